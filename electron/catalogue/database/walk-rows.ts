/*
 * Walks a long table by its key, a page at a time, with a turn for everybody else between pages. Rows that are added ahead
 * of the walk meanwhile are met, rows that are taken away are not, and none is met twice. Runs where the catalogue is open.
 */
import { takeTurns } from '../../calls/turns.ts';
import type { ReadHandle, Value } from './database.ts';

/** Reading so many takes a few milliseconds. */
const ROWS_A_PAGE = 2_000;

/**
 * The pages of `sql`, which gives the rows whose key is larger than :after, ordered by that key, :page at most. Keys are whole
 * numbers above 0.
 */
export async function* walkRows<Row>(
  db: Pick<ReadHandle, 'all'>,
  sql: string,
  keyOf: (row: Row) => number,
  { values = {}, page = ROWS_A_PAGE }: { values?: Readonly<Record<string, Value>>; page?: number } = {},
): AsyncGenerator<readonly Row[], void, undefined> {
  const turn = takeTurns();
  for (let after = 0; ;) {
    const rows = db.all<Row>(sql, { ...values, after, page });
    const last = rows.at(-1);
    // A page that is not full need not be the last: rows may come while it is worked on.
    if (last === undefined) return;
    yield rows;
    after = keyOf(last);
    await turn();
  }
}
