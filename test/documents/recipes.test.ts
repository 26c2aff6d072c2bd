/* The recipes of CONTRIBUTING name files and folders that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programFolder } from '../../electron/files/program-folder.ts';

const text = readFileSync(join(programFolder, '.github', 'CONTRIBUTING.md'), 'utf8');
const recipes = text.slice(text.indexOf('## To add something'), text.indexOf('## Rules that are tested'));
const paths = Array.from(recipes.matchAll(/`((?:electron|renderer|test|native)\/[^`<>]*)`/g), ([, path = '']) => path);

it('the recipes for contributors name paths', () => expect(paths.length).toBeGreaterThan(15));

it.each([...new Set(paths)])('%s is there, as a recipe for contributors says', (path) => {
  expect(existsSync(join(programFolder, path))).toBe(true);
});
