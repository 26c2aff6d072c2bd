/* How many a person may ask for: the same in the requests as on the command line; the window's fields ask the same table. */
import { describe, expect, it } from 'vitest';
import { readerOf, shardOf } from '../../electron/command-line/commands.ts';
import { isAllowed } from '../../electron/domain/bounds.ts';
import { COUNTS } from '../../electron/domain/counts.ts';
import { inputSchemas, jobInputs } from '../../electron/checks/inputs.ts';

type CountName = keyof typeof COUNTS;

const MOST: Readonly<Record<CountName, number>> = {
  specimensPerTaxon: 10_000,
  samplePhotos: 1_000_000,
  measuredSample: 10_000_000,
  shownSample: 1000,
  shards: 100_000,
};

const sample = { folder: '/sample', seed: 1, specimensPerTaxon: 5, photos: null };
const figures = { modelId: null, folder: '/figures', seed: 1 };
const passes = (kind: keyof typeof jobInputs, input: unknown) => jobInputs[kind].safeParse(input).success;
const REQUESTS: Readonly<Record<CountName, (count: number) => boolean>> = {
  specimensPerTaxon: (count) => passes('sample', { ...sample, specimensPerTaxon: count }),
  samplePhotos: (count) => passes('sample', { ...sample, photos: count }),
  measuredSample: (count) => passes('evaluate', { modelId: null, sample: count, seed: 1 }),
  shownSample: (count) => {
    const shown = inputSchemas['evaluations.sample'].safeParse({ evaluationId: 1, n: count, seed: 1 }).success;
    expect(passes('export-figures', { ...figures, sample: count })).toBe(shown);
    return shown;
  },
  shards: (count) => passes('predict', { modelId: null, photos: 'all', shard: [0, count] }),
};

const takes = (read: (text: string) => unknown, text: string) => {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
};

describe('every count', () => {
  it.each(Object.keys(COUNTS) as CountName[])('%s', (name) => {
    const counts = [0, 1, MOST[name], MOST[name] + 1, 1.5];
    const right = [false, true, true, false, false];
    expect(counts.map(REQUESTS[name])).toEqual(right);
    expect(counts.map((count) => isAllowed(COUNTS[name], count))).toEqual(right);
    const read = name === 'shards' ? (text: string) => shardOf(`0/${text}`) : readerOf(COUNTS[name]);
    expect(counts.map((count) => takes(read, String(count)))).toEqual(right);
  });
});
