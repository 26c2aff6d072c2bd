/* A table put together from another program's file, as `tableOf` gives one, and what is told of it. Pure. */
import type { Some, TableReading } from '../../contract/tables.ts';
import { headingKey } from '../../domain/darwin-core/terms.ts';
import { because, ProblemError, type Reason, type ReasonCode } from '../../domain/problems.ts';
import { count } from '../../domain/words.ts';
import { TABLE_BOUNDS } from '../tables/read-table.ts';
import type { Table, TableRow } from '../tables/table-in-reading.ts';

/** By heading; empty ones are left out. */
export type MadeCells = Readonly<Record<string, string | undefined>>;

const NO_TEXT: TableReading = {
  encoding: null,
  delimiter: null,
  sheet: null,
  otherSheets: [],
  headingLine: 1,
  oddCells: { count: 0, first: [] },
  withoutHeading: 0,
};

class MadeRow implements TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;

  constructor(line: number, cells: ReadonlyMap<string, string>) {
    [this.line, this.cells] = [line, cells];
  }

  cell(key: string): string | undefined {
    return this.cells.get(key);
  }
}

/** Of a file without lines, such as JSON, the line of a row is its place in the file's list of pictures or tasks. */
export class MadeTable implements Table {
  readonly file: string;
  readonly headers = new Map<string, string>();
  readonly rows: TableRow[] = [];
  readonly reading: TableReading;
  #filled = 0;

  constructor(file: string, reading: TableReading = NO_TEXT) {
    [this.file, this.reading] = [file, reading];
  }

  /** Throws ProblemError 'csv-unreadable' beyond the bounds of any table. */
  add(line: number, cells: MadeCells): void {
    const kept = new Map<string, string>();
    for (const [heading, written] of Object.entries(cells)) {
      const text = written?.trim() ?? '';
      const key = headingKey(heading);
      if (text === '' || key === '') continue;
      const { cellLength, columns } = TABLE_BOUNDS;
      if (text.length > cellLength) throw this.#unreadable(because('cell-too-long', { line, most: count(cellLength) }));
      if (!this.headers.has(key)) this.headers.set(key, heading);
      if (this.headers.size > columns) {
        throw this.#unreadable(because('too-many-columns', { line, most: count(columns) }));
      }
      kept.set(key, text);
    }
    if (kept.size === 0) return;
    this.#filled += kept.size;
    const { rows, cells: most } = TABLE_BOUNDS;
    if (this.rows.length >= rows) throw this.#unreadable(because('too-many-rows', { most: count(rows) }));
    if (this.#filled > most) throw this.#unreadable(because('too-many-cells', { most: count(most) }));
    this.rows.push(new MadeRow(line, kept));
  }

  #unreadable(reason: Reason): ProblemError {
    return new ProblemError('csv-unreadable', { file: this.file, reason });
  }
}

/** What is told of a file, and the first pictures or records of which it is. */
export interface LayoutNote {
  readonly why: Reason;
  readonly of: Some<string>;
}

type NoteCode = Extract<ReasonCode, `note-${string}`>;
const MOST_TOLD = 20;

export class Notes {
  readonly #notes = new Map<NoteCode, { count: number; readonly first: string[] }>();

  add(code: NoteCode, of: string): void {
    let note = this.#notes.get(code);
    if (!note) this.#notes.set(code, (note = { count: 0, first: [] }));
    note.count += 1;
    if (note.first.length < MOST_TOLD) note.first.push(of.slice(0, 200));
  }

  get all(): readonly LayoutNote[] {
    return [...this.#notes].map(([code, of]) => ({ why: because(code), of }));
  }
}

/** What one opinion says of a picture: a name, or none, and what else is kept. */
export interface Opinion {
  readonly name: string | null;
  readonly cells: MadeCells;
}

/**
 * One for each different name. Opinions that agree become one, with what they say beside it put together. More than one is a
 * contradiction, which is told where rows are matched: none of them is used.
 */
export function byName(opinions: readonly Opinion[]): Opinion[] {
  const all = new Map<string, Map<string, Set<string>>>();
  for (const { name, cells } of opinions) {
    const own = all.get(name ?? '') ?? new Map<string, Set<string>>();
    all.set(name ?? '', own);
    for (const [heading, text] of Object.entries(cells)) {
      if (text !== undefined && text !== '') own.set(heading, (own.get(heading) ?? new Set()).add(text));
    }
  }
  if (all.size > 1) all.delete('');
  return [...all].map(([name, own]) => ({
    name: name === '' ? null : name,
    cells: Object.fromEntries([...own].map(([heading, texts]) => [heading, together(heading, [...texts])])),
  }));
}

/** Of several dates of one determination the last counts; anything else is listed. */
function together(heading: string, texts: readonly string[]): string {
  return heading === 'dateIdentified' ? (texts.toSorted().at(-1) ?? '') : texts.join(' | ');
}
