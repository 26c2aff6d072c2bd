/*
 * The settings proposed for a collection: the default network where there are photos enough for it, a smaller one where
 * there are few, since a run begins with random weights. Pure; no DOM.
 */
import { TRAIN } from '../../../electron/domain/language/window.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { DEFAULT_TRAINING, type Depth, type TrainingSettings } from '../../../electron/domain/training.ts';
import { wholeCycleEpochs } from '../../../electron/domain/plots/schedule-drawing.ts';

interface Step {
  /** Photos to learn from, below which this is proposed. */
  readonly below: number;
  readonly depth: Depth;
  readonly size: number;
}

/** From random weights and few photos a shallow network gets further in the same time; the borders are by judgement. */
const STEPS: readonly Step[] = [
  { below: 800, depth: 18, size: 96 },
  { below: 2_500, depth: 18, size: 128 },
  { below: 6_000, depth: 34, size: 160 },
];

/** `learnPhotos`: those not held out; 0 while unknown. */
export function proposeSettings(learnPhotos: number, name: string): TrainingSettings {
  const step = learnPhotos > 0 ? STEPS.find(({ below }) => learnPhotos < below) : undefined;
  const settings = { ...DEFAULT_TRAINING, ...(step ? { depth: step.depth, size: step.size } : {}), name };
  return { ...settings, epochs: wholeCycleEpochs(settings).at(-1) ?? settings.epochs };
}

/** Why another network than the default is proposed, or why a large one is a bad choice; null where neither holds. */
export function networkAdvice(learnPhotos: number, { depth, size, startFrom }: TrainingSettings): string | null {
  if (learnPhotos <= 0 || startFrom !== null) return null;
  const proposed = proposeSettings(learnPhotos, '');
  if (depth > proposed.depth) return TRAIN.setUp.advice.tooDeep(depth, learnPhotos, proposed.depth);
  if (depth === proposed.depth && size === proposed.size && depth < DEFAULT_TRAINING.depth) {
    return TRAIN.setUp.advice.smaller(learnPhotos, DEFAULT_TRAINING.depth);
  }
  return null;
}

/** The batch that a run that did not fit into memory should try instead; null for any other problem. */
export function smallerBatch({ code, values: { smaller } }: Problem): number | null {
  return code === 'not-enough-memory' && typeof smaller === 'number' ? smaller : null;
}
