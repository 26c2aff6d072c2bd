/*
 * What an import found to contradict the catalogue or itself. A name that was contradicted is in doubt until a person says
 * anything newer of the specimen, or settles the number that is in question. Runs where the catalogue is open.
 */
import type { Contradiction } from '../../contract/import.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { DecidedNames } from './decided-names.ts';
import { isOfName, type KeptContradiction, photoInQuestion } from './numbers-in-question.ts';

/** False where somebody has decided since it was told first. The caller refreshes the specimen's name with it. */
export function addContradiction(
  db: WriteHandle,
  specimenId: number,
  contradiction: Contradiction,
  utc: string,
): boolean {
  const { kind, stands, says, path } = contradiction;
  db.run(
    `INSERT INTO contradiction (specimen_id, kind, stands, says, path, after_determination_id, found_utc)
     VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(id), 0) FROM determination), ?)
     ON CONFLICT (specimen_id, kind, stands, says, path) DO NOTHING`,
    [specimenId, kind, stands, says, path, utc],
  );
  return !isSettled(db, specimenId, contradiction);
}

/** Whether somebody has named the specimen since this was told first; of a number or view that is kept elsewhere. */
export function isSettled(db: ReadHandle, specimenId: number, { kind, stands, says, path }: Contradiction): boolean {
  if (kind === 'number' || kind === 'view') return false;
  const decided = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM determination WHERE specimen_id = :specimenId AND by_model_id IS NULL AND id > (
       SELECT after_determination_id FROM contradiction
       WHERE specimen_id = :specimenId AND kind = :kind AND stands = :stands AND says = :says AND path = :path))`,
    { specimenId, kind, stands, says, path },
  );
  return decided === 1;
}

/** By specimen, the newest determination before which its name was contradicted; those never contradicted are left out. */
export function contradictedAfter(db: ReadHandle, specimenIds: readonly number[]): Map<number, number> {
  const rows = db.all<KeptContradiction & { after: number }>(
    `SELECT specimen_id AS specimenId, kind, stands, says, contradiction.path, after_determination_id AS after
     FROM json_each(?) AS wanted JOIN contradiction ON specimen_id = wanted.value
     WHERE kind IN ('two-names', 'against-catalogue', 'copy', 'table', 'barcode') ORDER BY after_determination_id`,
    [JSON.stringify(specimenIds)],
  );
  const decided = new DecidedNames(db);
  return new Map(
    rows
      .filter((row) => isOfName(db, row) || photoInQuestion(db, decided, row) !== null)
      .map(({ specimenId, after }) => [specimenId, after]),
  );
}

/**
 * Whether a code says another number than the specimen's, or its picture lies under another name too, and nobody has decided or
 * said anything of the specimen since.
 */
export function isDisputed(db: ReadHandle, specimenId: number): boolean {
  const rows = db.all<KeptContradiction>(
    `SELECT specimen_id AS specimenId, kind, stands, says, path FROM contradiction
     WHERE specimen_id = :specimenId AND kind IN ('barcode', 'copy') AND after_determination_id >= (
       SELECT ifnull(max(id), 0) FROM determination WHERE specimen_id = :specimenId AND by_model_id IS NULL)`,
    { specimenId },
  );
  const decided = new DecidedNames(db);
  return rows.some((row) => row.kind === 'copy' || photoInQuestion(db, decided, row) !== null);
}
