/*
 * At which rank a prediction is sure enough: the narrowest at which, on held-out photos, so few names were wrong above a
 * certainty that even the upper end of the interval stays below a bound. Pure; runs everywhere.
 */
import type { WorkCurve } from '../evaluation.ts';
import type { NameRank } from '../taxonomy.ts';
import { workForError } from './work-curve.ts';

/** Most errors among names that are taken for sure, at the upper end of the 95 % interval. */
const MOST_ERRORS = 0.05;

/** Least certainty by rank; `own`: of the names themselves, whatever their rank. A rank that is never sure is left out. */
export interface SureFrom {
  readonly own: number | null;
  readonly ranks: ReadonlyMap<NameRank, number>;
}

export function sureFrom(work: readonly WorkCurve[]): SureFrom {
  const ranks = new Map<NameRank, number>();
  let own: number | null = null;
  for (const curve of work) {
    const point = workForError(curve, MOST_ERRORS, 'upper-end');
    if (!point) continue;
    if (curve.rank === null) own = point.threshold;
    else ranks.set(curve.rank, point.threshold);
  }
  return { own, ranks };
}

/**
 * `ranks`: the best taxon at each rank with the certainties of all below it added up, narrowest first; `certainty`: of the
 * name itself. null: the name itself is sure enough, or no rank is, or it was not measured.
 */
export function backOff(
  certainty: number,
  ranks: readonly { readonly rank: NameRank; readonly certainty: number }[],
  { own, ranks: from }: SureFrom,
): NameRank | null {
  if (own !== null && certainty >= own) return null;
  return ranks.slice(1).find(({ rank, certainty: sum }) => sum >= (from.get(rank) ?? Infinity))?.rank ?? null;
}
