/* Which specimens an edit of fields is about: those chosen, a range of numbers, or those of a name. Runs where the catalogue is open. */
import type { FieldsOf } from '../../contract/fields.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle } from '../database/database.ts';
import { numberKey } from '../database/number-key.ts';
import { specimenNumbered } from '../specimens/specimens.ts';
import { knownSpecimens } from './photos.ts';

/** Sorts after whatever may stand behind the key of a number. */
const AFTER_ALL = '\u{10ffff}';

/** In the order in which they were chosen, or of their numbers. Throws ProblemError: numbers-between, nothing-to-set, bad-request. */
export function chosenSpecimens(db: ReadHandle, of: FieldsOf): Uint32Array {
  if ('specimenIds' in of) return new Uint32Array(knownSpecimens(db, of.specimenIds));
  const ids = 'from' in of ? between(db, of) : called(db, of.taxonId);
  if (ids.length > 0) return ids;
  if ('from' in of) throw new ProblemError('numbers-between', { from: of.from, to: of.to });
  throw new ProblemError('nothing-to-set');
}

function between(db: ReadHandle, { from, to }: { readonly from: string; readonly to: string }): Uint32Array {
  return db.ids('SELECT id FROM specimen WHERE by_number >= ? AND by_number <= ? ORDER BY by_number, id', [
    startOf(numberMeant(db, from)),
    startOf(numberMeant(db, to)) + AFTER_ALL,
  ]);
}

/** As the catalogue writes it, where it is there in another writing. */
function numberMeant(db: ReadHandle, typed: string): string {
  const id = specimenNumbered(db, typed.trim());
  if (id === null) return typed.trim();
  return db.value<string>('SELECT catalog_number FROM specimen WHERE id = ?', [id]);
}

/** The key without the number itself behind it, so that numbers with more leading zeros are within. */
function startOf(number: string): string {
  return numberKey(number).slice(0, -number.length);
}

/** By persons: what a model predicts is nobody's word. */
function called(db: ReadHandle, taxonId: number): Uint32Array {
  return db.ids(
    `WITH RECURSIVE below (id) AS (
       SELECT id FROM taxon WHERE id = ?
       UNION SELECT taxon.id FROM below JOIN taxon ON taxon.parent_id = below.id
       UNION SELECT taxon.id FROM below JOIN taxon ON taxon.accepted_id = below.id
     )
     SELECT specimen.id FROM below CROSS JOIN specimen ON shown_taxon_id = below.id
     WHERE shown_determination_id IS NOT NULL`,
    [taxonId],
  );
}
