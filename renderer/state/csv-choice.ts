/* Choosing what a table holds, as pure changes of the choice. */
import { type Status, STATUSES } from '../../electron/contract/collection.ts';
import { CSV_COLUMNS, type CsvChoice, type CsvColumn, type CsvPreset } from '../../electron/contract/exports.ts';
import { FRAME } from '../../electron/domain/language/window.ts';
import { GROUPS, termRow } from '../../electron/domain/darwin-core/terms.ts';

/** The columns by what they are about. */
export const COLUMN_GROUPS = GROUPS.map((group) => ({
  group,
  columns: CSV_COLUMNS.filter((column) => termRow(column).group === group),
}));

export function withPreset(choice: CsvChoice, preset: CsvPreset, listSeparator: ',' | ';'): CsvChoice {
  return { ...choice, preset, separator: preset === 'excel' ? listSeparator : ',' };
}

/** Columns that make sense only for rows of the other kind make way for those of this kind. */
export function withRows(choice: CsvChoice, rows: CsvChoice['rows']): CsvChoice {
  if (rows === choice.rows) return choice;
  const come = CSV_COLUMNS.filter((column) => termRow(column).rows === rows);
  const gone = CSV_COLUMNS.filter((column) => (termRow(column).rows ?? rows) !== rows);
  const hadFiles = gone.some((column) => choice.columns.includes(column));
  const columns = new Set(choice.columns.filter((column) => !gone.includes(column)));
  if (hadFiles) for (const column of come) columns.add(column);
  return { ...choice, rows, columns: inOrder(columns) };
}

export function withColumn(choice: CsvChoice, column: CsvColumn, on: boolean): CsvChoice {
  const columns = new Set(choice.columns);
  if (on) columns.add(column);
  else columns.delete(column);
  return { ...choice, columns: inOrder(columns) };
}

/** In the order in which they stand in the file. */
export function inOrder(columns: ReadonlySet<CsvColumn>): CsvColumn[] {
  return CSV_COLUMNS.filter((column) => columns.has(column));
}

/** An empty list means all of them; on screen each has its own tick. */
export function includesStatus({ statuses }: Pick<CsvChoice, 'statuses'>, status: Status): boolean {
  return statuses.length === 0 || statuses.includes(status);
}

/** The last tick cannot be taken away: a table of nothing is not offered. */
export function withStatus(choice: CsvChoice, status: Status, on: boolean): CsvChoice {
  const statuses = toggledStatuses(choice, status, on);
  return statuses === choice.statuses ? choice : { ...choice, statuses };
}

export function toggledStatuses(choice: Pick<CsvChoice, 'statuses'>, status: Status, on: boolean): readonly Status[] {
  const ticked = STATUSES.filter((each) => (each === status ? on : includesStatus(choice, each)));
  if (ticked.length === 0) return choice.statuses;
  return ticked.length === STATUSES.length ? [] : ticked;
}

/** What Excel expects between cells where the decimal sign is a comma. */
export function listSeparatorOf(locale?: string): ',' | ';' {
  return (1.5).toLocaleString(locale).includes(',') ? ';' : ',';
}

export function csvFileName(catalogueName: string, rows: CsvChoice['rows']): string {
  return FRAME.csvFile(fileWords(catalogueName), rows);
}

/** Part of a file name out of a catalogue's name: what file systems refuse is left out. */
export function fileWords(catalogueName: string): string {
  return catalogueName
    .trim()
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();
}
