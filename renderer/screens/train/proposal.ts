/* What is said of a network that fits the photos badly, and of a batch that fits no memory. Pure; no DOM. */
import { TRAIN } from '../../../electron/domain/language/window.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { proposalFor } from '../../../electron/domain/proposal.ts';
import { DEFAULT_TRAINING, type TrainingSettings } from '../../../electron/domain/training.ts';

/** Why another network than the default is proposed, or why a large one is a bad choice; null where neither holds. */
export function networkAdvice(learnPhotos: number, { depth, size, startFrom }: TrainingSettings): string | null {
  if (learnPhotos <= 0 || startFrom !== null) return null;
  const proposed = proposalFor({}, learnPhotos, null).settings;
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
