/* Where things are in a catalogue's folder, written out: folders that people have keep these names for ever. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cataloguePlaces, previewFile, sqliteFiles } from '../../../electron/catalogue/database/places.ts';
import { modelPath, runPath, weightsPath } from '../../../electron/catalogue/database/inside.ts';
import { thumbnailFile } from '../../../electron/photos/write-thumbnail.ts';

const SHA256 = 'ab12'.repeat(16);
const folder = join('/', 'nowhere', 'catalogue');
const places = cataloguePlaces(folder);
const inside = (...names: string[]) => join(folder, ...names);

test('a catalogue keeps its file, its lock and its folders where they always were', () => {
  expect(places).toEqual({
    folder,
    file: inside('catalogue.sqlite'),
    lock: inside('lock.sqlite'),
    holder: inside('opened-by.txt'),
    spare: inside('spare-room.bin'),
    thumbnails: inside('thumbnails'),
    previews: inside('thumbnails', 'full'),
    models: inside('models'),
    weights: inside('weights'),
    runs: inside('runs'),
    backups: inside('backups'),
  });
  expect(sqliteFiles('x')).toEqual(['x', 'x-wal', 'x-shm', 'x-journal']);
});

test('small pictures lie under the hash of their photo, in a folder of its first two digits', () => {
  expect(thumbnailFile(places, SHA256)).toBe(inside('thumbnails', 'ab', `${SHA256}.jpg`));
  expect(previewFile(places, SHA256)).toBe(inside('thumbnails', 'full', 'ab', `${SHA256}.jpg`));
});

test('models, runs and weights lie under the names that their rows hold', () => {
  const model = 'model-00000000-0000-4000-8000-000000000000';
  expect(modelPath(places, model)).toBe(inside('models', model));
  expect(runPath(places, 'run-12')).toBe(inside('runs', 'run-12'));
  expect(weightsPath(places, SHA256)).toBe(inside('weights', SHA256));
});
