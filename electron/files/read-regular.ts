/*
 * Reads a file of which nothing is known but its name: a regular file, no link, device or pipe, and no longer than it may be,
 * looked at before any memory is taken for it. Runs in the threads and on the command line.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { because, type Reason, reasonWords } from '../domain/problems.ts';

/** A file that is there and is not read. */
export class UnfitFileError extends Error {
  override readonly name = 'UnfitFileError';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reasonWords(reason));
    this.reason = reason;
  }
}

/** Read in one go, bytes; the system takes at most 2 GB. */
const CHUNK = 256 * 1024 * 1024;

/**
 * The whole file, `most` bytes at most. Throws UnfitFileError, and the system's own errors, ENOENT among them, which are no
 * fault of the file.
 */
export async function readRegular(path: string, most: number): Promise<Buffer> {
  // Windows cannot open a file without following a link, so it is looked at first.
  if ((await lstat(path)).isSymbolicLink()) throw new UnfitFileError(because('link'));
  const handle = await openRegular(path);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new UnfitFileError(because('no-file'));
    if (stat.size > most) throw new UnfitFileError(because('too-long'));
    return await readAll(handle, stat.size);
  } finally {
    await handle.close();
  }
}

export async function readRegularText(path: string, most: number): Promise<string> {
  return (await readRegular(path, most)).toString('utf8');
}

/** A pipe that nobody writes to must not be waited for, nor a link followed that was laid there since. */
async function openRegular(path: string): Promise<FileHandle> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP') throw new UnfitFileError(because('link'));
    if (error.code === 'ENXIO') throw new UnfitFileError(because('no-file'));
    throw error;
  });
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
