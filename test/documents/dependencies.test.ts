/* .github/DEPENDENCIES.md says of each dependency why it is there, and names none that is gone. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowsOf } from './table.ts';

const here = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rows = rowsOf(here('.github/DEPENDENCIES.md')).filter(([name]) => name?.startsWith('`'));
const wanted = JSON.parse(here('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const names = Object.keys({ ...wanted.dependencies, ...wanted.devDependencies });

test('each dependency of package.json has one row, and no other package has one', () => {
  expect(rows.map(([name]) => name?.slice(1, -1)).toSorted()).toEqual(names.toSorted());
});

test('each row says licence, reason, how often it is renewed and what would replace it', () => {
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
});

test('each licence is the one that the package names', () => {
  const said = Object.fromEntries(rows.map(([name, licence]) => [name?.slice(1, -1), licence]));
  const named = names.map((name) => {
    const { license } = JSON.parse(here(`node_modules/${name}/package.json`)) as { license: string };
    // h5wasm points to a file with the terms of NIST.
    return [name, license === 'SEE LICENSE IN LICENSE.txt' ? 'NIST (public)' : license];
  });
  expect(said).toEqual(Object.fromEntries(named));
});
