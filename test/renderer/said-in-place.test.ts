/* What the window says stands in the language's folder, so that a second language is one folder more. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceFiles } from '../helpers/imports.ts';
import { saidInPlace } from '../helpers/said-in-place.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Folders whose words have moved. */
const DONE: readonly string[] = [];
const files = sourceFiles(root, ['renderer']).filter((file) => DONE.some((folder) => file.startsWith(folder)));

test('the window says nothing that is not in the folder of its language', () => {
  const said = files.flatMap((file) =>
    saidInPlace(file, readFileSync(`${root}${file}`, 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(said).toEqual([]);
});
