/*
 * A catalogue's file, looked into before anything is written to it: whose it is, its version, its schema, the names in its
 * rows. Runs where a catalogue is opened.
 */
import { lstatSync, rmSync } from 'node:fs';
import { openForReading, type ReadHandle } from '../database.ts';
import { catalogueVersion } from '../migrate.ts';
import type { CataloguePlaces } from '../places.ts';
import { compareSchema } from './compare-schema.ts';
import { lookAtRows } from './look-at-rows.ts';

/** Throws ProblemError 'catalogue-foreign', '-damaged', '-newer'; the folder is then as it was. */
export function inspectFile({ file }: CataloguePlaces): void {
  if (!sizeOf(file)) return;
  const made = [`${file}-wal`, `${file}-shm`].filter((path) => sizeOf(path) === null);
  const db = openForReading(file);
  try {
    inspect(db);
  } finally {
    db.close();
    // SQLite makes them to read a file that is kept with a log; whoever writes next makes them again.
    for (const path of made) rmSync(path, { force: true });
  }
}

/** Of a file of any version that there was. */
export function inspect(db: ReadHandle): void {
  const version = catalogueVersion(db);
  compareSchema(db, version);
  lookAtRows(db, version);
}

function sizeOf(path: string): number | null {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? null;
}
