/* Tables in columns, as a person reads them in a terminal. Pure. */

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
