/* The rows of a table that are told: how many, and the first of them. Pure. */
import type { Some, ToldRow } from '../../contract/tables.ts';
import type { TableRow } from './table-in-reading.ts';

export const MOST_TOLD = 20;

export class Told implements Some<ToldRow> {
  readonly first: ToldRow[] = [];
  count = 0;

  add(row: TableRow, key: string, fits: readonly string[] = []): void {
    this.count += 1;
    if (this.first.length < MOST_TOLD) this.first.push({ line: row.line, key, fits: fits.slice(0, 5) });
  }
}
