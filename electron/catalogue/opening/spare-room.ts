/*
 * A small file that stands in for room on the disk. On a full disk it is given up, and there is just room enough to open the
 * catalogue and to note what is removed, so that a person can free more. Runs where a catalogue is opened.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { freeBytes } from '../../files/room.ts';
import { systemFault } from '../../domain/system-errors.ts';
import type { CataloguePlaces } from '../database/places.ts';

const SPARE_BYTES = 512 * 1024;

/** What opening for work and one small change take at most. */
export const NEEDED_BYTES = 256 * 1024;

/** With less than this free, half a megabyte is better left to others. */
const PLENTY_BYTES = 64 * 1024 * 1024;

/** Laid down wherever it is missing and there is plenty of room. */
export function keepSpareRoom(places: CataloguePlaces): void {
  if (lstatSync(places.spare, { throwIfNoEntry: false })) return;
  try {
    // Random, since a drive that packs its files would keep no room for zeros.
    if (freeBytes(places.folder) > PLENTY_BYTES) writeFileSync(places.spare, randomBytes(SPARE_BYTES), { flag: 'wx' });
  } catch {
    // Only there for bad days; the work goes on without it.
    rmSync(places.spare, { force: true });
  }
}

/** Whether there was any. */
export function giveUpSpareRoom(places: CataloguePlaces): boolean {
  if (!lstatSync(places.spare, { throwIfNoEntry: false })) return false;
  rmSync(places.spare, { force: true });
  return true;
}

/** Does it, and once more with the spare room where the disk is full. */
export function withSpareRoom<T>(places: CataloguePlaces, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (systemFault((error as { code?: unknown }).code) !== 'full' || !giveUpSpareRoom(places)) throw error;
    return work();
  }
}
