/*
 * How high the number of a row can be in a catalogue that the program wrote: it gives numbers in sequence, and takes rows of
 * these tables away in none of its ways. Runs where a catalogue is opened or saved.
 */
import type { ReadHandle } from './database.ts';

/** Lists in memory hold a place for every number up to the highest. */
const HELD_IN_LISTS: ReadonlySet<string> = new Set(['specimen', 'photo', 'taxon', 'source']);

/** So many places of a list cost some megabytes and no time to speak of, so up to here no row is counted. */
const UNCOUNTED = 4_000_000;

/** A catalogue that was saved from a damaged file lacks rows. */
const NUMBERS_A_ROW = 4;

/** Exact as a JavaScript number, with room for all rows to come. */
const EXACT = 2 ** 52;

/** Of `table`; `found` is the highest that is said to be there. */
export function highestNumber(db: Pick<ReadHandle, 'value'>, table: string, found: number): number {
  if (!HELD_IN_LISTS.has(table)) return EXACT;
  if (found <= UNCOUNTED) return UNCOUNTED;
  return highestOf(table, db.value<number>(`SELECT count(*) FROM ${table}`));
}

/** The same where `rows` are known to be there, or to have been. */
export function highestOf(table: string, rows: number): number {
  return HELD_IN_LISTS.has(table) ? UNCOUNTED + NUMBERS_A_ROW * rows : EXACT;
}
