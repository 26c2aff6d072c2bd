/* Numbers and times as a person reads them in a terminal, and tables in columns. Pure. */

export function count(value: number): string {
  return value.toLocaleString('en-GB');
}

export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** "4 s", "2 min 10 s", "3 h 40 min". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const left = Math.round(whole / 60) % 60;
  const hours = Math.floor(Math.round(whole / 60) / 60);
  return left === 0 ? `${hours} h` : `${hours} h ${left} min`;
}

/** "12.3/s"; empty while unknown. */
export function rate(perSecond: number): string {
  if (!(perSecond > 0)) return '';
  return `${perSecond < 100 ? perSecond.toFixed(1) : count(Math.round(perSecond))}/s`;
}

/** "1 photo", "2 photos". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

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
