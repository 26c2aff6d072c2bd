/*
 * The one gate before a photo's file: every path to a photo is made here. A source's photos may be looked at when a person
 * agreed to it on this installation, by importing them or by an answer, or when they lie inside the catalogue's own
 * folder. Of any other source nothing is looked at, not even whether it is there. Runs where the catalogue is open.
 */
import { realpathSync } from 'node:fs';
import { posix, sep } from 'node:path';
import type { UnaskedSource } from '../../contract/asking.ts';
import { type PathText, shownPath } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import { pathOf, pathOfPlain, pathOnDisk, pathText } from '../../files/path-text.ts';
import type { ReadHandle } from '../database/database.ts';
import {
  foreignName,
  isOfThisSystem,
  isRelativePath,
  isSourceFolder,
  photoPath as pathOfPhoto,
} from '../database/inside.ts';
import type { KnownCatalogue } from '../../profile/known-here.ts';
import type { CataloguePlaces } from '../database/places.ts';

const NAMED_IN_A_SENTENCE = 5;

interface Gate {
  readonly known: KnownCatalogue;
  /** Real, with / between folders. */
  readonly home: string;
}

/** By handle: reading rows of photos needs one, and a handle without a gate leads to no photo. */
const gates = new WeakMap<ReadHandle, Gate>();

export function guardPhotos(handles: readonly ReadHandle[], { folder }: CataloguePlaces, known: KnownCatalogue): void {
  const home = realText(pathOfPlain(folder));
  if (home === null) throw new ProblemError('folder-missing', { folder });
  for (const handle of handles) gates.set(handle, { known, home });
}

/** Throws ProblemError 'photos-unasked'; 'catalogue-foreign' for a path that leads out of its folder. */
export function photoPath(db: ReadHandle, folder: string, relativePath: string): PathText {
  const path = readablePath(db, folder, relativePath);
  if (path !== null) return path;
  const waiting = unaskedSources(db).map((source) => source.folder);
  if (waiting.includes(folder)) throw unasked(waiting);
  throw new ProblemError('catalogue-foreign', { reason: foreignName('photo', `${folder}/${relativePath}`) });
}

/** null: it may not be looked at. Empty where the folder is another system's: nothing is there. */
export function readablePath(db: ReadHandle, folder: string, relativePath: string): PathText | null {
  const gate = gates.get(db);
  if (!gate || !isSourceFolder(folder) || !isRelativePath(relativePath)) return null;
  const text = folder.endsWith('/') ? `${folder}${relativePath}` : `${folder}/${relativePath}`;
  const mayRead = !isOfThisSystem(folder) || gate.known.allows(folder) || liesInside(text, gate.home);
  return mayRead ? pathOfPhoto(folder, relativePath) : null;
}

/** Throws ProblemError 'photos-unasked' where any source with photos is waiting for an answer. */
export function demandAllPhotos(db: ReadHandle): void {
  const waiting = unaskedSources(db);
  if (waiting.length > 0) throw unasked(waiting.map(({ folder }) => folder));
}

/** Sources with photos that nobody has agreed to here, in the order in which they were added. */
export function unaskedSources(db: ReadHandle): Omit<UnaskedSource, 'leadsTo'>[] {
  const gate = gates.get(db);
  return db
    .all<{ id: number; folder: string }>('SELECT id, folder FROM source ORDER BY id')
    .filter(({ folder }) => !gate || !mayReadSource(gate, folder))
    .map(({ id, folder }) => {
      const photos = db.value<number>('SELECT count(*) FROM photo WHERE source_id = ?', [id]);
      return { id, folder, photos };
    })
    .filter(({ photos }) => photos > 0);
}

/** Whether photos may really lie in this folder, a real path: below one that was agreed to, or in the catalogue's own. */
export function mayLeadTo(db: ReadHandle, real: string): boolean {
  const gate = gates.get(db);
  if (!gate) return false;
  for (let at = real; ; at = posix.dirname(at)) {
    if (at === gate.home || gate.known.allows(at)) return true;
    if (at === posix.dirname(at)) return false;
  }
}

/** For sentences. */
export function folderWords(folders: readonly string[]): string {
  const shown = shownPath(folders.slice(0, NAMED_IN_A_SENTENCE).join(', '));
  return folders.length > NAMED_IN_A_SENTENCE ? `${shown} and ${folders.length - NAMED_IN_A_SENTENCE} more` : shown;
}

function unasked(folders: readonly string[]): ProblemError {
  return new ProblemError('photos-unasked', { folders: folderWords(folders) });
}

function mayReadSource({ known, home }: Gate, folder: string): boolean {
  return !isOfThisSystem(folder) || known.allows(folder) || liesInside(folder, home);
}

/** By its text first, so that nothing outside is touched; then by what links make of it. Not there: it leads nowhere. */
function liesInside(path: string, home: string): boolean {
  if (!isBelow(path, home)) return false;
  const real = realText(pathOf(path));
  return real === null || isBelow(real, home);
}

export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function realText(path: PathText): string | null {
  try {
    const real = pathText(realpathSync.native(pathOnDisk(path), 'buffer'));
    return sep === '/' ? real : real.replaceAll(sep, '/');
  } catch {
    return null;
  }
}
