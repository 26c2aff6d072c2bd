/*
 * Tables as people have them: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, with or without a
 * mark. Runs in the catalogue thread; reads only.
 */
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { count } from '../domain/words.ts';
import { unguarded } from '../domain/formula-guard.ts';
import { because, ProblemError, type ProblemValue } from '../domain/problems.ts';
import type { PathText } from '../domain/path-text.ts';
import { textOf } from '../files/path-text.ts';
import { HEADING, headingKey, type ReadTerm } from '../domain/darwin-core/terms.ts';
import type { Reader } from '../reader/calls.ts';
import { readerOfThread } from '../reader/of-thread.ts';

/** One row: cells by normal header (see `headingKey`), trimmed; empty cells are left out. */
export interface TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly file: string;
  /** Headers as they stand in the file, by normal header. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rows: readonly TableRow[];
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

const BOUNDS: TableBounds = {
  bytes: 256_000_000,
  columns: 1000,
  rows: 2_000_000,
  cells: 20_000_000,
  cellLength: 50_000,
  rowLength: 1_000_000,
};

/** Throws ProblemError 'csv-unreadable', naming the line. `required`: normal headers that must be there. */
export async function readTable(
  path: PathText,
  required: readonly string[],
  reader: Reader = readerOfThread,
  bounds: TableBounds = BOUNDS,
): Promise<Table> {
  const table = new TableInReading(basename(textOf(path)), bounds);
  const bytes = await reader.call('table.read', { path, most: bounds.bytes });
  const text = decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (text.trim() === '') throw table.unreadable(because('empty'));
  if (text.includes('\0')) throw table.unreadable(because('no-text'));
  const parser = Readable.from(slices(text)).pipe(
    parse({
      delimiter: sniffDelimiter(text),
      info: true,
      skip_empty_lines: true,
      // Programs leave out empty cells at a row's end; a cell too many means that the row is cut wrong.
      relax_column_count_less: true,
      trim: true,
      max_record_size: bounds.rowLength,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.some((cell) => cell.length > bounds.cellLength)) {
        throw table.unreadable(because('cell-too-long', { line: info.lines, most: count(bounds.cellLength) }));
      }
      if (table.headers.size === 0) table.addHeaders(record, required);
      else table.addRow(record, info.lines);
    }
  } catch (error) {
    throw error instanceof CsvError ? table.unreadable(csvReason(error, bounds)) : error;
  }
  return table;
}

class TableInReading implements Table {
  readonly file: string;
  readonly headers = new Map<string, string>();
  readonly rows: TableRow[] = [];
  readonly #bounds: TableBounds;
  readonly #keys: string[] = [];
  #filled = 0;

  constructor(file: string, bounds: TableBounds) {
    this.file = file;
    this.#bounds = bounds;
  }

  unreadable(reason: ProblemValue): ProblemError {
    return new ProblemError('csv-unreadable', { file: this.file, reason });
  }

  addHeaders(record: readonly string[], required: readonly string[]): void {
    const { columns } = this.#bounds;
    if (record.length > columns) throw this.unreadable(because('too-many-columns', { most: count(columns) }));
    for (const header of record) {
      const key = headingKey(header);
      if (key !== '' && this.headers.has(key))
        throw this.unreadable(because('column-twice', { column: header.slice(0, 60) }));
      this.headers.set(key, header);
      this.#keys.push(key);
    }
    const missing = required.find((key) => !this.headers.has(headingKey(key)));
    if (missing !== undefined) throw this.unreadable(because('column-missing', { column: missing }));
  }

  addRow(record: readonly string[], line: number): void {
    const cells = new Map<string, string>();
    for (const [index, cell] of record.entries()) {
      const key = this.#keys[index];
      // Tables that were written for a spreadsheet come back as they were before the guard against formulas.
      if (key !== undefined && key !== '' && cell !== '') cells.set(key, unguarded(cell));
    }
    if (cells.size === 0) return;
    this.#filled += cells.size;
    const { rows, cells: most } = this.#bounds;
    if (this.rows.length >= rows) throw this.unreadable(because('too-many-rows', { most: count(rows) }));
    if (this.#filled > most) throw this.unreadable(because('too-many-cells', { most: count(most) }));
    this.rows.push({ line, cells });
  }
}

/** Refuses a table whose cell is longer than what it stands for can be. */
export function refuseLong({ file, headers }: Table, { line, cells }: TableRow, key: string, most: number): void {
  if ((cells.get(key)?.length ?? 0) <= most) return;
  const reason = because('cell-too-long-in-column', { line, most, column: headers.get(key) ?? key });
  throw new ProblemError('csv-unreadable', { file, reason });
}

/** What a row says of a term that this program reads. */
export function cellOf({ cells }: TableRow, term: ReadTerm): string | undefined {
  return cells.get(HEADING[term]);
}

function csvReason(error: CsvError, { rowLength }: TableBounds): string {
  const { lines } = error as CsvError & { lines?: number };
  const line = lines === undefined ? '' : `line ${lines} `;
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
      return `${line}has more cells than there are columns`;
    case 'CSV_QUOTE_NOT_CLOSED':
      return `a quotation mark opens and never closes (${line.trim()})`;
    case 'CSV_MAX_RECORD_SIZE':
      return `${line}has more than ${count(rowLength)} characters; does a quotation mark before it never close?`;
    default:
      return `${line}cannot be taken apart (${error.message})`;
  }
}

/** What Windows-1252 has between 80 and 9F, where Latin-1 has control codes. Node 20's own decoder takes it for Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Marks decide; without one: UTF-16 shows by its zeros, UTF-8 by being valid, and the rest is Windows-1252. */
export function decodeText(bytes: Buffer): string {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = { even: 0, odd: 0 };
  const looked = bytes.subarray(0, 2_000);
  for (const [index, byte] of looked.entries()) if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  if (zeros.odd > looked.length / 5 && zeros.even === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros.even > looked.length / 5 && zeros.odd === 0) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The candidate that stands most often in the first line, outside quotes. */
export function sniffDelimiter(text: string): (typeof DELIMITERS)[number] {
  const lines = text.slice(0, LONGEST_FIRST_LINE).split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  for (const sign of first) {
    if (sign === '"') isQuoted = !isQuoted;
    const count = counts.get(sign);
    if (count !== undefined && !isQuoted) counts.set(sign, count + 1);
  }
  return DELIMITERS.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

/** Enough of it to tell the delimiter by. */
const LONGEST_FIRST_LINE = 1_000_000;

/** The text in pieces, so that a long table does not hold up the thread. */
function* slices(text: string): Generator<string> {
  const length = 64 * 1024;
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length);
}
