/* No file of source or tests is longer than can be read at one go. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceFiles } from './helpers/imports.ts';

const MOST_LINES = 400;

const root = fileURLToPath(new URL('..', import.meta.url));

test(`no file has more than ${MOST_LINES} lines, tests included`, () => {
  const files = sourceFiles(root, ['electron', 'native', 'renderer', 'test'], /\.(?:[cm]?[jt]s|svelte|css|py)$/);
  const own = files.filter((file) => !file.startsWith('native/parts/'));
  const long = own.flatMap((file) => {
    const lines = readFileSync(root + file, 'utf8').split('\n').length - 1;
    return lines > MOST_LINES ? [`${file}: ${lines}`] : [];
  });
  expect(own.length).toBeGreaterThan(1200);
  expect(long).toEqual([]);
});
