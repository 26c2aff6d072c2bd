/*
 * Reads a file of which nothing is known but its name: a regular file, no link, device or pipe, and no longer than it may be,
 * looked at before any memory is taken for it. Runs in the threads and on the command line.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { type FileHandle } from 'node:fs/promises';
import { because, UnfitFileError } from '../domain/problems.ts';
import { NotAFile, openRegularFile } from './open-regular.ts';

/** Read in one go, bytes; the system takes at most 2 GB. */
const CHUNK = 256 * 1024 * 1024;

/**
 * The whole file, `most` bytes at most. Throws UnfitFileError, and the system's own errors, ENOENT among them, which are no
 * fault of the file.
 */
export async function readRegular(path: string, most: number): Promise<Buffer> {
  const { handle, found } = await openRegularFile(path, false).catch(unfit);
  try {
    if (found.size > most) throw new UnfitFileError(because('too-long'));
    return await readAll(handle, found.size);
  } finally {
    await handle.close();
  }
}

export async function readRegularText(path: string, most: number): Promise<string> {
  return (await readRegular(path, most)).toString('utf8');
}

/**
 * The same while nobody else has a turn, for small files that are the person's own, such as those of the profile; a link to
 * one elsewhere is somebody's arrangement, and is followed.
 */
export function readRegularNow(path: string, most: number): string {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new UnfitFileError(because('no-file'));
    if (found.size > most) throw new UnfitFileError(because('too-long'));
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function unfit(error: unknown): never {
  if (!(error instanceof NotAFile)) throw error;
  throw new UnfitFileError(because(error.kind === 'link' ? 'link' : 'no-file'));
}

async function readAll(handle: FileHandle, size: number): Promise<Buffer> {
  // Of its own, so that numbers in it are aligned and can be used where they lie.
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(CHUNK, size - at), at);
    if (bytesRead === 0) throw new UnfitFileError(because('became-shorter'));
    at += bytesRead;
  }
  return bytes;
}
