/*
 * Files that are there whole or not at all, whatever happens while they are written. Runs in the trainer thread.
 */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ProblemError } from '../contract/problems.ts';

/** Ending of a file that is still being written; left behind only by a kill. */
export const PARTIAL = '.partial';

/**
 * Writes `parts` one after another beside `file`, makes sure that they are on the disk, and gives them the name. Throws
 * 'disk-full', and leaves no half-written file behind.
 */
export async function writeWhole(file: string, parts: readonly Uint8Array[]): Promise<void> {
  const partial = file + PARTIAL;
  try {
    const handle = await open(partial, 'w');
    try {
      for (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    // A new name is only safe when its folder is on the disk too. Windows does this by itself.
    if (process.platform !== 'win32') await sync(dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new ProblemError('disk-full', { path: basename(file) }, { cause: error });
    }
    throw error;
  }
}

/** Makes sure that a file or folder that is there is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
