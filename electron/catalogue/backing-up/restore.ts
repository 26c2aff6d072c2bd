/*
 * Puts a copy in the place of a catalogue's file. The file that was there is set aside in `backups` with all that belongs
 * to it, so that this can be undone like any other; a stop at any moment leaves a file that can be opened, or one that can
 * be restored. The catalogue is closed. Runs in the catalogue thread.
 */
import { accessSync, constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { because, ProblemError } from '../../domain/problems.ts';
import { holdLock, makeSelfContained } from '../database/database.ts';
import { inspectFile } from '../opening/inspect.ts';
import { whyNotWritten } from '../opening/to-look.ts';
import { lookAtPlaces } from '../opening/look-at-places.ts';
import { cataloguePlaces, type CataloguePlaces } from '../database/places.ts';
import { inFileThread } from './calls.ts';
import { asideName, copyNamed, kindOf, SIDES, syncFile, syncFolder } from '../backups/folder.ts';

/** Throws ProblemError 'backup-missing', 'backup-unusable', 'catalogue-in-use', 'catalogue-read-only', 'disk-full'. */
export async function restoreCopy(folder: string, name: string, now = new Date()): Promise<void> {
  const places = cataloguePlaces(folder);
  lookAtPlaces(places);
  const copy = copyNamed(places.backups, name);
  refuseUnwritten(places);
  const lock = holdLock(places.lock);
  if (!lock) throw new ProblemError('catalogue-in-use', { holder: because('another-program') });
  const partial = `${places.file}.partial`;
  try {
    // Left by a stop; whatever it is, a link too, is taken away and not written through.
    for (const path of [partial, ...SIDES.map((side) => partial + side)]) rmSync(path, { force: true });
    copyFileSync(copy.path, partial, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    syncFile(partial);
    // A file that was set aside as damaged comes back as it is: that is what undoing a restoring means.
    if (copy.kind !== 'damaged') await verified(partial, name);
    await setAside(places, now);
    // The log of the file that was there must never be taken for the copy's own.
    for (const side of SIDES) if (existsSync(places.file + side)) throw new Error(`${side} is still there`);
    if (copy.kind === 'damaged') bringSides(copy.path, places.file);
    renameSync(partial, places.file);
    syncFolder(folder);
  } finally {
    rmSync(partial, { force: true });
    lock.release();
  }
}

/** In the words that every other change is refused with where nothing can be written. */
function refuseUnwritten(places: CataloguePlaces): void {
  try {
    accessSync(places.folder, constants.W_OK);
  } catch (error) {
    const reason = whyNotWritten(error, places);
    throw reason === null ? error : new ProblemError('catalogue-read-only', { reason }, { cause: error });
  }
}

async function verified(file: string, name: string): Promise<void> {
  await inFileThread((thread) => thread.call('verify', { file, name })).result;
}

async function setAside(places: CataloguePlaces, now: Date): Promise<void> {
  const { file, backups } = places;
  const sound = await isSound(places);
  const aside = asideName(backups, sound ? 'replaced' : 'damaged', now);
  for (const side of SIDES) if (kindOf(file + side) !== null) renameSync(file + side, aside + side);
  if (kindOf(file) === null) return;
  try {
    // Under both names until the copy takes its place: a stop between the two leaves no folder without a catalogue.
    linkSync(file, aside);
  } catch {
    // A drive without such links, as most sticks are.
    renameSync(file, aside);
  }
  syncFolder(backups);
}

/** A sound file is folded together, so that it can be looked into like any other copy. */
async function isSound(places: CataloguePlaces): Promise<boolean> {
  const { file } = places;
  if (kindOf(file) !== 'file') return false;
  try {
    inspectFile(places);
    // Only a file that is sound is written to: of a damaged one every page may be needed as it is.
    await inFileThread((thread) => thread.call('sound', { file })).result;
    makeSelfContained(file);
    return true;
  } catch {
    return false;
  }
}

function bringSides(from: string, to: string): void {
  // The index of a log is made anew; the log itself is part of the file.
  for (const side of ['-wal', '-journal']) {
    if (kindOf(from + side) === 'file') copyFileSync(from + side, to + side, constants.COPYFILE_EXCL);
  }
}
