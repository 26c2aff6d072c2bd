/* What an import found against the catalogue, and photos that were taken out, settled by command. Needs the build and the native parts. */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportResult } from '../../electron/contract/import.ts';
import type { OpenContradictions, RepairResult } from '../../electron/contract/repair.ts';
import { put, putPictures } from '../helpers/a-folder.ts';
import { resultOf, vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 180_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  await putPictures(join(folder, 'photos'), ['Aglais io/VC_00101_d.jpg', 'Aglais io/VC_00102_d.jpg']);
  await read();
}, LONG_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const result = <T>(...words: string[]) => resultOf<T>(folder, ...words, '--catalogue', 'c');

const read = (...words: string[]) =>
  result<ImportResult>('import', 'photos', '--identified-by', 'Edith Moser', ...words);
const listed = async (...words: string[]) =>
  (await result<OpenContradictions>('contradictions', 'list', ...words)).first;
const settled = async (...words: string[]) => (await result<RepairResult>('contradictions', ...words)).description;

it(
  'contradictions are listed by kind, taken over or kept, and undone',
  async () => {
    expect(await listed()).toEqual([]);
    renameSync(join(folder, 'photos/Aglais io/VC_00101_d.jpg'), join(folder, 'photos/Aglais io/VC_00101_v.jpg'));
    put(folder, 'photos/catalogue.csv', 'catalogNumber,scientificName,identifiedBy\nVC_00102,Pieris,A. Winkler\n');
    expect(await read()).toMatchObject({ contradictionCount: 2 });
    expect(await listed()).toMatchObject([{ kind: 'view' }, { kind: 'table', stands: 'Aglais io', says: 'Pieris' }]);
    const [{ id = 0 } = {}] = await listed('--kind', 'view');
    expect(await settled('take', String(id))).toBe('VC_00101, dorsal or ventral: as on disk');
    const byWhom = ['--by', 'Edith Moser'];
    expect(await settled('take', '--kind', 'table', ...byWhom)).toBe('VC_00102, Aglais io or Pieris: as in the table');
    expect(await listed()).toEqual([]);
    await result('undo');
    expect(await listed()).toMatchObject([{ kind: 'table' }]);
    expect(await settled('keep', '--kind', 'table', ...byWhom)).toMatch(/: kept as in the catalogue$/);
    expect(await read()).toMatchObject({ contradictionCount: 0 });
    expect(await result('specimens', 'show', 'VC_00102')).toMatchObject({ scientificName: 'Aglais io' });
  },
  LONG_MS,
);

it(
  'what was taken out comes in again where it is asked for, and the outcome says how',
  async () => {
    await result('specimens', 'take-out', 'VC_00102');
    const ended = await vasculum(folder, ['import', 'photos', '--catalogue', 'c']);
    expect(ended.out).toContain('1 taken out before and left out');
    expect(ended.out).toContain('--again reads what was taken out before');
    expect(ended.out).toContain('--contents reads them too');
    expect(await read('--dry-run', '--again')).toMatchObject({ changes: { added: 1, known: 1, takenOut: 0 } });
    expect(await read('--again', '--contents')).toMatchObject({ added: 1, known: 1, takenOut: 0, changed: 0 });
  },
  LONG_MS,
);

it.each([
  [2, '--kind', ['contradictions', 'take']],
  [2, 'Allowed choices', ['contradictions', 'list', '--kind', 'colour']],
  [1, 'nothing-to-put-right', ['contradictions', 'keep', '77']],
])('refused with %i: %s', async (code, words, given) => {
  const ended = await vasculum(folder, [...given, '--catalogue', 'c']);
  expect(ended, ended.err).toMatchObject({ code });
  expect(ended.err).toContain(words);
});
