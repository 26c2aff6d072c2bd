/*
 * Bytes of the catalogue's file that change by themselves, as on a failing drive: the program says so or nothing of what
 * persons entered has changed, it never ends without a word, and the copy that was made before can be put back whole.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiesIn } from '../../electron/catalogue/backups/folder.ts';
import { restoreCopy } from '../../electron/catalogue/backing-up/restore.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { ProblemError } from '../../electron/domain/problems.ts';
import { entered, newWorkplace, opened, type Workplace } from './a-workplace.ts';
import { chanceOf, tally, tell, times } from './scale.ts';

const DAMAGES = times(300);
/** Of these so many are also told by the command line, a process each. */
const TOLD = times(20);

let place: Workplace;
beforeAll(async () => {
  place = await newWorkplace();
  place.renew();
  await place.vasculum(['backups', 'make', '--catalogue', place.catalogue]);
});
afterAll(() => place.remove());

test(
  `${DAMAGES} damages are told, or change nothing that was entered, and the copy can be put back`,
  { timeout: 3_600_000 },
  async () => {
    const chance = chanceOf(200);
    const file = join(place.catalogue, 'catalogue.sqlite');
    const whole = readFileSync(file);
    const copy = copiesIn(join(place.catalogue, 'backups')).find(({ kind }) => kind === 'asked')?.name ?? '';
    const due = await opened(place.catalogue, entered);
    const outcomes: string[] = [];
    for (let damage = 0; damage < DAMAGES; damage++) {
      const [from, length] = [Math.floor(chance() * whole.length), 1 + Math.floor(chance() ** 3 * 20_000)];
      const bytes = Buffer.from(whole);
      for (let at = from; at < Math.min(from + length, bytes.length); at++) bytes[at] = Math.floor(chance() * 256);
      writeFileSync(file, bytes);
      const about = `${length} bytes from ${from} on`;
      const outcome = await outcomeOf(due);
      outcomes.push(outcome);
      if (damage < TOLD) {
        const { code, problem, complaints } = await place.vasculum(['check', '--catalogue', place.catalogue]);
        const isTold = code === 0 ? !outcome.startsWith('told') : problem?.startsWith('catalogue-') === true;
        expect(isTold, `${about}: ${outcome}, and the command line ${code} ${complaints}`).toBe(true);
      }
      if (outcome.startsWith('told')) {
        await restoreCopy(place.catalogue, copy);
        expect(await opened(place.catalogue, entered), about).toEqual(due);
        for (const { kind, path } of copiesIn(join(place.catalogue, 'backups')))
          if (kind === 'replaced' || kind === 'damaged') writeFileSync(path, '');
      }
    }
    tell('damaged bytes', DAMAGES, tally(outcomes));
  },
);

/** SQLite keeps no sums of what cells hold: a letter that becomes another one is noticed by nobody. */
async function outcomeOf(due: readonly string[]): Promise<string> {
  try {
    const catalogue = openCatalogue(place.catalogue, { create: false });
    try {
      const bad = (await checkCatalogue(catalogue)).find(({ verdict }) => verdict === 'bad');
      if (bad) return 'told by the check';
      return entered(catalogue).join() === due.join() ? 'of no account' : 'letters changed, not noticed';
    } finally {
      catalogue.close();
    }
  } catch (error) {
    if (error instanceof ProblemError) return `told on opening: ${error.code}`;
    throw error;
  }
}
