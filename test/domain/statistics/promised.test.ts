/*
 * Values that may never change, written out: by them a run that was interrupted, or a model that is measured again years later,
 * knows which specimens it learned from and which it never saw.
 */
import { expect, test } from 'vitest';
import { isForFitting } from '../../../electron/domain/statistics/calibration.ts';
import { chance, shuffled } from '../../../electron/domain/statistics/chance.ts';
import { divideSpecimens, splitSpecimens } from '../../../electron/domain/statistics/split.ts';

/** Two photos of each specimen; the taxa take turns. */
const photosOf = (specimens: number, taxa: number) =>
  Array.from({ length: specimens * 2 }, (_, index) => {
    const specimen = Math.floor(index / 2);
    return { photoId: 101 + index, specimenId: specimen + 1, label: specimen % taxa };
  });

const idsOf = (parts: ReadonlyMap<number, string>, wanted: string) =>
  [...parts].filter(([, part]) => part === wanted).map(([photoId]) => photoId);

// Worked out with MurmurHash3 (x86, 32 bit) written anew in another language.
test.each([
  [[1], 0.14416617528638842],
  [[7, 1, 42], 0.5166281316979462],
  [[7, 11, 42], 0.548012495065886],
  [[20261128, 3, 0, 123456], 0.3244609166519724],
  [[2 ** 32 + 5, 1, 2 ** 40], 0.16951922176616274],
  [[-1, 0], 0.34179425180690803],
])('the chance of %j is the same for ever', (keys, expected) => {
  expect(chance(...keys)).toBe(expected);
});

test('a shuffled order is the same for ever', () => {
  expect(shuffled([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], (item) => item, 7, 5)).toEqual([2, 4, 3, 6, 10, 8, 9, 7, 5, 1]);
});

test.each([
  [0, [105, 106, 111, 112, 113, 114, 131, 132]],
  [1, [101, 102, 105, 106, 123, 124, 139, 140]],
  [20261128, [119, 120, 121, 122, 131, 132, 137, 138]],
])('the photos that seed %i holds out are the same for ever', (seed, heldOut) => {
  const parts = splitSpecimens(photosOf(20, 2), { heldOutShare: 0.2, seed });
  expect(idsOf(parts, 'held-out')).toEqual(heldOut);
  expect(idsOf(parts, 'learn')).toHaveLength(40 - heldOut.length);
});

test('the specimens set aside for validation and for the test are the same for ever', () => {
  const photos = photosOf(120, 2);
  const parts = divideSpecimens(photos, { heldOutShare: 0.5, seed: 7 });
  const specimens = (part: string) => [
    ...new Set(photos.filter(({ photoId }) => parts.get(photoId) === part).map(({ specimenId }) => specimenId)),
  ];
  expect(specimens('validation')).toEqual([
    10, 19, 20, 21, 22, 23, 32, 37, 40, 43, 45, 48, 50, 58, 74, 75, 77, 82, 83, 86, 90, 95, 97, 110, 111, 113,
  ]);
  expect(specimens('test')).toEqual([
    1, 9, 24, 26, 27, 28, 30, 31, 35, 36, 38, 39, 46, 49, 52, 56, 57, 61, 62, 63, 65, 69, 78, 79, 89, 92, 94, 100, 102,
    107, 108, 115, 117, 120,
  ]);
});

test('the specimens that a temperature is fitted on are the same for ever', () => {
  const fitted = Array.from({ length: 30 }, (_, index) => index + 1).filter((specimenId) =>
    isForFitting(specimenId, 7),
  );
  expect(fitted).toEqual([8, 10, 11, 13, 14, 19, 20, 21, 22, 23]);
});
