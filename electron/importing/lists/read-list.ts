/*
 * A checklist in whatever form it comes: a table with Darwin Core headings, a Darwin Core Archive, a package of the Catalogue of
 * Life; a zip, or one file of a folder. Runs in the catalogue thread; reads only.
 */
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
import { EPITHET, recordsOf } from './from-rows.ts';
import { type ReadList, Told } from './listed.ts';

export interface ListInFile extends ReadList {
  readonly file: string;
  readonly told: Told;
}

/** Throws ProblemError 'csv-unreadable'. */
export async function readList(path: PathText, reader: Reader = readerOfThread): Promise<ListInFile> {
  const file = basename(textOf(path));
  const told = new Told();
  const bytes = await bytesOf(path, reader);
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
