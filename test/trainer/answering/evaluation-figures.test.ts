/* The step from answers to figures: it can be stopped at any part, and the turns that it gives change nothing. */
import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../../electron/files/path-text.ts';
import { chance } from '../../../electron/domain/statistics/chance.ts';
import {
  type Answer,
  evaluationFigures,
  temperatureOf,
} from '../../../electron/trainer/answering/evaluation-figures.ts';

const TAXA = 5;
const PHOTOS = 300;
const answers: Answer[] = Array.from({ length: PHOTOS }, (_, i) => {
  const label = i % TAXA;
  const logits = Float32Array.from({ length: TAXA }, (_unused, taxon) => 6 * chance(3, taxon, i));
  logits[label]! += 2;
  const photo = { photoId: i + 1, specimenId: i >> 1, label, path: NOWHERE, orientation: 1, sha256: '' };
  return { photo, logits };
});
const classes = Array.from({ length: TAXA }, (_, taxonId) => ({
  taxonId,
  scientificName: `Carabus no${taxonId}`,
  taxonRank: 'species' as const,
  wider: [{ taxonId: 10 + (taxonId % 2), scientificName: `genus ${taxonId % 2}`, taxonRank: 'genus' as const }],
}));
const fitted = temperatureOf(answers, 5, null);
const input = { answers, classes, frame: PHOTOS, sample: PHOTOS, seed: 1, fitted, inForce: fitted!.temperature };

describe('evaluationFigures', () => {
  it('tells how many photos it has looked at, up to all of them, and others may run meanwhile', async () => {
    const alone = await evaluationFigures(input);
    expect(alone.calibration).not.toBeNull();
    expect(alone.work.map(({ rank }) => rank)).toEqual([null, 'species', 'genus']);
    const told: number[] = [];
    const shared = await evaluationFigures(input, async (photos) => void told.push(photos));
    expect(shared).toEqual(alone);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect([told[0], told.at(-1)]).toEqual([1, PHOTOS]);
    // A turn for each photo, again for each that the work is counted from, and for each of a thousand resamples.
    expect(told.length).toBeGreaterThan(PHOTOS + 1_000);
  });

  it.each([1, PHOTOS, PHOTOS + 500, PHOTOS + 1_100])('stops at turn %i when that is wished', async (last) => {
    let turns = 0;
    const stopping = evaluationFigures(input, async () => {
      turns += 1;
      if (turns === last) throw new DOMException('cancelled', 'AbortError');
    });
    await expect(stopping).rejects.toThrow('cancelled');
    expect(turns).toBe(last);
  });
});
