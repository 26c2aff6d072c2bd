/*
 * Acts of a person, undone and redone as one, across restarts. Undo adds rows (withdrawal); nothing is ever taken out.
 * Runs where the catalogue is written.
 */
import { ProblemError } from '../../domain/problems.ts';
import type { ActionResult } from '../../contract/review.ts';
import { turnChanges } from './changes.ts';
import { refreshNames, restingOnTaxa, stillThere } from './current-name.ts';
import { keepUsedNames, taxaOfAct } from './name-changes.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

export type ActionKind = 'decision' | 'repair' | 'import' | 'undo' | 'redo';

/** `by`: who sits at the desk; '' or left out: nobody told. */
export function addAction(db: WriteHandle, kind: ActionKind, description: string, utc: string, by = ''): number {
  const made = [kind, description, utc, by.trim() || null];
  return db.runOne('INSERT INTO action (kind, description, made_utc, made_by) VALUES (?, ?, ?, ?)', made).id;
}

interface Action {
  readonly id: number;
  readonly description: string;
}

/** The newest act of a person that stands. Its index is named: the one in order of time fits as well and would sort all acts. */
export function nextUndo(db: ReadHandle): Action | undefined {
  return db.get<Action>(
    `SELECT id, description FROM action INDEXED BY action_standing
     WHERE kind IN ('decision', 'repair') AND undone_by IS NULL
     ORDER BY id DESC LIMIT 1`,
  );
}

/** The act undone last, unless a person did something else since. */
export function nextRedo(db: ReadHandle): Action | undefined {
  return db.get<Action>(
    `SELECT id, description FROM action
     WHERE undone_by IS NOT NULL AND undone_by > (
       SELECT ifnull(max(id), 0) FROM action INDEXED BY action_by_person WHERE kind IN ('decision', 'repair')
     )
     ORDER BY undone_by DESC LIMIT 1`,
  );
}

export function undo(db: WriteHandle, utc: string, by = ''): ActionResult {
  return db.transaction(() => {
    const target = nextUndo(db);
    if (!target) throw new ProblemError('nothing-to-undo');
    return turn(db, 'undo', target, { utc, by });
  });
}

export function redo(db: WriteHandle, utc: string, by = ''): ActionResult {
  return db.transaction(() => {
    const target = nextRedo(db);
    if (!target) throw new ProblemError('nothing-to-redo');
    return turn(db, 'redo', target, { utc, by });
  });
}

function turn(
  db: WriteHandle,
  kind: 'undo' | 'redo',
  target: Action,
  { utc, by }: { readonly utc: string; readonly by: string },
): ActionResult {
  const { id } = db.runOne(
    'INSERT INTO action (kind, target_id, description, made_utc, made_by) VALUES (?, ?, ?, ?, ?)',
    [kind, target.id, target.description, utc, by.trim() || null],
  );
  const undoes = kind === 'undo' ? 1 : 0;
  db.run(
    `INSERT INTO withdrawal (determination_id, action_id, withdrawn)
     SELECT id, :turn, :undoes FROM determination WHERE action_id = :target ORDER BY specimen_id, id`,
    { turn: id, undoes, target: target.id },
  );
  // And what the act took back itself.
  db.run(
    `INSERT INTO withdrawal (determination_id, action_id, withdrawn)
     SELECT determination_id, :turn, withdrawn <> :undoes FROM withdrawal WHERE action_id = :target ORDER BY id`,
    { turn: id, undoes, target: target.id },
  );
  db.runOne('UPDATE action SET undone_by = ? WHERE id = ?', [kind === 'undo' ? id : null, target.id]);
  const resting = restingOnTaxa(db, taxaOfAct(db, target.id));
  const told = turnChanges(db, target.id, kind, id);
  const named = db.ids('SELECT DISTINCT specimen_id FROM determination WHERE action_id = ?', [target.id]);
  const about = db.ids('SELECT specimen_id FROM repaired_specimen WHERE action_id = ?', [target.id]);
  const specimenIds = [...new Set([...named, ...about, ...resting])];
  refreshNames(db, stillThere(db, specimenIds));
  told.push(...keepUsedNames(db, target.id));
  const repaired = db.value<string>('SELECT kind FROM action WHERE id = ?', [target.id]) === 'repair';
  const pictures = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM change WHERE action_id = ? AND kind = 'photo' AND field = 'turned')`,
    [target.id],
  );
  return {
    ...actionResult(db, id, target.description, specimenIds),
    told,
    repaired,
    ...(pictures === 1 && { pictures: true }),
  };
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
