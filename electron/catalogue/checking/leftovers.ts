/*
 * What lies in a catalogue's folder and belongs to nothing in it: files left half written by a program that was ended,
 * thumbnails of no photo, folders of no model, run or starting weights. Only what bears a name that the program itself gives
 * is ever counted among them. What a copy in `backups` still names stays, so that putting it back finds all that it needs.
 * Runs where a catalogue is looked over and mended.
 */
import { lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bytesIn, namesIn, sizeOf } from '../../files/room.ts';
import { PARTIAL, writerOf } from '../../files/whole-file.ts';
import { inFileThread } from '../backing-up/calls.ts';
import type { NamesInCopies } from '../backing-up/named.ts';
import { copiesIn, halfCopies, sidesOf } from '../backups/folder.ts';
import { isModelName, isRunName, isWeightsName } from '../database/inside.ts';
import type { ReadHandle } from '../database/database.ts';
import type { CataloguePlaces } from '../database/places.ts';
import type { Onward } from './onward.ts';

export const LEFTOVER_KINDS = ['half-written', 'thumbnail', 'model', 'run', 'weights'] as const;
export type LeftoverKind = (typeof LEFTOVER_KINDS)[number];

export interface Leftover {
  readonly kind: LeftoverKind;
  readonly path: string;
  readonly bytes: number;
  /** A copy in `backups` names it, or cannot be asked. */
  readonly isKept: boolean;
}

type Found = Omit<Leftover, 'isKept'> & { readonly name: string };

/** A folder of thumbnails at a time, of which there are 256. */
export async function* leftovers(
  db: ReadHandle,
  places: CataloguePlaces,
  onward: Onward,
): AsyncGenerator<readonly Leftover[], void, undefined> {
  const copies = copiesIn(places.backups).map(({ path, kind }) => ({ path, isReadable: kind !== 'damaged' }));
  yield halfWritten(places).map(asHalfWritten);
  yield await withCopies(copies, foldersOfNone(db, places));
  const shelves = [places.thumbnails, places.previews].flatMap(shelvesIn);
  for (const [done, shelf] of shelves.entries()) {
    yield leftIn(shelf, 0).map(asHalfWritten);
    const found = picturesOfNone(db, shelf);
    if (found.length > 0) yield await withCopies(copies, found);
    await onward('lookingAtFolders', done + 1, shelves.length);
  }
}

function asHalfWritten(path: string): Leftover {
  return { kind: 'half-written', path, bytes: sizeOf(path), isKept: false };
}

/** What no copy names goes; gives what went. A link is taken away itself, never what it leads to. */
export function removeLeftovers(places: CataloguePlaces, found: readonly Leftover[]): Leftover[] {
  const going = found.filter(({ path, isKept }) => !isKept && isInside(places, path));
  for (const { path } of going) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  return going;
}

function isInside({ folder }: CataloguePlaces, path: string): boolean {
  const real = realpathSync.native(folder);
  const parent = realpathSync.native(dirname(path));
  return parent === real || parent.startsWith(join(real, '/')) || parent.startsWith(`${real}\\`);
}

/** Those that nobody who is alive writes on; thumbnails are looked at by their shelves. */
function halfWritten({ folder, file, models, weights, runs, backups }: CataloguePlaces): string[] {
  const inFolders = [models, weights, runs].flatMap((within) => leftIn(within, DEEPEST));
  const restoring = [`${file}${PARTIAL}`, ...sidesOf(`${file}${PARTIAL}`)].filter(isThere);
  // One that is being written changes all the time.
  const copying = halfCopies(backups).filter((path) => Date.now() - lstatSync(path).mtimeMs > COPYING_MS);
  return [...leftIn(folder, 0), ...inFolders, ...restoring, ...copying];
}

const COPYING_MS = 60_000;

function leftIn(folder: string, depth: number): string[] {
  if (!isThere(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth > 0 ? leftIn(path, depth - 1) : [];
    return entry.isFile() && isLeft(entry.name) ? [path] : [];
  });
}

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Deeper than models and thumbnails ever lie. */
const DEEPEST = 4;

function isLeft(name: string): boolean {
  const writer = writerOf(name);
  return writer !== null && !isAlive(writer);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Folders of the program's own naming that no row names. */
function foldersOfNone(db: ReadHandle, { models, runs, weights }: CataloguePlaces): Found[] {
  const of = (kind: LeftoverKind, within: string, isOurs: (name: unknown) => boolean, sql: string): Found[] =>
    namesIn(within)
      .filter((name) => isOurs(name) && db.get(sql, [name]) === undefined)
      .map((name) => ({ kind, name, path: join(within, name), bytes: bytesIn(join(within, name)) }));
  return [
    ...of('model', models, isModelName, 'SELECT 1 FROM model WHERE folder = ?'),
    ...of('run', runs, isRunName, `SELECT 1 FROM run WHERE id = CAST(substr(?, 5) AS INTEGER)`),
    ...of('weights', weights, isWeightsName, 'SELECT 1 FROM starting_weights WHERE sha256 = ?'),
  ];
}

/** The folders that pictures are spread over by the first two signs of their names. */
function shelvesIn(pictures: string): string[] {
  return namesIn(pictures)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .map((name) => join(pictures, name));
}

const PICTURE = /^([0-9a-f]{64})\.jpg$/;

/** Pictures of photos that were taken out stay, since those can be put back. */
function picturesOfNone(db: ReadHandle, shelf: string): Found[] {
  const here = namesIn(shelf).flatMap((file) => PICTURE.exec(file)?.[1] ?? []);
  const none = db.all<{ sha256: string }>(OF_NO_PHOTO_SQL, [JSON.stringify(here)]);
  return none.map(({ sha256 }) => {
    const path = join(shelf, `${sha256}.jpg`);
    return { kind: 'thumbnail', name: sha256, path, bytes: sizeOf(path) };
  });
}

const OF_NO_PHOTO_SQL = `SELECT value AS sha256 FROM json_each(?) AS picture
  WHERE NOT EXISTS (SELECT 1 FROM main.photo WHERE sha256 = unhex(picture.value))`;

interface Copy {
  readonly path: string;
  /** A file that was set aside as damaged is not opened. */
  readonly isReadable: boolean;
}

/** What a copy cannot be asked for, and could not be made again, is taken to be named by it. */
async function withCopies(copies: readonly Copy[], found: readonly Found[]): Promise<readonly Leftover[]> {
  const readable = copies.filter(({ isReadable }) => isReadable).map(({ path }) => path);
  if (found.length === 0) return [];
  const names = found.map(({ kind, name }) => ({ kind, name }));
  const said: NamesInCopies =
    readable.length === 0
      ? { named: [], unread: 0 }
      : await inFileThread((thread) => thread.call('named', { files: readable, names })).result;
  const named = new Set(said.named);
  const isUnknown = said.unread > 0 || readable.length < copies.length;
  return found.map(({ kind, name, path, bytes }) => {
    return { kind, path, bytes, isKept: named.has(name) || (isUnknown && kind !== 'thumbnail') };
  });
}

/** As a finding names it. */
export function leftoverName({ kind, path }: Leftover): string {
  return kind === 'thumbnail' ? `${basename(path).slice(0, 8)}…` : basename(path);
}
