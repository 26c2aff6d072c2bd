/*
 * What an import found to contradict the catalogue or itself. A name that was contradicted is in doubt until a person says
 * anything newer of the specimen. Runs where the catalogue is open.
 */
import type { Contradiction } from '../../contract/import.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

/** False where the same was told before. The caller refreshes the specimen's name in the same transaction. */
export function addContradiction(
  db: WriteHandle,
  specimenId: number,
  { kind, stands, says, path }: Contradiction,
  utc: string,
): boolean {
  const { changes } = db.run(
    `INSERT INTO contradiction (specimen_id, kind, stands, says, path, after_determination_id, found_utc)
     VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(id), 0) FROM determination), ?)
     ON CONFLICT (specimen_id, kind, stands, says, path) DO NOTHING`,
    [specimenId, kind, stands, says, path, utc],
  );
  return changes === 1;
}

/** The newest determination before which the specimen's name was contradicted; null: it never was. */
export function contradictedAfter(db: ReadHandle, specimenId: number): number | null {
  return db.value<number | null>(
    `SELECT max(after_determination_id) FROM contradiction
     WHERE specimen_id = ? AND kind IN ('two-names', 'against-catalogue', 'copy')`,
    [specimenId],
  );
}
