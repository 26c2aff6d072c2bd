/* Copies of a catalogue: one a day, whole or not at all, looked through; kept, listed, put back. Needs the build. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../electron/domain/problems.ts';
import { copiesIn } from '../../../electron/catalogue/backups/folder.ts';
import { BackupKeeper } from '../../../electron/catalogue/backing-up/keeper.ts';
import { listBackups } from '../../../electron/catalogue/backing-up/list.ts';
import { copyName } from '../../../electron/catalogue/backups/names.ts';
import { restoreCopy } from '../../../electron/catalogue/backing-up/restore.ts';
import { type Catalogue, openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { openForReading, openForWriting } from '../../../electron/catalogue/database/database.ts';
import { pagesOf, spoilPages } from '../../helpers/spoil.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newSpecimen,
  reopened,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';

afterEach(() => vi.unstubAllEnvs());

const problem = (code: string) => expect.objectContaining({ code });
const DAY_MS = 86_400_000;

function catalogueOf(specimens: number): Catalogue {
  const catalogue = newCatalogue();
  for (let number = 1; number <= specimens; number++) newSpecimen(catalogue, { number: String(number) });
  return catalogue;
}

function name(catalogue: Catalogue, specimenId: number): void {
  const [, taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens');
  decide(catalogue.write, decision([specimenId], { taxonId }), UTC);
}

/** A keeper at a time of the test's own; what it tells and makes. */
function kept(catalogue: Catalogue, hours = 0) {
  const told: Problem[] = [];
  let made = 0;
  let days = 0;
  const keeper = new BackupKeeper(
    catalogue,
    { told: (one) => told.push(one), made: () => (made += 1) },
    () => new Date(Date.now() + days * DAY_MS + hours * 3_600_000),
  );
  return { catalogue, keeper, told, made: () => made, nextDay: () => (days += 1) };
}

/** Four hours after the newest copy, on the same day: the clock goes on, or late in the day the copies were made earlier. */
function hoursLater({ places }: Catalogue): number {
  if (new Date().getHours() < 12) return 4;
  for (const name of readdirSync(places.backups)) {
    const earlier = name.replace(/(\d{4}-\d\d-\d\dT)(\d\d-\d\d-\d\d)Z/, (_, day: string, clock: string) => {
      const made = new Date(`${day}${clock.replaceAll('-', ':')}Z`);
      return `${new Date(made.getTime() - 4 * 3_600_000).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
    });
    renameSync(join(places.backups, name), join(places.backups, earlier));
  }
  return 0;
}

const names = (catalogue: Catalogue) => readdirSync(catalogue.places.backups).sort();

describe('a copy a day', () => {
  test('is whole by itself, with what lies in the write-ahead log, and there is one a day', async () => {
    const catalogue = catalogueOf(3);
    name(catalogue, 1);
    const { keeper, told, made, nextDay } = kept(catalogue);
    await keeper.look();
    await keeper.look();
    expect([names(catalogue).length, made(), told]).toEqual([1, 1, []]);
    const [copy = ''] = names(catalogue);
    const db = openForReading(join(catalogue.places.backups, copy));
    expect(db.value('SELECT count(*) FROM determination')).toBe(1);
    expect(db.value('PRAGMA journal_mode')).toBe('delete');
    db.close();
    expect(names(catalogue)).toEqual([copy]);

    nextDay();
    await keeper.look();
    expect(names(catalogue)).toEqual([copy]);
    name(catalogue, 2);
    await keeper.look();
    expect(made()).toBe(2);
    await keeper.end();
  });

  test('is not made of a catalogue in which nothing is yet', async () => {
    const catalogue = newCatalogue();
    const { keeper, made } = kept(catalogue);
    await keeper.look();
    expect(made()).toBe(0);
    newSpecimen(catalogue);
    await keeper.end();
    expect(made()).toBe(1);
  });

  // Made while something lay in the log: one more is made once, of the file alone. A journal leaves nothing to lie.
  test.each([
    ['fixed', 1],
    ['removable', 0],
  ])('is not made again of a catalogue on a %s drive that was only looked at since', async (drive, once) => {
    vi.stubEnv('VASCULUM_DRIVE', drive);
    const catalogue = catalogueOf(2);
    const first = kept(catalogue);
    await first.keeper.end();
    expect(first.made()).toBe(1);
    let again = reopened(catalogue);
    const second = kept(again);
    second.nextDay();
    await second.keeper.end();
    expect(second.made()).toBe(once);
    again = reopened(again);
    const third = kept(again);
    third.nextDay();
    await third.keeper.look();
    expect(third.made()).toBe(0);
    name(again, 1);
    await third.keeper.end();
    expect(third.made()).toBe(1);
  });

  test('is followed by others before and after much is rewritten, and by one on closing after hours of work', async () => {
    const catalogue = catalogueOf(3);
    const { keeper, made } = kept(catalogue);
    await keeper.look();
    await keeper.beforeRewriting();
    expect(made()).toBe(1);
    name(catalogue, 1);
    await keeper.look();
    expect(made()).toBe(1);
    await keeper.beforeRewriting();
    expect(made()).toBe(2);
    name(catalogue, 2);
    await keeper.end();
    expect(made()).toBe(3);

    const again = kept(reopened(catalogue));
    name(again.catalogue, 3);
    await again.keeper.end();
    expect(again.made()).toBe(0);
    const later = kept(reopened(again.catalogue), hoursLater(again.catalogue));
    name(later.catalogue, 1);
    await later.keeper.look();
    expect(later.made()).toBe(0);
    await later.keeper.end();
    expect(later.made()).toBe(1);
  });

  test('without a write-ahead log is made through the handle that writes, with what is written meanwhile', async () => {
    const catalogue = catalogueOf(40);
    catalogue.read.close();
    catalogue.write.close();
    const { file } = catalogue.places;
    const write = openForWriting(file);
    write.script('PRAGMA journal_mode = TRUNCATE');
    const read = openForReading(file);
    const here = { ...catalogue, read, write };
    write.transaction(() => {
      for (let number = 0; number < 3000; number++)
        write.run('INSERT INTO taxon (scientific_name, rank) VALUES (?, ?)', [`${'x'.repeat(200)} ${number}`, 'genus']);
    });
    const { keeper, told } = kept(here);
    const making = keeper.make('asked');
    let written = 0;
    while (written < 200) {
      newSpecimen(here, { number: `later ${(written += 1)}` });
      await new Promise((done) => setImmediate(done));
    }
    const { held, verified } = await making;
    expect(verified).toBe(true);
    expect(held?.specimens).toBeGreaterThan(40);
    await keeper.end();
    expect(told).toEqual([]);
    read.close();
    write.close();
  });

  test('that cannot be made is told once, in words, and made as soon as it can be', async () => {
    const catalogue = catalogueOf(2);
    const { backups } = catalogue.places;
    rmSync(backups, { recursive: true });
    writeFileSync(backups, 'in the way');
    const { keeper, told, made } = kept(catalogue);
    await keeper.look();
    await keeper.look();
    expect(told).toEqual([problem('backup-failed')]);
    expect(told[0]?.message).toContain('nothing can be written into its folder backups');
    await expect(keeper.make('asked')).rejects.toMatchObject({ code: 'backup-failed' });
    rmSync(backups);
    await keeper.look();
    expect(made()).toBe(1);
    await keeper.end();
  });

  test('goes into no folder behind a link', async () => {
    const catalogue = catalogueOf(1);
    const { backups } = catalogue.places;
    const guard = temporaryFolder();
    rmSync(backups, { recursive: true });
    symlinkSync(guard, backups);
    const { keeper, told } = kept(catalogue);
    await keeper.end();
    expect(told).toEqual([problem('backup-failed')]);
    expect(readdirSync(guard)).toEqual([]);
  });

  test('of a damaged catalogue is not taken for a copy', async () => {
    const catalogue = catalogueOf(200);
    const { file } = catalogue.places;
    catalogue.close();
    spoilPages(file, pagesOf(file, 'photo').slice(-1));
    const again = newCatalogue(catalogue.places.folder);
    const { keeper, told } = kept(again);
    await keeper.end();
    expect(told).toEqual([problem('catalogue-damaged')]);
    expect(names(again)).toEqual([]);
  });
});

describe('putting a copy back', () => {
  /** A catalogue with one copy, in which more was decided since; closed. */
  async function copied() {
    const catalogue = catalogueOf(30);
    name(catalogue, 1);
    const { keeper } = kept(catalogue);
    const copy = await keeper.make('asked');
    await keeper.end();
    name(catalogue, 2);
    catalogue.close();
    return { places: catalogue.places, folder: catalogue.places.folder, copy };
  }

  const determinations = (folder: string) => {
    const catalogue = openCatalogue(folder, { create: false });
    try {
      return catalogue.read.value<number>('SELECT count(*) FROM determination');
    } finally {
      catalogue.close();
    }
  };

  test('the list says what is in each', async () => {
    const { folder, copy } = await copied();
    const { backups, now } = await listBackups(folder, null);
    expect(backups).toEqual([{ ...copy, held: { specimens: 30, photos: 30, determinations: 1, lastActUtc: UTC } }]);
    expect(now).toBeNull();
  });

  test('a damaged file is set aside with all of it, the copy stays, and it can be undone', async () => {
    const { folder, places, copy } = await copied();
    truncateSync(places.file, 10_000);
    writeFileSync(`${places.file}-wal`, 'a log');
    const damaged = readFileSync(places.file);
    expect(() => openCatalogue(folder, { create: false })).toThrow(problem('catalogue-damaged'));
    await restoreCopy(folder, copy.name);
    expect(determinations(folder)).toBe(1);
    expect(existsSync(join(places.backups, copy.name))).toBe(true);
    const aside = copiesIn(places.backups).find(({ kind }) => kind === 'damaged');
    expect(readFileSync(aside?.path ?? '')).toEqual(damaged);
    expect(readFileSync(`${aside?.path}-wal`, 'utf8')).toBe('a log');
    expect(readdirSync(folder).filter((file) => file.includes('partial'))).toEqual([]);

    await restoreCopy(folder, aside?.name ?? '');
    expect(readFileSync(places.file)).toEqual(damaged);
    const kinds = copiesIn(places.backups).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['asked', 'damaged', 'replaced']);
  });

  test('a sound file is set aside as one that can be put back', async () => {
    const { folder, places, copy } = await copied();
    await restoreCopy(folder, copy.name);
    expect(determinations(folder)).toBe(1);
    const replaced = copiesIn(places.backups).find(({ kind }) => kind === 'replaced');
    const { backups } = await listBackups(folder, null);
    expect(backups.find(({ kind }) => kind === 'replaced')?.held?.determinations).toBe(2);
    await restoreCopy(folder, replaced?.name ?? '');
    expect(determinations(folder)).toBe(2);
  });

  test('a catalogue whose file is gone is told as damaged, and can be restored', async () => {
    const { folder, places, copy } = await copied();
    rmSync(places.file);
    for (const create of [true, false])
      expect(() => openCatalogue(folder, { create })).toThrow(problem('catalogue-damaged'));
    expect(existsSync(places.file)).toBe(false);
    await restoreCopy(folder, copy.name);
    expect(determinations(folder)).toBe(1);
  });

  test.each([
    ['truncated', (file: string) => truncateSync(file, 20_000)],
    ['of another program', (file: string) => writeFileSync(file, 'x'.repeat(5000))],
    [
      'with garbage in it',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xaa, 4096 * 20, 4096 * 30);
        writeFileSync(file, bytes);
      },
    ],
  ])('a copy that is %s is refused, and nothing is changed', async (_, spoil) => {
    const { folder, places, copy } = await copied();
    const path = join(places.backups, copy.name);
    spoil(path);
    await expect(restoreCopy(folder, copy.name)).rejects.toMatchObject({ code: 'backup-unusable' });
    expect(names({ places } as Catalogue)).toEqual([copy.name]);
    expect(determinations(folder)).toBe(2);
  });

  test.each(['../catalogue.sqlite', 'catalogue.sqlite', 'notes.sqlite', 'catalogue-daily-2026-11-28T06-00-00Z.sqlite'])(
    '%s is no copy',
    async (wanted) => {
      const { folder, places } = await copied();
      mkdirSync(places.backups, { recursive: true });
      copyFileSync(places.file, join(places.backups, 'notes.sqlite'));
      await expect(restoreCopy(folder, wanted)).rejects.toMatchObject({ code: 'backup-missing' });
    },
  );

  test('a copy that is a link is not followed, and neither is a half copy', async () => {
    const { folder, places, copy } = await copied();
    const link = copyName('daily', new Date());
    symlinkSync(join(places.backups, copy.name), join(places.backups, link));
    await expect(restoreCopy(folder, link)).rejects.toMatchObject({ code: 'catalogue-foreign' });
    rmSync(join(places.backups, link));
    const guard = join(temporaryFolder(), 'guard');
    writeFileSync(guard, 'mine');
    symlinkSync(guard, `${places.file}.partial`);
    await restoreCopy(folder, copy.name);
    expect(readFileSync(guard, 'utf8')).toBe('mine');
    expect(determinations(folder)).toBe(1);
  });

  test('an open catalogue is not replaced under its owner', async () => {
    const { folder, copy } = await copied();
    newCatalogue(folder);
    await expect(restoreCopy(folder, copy.name)).rejects.toMatchObject({ code: 'catalogue-in-use' });
  });
});

test('a copy is not put back where nothing can be written, which is said as of every other change', async ({
  skip,
}) => {
  const catalogue = catalogueOf(1);
  const { folder } = catalogue.places;
  catalogue.close();
  const copy = join(folder, 'backups', copyName('asked', new Date(UTC)));
  copyFileSync(join(folder, 'catalogue.sqlite'), copy);
  if (!readOnly(folder)) skip('this account may not mount a folder');
  try {
    await expect(restoreCopy(folder, basename(copy))).rejects.toMatchObject({
      code: 'catalogue-read-only',
      message: expect.stringContaining('it lies where nothing can be written') as string,
    });
  } finally {
    execFileSync('umount', [folder]);
  }
});

/** Where this account may do that. */
function readOnly(folder: string): boolean {
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'remount,bind,ro', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
