/*
 * Text cut into rows and cells. Quotation marks count where they stand around a whole cell; others, such as inch marks, are
 * text. Programs that part cells by tabs often write quotation marks as they are, so a line with as many tabs as the headings
 * have is cut at its tabs. Pure.
 */
import { because, type ProblemValue } from '../../domain/problems.ts';
import { count } from '../../domain/words.ts';
import { headingAt } from './headings.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A row of cells, and the line that it ends on. */
export interface Cut {
  readonly cells: string[];
  readonly line: number;
}

/** Why a text cannot be cut any further. */
export class UncutError extends Error {
  readonly reason: ProblemValue;

  constructor(reason: ProblemValue) {
    super('the text cannot be cut into cells');
    this.reason = reason;
  }
}

const LINE_END = /\r\n|\n|\r/;
const QUOTED_WHOLE = /^\s*"((?:[^"]|"")*)"\s*$/;

interface CutterOptions {
  readonly delimiter: Delimiter;
  /** Longest row, characters. */
  readonly longest: number;
  /** Cells of the headings, where they are known. */
  readonly columns?: number;
  /** Each line is quoted as a whole (see `isWrapped`). */
  readonly wrapped?: boolean;
}

/** Takes text in pieces of any length and gives the rows that are whole. Throws UncutError. */
export class RowCutter {
  /** Quotation marks that open a cell and are followed by more of it. */
  faults = 0;
  readonly #delimiter: Delimiter;
  readonly #longest: number;
  readonly #columns: number;
  readonly #wrapped: boolean;
  #line = 0;
  #rest = '';
  /** A whole line, until the one after it is known. */
  #held: string | null = null;
  #cells: string[] = [];
  /** What is there of a cell whose quotation mark is still open. */
  #open: string | null = null;
  #openSince = 0;
  #length = 0;

  constructor({ delimiter, longest, columns = 0, wrapped = false }: CutterOptions) {
    this.#delimiter = delimiter;
    this.#longest = longest;
    this.#columns = columns;
    this.#wrapped = wrapped;
  }

  *cut(text: string): Generator<Cut> {
    const all = this.#rest + text;
    // A line end of two characters may be parted between two pieces.
    const end = all.endsWith('\r') ? all.length - 1 : all.length;
    const lines = all.slice(0, end).split(LINE_END);
    this.#rest = (lines.pop() ?? '') + all.slice(end);
    for (const line of lines) yield* this.#hold(line);
    if (this.#length + this.#rest.length > this.#longest) throw this.#tooLong(this.#line + 1);
  }

  *end(): Generator<Cut> {
    if (this.#rest !== '') yield* this.#hold(this.#rest.replace(/\r$/, ''));
    yield* this.#hold(null);
    this.#rest = '';
    if (this.#open !== null) throw new UncutError(because('quote-not-closed', { line: this.#openSince }));
  }

  *#hold(next: string | null): Generator<Cut> {
    if (this.#held !== null) yield* this.#take(this.#held, next);
    this.#held = next !== null && this.#wrapped ? unquoted(next) : next;
  }

  *#take(line: string, next: string | null): Generator<Cut> {
    this.#line += 1;
    this.#length += line.length + 1;
    if (this.#length > this.#longest) throw this.#tooLong(this.#line);
    if (this.#open === null && (!line.includes('"') || this.#isOfTabs(line, next))) {
      const cells = line.split(this.#delimiter);
      yield this.#row(this.#delimiter === '\t' ? cells.map(unquoted) : cells);
      return;
    }
    if (this.#open !== null) {
      this.#open += '\n';
      if (!this.#inQuotes(line, 0)) return;
    } else if (!this.#outsideQuotes(line, 0)) return;
    yield this.#row(this.#cells);
  }

  #row(cells: string[]): Cut {
    this.#cells = [];
    this.#length = 0;
    return { cells, line: this.#line };
  }

  /** A mark that is open at its end may belong to a cell of several lines, unless the next line has all cells too. */
  #isOfTabs(line: string, next: string | null): boolean {
    if (this.#delimiter !== '\t' || this.#columns < 2) return false;
    const isWhole = (one: string) => one.split('\t').length === this.#columns;
    return isWhole(line) && (!isOpenAtEnd(line) || next === null || isWhole(next));
  }

  /** Gives true once the line is used up, false where a quotation mark is open at its end. */
  #outsideQuotes(line: string, from: number): boolean {
    for (let at = from; ;) {
      const opening = /^[ \u00a0]*"/.exec(line.slice(at, at + 100))?.[0].length;
      if (opening !== undefined) {
        this.#open = '';
        this.#openSince = this.#line;
        return this.#inQuotes(line, at + opening, at);
      }
      const next = line.indexOf(this.#delimiter, at);
      this.#cells.push(line.slice(at, next === -1 ? undefined : next));
      if (next === -1) return true;
      at = next + 1;
    }
  }

  /** `start`: where the cell begins, if it does so in this line. */
  #inQuotes(line: string, from: number, start: number | null = null): boolean {
    for (let at = from; ;) {
      const quote = line.indexOf('"', at);
      this.#open += line.slice(at, quote === -1 ? undefined : quote);
      if (quote === -1) return false;
      if (line[quote + 1] === '"') {
        this.#open += '"';
        at = quote + 2;
        continue;
      }
      let next = quote + 1;
      while (line[next] === ' ' || line[next] === '\u00a0') next += 1;
      if (next < line.length && line[next] !== this.#delimiter) return this.#notQuoted(line, start);
      this.#cells.push(this.#open ?? '');
      this.#open = null;
      return next >= line.length || this.#outsideQuotes(line, next + 1);
    }
  }

  /** A cell such as `"Wald" bei Graz`: its quotation marks are text. */
  #notQuoted(line: string, start: number | null): boolean {
    if (start === null) throw new UncutError(because('quote-not-closed', { line: this.#openSince }));
    this.faults += 1;
    this.#open = null;
    const next = line.indexOf(this.#delimiter, start);
    this.#cells.push(line.slice(start, next === -1 ? undefined : next));
    return next === -1 || this.#outsideQuotes(line, next + 1);
  }

  #tooLong(line: number): UncutError {
    return new UncutError(because('row-too-long', { line, most: count(this.#longest) }));
  }
}

/** Whether the last cell of a line with tabs opens a quotation mark that its end does not close. */
function isOpenAtEnd(line: string): boolean {
  const last = line.slice(line.lastIndexOf('\t') + 1);
  return /^\s*"/.test(last) && last.split('"').length % 2 === 0;
}

function unquoted(cell: string): string {
  return cell.includes('"') ? (QUOTED_WHOLE.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell) : cell;
}

/**
 * The beginning of a table each of whose lines was quoted once more as a whole, as by a spreadsheet that did not know its
 * delimiter, without these marks; null: it was not.
 */
export function unwrapped(text: string): string | null {
  const lines = text.split(LINE_END).filter((line) => line.trim() !== '');
  const inner = lines.slice(0, LOOKED_AT).map((line) => QUOTED_WHOLE.exec(line)?.[1]?.replaceAll('""', '"'));
  const whole = inner.join('\n');
  const isNeeded = inner.length > 0 && inner.every((line) => line !== undefined);
  return isNeeded && beginningOf(whole, sniffDelimiter(whole), []).known > 0 && /[,;\t|]/.test(inner[0] ?? '')
    ? whole
    : null;
}

/** "sep=;", the first line of tables that were written for Excel. */
const SAID_DELIMITER = /^sep=([,;\t|])[,;\t|]*$/i;

export function saidDelimiter(text: string): Delimiter | null {
  return (
    (SAID_DELIMITER.exec(text.slice(0, 20).split(LINE_END)[0]?.trim() ?? '')?.[1] as Delimiter | undefined) ?? null
  );
}

/** Rows that are looked at. */
const LOOKED_AT = 60;

/**
 * What parts the cells, told by the beginning of a table: what gives headings that are known, with quotation marks in their
 * places and rows of as many cells as there are headings.
 */
export function sniffDelimiter(text: string, required: readonly string[] = []): Delimiter {
  let best: { delimiter: Delimiter; points: readonly number[] } = { delimiter: ',', points: [] };
  for (const delimiter of DELIMITERS) {
    const points = pointsOf(beginningOf(text, delimiter, required));
    const ahead = points.findIndex((value, index) => value !== (best.points[index] ?? 0));
    if (ahead !== -1 && points[ahead]! > (best.points[ahead] ?? 0)) best = { delimiter, points };
  }
  return best.delimiter;
}

/** Cells of the row that holds the headings. */
export function columnsOf(text: string, delimiter: Delimiter, required: readonly string[]): number {
  return beginningOf(text, delimiter, required).heading.length;
}

interface Beginning {
  readonly heading: readonly string[];
  readonly below: readonly (readonly string[])[];
  readonly known: number;
  readonly faults: number;
}

function beginningOf(text: string, delimiter: Delimiter, required: readonly string[]): Beginning {
  const cutter = new RowCutter({ delimiter, longest: text.length + 2 });
  const rows: string[][] = [];
  try {
    for (const { cells } of cutter.cut(`${text}\n\n`)) {
      if (cells.some((cell) => cell.trim() !== '')) rows.push(cells);
      if (rows.length === LOOKED_AT) break;
    }
  } catch (error) {
    if (!(error instanceof UncutError)) throw error;
  }
  const { at, known } = headingAt(rows, required);
  return { heading: rows[at] ?? [], below: rows.slice(at + 1), known, faults: cutter.faults };
}

function pointsOf({ heading, below, known, faults }: Beginning): readonly number[] {
  const columns = filledWidth(heading);
  if (columns < 2) return [known, 0, 0, 0];
  const alike = below.filter((cells) => filledWidth(cells) === columns).length / Math.max(1, below.length);
  return [known, -faults, alike, columns];
}

/** Cells up to the last one that holds something. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
