/*
 * Catalogues that somebody changed: places, schema and rows. Each is refused in words, byte for byte as it was, and a folder
 * beside it stays untouched.
 */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { openForReading } from '../../../electron/catalogue/database/database.ts';
import { markRemoved } from '../../../electron/catalogue/learning/removed.ts';
import { cataloguePlaces, type CataloguePlaces } from '../../../electron/catalogue/database/places.ts';
import { newCatalogue, temporaryFolder, UTC } from '../../helpers/a-catalogue.ts';
import { change, closed, damaged, expectRefused, foreign } from '../../helpers/a-strange-catalogue.ts';

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
