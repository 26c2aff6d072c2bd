/*
 * The verdict on an archive of whoever: a zip is looked through from its directory on, its files are read piece by piece,
 * within limits, and nothing is unpacked onto the disk. Runs in the catalogue thread; reads only.
 */
import { buffer } from 'node:stream/consumers';
import type { Entry } from 'yauzl';
import { checkerOf, type Known } from '../domain/darwin-core/verdict/check-rows.ts';
import { Gathered } from '../domain/darwin-core/verdict/gather.ts';
import type { CheckName, Verdict } from '../domain/darwin-core/verdict-rules.ts';
import { openRegularFile } from '../files/open-regular.ts';
import { checkEml } from './eml.ts';
import { checkMeta, type FileToCheck } from './check-meta.ts';
import { KnownIds } from './known-ids.ts';
import { lastOf, readMeta } from './meta.ts';
import { isEncoding, rowsIn } from './rows.ts';
import { isTooLarge, type ZipEntries, zipEntries } from './zip-entries.ts';

/** Of meta.xml and eml.xml, bytes. */
const LONGEST_XML = 20 * 1024 * 1024;
/** Of a table, unpacked, bytes: larger downloads there are, no larger publications. */
const LONGEST_TABLE = 64 * 1024 * 1024 * 1024;

/** What other programs leave in zips. */
const LEFT_BEHIND = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/;

const OF_ROWS: readonly CheckName[] = [
  'columns',
  'letters',
  'identifiers',
  'links',
  'nothing',
  'basis',
  'names',
  'dates',
  'coordinates',
  'uncertainty',
  'status',
  'media',
];

export interface Checking {
  /** YYYY-MM-DD: dates after it are still to come. */
  readonly today: string;
  /** Is awaited between rows; may reject to stop. */
  readonly gate: () => Promise<void>;
  readonly onRows: (rows: number) => void;
}

/** Throws the system's error where the file itself cannot be opened. */
export async function checkArchive(path: string, checking: Checking): Promise<Verdict> {
  const gathered = new Gathered();
  const { handle } = await openRegularFile(path, true);
  try {
    const zip = await zipEntries({ descriptor: handle.fd }, (name) => name).catch(() => null);
    if (zip) await checkZip(zip, checking, gathered);
    else {
      gathered.add('not-a-zip');
      gathered.skip('terms', 'licence', 'description', ...OF_ROWS);
    }
    return gathered.verdict();
  } finally {
    await handle.close();
  }
}

async function checkZip(zip: ZipEntries, checking: Checking, gathered: Gathered): Promise<void> {
  const files = new Map([...zip.entries].filter(([name]) => !name.endsWith('/') && !LEFT_BEHIND.test(name)));
  const folder = [...files.keys()].find((name) => /(?:^|\/)meta\.xml$/.test(name))?.replace(/meta\.xml$/, '') ?? '';
  if (folder !== '') gathered.add('in-a-folder', { about: folder });
  const source: Source = { zip, entryOf: (name) => files.get(folder + name) ?? null };
  const metaBytes = await xmlOf(source, 'meta.xml', gathered);
  if (metaBytes === null) {
    if (!source.entryOf('meta.xml')) gathered.add('meta-missing');
    gathered.skip('terms', 'licence', 'description', ...OF_ROWS);
    return;
  }
  const meta = await readMeta(metaBytes).catch((error: unknown) => {
    gathered.add('meta-unreadable', { about: error instanceof Error ? error.message : '' });
    return null;
  });
  const toCheck = meta && checkMeta(meta, gathered);
  if (toCheck) await checkFiles(source, toCheck, checking, gathered);
  else gathered.skip('terms', ...OF_ROWS);
  await checkDescription(source, meta?.metadata ?? null, gathered);
}

interface Source {
  readonly zip: ZipEntries;
  readonly entryOf: (name: string) => Entry | null;
}

async function xmlOf({ zip, entryOf }: Source, name: string, gathered: Gathered): Promise<Buffer | null> {
  const entry = entryOf(name);
  if (!entry) return null;
  if (isTooLarge(entry, LONGEST_XML)) {
    gathered.add('too-large', { file: name });
    return null;
  }
  return await buffer(zip.read(entry)).catch(() => {
    gathered.add('file-unreadable', { file: name, about: DAMAGED });
    return null;
  });
}

const DAMAGED = 'CRC-32';

async function checkDescription(source: Source, named: string | null, gathered: Gathered): Promise<void> {
  const name = named ?? 'eml.xml';
  // GBIF fetches a description that lies on the web; here nothing leaves the computer.
  const bytes = await xmlOf(source, name, gathered);
  if (bytes) return await checkEml(bytes, name, gathered);
  if (!source.entryOf(name)) gathered.add('eml-missing', { about: name });
  gathered.skip('licence');
}

async function checkFiles(
  source: Source,
  files: readonly FileToCheck[],
  checking: Checking,
  gathered: Gathered,
): Promise<void> {
  const known = { core: new KnownIds(), media: new KnownIds() };
  const rowTypes = new Set(files.map(({ checked }) => lastOf(checked.rowType)));
  if (files.length === 1) gathered.skip('links');
  if (!rowTypes.has('Occurrence')) gathered.skip('basis', 'names', 'coordinates', 'uncertainty', 'status');
  if (!['Multimedia', 'Image', 'Media'].some((one) => rowTypes.has(one))) gathered.skip('media');
  let rows = 0;
  for (const file of files) {
    const { name } = file.checked;
    const entry = name === '' ? null : source.entryOf(name);
    if (!entry) gathered.add('file-missing', { file: name });
    else if (isTooLarge(entry, LONGEST_TABLE)) gathered.add('too-large', { file: name });
    else if (isEncoding(file.meta.encoding ?? 'UTF-8')) {
      const before = rows;
      await checkTable(source.zip.read(entry), { ...file, known, gathered, checking }, (read) => {
        rows = before + read;
        checking.onRows(rows);
      });
    }
  }
}

interface Table extends FileToCheck {
  readonly known: { readonly core: Known; readonly media: Known };
  readonly gathered: Gathered;
  readonly checking: Checking;
}

async function checkTable(chunks: AsyncIterable<Buffer>, table: Table, onRows: (rows: number) => void): Promise<void> {
  const { meta, checked, width, known, gathered, checking } = table;
  const { name } = checked;
  const check = checkerOf(checked, known, gathered, checking.today);
  let [headings, rows, first] = [Math.min(1000, Number(meta.ignoreHeaderLines ?? 0) || 0), 0, 0];
  try {
    for await (const row of rowsIn(meta, chunks, () => gathered.add('mark-first', { file: name }))) {
      const record = { id: row.cells[checked.idColumn ?? 0] ?? null, line: row.line, value: '' };
      if (headings > 0) {
        headings -= 1;
        first = row.cells.length;
        checkHeading(table, row.cells);
        continue;
      }
      if (rows === 0 && isHeading(table, row.cells)) gathered.add('heading-as-row', { file: name, record });
      // A heading says how many cells there are; without one, meta.xml does, which may leave the last ones out.
      if (first > 0 ? row.cells.length !== first : row.cells.length < width)
        gathered.add('columns-wrong', { file: name, record: { ...record, value: String(row.cells.length) } });
      first ||= row.cells.length;
      check(row);
      rows += 1;
      if (rows % 1000 === 0) {
        onRows(rows);
        await checking.gate();
      }
    }
  } catch (error) {
    await checking.gate();
    gathered.add('file-unreadable', { file: name, about: error instanceof Error ? error.message : '' });
  }
  if (rows === 0 && checked.isCore) gathered.add('no-rows', { file: name });
  gathered.counted(name, rows);
  onRows(rows);
}

/** The terms by their columns, in small letters. */
function headingsOf({ checked: { terms } }: Table): Map<number, string> {
  return new Map([...terms].flatMap(([term, at]) => ('column' in at ? [[at.column, lastOf(term).toLowerCase()]] : [])));
}

function isHeading(table: Table, cells: readonly string[]): boolean {
  const same = [...headingsOf(table)].filter(([column, term]) => lastOf(cells[column] ?? '').toLowerCase() === term);
  return same.length >= 2;
}

/** A heading that is another term's is a column that was moved; one of the publisher's own is nobody's concern. */
function checkHeading(table: Table, cells: readonly string[]): void {
  const headings = headingsOf(table);
  const terms = new Set(headings.values());
  for (const [column, term] of headings) {
    const heading = lastOf((cells[column] ?? '').trim());
    const isOthers = heading.toLowerCase() !== term && terms.has(heading.toLowerCase());
    if (isOthers) table.gathered.add('heading-unlike', { file: table.checked.name, about: heading });
  }
}
