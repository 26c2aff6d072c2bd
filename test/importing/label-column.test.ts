/* A column is one of labels because its heading says so, or because a person does, who is asked once. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ColumnUse } from '../../electron/contract/tables.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, put, putPictures, request } from '../helpers/a-folder.ts';

/** What three photos are called, with their ranks, and what the columns of their table are taken for. */
async function called(heading: string, columns: Readonly<Record<string, ColumnUse>> | null) {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg', 'c.jpg']);
  const rows = ['a.jpg,Aglais io,Carabus', 'b.jpg,Aglais io,Cicindela', 'c.jpg,,Carabus nitens'];
  put(folder, 'catalogue.csv', [`fileName,Species,${heading}`, ...rows, ''].join('\n'));
  const catalogue = newCatalogue();
  const chosen = columns && Object.entries(columns).map(([of, use]) => ({ heading: of, use }));
  const choices = { folders: {}, patterns: {}, table: { columns: chosen, agreeSpoilt: false } };
  const asked = request(folder, {
    labels: 'none',
    identifiedBy: 'Ada',
    records: join(folder, 'catalogue.csv'),
    ...(columns ? { choices } : {}),
  });
  const { table } = await previewImport(catalogue, asked);
  await imported(catalogue, asked);
  const said = catalogue.read.all<{ said: string }>(
    `SELECT scientific_name || ' (' || rank || ')' AS said FROM photo JOIN specimen ON specimen.id = photo.specimen_id
       JOIN taxon ON taxon.id = shown_taxon_id ORDER BY file_name`,
  );
  const again = await previewImport(catalogue, request(folder));
  return {
    said: said.map((one) => one.said),
    uses: table?.columns.map(({ use, proposed }) => [use, proposed]),
    isRemembered: columns !== null && JSON.stringify(again.before?.choices) === JSON.stringify(choices),
  };
}

test('a person says that a column is one of labels: single words stand for themselves, and the column of names is none', async () => {
  expect(await called('thing', { thing: 'label' })).toEqual({
    said: ['Carabus (label)', 'Cicindela (label)', 'Carabus nitens (species)'],
    uses: [
      ['file-name', 'file-name'],
      ['custom', 'name'],
      ['label', 'custom'],
    ],
    isRemembered: true,
  });
});

test('the same column as one of names, and with nothing said', async () => {
  expect(await called('thing', { thing: 'name', Species: 'custom' })).toMatchObject({
    said: ['Carabus (genus)', 'Cicindela (genus)', 'Carabus nitens (species)'],
    isRemembered: true,
  });
  expect((await called('thing', null)).said).toEqual(['Aglais io (species)', 'Aglais io (species)']);
});

test('a heading that says labels is proposed as such, and a person may say that it holds taxa', async () => {
  const proposed = await called('Category', { Species: 'custom', Category: 'label' });
  expect(proposed.said).toEqual(['Carabus (label)', 'Cicindela (label)', 'Carabus nitens (species)']);
  const taxa = await called('Category', { Species: 'custom', Category: 'name' });
  expect(taxa.said).toEqual(['Carabus (genus)', 'Cicindela (genus)', 'Carabus nitens (species)']);
});
