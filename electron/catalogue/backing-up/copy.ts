/*
 * Makes a copy that can be relied on: a snapshot in a file without its name, opened again, looked through page by page and
 * counted; then it gets its name. Runs in the file thread, so that nobody waits for it.
 */
import { statSync, statfsSync, utimesSync } from 'node:fs';
import { basename } from 'node:path';
import type { BackupKind, Held } from '../../contract/backups.ts';
import { because, faultReason, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import { systemFault } from '../../domain/system-errors.ts';
import { copySnapshot, isDamage, makeSelfContained } from '../database/database.ts';
import { beginCopy, deleteOldCopies, dropCopy, endCopy, type NewCopy } from '../backups/folder.ts';
import { heldIn } from '../backups/held.ts';
import { verifyFile } from './verify.ts';

/** Those that the program makes while a catalogue is open. */
export type MadeKind = Extract<BackupKind, 'daily' | 'asked' | 'before-change'>;

export interface CopyRequest {
  /** The catalogue's file; its write-ahead log is read with it. */
  readonly file: string;
  readonly backups: string;
  readonly kind: MadeKind;
}

export interface Copied {
  /** The file's name in `backups`. */
  readonly name: string;
  readonly held: Held;
}

/** Throws ProblemError 'backup-failed', or 'catalogue-damaged' where what was copied is not sound. */
export async function copyCatalogue({ file, backups, kind }: CopyRequest): Promise<Copied> {
  return await inWords(async () => {
    const place = startCopy(file, backups, kind);
    try {
      let modified: Date | null = null;
      const expected = await copySnapshot(file, place.partial, (db) => {
        const held = heldIn(db);
        modified = wholeSince(file);
        return held;
      });
      return finishCopy(place, backups, expected, modified);
    } catch (error) {
      dropCopy(place);
      throw error;
    }
  });
}

/** For a file that is not sound and is about to be mended: page by page as they are. Gives the name in `backups`. */
export async function copyAsItIs(file: string, backups: string): Promise<string> {
  const place = startCopy(file, backups, 'damaged');
  try {
    await copySnapshot(file, place.partial, () => null);
    endCopy(place, backups);
    return basename(place.file);
  } catch (error) {
    dropCopy(place);
    throw error;
  }
}

/** Throws where the disk has not twice the room that the copy takes: a copy must not fill it up under the work itself. */
export function startCopy(file: string, backups: string, kind: MadeKind | 'damaged'): NewCopy {
  const place = beginCopy(backups, kind, new Date());
  const { bavail, bsize } = statfsSync(backups);
  if (bavail * bsize < 2 * statSync(file).size) {
    dropCopy(place);
    throw new ProblemError('backup-failed', { reason: because('too-little-room') });
  }
  return place;
}

/** `modified`: the time of the catalogue's file where it alone was what was copied; the copy then says so by its own. */
export function finishCopy(place: NewCopy, backups: string, expected: Held, modified: Date | null): Copied {
  makeSelfContained(place.partial);
  const held = verifyFile(place.partial, basename(place.file), expected);
  if (modified) utimesSync(place.partial, modified, modified);
  endCopy(place, backups);
  deleteOldCopies(backups, place.file);
  return { name: basename(place.file), held };
}

/** null while anything lies in the write-ahead log. */
export function wholeSince(file: string): Date | null {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return log && log.size > 0 ? null : statSync(file).mtime;
}

/** What kept a copy from being made, as a person can understand it. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDamage(error)) throw new ProblemError('catalogue-damaged', { reason: error.message }, { cause: error });
    if (error instanceof ProblemError) {
      if (error.code !== 'backup-unusable') throw error;
      throw new ProblemError('catalogue-damaged', { reason: because('copy-not-sound') }, { cause: error });
    }
    throw new ProblemError('backup-failed', { reason: reasonOf(error) }, { cause: error });
  }
}

function reasonOf(error: unknown): ProblemValue {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const fault = systemFault(code);
  if (fault === 'full' || fault === 'away' || fault === 'short') return faultReason(fault, code);
  if (fault !== null || code === 'EEXIST' || code === 'SQLITE_CANTOPEN') return because('backups-not-written');
  return message;
}
