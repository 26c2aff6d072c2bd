/*
 * Makes a folder that a person named, with those around it. By itself: Node never ends where the system has a folder
 * within which none can be, such as /proc. Runs in main, in the threads and on the command line.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProblemError } from '../domain/problems.ts';

/** One that is there stays as it is. Throws ProblemError 'file-exists', 'not-allowed', and the system's errors, with the path. */
export function makeFolder(folder: string, mode = 0o777): void {
  if (isFolder(folder)) return;
  const around = dirname(folder);
  if (around !== folder) makeFolder(around, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Made by another meanwhile.
    if (isFolder(folder)) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new ProblemError('file-exists', { path: folder }, { cause: error });
    // The folder around it is there, so it is not that which is gone.
    if (code === 'ENOENT') throw new ProblemError('not-allowed', { path: folder }, { cause: error });
    throw error;
  }
}

/** Also of a link that leads to one; false for what cannot be looked at. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
