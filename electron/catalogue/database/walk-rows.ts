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
 * numbers above 0, or texts that are not empty where `from` is.
 */
export async function* walkRows<Row, Key extends number | string = number>(
  db: Pick<ReadHandle, 'all'>,
  sql: string,
  keyOf: (row: Row) => Key,
  {
    values = {},
    page = ROWS_A_PAGE,
    from = 0,
  }: { values?: Readonly<Record<string, Value>>; page?: number; from?: 0 | '' } = {},
): AsyncGenerator<readonly Row[], void, undefined> {
  const turn = takeTurns();
  for (let after: Key | 0 | '' = from; ;) {
    const rows = db.all<Row>(sql, { ...values, after, page });
    const last = rows.at(-1);
    // A page that is not full need not be the last: rows may come while it is worked on.
    if (last === undefined) return;
    yield rows;
    after = keyOf(last);
    await turn();
  }
}
