/* Which columns the table of photos has, in which order and how wide; this window remembers it. */
import { CARD_COLUMNS, isOwnColumn, ownField, type TableColumn } from '../../electron/contract/table-columns.ts';
import { FIELDS, LOOKING } from '../../electron/domain/language/window.ts';
import { kept } from './kept.ts';

/** px */
const WIDTHS: Readonly<Partial<Record<TableColumn, number>>> = {
  catalogNumber: 132,
  scientificName: 190,
  status: 136,
  certainty: 72,
  view: 80,
  fileName: 200,
  bytes: 80,
};
const USUAL_WIDTH = 140;
const LEAST = 48;
const MOST = 800;

const keptColumns = kept<readonly string[]>('table-columns', CARD_COLUMNS);
const keptWidths = kept<Readonly<Record<string, string>>>('table-widths', {});

/** Its name in people's words, where there are some; else the standard's. */
export function columnWords(column: TableColumn): string {
  if (isOwnColumn(column)) return ownField(column);
  const named: Readonly<Record<string, string>> = { ...FIELDS.names, ...LOOKING.table.columns };
  return named[column] ?? column;
}

export class TableColumns {
  #shown = $state.raw<readonly TableColumn[]>(keptColumns.get() as readonly TableColumn[]);
  #widths = $state.raw(keptWidths.get());

  get shown(): readonly TableColumn[] {
    return this.#shown;
  }

  set shown(columns: readonly TableColumn[]) {
    this.#shown = columns;
    keptColumns.set(columns);
  }

  /** px */
  width(column: TableColumn): number {
    return Number(this.#widths[column]) || (WIDTHS[column] ?? USUAL_WIDTH);
  }

  setWidth(column: TableColumn, width: number): void {
    const within = Math.max(LEAST, Math.min(MOST, Math.round(width)));
    this.#widths = { ...this.#widths, [column]: String(within) };
    keptWidths.set(this.#widths);
  }

  /** A new one comes last. The last one cannot be taken away. */
  toggle(column: TableColumn): void {
    const left = this.#shown.filter((each) => each !== column);
    if (left.length === this.#shown.length) this.shown = [...left, column];
    else if (left.length > 0) this.shown = left;
  }

  /** `by`: places to the right. */
  move(column: TableColumn, by: number): void {
    const from = this.#shown.indexOf(column);
    const to = Math.max(0, Math.min(this.#shown.length - 1, from + by));
    if (from < 0 || from === to) return;
    this.shown = this.#shown.toSpliced(from, 1).toSpliced(to, 0, column);
  }

  reset(): void {
    this.shown = CARD_COLUMNS;
    this.#widths = {};
    keptWidths.set({});
  }
}
