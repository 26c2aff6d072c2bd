/* At which rank a prediction is sure enough, read from the curves of an evaluation. */
import { expect, test } from 'vitest';
import type { WorkCurve } from '../../../electron/domain/evaluation.ts';
import { backOff, sureFrom } from '../../../electron/domain/statistics/back-off.ts';

/** Errors at the upper end of the interval above 0, 0.5 and 0.9. */
function curve(rank: WorkCurve['rank'], errorsHigh: readonly number[]): WorkCurve {
  const none = errorsHigh.map(() => 0);
  const lookAt = [0, 0.2, 0.6];
  return { rank, photos: 200, threshold: [0, 0.5, 0.9], lookAt, errors: none, errorsLow: none, errorsHigh };
}

const MEASURED = sureFrom([
  curve(null, [0.2, 0.1, 0.04]),
  curve('species', [0.2, 0.1, 0.04]),
  curve('genus', [0.1, 0.05, 0.02]),
  curve('family', [0.03, 0.02, 0.01]),
  curve('order', [0.4, 0.3, 0.06]),
]);
const at = (species: number, genus: number, family = 1) => [
  { rank: 'species' as const, certainty: species },
  { rank: 'genus' as const, certainty: genus },
  { rank: 'family' as const, certainty: family },
];

test('the least certainty at which the upper end of the errors is at most 5 %, or none', () => {
  expect(MEASURED).toEqual({
    own: 0.9,
    ranks: new Map([
      ['species', 0.9],
      ['genus', 0.5],
      ['family', 0],
    ]),
  });
});

test.each([
  ['the name itself is sure', 0.95, 0.97, null],
  ['at its very threshold', 0.9, 0.95, null],
  ['only the genus is', 0.6, 0.8, 'genus'],
  ['not even the genus', 0.3, 0.4, 'family'],
])('%s', (_, species, genus, rank) => {
  expect(backOff(species, at(species, genus), MEASURED)).toBe(rank);
});

test('nothing is said where no rank is ever sure, as with few photos, or where nothing was measured', () => {
  const few = sureFrom([curve(null, [0.5, 0.4, 0.3]), curve('genus', [0.5, 0.4, 0.3])]);
  expect(backOff(0.4, at(0.4, 0.9), few)).toBeNull();
  expect(backOff(0.4, at(0.4, 0.9), sureFrom([]))).toBeNull();
});
