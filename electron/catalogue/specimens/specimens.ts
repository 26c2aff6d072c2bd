/* Specimens: the things in the drawers, with their Darwin Core terms. Runs where the catalogue is open. */
import { randomUUID } from 'node:crypto';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import { SPECIMEN_TERMS, type SpecimenValues } from '../../domain/darwin-core/terms.ts';
import type { ReadHandle, Value, WriteHandle } from '../database/database.ts';
import { looseNumber, numberKey } from '../database/number-key.ts';

/** What a records table may say of a specimen, by column of `specimen`; `other_terms`: whatever has no column, as JSON. */
export type SpecimenTerms = SpecimenValues & { readonly other_terms: string };

/** What a photographed thing in a collection is until a record says otherwise. */
export const DEFAULT_BASIS_OF_RECORD = 'PreservedSpecimen';

/** A new specimen with a new occurrenceID; the number may be unknown. */
export function addSpecimen(db: WriteHandle, catalogNumber: string | null, utc: string): number {
  return db.runOne(
    `INSERT INTO main.specimen (occurrence_id, catalog_number, by_number, loose_number, basis_of_record, added_utc)
     VALUES (?, ?, ifnull(?, x''), ?, ?, ?)`,
    [
      randomUUID(),
      catalogNumber,
      catalogNumber === null ? null : numberKey(catalogNumber),
      catalogNumber === null ? null : looseNumber(catalogNumber),
      DEFAULT_BASIS_OF_RECORD,
      utc,
    ],
  ).id;
}

/** More numbers than these that differ in separators alone are not looked through. */
const MOST_ALIKE = 50;

/** The specimen with exactly this number, else the only one whose number is the same (see numberIdentity). */
export function specimenNumbered(db: ReadHandle, catalogNumber: string): number | null {
  const exact = db.get<{ id: number }>('SELECT id FROM specimen WHERE catalog_number = ?', [catalogNumber]);
  if (exact) return exact.id;
  const loose = looseNumber(catalogNumber);
  if (loose === '') return null;
  const alike = db.all<{ id: number; number: string }>(
    `SELECT id, catalog_number AS number FROM specimen WHERE loose_number = ? LIMIT ${MOST_ALIKE}`,
    [loose],
  );
  const same = alike.filter(({ number }) => numberIdentity(number) === numberIdentity(catalogNumber));
  const [first, second] = same;
  return first && !second ? first.id : null;
}

const TERM_COLUMNS: readonly (keyof SpecimenTerms)[] = [...SPECIMEN_TERMS.map(({ column }) => column), 'other_terms'];

/** What is recorded of a specimen. */
export function recordedTerms(db: ReadHandle, specimenId: number): Partial<SpecimenTerms> {
  return db.get<SpecimenTerms>(`SELECT ${TERM_COLUMNS.join(', ')} FROM main.specimen WHERE id = ?`, [specimenId]) ?? {};
}

/** Writes the terms that are given; the others stay. False when all were as they are given. */
export function setSpecimenTerms(db: WriteHandle, specimenId: number, terms: Partial<SpecimenTerms>): boolean {
  const columns = TERM_COLUMNS.filter((column) => terms[column] !== undefined);
  if (columns.length === 0) return false;
  const values: Value[] = columns.map((column) => terms[column] ?? null);
  const { changes } = db.run(
    `UPDATE main.specimen SET ${columns.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ? AND (${columns.map((column) => `${column} IS NOT ?`).join(' OR ')})`,
    [...values, specimenId, ...values],
  );
  if (changes === 1 && columns.includes('event_date')) {
    db.runOne(`UPDATE main.specimen SET by_date = ifnull(event_date, x'') WHERE id = ?`, [specimenId]);
  }
  return changes === 1;
}

/** Unless a specimen has it already. */
export function setOccurrenceId(db: WriteHandle, specimenId: number, occurrenceId: string): void {
  db.run(
    `UPDATE main.specimen SET occurrence_id = :occurrenceId WHERE id = :specimenId
       AND NOT EXISTS (SELECT 1 FROM specimen WHERE occurrence_id = :occurrenceId)`,
    { occurrenceId, specimenId },
  );
}
