/* Numbers that a table gives to specimens which have none yet, and those that it must not give. */
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { numberKey } from '../../electron/catalogue/database/number-key.ts';
import { nextUndo } from '../../electron/catalogue/naming/actions.ts';
import { settle } from '../../electron/importing/settle.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { newSpecimen, UTC } from '../helpers/a-catalogue.ts';
import { faults, putRight, turned } from '../helpers/repairs.ts';
import { imported, put, putPictures, request, withTable } from '../helpers/a-folder.ts';

const NOBODY = { labels: 'none', identifiedBy: '' } as const;

const numbers = (catalogue: Catalogue) =>
  catalogue.read
    .all<{ line: string }>(
      `SELECT file_name || ' ' || ifnull(catalog_number, '-') AS line
       FROM photo JOIN specimen ON specimen.id = specimen_id ORDER BY file_name`,
    )
    .map(({ line }) => line);

test('a later table numbers specimens that have no number, as one act; what it leaves open is told', async () => {
  const names = ['IMG_1', 'IMG_2', '3_d', '3_v', 'IMG_4', 'IMG_7', 'IMG_8'].map((name) => `${name}.jpg`);
  const { folder, catalogue } = await withTable(names, 'catalogNumber,locality\nx,y\n');
  await imported(catalogue, request(folder, NOBODY));
  const idOf = (name: string) =>
    catalogue.read.value<number>('SELECT specimen_id FROM photo WHERE file_name = ?', [`${name}.jpg`]);
  newSpecimen(catalogue, { number: 'VC 4' });
  const [first, second, seventh] = [idOf('IMG_1'), idOf('IMG_2'), idOf('IMG_7')];
  putRight(catalogue, { act: 'join', specimenIds: [seventh, idOf('IMG_8')], intoId: seventh });
  await putPictures(folder, ['IMG_6.jpg']);
  put(
    folder,
    'catalogue.csv',
    // One number for two specimens and the new photo; two for one specimen; that of another; two where a person joined.
    `File,catalogNumber\nIMG_1,VC 1\nIMG_2,VC 1\nIMG_6,VC 1\n3_d,VC 3\n3_v,VC 5\nIMG_4,VC 4\nIMG_7,VC 7\nIMG_8,VC 8\n`,
  );
  expect((await previewImport(catalogue, request(folder, NOBODY))).changes).toMatchObject({ known: 7, numbered: 2 });
  const result = await imported(catalogue, request(folder, NOBODY));
  expect(result).toMatchObject({ added: 1, specimensAdded: 0, numbered: 2 });
  const told = ['3_d.jpg: VC 3', '3_d.jpg: VC 5', 'IMG_2.jpg: VC 1', 'IMG_4.jpg: VC 4'];
  expect(result.contradictions.map(({ stands, says }) => `${stands}: ${says}`)).toEqual(told);
  const numbered = ['IMG_1.jpg VC 1', 'IMG_6.jpg VC 1', 'IMG_7.jpg VC 7', 'IMG_8.jpg VC 7'];
  const left = ['3_d.jpg -', '3_v.jpg -', 'IMG_2.jpg -', 'IMG_4.jpg -'];
  expect(numbers(catalogue)).toEqual(expect.arrayContaining([...numbered, ...left]));
  expect(nextUndo(catalogue.read)?.description).toBe('2 specimens numbered as in catalogue.csv');
  expect(catalogue.read.value('SELECT by_number FROM specimen WHERE id = ?', [first])).toBe(numberKey('VC 1'));
  expect(await imported(catalogue, request(folder, NOBODY))).toMatchObject({ numbered: 0, contradictionCount: 4 });

  // By word, photos come to the specimen of their number.
  settle(catalogue.write, { which: { kind: 'number' }, take: 'disk', by: '' }, UTC);
  const settled = ['IMG_2.jpg VC 1', '3_d.jpg VC 3', '3_v.jpg VC 5', 'IMG_4.jpg VC 4'];
  expect(numbers(catalogue)).toEqual(expect.arrayContaining([...numbered, ...settled]));
  turned(catalogue, 'undo');
  expect(numbers(catalogue)).toEqual(expect.arrayContaining([...numbered, ...left]));

  // A number that a person took back is not given again, but told.
  turned(catalogue, 'undo');
  expect(numbers(catalogue)).toEqual(expect.arrayContaining(['IMG_1.jpg -', 'IMG_7.jpg -', ...left]));
  const again = await imported(catalogue, request(folder, NOBODY));
  expect(again).toMatchObject({ numbered: 1, contradictionCount: 6 });
  expect(catalogue.read.value('SELECT catalog_number FROM specimen WHERE id = ?', [second])).toBe('VC 1');
  expect(await faults(catalogue)).toEqual([]);
});

test('a table that says several numbers for one photo, or another name than its folder, numbers nothing', async () => {
  const { folder, catalogue } = await withTable(['Aglais io/a.jpg', 'Aglais io/b.jpg'], 'catalogNumber\nx\n');
  await imported(catalogue, request(folder));
  put(
    folder,
    'catalogue.csv',
    'File,catalogNumber,scientificName,identifiedBy\na.jpg,VC 1,Aglais urticae,A. Winkler\nb.jpg,VC 2,,\nb.jpg,VC 3,,\n',
  );
  const { numbered, contradictions } = await imported(catalogue, request(folder));
  expect(numbered).toBe(0);
  expect(contradictions.map(({ kind }) => kind)).toEqual(['table']);
});
