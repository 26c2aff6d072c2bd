/*
 * A checklist in whatever form it comes: a table with Darwin Core headings, a Darwin Core Archive, a package of the Catalogue of
 * Life; a zip, or one file of a folder. Runs in the catalogue thread; reads only.
 */
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { PathText } from '../../domain/path-text.ts';
import { textOf } from '../../files/path-text.ts';
import type { Reader } from '../../reader/calls.ts';
import { readerOfThread } from '../../reader/of-thread.ts';
import { type Parts, partsBeside, partsOfZip } from '../layouts/parts.ts';
import { isZip } from '../tables/kind.ts';
import { bytesOf, tableOf } from '../tables/read-table.ts';
import { entityOf, readColdp } from './coldp.ts';
import { readTaxonArchive } from './dwca.ts';
import { EPITHET } from '../tables/checklist-rows.ts';
import { recordsOf } from './from-rows.ts';
import { type Entry, joinList } from './join-list.ts';
import { type ReadList, Told } from './listed.ts';

export interface ListInFile extends ReadList {
  readonly file: string;
  readonly told: Told;
}

/** A list is mostly written right after it was looked at. Files beside the one that was chosen may have changed since. */
let lastRead: { readonly sha256: string; readonly joined: JoinedList } | null = null;

export interface JoinedList {
  readonly list: ListInFile;
  readonly entries: readonly Entry[];
}

/** Throws ProblemError 'csv-unreadable'. What it tells is the caller's own. */
export async function readJoined(path: PathText, reader: Reader = readerOfThread): Promise<JoinedList> {
  const bytes = await bytesOf(path, reader);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = lastRead?.sha256 === sha256 && isZip(bytes) ? lastRead.joined : null;
  lastRead = null;
  const list = known?.list ?? (await readList(path, bytes, reader));
  const joined = known ?? { list, entries: await joinList(list, list.told) };
  keepForNow({ sha256, joined });
  return { ...joined, list: { ...list, told: list.told.copy() } };
}

/** A hundred thousand names take 200 MB in memory: long enough for a look, then let go. */
const KEPT_MS = 5 * 60_000;

function keepForNow(read: NonNullable<typeof lastRead>): void {
  lastRead = read;
  setTimeout(() => {
    if (lastRead === read) lastRead = null;
  }, KEPT_MS).unref();
}

/** To be called once a list was written. */
export function forgetRead(): void {
  lastRead = null;
}

async function readList(path: PathText, bytes: Buffer, reader: Reader): Promise<ListInFile> {
  const file = basename(textOf(path));
  const told = new Told();
  const parts = await partsHere(path, file, bytes, reader);
  const list = parts ? await readParts(parts, told) : await readOneTable(file, bytes, told);
  return { ...list, file, told };
}

/** null: it is a table by itself. */
async function partsHere(path: PathText, file: string, bytes: Buffer, reader: Reader): Promise<Parts | null> {
  if (isZip(bytes)) {
    const parts = await partsOfZip(file, bytes);
    return parts.names?.some((name) => name === 'meta.xml' || entityOf(name) !== null) ? parts : null;
  }
  return /^(?:meta\.xml|metadata\.ya?ml)$/i.test(file) || isOfPackage(file, bytes) ? partsBeside(path, reader) : null;
}

/** A file called like a part of a package, with the headings of one: "Name.csv" may be anybody's table as well. */
function isOfPackage(file: string, bytes: Buffer): boolean {
  const [heading = ''] = bytes.toString('latin1', 0, 4000).split(/[\r\n]/);
  return entityOf(file) !== null && /(?:^|[^a-z])(?:nameID|parentID|ID)(?:[^a-z]|$)/i.test(heading);
}

async function readParts(parts: Parts, told: Told): Promise<ReadList> {
  const meta = await parts.read('meta.xml');
  return meta ? await readTaxonArchive(parts, meta, told) : await readColdp(parts, told);
}

async function readOneTable(file: string, bytes: Buffer, told: Told): Promise<ReadList> {
  const table = await tableOf(file, bytes, ['scientificName', EPITHET]);
  return { title: basename(file, extname(file)), version: null, ...(await recordsOf(table, told)) };
}
