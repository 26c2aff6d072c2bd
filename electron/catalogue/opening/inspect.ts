/*
 * A catalogue's file, looked into before anything is written to it: whose it is, its version, its schema, the names in its
 * rows. Runs where a catalogue is opened.
 */
import { lstatSync, rmSync } from 'node:fs';
import { because, ProblemError } from '../../domain/problems.ts';
import { closing, openCopy, openForReading, type ReadHandle } from '../database/database.ts';
import { type Drive, driveOf } from '../../files/drive.ts';
import { catalogueVersion } from '../migrations/migrate.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { unsoundness } from '../database/soundness.ts';
import { compareSchema } from './compare-schema.ts';
import { sizeOf } from '../../files/room.ts';
import { copyFile, isFolded } from './copy-file.ts';
import { lookAtRows } from './look-at-rows.ts';

/** Throws ProblemError 'catalogue-foreign', '-damaged', '-newer'; the folder is then as it was. */
export function inspectFile(places: CataloguePlaces, drive: Drive = driveOf(places.folder)): void {
  const { file } = places;
  if (sizeOf(file) === 0) return;
  const withLog = hasLog(places);
  const look = (db: ReadHandle) => inspectUnfolded(db, withLog);
  if (isFolded(places)) closing(openForReading(file), inspect);
  else if (drive === 'fixed' && sizeOf(`${file}-journal`) === 0) {
    const made = [`${file}-wal`, `${file}-shm`].filter((path) => !lstatSync(path, { throwIfNoEntry: false }));
    try {
      closing(openForReading(file), look);
    } finally {
      // SQLite makes them to read a file that is kept with a log; the next writer makes them again.
      for (const path of made) rmSync(path, { force: true });
    }
  } else {
    const copy = copyFile(places);
    try {
      closing(openCopy(copy.file), look);
    } finally {
      copy.remove();
    }
  }
}

/** Whether a log lies beside the file, with something in it. */
export function hasLog({ file }: CataloguePlaces): boolean {
  return sizeOf(`${file}-wal`) > 0 || sizeOf(`${file}-journal`) > 0;
}

/** Of a file of any version that there was; gives the version. */
export function inspect(db: ReadHandle): number {
  const version = catalogueVersion(db);
  compareSchema(db, version);
  lookAtRows(db, version);
  return version;
}

/**
 * Of a file that is kept with a log, and may have one beside it, as after a power cut. SQLite takes in any log that fits by its own sums, that of another
 * catalogue too, so all of the file is looked at. Throws ProblemError 'catalogue-damaged' too.
 */
export function inspectUnfolded(db: ReadHandle, hasLog: boolean): void {
  inspect(db);
  if (unsoundness(db).others.length > 0)
    throw new ProblemError('catalogue-damaged', { reason: because(hasLog ? 'log-does-not-fit' : 'parts-do-not-fit') });
}
