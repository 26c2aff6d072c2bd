/* Folders called after dates and collectors are no classes, and what a class is called is cut of nothing but its running number. */
import { expect, test } from 'vitest';
import { saysOccasion } from '../../electron/importing/occasion-folder.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, putPictures, request } from '../helpers/a-folder.ts';

const OCCASIONS = [
  '2023-05-01 Leithagebirge',
  '12.06.2023 Wien',
  '2023-05-14',
  'leg. Huber 2021',
  '20230514_Graz',
  '12. Juni 2023',
  '12.VI.2023 Linz',
  'Mai 2022',
  'Neusiedl 14.05.2023',
  '2021 Wien',
  'coll. Huber',
];
const CLASSES = [
  '001.Black_footed_Albatross',
  '01_beetle',
  'rat',
  'n02084071',
  '1234',
  '7',
  'Boeing 737-800',
  'Tesla Model S 2012',
  'leg_left',
  'Leguan',
];

test.each(OCCASIONS)('%s says when or by whom', (folder) => {
  expect(saysOccasion(folder)).toBe(true);
});

test.each(CLASSES)('%s says neither', (folder) => {
  expect(saysOccasion(folder)).toBe(false);
});

test('folders of dates and collectors are not proposed as classes, and taken as such they keep their words', async () => {
  const folder = temporaryFolder();
  await putPictures(
    folder,
    OCCASIONS.slice(0, 4).flatMap((one) => [`${one}/a.jpg`, `${one}/b.jpg`]),
  );
  const catalogue = newCatalogue();
  expect((await previewImport(catalogue, request(folder))).proposed).toBe('folders');
  await imported(catalogue, request(folder, { labels: 'classes' }));
  const labels = catalogue.read.all<{ name: string }>('SELECT scientific_name AS name FROM taxon ORDER BY id');
  expect(labels.map(({ name }) => name).toSorted()).toEqual(OCCASIONS.slice(0, 4).toSorted());
});

test('running numbers of classes are cut, and classes are proposed', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['01_beetle/1.jpg', '02_fly/1.jpg', '03 2nd instar/1.jpg']);
  const catalogue = newCatalogue();
  const { proposed } = await previewImport(catalogue, request(folder));
  expect(proposed).toBe('classes');
  const { names } = await previewImport(catalogue, request(folder, { labels: 'classes' }));
  const said = names.map(({ said: one }) => (one?.kind === 'label' ? one.text : null));
  expect(said.toSorted()).toEqual(['03 2nd instar', 'beetle', 'fly']);
});
