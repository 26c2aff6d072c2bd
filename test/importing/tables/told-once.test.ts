/* What is told of a table: an item of another program's file once, and a way out where nothing says what rows are about. */
import { expect, test } from 'vitest';
import { TABLE } from '../../../electron/domain/language/language.ts';
import { previewImport } from '../../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';
import { put, putPictures, request } from '../../helpers/a-folder.ts';
import { layoutOf } from '../../helpers/a-peers-file.ts';

test('an item that is about several photos, and whose name is not understood, is named once', async () => {
  const one = (id: number, name: string) => ({
    id,
    data: { image: `/data/p${id}.jpg` },
    annotations: [chosen(name), chosen(name)],
  });
  const chosen = (name: string) => ({
    result: [{ type: 'choices', from_name: 'taxon', to_name: 'image', value: { choices: [name] } }],
    completed_by: { email: 'ada@example.org' },
  });
  const tasks = [one(1, 'Carabus auratus'), one(2, 'Carabus aur. / nitens'), one(3, 'Carabus nitens')];
  const { report } = await layoutOf({ 'tasks.json': tasks }, 'tasks.json', ['p1.jpg', 'p2.jpg', 'p3.jpg']);
  expect(TABLE.told(report)).toEqual([]);
  // Under a record of iNaturalist with two photos beside it.
  const table = 'id,observed_on,scientific_name\n101,2024-05-03,Carabus aur. / nitens\n102,2024-05-03,unknown\n';
  const photos = ['101.jpg', '101_2.jpg', '102.jpg', '102_2.jpg'];
  const records = await layoutOf({ 'observations-9.csv': table }, 'observations-9.csv', photos);
  expect(TABLE.told(records.report)).toEqual([
    '1 row whose name is not understood, so that none is taken: Carabus aur. / nitens (line 2)',
    '1 row that says that nobody named it: unknown (line 3)',
  ]);
});

test('where no heading says which photo or specimen a row is about, the ways out are told', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg']);
  const titled = 'Collection of E. Moser,,\nstate of 2019,,\nOur code,Locality,Country\nA 1,Graz,Austria\n';
  const records = put(folder, 'list.csv', titled);
  await expect(previewImport(newCatalogue(), request(folder, { labels: 'none', records }))).rejects.toMatchObject({
    code: 'csv-unreadable',
    message:
      'The table list.csv cannot be read: none of the headings in line 3 (Our code; Locality; Country) says which photo or specimen a row is about. Call that column catalogNumber or fileName, or say on the command line which one it is: --column "HEADING=catalogue-number" or --column "HEADING=file-name".',
  });
  const columns = [{ heading: 'Our code', use: 'catalogue-number' }] as const;
  const choices = { folders: {}, patterns: {}, table: { columns, agreeSpoilt: false } };
  const plan = await previewImport(newCatalogue(), request(folder, { labels: 'none', records, choices }));
  expect(plan.table).toMatchObject({ rows: 1, unmatched: { count: 1 } });
});
