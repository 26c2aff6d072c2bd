/* Every migration on rows of the version before it; the copy made first; what fails rolls back whole. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForReading, openForWriting, type WriteHandle } from '../../../electron/catalogue/database/database.ts';
import { migrate } from '../../../electron/catalogue/migrations/migrate.ts';
import { type Migration, migrations } from '../../../electron/catalogue/migrations/all.ts';
import { temporaryFolder, UTC } from '../../helpers/a-catalogue.ts';

/** A file at this version, with rows in the tables that are there then. */
function fileAt(version: number): { db: WriteHandle; folder: string; backups: string } {
  const folder = temporaryFolder();
  const backups = join(folder, 'backups');
  const db = openForWriting(join(folder, 'catalogue.sqlite'));
  migrate(db, backups, migrations.slice(0, version));
  if (version >= 1) {
    db.script(`
      INSERT INTO source (id, folder, added_utc) VALUES (1, '/photos', '${UTC}');
      INSERT INTO taxon (id, scientific_name, rank, parent_id) VALUES (1, 'Oryza', 'genus', NULL), (2, 'Oryza sativa', 'species', 1);
      INSERT INTO vernacular_name (taxon_id, name) VALUES (2, 'rice');
      INSERT INTO specimen (id, occurrence_id, catalog_number, basis_of_record, locality, added_utc)
        VALUES (1, 'a', '000123', 'PreservedSpecimen', 'Kew Gardens', '${UTC}'), (2, 'b', NULL, 'PreservedSpecimen', NULL, '${UTC}');
      INSERT INTO photo (id, specimen_id, source_id, relative_path, file_name, bytes, modified_ms, added_utc)
        VALUES (1, 1, 1, 'x/VC_000123_d.jpg', 'VC_000123_d.jpg', 1, 1, '${UTC}');`);
  }
  if (version >= 2) {
    const embedding =
      version < 5 ? `INSERT INTO embedding (model_id, photo_id, vector) VALUES (1, 1, x'00000000');` : '';
    db.script(`INSERT INTO model (id, name, folder, depth, size, created_utc) VALUES (1, 'm', 'm', 18, 64, '${UTC}');
      INSERT INTO prediction (photo_id, model_id, place, taxon_id, probability) VALUES (1, 1, 1, 2, 0.5); ${embedding}`);
  }
  return { db, folder, backups };
}

const rows = (db: WriteHandle, table: string) => db.all(`SELECT * FROM ${table} ORDER BY 1`);

test.each(migrations.map((migration, index) => [migration.name, index] as const))(
  '%s keeps every row',
  (_name, before) => {
    const { db, backups } = fileAt(before);
    const tables =
      before === 0
        ? []
        : ['source', 'taxon', 'vernacular_name', 'specimen', 'photo', ...(before >= 2 ? ['model', 'prediction'] : [])];
    const kept = tables.map((table) => rows(db, table));
    migrate(db, backups, migrations.slice(0, before + 1));
    expect(db.value('PRAGMA user_version')).toBe(before + 1);
    expect(tables.map((table) => rows(db, table))).toEqual(kept);
    expect(db.value('PRAGMA integrity_check')).toBe('ok');
    db.close();
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
  db.script(`INSERT INTO action (id, kind, description, made_utc) VALUES (1, 'decision', 'd', '${UTC}');
    INSERT INTO determination (id, specimen_id, action_id, verdict, taxon_id, qualifier, identified_by, identified_utc, remarks)
      VALUES (1, 1, 1, 'identified', 2, 'cf.', 'Edith', '${UTC}', 'by the wings'), (2, 2, 1, 'cleared', NULL, NULL, 'Otto', '${UTC}', NULL);
    INSERT INTO struck_name (determination_id, taxon_id) VALUES (2, 1);
    UPDATE specimen SET shown_determination_id = 1 WHERE id = 1;`);
  const before = rows(db, 'determination');
  migrate(db, backups, migrations.slice(0, 9));
  expect(rows(db, 'determination')).toEqual(
    before.map((row) => {
      const { verifies_id, ...others } = row as Record<string, unknown>;
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
