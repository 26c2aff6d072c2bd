/* Specimens as the history speaks of them, those among them that were taken out of the collection. Runs where the catalogue is open. */
import type { HistoryFilter, HistorySpecimen } from '../../contract/history.ts';
import type { ReadHandle } from '../database/database.ts';
import { looseNumber } from '../database/number-key.ts';

/** More would not be one specimen's history any more. */
const MOST_ASKED = 1_000;

/** The specimens that a filter is about: this one, or all that have the number in some spelling. */
export function specimensAsked(
  db: ReadHandle,
  { number, specimenId }: Pick<HistoryFilter, 'number' | 'specimenId'>,
): number[] {
  if (number === null) return specimenId === null ? [] : [specimenId];
  const loose = looseNumber(number);
  const found =
    loose === null || loose === ''
      ? []
      : [...db.ids(`SELECT id FROM main.specimen WHERE loose_number = ? LIMIT ${MOST_ASKED}`, [loose])];
  return specimenId === null ? found : found.filter((id) => id === specimenId);
}

/** By id. */
export function describeSpecimens(db: ReadHandle, specimenIds: readonly number[]): Map<number, HistorySpecimen> {
  const rows = db.all<Omit<HistorySpecimen, 'there'> & { there: number }>(
    `SELECT specimen.id AS specimenId, catalog_number AS catalogNumber, taken_out = 0 AS there,
       (SELECT file_name FROM main.photo WHERE specimen_id = specimen.id ORDER BY photo.id LIMIT 1) AS photoName
     FROM json_each(?) AS wanted JOIN main.specimen AS specimen ON specimen.id = wanted.value`,
    [JSON.stringify([...new Set(specimenIds)])],
  );
  return new Map(rows.map((row) => [row.specimenId, { ...row, there: row.there === 1 }]));
}
