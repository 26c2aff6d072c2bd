/* Fields of specimens are set from the command line, said beforehand, undone, and written by an export. Needs the build and the native parts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RepairPlan } from '../../electron/contract/repair.ts';
import { putPictures } from '../helpers/a-folder.ts';
import { resultOf, vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 180_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  const photos = ['N_1_d.jpg', 'N_2_d.jpg', 'N_10_d.jpg'].map((name) => `Carabus auratus/${name}`);
  await putPictures(join(folder, 'photos'), [...photos, 'Carabus nitens/N_3_d.jpg']);
  const named = ['--labels', 'folders', '--identified-by', 'Edith Moser', '--name-rule', 'N_{number}_{view}.{ext}'];
  const ended = await vasculum(folder, ['import', 'photos', '--catalogue', 'c', ...named]);
  expect(ended, ended.err).toMatchObject({ code: 0 });
}, LONG_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const result = <T>(...words: string[]) => resultOf<T>(folder, ...words, '--catalogue', 'c');
const set = (...words: string[]) => result<RepairPlan & { done: boolean }>('specimens', 'set', ...words);

let written = 0;
async function column(name: string): Promise<Record<string, string>> {
  const out = `out${(written += 1)}.csv`;
  await result('export', 'csv', '--out', out, '--columns', `catalogNumber,${name}`);
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, out), 'utf8'), { columns: true });
  return Object.fromEntries(rows.map((row) => [row['catalogNumber'] ?? '', row[name] ?? '']));
}

it(
  'one, a range and a name, only where nothing stands, and taken back',
  async () => {
    const first = await set('--number', '2', '--set', 'country=Italy', '--set', 'Host plant=Salix = willow');
    expect(first).toMatchObject({ done: true, description: '2: country, Host plant changed' });
    const range = ['--from', '1', '--to', '3', '--set', 'country=Costa Rica', '--only-empty'];
    const planned = await set(...range, '--dry-run');
    expect(planned).toMatchObject({ done: false, specimens: 2, fields: [{ changed: 2, kept: 1, replaced: 0 }] });
    expect(await column('country')).toEqual({ 1: '', 2: 'Italy', 3: '', 10: '' });
    await set(...range);
    expect(await column('country')).toEqual({ 1: 'Costa Rica', 2: 'Italy', 3: 'Costa Rica', 10: '' });
    expect(await set('--taxon', 'Carabus auratus', '--set', 'Event Date=12.v.1998')).toMatchObject({
      description: '3 specimens: eventDate set to 1998-05-12',
    });
    expect(await column('eventDate')).toEqual({ 1: '1998-05-12', 2: '1998-05-12', 3: '', 10: '1998-05-12' });
    expect(await column('dynamicProperties')).toMatchObject({ 2: '{"Host plant":"Salix = willow"}', 3: '' });
    await result('undo');
    expect(await column('eventDate')).toEqual({ 1: '', 2: '', 3: '', 10: '' });
    expect(await set('--number', '2', '1', '--empty', 'country')).toMatchObject({
      description: '2 specimens: country emptied',
    });
    expect(await column('country')).toEqual({ 1: '', 2: '', 3: 'Costa Rica', 10: '' });
    await set('--number', '3', '--set', 'sensitivePlace=nest site');
    const told = await vasculum(folder, ['export', 'csv', '--catalogue', 'c', '--out', 'told.csv']);
    expect(told.out).toContain('1 specimen is marked as from a sensitive place');
  },
  LONG_MS,
);

it(
  'says in words what would be replaced',
  async () => {
    await set('--from', '1', '--to', '10', '--set', 'recordedBy=Ada');
    const words = ['specimens', 'set', '--catalogue', 'c', '--from', '1', '--to', '10', '--dry-run'];
    const told = await vasculum(folder, [...words, '--set', 'recordedBy=Otto']);
    expect(told.out).toContain('Would be done: 4 specimens: recordedBy set to Otto');
    expect(told.out).toContain('recordedBy: 4 specimens get Otto, which replaces Ada (4)');
    expect(told.out).toContain('4 specimens have such a number, from 1 to 10.');
  },
  LONG_MS,
);

it.each([
  [2, 'say which specimens', ['--set', 'country=Chile']],
  [2, 'say which specimens', ['--number', '1', '--taxon', 'Carabus auratus', '--set', 'country=Chile']],
  [2, 'a range needs --from and --to', ['--from', '1', '--set', 'country=Chile']],
  [2, 'say what to change', ['--number', '1']],
  [2, 'Write field=value', ['--number', '1', '--set', 'country=']],
  [1, 'specimen-unknown', ['--number', '77', '--set', 'country=Chile']],
  [1, 'name-unknown', ['--taxon', 'Carabus gigas', '--set', 'country=Chile']],
  [1, 'numbers-between', ['--from', '70', '--to', '77', '--set', 'country=Chile']],
  [1, 'number-of-one', ['--from', '1', '--to', '3', '--set', 'catalogNumber=9']],
  [1, 'number-taken', ['--number', '1', '--set', 'catalogNumber=2']],
  [1, 'decimalLatitude: it must lie between -90 and 90', ['--number', '1', '--set', 'decimalLatitude=91']],
  [1, 'half-coordinates', ['--number', '1', '--set', 'decimalLatitude=47']],
])('refused with %i: %s', async (code, words, given) => {
  const ended = await vasculum(folder, ['specimens', 'set', ...given, '--catalogue', 'c']);
  expect(ended, ended.err).toMatchObject({ code });
  expect(ended.err).toContain(words);
});
