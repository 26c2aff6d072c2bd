/*
 * Whether what an import told against a photo's number or view is still in question. A person settles it by what becomes of the
 * photo, or by saying that it stays as it is. Runs where the catalogue is open.
 */
import { numbersAgree } from '../../domain/intake/code-number.ts';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import type { Contradiction } from '../../domain/intake/plan.ts';
import { nameIn, shownPath } from '../../domain/path-text.ts';
import type { ReadHandle } from '../database/database.ts';
import { looseNumber } from '../database/number-key.ts';
import type { DecidedNames } from './decided-names.ts';
import { specimenWords } from './specimen-words.ts';

/** As it is kept. */
export interface KeptContradiction extends Omit<Contradiction, 'specimen'> {
  readonly specimenId: number;
}

/** A name is settled by a determination; a number or view, also that of a table's row, by what a photo is. */
export function isOfName(db: ReadHandle, told: KeptContradiction): boolean {
  const { kind } = told;
  return kind === 'table'
    ? !isOfNumberInTable(db, told)
    : !(kind === 'number' || kind === 'view' || kind === 'barcode');
}

/** A table against the number in a file's own name, or in that of its folder. */
function isOfNumberInTable(db: ReadHandle, { specimenId, stands, says, path }: KeptContradiction): boolean {
  if (!/\d/.test(stands) || !/\d/.test(says)) return false;
  if (looseNumber(nameIn(path)).includes(looseNumber(stands))) return true;
  const row = db.get<{ catalog_number: string | null }>('SELECT catalog_number FROM specimen WHERE id = ?', [
    specimenId,
  ]);
  const number = row?.catalog_number ?? null;
  return number !== null && [stands, says].some((one) => numberIdentity(one) === numberIdentity(number));
}

/** null where the photo is not there any more, where the catalogue says otherwise by now, or where a person decided. */
export function photoInQuestion(db: ReadHandle, decided: DecidedNames, told: KeptContradiction): number | null {
  const { specimenId, kind, path, stands, says } = told;
  const photos = db.all<{
    id: number;
    relativePath: string;
    fileName: string;
    view: string | null;
    number: string | null;
  }>(
    `SELECT photo.id, relative_path AS relativePath, file_name AS fileName, view, catalog_number AS number
     FROM photo JOIN specimen ON specimen.id = specimen_id WHERE specimen_id = ?`,
    [specimenId],
  );
  const photo = photos.find(({ relativePath }) => shownPath(relativePath) === path);
  if (!photo || decided.has(kind === 'view' ? 'view' : 'number', photo.id, photo.fileName)) return null;
  if (kind === 'view') return photo.view === stands ? photo.id : null;
  const number = photo.number ?? specimenWords(db, [specimenId]);
  // A file's name and a code may leave out the letters of the collection.
  const holds = kind === 'number' ? number === stands : numbersAgree(number, stands);
  const isSo = hasNumber(db, specimenId, photo.number, says) || (kind === 'barcode' && numbersAgree(number, says));
  return holds && !isSo ? photo.id : null;
}

/** Whether a number is the specimen's, and not, written so, that of another. */
function hasNumber(db: ReadHandle, specimenId: number, own: string | null, number: string): boolean {
  if (own === null || numberIdentity(own) !== numberIdentity(number)) return false;
  const exact = db.get<{ id: number }>('SELECT id FROM specimen WHERE catalog_number = ?', [number]);
  return exact === undefined || exact.id === specimenId;
}
