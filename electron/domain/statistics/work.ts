/*
 * How much is left to look at: for every threshold, the share of photos below it and the errors among the others. Plain
 * arithmetic; runs anywhere.
 */
import type { WorkCurve } from '../evaluation.ts';
import { wilsonOfMany } from './metrics.ts';
import { largestOf } from './calibration.ts';
import type { RankGroups } from './ranks.ts';

/** Whole percents, and tenths above 99: most of a good network's certainties lie there. */
const THRESHOLDS: readonly number[] = [
  ...Array.from({ length: 100 }, (_, percent) => percent / 100),
  ...Array.from({ length: 10 }, (_, tenth) => (991 + tenth) / 1000),
];

export interface SureOrNot {
  readonly certainty: number;
  readonly right: boolean;
}

/** What probabilities say of a photo at a rank: the taxon whose names together are surest. null: labelled wider than that. */
export function atRank(probabilities: Float64Array, label: number, { groupOf, groups }: RankGroups): SureOrNot | null {
  const wanted = groupOf[label] ?? -1;
  if (wanted < 0) return null;
  const sums = new Float64Array(groups);
  for (let taxon = 0; taxon < probabilities.length; taxon++) {
    const group = groupOf[taxon] ?? -1;
    if (group >= 0) sums[group]! += probabilities[taxon]!;
  }
  const surest = largestOf(sums);
  return { certainty: Math.min(1, sums[surest]!), right: surest === wanted };
}

/** null: no photos. */
export function workCurve(rank: WorkCurve['rank'], answers: readonly SureOrNot[]): WorkCurve | null {
  if (answers.length === 0) return null;
  const sorted = answers.toSorted((a, b) => a.certainty - b.certainty);
  /** wrongFrom[i]: errors among those from the i-th on. */
  const wrongFrom = new Float64Array(sorted.length + 1);
  for (let i = sorted.length - 1; i >= 0; i--) wrongFrom[i] = wrongFrom[i + 1]! + (sorted[i]!.right ? 0 : 1);
  let below = 0;
  const points = THRESHOLDS.map((threshold) => {
    while (below < sorted.length && sorted[below]!.certainty < threshold) below += 1;
    const left = sorted.length - below;
    const errors = left === 0 ? { value: 0, low: 0, high: 1 } : wilsonOfMany(wrongFrom[below]!, left);
    return { lookAt: below / sorted.length, errors };
  });
  return {
    rank,
    photos: sorted.length,
    threshold: THRESHOLDS,
    lookAt: points.map(({ lookAt }) => lookAt),
    errors: points.map(({ errors }) => errors.value),
    errorsLow: points.map(({ errors }) => errors.low),
    errorsHigh: points.map(({ errors }) => errors.high),
  };
}
