/*
 * Whether a photo is there and can be read, and where it cannot, whether its drive is away with it. Runs in the photo reader.
 */
import { opendir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { because, faultReason, ProblemError, type ProblemValue } from '../domain/problems.ts';
import { systemFault } from '../domain/system-errors.ts';
import { type Alive, NotAFile, openRegular, pieces } from './open-file.ts';
import { pathOnDisk } from '../files/path-text.ts';

export interface PhotoAt {
  /** Empty: in a folder that no path here leads to. */
  readonly path: string;
  /** The folder that it was imported from; left out, the one that it lies in. */
  readonly source?: string;
}

/**
 * Whether a photo's file is there. 'own-fault': it alone is gone, or it is no file, or this account may not read it; a
 * problem: its folder is away with it, or the system fails. `whole`: it is read to its end as well.
 */
export async function lookAt(
  photo: PhotoAt,
  whole = false,
  alive: Alive = () => {},
): Promise<'there' | 'own-fault' | ProblemError> {
  if (photo.path === '') return away(photo.source ?? '', 'it is a folder of another computer');
  try {
    // A drive that does not answer is noticed by whoever keeps the reader.
    alive();
    await look(photo.path, whole, alive);
    return 'there';
  } catch (error) {
    if (error instanceof NotAFile) return 'own-fault';
    const fault = systemFault((error as NodeJS.ErrnoException).code);
    if (fault === 'gone' || fault === 'not-allowed') return (await folderAway(photo)) ?? 'own-fault';
    return problemOf(photo.path, error) ?? 'own-fault';
  }
}

async function look(path: string, whole: boolean, alive: Alive): Promise<void> {
  const file = await openRegular(path, true);
  try {
    if (whole) for await (const piece of pieces(file, alive)) if (piece.length === 0) return;
  } finally {
    await file.handle.close().catch(() => {});
  }
}

/**
 * Whether the folder of a photo that cannot be found went with it. A drive that is not connected leaves no folder, or an
 * empty one where it was. A folder inside the source that is gone while others are there was taken away by somebody.
 */
async function folderAway({ path, source = dirname(path) }: PhotoAt): Promise<ProblemError | null> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const isTop = folder === source || folder === dirname(folder);
    try {
      if (await hasAny(folder)) return null;
      return away(folder, because('folder-empty'));
    } catch (error) {
      if (systemFault((error as NodeJS.ErrnoException).code) !== 'gone') return problemOf(path, error);
      if (isTop) return away(folder, because('folder-not-there'));
    }
  }
}

async function hasAny(folder: string): Promise<boolean> {
  for await (const _ of await opendir(pathOnDisk(folder) as string)) return true;
  return false;
}

/** An error of the system that is no fault of a file, as a problem; null for others. */
export function problemOf(path: string, error: unknown): ProblemError | null {
  const code = (error as NodeJS.ErrnoException).code;
  const fault = systemFault(code);
  if (fault === null || code === undefined || fault === 'gone' || fault === 'full') return null;
  if (fault === 'short')
    return new ProblemError('system-short', { reason: faultReason(fault, code) }, { cause: error });
  // With the file's name: where it is only one, taking it away is a way out.
  return away(dirname(path), because('at-file', { file: basename(path), reason: faultReason(fault, code) }), error);
}

function away(folder: string, reason: ProblemValue, cause?: unknown): ProblemError {
  return new ProblemError('photos-away', { folder, reason }, { cause });
}
