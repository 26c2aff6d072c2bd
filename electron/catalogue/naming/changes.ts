/*
 * What an act put right is kept value by value (table change), and undo and redo go back and forth by it. A value is only
 * turned where it still is as the act left it: an import may have written since. Runs where the catalogue is written.
 */
import { randomUUID } from 'node:crypto';
import { SPECIMEN_TERMS } from '../../domain/darwin-core/terms.ts';
import { NAME_ACTS, REPAIR } from '../../domain/language/language.ts';
import type { ReadHandle, Value, WriteHandle } from '../database/database.ts';
import { looseNumber, numberKey } from '../database/number-key.ts';
import { turnVernacularNames } from './name-changes.ts';

/** What may be put right, in the order in which it is turned: photos first, since an emptied specimen goes with them. */
const FIELDS = {
  photo: ['specimen_id', 'view', 'turned', 'taken_out'],
  specimen: [
    'taken_out',
    'catalog_number',
    'occurrence_id',
    ...SPECIMEN_TERMS.map(({ column }) => column),
    'other_terms',
  ],
  taxon: ['taken_out', 'scientific_name', 'authorship', 'rank', 'parent_id', 'accepted_id'],
} as const;
type Kind = keyof typeof FIELDS;
export type FieldOf<K extends Kind> = (typeof FIELDS)[K][number];

/** Sets a field of these rows and keeps how it was; rows that have the value already stay out of the record. */
export function change<K extends Kind>(
  db: WriteHandle,
  actionId: number,
  kind: K,
  field: FieldOf<K>,
  ids: readonly number[],
  after: Value,
): number {
  const values = { action: actionId, ids: JSON.stringify(ids), after };
  const { changes } = db.run(
    `INSERT INTO change (action_id, kind, row_id, field, before, after)
     SELECT :action, '${kind}', id, '${field}', ${field}, :after FROM main.${kind}
     WHERE id IN (SELECT value FROM json_each(:ids)) AND ${field} IS NOT :after`,
    values,
  );
  if (changes > 0) turnField(db, actionId, kind, field, 'redo');
  return changes;
}

/** The same with a value for each row. */
export function changeEach<K extends Kind>(
  db: WriteHandle,
  actionId: number,
  kind: K,
  field: FieldOf<K>,
  after: ReadonlyMap<number, string | number | null>,
): void {
  const { changes } = db.run(
    `INSERT INTO change (action_id, kind, row_id, field, before, after)
     SELECT :action, '${kind}', row.id, '${field}', ${field}, wanted.value ->> 1
     FROM json_each(:pairs) AS wanted JOIN main.${kind} AS row ON row.id = wanted.value ->> 0
     WHERE ${field} IS NOT wanted.value ->> 1`,
    { action: actionId, pairs: JSON.stringify([...after]) },
  );
  if (changes > 0) turnField(db, actionId, kind, field, 'redo');
}

/** Specimens whose number was ever changed by an act, undone or not. */
export function everRenumbered(db: ReadHandle): ReadonlySet<number> {
  return new Set(db.ids(`SELECT row_id FROM change WHERE kind = 'specimen' AND field = 'catalog_number'`));
}

/** A row that the act itself made: it was not in the collection before, and is not when the act is undone. */
export function recordNew(db: WriteHandle, actionId: number, specimenIds: readonly number[]): void {
  db.run(
    `INSERT INTO change (action_id, kind, row_id, field, before, after)
     SELECT :action, 'specimen', value, 'taken_out', :action, 0 FROM json_each(:ids)`,
    { action: actionId, ids: JSON.stringify(specimenIds) },
  );
}

/** Notes which specimens an act is about. */
export function concern(db: WriteHandle, actionId: number, specimenIds: readonly number[]): void {
  db.run(
    `INSERT OR IGNORE INTO repaired_specimen (specimen_id, action_id) SELECT value, :action FROM json_each(:ids)`,
    { action: actionId, ids: JSON.stringify(specimenIds) },
  );
}

/** Undoes or does again all that an act put right. Gives what was found otherwise than it was left, in sentences. */
export function turnChanges(db: WriteHandle, actionId: number, way: 'undo' | 'redo', turnId: number): string[] {
  const told: string[] = [];
  for (const kind of Object.keys(FIELDS) as Kind[]) {
    for (const field of FIELDS[kind]) {
      const { due = 0, target = null } =
        db.get<{ due: number; target: Value }>(
          `SELECT count(*) AS due, max(${way === 'undo' ? 'before' : 'after'}) AS target FROM change
           WHERE action_id = ? AND kind = ? AND field = ?`,
          [actionId, kind, field],
        ) ?? {};
      if (due === 0) continue;
      const which = `${kind}.${field}`;
      if (which === 'specimen.taken_out') told.push(...freeNumbers(db, actionId, way, turnId));
      const turned = turnField(db, actionId, kind, field, way);
      if (turned === due) continue;
      if (which === 'photo.taken_out' && way === 'undo') told.push(REPAIR.photosCameAgain(due - turned));
      if (which === 'taxon.taken_out') told.push(NAME_ACTS.namesThereAgain(due - turned));
      if (which === 'specimen.catalog_number') told.push(REPAIR.numberGoneMeanwhile(String(target)));
    }
  }
  turnVernacularNames(db, actionId, way);
  return told;
}

/** What must be so for a value to be turned, where more is asked than that nobody changed it since. */
const MAY_TURN: Readonly<Record<string, string>> = {
  // Its place may have another photo by now.
  'photo.taken_out': `(turning.target <> 0 OR NOT EXISTS (
    SELECT 1 FROM photo AS other WHERE other.source_id = row.source_id AND other.relative_path = row.relative_path))`,
  // It goes with its last photo and comes with its first.
  'specimen.taken_out': `EXISTS (SELECT 1 FROM photo AS own WHERE own.specimen_id = row.id) = (turning.target = 0)`,
  // A name that an import added again meanwhile.
  'taxon.taken_out': `(turning.target <> 0 OR NOT EXISTS (
    SELECT 1 FROM taxon AS other WHERE other.scientific_name = row.scientific_name AND other.rank = row.rank
      AND other.authorship IS row.authorship AND other.taken_out = 0))`,
  'specimen.catalog_number': `NOT EXISTS (SELECT 1 FROM specimen AS other WHERE other.catalog_number = turning.target)`,
};

function turnField(db: WriteHandle, actionId: number, kind: Kind, field: string, way: 'undo' | 'redo'): number {
  const [from, to] = way === 'undo' ? ['after', 'before'] : ['before', 'after'];
  const only = MAY_TURN[`${kind}.${field}`];
  const { changes } = db.run(
    `UPDATE main.${kind} AS row SET ${field} = turning.target
     FROM (
       SELECT row_id, change.${from} AS found, change.${to} AS target FROM change
       WHERE action_id = ? AND kind = '${kind}' AND field = '${field}'
     ) AS turning
     WHERE row.id = turning.row_id AND row.${field} IS turning.found ${only === undefined ? '' : `AND ${only}`}`,
    [actionId],
  );
  derive(db, actionId, kind, field);
  return changes;
}

/** What follows from a value is worked out again. */
function derive(db: WriteHandle, actionId: number, kind: Kind, field: string): void {
  if (!['catalog_number', 'event_date', 'scientific_name', 'turned'].includes(field)) return;
  if (field === 'turned') {
    askAgain(db, actionId);
    return;
  }
  if (field === 'event_date') {
    db.run(
      `UPDATE main.specimen SET by_date = ifnull(event_date, x'') WHERE id IN (
         SELECT row_id FROM change WHERE action_id = ? AND kind = 'specimen' AND field = 'event_date')`,
      [actionId],
    );
    return;
  }
  const rows = db.all<{ id: number }>(
    'SELECT row_id AS id FROM change WHERE action_id = ? AND kind = ? AND field = ?',
    [actionId, kind, field],
  );
  for (const { id } of rows) {
    if (field === 'catalog_number') deriveNumber(db, id);
    else
      db.run(
        `UPDATE main.specimen SET by_name = (SELECT scientific_name FROM taxon WHERE taxon.id = shown_taxon_id)
         WHERE shown_taxon_id = ?`,
        [id],
      );
  }
}

/** What models said of photos as they stood before stays; they are asked again at the next recognition. */
function askAgain(db: WriteHandle, actionId: number): void {
  db.run(
    `DELETE FROM answered_photo WHERE model_id IN (SELECT id FROM model) AND photo_id IN (
       SELECT row_id FROM change WHERE action_id = ? AND kind = 'photo' AND field = 'turned')`,
    [actionId],
  );
}

export function deriveNumber(db: WriteHandle, specimenId: number): void {
  const number = db.get<{ number: string | null }>('SELECT catalog_number AS number FROM main.specimen WHERE id = ?', [
    specimenId,
  ])?.number;
  if (number === undefined) return;
  db.runOne(`UPDATE main.specimen SET loose_number = ?, by_number = ifnull(?, x'') WHERE id = ?`, [
    number === null ? null : looseNumber(number),
    number === null ? null : numberKey(number),
    specimenId,
  ]);
}

/** Specimens about to come back whose number or occurrenceID another one has by now come without it. */
function freeNumbers(db: WriteHandle, actionId: number, way: 'undo' | 'redo', turnId: number): string[] {
  const [from, to] = way === 'undo' ? ['after', 'before'] : ['before', 'after'];
  const coming = db.all<{ id: number; number: string | null; ours: number; theirs: number }>(
    `SELECT row.id, row.catalog_number AS number,
       EXISTS (SELECT 1 FROM specimen AS other WHERE other.catalog_number = row.catalog_number) AS ours,
       EXISTS (SELECT 1 FROM specimen AS other WHERE other.occurrence_id = row.occurrence_id) AS theirs
     FROM change JOIN main.specimen AS row ON row.id = change.row_id
     WHERE action_id = ? AND kind = 'specimen' AND field = 'taken_out' AND change.${to} = 0
       AND row.taken_out = change.${from}
       AND EXISTS (SELECT 1 FROM photo AS own WHERE own.specimen_id = row.id)`,
    [actionId],
  );
  const gone = coming.filter(({ ours }) => ours === 1);
  change(
    db,
    turnId,
    'specimen',
    'catalog_number',
    gone.map(({ id }) => id),
    null,
  );
  for (const { id, theirs } of coming)
    if (theirs === 1) change(db, turnId, 'specimen', 'occurrence_id', [id], randomUUID());
  return gone.length === 0 ? [] : [REPAIR.numberGoneMeanwhile(gone.map(({ number }) => number).join(', '))];
}
