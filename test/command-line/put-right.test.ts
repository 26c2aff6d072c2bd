/* What was read in wrongly is put right from the command line. Needs the build and the native parts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FoundSpecimen, ImportSummary } from '../../electron/contract/repair.ts';
import { putPictures } from '../helpers/a-folder.ts';
import { resultOf, vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 180_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  const photos = ['N_1_d.jpg', 'N_1_v.jpg', 'N_2_d.jpg'].map((name) => `Carabus auratus/${name}`);
  await putPictures(join(folder, 'photos'), [...photos, 'Carabus nitens/N_3_d.jpg']);
  const named = ['--labels', 'folders', '--identified-by', 'Edith Moser', '--name-rule', 'N_{number}_{view}.{ext}'];
  const ended = await vasculum(folder, ['import', 'photos', '--catalogue', 'c', ...named]);
  expect(ended, ended.err).toMatchObject({ code: 0 });
}, LONG_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const result = <T>(...words: string[]) => resultOf<T>(folder, ...words, '--catalogue', 'c');

const found = (wanted: string) =>
  result<FoundSpecimen & { repairs: { description: string }[] }>('specimens', 'show', wanted);
const done = async (...words: string[]) => (await result<{ description: string }>(...words)).description;

it(
  'each act is done, shown, and undone',
  async () => {
    expect(await done('specimens', 'split', '1', '--photos', 'N_1_v.jpg', '--dry-run')).toContain('split off');
    expect((await found('1')).photos).toHaveLength(2);
    expect(await done('specimens', 'split', '1', '--photos', 'N_1_v.jpg')).toBe(
      '1: 1 photo split off into a new specimen',
    );
    expect(await found('N_1_v.jpg')).toMatchObject({ catalogNumber: null, scientificName: 'Carabus auratus' });
    expect(await done('specimens', 'renumber', 'N_1_v.jpg', '10')).toBe('N_1_v.jpg renumbered 10');
    expect(await done('specimens', 'join', '1', '10', '3', '--by', 'Ada')).toBe('2 specimens joined into 1');
    expect(await found('1')).toMatchObject({ scientificName: 'Carabus auratus' });
    expect(await done('undo')).toBe('2 specimens joined into 1');
    expect(await done('redo')).toBe('2 specimens joined into 1');
    expect(await done('specimens', 'move', '2', 'N_3_d.jpg')).toBe('1 photo moved from 1 to 2');
    expect(await done('specimens', 'view', 'lateral', 'N_3_d.jpg', 'N_2_d.jpg')).toBe('2 photos: view lateral');
    expect((await found('2')).photos.map(({ view }) => view)).toEqual(['lateral', 'lateral']);
    expect((await found('2')).repairs.map(({ description }) => description)).toEqual([
      '2 photos: view lateral',
      '1 photo moved from 1 to 2',
    ]);
    expect(await done('specimens', 'take-out', '--photos', 'N_3_d.jpg')).toBe('1 photo of 2 taken out');
    expect(await done('specimens', 'take-out', '2')).toBe('2 taken out');
    expect(await done('names', 'rename', 'Carabus auratus', 'Carabus aurus')).toBe(
      'Carabus auratus renamed Carabus aurus',
    );
    const [first] = await result<ImportSummary[]>('imports', 'list');
    expect(first).toMatchObject({ id: 1, photos: 2, takenOut: 2 });
    expect(await done('imports', 'take-out', '1', '--yes')).toMatch(/^Import of photos of .* taken out: 2 photos$/);
    expect(await done('undo')).toMatch(/^Import of photos/);
  },
  LONG_MS,
);

it.each([
  [1, 'specimen-unknown', ['specimens', 'show', '77']],
  [1, 'import-unknown', ['imports', 'take-out', '77']],
  [1, 'name-unknown', ['names', 'rename', 'Carabus gigas', 'Carabus minor']],
  [2, 'say --yes to take it out', ['imports', 'take-out', '1']],
  [2, 'say which --photos', ['specimens', 'split', '1']],
  [2, 'name specimens', ['specimens', 'take-out']],
])('refused with %i: %s', async (code, words, given) => {
  const ended = await vasculum(folder, [...given, '--catalogue', 'c']);
  expect(ended, ended.err).toMatchObject({ code });
  expect(ended.err).toContain(words);
});
