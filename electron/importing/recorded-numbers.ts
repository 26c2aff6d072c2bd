/*
 * Catalogue numbers that a table gives to specimens of the catalogue which have none: known photos whose file the table names,
 * or whose file's name is a number only by the table. One act, undone as one. Runs in the catalogue thread.
 */
import { addAction } from '../catalogue/naming/actions.ts';
import { changeEach, concern, everRenumbered } from '../catalogue/naming/changes.ts';
import { DecidedNames } from '../catalogue/naming/decided-names.ts';
import type { ReadHandle, WriteHandle } from '../catalogue/database/database.ts';
import { numberAndView } from '../catalogue/specimens/photos.ts';
import { specimenNumbered } from '../catalogue/specimens/specimens.ts';
import { takeTurns } from '../calls/turns.ts';
import { numberIdentity } from '../domain/intake/number-identity.ts';
import { REPAIR } from '../domain/language/language.ts';
import { fileOf, nameIn, shownPath } from '../domain/path-text.ts';
import type { KnownAt } from './known-places.ts';
import type { Intake } from './plan.ts';
import type { MatchedRow } from './tables/match.ts';

/** The number of each specimen. */
export type NumbersToGive = ReadonlyMap<number, string>;

/**
 * Not where its photos are given several numbers, where another specimen has the number or is given it first, nor where a
 * person has changed the specimen's number before: that is told by the import, and left to a person.
 */
export async function numbersToGive(
  db: ReadHandle,
  knownAt: KnownAt,
  { photos, apart, disputes, records }: Pick<Intake, 'photos' | 'apart' | 'disputes' | 'records'>,
): Promise<NumbersToGive> {
  const turn = takeTurns();
  const decided = new DecidedNames(db);
  const bySpecimen = new Map<number, string | null>();
  for (const { relativePath } of records ? photos : []) {
    await turn();
    const { catalogNumber, reason } = apart.told(relativePath);
    if (catalogNumber === null || reason !== 'recorded' || disputes.has(fileOf(relativePath))) continue;
    const known = knownAt(relativePath);
    if (!known || numberAndView(db, known.id).number !== null) continue;
    // Where a person put the photo there, what its file says of the number does not count.
    if (decided.has('number', known.id, shownPath(nameIn(relativePath)))) continue;
    const { specimenId } = known;
    const before = bySpecimen.has(specimenId) ? bySpecimen.get(specimenId) : catalogNumber;
    const agree = before != null && numberIdentity(before) === numberIdentity(catalogNumber);
    bySpecimen.set(specimenId, agree ? before : null);
  }
  const renumbered = bySpecimen.size > 0 ? everRenumbered(db) : new Set();
  const given = new Map<string, number>();
  const numbers = new Map<number, string>();
  for (const [specimenId, number] of bySpecimen) {
    await turn();
    if (number === null || renumbered.has(specimenId) || given.has(numberIdentity(number))) continue;
    if (specimenMeant(db, records, number) !== null) continue;
    given.set(numberIdentity(number), specimenId);
    numbers.set(specimenId, asRecorded(records, number));
  }
  return numbers;
}

/** All or none. `file`: the table's. `by`: who imports. */
export function giveNumbers(db: WriteHandle, numbers: NumbersToGive, file: string, by: string): void {
  const specimenIds = [...numbers.keys()];
  db.transaction(() => {
    const description = REPAIR.numbered(specimenIds.length, file);
    const actionId = addAction(db, 'repair', description, new Date().toISOString(), by);
    changeEach(db, actionId, 'specimen', 'catalog_number', numbers);
    concern(db, actionId, specimenIds);
  });
}

/** The specimen of the catalogue that has a number, as the file or as the records write it. */
export function specimenMeant(db: ReadHandle, records: Intake['records'], number: string): number | null {
  return specimenNumbered(db, asRecorded(records, number)) ?? specimenNumbered(db, number);
}

/** A number as the records write it, unless a spreadsheet spoilt it there. */
export function asRecorded(records: Intake['records'], number: string): string {
  const row = records?.ofNumber(number);
  return (row && row.how !== 'spoilt' && row.content.catalogNumber) || number;
}

/** A row of a number that the specimen does not have is about another one. */
export function isRowAbout(
  db: ReadHandle,
  records: Intake['records'],
  { number }: MatchedRow,
  specimenId: number,
): boolean {
  if (number === null) return true;
  const meant = specimenMeant(db, records, number);
  if (meant !== null) return meant === specimenId;
  return db.value<string | null>('SELECT catalog_number FROM specimen WHERE id = ?', [specimenId]) === null;
}
