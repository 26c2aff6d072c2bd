/* A model as lists of the window know it. */
import type { ModelSummary } from '../../../electron/domain/training.ts';

export const MODEL: ModelSummary = {
  id: 7,
  name: 'Beetles',
  runId: 1,
  createdUtc: '2026-03-01T12:00:00.000Z',
  depth: 50,
  size: 160,
  heldOutAccuracy: 0.9,
  validation: null,
  classes: [],
  predictedPhotos: 0,
  bytes: 0,
  removedUtc: null,
};
