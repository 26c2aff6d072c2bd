/* Catalogues whose tables, triggers, views or indexes somebody changed: each is refused, and what is changed is named. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openForWriting } from '../../../electron/catalogue/database/database.ts';
import { cataloguePlaces } from '../../../electron/catalogue/database/places.ts';
import { type Migration, migrations } from '../../../electron/catalogue/migrations/all.ts';
import { migrate } from '../../../electron/catalogue/migrations/migrate.ts';
import { openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { compareSchema, freshSchema } from '../../../electron/catalogue/opening/compare-schema.ts';
import { newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';
import { change, closed, expectRefused, foreign } from '../../helpers/a-strange-catalogue.ts';

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
