/* Opening: made where asked, refused where another holds it, where it is newer, or where it is no catalogue. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { openForReading, openForWriting } from '../../../electron/catalogue/database/database.ts';
import { migrations } from '../../../electron/catalogue/migrations/all.ts';
import { programFolder } from '../../../electron/files/program-folder.ts';
import { pagesOf, spoilPages } from '../../helpers/spoil.ts';
import { newCatalogue, newSpecimen, reopened, temporaryFolder } from '../../helpers/a-catalogue.ts';

afterEach(() => vi.unstubAllEnvs());

const problem = (code: string) => expect.objectContaining({ code });

/** Every file below a folder with its content's hash, but for the lock itself. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((name) => name.includes('.sqlite') && !name.startsWith('lock'));
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

test('a new catalogue has its folders, its settings, and nothing in it', () => {
  vi.stubEnv('VASCULUM_DRIVE', 'fixed');
  const { read, write, places } = newCatalogue();
  for (const folder of [places.thumbnails, places.models, places.runs, places.backups])
    expect(existsSync(folder)).toBe(true);
  expect(write.value('PRAGMA journal_mode')).toBe('wal');
  expect(write.value('PRAGMA foreign_keys')).toBe(1);
  expect(write.value('PRAGMA synchronous')).toBe(1);
  expect(read.value('PRAGMA user_version')).toBe(migrations.length);
  const loose = read.all<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search_%'`,
  );
  expect(loose).toEqual([]);
});

test('the read handle cannot write', () => {
  const { read } = newCatalogue();
  expect(() => read.get(`INSERT INTO source (folder, added_utc) VALUES ('a', 'b') RETURNING id`)).toThrow(/readonly/);
});

test('what is not there is not made unless asked', () => {
  const folder = join(temporaryFolder(), 'none');
  expect(() => openCatalogue(folder, { create: false })).toThrow(problem('catalogue-missing'));
  expect(existsSync(folder)).toBe(false);
});

test('a newer file is refused and stays as it was, byte for byte', () => {
  const catalogue = newCatalogue();
  const { places } = catalogue;
  catalogue.write.script(`PRAGMA user_version = ${migrations.length + 1}`);
  catalogue.close();
  const before = contents(places.folder);
  expect(() => openCatalogue(places.folder, { create: true })).toThrow(problem('catalogue-newer'));
  expect(contents(places.folder)).toEqual(before);
  expect(readdirSync(places.backups)).toEqual([]);
});

test('a newer version that lies in the write-ahead log of a killed program is seen as well', () => {
  vi.stubEnv('VASCULUM_DRIVE', 'fixed');
  const catalogue = newCatalogue();
  const { places } = catalogue;
  const copy = temporaryFolder();
  catalogue.write.script(`PRAGMA user_version = ${migrations.length + 1}`);
  for (const name of ['catalogue.sqlite', 'catalogue.sqlite-wal'])
    copyFileSync(join(places.folder, name), join(copy, name));
  const before = contents(copy);
  expect(() => openCatalogue(copy, { create: true })).toThrow(problem('catalogue-newer'));
  expect(contents(copy)['catalogue.sqlite']).toBe(before['catalogue.sqlite']);
});

test('files that are no catalogue are refused untouched', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'catalogue.sqlite');
  writeFileSync(file, 'My beetles, by drawer.\n'.repeat(20));
  expect(() => openCatalogue(folder, { create: true })).toThrow(problem('catalogue-damaged'));
  expect(readFileSync(file, 'utf8')).toContain('My beetles');

  const other = temporaryFolder();
  const foreign = openForWriting(join(other, 'catalogue.sqlite'));
  foreign.script('CREATE TABLE bookmark (address TEXT)');
  foreign.close();
  const before = contents(other);
  expect(() => openCatalogue(other, { create: true })).toThrow(problem('catalogue-damaged'));
  expect(contents(other)).toMatchObject(before);
});

test('a header that names no format SQLite knows is damage, whoever opens the file', () => {
  const catalogue = newCatalogue();
  catalogue.close();
  const { file, folder } = catalogue.places;
  const bytes = readFileSync(file);
  // The schema's format number, 1 to 4 in every file that there is.
  bytes.writeUInt32BE(9, 44);
  writeFileSync(file, bytes);
  for (const open of [() => openCatalogue(folder, { create: false }), () => openForReading(file)]) {
    expect(open).toThrow(
      expect.objectContaining({
        code: 'catalogue-damaged',
        message: expect.stringContaining('its format is none that SQLite'),
      }),
    );
  }
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a damaged file is told, and a kill before the first row is none', () => {
  const catalogue = newCatalogue();
  catalogue.close();
  truncateSync(catalogue.places.file, 8_000);
  expect(() => openCatalogue(catalogue.places.folder, { create: false })).toThrow(problem('catalogue-damaged'));

  const killedEarly = temporaryFolder();
  mkdirSync(killedEarly, { recursive: true });
  writeFileSync(join(killedEarly, 'catalogue.sqlite'), '');
  openCatalogue(killedEarly, { create: false }).close();
});

test('of a damaged file no log is blamed where none lies there', () => {
  vi.stubEnv('VASCULUM_DRIVE', 'fixed');
  const catalogue = newCatalogue();
  for (let number = 1; number <= 300; number++) newSpecimen(catalogue, { number: String(number) });
  catalogue.close();
  const { file } = catalogue.places;
  spoilPages(file, pagesOf(file, 'specimen').slice(0, 5));
  // As SQLite leaves the header of a file that it keeps with a log.
  const bytes = readFileSync(file);
  bytes.fill(2, 18, 20);
  writeFileSync(file, bytes);
  const told = problem('catalogue-damaged');
  expect(() => reopened(catalogue)).toThrow(told);
  expect(() => reopened(catalogue)).not.toThrow(/-wal/);
});

test('a file is no catalogue, and is told to be a file', () => {
  const file = join(temporaryFolder(), 'beetles.xlsx');
  writeFileSync(file, 'x');
  expect(() => openCatalogue(file, { create: false })).toThrow(problem('catalogue-is-file'));
});

test('a second opener is refused while the first is there, in words that say who', () => {
  const first = newCatalogue();
  expect(() => openCatalogue(first.places.folder, { create: false })).toThrow(problem('catalogue-in-use'));
  expect(() => openCatalogue(first.places.folder, { create: false })).toThrow(`process ${process.pid}`);
  reopened(first);
});

test('another process holds the lock until it ends, and a SIGKILL frees it', async () => {
  const folder = join(temporaryFolder(), 'catalogue');
  const module = join(programFolder, 'dist', 'electron', 'catalogue', 'opening', 'catalogue.js');
  const script = `
    const { openCatalogue } = await import(${JSON.stringify(module)});
    globalThis.held = openCatalogue(${JSON.stringify(folder)}, { create: true });
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(() => openCatalogue(folder, { create: false })).toThrow(problem('catalogue-in-use'));
  expect(() => openCatalogue(folder, { create: false })).toThrow(`process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  newCatalogue(folder);
});
