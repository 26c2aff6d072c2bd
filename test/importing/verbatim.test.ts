/* What a table, a folder or a class said word for word comes out as Darwin Core's verbatimIdentification. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { exportCsv } from '../../electron/exporting/csv/csv-job.ts';
import { context, newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, putPictures, put, request } from '../helpers/a-folder.ts';

async function said(catalogue: Catalogue): Promise<Record<string, (string | undefined)[]>> {
  const path = join(temporaryFolder(), 'out.csv');
  const columns = ['fileNames', 'scientificName', 'identificationQualifier', 'verbatimIdentification'] as const;
  const choice = { ...DEFAULT_CSV, columns };
  await exportCsv(catalogue, { choice, path, replace: false }, context());
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true });
  return Object.fromEntries(rows.map((row) => [row['fileNames'] ?? '', columns.slice(1).map((column) => row[column])]));
}

test('a name of a table as its cell says it, or as its column of verbatim names does', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
  put(
    folder,
    'names.csv',
    [
      'fileName,scientificName,verbatimIdentification,identifiedBy',
      'a.jpg,Carabus (Chaetocarabus) intricatus L.,,Ada',
      'b.jpg,"Carabus cf. auratus Linnaeus, 1761",,Ada',
      'c.jpg,Carabus nitens,Carab. nitens ♂ det. Müller,Ada',
      'd.jpg,Carabus nitens,,Ada',
      '',
    ].join('\n'),
  );
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none', records: join(folder, 'names.csv') }));
  expect(await said(catalogue)).toEqual({
    'a.jpg': ['Carabus intricatus', '', 'Carabus (Chaetocarabus) intricatus L.'],
    'b.jpg': ['Carabus auratus', 'cf.', 'Carabus cf. auratus Linnaeus, 1761'],
    'c.jpg': ['Carabus nitens', '', 'Carab. nitens ♂ det. Müller'],
    'd.jpg': ['Carabus nitens', '', 'Carabus nitens'],
  });
});

test('a folder as it is called, unless a person chose what it means', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus_auratus_det._Ada/a.jpg', 'drawer 3/b.jpg', 'Carabus/nitens/c.jpg']);
  const catalogue = newCatalogue();
  const choices = { patterns: {}, folders: { 'drawer 3': { as: 'name', text: 'Carabus granulatus' } } } as const;
  await imported(catalogue, request(folder, { labels: 'folders', identifiedBy: 'Ada', choices }));
  const names = {
    'a.jpg': ['Carabus auratus', '', 'Carabus_auratus_det._Ada'],
    'b.jpg': ['Carabus granulatus', '', ''],
    'c.jpg': ['Carabus nitens', '', 'nitens'],
  };
  expect(await said(catalogue)).toEqual(names);
});

test('a class is a label as it is read', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['001.Black_footed_Albatross/a.jpg', 'rat/b.jpg']);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'classes', identifiedBy: 'Ada' }));
  expect(await said(catalogue)).toEqual({
    'a.jpg': ['', '', 'Black footed Albatross'],
    'b.jpg': ['', '', 'rat'],
  });
});
