/*
 * The folder `backups`: what lies in it, a place for a new copy, and which copies go when newer ones are there. Links are
 * never followed, and nothing is touched whose name the program does not write. Runs where a catalogue is open or looked at.
 */
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from '../../contract/backups.ts';
import { because, ProblemError } from '../../domain/problems.ts';
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

/** What a person asked for, and what was set aside, stays until a person deletes it. */
const MOST_BEFORE_UPDATE = 3;
/** The newest of each of so many days; of a day on which several were made also others, as long as they are among the newest. */
const MOST_DAYS = 7;
const MOST_NEWEST = 3;

const PARTIAL = '.partial';
/** What SQLite may lay beside a file. */
export const SIDES = ['-wal', '-shm', '-journal'] as const;

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

/** What a kill left half made. Only while the catalogue's lock is held and no copy is under way. */
export function sweepHalfCopies(backups: string): void {
  if (kindOf(backups) !== 'folder') return;
  for (const name of readdirSync(backups)) {
    const [own, rest] = name.split(PARTIAL);
    if (own === undefined || rest === undefined || !readCopyName(own)) continue;
    if (rest === '' || SIDES.some((side) => side === rest)) rmSync(join(backups, name), { force: true });
  }
}

/** After a new copy got its name, so that the newest one always stays. */
export function deleteOldCopies(backups: string): void {
  const copies = copiesIn(backups);
  const old = copies.filter(({ kind }) => kind === 'before-update').slice(MOST_BEFORE_UPDATE);
  const days = new Set<string>();
  for (const [place, copy] of copies.filter(({ kind }) => kind === 'daily').entries()) {
    const own = dayOf(copy);
    const isNewestOfDay = !days.has(own);
    days.add(own);
    if (place >= MOST_NEWEST && !(isNewestOfDay && days.size <= MOST_DAYS)) old.push(copy);
  }
  for (const { path } of old) rmSync(path, { force: true });
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

/** When the newest copy was made that was looked through; null while there is none. */
export function newestCopyUtc(backups: string): string | null {
  return copiesIn(backups).find(({ verified }) => verified)?.madeUtc ?? null;
}
