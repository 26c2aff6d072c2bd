/* A folder of files, with no folder in it, that is there whole or not at all. Runs in the catalogue thread. */
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { ProblemError } from '../../domain/problems.ts';
import { refuseForFolder } from '../../files/place-to-write.ts';
import { sync } from '../../files/whole-file.ts';

/**
 * `write` fills a hidden folder beside `folder`, which then takes its name; when it throws or is cancelled nothing is left.
 * Throws ProblemError 'folder-not-empty', 'folder-missing' (the one around it), 'file-exists', 'place-in-catalogue'.
 */
export async function writeWholeFolder<T>(folder: string, write: (part: string) => Promise<T>): Promise<T> {
  if (!isAbsolute(folder)) throw new ProblemError('bad-request', {}, { detail: `not an absolute path: ${folder}` });
  refuseForFolder(folder);
  const around = dirname(folder);
  await stat(around).catch(() => {
    throw new ProblemError('folder-missing', { folder: around });
  });
  await demandEmpty(folder);
  const part = join(around, `.${basename(folder)}.${process.pid}.part`);
  try {
    // Of a program that was killed while it wrote.
    await rm(part, { recursive: true, force: true });
    await mkdir(part);
    const result = await write(part);
    for (const name of await readdir(part)) await sync(join(part, name));
    // Asked again: drawing takes a while. Not every system lets a folder take the place of an empty one.
    if (await demandEmpty(folder)) await rmdir(folder);
    await rename(part, folder);
    return result;
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

/** True where it is there. */
async function demandEmpty(folder: string): Promise<boolean> {
  const inside = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error.code === 'ENOTDIR' ? new ProblemError('file-exists', { path: folder }) : error;
  });
  if (inside !== null && inside.length > 0) throw new ProblemError('folder-not-empty', { folder });
  return inside !== null;
}
