/* The rows of a table that are told: how many, and the first of them. Runs in the catalogue thread. */
import { takeTurns } from '../../calls/turns.ts';
import type { OddCell, Some, ToldRow } from '../../contract/tables.ts';
import { readRow } from './given-name.ts';
import type { RowContent } from './row-content.ts';
import type { TableRow } from './table-in-reading.ts';

const MOST_TOLD = 20;

export class Told implements Some<ToldRow> {
  readonly first: ToldRow[] = [];
  count = 0;

  add({ line }: Pick<TableRow, 'line'>, key: string, fits: readonly string[] = []): void {
    this.count += 1;
    if (this.first.length < MOST_TOLD) this.first.push({ line, key, fits: fits.slice(0, 5) });
  }
}

interface Used {
  readonly line: number;
  readonly content: RowContent;
  readonly unread: readonly { readonly key: string; readonly text: string; readonly why: OddCell['why'] }[];
}

/** Rows whose name says that nobody knows it, and those whose name is not understood. */
export async function lookAtNames(used: readonly Used[]): Promise<{ unnamed: Told; notUnderstood: Told }> {
  const turn = takeTurns();
  const [unnamed, notUnderstood] = [new Told(), new Told()];
  const known = new Set<string>();
  for (const row of used) {
    await turn();
    const { name } = row.content;
    const said = name && readRow(name);
    if (said !== 'nobody' && said !== 'unclear') continue;
    const text = name?.text ?? '';
    // Of another program's file, one item may be several rows, one for each of its photos.
    if (known.has(`${row.line} ${text}`)) continue;
    known.add(`${row.line} ${text}`);
    (said === 'nobody' ? unnamed : notUnderstood).add(row, text);
  }
  return { unnamed, notUnderstood };
}

/** With the cells of dates and coordinates that could not be read as such. `headings`: by key. */
export async function withUnread(
  odd: Some<OddCell>,
  used: readonly Used[],
  headings: ReadonlyMap<string, string>,
): Promise<Some<OddCell>> {
  const turn = takeTurns();
  const first = [...odd.first];
  let { count } = odd;
  for (const { line, unread } of used) {
    await turn();
    for (const { key, text, why } of unread) {
      count += 1;
      if (first.length < MOST_TOLD) first.push({ line, heading: headings.get(key) ?? key, text, why });
    }
  }
  return { count, first };
}
