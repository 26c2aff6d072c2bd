/* What a person says of a table's columns on the command line. Needs the build and the native parts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportPlan } from '../../electron/contract/import.ts';
import { put, putPictures } from '../helpers/a-folder.ts';
import { resultOf, vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 180_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  await putPictures(join(folder, 'photos'), ['a.jpg', 'b.jpg', 'c.jpg']);
  const rows = ['a.jpg,Aglais io,Carabus', 'b.jpg,Aglais io,rat', 'c.jpg,,Carabus nitens'];
  put(folder, 'photos/catalogue.csv', ['fileName,Species,kind=sort', ...rows, ''].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = (...more: string[]) => ['import', 'photos', '--identified-by', 'Edith Moser', ...more];

it(
  'a column of labels is shown as one in the plan, names what is read, and is remembered',
  async () => {
    const asked = words('--column', 'kind=sort=label', '--catalogue', 'c');
    const { out } = await vasculum(folder, [...asked, '--dry-run']);
    expect(out).toContain('kind=sort: class or label');
    await resultOf(folder, ...asked);
    const columns = 'fileName,scientificName,verbatimIdentification';
    const into = ['--out', 'o.csv', '--rows', 'photo', '--columns', columns, '--catalogue', 'c'];
    await resultOf(folder, 'export', 'csv', ...into);
    expect(readFileSync(join(folder, 'o.csv'), 'utf8').trim().split(/\s*\n/)).toEqual([
      columns,
      'a.jpg,,Carabus',
      'b.jpg,,rat',
      'c.jpg,Carabus nitens,Carabus nitens',
    ]);
    const plan = await resultOf<ImportPlan>(folder, ...words('--dry-run', '--catalogue', 'c'));
    expect(plan.before?.choices?.table?.columns).toEqual([{ heading: 'kind=sort', use: 'label' }]);
  },
  LONG_MS,
);

it('refused: what is no use of a column', async () => {
  const ended = await vasculum(folder, words('--column', 'kind=sort=labels', '--catalogue', 'c'));
  expect(ended, ended.err).toMatchObject({ code: 2 });
  expect(ended.err).toContain('--column "kind=sort=labels" is not HEADING=USE');
});
