/* What a table says in columns of its own, and in cells that their columns cannot take, goes out again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { CSV_COLUMNS, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { exportCsv, previewCsv } from '../../electron/exporting/csv/csv-job.ts';
import { context, newCatalogue, newSpecimen, temporaryFolder } from '../helpers/a-catalogue.ts';
import type { FieldEdit } from '../../electron/contract/fields.ts';
import { putRight } from '../helpers/repairs.ts';
import { imported, put, putPictures, request } from '../helpers/a-folder.ts';

/** What is written of a folder of these photos and this table. */
async function writtenOf(photos: readonly string[], table: string): Promise<{ text: string; rows: unknown[] }> {
  const folder = temporaryFolder();
  await putPictures(folder, photos);
  put(folder, 'catalogue.csv', table);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const path = join(temporaryFolder(), 'out.csv');
  await exportCsv(catalogue, { choice: { ...DEFAULT_CSV, columns: CSV_COLUMNS }, path, replace: false }, context());
  const text = readFileSync(path, 'utf8');
  return { text, rows: parse(text, { columns: true }) };
}

test('cells that are kept as they are stand in columns of their own, and come back from them', async () => {
  const photos = ['Z-000001.jpg', 'Z-000002.jpg'];
  const { text, rows } = await writtenOf(
    photos,
    'catalogNumber;eventDate;decimalLatitude;decimalLongitude;Bemerkung;"Kasten ""A"""\n' +
      "Z-000001;Frühjahr 1990;48°12'N;16°22'E;linker Fühler fehlt;3\n" +
      'Z-000002;1990-05-02;48.2;16.4;;\n',
  );
  expect(rows).toMatchObject([
    {
      eventDate: '',
      verbatimEventDate: 'Frühjahr 1990',
      verbatimLatitude: "48°12'N",
      verbatimLongitude: "16°22'E",
      dynamicProperties: '{"Bemerkung":"linker Fühler fehlt","Kasten \\"A\\"":"3"}',
    },
    { eventDate: '1990-05-02', verbatimEventDate: '', verbatimLatitude: '', dynamicProperties: '' },
  ]);
  // Other specimens of another catalogue, and the same cells.
  const again = await writtenOf(photos, text);
  const kept = ({ eventDate, verbatimEventDate, verbatimLatitude, verbatimLongitude, dynamicProperties }: never) => ({
    eventDate,
    verbatimEventDate,
    verbatimLatitude,
    verbatimLongitude,
    dynamicProperties: dynamicProperties === '' ? {} : (JSON.parse(dynamicProperties) as object),
  });
  const [first, second] = again.rows.map((row) => kept(row as never));
  expect(first).toMatchObject(kept(rows[0] as never));
  expect(second).toMatchObject(kept(rows[1] as never));
});

test.each(['colour=green', '["a"]', '{"size":{"mm":3}}', '{}'])(
  'what another program writes as dynamicProperties is kept as it is: %s',
  async (cell) => {
    const { rows } = await writtenOf(
      ['Z-000001.jpg'],
      `catalogNumber;dynamicProperties\nZ-000001;"${cell.replaceAll('"', '""')}"\n`,
    );
    expect(rows).toMatchObject([{ dynamicProperties: JSON.stringify({ dynamicProperties: cell }) }]);
  },
);

test('what people typed goes out, and so does how many places are sensitive', async () => {
  const catalogue = newCatalogue();
  const ids = ['1', '2'].map((number) => newSpecimen(catalogue, { number, views: ['dorsal'] }).id);
  const [first = 0] = ids;
  const set = (specimenIds: readonly number[], ...edits: FieldEdit[]) =>
    putRight(catalogue, { act: 'fields', of: { specimenIds }, edits });
  set(
    ids,
    { field: { term: 'country' }, way: 'set', value: 'Costa Rica' },
    { field: { own: 'Host plant' }, way: 'set', value: 'Salix' },
    { field: { own: 'verbatimEventDate' }, way: 'set', value: 'spring 1998' },
  );
  set(
    [first],
    { field: { term: 'decimalLatitude' }, way: 'set', value: '10°3′N' },
    { field: { term: 'decimalLongitude' }, way: 'set', value: '84.1 W' },
    { field: { term: 'sensitivePlace' }, way: 'set', value: 'nest site' },
  );
  const choice = { ...DEFAULT_CSV, columns: CSV_COLUMNS };
  expect(await previewCsv(catalogue, choice)).toMatchObject({ total: 2, sensitive: 1 });
  const path = join(temporaryFolder(), 'out.csv');
  expect(await exportCsv(catalogue, { choice, path, replace: false }, context())).toMatchObject({ sensitive: 1 });
  const both = { country: 'Costa Rica', dynamicProperties: '{"Host plant":"Salix"}', verbatimEventDate: 'spring 1998' };
  expect(parse(readFileSync(path, 'utf8'), { columns: true })).toMatchObject([
    { ...both, decimalLatitude: '10.05', decimalLongitude: '-84.1', sensitivePlace: 'nest site' },
    { ...both, decimalLatitude: '', sensitivePlace: '' },
  ]);
});
