/*
 * Catalogues that somebody changed: places, schema and rows. Each is refused in words, byte for byte as it was, and a folder
 * beside it stays untouched.
 */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { openForReading, openForWriting } from '../../../electron/catalogue/database/database.ts';
import { type Migration, migrations } from '../../../electron/catalogue/migrations/all.ts';
import { migrate } from '../../../electron/catalogue/migrations/migrate.ts';
import { compareSchema, freshSchema } from '../../../electron/catalogue/opening/compare-schema.ts';
import { markRemoved } from '../../../electron/catalogue/learning/removed.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { cataloguePlaces, type CataloguePlaces } from '../../../electron/catalogue/database/places.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';

const foreign = (words: RegExp | string = '') =>
  expect.objectContaining({ code: 'catalogue-foreign', message: expect.stringMatching(words) });
const damaged = (words: string) =>
  expect.objectContaining({ code: 'catalogue-damaged', message: expect.stringContaining(words) });

interface Strange {
  readonly places: CataloguePlaces;
  /** Beside the catalogue; nothing may ever happen to it. */
  readonly guard: string;
}

/** A closed catalogue with a decision and a model, in a folder with a guard beside it. */
function closed(): Strange {
  const home = temporaryFolder();
  const guard = join(home, 'guard');
  mkdirSync(guard);
  writeFileSync(join(guard, 'thesis.txt'), 'ten years');
  const catalogue = newCatalogue(join(home, 'catalogue'));
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const { id } = newSpecimen(catalogue, { number: '1' });
  decide(catalogue.write, decision([id], { taxonId }), UTC);
  newModel(catalogue, 'Beetles');
  catalogue.close();
  return { places: catalogue.places, guard };
}

/** Everything below a folder: kind, content or target. */
function picture(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    entries.map((name) => {
      const path = join(folder, name);
      const status = lstatSync(path);
      if (status.isSymbolicLink()) return [name, `-> ${readlinkSync(path)}`];
      if (!status.isFile()) return [name, status.isDirectory() ? 'folder' : 'other'];
      return [name, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

/** Refused, with nothing changed in it or beside it, however often it is tried. */
function expectRefused({ places }: Strange, problem: unknown): void {
  const home = dirname(places.folder);
  const before = picture(home);
  for (const create of [false, true]) {
    expect(() => openCatalogue(places.folder, { create })).toThrow(problem as Error);
    const after = picture(home);
    // The lock and its marker are made anew before the file is looked into.
    for (const made of ['lock.sqlite', 'opened-by.txt']) {
      const name = join(basename(places.folder), made);
      delete before[name];
      delete after[name];
    }
    expect(after).toEqual(before);
  }
}

/** Changes the file as any other program could. */
function change({ places }: Strange, sql: string): void {
  const db = new Database(places.file);
  db.unsafeMode(true);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

test('a catalogue that nobody touched opens, at once and again', () => {
  const strange = closed();
  for (let time = 0; time < 2; time++) openCatalogue(strange.places.folder, { create: false }).close();
});

test('a catalogue behind a link is opened where it really is', () => {
  const { places } = closed();
  const link = join(temporaryFolder(), 'link');
  symlinkSync(places.folder, link);
  const catalogue = newCatalogue(link);
  expect(catalogue.places.folder).toBe(places.folder);
});

const FILES = [
  'catalogue.sqlite',
  'catalogue.sqlite-wal',
  'catalogue.sqlite-shm',
  'catalogue.sqlite-journal',
  'lock.sqlite',
  'lock.sqlite-journal',
  'opened-by.txt',
];
const FOLDERS = ['thumbnails', 'thumbnails/full', 'models', 'runs', 'weights', 'backups'];

test.each(FILES)('a link in the place of %s is refused', (name) => {
  const strange = closed();
  const path = join(strange.places.folder, name);
  rmSync(path, { force: true });
  symlinkSync(join(strange.guard, 'thesis.txt'), path);
  expectRefused(strange, foreign(`${name} is a link`));
});

test.each(FILES)('a folder in the place of %s is refused', (name) => {
  const strange = closed();
  const path = join(strange.places.folder, name);
  rmSync(path, { force: true });
  mkdirSync(path);
  expectRefused(strange, foreign(`${name} is a folder`));
});

test.each(FOLDERS)('a link in the place of %s/ is refused', (name) => {
  const strange = closed();
  const path = join(strange.places.folder, name);
  rmSync(path, { recursive: true, force: true });
  symlinkSync(strange.guard, path);
  expectRefused(strange, foreign(`${name} is a link`));
});

test.each([...FOLDERS.slice(2).map((name) => `${name}/inside`), 'thumbnails/ab', 'thumbnails/full/ab', 'models/m/n/x'])(
  'a link at %s is refused',
  (name) => {
    const strange = closed();
    const path = join(strange.places.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(strange.guard, path);
    expectRefused(strange, foreign(`${name} is a link`));
  },
);

test.runIf(process.platform !== 'win32').each(['opened-by.txt', 'models/pipe', 'catalogue.sqlite-wal'])(
  'a pipe at %s, which nobody writes to, is refused',
  (name) => {
    const strange = closed();
    const path = join(strange.places.folder, name);
    rmSync(path, { force: true });
    execFileSync('mkfifo', [path]);
    expectRefused(strange, foreign(`${name} is a device or a pipe`));
  },
);

test('folders without end are refused', () => {
  const strange = closed();
  mkdirSync(join(strange.places.models, ...Array.from({ length: 20 }, () => 'x')), { recursive: true });
  expectRefused(strange, foreign('models holds folders more than 12 deep'));
});

test('a lock with content is refused', () => {
  const strange = closed();
  writeFileSync(strange.places.lock, 'x');
  expect(() => openCatalogue(strange.places.folder, { create: false })).toThrow(foreign('lock.sqlite has content'));
});

test('a journal that names a file elsewhere is refused, and the file stays', () => {
  const strange = closed();
  const name = Buffer.from(join(strange.guard, 'thesis.txt'));
  const trailer = Buffer.alloc(16);
  trailer.writeUInt32BE(name.length, 0);
  trailer.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  );
  trailer.set(Buffer.from('d9d505f920a163d7', 'hex'), 8);
  for (const journal of [`${strange.places.file}-journal`, `${strange.places.lock}-journal`]) {
    writeFileSync(journal, Buffer.concat([Buffer.alloc(512), Buffer.alloc(4), name, trailer]));
    expectRefused(strange, foreign('names a file outside'));
    rmSync(journal);
  }
});

test.each([
  ['an empty file beside models', (p: CataloguePlaces) => truncateSync(p.file, 0), 'the file is empty'],
  ['no file beside models', (p: CataloguePlaces) => rmSync(p.file), 'is gone'],
])('%s is no new catalogue', (_, act, words) => {
  const strange = closed();
  mkdirSync(join(strange.places.models, 'model-1'));
  act(strange.places);
  expectRefused(strange, damaged(words));
});

test.each([
  [
    'an added trigger',
    `CREATE TRIGGER quiet AFTER INSERT ON determination BEGIN
       INSERT INTO withdrawal (determination_id, action_id, withdrawn) VALUES (new.id, new.action_id, 1); END`,
    /trigger quiet was added/,
  ],
  ['an added table', 'CREATE TABLE extra (a)', /table extra was added/],
  ['an added view', 'CREATE VIEW extra AS SELECT 1', /view extra was added/],
  ['an added index', 'CREATE INDEX extra ON taxon (lower(authorship))', /index extra was added/],
  ['statistics of another program', 'ANALYZE', /table sqlite_stat1 was added/],
  [
    'a trigger that is gone',
    'DROP TRIGGER determination_is_never_changed',
    /determination_is_never_changed is missing/,
  ],
  ['an index that is gone', 'DROP INDEX photo_by_specimen', /index photo_by_specimen is missing/],
  ['a table that is gone', 'DROP TABLE removal', /table removal is missing/],
  [
    'a changed trigger',
    `DROP TRIGGER withdrawal_is_kept;
     CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal BEGIN SELECT 1; END`,
    /trigger withdrawal_is_kept was changed/,
  ],
  ['a column more', 'ALTER TABLE taxon ADD COLUMN extra TEXT', /table taxon was changed/],
  [
    'a view in place of a table',
    `DROP TABLE run_log; CREATE VIEW run_log AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n`,
    /view run_log was added, the index run_log_by_run is missing, the table run_log is missing/,
  ],
  [
    'words changed in the schema itself',
    `PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (one = 1)', 'CHECK (one < 9)') WHERE name = 'taxa_changed';
     PRAGMA writable_schema = OFF`,
    /table taxa_changed was changed/,
  ],
  [
    'a full-text index of another kind',
    `DROP TABLE photo_search; CREATE VIRTUAL TABLE photo_search USING fts5 (file_name)`,
    /photo_search/,
  ],
])('%s is refused', (_, sql, words) => {
  const strange = closed();
  change(strange, sql);
  expectRefused(strange, foreign(words));
});

test('what was changed is counted where it is much', () => {
  const strange = closed();
  change(strange, 'CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE c (x); CREATE TABLE d (x); CREATE TABLE e (x)');
  expectRefused(strange, foreign('table a was added, the table b was added, the table c was added and 2 more like it'));
});

test('two tables in one place of the file are damage', () => {
  const strange = closed();
  change(
    strange,
    `PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'source') WHERE name = 'import';
     PRAGMA writable_schema = OFF`,
  );
  expectRefused(strange, expect.objectContaining({ code: 'catalogue-damaged' }));
});

test('a changed schema that lies in the log of a killed program is seen as well', () => {
  const { places, guard } = closed();
  const db = new Database(places.file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE extra (a)');
  const copy = join(dirname(places.folder), 'copy');
  mkdirSync(copy);
  for (const end of ['', '-wal'])
    writeFileSync(join(copy, basename(places.file) + end), readFileSync(places.file + end));
  db.close();
  expectRefused({ places: cataloguePlaces(copy), guard }, foreign('table extra was added'));
});

test.each(migrations.map(({ name }, index) => [name, index + 1] as const))(
  'a file of the version of %s is compared with that version, then brought up to date',
  (_, version) => {
    const folder = join(temporaryFolder(), 'catalogue');
    const places = cataloguePlaces(folder);
    mkdirSync(folder);
    const db = openForWriting(places.file);
    migrate(db, places.backups, migrations.slice(0, version));
    db.close();
    const changed = join(dirname(folder), 'changed');
    mkdirSync(changed);
    writeFileSync(join(changed, 'catalogue.sqlite'), readFileSync(places.file));
    change({ places: cataloguePlaces(changed), guard: '' }, 'CREATE TABLE extra (a)');
    expect(() => openCatalogue(changed, { create: false })).toThrow(foreign('table extra was added'));
    expect(readdirSync(changed)).not.toContain('backups');

    const catalogue = newCatalogue(folder);
    expect(catalogue.read.value('PRAGMA user_version')).toBe(migrations.length);
    compareSchema(catalogue.read, migrations.length);
  },
);

test('a version without the tables of that version is refused', () => {
  const strange = closed();
  change(strange, 'PRAGMA user_version = 3');
  expectRefused(strange, foreign('was added'));
});

test('a migration to come is compared as it is written', () => {
  const next: Migration[] = [
    ...migrations,
    { name: 'next', sql: 'CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT;' },
  ];
  expect(freshSchema(next.length, next).has('table next')).toBe(true);
});

test('the tables that SQLite makes for the full-text indexes are made as ever', () => {
  // An SQLite that words them otherwise must know both wordings before it opens the catalogues that are there.
  const made = [...freshSchema(migrations.length)].filter(([key]) => /_search_/.test(key)).map(([, { sql }]) => sql);
  const tables = (index: string) => [
    `CREATE TABLE '${index}_config'(k PRIMARY KEY, v) WITHOUT ROWID`,
    `CREATE TABLE '${index}_data'(id INTEGER PRIMARY KEY, block BLOB)`,
    `CREATE TABLE '${index}_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER)`,
    `CREATE TABLE '${index}_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID`,
  ];
  expect(made).toEqual(['photo_search', 'specimen_search', 'taxon_search'].flatMap(tables));
});

const GUARD = '../../guard';

test.each([
  ['a model', `UPDATE model SET folder = '${GUARD}'`, /a model lies under the name "\.\.\/\.\.\/guard"/],
  ['a model without a folder', `UPDATE model SET folder = ''`, /a model lies under the name ""/],
  ['a run', runAt(GUARD), /run 1 lies under/],
  ['a run in the folder of another', runAt('run-2'), /run 1 lies under the name "run-2"/],
  ['weights', weightsAt(GUARD.padEnd(64, '/')), /starting weights lie/],
  ['a folder of photos', `UPDATE source SET folder = 'guard'`, /a folder of photos lies/],
  [
    'two models in one folder',
    `INSERT INTO model (name, folder, depth, size, created_utc) SELECT 'b', folder, 18, 64, '' FROM model`,
    /more than one model/,
  ],
])('%s that leads elsewhere is refused, also where it was removed', (_, sql, words) => {
  const strange = closed();
  change(strange, `${sql}; INSERT INTO removal VALUES ('model', 1, ''), ('run', 1, ''), ('weights', 1, '')`);
  expectRefused(strange, foreign(words));
});

function runAt(folder: string): string {
  return `INSERT INTO run (id, name, state, settings, seed, steps_per_epoch, folder, started_utc)
    VALUES (1, 'r', 'running', '{}', 1, 1, '${folder}', '')`;
}

function weightsAt(sha256: string): string {
  return `INSERT INTO starting_weights (name, sha256, format, depth, stride, parameters, added_utc)
    VALUES ('w', '${sha256}', 'pytorch', 18, 'in3x3', 1, '')`;
}

test('a run that was only just beginning has no folder yet', () => {
  const strange = closed();
  change(strange, runAt(''));
  const catalogue = newCatalogue(strange.places.folder);
  expect(catalogue.read.value('SELECT state FROM run')).toBe('interrupted');
});

test('removing a model whose folder became a link takes nothing away', () => {
  const strange = closed();
  const catalogue = newCatalogue(strange.places.folder);
  const folder = catalogue.read.value<string>('SELECT folder FROM model');
  markRemoved(catalogue.write, { kind: 'model', id: 1 }, UTC);
  catalogue.close();
  symlinkSync(strange.guard, join(strange.places.models, folder));
  expectRefused(strange, foreign('is a link'));
});

test('whoever had it open is told by a file of its own, never through a link', () => {
  const { places, guard } = closed();
  const catalogue = newCatalogue(places.folder);
  expect(readFileSync(places.holder, 'utf8')).toContain(`process ${process.pid}`);
  catalogue.close();
  renameSync(join(guard, 'thesis.txt'), places.holder);
  openCatalogue(places.folder, { create: false }).close();
  expect(readdirSync(places.folder)).not.toContain('opened-by.txt');
});

test('the connections trust nothing of a file', () => {
  const { read, write } = newCatalogue();
  for (const handle of [read, write]) {
    expect(handle.value('PRAGMA trusted_schema')).toBe(0);
    expect(handle.value('PRAGMA cell_size_check')).toBe(1);
  }
  expect(() => write.script(`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''`)).toThrow(
    /may not be modified/,
  );
  const reading = openForReading(cataloguePlaces(closed().places.folder).file);
  expect(reading.value('PRAGMA trusted_schema')).toBe(0);
  reading.close();
});
