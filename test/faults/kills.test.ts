/*
 * The built command line, killed at random instants of whatever it writes: nothing that a person entered is lost, the
 * catalogue is clean, and the same command then comes to its end. `npm run faults`: a hundred kills of each kind.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiesIn } from '../../electron/catalogue/backups/folder.ts';
import { verifyFile } from '../../electron/catalogue/backing-up/verify.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { entered, lost, NAMED, newWorkplace, opened, type Workplace } from './a-workplace.ts';
import { chanceOf, ofRound, tally, tell, times } from './scale.ts';

const KILLS = times(100);
const LONG_MS = 3_600_000;

let place: Workplace;
beforeAll(async () => (place = await newWorkplace()));
afterAll(() => place.remove());

interface Series {
  readonly words: () => readonly string[];
  /** Of a catalogue that is clean: whether what the command does is there whole (true), or not at all (false). */
  readonly isWhole: (catalogue: Catalogue, before: readonly string[]) => boolean;
  /** What is there in part is gone on with, as an import of many photos. */
  readonly inParts?: true;
}

const counted = ({ read }: Catalogue, sql: string) => read.value<number>(sql);

const SERIES: Readonly<Record<string, Series>> = {
  'bulk edit': {
    words: () => ['specimens', 'set', '--catalogue', place.catalogue, '--taxon', 'Carabus', ...bulk()],
    isWhole: (catalogue) => all(counted(catalogue, `SELECT max(count) FROM (${STANDING})`), 8),
  },
  checklist: {
    words: () => ['names', 'add-list', place.list, '--catalogue', place.catalogue],
    isWhole: (catalogue) =>
      all(counted(catalogue, `SELECT count(*) FROM taxon WHERE scientific_name LIKE 'Amara a%'`), 300),
  },
  import: {
    words: () => ['import', place.more, '--catalogue', place.catalogue, ...NAMED],
    isWhole: (catalogue) => counted(catalogue, 'SELECT count(*) FROM determination') === 24,
    inParts: true,
  },
  repair: {
    words: () => ['check', '--repair', '--catalogue', place.catalogue],
    isWhole: () => true,
  },
  backup: {
    words: () => ['backups', 'make', '--catalogue', place.catalogue],
    isWhole: () => true,
  },
};

/** The act changes something each time. */
let edits = 0;
function bulk(): string[] {
  edits += 1;
  return ['--set', `country=Austria ${edits}`, '--set', `recordedBy=A. Eder ${edits}`, '--set', 'Host plant=Salix'];
}

const STANDING = `SELECT count(*) AS count FROM specimen WHERE country IS NOT NULL GROUP BY country, recorded_by
  UNION ALL SELECT 0`;

function all(count: number, whole: number): boolean {
  if (count !== 0 && count !== whole) throw new Error(`${count} of ${whole}: an act was done by half`);
  return count === whole;
}

test.each(ofRound(Object.entries(SERIES)))(
  `${KILLS} kills during: %s`,
  { timeout: LONG_MS },
  async (what, { words, isWhole, inParts = false }) => {
    const chance = chanceOf(Object.keys(SERIES).indexOf(what));
    place.renew();
    const { ms } = await place.vasculum(words());
    const outcomes: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const catalogue = inParts && kill % 3 !== 0 ? place.catalogue : place.renew();
      const before = await opened(catalogue, entered);
      // Where the program is at its start nothing can go wrong: half of the kills are in the last third.
      const at = ms * (chance() < 0.5 ? chance() : 0.6 + 0.4 * chance());
      const { code } = await place.vasculum(words(), at);
      const [after, whole] = await opened(catalogue, (one) => [entered(one), isWhole(one, before)] as const);
      // The bulk edit changes fields; what specimens are called stays.
      const kept = what === 'bulk edit' ? before.filter((row) => row.includes('verdict')) : before;
      expect(lost(kept, after), `${what}, killed after ${at} ms`).toEqual([]);
      soundCopies(catalogue);
      outcomes.push(code === 0 ? 'ended before' : whole ? 'whole' : 'nothing or a part of it');
    }
    const last = await place.vasculum(words());
    expect(last).toMatchObject({ code: 0 });
    expect(await opened(place.catalogue, (one) => isWhole(one, []))).toBe(true);
    tell(`killed: ${what}`, KILLS, `nothing lost, clean; ${tally(outcomes)}`);
  },
);

/** A copy has its name only when it is whole. */
function soundCopies(catalogue: string): void {
  for (const { path, name, verified } of copiesIn(join(catalogue, 'backups')))
    if (verified) verifyFile(path, name, null);
}

test(`${KILLS} kills during: restore`, { timeout: LONG_MS }, async () => {
  const chance = chanceOf(50);
  const words = (name: string) => ['backups', 'restore', '--catalogue', place.catalogue, '--from', name];
  const outcomes: string[] = [];
  let ms = 1500;
  for (let kill = 0; kill < KILLS; kill++) {
    place.renew();
    await place.vasculum(['backups', 'make', '--catalogue', place.catalogue]);
    const copy = copiesIn(join(place.catalogue, 'backups')).find(({ kind }) => kind === 'asked')?.name ?? '';
    await place.vasculum(['specimens', 'set', '--catalogue', place.catalogue, '--taxon', 'Carabus', ...bulk()]);
    const now = await opened(place.catalogue, entered);
    const at = ms * (0.3 + 0.7 * chance());
    const killed = await place.vasculum(words(copy), at);
    if (killed.code === 0) ms = killed.ms;
    // Either state is whole in the place of the catalogue, and what was set aside can be put back.
    const after = await opened(place.catalogue, entered);
    const isBefore = lost(now, after).length === 0;
    if (!isBefore) {
      const aside = copiesIn(join(place.catalogue, 'backups')).find(({ kind }) => kind === 'replaced');
      expect(aside, `killed after ${at} ms`).toBeDefined();
      expect(await place.vasculum(words(aside?.name ?? ''))).toMatchObject({ code: 0 });
      expect(lost(now, await opened(place.catalogue, entered))).toEqual([]);
    }
    soundCopies(place.catalogue);
    outcomes.push(killed.code === 0 ? 'ended before' : isBefore ? 'as before' : 'restored');
    expect(readdirSync(place.catalogue)).toContain('catalogue.sqlite');
  }
  tell('killed: restore', KILLS, `nothing lost, clean; ${tally(outcomes)}`);
});
