/*
 * What lies in a catalogue's folder, looked at before any of it is opened or written: files where files belong, folders
 * where folders belong, and no links, so that nothing outside the folder is ever reached through it. Runs where a catalogue
 * is opened.
 */
import { constants, lstatSync, opendirSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import { ProblemError } from '../../domain/problems.ts';
import { readPart } from '../../files/read-part.ts';
import { namesIn, sizeOf } from '../../files/room.ts';
import { type CataloguePlaces, sqliteFiles } from '../database/places.ts';
import { FOREIGN } from '../../domain/language/language.ts';

/** Far more than models, runs, weights and copies ever are; thumbnails are not walked. */
const MOST_ENTRIES = 200_000;
const DEEPEST = 12;

/** The last bytes of a journal that belongs to a change of several databases, followed by nothing (SQLite's file format). */
const NAMES_ANOTHER = Buffer.from('d9d505f920a163d7', 'hex');

/** Throws ProblemError 'catalogue-foreign'; nothing has been touched then. */
export function lookAtPlaces(places: CataloguePlaces): void {
  const words = (path: string) => relative(places.folder, path).replaceAll('\\', '/');
  for (const file of [...sqliteFiles(places.file), ...sqliteFiles(places.lock), places.holder, places.spare]) {
    const status = lstatSync(file, { throwIfNoEntry: false });
    if (status && !status.isFile()) refuse(FOREIGN.lies(words(file), kindOf(status), 'file'));
  }
  // Nothing is ever written into the lock. With content, a foreign log beside it could be played back.
  if (sizeOf(places.lock) > 0) refuse(FOREIGN.lockWithContent(words(places.lock)));
  for (const journal of [`${places.file}-journal`, `${places.lock}-journal`]) {
    if (namesAnotherFile(journal)) refuse(FOREIGN.namesAnother(words(journal)));
  }
  const pictures = [places.thumbnails, places.previews];
  const others = [places.models, places.runs, places.weights, places.backups];
  for (const folder of [...pictures, ...others]) {
    const status = lstatSync(folder, { throwIfNoEntry: false });
    if (status && !status.isDirectory()) refuse(FOREIGN.lies(words(folder), kindOf(status), 'folder'));
  }
  // There are too many thumbnails to check here. Each is checked when it is read or written (isOwnFile).
  for (const folder of pictures) walk(folder, 1, words);
  for (const folder of others) walk(folder, DEEPEST, words);
}

/** True for a file that lies there itself: no link, no device, nothing that waits for somebody else. */
export function isOwnFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Whether there is more of a catalogue than its file: models, copies, thumbnails, a log that was never folded in. */
export function hasContent(places: CataloguePlaces): boolean {
  if (sizeOf(`${places.file}-wal`) > 0) return true;
  const folders = [places.thumbnails, places.models, places.runs, places.weights, places.backups];
  return folders.some((folder) => namesIn(folder).length > 0);
}

function walk(top: string, depth: number, words: (path: string) => string): void {
  let left = MOST_ENTRIES;
  const open = [{ folder: top, depth }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (!lstatSync(next.folder, { throwIfNoEntry: false })) continue;
    const entries = opendirSync(next.folder);
    try {
      for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
        left -= 1;
        if (left < 0) refuse(FOREIGN.manyFiles(words(top), MOST_ENTRIES));
        const path = join(next.folder, entry.name);
        if (entry.isFile()) continue;
        if (!entry.isDirectory()) {
          // Some drives do not tell kinds in lists.
          const status = lstatSync(path);
          if (status.isFile()) continue;
          if (!status.isDirectory()) refuse(FOREIGN.lies(words(path), kindOf(status), 'any'));
        }
        if (next.depth > 1) open.push({ folder: path, depth: next.depth - 1 });
        else if (depth > 1) refuse(FOREIGN.deepFolders(words(top), depth));
      }
    } finally {
      entries.closeSync();
    }
  }
}

/**
 * SQLite deletes the file that such a journal names, wherever it is, when it plays the journal back. No catalogue's own
 * journal names one.
 */
function namesAnotherFile(journal: string): boolean {
  const from = sizeOf(journal) - NAMES_ANOTHER.length;
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  return from >= 0 && readPart(journal, from, NAMES_ANOTHER.length, flags).equals(NAMES_ANOTHER);
}

function kindOf(status: Stats): Parameters<typeof FOREIGN.lies>[1] {
  if (status.isSymbolicLink()) return 'link';
  if (status.isDirectory()) return 'folder';
  return status.isFile() ? 'file' : 'other';
}

function refuse(reason: string): never {
  throw new ProblemError('catalogue-foreign', { reason });
}
