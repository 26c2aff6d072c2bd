/*
 * The folder `backups`: what lies in it, a place for a new copy, and which copies go when newer ones are there. Links are
 * never followed, and nothing is touched whose name the program does not write. Runs where a catalogue is open or looked at.
 */
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from '../../contract/backups.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import { isAhead, tooOld } from './kept-by-age.ts';
import { copyName, type CopyName, readCopyName } from './names.ts';

export interface CopyFile extends CopyName {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** A copy while it is made: whole under `file`, or not there. */
export interface NewCopy {
  readonly partial: string;
  readonly file: string;
}

const PARTIAL = '.partial';
/** What SQLite may lay beside a file. */
export const SIDES = ['-wal', '-shm', '-journal'] as const;

export function sidesOf(file: string): string[] {
  return SIDES.map((side) => file + side);
}

/** Newest first; none where the folder is not there. */
export function copiesIn(backups: string): CopyFile[] {
  if (kindOf(backups) !== 'folder') return [];
  const copies: CopyFile[] = [];
  for (const name of readdirSync(backups)) {
    const read = readCopyName(name);
    const path = join(backups, name);
    const status = read && lstatSync(path, { throwIfNoEntry: false });
    if (read && status?.isFile()) copies.push({ ...read, name, path, bytes: status.size });
  }
  return copies.sort((a, b) => Date.parse(b.madeUtc) - Date.parse(a.madeUtc) || b.attempt - a.attempt);
}

/** Throws ProblemError 'backup-missing'. */
export function copyNamed(backups: string, name: string): CopyFile {
  const copy = copiesIn(backups).find((each) => each.name === name);
  if (!copy) throw new ProblemError('backup-missing', { name });
  return copy;
}

/** Makes an empty file for a new copy, and the folder where it is missing. */
export function beginCopy(backups: string, kind: BackupKind, now: Date, version = 0): NewCopy {
  makeFolder(backups);
  for (let attempt = 1; ; attempt++) {
    const file = join(backups, copyName(kind, now, attempt, version));
    const partial = file + PARTIAL;
    const taken = [file, partial, ...SIDES.map((side) => file + side), ...SIDES.map((side) => partial + side)];
    if (taken.some((path) => kindOf(path) !== null)) continue;
    // Fails on anything that is there, a link too: SQLite itself would follow one.
    closeSync(openSync(partial, 'wx'));
    return { partial, file };
  }
}

/** Gives a whole copy its name. */
export function endCopy({ partial, file }: NewCopy, backups: string): void {
  syncFile(partial);
  renameSync(partial, file);
  syncFolder(backups);
}

export function dropCopy({ partial }: NewCopy): void {
  for (const path of [partial, ...SIDES.map((side) => partial + side)]) rmSync(path, { force: true });
}

/** What a kill left half made. To be removed only while the catalogue's lock is held and no copy is under way. */
export function halfCopies(backups: string): string[] {
  if (kindOf(backups) !== 'folder') return [];
  return readdirSync(backups)
    .filter((name) => {
      const [own, rest] = name.split(PARTIAL);
      if (own === undefined || rest === undefined || !readCopyName(own)) return false;
      return rest === '' || SIDES.some((side) => side === rest);
    })
    .map((name) => join(backups, name));
}

export function sweepHalfCopies(backups: string): void {
  for (const path of halfCopies(backups)) rmSync(path, { force: true });
}

/** After a new copy got its name; that one stays whatever the clock says. */
export function deleteOldCopies(backups: string, made: string | null = null, now = new Date()): void {
  for (const { path } of tooOld(copiesIn(backups), now)) if (path !== made) rmSync(path, { force: true });
}

/** By the person's own clock. */
export function dayOf({ madeUtc }: Pick<CopyFile, 'madeUtc'>): string {
  return new Date(madeUtc).toDateString();
}

/** A name for a file that is set aside, with nothing under it yet. */
export function asideName(backups: string, kind: 'replaced' | 'damaged', now: Date): string {
  const place = beginCopy(backups, kind, now);
  dropCopy(place);
  return place.file;
}

function makeFolder(backups: string): void {
  mkdirSync(backups, { recursive: true });
  if (kindOf(backups) !== 'folder')
    throw new ProblemError('backup-failed', { reason: because('is-a-link', { path: backups }) });
}

export function kindOf(path: string): 'file' | 'folder' | 'other' | null {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status) return null;
  return status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other';
}

export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A new name is only safe when its folder is on the disk too. Windows does this by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** When the newest copy was made that was looked through; null while there is none. Where the clock was set back, by it. */
export function newestCopyUtc(backups: string, now = new Date()): string | null {
  const verified = copiesIn(backups).filter((copy) => copy.verified);
  return (verified.find((copy) => !isAhead(copy, now)) ?? verified[0])?.madeUtc ?? null;
}
