/* Reading the curve of work against errors. Pure; runs everywhere. */
import type { WorkCurve } from '../evaluation.ts';

export interface WorkPoint {
  readonly threshold: number;
  /** Share of the photos to look at, 0..1. */
  readonly lookAt: number;
  /** Share of errors in the rest, 0..1, and its 95 % interval. */
  readonly errors: number;
  readonly errorsLow: number;
  readonly errorsHigh: number;
}

/** The curve at the highest of its thresholds that is not above `threshold`. */
export function workAt(curve: WorkCurve, threshold: number): WorkPoint {
  // 0.9 + 0.03 is a hair below 0.93.
  const above = curve.threshold.findIndex((value) => value > threshold + 1e-9);
  return point(curve, Math.max(0, (above === -1 ? curve.threshold.length : above) - 1));
}

/**
 * The least work that keeps the errors in the rest at or below `wished` (0..1): as measured, or even at the upper end of
 * their interval. null where no threshold does that and leaves anything over.
 */
export function workForError(curve: WorkCurve, wished: number, by: 'measured' | 'upper-end'): WorkPoint | null {
  const errors = by === 'measured' ? curve.errors : curve.errorsHigh;
  const index = errors.findIndex((error, i) => error <= wished && (curve.lookAt[i] ?? 1) < 1);
  return index === -1 ? null : point(curve, index);
}

function point(curve: WorkCurve, index: number): WorkPoint {
  const at = (list: readonly number[]) => {
    const value = list[index];
    if (value === undefined) throw new RangeError(`a curve of work without a point ${index}`);
    return value;
  };
  return {
    threshold: at(curve.threshold),
    lookAt: at(curve.lookAt),
    errors: at(curve.errors),
    errorsLow: at(curve.errorsLow),
    errorsHigh: at(curve.errorsHigh),
  };
}
