/* Which photos an act is about, and what becomes of the specimens that they leave. Runs where the catalogue is written. */
import { REPAIR } from '../../domain/language/language.ts';
import { addTo } from '../../domain/lists.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import { specimenNumbered } from '../specimens/specimens.ts';
import { change } from '../naming/changes.ts';

/** Those of these photos that are in the collection, by specimen, in the order of the catalogue. Refuses none and unknown ones. */
export function bySpecimen(db: ReadHandle, photoIds: readonly number[]): Map<number, number[]> {
  const wanted = new Set(photoIds);
  const rows = db.all<{ id: number; specimenId: number }>(
    `SELECT id, specimen_id AS specimenId FROM photo WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [JSON.stringify([...wanted])],
  );
  if (rows.length === 0 || rows.length !== wanted.size) {
    throw new ProblemError('bad-request', {}, { detail: `${rows.length} of ${wanted.size} photos` });
  }
  const found = new Map<number, number[]>();
  for (const { id, specimenId } of rows) addTo(found, specimenId, id);
  return found;
}

/** Refuses none and unknown ones. */
export function knownSpecimens(db: ReadHandle, specimenIds: readonly number[]): number[] {
  const wanted = [...new Set(specimenIds)];
  const known = db.value<number>('SELECT count(*) FROM specimen WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(wanted),
  ]);
  if (wanted.length === 0 || known !== wanted.length) {
    throw new ProblemError('bad-request', {}, { detail: `${known} of ${wanted.length} specimens` });
  }
  return wanted;
}

/** A number that differs in separators alone is a specimen's own only where it is its own. */
export function refuseNumberOfAnother(db: ReadHandle, specimenId: number, number: string): void {
  const other = specimenNumbered(db, number);
  if (other !== null && other !== specimenId) throw new ProblemError('number-taken', { number });
}

/** Types are put right one at a time. */
export function refuseTypes(db: ReadHandle, specimenIds: readonly number[]): void {
  if (specimenIds.length > 1 && typesAmong(db, specimenIds) > 0) throw new ProblemError('type-protected');
}

export function typesAmong(db: ReadHandle, specimenIds: readonly number[]): number {
  return db.value<number>(
    `SELECT count(*) FROM specimen WHERE id IN (SELECT value FROM json_each(?)) AND type_status IS NOT NULL`,
    [JSON.stringify(specimenIds)],
  );
}

/** Those of them that have no photo any more leave the collection, and so does their claim to a number. */
export function takeOutEmptied(db: WriteHandle, actionId: number, specimenIds: readonly number[]): string[] {
  const emptied = db
    .all<{ id: number }>(
      `SELECT id FROM specimen WHERE id IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM photo WHERE specimen_id = specimen.id)`,
      [JSON.stringify(specimenIds)],
    )
    .map(({ id }) => id);
  if (emptied.length === 0) return [];
  const told = emptied.length === 1 ? REPAIR.emptied(specimenWords(db, emptied)) : REPAIR.emptiedSome(emptied.length);
  change(db, actionId, 'specimen', 'taken_out', emptied, actionId);
  return [told];
}
