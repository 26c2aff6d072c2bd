/* What is opened as a model file is a regular file; what waits for somebody else is told at once. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pack } from '../../../electron/trainer/model-file/pack.ts';
import { unpack } from '../../../electron/trainer/model-file/unpack.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';

const { signal } = new AbortController();
const onProgress = () => {};

const unpacked = (path: string, folder = temporaryFolder()) => unpack({ path, folder, signal, onProgress });

test.skipIf(process.platform === 'win32')('a pipe and a folder are no model file, and are not waited for', async () => {
  const folder = temporaryFolder();
  const pipe = join(folder, 'pipe.vasculum-model');
  execFileSync('mkfifo', [pipe]);
  mkdirSync(join(folder, 'a.vasculum-model'));
  for (const path of [pipe, join(folder, 'a.vasculum-model')]) {
    await expect(unpacked(path), path).rejects.toMatchObject({
      code: 'model-unreadable',
      message: expect.stringContaining('it is no file') as string,
    });
  }
});

test('a model file is read by way of a link too, an empty part of it as well', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.vasculum-model');
  const parts = [
    { name: 'labels.csv', numbers: new Uint8Array(0) },
    { name: 'MODEL-CARD.md', numbers: new Uint8Array([104, 105]) },
  ];
  await pack({ path, replace: false, parts, mtime: new Date(0), signal, onProgress });
  const link = join(folder, 'b.vasculum-model');
  symlinkSync(path, link);
  const into = temporaryFolder();
  expect(await unpacked(link, into)).toEqual(new Set(['labels.csv', 'MODEL-CARD.md']));
  expect(readFileSync(join(into, 'MODEL-CARD.md'), 'utf8')).toBe('hi');
  expect(readFileSync(join(into, 'labels.csv'), 'utf8')).toBe('');
});
