/* Every migration on rows of the version before it; the copy made first; what fails rolls back whole. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectionPage } from '../../../electron/catalogue/browsing/collection.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { openForReading, type WriteHandle } from '../../../electron/catalogue/database/database.ts';
import { migrate } from '../../../electron/catalogue/migrations/migrate.ts';
import { type Migration, migrations } from '../../../electron/catalogue/migrations/all.ts';
import { because } from '../../../electron/domain/problems.ts';
import { EVERYTHING, newCatalogue, UTC } from '../../helpers/a-catalogue.ts';
import { fileAt } from '../../helpers/a-file-at-version.ts';

type Row = Record<string, unknown>;

/** What a migration takes away or adds on purpose; all else in the tables of the version before must come through. */
interface OnPurpose {
  readonly tables?: readonly string[];
  readonly columns?: Readonly<Record<string, readonly string[]>>;
  /** By table and column; a function works the value out of the row. */
  readonly added?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const ON_PURPOSE: Readonly<Record<string, OnPurpose>> = {
  '0004-evaluation': { added: { evaluation: { form: 1 } } },
  '0005-embeddings': { tables: ['embedding'] },
  '0007-content-look': { tables: ['content_hash'] },
  '0012-repair': { added: { specimen: { taken_out: 0 }, photo: { import_id: 1, taken_out: 0 } } },
  '0009-determination-columns': { columns: { determination: ['verifies_id'] } },
  '0021-people': { added: { action: { made_by: ({ id }: Row) => ({ 1: 'Edith', 2: 'Otto' })[Number(id)] ?? null } } },
  '0018-who-says': { added: { contradiction: { said: null, import_id: null } } },
  '0010-labels': { added: { photo: { given_part: null }, run_photo: { held_out_for: null } } },
  '0016-run-inputs': { added: { run_photo: { input: null } } },
  '0020-names': { added: { taxon: { taken_out: 0 } } },
  '0017-verbatim': { added: { determination: { verbatim: null } } },
  '0023-looking': { added: { photo: { turned: 0 } } },
  '0025-doubt': {
    added: {
      specimen: {
        by_margin: ({ id }: Row) => (id === 3 ? 500_000 : ''),
        by_entropy: ({ id }: Row) => (id === 3 ? -693_147 : ''),
        by_contradiction: '',
      },
    },
  },
  '0019-sensitive-place': { added: { specimen: { sensitive_place: null } } },
};

const rows = (db: WriteHandle, table: string) => db.all<Row>(`SELECT * FROM ${table} ORDER BY 1, 2`);

function addedTo(row: Row, columns: Readonly<Record<string, unknown>>): Row {
  const worked = (value: unknown) => (typeof value === 'function' ? (value as (row: Row) => unknown)(row) : value);
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [column, worked(value)]));
}

/** Those with rows of their own: what a full-text index says is asked below. */
function tablesOf(db: WriteHandle): string[] {
  return db
    .all<{ name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`)
    .map(({ name }) => name)
    .filter((name) => name !== 'sqlite_schema');
}

test.each(migrations.map((migration, index) => [migration.name, index] as const))(
  '%s keeps every row of the version before',
  (name, before) => {
    const { db, backups } = fileAt(before);
    const tables = tablesOf(db);
    const kept = new Map(tables.map((table) => [table, rows(db, table)]));
    const empty = before === 0 ? [] : tables.filter((table) => kept.get(table)?.length === 0);
    expect(empty, 'tables without a row, which so prove nothing').toEqual([]);

    migrate(db, backups, migrations.slice(0, before + 1));
    expect(db.value('PRAGMA user_version')).toBe(before + 1);
    const { tables: gone = [], columns = {}, added = {} } = ON_PURPOSE[name] ?? {};
    for (const [table, due] of kept) {
      if (gone.includes(table)) continue;
      const lost = columns[table] ?? [];
      const expected = due
        .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !lost.includes(column))))
        .map((row) => ({ ...row, ...addedTo(row, added[table] ?? {}) }))
        .filter((row) => table !== 'sqlite_sequence' || !gone.includes(String(row['name'])));
      expect(rows(db, table), table).toEqual(expected);
    }
    const now = new Set(tablesOf(db));
    for (const table of gone) expect(now.has(table) ? rows(db, table) : [], table).toEqual([]);
    expect(db.value('PRAGMA integrity_check')).toBe('ok');
    expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
    db.close();
  },
);

test.each(migrations.map((_, index) => index + 1))(
  'a catalogue of version %i opens today with its names, numbers and search as they were',
  async (version) => {
    const { db, folder } = fileAt(version);
    db.close();
    const catalogue = newCatalogue(folder);
    const findings = await checkCatalogue(catalogue);
    expect(findings.filter(({ verdict }) => verdict === 'bad').map(({ sentence }) => sentence)).toEqual([]);
    expect(findings.map(({ about }) => about)).toContainEqual(because('names-derived', { specimens: 3 }));
    expect(
      catalogue.read.all('SELECT shown_status AS status, shown_taxon_id AS taxon FROM specimen ORDER BY id'),
    ).toEqual([
      { status: 'verified', taxon: 2 },
      { status: 'unnamed', taxon: null },
      version >= 2 ? { status: 'proposed', taxon: 2 } : { status: 'unnamed', taxon: null },
    ]);
    const search = async (text: string) =>
      (await collectionPage(catalogue, { filter: { ...EVERYTHING, text }, order: 'newest', limit: 5 })).cards.map(
        ({ photoId }) => photoId,
      );
    expect(await search('kew 123 rice')).toEqual([1]);
    expect(await search('b7')).toEqual([2]);
  },
);

test('search is filled from the rows that were there', () => {
  const { db, backups } = fileAt(2);
  migrate(db, backups);
  const found = (index: string, word: string) =>
    db.all<{ rowid: number }>(`SELECT rowid FROM ${index} WHERE ${index} MATCH ?`, [word]).map(({ rowid }) => rowid);
  expect(found('specimen_search', 'kew')).toEqual([1]);
  expect(found('specimen_search', '"123"')).toEqual([1]);
  expect(found('specimen_search', '"000123"')).toEqual([1]);
  expect(found('photo_search', 'vc')).toEqual([1]);
  expect(found('taxon_search', 'rice')).toEqual([2]);
  expect(found('taxon_search', 'ory* AND sat*')).toEqual([2]);
  db.close();
});

test('determinations lose the column that nothing was written to, and nothing else', () => {
  const { db, backups } = fileAt(8);
  const before = rows(db, 'determination');
  migrate(db, backups, migrations.slice(0, 9));
  expect(rows(db, 'determination')).toEqual(
    before.map((row) => {
      const { verifies_id, ...others } = row;
      expect(verifies_id).toBeNull();
      return others;
    }),
  );
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  expect(() => db.run(`UPDATE determination SET remarks = 'x'`)).toThrow('never changed');
  expect(() => db.run('DELETE FROM determination WHERE id = 2')).toThrow('never deleted');
  expect(() =>
    db.run(`INSERT INTO determination (specimen_id, action_id, verdict, identified_by, identified_utc)
    VALUES (1, 1, 'identified', 'Otto', '${UTC}')`),
  ).toThrow('CHECK');
  db.close();
});

test('the table of taxa is made anew with all that belongs to it, and takes labels, which have nothing but a name', () => {
  const { db, backups } = fileAt(9);
  db.run(`UPDATE sqlite_sequence SET seq = 40 WHERE name = 'taxon'`);
  const schema = () => db.all(`SELECT type, name FROM sqlite_schema WHERE tbl_name = 'taxon' ORDER BY type, name`);
  const before = schema();
  migrate(db, backups, migrations.slice(0, 10));
  expect(schema()).toEqual(
    [...before, { type: 'index', name: 'taxon_label' }].sort((a, b) =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
    ),
  );
  const label = (values: string) =>
    db.run(`INSERT INTO taxon (scientific_name, rank, authorship, parent_id, accepted_id) VALUES (${values})`).id;
  expect(label(`'rat', 'label', NULL, NULL, NULL`)).toBe(41);
  expect(db.value(`SELECT rowid FROM taxon_search WHERE taxon_search MATCH 'rat'`)).toBe(41);
  expect(db.value(`SELECT changes FROM taxa_changed`)).toBe(4);
  expect(() => label(`'rat', 'label', NULL, NULL, NULL`)).toThrow('UNIQUE');
  expect(() => label(`'pig', 'label', 'L.', NULL, NULL`)).toThrow('CHECK');
  expect(() => label(`'pig', 'label', NULL, 1, NULL`)).toThrow('CHECK');
  expect(() => label(`'pig', 'label', NULL, NULL, 2`)).toThrow('CHECK');
  expect(() => label(`'pig', 'breed', NULL, NULL, NULL`)).toThrow('CHECK');
  expect(() => label(`'Sus', 'genus', NULL, 99, NULL`)).toThrow('FOREIGN KEY');
  db.run(`INSERT INTO vernacular_name (taxon_id, name) VALUES (1, 'grain')`);
  expect(db.value(`SELECT rowid FROM taxon_search WHERE taxon_search MATCH 'grain'`)).toBe(1);
  db.close();
});

test('a hundred thousand taxa are brought over in a moment', () => {
  const { db, backups } = fileAt(9);
  db.script(`
    INSERT INTO taxon (scientific_name, rank, parent_id)
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)
      SELECT 'Carabus no' || n, 'species', 1 FROM numbers;
    INSERT INTO specimen (occurrence_id, basis_of_record, added_utc, shown_taxon_id)
      SELECT 'of ' || id, 'PreservedSpecimen', '${UTC}', id FROM taxon;`);
  const start = performance.now();
  migrate(db, backups, migrations.slice(0, 10));
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(db.value('SELECT count(*) FROM taxon')).toBe(100_003);
  db.close();
});

test('an existing file is copied before it is touched, a fresh one is not', () => {
  const { db, backups } = fileAt(2);
  expect(existsSync(backups)).toBe(false);
  migrate(db, backups);
  db.close();
  const copies = readdirSync(backups);
  expect(copies).toEqual([expect.stringMatching(/^catalogue-version-2-.*\.sqlite$/)]);
  const copy = openForReading(join(backups, copies[0] ?? ''));
  expect(copy.value('PRAGMA user_version')).toBe(2);
  expect(copy.value('SELECT count(*) FROM prediction')).toBe(1);
  copy.close();

  const fresh = fileAt(0);
  migrate(fresh.db, fresh.backups);
  expect(existsSync(fresh.backups)).toBe(false);
  fresh.db.close();
});

const all = migrations.length;

test('a migration that fails leaves the version before it, whole', () => {
  const { db, backups } = fileAt(all);
  const failing: Migration[] = [
    ...migrations,
    { name: 'next-good', sql: 'CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT;' },
    { name: 'next-bad', sql: 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);' },
  ];
  expect(() => migrate(db, backups, failing)).toThrow('nowhere');
  expect(db.value('PRAGMA user_version')).toBe(all + 1);
  expect(db.value(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`)).toBe(0);
  db.close();
});

test('a migration that leaves a dangling reference is taken back', () => {
  const { db, backups } = fileAt(all);
  const dangling: Migration = {
    name: 'next-dangling',
    sql: `CREATE TABLE child (id INTEGER PRIMARY KEY, specimen_id INTEGER REFERENCES specimen (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
      INSERT INTO child VALUES (1, 999);`,
  };
  expect(() => migrate(db, backups, [...migrations, dangling])).toThrow(/dangling/);
  expect(db.value('PRAGMA user_version')).toBe(all);
  db.close();
});

test('every version that was shipped has its place in the list and its number in the name', () => {
  expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, index) => index + 1));
});

test('the copy is made in one piece while the file is in use', () => {
  const { db, folder, backups } = fileAt(migrations.length);
  mkdirSync(backups, { recursive: true });
  db.copyTo(join(backups, 'copy.sqlite'));
  copyFileSync(join(backups, 'copy.sqlite'), join(folder, 'elsewhere.sqlite'));
  const copy = openForReading(join(folder, 'elsewhere.sqlite'));
  expect(copy.value('PRAGMA integrity_check')).toBe('ok');
  copy.close();
  db.close();
});
