/*
 * Tables as people have them: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, with or without a
 * mark. Runs in the catalogue thread; reads only.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ProblemError } from '../contract/problems.ts';
import { pathOnDisk } from './path-text.ts';

/** One row: cells by normal header (see `headerKey`), trimmed; empty cells are left out. */
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

/** Throws ProblemError 'csv-unreadable', naming the line. `required`: normal headers that must be there. */
export async function readTable(path: string, required: readonly string[]): Promise<Table> {
  const file = basename(path);
  const unreadable = (reason: string) => new ProblemError('csv-unreadable', { file, reason });
  let text: string;
  try {
    text = decodeText(await readFile(pathOnDisk(path)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw unreadable('it is not there');
    if (code === 'EACCES' || code === 'EPERM') throw new ProblemError('not-allowed', { path });
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  if (text.trim() === '') throw unreadable('it is empty');
  if (text.includes('\0')) throw unreadable('it is no text');

  const headers = new Map<string, string>();
  const keys: string[] = [];
  const rows: TableRow[] = [];
  const parser = Readable.from(slices(text)).pipe(
    parse({
      delimiter: sniffDelimiter(text),
      info: true,
      skip_empty_lines: true,
      // Programs leave out empty cells at a row's end; a cell too many means that the row is cut wrong.
      relax_column_count_less: true,
      trim: true,
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (keys.length === 0) {
        for (const header of record) {
          const key = headerKey(header);
          if (key !== '' && headers.has(key)) throw unreadable(`line 1 has the column ${header} twice`);
          headers.set(key, header);
          keys.push(key);
        }
        const missing = required.find((key) => !headers.has(headerKey(key)));
        if (missing !== undefined) throw unreadable(`line 1 has no column ${missing}`);
        continue;
      }
      const cells = new Map<string, string>();
      for (const [index, cell] of record.entries()) {
        const key = keys[index];
        if (key !== undefined && key !== '' && cell !== '') cells.set(key, cell);
      }
      if (cells.size > 0) rows.push({ line: info.lines, cells });
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(csvReason(error)) : error;
  }
  return { file, headers, rows };
}

/** "dwc:catalogNumber", "Catalog Number" and the term's address are one header. */
export function headerKey(header: string): string {
  const name = header.trim().split(/[:/#]/).at(-1) ?? '';
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function csvReason(error: CsvError): string {
  const { lines } = error as CsvError & { lines?: number };
  const line = lines === undefined ? '' : `line ${lines} `;
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
      return `${line}has more cells than there are columns`;
    case 'CSV_QUOTE_NOT_CLOSED':
      return `a quotation mark opens and never closes (${line.trim()})`;
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
  const first = (text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** The text in pieces, so that a long table does not hold up the thread. */
function* slices(text: string): Generator<string> {
  const length = 64 * 1024;
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length);
}
