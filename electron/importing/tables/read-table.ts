/*
 * Tables as people have them: a text with commas, semicolons, tabs or bars, in the encodings that spreadsheets write, or an
 * Excel workbook. What a file is shows in its content, whatever its name says. Runs in the catalogue thread; reads only.
 */
import { takeTurns } from '../../calls/turns.ts';
import { HEADING, type ReadTerm } from '../../domain/darwin-core/terms.ts';
import type { PathText } from '../../domain/path-text.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { Reader } from '../../reader/calls.ts';
import { columnsOf, RowCutter, saidDelimiter, sniffDelimiter, UncutError, unwrapped } from './delimited.ts';
import { decideEncoding, decoded, wordsOf } from './encoding.ts';
import { foreignKind, isZip } from './kind.ts';
import { type Table, type TableBounds, TableInReading, type TableRow } from './table-in-reading.ts';
import { readWorkbook } from './workbook.ts';

export type { Table, TableBounds, TableRow } from './table-in-reading.ts';

export const TABLE_BOUNDS: TableBounds = {
  bytes: 256_000_000,
  columns: 1000,
  rows: 2_000_000,
  cells: 20_000_000,
  cellLength: 50_000,
  rowLength: 1_000_000,
};

/** Characters by which the delimiter and the headings are told. */
const BEGINNING = 256 * 1024;

export async function bytesOf(path: PathText, reader: Reader, bounds: TableBounds = TABLE_BOUNDS): Promise<Buffer> {
  const read = await reader.call('table.read', { path, most: bounds.bytes });
  return Buffer.from(read.buffer, read.byteOffset, read.byteLength);
}

/**
 * The table in a file's bytes. Throws ProblemError 'csv-unreadable', naming the line. `required`: normal headings of which one
 * must be there.
 */
export async function tableOf(
  file: string,
  bytes: Buffer,
  required: readonly string[] = [],
  bounds: TableBounds = TABLE_BOUNDS,
): Promise<Table> {
  if (isZip(bytes)) return await readWorkbook(file, bytes, required, bounds);
  const foreign = foreignKind(bytes);
  if (foreign) throw new ProblemError('csv-unreadable', { file, reason: because(foreign) });
  return await readText(file, bytes, required, bounds);
}

async function readText(file: string, bytes: Buffer, required: readonly string[], bounds: TableBounds): Promise<Table> {
  const unreadable = (reason: ConstructorParameters<typeof UncutError>[0]) =>
    new ProblemError('csv-unreadable', { file, reason });
  const encoding = await decideEncoding(bytes);
  let beginning = '';
  for (const text of decoded(bytes, encoding)) {
    beginning += text;
    if (beginning.length > BEGINNING) break;
  }
  if (beginning.trim() === '') throw unreadable(because('empty'));
  const inner = unwrapped(beginning);
  beginning = inner ?? beginning;
  const said = saidDelimiter(beginning);
  const delimiter = said ?? sniffDelimiter(beginning, required);
  const words = await wordsOf(bytes, encoding);
  const known = { encoding: words, delimiter, sheet: null, otherSheets: [], strict: true };
  const table = new TableInReading(file, required, bounds, known);
  const columns = columnsOf(beginning, delimiter, required);
  const cutter = new RowCutter({ delimiter, longest: bounds.rowLength, columns, wrapped: inner !== null });
  const turn = takeTurns();
  try {
    for (const text of decoded(bytes, encoding)) {
      if (text.includes('\0')) throw unreadable(because('no-text'));
      for (const { cells, line } of cutter.cut(text)) {
        if (line > 1 || said === null) table.add(cells, line);
        await turn();
      }
    }
    for (const { cells, line } of cutter.end()) table.add(cells, line);
    table.end();
  } catch (error) {
    throw error instanceof UncutError ? unreadable(error.reason) : error;
  }
  return table;
}

/** Refuses a table whose cell is longer than what it stands for can be. */
export function refuseLong({ file, headers }: Table, row: TableRow, key: string, most: number): void {
  if ((row.cell(key)?.length ?? 0) <= most) return;
  const reason = because('cell-too-long-in-column', { line: row.line, most, column: headers.get(key) ?? key });
  throw new ProblemError('csv-unreadable', { file, reason });
}

/** What a row says of a term that this program reads. */
export function cellOf(row: TableRow, term: ReadTerm): string | undefined {
  return row.cell(HEADING[term]);
}
