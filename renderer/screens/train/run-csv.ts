/* The figures of a run's epochs as a table for others. Pure. */
import type { EpochFigures } from '../../../electron/domain/training.ts';
import { csvText } from '../../state/csv.ts';

const COLUMNS = ['epoch', 'loss', 'accuracy', 'heldOutLoss', 'heldOutAccuracy', 'learningRate', 'kept'] as const;

export function csvOfRun(figures: readonly EpochFigures[]): string {
  return csvText(
    COLUMNS,
    figures.map((one) => COLUMNS.map((column) => one[column] ?? null)),
  );
}
