/*
 * Which of a run's held-out photos choose its epoch, and which judge it. A run's rows know 'held-out' only; that it has
 * validation photos, and how many, stands with its settings, and which they are follows from specimen and seed for good.
 * Runs where the catalogue is open.
 */
import type { RunPart, TrainingSettings, ValidationPart } from '../../domain/training.ts';
import { isForFitting } from '../../domain/statistics/calibration.ts';
import type { ReadHandle } from '../database/database.ts';
import { readKept } from '../database/kept-json.ts';
import { KeptValidation } from './kept-evaluation.ts';

/** As a run's row keeps them. Runs that were begun before there was a choice keep no `validation`. */
export type KeptSettings = Partial<TrainingSettings> & { readonly validation?: ValidationPart | null };

/** null: all held-out photos choose and judge. */
export function validationOf(db: ReadHandle, runId: number): ValidationPart | null {
  const row = db.get<{ validation: string | null }>(
    `SELECT settings -> '$.validation' AS validation FROM run WHERE id = ?`,
    [runId],
  );
  return row?.validation == null ? null : readKept(KeptValidation, row.validation);
}

/** Gives the part of a run's photo from what its row says. */
export function partsOf(
  db: ReadHandle,
  runId: number,
): (photo: { readonly specimenId: number; readonly part: 'learn' | 'held-out' }) => RunPart {
  if (validationOf(db, runId) === null) return ({ part }) => part;
  const seed = db.value<number>('SELECT seed FROM run WHERE id = ?', [runId]);
  return ({ specimenId, part }) =>
    part === 'learn' ? 'learn' : isForFitting(specimenId, seed) ? 'validation' : 'test';
}
