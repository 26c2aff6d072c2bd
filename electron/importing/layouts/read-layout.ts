/*
 * The one door to files of other programs: each becomes a table whose headings are understood as those of any table are, so
 * that nothing behind it has to know the program. Nothing in such a file is trusted: its paths and addresses are compared with
 * names of photos and never opened. Runs in the catalogue thread; reads only.
 */
import { basename } from 'node:path';
import type { PathText } from '../../domain/path-text.ts';
import { because } from '../../domain/problems.ts';
import { textOf } from '../../files/path-text.ts';
import type { Reader } from '../../reader/calls.ts';
import { readerOfThread } from '../../reader/of-thread.ts';
import { isZip } from '../tables/kind.ts';
import { bytesOf, tableOf } from '../tables/read-table.ts';
import type { Table } from '../tables/table-in-reading.ts';
import { readArchive } from './archive.ts';
import { readCamtrap } from './camtrap.ts';
import { FoundBoxes, type GivenBox } from './box.ts';
import { isCameraTraps, readCoco } from './coco.ts';
import { FolderPhotos } from './folder-photos.ts';
import { objectOf } from './json.ts';
import { isTaskList, readLabelStudio, taskEntries } from './label-studio.ts';
import { type LayoutNote, Notes } from './made-table.ts';
import { readMegaDetector } from './megadetector.ts';
import { type Parts, partsBeside, partsOfZip, unreadable } from './parts.ts';
import { peerOfTable, readPeerTable } from './peer-table.ts';

export type { LayoutNote } from './made-table.ts';

export type Peer =
  | 'camtrap-dp'
  | 'coco'
  | 'coco-camera-traps'
  | 'darwin-core-archive'
  | 'gbif'
  | 'inaturalist'
  | 'label-studio'
  | 'megadetector'
  | 'specify'
  | 'symbiota';

export interface ReadLayout {
  readonly table: Table;
  /** null: a table of no program in particular. */
  readonly peer: Peer | null;
  readonly notes: readonly LayoutNote[];
  readonly boxes: GivenBoxes;
}

export interface GivenBoxes {
  /** By path of the photo. */
  readonly boxes: ReadonlyMap<string, GivenBox>;
  readonly notes: readonly LayoutNote[];
}

/**
 * `photos`: paths of the photos below the folder of the import, with / between folders; they decide where a file calls a
 * picture in several ways. Throws ProblemError 'csv-unreadable', with the reason 'layout-unknown' where a file that is no
 * table is of no program that is known here.
 */
export async function readLayout(
  path: PathText,
  reader: Reader = readerOfThread,
  photos: readonly string[] = [],
): Promise<ReadLayout> {
  const file = basename(textOf(path));
  const known = new FolderPhotos(photos);
  const said: Said = { photos: known, notes: new Notes(), boxes: new FoundBoxes(known) };
  const { table, peer } = await read(path, file, reader, said);
  return { table, peer, notes: said.notes.all, boxes: await said.boxes.chosen() };
}

type Read = Pick<ReadLayout, 'table' | 'peer'>;

/** Photos that a file may be about, and what is gathered of them beside its table. */
interface Said {
  readonly photos: FolderPhotos;
  readonly notes: Notes;
  readonly boxes: FoundBoxes;
}

async function read(path: PathText, file: string, reader: Reader, said: Said): Promise<Read> {
  const bytes = await bytesOf(path, reader);
  // A workbook is a zip as well.
  if (isZip(bytes) && !/\.xls[xm]$/i.test(file)) return await ofParts(await partsOfZip(file, bytes), said);
  if (/^meta\.xml$|^datapackage\.json$/i.test(file)) return await ofParts(partsBeside(path, reader), said);
  if (/\.json$/i.test(file)) return await ofJson(file, bytes, said);
  return await ofTable(await tableOf(file, bytes), said);
}

async function ofParts(parts: Parts, said: Said): Promise<Read> {
  const { photos, notes, boxes } = said;
  const names = parts.names ?? [parts.file.toLowerCase()];
  if (names.includes('datapackage.json')) {
    return { table: await readCamtrap(parts, photos, notes, boxes), peer: 'camtrap-dp' };
  }
  if (names.includes('meta.xml')) {
    const table = await readArchive(parts, photos, notes);
    const has = (key: string) => table.headers.has(key);
    const peer = has('gbifid') ? 'gbif' : has('recordid') && has('collid') ? 'symbiota' : 'darwin-core-archive';
    return { table, peer };
  }
  // Simple downloads of GBIF and exports of iNaturalist hold one table.
  const [only, ...others] = names.filter((name) => /^[^/]*\.(?:csv|tsv|txt)$/i.test(name));
  const bytes = only !== undefined && others.length === 0 ? await parts.read(only) : null;
  if (!bytes || only === undefined) throw unreadable(parts.file, because('layout-unknown'));
  return await ofTable(await tableOf(only, bytes), said);
}

async function ofTable(table: Table, { photos, notes, boxes }: Said): Promise<Read> {
  const entries = taskEntries(table);
  if (entries) {
    return { table: await readLabelStudio(table.file, entries, photos, notes, boxes), peer: 'label-studio' };
  }
  const peer = peerOfTable(table);
  if (!peer) return { table, peer };
  return { table: await readPeerTable(table, peer, photos, notes), peer };
}

async function ofJson(file: string, bytes: Buffer, { photos, notes, boxes }: Said): Promise<Read> {
  const content = parsed(file, bytes);
  if (isTaskList(content)) {
    return { table: await readLabelStudio(file, content, photos, notes, boxes), peer: 'label-studio' };
  }
  const object = objectOf(content) ?? {};
  if (!Array.isArray(object['images'])) throw unreadable(file, because('layout-unknown'));
  if (objectOf(object['detection_categories'])) {
    return { table: await readMegaDetector(file, object, photos, notes, boxes), peer: 'megadetector' };
  }
  if (!Array.isArray(object['categories']) || !Array.isArray(object['annotations'])) {
    throw unreadable(file, because('layout-unknown'));
  }
  const peer = isCameraTraps(object) ? 'coco-camera-traps' : 'coco';
  return { table: await readCoco(file, object, photos, notes, boxes), peer };
}

/** Python writes NaN, which JSON does not have: it is read as nothing. */
function parsed(file: string, bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return JSON.parse(text.replace(/(?<=[:,[]\s*)(?:NaN|-?Infinity)(?=\s*[,}\]])/g, 'null'));
    } catch {
      throw unreadable(file, because('layout-json'), error);
    }
  }
}
