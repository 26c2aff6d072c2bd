/* The numbers behind the reliability plot, as the window and a paper's files write them. Pure. */
import type { Calibration } from '../evaluation.ts';

export const RELIABILITY_COLUMNS = [
  'temperatureScaling',
  'temperature',
  'from',
  'to',
  'photos',
  'certainty',
  'right',
  'low',
  'high',
] as const;

/** One row a bin, first before the temperature, then after it; null where a bin is empty. */
export function reliabilityRows({ before, after, temperature }: Calibration): (string | number | null)[][] {
  const parts = [
    ['before', 1, before],
    ['after', temperature, after],
  ] as const;
  return parts.flatMap(([which, divisor, { bins }]) =>
    bins.map(({ from, to, photos, certainty, right, low, high }) => [
      which,
      divisor,
      from,
      to,
      photos,
      certainty,
      right,
      low,
      high,
    ]),
  );
}
