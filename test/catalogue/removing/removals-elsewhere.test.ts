/*
 * A catalogue that comes from elsewhere may call anything removed and name any folder: opening, checking and removing
 * leave a guard folder beside it as it was, and finish only removals that were begun here.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { type KnownHere, openKnownHere } from '../../../electron/profile/known-here.ts';
import { listModels } from '../../../electron/catalogue/learning/models.ts';
import { planRemoval, remove } from '../../../electron/catalogue/removing/removals.ts';
import { endRemovals, removable } from '../../../electron/catalogue/learning/removed.ts';
import { toProblem } from '../../../electron/domain/problems.ts';
import { REMOVABLES, type Removal } from '../../../electron/contract/removal.ts';
import { newCatalogue, temporaryFolder, UTC } from '../../helpers/a-catalogue.ts';

const SHA256 = 'ab'.repeat(32);
const MODEL = 'model-3b241101-e2bb-4255-8caf-4136c566a962';
let home: string;
let guard: string;
let knownHere: KnownHere;
beforeEach(() => {
  home = temporaryFolder();
  guard = join(home, 'guard');
  mkdirSync(join(guard, 'inner'), { recursive: true });
  for (const file of ['weights.safetensors', 'letter.txt', 'inner/letter.txt']) writeFileSync(join(guard, file), file);
  knownHere = openKnownHere(join(home, 'profile'));
});

const open = () => newCatalogue(join(home, 'catalogue'), knownHere);
const untouched = () =>
  expect(readdirSync(guard, { recursive: true }).sort()).toEqual(
    ['inner', join('inner', 'letter.txt'), 'letter.txt', 'weights.safetensors'].sort(),
  );

/** A model, weights and a run with id 1 in these folders, with a file in each where `made`. */
function fill({ write, places }: Catalogue, folders: { model?: string; run?: string; sha256?: string }): void {
  const { model = MODEL, run = 'run-1', sha256 = SHA256 } = folders;
  write.run(
    `INSERT INTO run (id, name, state, settings, seed, steps_per_epoch, folder, started_utc)
     VALUES (1, 'Run', 'interrupted', '{}', 1, 1, ?, ?)`,
    [run, UTC],
  );
  write.run(`INSERT INTO model (id, name, folder, depth, size, created_utc) VALUES (1, 'Beetles', ?, 18, 64, ?)`, [
    model,
    UTC,
  ]);
  write.run(
    `INSERT INTO starting_weights (id, name, sha256, format, depth, stride, classes, parameters, added_utc)
     VALUES (1, 'Weights', ?, 'keras', 18, 'in3x3', 2, 1, ?)`,
    [sha256, UTC],
  );
  for (const folder of [join(places.models, MODEL), join(places.runs, 'run-1'), join(places.weights, SHA256)]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'weights.safetensors'), 'x');
  }
}

const mark = ({ write }: Catalogue) => {
  for (const kind of REMOVABLES)
    write.run('INSERT OR IGNORE INTO removal (kind, id, removed_utc) VALUES (?, 1, ?)', [kind, UTC]);
};
const own = ({ places }: Catalogue) =>
  [join(places.models, MODEL), join(places.runs, 'run-1'), join(places.weights, SHA256)].map((folder) =>
    existsSync(join(folder, 'weights.safetensors')),
  );

/** Checks and tries to remove all three, also as an opening would; then opens anew, which must refuse it. */
async function tryEverything(catalogue: Catalogue, { model, run }: { model: string; run: string }): Promise<void> {
  // As if they had been begun here: only the folder's own form and place are left to stop it.
  catalogue.known.beginRemoval({ kind: 'model', id: 1, folder: model });
  catalogue.known.beginRemoval({ kind: 'run', id: 1, folder: run });
  catalogue.known.beginRemoval({ kind: 'weights', id: 1, folder: SHA256 });
  const attempt = async (act: () => unknown) => {
    try {
      await act();
    } catch (error) {
      expect(toProblem(error).code).not.toBe('unexpected');
    }
  };
  await attempt(() => endRemovals(catalogue.read, catalogue.places, catalogue.known));
  await attempt(() => checkCatalogue(catalogue));
  for (const kind of REMOVABLES) await attempt(() => remove(catalogue, { kind, id: 1 }, UTC));
  catalogue.close();
  expect(() => open()).toThrow(expect.objectContaining({ code: 'catalogue-foreign' }) as Error);
}

describe('a guard folder beside the catalogue', () => {
  const NAMES = ['../guard', '../../guard', '..', '.', `${MODEL}/../../guard`, '..\\guard', '/guard', ' ', 'a\0b'];

  it.each(NAMES)('stays as it is when rows name %j', async (name) => {
    const catalogue = open();
    fill(catalogue, { model: name, run: name });
    expect(removable(catalogue.read, catalogue.places, { kind: 'model', id: 1 })).toEqual([]);
    expect(removable(catalogue.read, catalogue.places, { kind: 'run', id: 1 })).toEqual([]);
    mark(catalogue);
    await tryEverything(catalogue, { model: name, run: name });
    untouched();
    // Not even what lies within: '.' is the folder of all models.
    expect(own(catalogue).slice(0, 2)).toEqual([true, true]);
  });

  it.each([false, true])('stays as it is behind a link in a folder’s place; marked: %s', async (marked) => {
    const catalogue = open();
    fill(catalogue, {});
    const { models, runs, weights } = catalogue.places;
    for (const place of [join(models, MODEL), join(runs, 'run-1'), join(weights, SHA256)]) {
      renameSync(place, `${place}-away`);
      symlinkSync(guard, place, 'junction');
    }
    if (marked) mark(catalogue);
    await tryEverything(catalogue, { model: MODEL, run: 'run-1' });
    untouched();
  });

  it('stays as it is when models/, runs/ and weights/ are links themselves', async () => {
    const catalogue = open();
    fill(catalogue, {});
    for (const name of [MODEL, 'run-1', SHA256]) {
      mkdirSync(join(guard, name));
      writeFileSync(join(guard, name, 'letter.txt'), 'x');
    }
    mark(catalogue);
    for (const place of ['models', 'runs', 'weights']) {
      renameSync(join(home, 'catalogue', place), join(home, `${place}-away`));
      symlinkSync(guard, join(home, 'catalogue', place), 'junction');
    }
    await tryEverything(catalogue, { model: MODEL, run: 'run-1' });
    for (const name of [MODEL, 'run-1', SHA256]) expect(existsSync(join(guard, name, 'letter.txt'))).toBe(true);
  });
});

describe('a removal', () => {
  it('that was not begun here deletes nothing; the check says so, and removing once more frees the room', async () => {
    let catalogue = open();
    fill(catalogue, {});
    mark(catalogue);
    catalogue.close();
    catalogue = open();
    expect(own(catalogue)).toEqual([true, true, true]);
    expect((await checkCatalogue(catalogue)).map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^3 removals left files behind: .*model Beetles/),
    );
    for (const kind of REMOVABLES) {
      expect(await planRemoval(catalogue, { kind, id: 1 })).toMatchObject({
        bytes: 1,
        lost: [expect.stringMatching(/^Nothing that was not lost/) as string],
      });
      await remove(catalogue, { kind, id: 1 }, UTC);
    }
    expect(own(catalogue)).toEqual([false, false, false]);
    expect(catalogue.known.removals()).toEqual([]);
    expect(await planRemoval(catalogue, { kind: 'model', id: 1 }).catch(toProblem)).toMatchObject({
      code: 'model-removed',
    });
    expect(await planRemoval(catalogue, { kind: 'run', id: 1 }).catch(toProblem)).toMatchObject({
      code: 'run-not-resumable',
    });
    expect(await planRemoval(catalogue, { kind: 'weights', id: 1 }).catch(toProblem)).toMatchObject({
      code: 'weights-missing',
    });
  });

  it('that was begun here and cut off after its mark is finished by the next opening', () => {
    const catalogue = open();
    fill(catalogue, {});
    const begun: (Removal & { folder: string })[] = [
      { kind: 'model', id: 1, folder: MODEL },
      { kind: 'run', id: 1, folder: 'run-1' },
    ];
    for (const one of begun) catalogue.known.beginRemoval(one);
    mark(catalogue);
    catalogue.close();
    const again = open();
    expect(own(again)).toEqual([false, false, true]);
    expect(again.known.removals()).toEqual([]);
  });

  it('that was begun here and cut off before its mark, or whose row names another folder since, deletes nothing', () => {
    const catalogue = open();
    fill(catalogue, {});
    catalogue.known.beginRemoval({ kind: 'model', id: 1, folder: MODEL });
    catalogue.close();
    const unmarked = open();
    expect(own(unmarked)).toEqual([true, true, true]);
    mark(unmarked);
    unmarked.known.beginRemoval({ kind: 'run', id: 1, folder: 'run-7' });
    unmarked.close();
    expect(own(open())).toEqual([true, true, true]);
  });

  it('of a folder that two rows name is not done', async () => {
    const catalogue = open();
    fill(catalogue, {});
    catalogue.write.run(
      `INSERT INTO model (id, name, folder, depth, size, created_utc) VALUES (2, 'Moths', ?, 18, 64, ?)`,
      [MODEL, UTC],
    );
    await remove(catalogue, { kind: 'model', id: 2 }, UTC);
    expect(own(catalogue)).toEqual([true, true, true]);
    expect(readFileSync(join(catalogue.places.models, MODEL, 'weights.safetensors'), 'utf8')).toBe('x');
  });
});

describe('a removal', () => {
  it('of a model leaves nothing that counts as left, but what its passport is read from', async () => {
    const catalogue = open();
    fill(catalogue, {});
    const folder = join(catalogue.places.models, MODEL);
    writeFileSync(join(folder, 'model.json'), '{"network":{}}');
    const bytes = () => listModels(catalogue.read, catalogue.places)[0]?.bytes;
    expect(bytes()).toBeGreaterThan(0);
    await remove(catalogue, { kind: 'model', id: 1 }, UTC);
    expect(readdirSync(folder)).toEqual(['model.json']);
    expect(bytes()).toBe(0);
    writeFileSync(join(folder, 'weights.safetensors'), 'left');
    expect(bytes()).toBe(4);
  });
});
