/* Copies of a catalogue by their names: which there are, which stay, which are swept. */
import { existsSync, lstatSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  copiesIn,
  deleteOldCopies,
  newestCopyUtc,
  sweepHalfCopies,
} from '../../../electron/catalogue/backups/folder.ts';
import { copyName, readCopyName } from '../../../electron/catalogue/backups/names.ts';
import { BACKUP_KINDS, type BackupKind } from '../../../electron/contract/backups.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';

describe('the name of a copy', () => {
  test.each<[BackupKind, string, boolean]>([
    ['daily', 'catalogue-daily-2026-11-28T06-00-09Z.sqlite', true],
    ['asked', 'catalogue-asked-2026-11-28T06-00-09Z.sqlite', true],
    ['before-update', 'catalogue-version-7-2026-11-28T06-00-09Z.sqlite', true],
    ['before-change', 'catalogue-before-2026-11-28T06-00-09Z.sqlite', true],
    ['replaced', 'catalogue-replaced-2026-11-28T06-00-09Z.sqlite', false],
    ['damaged', 'damaged-2026-11-28T06-00-09Z.sqlite', false],
  ])('of the kind %s is written and read back', (kind, text, verified) => {
    expect(copyName(kind, new Date('2026-11-28T06:00:09.700Z'), 1, 7)).toBe(text);
    expect(readCopyName(text)).toEqual({ kind, madeUtc: '2026-11-28T06:00:09.000Z', attempt: 1, verified });
    expect(readCopyName(copyName(kind, new Date('2026-11-28T06:00:09Z'), 12, 7))).toMatchObject({
      kind,
      attempt: 12,
    });
  });

  test('of before an update tells those of the time when these were not looked through', () => {
    expect(readCopyName('catalogue-version-3-2026-11-20T10-00-00.sqlite')).toMatchObject({
      kind: 'before-update',
      verified: false,
    });
  });

  test.each([
    'catalogue.sqlite',
    'my copy.sqlite',
    'catalogue-daily-2026-13-28T06-00-09Z.sqlite',
    'catalogue-daily-2026-02-30T06-00-09Z.sqlite',
    'catalogue-daily-2026-11-28T06-00-09.sqlite',
    'catalogue-daily-2026-11-28T06-00-09Z.sqlite.partial',
    'catalogue-daily-2026-11-28T06-00-09Z.sqlite-wal',
    'xcatalogue-daily-2026-11-28T06-00-09Z.sqlite',
    '../catalogue-daily-2026-11-28T06-00-09Z.sqlite',
    'catalogue-weekly-2026-11-28T06-00-09Z.sqlite',
    'damaged-2026-11-28T06-00-09Z-1000.sqlite',
  ])('is not %s', (text) => expect(readCopyName(text)).toBeNull());
});

describe('the folder of copies', () => {
  test('keeps seven daily copies, three before updates and other changes, all that a person asked for or that was set aside', () => {
    const backups = temporaryFolder();
    const made = (day: number) => new Date(Date.UTC(2026, 10, day, 6));
    for (let day = 1; day <= 9; day++) {
      for (const kind of BACKUP_KINDS) writeFileSync(join(backups, copyName(kind, made(day), 1, 4)), 'x');
    }
    const others = ['catalogue-daily-of-mine.sqlite', 'notes.txt'];
    for (const other of others) writeFileSync(join(backups, other), 'x');
    symlinkSync(join(backups, 'notes.txt'), join(backups, copyName('daily', made(10))));
    deleteOldCopies(backups, null, made(10));
    const days = (kind: BackupKind) =>
      copiesIn(backups)
        .filter((copy) => copy.kind === kind)
        .map(({ madeUtc }) => Number(madeUtc.slice(8, 10)));
    // The second is the newest of its week that none of the seven days is of, the first that of the week before.
    expect(days('daily')).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    for (const kind of ['before-update', 'before-change'] as const) expect(days(kind)).toEqual([9, 8, 7]);
    for (const kind of ['asked', 'replaced', 'damaged'] as const) expect(days(kind)).toHaveLength(9);
    for (const other of others) expect(existsSync(join(backups, other))).toBe(true);
    expect(lstatSync(join(backups, copyName('daily', made(10)))).isSymbolicLink()).toBe(true);
  });

  test('keeps the newest of each of seven days, and of several on one day the newest three', () => {
    const backups = temporaryFolder();
    const made = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => new Date(2026, 10, day, 9));
    const more = [10, 11, 12, 13].map((hour) => new Date(2026, 10, 8, hour));
    for (const at of [...made, ...more]) writeFileSync(join(backups, copyName('daily', at)), 'x');
    deleteOldCopies(backups, null, new Date(2026, 10, 9));
    const left = copiesIn(backups).map(({ madeUtc }) => new Date(madeUtc));
    expect(left.map((at) => [at.getDate(), at.getHours()])).toEqual([
      ...[13, 12, 11].map((hour) => [8, hour]),
      ...[7, 6, 5, 4, 3, 2, 1].map((day) => [day, 9]),
    ]);
  });

  test('keeps one a day, then one a week, then one a month, when copies are made for two years', () => {
    const backups = temporaryFolder();
    const first = new Date(2024, 0, 1, 9);
    const dayOf = (number: number) => new Date(first.getFullYear(), 0, 1 + number, 9);
    for (let number = 0; number < 730; number++) {
      const made = join(backups, copyName('daily', dayOf(number)));
      writeFileSync(made, 'x');
      deleteOldCopies(backups, made, dayOf(number));
    }
    const ages = copiesIn(backups).map(({ madeUtc }) => {
      return Math.round((dayOf(729).getTime() - Date.parse(madeUtc)) / 86_400_000);
    });
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const gaps = ages.slice(1).map((age, index) => age - (ages[index] ?? 0));
    expect(gaps.slice(8, 11)).toEqual([7, 7, 7]);
    expect(gaps.slice(12).every((gap) => gap >= 21 && gap <= 35)).toBe(true);
    expect(ages).toHaveLength(24);
    expect(ages.at(-1)).toBeGreaterThan(365);
  });

  test('keeps what was just made and what is dated ahead of a clock that was set back', () => {
    const backups = temporaryFolder();
    const ahead = Array.from({ length: 20 }, (_, day) => new Date(2026, 10, 1 + day, 9));
    const back = Array.from({ length: 20 }, (_, day) => new Date(2020, 0, 1 + day, 9));
    for (const at of ahead) writeFileSync(join(backups, copyName('daily', at)), 'x');
    for (const at of back) {
      const made = join(backups, copyName('daily', at));
      writeFileSync(made, 'x');
      deleteOldCopies(backups, made, at);
      expect(existsSync(made)).toBe(true);
      expect(newestCopyUtc(backups, at)).toBe(readCopyName(copyName('daily', at))?.madeUtc);
    }
    const left = copiesIn(backups).map(({ madeUtc }) => new Date(madeUtc).getFullYear());
    expect(left.filter((year) => year === 2026)).toHaveLength(20);
    expect(left.filter((year) => year === 2020)).toHaveLength(11);
    const longBefore = new Date(2001, 0, 1);
    const made = join(backups, copyName('daily', longBefore));
    writeFileSync(made, 'x');
    // Even a clock that nothing was ever made under leaves the newest.
    deleteOldCopies(backups, made, new Date(2026, 11, 1));
    expect(existsSync(made)).toBe(true);
  });

  test('loses what a kill left half made, and nothing of anybody else', () => {
    const backups = temporaryFolder();
    const own = copyName('daily', new Date());
    const swept = [`${own}.partial`, `${own}.partial-journal`];
    const stay = [own, 'mine.sqlite.partial', `${own}.partial.txt`];
    for (const file of [...swept, ...stay]) writeFileSync(join(backups, file), 'x');
    sweepHalfCopies(backups);
    expect(readdirSync(backups).sort()).toEqual([...stay].sort());
  });
});
