/* A table while it is read, row by row, whatever file the rows come from. Runs in the catalogue thread. */
import { unguarded } from '../../domain/formula-guard.ts';
import { SPREADSHEET_ERROR } from '../../domain/names/says-nothing.ts';
import { HEADING, headingKey, readTerms } from '../../domain/darwin-core/terms.ts';
import { because, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import { count } from '../../domain/words.ts';
import type { OddCell, OddCellReason, TableReading } from '../../contract/tables.ts';
import { BAD_BYTE } from './encoding.ts';
import { headingAt, MOST_ABOVE } from './headings.ts';

/** One row: cells by the key of their column, trimmed; empty cells are left out. */
export interface TableRow {
  readonly line: number;
  cell(key: string): string | undefined;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly file: string;
  /** Headings as they stand in the file, by key: the normal heading (see `headingKey`), in the order of the file. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rows: readonly TableRow[];
  readonly reading: TableReading;
}

/**
 * What is held in memory at once; a table beyond it is another thing than specimens or names, or has to be parted. Cells
 * that are empty do not count.
 */
export interface TableBounds {
  readonly bytes: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: number;
  readonly cellLength: number;
  readonly rowLength: number;
}

/** A cell that its file marks as odd, or its text alone. */
export type FoundCell = string | { readonly text: string; readonly why: OddCellReason };

type Known = Pick<TableReading, 'encoding' | 'delimiter' | 'sheet' | 'otherSheets'>;

const MOST_TOLD = 20;
/** Different texts that are held once each; of columns such as countries, persons and names there are fewer. */
const MOST_SHARED = 20_000;
/** Terms that are read: a table that has one of them twice does not say which counts. */
const READ = new Set([...readTerms('records'), ...readTerms('checklist')].map((term) => HEADING[term]));

class Row implements TableRow {
  readonly line: number;
  readonly #keys: ReadonlyMap<string, number>;
  readonly #texts: readonly string[];

  constructor(line: number, keys: ReadonlyMap<string, number>, texts: readonly string[]) {
    this.line = line;
    this.#keys = keys;
    this.#texts = texts;
  }

  cell(key: string): string | undefined {
    const index = this.#keys.get(key);
    return (index !== undefined && this.#texts[index]) || undefined;
  }

  get cells(): ReadonlyMap<string, string> {
    return new Map([...this.#keys].flatMap(([key, index]) => (this.#texts[index] ? [[key, this.#texts[index]]] : [])));
  }
}

export class TableInReading implements Table {
  readonly file: string;
  readonly headers = new Map<string, string>();
  readonly rows: TableRow[] = [];
  /** Of a text, cells beyond the last heading mean that a row is cut wrong; of a sheet, they are remarks beside the table. */
  readonly #strict: boolean;
  readonly #required: readonly string[];
  readonly #bounds: TableBounds;
  readonly #known: Known;
  readonly #odd = { count: 0, first: [] as OddCell[] };
  readonly #places = new Map<string, number>();
  #width = 0;
  #headingLine = 0;
  #withoutHeading = 0;
  #filled = 0;
  readonly #shared = new Map<string, string>();
  /** The first rows, as long as it is open which of them holds the headings. */
  #waiting: { cells: readonly FoundCell[]; line: number }[] | null = [];

  constructor(
    file: string,
    required: readonly string[],
    bounds: TableBounds,
    known: Known & { readonly strict: boolean },
  ) {
    this.file = file;
    this.#required = required;
    this.#bounds = bounds;
    const { strict, ...rest } = known;
    this.#strict = strict;
    this.#known = rest;
  }

  get reading(): TableReading {
    const { count, first } = this.#odd;
    return {
      ...this.#known,
      headingLine: this.#headingLine,
      oddCells: { count, first },
      withoutHeading: this.#withoutHeading,
    };
  }

  unreadable(reason: ProblemValue): ProblemError {
    return new ProblemError('csv-unreadable', { file: this.file, reason });
  }

  add(cells: readonly FoundCell[], line: number): void {
    if (cells.some((cell) => textOf(cell).length > this.#bounds.cellLength)) {
      throw this.unreadable(because('cell-too-long', { line, most: count(this.#bounds.cellLength) }));
    }
    if (this.#waiting === null) {
      this.#addRow(cells, line);
      return;
    }
    if (!cells.some((cell) => textOf(cell).trim() !== '')) return;
    this.#waiting.push({ cells, line });
    if (this.#waiting.length > MOST_ABOVE) this.#begin(this.#waiting);
  }

  /** Says that no more rows come. */
  end(): void {
    if (this.#waiting) this.#begin(this.#waiting);
    this.#shared.clear();
  }

  #begin(waiting: readonly { cells: readonly FoundCell[]; line: number }[]): void {
    this.#waiting = null;
    const texts = waiting.map(({ cells }) => cells.map(textOf));
    const { at } = headingAt(texts, this.#required);
    const heading = texts[at];
    if (!heading) throw this.unreadable(because('empty'));
    this.#headingLine = waiting[at]?.line ?? 1;
    this.#addHeaders(heading);
    for (const { cells, line } of waiting.slice(at + 1)) this.#addRow(cells, line);
  }

  #addHeaders(heading: readonly string[]): void {
    const line = this.#headingLine;
    const { columns } = this.#bounds;
    if (heading.length > columns) throw this.unreadable(because('too-many-columns', { line, most: count(columns) }));
    this.#width = heading.length;
    for (const [index, written] of heading.entries()) {
      const header = written.replaceAll(BAD_BYTE, '').trim();
      let key = headingKey(header);
      if (key === '') continue;
      if (this.headers.has(key)) {
        if (READ.has(key) || this.#required.some((one) => headingKey(one) === key)) {
          throw this.unreadable(because('column-twice', { line, column: header.slice(0, 60) }));
        }
        for (let n = 2, first = key; this.headers.has(key); n += 1) key = `${first} ${n}`;
      }
      this.headers.set(key, header);
      this.#places.set(key, index);
    }
    const [missing] = this.#required;
    if (missing !== undefined && !this.#required.some((key) => this.headers.has(headingKey(key))))
      throw this.unreadable(because('column-missing', { line, column: missing }));
  }

  #addRow(cells: readonly FoundCell[], line: number): void {
    const texts = cells.map((cell) => textOf(cell).trim());
    const beyond = texts.findLastIndex((text) => text !== '');
    if (beyond === -1) return;
    if (this.#strict && beyond >= this.#width) throw this.unreadable(because('too-many-cells-in-row', { line }));
    texts.length = Math.min(texts.length, beyond + 1, this.#width);
    let filled = 0;
    for (const [key, index] of this.#places) {
      const text = texts[index];
      if (text === undefined || text === '') continue;
      filled += 1;
      texts[index] = this.#once(this.#looked(text, cells[index] ?? '', line, key));
    }
    this.#withoutHeading += cells.filter((cell) => textOf(cell).trim() !== '').length - filled;
    if (filled === 0) return;
    this.#filled += filled;
    const { rows, cells: most } = this.#bounds;
    if (this.rows.length >= rows) throw this.unreadable(because('too-many-rows', { most: count(rows) }));
    if (this.#filled > most) throw this.unreadable(because('too-many-cells', { most: count(most) }));
    this.rows.push(new Row(line, this.#places, texts));
  }

  /** A long table says most things again and again. */
  #once(text: string): string {
    const known = this.#shared.get(text);
    if (known !== undefined) return known;
    if (this.#shared.size < MOST_SHARED) this.#shared.set(text, text);
    return text;
  }

  /** The cell's text, told where it may not be what was written. */
  #looked(written: string, cell: FoundCell, line: number, key: string): string {
    // Tables that were written for a spreadsheet come back as they were before the guard against formulas.
    const text = unguarded(written.replaceAll(BAD_BYTE, ''));
    const why = typeof cell === 'string' ? whyOdd(written) : cell.why;
    if (why !== null) {
      this.#odd.count += 1;
      if (this.#odd.first.length < MOST_TOLD) {
        this.#odd.first.push({ line, heading: this.headers.get(key) ?? key, text: text.slice(0, 200), why });
      }
    }
    return why === 'error' || why === 'not-worked-out' ? '' : text;
  }
}

function textOf(cell: FoundCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function whyOdd(text: string): OddCellReason | null {
  if (SPREADSHEET_ERROR.test(text)) return 'error';
  if (!/[?\uFFFD\uFDD0ÃÂ]/.test(text)) return null;
  if (text.includes(BAD_BYTE)) return 'bad-byte';
  if (/\uFFFD|\p{L}\?\p{Ll}/u.test(text) && !text.includes('://')) return 'lost-letter';
  return /[ÃÂ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]/.test(text) ? 'encoded-twice' : null;
}
