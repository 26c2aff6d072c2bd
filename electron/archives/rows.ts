/*
 * The rows of one file of a stranger's archive, read piece by piece as meta.xml says: encoding, sign between cells, sign around
 * them. Runs in the catalogue thread.
 */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { takeTurns } from '../calls/turns.ts';
import { type MetaFile, signOf } from './meta.ts';

/** Longer rows are none that a person wrote, characters. */
const LONGEST_ROW = 4_000_000;

/** Whether there is an encoding of that name. */
export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

export interface FileRow {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/**
 * All rows, headings among them; of a first mark it is told, and it is left out. `chunks`: the bytes of the file. Throws Error
 * for a row without end.
 */
export async function* rowsIn(
  { encoding, fieldsTerminatedBy, fieldsEnclosedBy }: MetaFile,
  chunks: AsyncIterable<Buffer>,
  onMark: () => void,
): AsyncGenerator<FileRow> {
  // The text guide: a comma and a quotation mark where nothing is said.
  const quote = fieldsEnclosedBy === null ? '"' : signOf(fieldsEnclosedBy);
  const delimiter = fieldsTerminatedBy === null ? ',' : signOf(fieldsTerminatedBy);
  const parser = parse({
    delimiter: delimiter === '' ? ',' : delimiter,
    quote: quote === '' ? null : quote.charAt(0),
    escape: quote === '' ? null : quote.charAt(0),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  });
  const text = Readable.from(decoded(chunks, encoding ?? 'UTF-8', onMark));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  const turn = takeTurns();
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { cells: record, line: info.lines };
      await turn();
    }
  } finally {
    text.destroy();
  }
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string, onMark: () => void): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let isFirst = true;
  for await (const chunk of chunks) {
    let text = decoder.write(chunk);
    if (isFirst && text !== '') {
      isFirst = false;
      if (text.startsWith('\uFEFF')) {
        onMark();
        text = text.slice(1);
      }
    }
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}
