/*
 * A disk that fills up at whatever the built command line writes: it says so, what persons entered stays, the catalogue is
 * clean, and with room again the same command comes to its end. Mounts a small disk in memory, as root on Linux.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entered, lost, NAMED, newWorkplace, opened, type Workplace } from './a-workplace.ts';
import { chanceOf, ofRound, tally, tell, times } from './scale.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const TIMES = times(25);
const LONG_MS = 3_600_000;

let place: Workplace;
let disk: string;

beforeAll(async () => {
  if (!isRoot) return;
  place = await newWorkplace();
  disk = join(place.folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'none', disk]);
});
afterAll(() => {
  if (!isRoot) return;
  execFileSync('umount', ['-l', disk]);
  place.remove();
});

/** The act changes something each time. */
let edits = 0;

const COMMANDS: Readonly<Record<string, (catalogue: string) => readonly string[]>> = {
  'bulk edit': (at) => [
    'specimens',
    'set',
    '--catalogue',
    at,
    '--taxon',
    'Carabus',
    '--set',
    `country=Land ${(edits += 1)}`,
  ],
  checklist: (at) => ['names', 'add-list', place.list, '--catalogue', at],
  import: (at) => ['import', place.more, '--catalogue', at, ...NAMED],
  backup: (at) => ['backups', 'make', '--catalogue', at],
  restore: (at) => ['backups', 'restore', '--catalogue', at],
  repair: (at) => ['check', '--repair', '--catalogue', at],
};

/** Told by these, each with what to do. */
const TOLD = ['disk-full', 'backup-failed', 'catalogue-read-only', 'backup-missing'];

/** Leaves so many bytes free. */
function fillUpTo(free: number): void {
  rmSync(join(disk, 'filler'), { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - free)));
}

test.skipIf(!isRoot).each(ofRound(Object.entries(COMMANDS)))(
  `${TIMES} full disks during: %s (needs root, for a disk of its own)`,
  { timeout: LONG_MS },
  async (what, words) => {
    const chance = chanceOf(100 + Object.keys(COMMANDS).indexOf(what));
    const outcomes: string[] = [];
    for (let time = 0; time < TIMES; time++) {
      rmSync(join(disk, 'filler'), { force: true });
      const catalogue = place.renew(join(disk, 'catalogue'));
      if (what === 'restore') await place.vasculum(['backups', 'make', '--catalogue', catalogue]);
      const before = await opened(catalogue, entered);
      // Most of what is written takes less than a megabyte.
      const free = Math.floor(chance() ** 2 * 3_000_000);
      fillUpTo(free);
      const ended = await place.vasculum(words(catalogue));
      const about = `${what} with ${free} bytes free: ${JSON.stringify(ended)}`;
      if (ended.code !== 0) expect(TOLD, about).toContain(ended.problem);
      rmSync(join(disk, 'filler'));
      const kept = what === 'bulk edit' ? before.filter((row) => row.includes('verdict')) : before;
      expect(lost(kept, await opened(catalogue, entered)), about).toEqual([]);
      expect(await place.vasculum(words(catalogue)), about).toMatchObject({ code: 0 });
      await opened(catalogue, entered);
      outcomes.push(ended.code === 0 ? 'done' : `told as ${ended.problem}`);
    }
    tell(`disk full: ${what}`, TIMES, `nothing lost, clean; ${tally(outcomes)}`);
  },
);
