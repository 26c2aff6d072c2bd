/*
 * Brings a catalogue file up to date: forward only, a copy first, each step all or nothing. Runs where the catalogue is
 * opened.
 */
import { existsSync } from 'node:fs';
import { because, ProblemError } from '../../domain/problems.ts';
import { readPart } from '../../files/read-part.ts';
import { copyBeforeUpdate } from '../backups/before-update.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { type Migration, migrations as shipped } from './all.ts';

/** "Vasc": marks the file as a Vasculum catalogue in SQLite's header. */
const APPLICATION_ID = 0x56617363;

/** Where SQLite keeps the version in the first page of a file. */
const USER_VERSION_OFFSET = 60;

/**
 * Refuses a file that is newer than this program, or no database at all, by looking at its header alone: a refused file is
 * not opened, so it stays as it was, byte for byte. A file that is not there, or that SQLite has only just made, passes.
 */
export function refuseForeignFile(file: string, migrations: readonly Migration[] = shipped): void {
  if (!existsSync(file)) return;
  const header = readPart(file, 0, 100);
  if (header.length === 0) return;
  if (header.length < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3') {
    throw new ProblemError('catalogue-damaged', { reason: because('not-sqlite') });
  }
  refuseOther(header.readInt32BE(USER_VERSION_OFFSET), migrations);
}

/**
 * The version of a catalogue, as SQLite sees it: what was written last may still lie in the write-ahead log of a killed
 * program. Throws ProblemError 'catalogue-newer', and 'catalogue-damaged' for a database of another program.
 */
export function catalogueVersion(db: ReadHandle, migrations: readonly Migration[] = shipped): number {
  const ours = db.value<number>('PRAGMA application_id') === APPLICATION_ID;
  const version = db.value<number>('PRAGMA user_version');
  if (ours) refuseOther(version, migrations);
  else if (db.value<number>('SELECT count(*) FROM sqlite_schema') > 0) {
    throw new ProblemError('catalogue-damaged', { reason: because('sqlite-of-another') });
  }
  return ours ? version : 0;
}

/** Runs what is missing. `backups` is where the copy of an existing file goes before anything is changed; null: none. */
export function migrate(db: WriteHandle, backups: string | null, migrations: readonly Migration[] = shipped): void {
  const version = db.value<number>('PRAGMA user_version');
  refuseOther(version, migrations);
  if (version === migrations.length) return;
  if (version > 0 && backups !== null) copyBeforeUpdate(db, backups, version);
  // A table that takes the place of another under its name; what it leaves dangling is looked for before anything is kept.
  withoutForeignKeys(db, () => {
    for (const [index, migration] of migrations.entries()) if (index >= version) step(db, migration, index + 1);
  });
}

function step(db: WriteHandle, migration: Migration, version: number): void {
  db.transaction(() => {
    db.script(migration.sql);
    db.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version};`);
    const [broken] = db.all('PRAGMA foreign_key_check');
    if (broken) throw new Error(`migration ${migration.name} left a dangling reference: ${JSON.stringify(broken)}`);
  });
}

/** Within a transaction this cannot be switched. */
function withoutForeignKeys(db: WriteHandle, work: () => void): void {
  db.script('PRAGMA foreign_keys = OFF');
  try {
    work();
  } finally {
    db.script('PRAGMA foreign_keys = ON');
  }
}

function refuseOther(found: number, migrations: readonly Migration[]): void {
  if (found < 0) throw new ProblemError('catalogue-damaged', { reason: because('not-a-version') });
  if (found > migrations.length) throw new ProblemError('catalogue-newer', { found, known: migrations.length });
}
