/* Names of rows as paths: only of the form that the program writes, and never through a link. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  isRelativePath,
  isSourceFolder,
  modelPath,
  photoPath,
  runPath,
  weightsPath,
} from '../../../electron/catalogue/database/inside.ts';
import { newModelFolder } from '../../../electron/catalogue/learning/models.ts';
import { cataloguePlaces } from '../../../electron/catalogue/database/places.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';

const foreign = expect.objectContaining({ code: 'catalogue-foreign' });
const WEIGHTS = 'a1'.repeat(32);
const MODEL = 'model-3b241101-e2bb-4255-8caf-4136c566a962';

test('what the program writes leads to its folder', () => {
  const places = cataloguePlaces(temporaryFolder());
  const { folder } = newModelFolder(places);
  expect(modelPath(places, folder.slice(places.models.length + 1))).toBe(folder);
  expect(runPath(places, 'run-17')).toBe(join(places.runs, 'run-17'));
  expect(weightsPath(places, WEIGHTS)).toBe(join(places.weights, WEIGHTS));
});

test.each([
  '',
  '.',
  '..',
  '../guard',
  'm',
  `${MODEL}/..`,
  `${MODEL}/../../guard`,
  `/${MODEL}`,
  `${MODEL}\0`,
  'model-1',
])('no model lies under %j', (name) => {
  expect(() => modelPath(cataloguePlaces(temporaryFolder()), name)).toThrow(foreign);
});

test.each(['', '..', 'run-', 'run-0', 'run-01', 'run-1/../run-2', 'run-1.5', 'Run-1', '../../run-1'])(
  'no run lies under %j',
  (name) => {
    expect(() => runPath(cataloguePlaces(temporaryFolder()), name)).toThrow(foreign);
  },
);

test.each(['', '..', WEIGHTS.toUpperCase(), WEIGHTS.slice(1), `${WEIGHTS}a`, `../${WEIGHTS}`])(
  'no weights lie under %j',
  (name) => {
    expect(() => weightsPath(cataloguePlaces(temporaryFolder()), name)).toThrow(foreign);
  },
);

test('a link or a file in the place of a folder is not gone into', () => {
  const places = cataloguePlaces(temporaryFolder());
  const guard = temporaryFolder();
  mkdirSync(places.models);
  symlinkSync(guard, join(places.models, MODEL));
  expect(() => modelPath(places, MODEL)).toThrow(foreign);
  mkdirSync(places.runs);
  writeFileSync(join(places.runs, 'run-1'), '');
  expect(() => runPath(places, 'run-1')).toThrow(foreign);
});

test.each(['a.jpg', 'drawer 1/a.jpg', '.hidden/..a/b..', 'a\\b.jpg', 'Käfer/\uF7E4.jpg'])(
  'a photo lies at %j',
  (path) => {
    expect(isRelativePath(path)).toBe(true);
  },
);

test.each(['', '/a.jpg', 'a/', 'a//b.jpg', './a.jpg', 'a/./b.jpg', '../a.jpg', 'a/../../b.jpg', 'a/..', 'a\0.jpg'])(
  'no photo lies at %j',
  (path) => {
    expect(isRelativePath(path)).toBe(false);
    expect(() => photoPath('/photos', path)).toThrow(foreign);
  },
);

test.each([
  '/',
  '/photos',
  '/photos/drawer 1',
  'C:\\',
  'd:\\Photos\\Drawer',
  '\\\\museum\\photos\\x',
  // What the import writes on Windows.
  'C:/',
  'd:/Photos/Drawer',
  '//museum/photos/x',
])('photos may lie in %j', (folder) => {
  expect(isSourceFolder(folder)).toBe(true);
});

test.each([
  '',
  '.',
  'photos',
  '../photos',
  '/photos/',
  '/photos/../etc',
  '/photos//x',
  '/a\0',
  'C:',
  'C:photos',
  'C:/a/../b',
  '//./pipe/x',
  '//?/C:/x',
  'C:\\a\\..\\b',
  '\\photos',
  '\\\\.\\pipe\\x',
  '\\\\?\\C:\\x',
])('no photos lie in %j', (folder) => {
  expect(isSourceFolder(folder)).toBe(false);
  expect(() => photoPath(folder, 'a.jpg')).toThrow(foreign);
});

test.runIf(process.platform !== 'win32')('a folder of another system is not looked for here', () => {
  expect(photoPath('/photos/drawer 1', 'x/a.jpg')).toBe('/photos/drawer 1/x/a.jpg');
  for (const folder of ['C:\\photos', 'C:/photos', '//museum/photos/x']) expect(photoPath(folder, 'a.jpg')).toBe('');
});
