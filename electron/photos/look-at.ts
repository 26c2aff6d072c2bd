/*
 * Whether a photo is there and can be read, and where it cannot, whether its drive is away with it. Runs in the photo reader.
 */
import { opendir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AsImported } from '../contract/threads.ts';
import { because, faultReason, ProblemError, type ProblemValue } from '../domain/problems.ts';
import { systemFault } from '../domain/system-errors.ts';
import { sha256OfFile } from './content-hash.ts';
import { type Alive, openRegular, pieces } from './open-file.ts';
import { pathOnDisk, folderOf, NOWHERE, textOf } from '../files/path-text.ts';
import type { PathText } from '../domain/path-text.ts';
import { NotAFile } from '../files/open-regular.ts';

export interface PhotoAt {
  /** Empty: in a folder that no path here leads to. */
  readonly path: PathText;
  /** The folder that it was imported from; left out, the one that it lies in. */
  readonly source?: string;
  /** Left out where its content does not matter. */
  readonly imported?: AsImported;
}

export type Seen = 'there' | 'changed' | 'own-fault' | ProblemError;

/**
 * Whether a photo's file is there. 'changed': with another content than was imported; one whose size and time are the same is
 * taken to be the same, unless it is read `whole`. 'own-fault': it alone is gone, or it is no file, or this account may not read it; a problem: its
 * folder is away with it, or the system fails. `whole`: it is read to its end.
 */
export async function lookAt(photo: PhotoAt, whole = false, alive: Alive = () => {}): Promise<Seen> {
  if (photo.path === NOWHERE) return away(photo.source ?? '', because('of-another-computer'));
  try {
    // The keeper of the reader notices a drive that does not answer.
    alive();
    return await look(photo, whole, alive);
  } catch (error) {
    if (error instanceof NotAFile) return 'own-fault';
    const fault = systemFault((error as NodeJS.ErrnoException).code);
    if (fault === 'gone' || fault === 'not-allowed') return (await folderAway(photo)) ?? 'own-fault';
    return problemOf(photo.path, error) ?? 'own-fault';
  }
}

async function look({ path, imported }: PhotoAt, whole: boolean, alive: Alive): Promise<'there' | 'changed'> {
  const file = await openRegular(path, true);
  try {
    if (imported && file.bytes !== imported.bytes) return 'changed';
    if (imported && (whole || file.modifiedMs !== imported.modifiedMs)) {
      return (await sha256OfFile(file, alive)) === imported.sha256 ? 'there' : 'changed';
    }
    if (whole) for await (const piece of pieces(file, alive)) if (piece.length === 0) break;
    return 'there';
  } finally {
    await file.handle.close().catch(() => {});
  }
}

/**
 * Whether the folder of a photo that cannot be found went with it. A drive that is not connected leaves no folder, or an
 * empty one where it was. A folder inside the source that is gone while others are there was taken away by somebody.
 */
async function folderAway({ path, source = textOf(folderOf(path)) }: PhotoAt): Promise<ProblemError | null> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const text = textOf(folder);
    const isTop = text === source || folder === folderOf(folder);
    try {
      if (await hasAny(folder)) return null;
      return away(text, because('folder-empty'));
    } catch (error) {
      if (systemFault((error as NodeJS.ErrnoException).code) !== 'gone') return problemOf(path, error);
      if (isTop) return away(text, because('folder-not-there'));
    }
  }
}

async function hasAny(folder: PathText): Promise<boolean> {
  for await (const _ of await opendir(pathOnDisk(folder) as string)) return true;
  return false;
}

/** An error of the system that is no fault of a file, as a problem; null for others. */
export function problemOf(path: PathText, error: unknown): ProblemError | null {
  const code = (error as NodeJS.ErrnoException).code;
  const fault = systemFault(code);
  if (fault === null || code === undefined || fault === 'gone' || fault === 'full') return null;
  if (fault === 'short')
    return new ProblemError('system-short', { reason: faultReason(fault, code) }, { cause: error });
  // With the file's name: where it is only one, taking it away is a way out.
  const reason = because('at-file', { file: basename(textOf(path)), reason: faultReason(fault, code) });
  return away(textOf(folderOf(path)), reason, error);
}

function away(folder: string, reason: ProblemValue, cause?: unknown): ProblemError {
  return new ProblemError('photos-away', { folder, reason }, { cause });
}
