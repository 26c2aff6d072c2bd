/*
 * How much is left to look at: the slider's threshold, and the sentence below it. Shares 0..1, thresholds in whole
 * percent. Pure; no DOM.
 */
import type { WaitingProposals, WorkCurve } from '../../../electron/contract/evaluation.ts';
import { workAt, workForError } from '../../../electron/contract/work-curve.ts';

/** Errors in the rest that the slider begins with, where it can. */
const WISHED_ERRORS = 0.01;

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

/** `waiting`: the proposals of this model that wait; null where the curve is of a wider rank, or nothing is known. */
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

/** Proposals with a certainty below so many percent. */
export function waitingBelow({ byPercent }: WaitingProposals, percent: number): number {
  return byPercent.slice(0, percent).reduce((sum, count) => sum + count, 0);
}

/** Where the slider stands before anybody moves it: the least work that keeps the errors low. */
export function proposedThreshold(curve: WorkCurve): number {
  const point = workForError(curve, WISHED_ERRORS, 'measured');
  return Math.max(lowestThreshold(curve), Math.round((point?.threshold ?? 0.9) * 100));
}

/** Where the slider and the plot begin: at half, or lower where names are so unsure, in tens of percent. */
export function lowestThreshold({ threshold, lookAt }: WorkCurve): number {
  const first = threshold.find((_, index) => (lookAt[index] ?? 0) > 0.02) ?? 1;
  return Math.min(50, Math.floor(first * 10 + 1e-9) * 10);
}
