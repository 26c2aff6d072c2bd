/* What a table calls photos whose files are called alike. */
import { expect, test } from 'vitest';
import { type CsvChoice, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { previewCsv } from '../../electron/exporting/csv/csv-job.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, putPictures, request } from '../helpers/a-folder.ts';

const CHOICE: CsvChoice = { ...DEFAULT_CSV, rows: 'photo', columns: ['fileName'] };

test('folders stand before file names once two photos are called alike, and a second import’s folder too', async () => {
  const catalogue = newCatalogue();
  const files = async (choice = CHOICE) => (await previewCsv(catalogue, choice)).rows.flat().toSorted();
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  await putPictures(first, ['a/1.jpg', 'b/2.jpg']);
  await imported(catalogue, request(first, { labels: 'none' }));
  expect(await files()).toEqual(['1.jpg', '2.jpg']);
  await putPictures(first, ['b/1.jpg']);
  await imported(catalogue, request(first, { labels: 'none' }));
  expect(await files()).toEqual(['a/1.jpg', 'b/1.jpg', 'b/2.jpg']);
  expect(await files({ ...CHOICE, rows: 'specimen', columns: ['fileNames'] })).toEqual(await files());
  await putPictures(second, ['1.jpg']);
  await imported(catalogue, request(second, { labels: 'none' }));
  const [one, two] = [first, second].map((folder) => folder.split('/').at(-1));
  expect(await files()).toEqual([`${one}/a/1.jpg`, `${one}/b/1.jpg`, `${one}/b/2.jpg`, `${two}/1.jpg`].toSorted());
});
