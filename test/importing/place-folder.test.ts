/* Folders called after places are no classes where taxa stand in them or beside them, and classes where a person keeps such pictures. */
import { expect, test } from 'vitest';
import type { ImportRequest } from '../../electron/contract/import.ts';
import { isPlace } from '../../electron/importing/place-folder.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { putPictures, request } from '../helpers/a-folder.ts';

test.each(['Sri Lanka', 'sri_lanka', 'Madagaskar', 'Österreich', 'Côte d’Ivoire', 'Afrika', 'Japón'])('%s', (name) => {
  expect(isPlace(name)).toBe(true);
  expect(isPlace(name.normalize('NFD'))).toBe(true);
});
test.each(['rat', 'Carabus', 'AT', '', 'Io'])('%s is no place', (name) => expect(isPlace(name)).toBe(false));

async function planned(folders: readonly string[], labels: ImportRequest['labels']) {
  const folder = temporaryFolder();
  await putPictures(
    folder,
    folders.map((name) => `${name}/IMG_1.jpg`),
  );
  const { names, notUnderstood, proposed } = await previewImport(newCatalogue(), request(folder, { labels }));
  const said = names.map((row) => [
    row.folder,
    row.said === null ? null : row.said.kind === 'label' ? `label ${row.said.text}` : row.said.scientificName,
  ]);
  return { said: Object.fromEntries(said) as Record<string, string | null>, notUnderstood, proposed };
}

test('a place around taxa is no class, nor is what stands beside places', async () => {
  const folders = ['Sri Lanka/Carabus auratus', 'Madagascar/Carabus nitens', 'Bayern/Carabus nitens'];
  expect((await planned(folders, 'classes')).said).toEqual({
    'Sri Lanka/Carabus auratus': 'Carabus auratus',
    'Madagascar/Carabus nitens': 'Carabus nitens',
    'Bayern/Carabus nitens': 'Carabus nitens',
  });
});

test('a place beside taxa is listed as not understood', async () => {
  const { said, notUnderstood } = await planned(['Carabus auratus', 'Carabus nitens', 'Sri Lanka'], 'classes');
  expect(said).toEqual({ 'Carabus auratus': 'Carabus auratus', 'Carabus nitens': 'Carabus nitens', 'Sri Lanka': null });
  expect(notUnderstood).toEqual([{ folder: 'Sri Lanka', photos: 1 }]);
});

test('places alone are not proposed as classes', async () => {
  const { said, notUnderstood, proposed } = await planned(['Sri Lanka', 'Bayern', 'Madagascar'], 'folders');
  expect(proposed).toBe('folders');
  expect(Object.values(said)).toEqual([null, null, null]);
  expect(notUnderstood).toHaveLength(3);
});

test('a class may be called like a country', async () => {
  expect((await planned(['turkey', 'rat', 'pig'], 'folders')).proposed).toBe('classes');
  expect((await planned(['turkey/male', 'rat', 'pig'], 'classes')).said).toMatchObject({ turkey: 'label turkey' });
  // Whoever says that each folder is a class, of places too, gets them.
  expect((await planned(['Sri Lanka', 'Madagascar'], 'classes')).said).toEqual({
    'Sri Lanka': 'label Sri Lanka',
    Madagascar: 'label Madagascar',
  });
});
