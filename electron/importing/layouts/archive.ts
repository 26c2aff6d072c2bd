/*
 * Darwin Core Archives, as GBIF, Symbiota and museums give them: occurrences, their pictures and determinations, whose columns
 * meta.xml names (Darwin Core text guide). A picture is called by the last part of its address, or by the record's own identifier. Runs in
 * the catalogue thread; reads only.
 */
import { headingKey } from '../../domain/darwin-core/terms.ts';
import { because } from '../../domain/problems.ts';
import { takeTurns } from '../../calls/turns.ts';
import { tableOf } from '../tables/read-table.ts';
import { Several } from '../tables/several.ts';
import type { Table, TableRow } from '../tables/table-in-reading.ts';
import { columnOf, lastOf, type MetaFile, readMeta } from '../../archives/meta.ts';
import { type FolderPhotos, lastPart } from './folder-photos.ts';
import { Identifications } from './identifications.ts';
import { MadeTable, type Notes } from './made-table.ts';
import { type Parts, unreadable } from './parts.ts';
import { spanTogether, unescaped } from './symbiota.ts';

export interface ArchiveFile {
  readonly isCore: boolean;
  /** Last part of the address of what a row is, such as "Occurrence". */
  readonly of: string;
  readonly headerLines: number;
  /** null: not said. */
  readonly delimiter: string | null;
  /** The sign around cells, where it is another than the quotation mark that tables have. */
  readonly quote: string | null;
  readonly location: string;
  /** Whether Symbiota wrote it, which shows in its own terms. */
  readonly isOfSymbiota: boolean;
  /** Column of the identifier that joins the files. */
  readonly id: number;
  /** Headings by column. */
  readonly fields: Map<number, string>;
  /** What a heading says in rows that say nothing, or in all rows where it has no column. */
  readonly defaults: Map<string, string>;
}

/** Throws ProblemError 'csv-unreadable'. */
export async function readArchive(parts: Parts, photos: FolderPhotos, notes: Notes): Promise<Table> {
  const missing = (part: string) => unreadable(parts.file, because('layout-part-missing', { part }));
  const meta = await parts.read('meta.xml');
  if (!meta) throw missing('meta.xml');
  const files = await filesOf(meta).catch((error: unknown) => {
    throw unreadable(parts.file, because('layout-unknown'), error);
  });
  const core = files.find(({ isCore, of }) => isCore && of === 'Occurrence');
  if (!core) throw unreadable(parts.file, because('layout-unknown'));
  const { isOfSymbiota } = core;
  const records = await rowsOf(parts, core);
  if (!records) throw missing(core.location);
  const known = new Set(records.rows.flatMap((row) => row.cell(ID) ?? []));
  const [pictures, determinations] = [new Several<string>(), new Identifications()];
  for (const one of files.filter(({ isCore }) => !isCore)) {
    const isMedia = ['Multimedia', 'Image', 'Media'].includes(one.of);
    if (!isMedia && one.of !== 'Identification') continue;
    for (const row of (await rowsOf(parts, { ...one, isOfSymbiota }))?.rows ?? []) {
      const id = row.cell(ID);
      const name = isMedia ? pictureName(row, photos) : '';
      if (id === undefined || name === undefined) continue;
      if (!known.has(id)) notes.add('note-record-missing', id);
      else if (isMedia) pictures.add(id, name);
      else determinations.add(id, row);
    }
  }
  return await joined(parts.file, records, { pictures, determinations, photos });
}

function pictureName(row: TableRow, photos: FolderPhotos): string | undefined {
  const ways = ['originalfilename', 'filename', 'title', 'accessuri', 'identifier', 'goodqualityaccessuri'];
  const kind = row.cell('type') ?? row.cell('format') ?? '';
  if (/sound|audio|moving|video/i.test(kind)) return undefined;
  const names = ways.map((key) => lastPart(row.cell(key)));
  const [original, file, title, ...addresses] = names;
  const isThere = title !== undefined && photos.has(title);
  return photos.named([original, file, isThere ? title : undefined, ...addresses]);
}

/** The identifier of a record is its address; in tables of people the word means who identified it. */
const OTHER_WORDS: Readonly<Record<string, string>> = { identifier: 'recordIdentifier' };

/** The key of the column that joins the files of an archive. */
export const ID = 'archiverowid';

interface OfRecords {
  readonly pictures: Several<string>;
  readonly determinations: Identifications;
  readonly photos: FolderPhotos;
}

async function joined(
  file: string,
  records: Table,
  { pictures, determinations, photos }: OfRecords,
): Promise<MadeTable> {
  const table = new MadeTable(file, records.reading);
  const turn = takeTurns();
  for (const row of records.rows) {
    await turn();
    const id = row.cell(ID) ?? '';
    const cells: Record<string, string | undefined> = {};
    for (const [key, heading] of records.headers) if (key !== ID) cells[OTHER_WORDS[key] ?? heading] = row.cell(key);
    spanTogether(cells);
    // A record without a number of its own is told apart by what the archive calls it.
    cells['catalogNumber'] ??= id;
    const named = [...new Set(pictures.get(id))];
    const there = [...new Set([...named.filter((name) => photos.has(name)), ...photos.ofRecord(id)])];
    const all = there.length > 0 ? there : named.slice(0, 1);
    for (const said of determinations.with(id, cells)) {
      for (const fileName of all.length > 0 ? all : [undefined]) table.add(row.line, { ...said, fileName });
    }
  }
  return table;
}

/** The rows of one file of the archive, under the headings that meta.xml gives its columns. */
export async function rowsOf(parts: Parts, file: ArchiveFile): Promise<Table | null> {
  const { location, id, fields, headerLines } = file;
  const bytes = await parts.read(location);
  if (!bytes) return null;
  // The text guide means a comma then, some programs a tab.
  const delimiter = file.delimiter ?? (/^[^\n,]*\t/.test(bytes.toString('latin1', 0, 1000)) ? '\t' : ',');
  let from = 0;
  for (let line = 0; line < headerLines && from !== -1; line += 1) from = bytes.indexOf(0x0a, from) + 1 || bytes.length;
  const width = Math.max(id, ...fields.keys()) + 1;
  const taken = new Set<string>();
  const headings = Array.from({ length: width }, (_, column) => {
    const heading = column === id && !fields.has(column) ? ID : (fields.get(column) ?? `column ${column + 1}`);
    const own = taken.has(heading) ? `${heading} ${column + 1}` : heading;
    taken.add(own);
    return own;
  });
  const table = await tableOf(
    location,
    Buffer.concat([Buffer.from(`${headings.join(delimiter)}\n`), bytes.subarray(from)]),
    [headings[id] ?? ID],
  );
  return completed(table, headingKey(headings[id] ?? ID), file);
}

/** With the column of the identifier, which may be a term as well, as the one that joins, and with what rows leave unsaid. */
function completed(table: Table, idKey: string, { defaults, quote, isOfSymbiota }: ArchiveFile): Table {
  const said = new Map([...defaults].map(([heading, text]) => [headingKey(heading), text]));
  const headers = new Map([...table.headers, ...[...defaults.keys()].map((one) => [headingKey(one), one] as const)]);
  const rows = table.rows.map((row) => ({
    line: row.line,
    cell(asked: string) {
      const written = unquoted(row.cell(asked === ID ? idKey : asked), quote);
      return (isOfSymbiota ? unescaped(written) : written) ?? said.get(asked);
    },
    get cells() {
      return row.cells;
    },
  }));
  return { file: table.file, reading: table.reading, headers, rows };
}

function unquoted(cell: string | undefined, quote: string | null): string | undefined {
  const isQuoted =
    quote !== null && cell !== undefined && cell.length > 1 && cell.startsWith(quote) && cell.endsWith(quote);
  return isQuoted ? cell.slice(1, -1) || undefined : cell;
}

const DELIMITERS: Readonly<Record<string, string>> = { '\\t': '\t', '\t': '\t', ';': ';', '|': '|' };

/** Throws Error for what is not well-formed, and for a column of no place. */
export async function filesOf(meta: Buffer): Promise<ArchiveFile[]> {
  return (await readMeta(meta)).files.map(fileOf);
}

function fileOf({ isCore, rowType, fieldsTerminatedBy: by, fieldsEnclosedBy, ...meta }: MetaFile): ArchiveFile {
  const quote = fieldsEnclosedBy ?? '"';
  const fields = new Map<number, string>();
  const defaults = new Map<string, string>();
  for (const { index, term, fixed } of meta.fields) {
    if (index !== null) fields.set(indexOf(index), lastOf(term));
    if (fixed) defaults.set(lastOf(term), fixed);
  }
  return {
    isCore,
    of: lastOf(rowType),
    headerLines: Math.min(1000, Number(meta.ignoreHeaderLines ?? 0) || 0),
    delimiter: by === null ? null : (DELIMITERS[by] ?? ','),
    quote: quote !== '' && quote !== '"' ? quote : null,
    location: meta.locations[0] ?? '',
    isOfSymbiota: meta.fields.some(({ term }) => /^https?:\/\/symbiota\.org\/terms\//.test(term)),
    id: meta.id === null ? 0 : indexOf(meta.id),
    fields,
    defaults,
  };
}

function indexOf(index: string): number {
  const column = columnOf(index);
  if (column === null) throw new Error('it has a column of no place');
  return column;
}
