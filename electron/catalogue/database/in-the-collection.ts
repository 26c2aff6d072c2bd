/*
 * What was taken out of the collection is in no answer, whoever asks: on these handles `photo` and `specimen` are views of
 * the tables' rows that are in it, so that no statement can forget to leave the others out. Only what takes out, puts back
 * or writes names the tables themselves, as `main.photo` and `main.specimen`. Runs where a catalogue is opened.
 */
import type { ReadHandle } from './database.ts';

const VIEWED = ['photo', 'specimen'] as const;

/** Of a file of this version. The views are the connection's own: nothing is written, and other connections have none. */
export function onlyInTheCollection(db: ReadHandle): void {
  for (const table of VIEWED) db.addView(table, `SELECT * FROM main.${table} AS ${table} WHERE taken_out = 0`);
}
