/* How much of the disk a folder takes. Runs where the catalogue is open. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of all files below a folder, links not followed; 0 where it is not there. */
export function bytesIn(folder: string): number {
  return namesIn(folder).reduce((total, name) => total + bytesAt(join(folder, name)), 0);
}

function bytesAt(path: string): number {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  return status.isDirectory() ? bytesIn(path) : status.size;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
