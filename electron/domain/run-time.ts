/* How long a run is going to take, from what was measured. Pure; runs everywhere. */
import type { TrainingCheck, TrainingSettings } from './training.ts';

/** Photos a second that were measured with the run's network; null: never. */
export interface Paces {
  readonly learning: number | null;
  /** Once through the network, without learning. */
  readonly recognition: number | null;
}

type Photos = Pick<TrainingCheck, 'photos' | 'learnPhotos' | 'heldOutPhotos' | 'validation'>;

/** Seconds of learning and measuring, without those in which photos are read; null where they cannot be known. */
export function runSeconds(
  { mode, epochs }: Pick<TrainingSettings, 'mode' | 'epochs'>,
  { photos, learnPhotos, heldOutPhotos, validation }: Photos,
  { learning, recognition }: Paces,
): number | null {
  const learn = learning === null ? null : (learnPhotos * epochs) / learning;
  if (mode === 'quick') return recognition === null ? null : photos / recognition + (learn ?? 0);
  if (learn === null || recognition === null) return learn;
  return learn + ((validation?.photos ?? heldOutPhotos) * epochs) / recognition;
}
