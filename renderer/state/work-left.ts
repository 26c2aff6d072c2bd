/*
 * How much is left to look at: the slider's threshold, and the sentence below it. Shares 0..1, thresholds in whole
 * percent. Pure; no DOM.
 */
import type { WaitingProposals, WorkCurve } from '../../electron/domain/evaluation.ts';
import { workAt, workForError } from '../../electron/domain/statistics/work-curve.ts';

/** Errors in the rest that the slider begins with, where that leaves enough over to be worth it. */
const WISHED_ERRORS = 0.01;
const MOST_WORK = 0.75;
const USUAL_PERCENT = 90;
/** Of fewer photos a share of errors jumps too much to be drawn. */
const FEWEST_LEFT = 10;

export interface WorkSaid {
  /** Share to look at, of what waits if that is known, else of the held-out photos. */
  readonly lookAt: number;
  /** How many that is now, of how many that wait; null: none waits, or it is not known. */
  readonly waiting: { readonly below: number; readonly all: number } | null;
  /** Share among the held-out photos. */
  readonly measured: number;
  /** Share of errors in the rest and the upper end of its interval; null: nothing is left over. */
  readonly errors: { readonly near: number; readonly atMost: number } | null;
}

/** `waiting`: the predictions of this model that wait; null where the curve is of a wider rank, or nothing is known. */
export function workSaid(curve: WorkCurve, percent: number, waiting: WaitingProposals | null): WorkSaid {
  const { lookAt, errors, errorsHigh } = workAt(curve, percent / 100);
  const known = waiting !== null && waiting.specimens > 0;
  const below = known ? waitingBelow(waiting, percent) : 0;
  return {
    lookAt: known ? below / waiting.specimens : lookAt,
    waiting: known ? { below, all: waiting.specimens } : null,
    measured: lookAt,
    errors: lookAt >= 1 ? null : { near: errors, atMost: errorsHigh },
  };
}

/** Predictions with a certainty below so many percent. */
export function waitingBelow({ byPercent }: WaitingProposals, percent: number): number {
  return byPercent.slice(0, percent).reduce((sum, count) => sum + count, 0);
}

/** Where the slider stands before anybody moves it: the least work that keeps the errors low. */
export function proposedThreshold(curve: WorkCurve): number {
  const point = workForError(curve, WISHED_ERRORS, 'measured');
  if (point && point.lookAt <= MOST_WORK) return atLeastLowest(curve, Math.ceil(point.threshold * 100 - 1e-9));
  const bearable = curve.threshold.findLast(
    (value, index) => value * 100 <= USUAL_PERCENT + 1e-9 && (curve.lookAt[index] ?? 1) <= MOST_WORK,
  );
  return atLeastLowest(curve, Math.floor((bearable ?? 0) * 100 + 1e-9));
}

function atLeastLowest(curve: WorkCurve, percent: number): number {
  return Math.max(lowestThreshold(curve), percent);
}

/** One curve for each rank at which it differs from the narrower ones, the names first. */
export function differingCurves(curves: readonly WorkCurve[]): readonly WorkCurve[] {
  const same = (a: WorkCurve, b: WorkCurve) =>
    a.photos === b.photos && a.lookAt.join() === b.lookAt.join() && a.errors.join() === b.errors.join();
  return curves.filter((curve, index) => !curves.slice(0, index).some((narrower) => same(narrower, curve)));
}

export interface WorkPoint {
  readonly percent: number;
  readonly lookAt: number;
  /** null where too few photos are left over. */
  readonly errors: number | null;
}

/** What is drawn, from `low` percent on. */
export function drawnPoints({ threshold, lookAt, errors, photos }: WorkCurve, low: number): WorkPoint[] {
  return threshold.flatMap((value, index) => {
    const looked = lookAt[index] ?? 1;
    const error = (1 - looked) * photos >= FEWEST_LEFT - 1e-9 ? (errors[index] ?? null) : null;
    return value * 100 < low - 1e-9 ? [] : [{ percent: value * 100, lookAt: looked, errors: error }];
  });
}

/** Where the slider and the plot begin: at half, or lower where names are so unsure, in tens of percent. */
export function lowestThreshold({ threshold, lookAt }: WorkCurve): number {
  const first = threshold.find((_, index) => (lookAt[index] ?? 0) > 0.02) ?? 1;
  return Math.min(50, Math.floor(first * 10 + 1e-9) * 10);
}
