/*
 * Looking without writing: no byte and no time of the folder changes, whatever state it is in. Where nothing can be written,
 * or the disk is full, a catalogue opens so by itself; on a full disk room can still be freed.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Catalogue, openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { catalogueSummary } from '../../../electron/catalogue/browsing/collection.ts';
import { openForWriting } from '../../../electron/catalogue/database/database.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { migrate } from '../../../electron/catalogue/migrations/migrate.ts';
import { migrations } from '../../../electron/catalogue/migrations/all.ts';
import { modelFolder } from '../../../electron/catalogue/learning/models.ts';
import { cataloguePlaces } from '../../../electron/catalogue/database/places.ts';
import { thumbnailFile } from '../../../electron/photos/write-thumbnail.ts';
import { planRemoval, remove } from '../../../electron/catalogue/removing/removals.ts';
import { exportCsv } from '../../../electron/exporting/csv/csv-job.ts';
import { fileOfPhoto } from '../../../electron/catalogue/browsing/photo-file.ts';
import { DEFAULT_CSV } from '../../../electron/contract/exports.ts';
import {
  context,
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';

const problem = (code: string) => expect.objectContaining({ code });

/** Every file and folder with its times, size, mode and content. */
function everything(folder: string): string[] {
  const names = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].toSorted();
  return names.map((name) => {
    const path = join(folder, name);
    const { mtimeNs, ctimeNs, size, mode } = lstatSync(path, { bigint: true });
    return `${name} ${mtimeNs} ${ctimeNs} ${size} ${mode} ${lstatSync(path).isFile() ? readFileSync(path, 'hex') : ''}`;
  });
}

const lookingFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`vasculum-looking-${process.pid}-`));

/** A catalogue with a decision, a run cut short and a model with files. */
function filled(folder = join(temporaryFolder(), 'catalogue')): Catalogue {
  const catalogue = newCatalogue(folder);
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const { id } = newSpecimen(catalogue, { number: '1' });
  decide(catalogue.write, decision([id], { taxonId }), UTC);
  const home = modelFolder(catalogue.read, catalogue.places, newModel(catalogue, 'Beetles'));
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'weights.safetensors'), Buffer.alloc(1_000_000, 1));
  writeFileSync(join(home, 'passport.json'), '{}');
  catalogue.write.run(
    `INSERT INTO run (id, name, state, settings, seed, steps_per_epoch, folder, started_utc)
     VALUES (1, 'cut short', 'running', '{}', 1, 1, 'run-1', '')`,
  );
  return catalogue;
}

/** As it lies there after different ends. */
const STATES: readonly (readonly [string, () => string])[] = [
  [
    'closed',
    () => {
      const catalogue = filled();
      catalogue.close();
      return catalogue.places.folder;
    },
  ],
  [
    'closed by a program that leaves it with a log',
    () => {
      const catalogue = filled();
      catalogue.close();
      const db = new Database(catalogue.places.file);
      db.pragma('journal_mode = WAL');
      db.close();
      expect(readdirSync(catalogue.places.folder)).not.toContain('catalogue.sqlite-wal');
      return catalogue.places.folder;
    },
  ],
  [
    'killed, with most of it in the log',
    () => {
      vi.stubEnv('VASCULUM_DRIVE', 'fixed');
      const { places } = filled();
      vi.unstubAllEnvs();
      const folder = temporaryFolder();
      for (const name of ['catalogue.sqlite', 'catalogue.sqlite-wal', 'catalogue.sqlite-shm', 'lock.sqlite'])
        copyFileSync(join(places.folder, name), join(folder, name));
      expect(lstatSync(join(folder, 'catalogue.sqlite-wal')).size).toBeGreaterThan(100_000);
      return folder;
    },
  ],
  [
    'killed in the middle of a change that a journal keeps',
    () => {
      const { places, close } = filled();
      close();
      const db = new Database(places.file);
      // So small that pages are written before the change is whole.
      db.pragma('cache_size = 5');
      db.exec(`BEGIN; UPDATE specimen SET locality = 'nowhere';
        INSERT INTO import (source_id, request, started_utc)
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT 1, '{}', '' FROM n`);
      const folder = temporaryFolder();
      for (const name of ['catalogue.sqlite', 'catalogue.sqlite-journal'])
        copyFileSync(join(places.folder, name), join(folder, name));
      db.exec('ROLLBACK');
      db.close();
      expect(lstatSync(join(folder, 'catalogue.sqlite-journal')).size).toBeGreaterThan(0);
      return folder;
    },
  ],
  [
    'a file alone, as copied to a stick',
    () => {
      const { places, close } = filled();
      close();
      const folder = temporaryFolder();
      copyFileSync(places.file, join(folder, 'catalogue.sqlite'));
      return folder;
    },
  ],
];

test.each(STATES)('looking and checking change nothing of a catalogue: %s', async (_, make) => {
  const folder = make();
  const before = everything(folder);
  const catalogue = openCatalogue(folder, { create: false, look: true });
  expect(await catalogueSummary(catalogue)).toMatchObject({
    specimens: 1,
    readOnly: expect.stringContaining('looked'),
  });
  expect(catalogue.read.value('SELECT locality IS NULL FROM specimen')).toBe(1);
  expect(catalogue.read.value('SELECT state FROM run')).toBe('running');
  const findings = await checkCatalogue(catalogue);
  expect(findings[0]).toMatchObject({ verdict: 'ok' });
  expect(everything(folder)).toEqual(before);
  catalogue.close();
  expect(everything(folder)).toEqual(before);
  expect(lookingFolders()).toEqual([]);
});

test.each(STATES)('a catalogue that was only looked at opens for work after that: %s', (_, make) => {
  const folder = make();
  openCatalogue(folder, { create: false, look: true }).close();
  const catalogue = newCatalogue(folder);
  expect(catalogue.readOnly).toBeNull();
  expect(catalogue.read.value('SELECT locality IS NULL FROM specimen')).toBe(1);
  expect(catalogue.read.value('SELECT state FROM run')).toBe('interrupted');
});

test('an earlier version is brought up to date in a copy only', () => {
  const folder = temporaryFolder();
  const db = openForWriting(join(folder, 'catalogue.sqlite'));
  migrate(db, null, migrations.slice(0, 2));
  db.close();
  const before = everything(folder);
  const catalogue = openCatalogue(folder, { create: false, look: true });
  expect(catalogue.read.value('PRAGMA user_version')).toBe(migrations.length);
  catalogue.close();
  expect(everything(folder)).toEqual(before);
  expect(lookingFolders()).toEqual([]);
});

test('what is refused when it is opened for work is refused here, and nothing is left of the look', () => {
  const { places, close } = filled();
  close();
  const db = new Database(places.file);
  db.exec('CREATE TABLE extra (a)');
  db.pragma('journal_mode = WAL');
  db.close();
  const before = everything(places.folder);
  expect(() => openCatalogue(places.folder, { create: false, look: true })).toThrow(problem('catalogue-foreign'));
  expect(everything(places.folder)).toEqual(before);
  expect(lookingFolders()).toEqual([]);
  expect(() => openCatalogue(join(places.folder, 'none'), { create: false, look: true })).toThrow(
    problem('catalogue-missing'),
  );
});

test('every way to write refuses, and what writes nothing works', async () => {
  const { places, close } = filled();
  close();
  const catalogue = openCatalogue(places.folder, { create: false, look: true });
  const { write, read } = catalogue;
  const refused = problem('catalogue-read-only');
  expect(() => write.run('DELETE FROM photo')).toThrow(refused);
  expect(() => write.runOne('DELETE FROM photo')).toThrow(refused);
  expect(() => write.script('DELETE FROM photo')).toThrow(refused);
  expect(() => write.transaction(() => 1)).toThrow(refused);
  expect(() => write.copyTo(join(temporaryFolder(), 'x'))).toThrow(refused);
  expect(() => read.get('DELETE FROM main.photo RETURNING id')).toThrow(/readonly/);
  expect(() => decide(write, decision([1]), UTC)).toThrow(refused);
  await expect(remove(catalogue, { kind: 'model', id: 1 }, UTC)).rejects.toEqual(refused);
  expect(await planRemoval(catalogue, { kind: 'model', id: 1 })).toMatchObject({ name: 'Beetles' });
  const path = join(temporaryFolder(), 'table.csv');
  await exportCsv(catalogue, { choice: DEFAULT_CSV, path, replace: false }, context());
  expect(readFileSync(path, 'utf8')).toContain('Carabus auratus');
  expect(await fileOfPhoto(catalogue, 1, 'thumbnail')).toBeNull();
  catalogue.close();
});

test('lookers keep out who would work, but not each other; where a plain journal is kept, who works keeps them out', () => {
  vi.stubEnv('VASCULUM_DRIVE', 'removable');
  const { places, close } = filled();
  const look = () => openCatalogue(places.folder, { create: false, look: true });
  expect(look).toThrow(problem('catalogue-in-use'));
  close();
  const first = look();
  const second = look();
  expect(() => openCatalogue(places.folder, { create: false })).toThrow(problem('catalogue-in-use'));
  first.close();
  second.close();
  newCatalogue(places.folder);
});

test('a link in the place of a thumbnail is not shown, and is replaced when the thumbnail is made', async () => {
  const catalogue = filled();
  const sha256 = catalogue.read.value<string>('SELECT lower(hex(sha256)) FROM photo');
  const thumbnail = thumbnailFile(catalogue.places, sha256);
  const secret = join(temporaryFolder(), 'secret.jpg');
  writeFileSync(secret, 'x');
  mkdirSync(dirname(thumbnail), { recursive: true });
  symlinkSync(secret, thumbnail);
  expect(await fileOfPhoto(catalogue, 1, 'thumbnail')).toBeNull();
  rmSync(thumbnail);
  writeFileSync(thumbnail, 'own');
  expect(await fileOfPhoto(catalogue, 1, 'thumbnail')).toMatchObject({ path: thumbnail });
});

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['-l', folder]);
});

/** A folder on a disk of its own, of so many bytes. */
function disk(bytes: number): string {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  mounted.push(folder);
  return folder;
}

/** Only the system's administrator may, and not in every container. */
const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = join(tmpdir(), `vasculum-mount-${process.pid}`);
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
})();

/** The administrator may write everywhere: what is done here is done as somebody who may not. */
async function asSomebody(act: () => Promise<void>): Promise<void> {
  const isAdministrator = process.geteuid?.() === 0;
  if (isAdministrator) process.seteuid?.(65_534);
  try {
    await act();
  } finally {
    if (isAdministrator) process.seteuid?.(0);
  }
}

test.runIf(process.platform !== 'win32')('without the right to write it opens to look, and says why', async () => {
  const { places, close } = filled();
  close();
  chmodSync(places.file, 0o444);
  chmodSync(places.folder, 0o555);
  for (let above = dirname(places.folder); above !== tmpdir(); above = dirname(above)) chmodSync(above, 0o755);
  await asSomebody(async () => {
    const catalogue = openCatalogue(places.folder, { create: false });
    expect(await catalogueSummary(catalogue)).toMatchObject({ readOnly: 'this account may not write in its folder' });
    catalogue.close();
  });
  chmodSync(places.folder, 0o755);
});

describe.runIf(canMount)('on disks of their own', () => {
  test('a disk that nothing can be written to is opened to look, whatever state the catalogue is in', async () => {
    for (const [, make] of STATES) {
      const home = disk(32_000_000);
      execFileSync('cp', ['-r', make(), join(home, 'catalogue')]);
      execFileSync('mount', ['-o', 'remount,ro', home]);
      const catalogue = openCatalogue(join(home, 'catalogue'), { create: false });
      expect(await catalogueSummary(catalogue)).toMatchObject({
        specimens: 1,
        readOnly: 'it lies where nothing can be written',
      });
      expect(() => catalogue.write.run('DELETE FROM photo')).toThrow('it lies where nothing can be written');
      catalogue.close();
    }
  });

  /** Leaves so many bytes free. */
  function fill(home: string, left: number): void {
    const { bavail, bsize } = statfsSync(home);
    writeFileSync(join(home, 'other-things.bin'), Buffer.alloc(Math.max(0, bavail * bsize - left), 1));
  }

  test('a full disk opens for work by its spare room, and a model that is removed frees more', async () => {
    const home = disk(80_000_000);
    const { places, close } = filled(join(home, 'catalogue'));
    expect(lstatSync(places.spare).size).toBe(512 * 1024);
    close();
    fill(home, 0);
    expect(() => writeFileSync(join(home, 'more'), 'x')).toThrow('ENOSPC');
    const catalogue = openCatalogue(places.folder, { create: false });
    expect(catalogue.readOnly).toBeNull();
    expect(existsSync(places.spare)).toBe(false);
    await remove(catalogue, { kind: 'model', id: 1 }, UTC);
    const { bavail, bsize } = statfsSync(home);
    expect(bavail * bsize).toBeGreaterThan(1_000_000);
    expect(catalogue.read.value('SELECT count(*) FROM removal')).toBe(1);
    catalogue.close();
  });

  test('a disk that fills up while a catalogue is open leaves the spare room for removing', async () => {
    const home = disk(80_000_000);
    const catalogue = filled(join(home, 'catalogue'));
    catalogue.write.run('PRAGMA wal_checkpoint(TRUNCATE)');
    fill(home, 0);
    await remove(catalogue, { kind: 'model', id: 1 }, UTC);
    expect(existsSync(catalogue.places.spare)).toBe(false);
    expect(catalogue.read.value('SELECT count(*) FROM removal')).toBe(1);
    catalogue.close();
  });

  test('a full disk without spare room opens to look, says so, and exports elsewhere', async () => {
    const home = disk(80_000_000);
    const { places, close } = filled(join(home, 'catalogue'));
    close();
    rmSync(places.spare);
    fill(home, 0);
    const catalogue = openCatalogue(places.folder, { create: false });
    expect(catalogue.readOnly).toBe('the disk is full; free some space and open it again');
    const path = join(temporaryFolder(), 'table.csv');
    await exportCsv(catalogue, { choice: DEFAULT_CSV, path, replace: false }, context());
    expect(readFileSync(path, 'utf8')).toContain('Carabus auratus');
    catalogue.close();
  });
});

test('opening and closing leave the time of a file in which nothing changed, so that no copy is due', () => {
  const { places, close } = filled();
  close();
  const time = () => Math.floor(lstatSync(places.file).mtimeMs);
  openCatalogue(places.folder, { create: false }).close();
  utimesSync(places.file, new Date(1e12), new Date(1e12));
  const catalogue = openCatalogue(places.folder, { create: false });
  expect(time()).toBe(1e12);
  catalogue.close();
  expect(time()).toBe(1e12);
  const changed = openCatalogue(places.folder, { create: false });
  newSpecimen(changed);
  changed.close();
  expect(time()).toBeGreaterThan(1e12);
});

test('spare room is laid down again, and only once', () => {
  const { places, close } = filled();
  close();
  const { spare } = cataloguePlaces(places.folder);
  rmSync(spare);
  newCatalogue(places.folder).close();
  const first = readFileSync(spare);
  newCatalogue(places.folder).close();
  expect(readFileSync(spare).equals(first)).toBe(true);
});
