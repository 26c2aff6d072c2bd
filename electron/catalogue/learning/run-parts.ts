/*
 * Which of a run's held-out photos choose its epoch, and which judge it. That it has validation photos, and how many, stands
 * with its settings; which they are, with each photo, or, in runs from before that was kept, it follows from specimen and
 * seed for good. Runs where the catalogue is open.
 */
import type { RunPart, TrainingSettings, ValidationPart } from '../../domain/training.ts';
import type { GivenHeldOut } from '../../domain/given-part.ts';
import { isForFitting } from '../../domain/statistics/calibration.ts';
import type { ReadHandle } from '../database/database.ts';
import { readKept } from '../database/kept-json.ts';
import { KeptGiven, KeptValidation } from './kept-evaluation.ts';

/** As a run's row keeps them. Runs that were begun before there was a choice keep no `validation`. */
export type KeptSettings = Partial<TrainingSettings> & {
  readonly validation?: ValidationPart | null;
  readonly given?: GivenHeldOut;
};

/** null: all held-out photos choose and judge. */
export function validationOf(db: ReadHandle, runId: number): ValidationPart | null {
  const row = db.get<{ validation: string | null }>(
    `SELECT settings -> '$.validation' AS validation FROM run WHERE id = ?`,
    [runId],
  );
  return row?.validation == null ? null : readKept(KeptValidation, row.validation);
}

/** null: none of its photos was held out for what it came for. */
export function givenOf(db: ReadHandle, runId: number): GivenHeldOut | null {
  const row = db.get<{ given: string | null }>(`SELECT settings -> '$.given' AS given FROM run WHERE id = ?`, [runId]);
  return row?.given == null ? null : readKept(KeptGiven, row.given);
}

export interface RunPhotoRow {
  readonly specimenId: number;
  readonly part: 'learn' | 'held-out';
  readonly heldOutFor: 'validation' | 'test' | null;
}

/** Gives the part of a run's photo from what its row says. */
export function partsOf(db: ReadHandle, runId: number): (photo: RunPhotoRow) => RunPart {
  if (validationOf(db, runId) === null) return ({ part }) => part;
  const seed = db.value<number>('SELECT seed FROM run WHERE id = ?', [runId]);
  return ({ specimenId, part, heldOutFor }) =>
    part === 'learn' ? 'learn' : (heldOutFor ?? (isForFitting(specimenId, seed) ? 'validation' : 'test'));
}
