/* Damaged files, spoilt as drives spoil them: what can be read is counted, saved, and all of it agrees with what was there. */
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { undo } from '../../../electron/catalogue/naming/actions.ts';
import { type Catalogue, openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { lookAtDamage } from '../../../electron/catalogue/salvage/damage.ts';
import type { JobProgress } from '../../../electron/contract/jobs.ts';
import { saveReadable } from '../../../electron/catalogue/salvage/save.ts';
import { knownTables } from '../../../electron/catalogue/salvage/schema.ts';
import { migrations } from '../../../electron/catalogue/migrations/all.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';
import { pagesOf, spoilPages } from '../../helpers/spoil.ts';

afterEach(() => vi.unstubAllEnvs());

const SPECIMENS = 400;
const TABLES = knownTables(migrations.length).map(({ name }) => name);

/** Rows of every table of a catalogue, by table. */
type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;

function rowsIn({ read }: Catalogue): Rows {
  return Object.fromEntries(TABLES.map((table) => [table, read.all(`SELECT * FROM ${table}`)]));
}

let shared: string;
let whole: string;
let before: Rows;

/** A few hundred specimens with photos, names by people and a model, decisions taken back, and one very long remark. */
beforeAll(() => {
  shared = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  whole = join(shared, 'catalogue');
  const catalogue = openCatalogue(whole, { create: true });
  const names = Array.from(
    { length: 40 },
    (_, index) => `Genus${'abcd'[index % 4]} species${'abcdefghij'[index % 10]}`,
  );
  const taxa = genusAndSpecies(catalogue, ...names);
  const model = newModel(catalogue, 'm');
  for (let number = 1; number <= SPECIMENS; number++) {
    const { id, photos } = newSpecimen(catalogue, {
      number: number % 9 === 0 ? null : String(number).padStart(5, '0'),
      views: ['dorsal', 'ventral'],
      source: `/photos/cabinet ${number % 3}`,
      terms: { country: 'Österreich', event_date: `19${10 + (number % 80)}-05-01`, locality: `Forest ${number}` },
    });
    const taxonId = taxa[number % taxa.length] ?? 0;
    if (number % 3 === 0)
      for (const photo of photos) predict(catalogue, model, photo, [taxonId, 0.7], [taxa[0] ?? 0, 0.1]);
    if (number % 2 === 0)
      decide(catalogue.write, decision([id], { taxonId, qualifier: number % 8 === 0 ? 'cf.' : null }), UTC);
    if (number % 20 === 0) undo(catalogue.write, UTC);
    if (number % 50 === 1) decide(catalogue.write, decision([id], { verdict: 'none-of-these' }), UTC);
    if (number === 77)
      decide(catalogue.write, decision([id], { taxonId, remarks: 'Genitalia seen. '.repeat(300) }), UTC);
  }
  before = rowsIn(catalogue);
  catalogue.close();
});

afterAll(() => rmSync(shared, { recursive: true, force: true }));

/** A closed copy of it, to be spoilt. */
function copy(): { file: string; folder: string } {
  const folder = join(temporaryFolder(), 'copy');
  cpSync(whole, folder, { recursive: true });
  return { folder, file: join(folder, 'catalogue.sqlite') };
}

/** Saves what can be read, and opens it: it must be sound in every respect but the photos, which never were there. */
async function saved(file: string) {
  const into = join(temporaryFolder(), 'saved');
  const { tables } = saveReadable(file, into);
  const catalogue = newCatalogue(into);
  const [sound, references, derived] = await checkCatalogue(catalogue);
  expect([sound?.verdict, references?.verdict, derived?.verdict], `${derived?.sentence}`).toEqual(['ok', 'ok', 'ok']);
  const table = (name: string) => tables.find((each) => each.table === name);
  return { catalogue, rows: rowsIn(catalogue), table };
}

/** Each row that was saved is one that was there, word for word. */
function expectTrue(after: Rows, table: string, columns?: readonly string[]): void {
  const picked = (row: Record<string, unknown>) =>
    JSON.stringify(columns ? columns.map((column) => row[column]) : Object.values(row));
  const known = new Set(before[table]?.map(picked));
  const untrue = after[table]?.filter((row) => !known.has(picked(row)));
  expect(untrue, table).toEqual([]);
}

test('the saving of a damaged catalogue says how far it is, page by page and specimen by specimen', () => {
  const told: JobProgress[] = [];
  saveReadable(copy().file, join(temporaryFolder(), 'saved'), (progress) => told.push(progress));
  const phases = [...new Set(told.map(({ phase }) => phase))];
  expect(phases).toEqual(['Reading the damaged file', 'Saving what can be read', 'Working out the names']);
  for (const phase of phases.slice(1)) {
    const steps = told.filter((one) => one.phase === phase);
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, index) => index));
    expect(new Set(steps.map(({ total }) => total))).toEqual(new Set([steps.length]));
    expect(steps.length).toBeGreaterThan(20);
  }
});

test('of a sound file every row is saved, and is what it was', async () => {
  const { file } = copy();
  const { rows, table } = await saved(file);
  expect(rows).toEqual(before);
  expect(table('determination')).toEqual({
    table: 'determination',
    saved: before['determination']?.length,
    lost: 0,
    standIns: 0,
  });
  const { tables, spoiltIndexes, hasHeader } = lookAtDamage(file);
  expect([spoiltIndexes, hasHeader]).toEqual([[], true]);
  for (const { table: name, readable, known } of tables)
    expect([readable, known], name).toEqual([before[name]?.length, readable]);
});

describe('one page', () => {
  test.each(['determination', 'photo', 'specimen', 'prediction', 'action'])('of %s is spoilt', async (name) => {
    const { file } = copy();
    const pages = pagesOf(file, name);
    spoilPages(file, pages.slice(Math.floor(pages.length / 2)).slice(0, 1));
    const { rows, table } = await saved(file);
    const lost = table(name)?.lost ?? 0;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan((before[name]?.length ?? 0) / 2);
    const found = lookAtDamage(file).tables.find((each) => each.table === name);
    expect(found?.readable).toBe(table(name)?.saved);
    // Lost with it is only what says nothing without it: answers for a lost photo, the taking back of a lost decision.
    const follow: Readonly<Record<string, string>> = { photo: 'prediction', determination: 'withdrawal' };
    for (const other of ['determination', 'withdrawal', 'photo', 'prediction']) {
      expectTrue(rows, other);
      const kept = rows[other]?.length ?? 0;
      // Of answers no index speaks, so how many were in a spoilt page is a guess.
      if (other !== 'prediction') expect(kept + (table(other)?.lost ?? 0), other).toBe(before[other]?.length);
      if (other !== name && other !== follow[name]) expect(kept, other).toBe(before[other]?.length);
    }
    expectTrue(rows, 'taxon');
    if (name === 'specimen') {
      // Photos and determinations of those that are lost stay together on a row made anew.
      expect(table('specimen')?.standIns).toBe(lost);
      expect(rows['specimen']).toHaveLength(SPECIMENS);
    } else expectTrue(rows, 'specimen', ['id', 'occurrence_id', 'catalog_number', 'locality', 'by_number', 'by_date']);
  });

  test.each(['determination', 'photo', 'specimen', 'prediction'])(
    'above the rows of %s is spoilt, and none is lost',
    async (name) => {
      const { file } = copy();
      const [top] = pagesOf(file, name, 'internal');
      expect(top).toBeDefined();
      spoilPages(file, [top ?? 0]);
      const { rows, table } = await saved(file);
      // A table without row numbers keeps some of its rows in the page itself.
      if (name === 'prediction') expect(table(name)?.saved).toBeGreaterThan((before[name]?.length ?? 0) * 0.9);
      else expect(rows[name]).toEqual(before[name]);
    },
  );

  test('with all names is spoilt: what other tables say of them is kept, and every determination', async () => {
    const { file } = copy();
    spoilPages(file, pagesOf(file, 'taxon'));
    const { rows, table } = await saved(file);
    expect(rows['determination']).toEqual(before['determination']);
    expect(table('taxon')?.standIns).toBeGreaterThan(10);
    const shown = new Map(before['taxon']?.map(({ id, scientific_name: name }) => [id, name]));
    const kept = rows['taxon']?.filter(({ id, scientific_name: name }) => shown.get(id) === name) ?? [];
    expect(kept.length).toBe(rows['taxon']?.length);
  });

  test('with all folders of photos is spoilt, and no photo is lost', async () => {
    const { file } = copy();
    spoilPages(file, pagesOf(file, 'source'));
    const { rows, table } = await saved(file);
    expect(table('source')?.standIns).toBe(3);
    expect(rows['photo']).toEqual(before['photo']);
  });
});

describe('where SQLite opens nothing any more', () => {
  const all = ['determination', 'withdrawal', 'photo', 'specimen', 'taxon', 'action', 'prediction', 'struck_name'];

  test.each<[string, (file: string) => void]>([
    ['the header is gone', (file) => spoilPages(file, [1], { to: 100 })],
    ['the first page is gone', (file) => spoilPages(file, [1])],
    ['the first page is empty', (file) => spoilPages(file, [1], { byte: 0 })],
  ])('%s, and all rows are saved', async (_, spoil) => {
    const { file, folder } = copy();
    spoil(file);
    expect(() => openCatalogue(folder, { create: false })).toThrow(
      expect.objectContaining({ code: 'catalogue-damaged' }),
    );
    expect(lookAtDamage(file).hasHeader).toBe(false);
    const { rows } = await saved(file);
    for (const table of all) expect(rows[table], table).toEqual(before[table]);
  });

  test('the schema itself is gone, and what people decided is saved by what it looks like', async () => {
    const { file } = copy();
    spoilPages(file, [1, ...pagesOf(file, 'sqlite_schema')]);
    const { rows } = await saved(file);
    for (const table of ['determination', 'photo', 'taxon', 'withdrawal', 'action', 'source'])
      expect(rows[table], table).toEqual(before[table]);
    expect(rows['specimen']).toHaveLength(SPECIMENS);
    expectTrue(rows, 'specimen', ['id', 'occurrence_id', 'catalog_number', 'locality', 'by_number', 'by_date']);
  });

  test('the end is gone', async () => {
    const { file } = copy();
    truncateSync(file, Math.floor(readFileSync(file).length * 0.6));
    const { rows, table } = await saved(file);
    for (const name of ['determination', 'withdrawal', 'taxon']) expectTrue(rows, name);
    const kept = rows['determination']?.length ?? 0;
    expect(kept).toBeGreaterThan(0);
    expect(kept + (table('determination')?.lost ?? 0)).toBeGreaterThanOrEqual(kept);
  });

  test('everything is gone: an empty file and one of garbage save nothing, and end', async () => {
    const { file } = copy();
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(400_000, 0x0d),
      Buffer.from('My beetles, by drawer.\n'.repeat(9000)),
    ]) {
      writeFileSync(file, bytes);
      const { rows } = await saved(file);
      for (const name of TABLES) expect(rows[name], name).toEqual([]);
    }
  });
});

test('two spoilt pages, an index and the search: no row is lost with what can be made anew', async () => {
  const { file } = copy();
  spoilPages(file, [
    ...pagesOf(file, 'photo_by_specimen').slice(0, 1),
    ...pagesOf(file, 'photo_search_data').slice(0, 2),
    ...pagesOf(file, 'determination_by_specimen').slice(0, 1),
  ]);
  const { tables, spoiltIndexes } = lookAtDamage(file);
  expect(spoiltIndexes).toEqual(expect.arrayContaining(['photo_by_specimen', 'determination_by_specimen']));
  for (const { table, readable } of tables) expect(readable, table).toBe(before[table]?.length);
  const { rows } = await saved(file);
  expect(rows).toEqual(before);
});

test('half a page is spoilt, and the other half is saved', async () => {
  const { file } = copy();
  const page = pagesOf(file, 'determination')[1] ?? 0;
  spoilPages(file, [page], { from: 2000 });
  const { rows, table } = await saved(file);
  expectTrue(rows, 'determination');
  expect(table('determination')?.lost).toBeGreaterThan(0);
  expect(table('determination')?.lost).toBeLessThan(60);
});

test('what lies in the write-ahead log of a killed program is read with the file, as far as it was committed', async () => {
  vi.stubEnv('VASCULUM_DRIVE', 'fixed');
  const { folder } = copy();
  const catalogue = newCatalogue(folder);
  const [id = 0] = genusAndSpecies(catalogue, 'Cetonia aurata');
  decide(catalogue.write, decision([1], { taxonId: id }), UTC);
  const killed = join(temporaryFolder(), 'catalogue.sqlite');
  copyFileSync(catalogue.places.file, killed);
  copyFileSync(`${catalogue.places.file}-wal`, `${killed}-wal`);
  const after = rowsIn(catalogue);
  spoilPages(killed, [1], { to: 100 });
  const { rows } = await saved(killed);
  for (const table of ['determination', 'taxon', 'photo']) expect(rows[table], table).toEqual(after[table]);

  const log = readFileSync(`${killed}-wal`);
  log[log.length - 4000] = (log[log.length - 4000] ?? 0) ^ 0xff;
  writeFileSync(`${killed}-wal`, log);
  const { rows: without } = await saved(killed);
  expectTrue({ determination: without['determination'] ?? [] }, 'determination');
});

test('nothing is written over, and nothing beside the damaged file', async () => {
  const { file, folder } = copy();
  spoilPages(file, [1]);
  const bytes = readFileSync(file);
  const busy = temporaryFolder();
  writeFileSync(join(busy, 'notes.txt'), 'mine');
  expect(() => saveReadable(file, busy)).toThrow(expect.objectContaining({ code: 'folder-not-empty' }));
  expect(() => saveReadable(join(folder, 'none.sqlite'), join(temporaryFolder(), 'x'))).toThrow(
    expect.objectContaining({ code: 'catalogue-missing' }),
  );
  await saved(file);
  expect(readFileSync(file)).toEqual(bytes);
});

test('a number that was given is not given again', async () => {
  const { file } = copy();
  const { catalogue } = await saved(file);
  const highest = Math.max(...(before['determination'] ?? []).map(({ id }) => Number(id)));
  const [specimen = 0] = [1];
  decide(catalogue.write, decision([specimen]), UTC);
  expect(catalogue.read.value('SELECT max(id) FROM determination')).toBe(highest + 1);
});
