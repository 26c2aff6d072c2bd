/*
 * Drawn photos, good and spoilt in known ways, at the sizes in which imports look at photos: how many of the spoilt ones are
 * found, and how many good ones are blamed. `npm run bench -- --only quality` does the same with more of them.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { flawsOf, LabelHabit } from '../../electron/domain/intake/quality.ts';
import { qualityOf } from '../../electron/photos/quality.ts';
import { drawSpecimen } from '../../electron/sample/draw/specimen.ts';
import { DEFAULT_TAXA } from '../../electron/sample/draw/taxa.ts';
import { drawnPhotos, saidOfSpoilt } from '../bench/spoil-photos.mjs';

const PHOTOS = 9;

describe.each([480, 1000])('of drawn photos looked at %i px long', (edge) => {
  let said: Awaited<ReturnType<typeof saidOfSpoilt>>;
  beforeAll(async () => {
    const photos = drawnPhotos(drawSpecimen, DEFAULT_TAXA, PHOTOS, { width: 1024, height: 768 });
    said = await saidOfSpoilt({ qualityOf, flawsOf }, photos, edge);
  }, 60_000);

  test('the good ones are blamed for nothing', () => {
    expect(said['good']).toEqual({ photos: PHOTOS, expected: null, flaws: {} });
  });

  test.each(['blurred', 'shaken', 'dim', 'shifted'] as const)('all that are %s are told', (way) => {
    const { photos = 0, expected, flaws = {} } = said[way] ?? {};
    expect(photos).toBeGreaterThan(3);
    expect(flaws[expected ?? '']).toBe(photos);
  });

  test('of those exposed too long, at least a third is told', () => {
    expect(said['bright']?.flaws['burnt-out'] ?? 0).toBeGreaterThanOrEqual(PHOTOS / 3);
  });
});

test('a photo without a code lacks one where photos of its view mostly have one', () => {
  const habit = new LabelHabit();
  for (let photo = 0; photo < 5; photo++) {
    expect(habit.lacks('label', true)).toBe(false);
    expect(habit.lacks('dorsal', false)).toBe(false);
  }
  expect(habit.lacks('label', false)).toBe(true);
  expect(habit.lacks('dorsal', false)).toBe(false);
  expect(flawsOf(null, true)).toEqual(['no-label']);
});

test('the first photos of a folder lack nothing yet', () => {
  const habit = new LabelHabit();
  expect([habit.lacks(null, true), habit.lacks(null, true), habit.lacks(null, false)]).toEqual([false, false, false]);
});

test('a picture of one colour has neither edges nor a specimen', () => {
  const plain = { rgb: Buffer.alloc(400 * 300 * 3, 200), width: 400, height: 300 };
  expect(qualityOf(plain)).toEqual({ sharpness: null, brightness: 200, burnt: 0, cut: 0 });
});
