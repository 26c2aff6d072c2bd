/* Tables in columns, as a person reads them in a terminal. Pure. */
import type { Output } from './output.ts';

export interface Column {
  readonly title: string;
  readonly right?: boolean;
  /** Longer cells are cut, with an ellipsis. */
  readonly most?: number;
}

/** Aligned text: a head, a rule, the rows; each line indented by two. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cut = (text: string, most = 60) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const cells = rows.map((row) => columns.map((column, index) => cut(row[index] ?? '', column.most)));
  const widths = columns.map(({ title }, index) => Math.max(title.length, ...cells.map((row) => row[index]!.length)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, index) => (columns[index]!.right ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!))).join('  ')}`.trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`,
    ...cells.map(line),
  ];
}

/** A column of a list: its title, what stands in it, and how. */
export type ColumnOf<T> = readonly [title: string, cell: (one: T) => string, how?: Omit<Column, 'title'>];

/** The list in columns, or the sentence that there is nothing in it. */
export function sayList<T>(output: Output, columns: readonly ColumnOf<T>[], list: readonly T[], none: string): void {
  if (list.length === 0) return output.say(`  ${none}`);
  const heads = columns.map(([title, , how]) => ({ title, ...how }));
  const rows = list.map((one) => columns.map(([, cell]) => cell(one)));
  for (const line of table(heads, rows)) output.say(line);
}
