/*
 * Acts of a person, undone and redone as one, across restarts. Undo adds rows (withdrawal); nothing is ever taken out.
 * Runs where the catalogue is written.
 */
import { ProblemError } from '../../domain/problems.ts';
import type { ActionResult } from '../../contract/review.ts';
import { refreshNames } from './current-name.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

export type ActionKind = 'decision' | 'import' | 'undo' | 'redo';

export function addAction(db: WriteHandle, kind: ActionKind, description: string, utc: string): number {
  return db.runOne('INSERT INTO action (kind, description, made_utc) VALUES (?, ?, ?)', [kind, description, utc]).id;
}

interface Action {
  readonly id: number;
  readonly description: string;
}

/** The newest decision that stands. */
export function nextUndo(db: ReadHandle): Action | undefined {
  return db.get<Action>(
    `SELECT id, description FROM action WHERE kind = 'decision' AND undone_by IS NULL ORDER BY id DESC LIMIT 1`,
  );
}

/** The decision undone last, unless another decision was made since. */
export function nextRedo(db: ReadHandle): Action | undefined {
  return db.get<Action>(
    `SELECT id, description FROM action
     WHERE undone_by IS NOT NULL AND undone_by > (SELECT ifnull(max(id), 0) FROM action WHERE kind = 'decision')
     ORDER BY undone_by DESC LIMIT 1`,
  );
}

export function undo(db: WriteHandle, utc: string): ActionResult {
  return db.transaction(() => {
    const target = nextUndo(db);
    if (!target) throw new ProblemError('nothing-to-undo');
    return turn(db, 'undo', target, utc);
  });
}

export function redo(db: WriteHandle, utc: string): ActionResult {
  return db.transaction(() => {
    const target = nextRedo(db);
    if (!target) throw new ProblemError('nothing-to-redo');
    return turn(db, 'redo', target, utc);
  });
}

function turn(db: WriteHandle, kind: 'undo' | 'redo', target: Action, utc: string): ActionResult {
  const made = [kind, target.id, target.description, utc];
  const { id } = db.runOne('INSERT INTO action (kind, target_id, description, made_utc) VALUES (?, ?, ?, ?)', made);
  db.run(
    `INSERT INTO withdrawal (determination_id, action_id, withdrawn)
     SELECT id, ?, ? FROM determination WHERE action_id = ? ORDER BY id`,
    [id, kind === 'undo' ? 1 : 0, target.id],
  );
  db.runOne('UPDATE action SET undone_by = ? WHERE id = ?', [kind === 'undo' ? id : null, target.id]);
  const specimenIds = db
    .all<{ id: number }>('SELECT DISTINCT specimen_id AS id FROM determination WHERE action_id = ?', [target.id])
    .map((row) => row.id);
  refreshNames(db, specimenIds);
  return actionResult(db, id, target.description, specimenIds);
}

export function actionResult(
  db: ReadHandle,
  actionId: number,
  description: string,
  specimenIds: readonly number[],
): ActionResult {
  return {
    actionId,
    description,
    specimenIds,
    undo: nextUndo(db)?.description ?? null,
    redo: nextRedo(db)?.description ?? null,
  };
}
