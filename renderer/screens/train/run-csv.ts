/* The figures of a run's epochs as a table for others: plain CSV (RFC 4180), shares 0..1. Pure. */
import type { EpochFigures } from '../../../electron/contract/training.ts';

const COLUMNS = ['epoch', 'loss', 'accuracy', 'heldOutLoss', 'heldOutAccuracy', 'learningRate', 'kept'] as const;

export function csvOfRun(figures: readonly EpochFigures[]): string {
  const rows = figures.map((one) => COLUMNS.map((column) => one[column] ?? '').join(','));
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
