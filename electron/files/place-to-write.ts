/*
 * Where nothing may be written, whatever was agreed to: in a catalogue's folder, and over a photo. The one rule for every
 * path that a person names for something to be written; links are looked through. What is asked for is never the way to
 * lose what cannot be made again. Runs in main, in the threads and on the command line.
 */
import { constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { ProblemError } from '../domain/problems.ts';
import { formatByBytes, HEAD_BYTES, isPhotoName } from './photo-format.ts';
import { readPart } from './read-part.ts';

/** A folder that holds a file of this name is a catalogue. */
export const CATALOGUE_FILE = 'catalogue.sqlite';

/** The folder that a file is to be written into is there. Throws ProblemError 'folder-missing', 'bad-request'. */
export async function demandFolderOf(path: string): Promise<void> {
  if (!isAbsolute(path)) throw new ProblemError('bad-request', {}, { detail: `not an absolute path: ${path}` });
  const folder = dirname(path);
  await stat(folder).catch(() => {
    throw new ProblemError('folder-missing', { folder });
  });
}

/** For a file that is no picture. Throws ProblemError 'place-in-catalogue', 'place-is-photo'. */
export function refuseForFile(path: string): void {
  refuseForFolder(path);
  if (realPlaces(path).some((place) => isPhotoName(basename(place)) || isPicture(place)))
    throw new ProblemError('place-is-photo', { path });
}

/** For a picture, which takes the place of none. Throws ProblemError 'place-in-catalogue', 'place-is-photo'. */
export function refuseForPicture(path: string): void {
  refuseForFolder(path);
  if (realPlaces(path).some((place) => isThere(place) && (isPhotoName(basename(place)) || isPicture(place))))
    throw new ProblemError('place-is-photo', { path });
}

/** For a folder. Throws ProblemError 'place-in-catalogue' for a catalogue's own and for any within it. */
export function refuseForFolder(path: string): void {
  for (const place of realPlaces(path)) {
    for (const folder of withThoseAround(place)) {
      if (isThere(join(folder, CATALOGUE_FILE))) throw new ProblemError('place-in-catalogue', { path, folder });
    }
  }
}

/** Where the name itself lies, and what a link of that name leads to. */
function realPlaces(path: string): string[] {
  const wanted = resolve(path);
  const here = join(realFolder(dirname(wanted)), basename(wanted));
  const led = realPath(wanted);
  return led === null || led === here ? [here] : [here, led];
}

/** Of a folder that need not be there. */
function realFolder(folder: string): string {
  const real = realPath(folder);
  const around = dirname(folder);
  return real ?? (around === folder ? folder : join(realFolder(around), basename(folder)));
}

function* withThoseAround(place: string): Generator<string> {
  yield place;
  for (let at = place; dirname(at) !== at; at = dirname(at)) yield dirname(at);
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** By its first bytes: a photo may bear any name. */
function isPicture(path: string): boolean {
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) return false;
    return formatByBytes(readPart(path, 0, HEAD_BYTES, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))) !== null;
  } catch {
    return false;
  }
}
