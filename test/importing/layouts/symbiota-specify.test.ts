/* Tables of Symbiota and Specify, imported with photos: see test/fixtures/peers/make_peers.py, which names versions and sources. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportRequest } from '../../../electron/contract/import.ts';
import { previewImport } from '../../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';
import { imported, putPictures, request } from '../../helpers/a-folder.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'peers');

const NOTHING = {
  view: null,
  name: null,
  authorship: null,
  rank: null,
  qualifier: null,
  determiner: null,
  dateIdentified: null,
  verbatim: null,
  eventDate: null,
  recordedBy: null,
  locality: null,
  country: null,
  state: null,
  typeStatus: null,
};

/** What the catalogue has of each photo, by its file's name. */
async function taken(table: string, photos: readonly string[], more: Partial<ImportRequest> = {}) {
  const folder = temporaryFolder();
  await putPictures(folder, photos);
  const records = join(temporaryFolder(), table);
  copyFileSync(join(FIXTURES, table), records);
  const catalogue = newCatalogue();
  const asked = request(folder, { labels: 'none', identifiedBy: '', records, ...more });
  const plan = await previewImport(catalogue, asked);
  const result = await imported(catalogue, asked);
  const rows = catalogue.read.all<Record<string, string | null> & { file: string }>(
    `SELECT file_name AS file, catalog_number AS number, view, scientific_name AS name, authorship, taxon.rank, qualifier,
       identified_by AS determiner, identified_utc AS dateIdentified, determination.verbatim, event_date AS eventDate,
       recorded_by AS recordedBy, locality, country, state_province AS state, type_status AS typeStatus
     FROM photo JOIN specimen ON specimen.id = photo.specimen_id
       LEFT JOIN determination ON determination.id = shown_determination_id LEFT JOIN taxon ON taxon.id = determination.taxon_id`,
  );
  return { plan, result, said: Object.fromEntries(rows.map(({ file, ...row }) => [file, row])) };
}

/** An internal number of a portal or a data base is never a catalogue number, and zeros stay. */
test.each([
  ['symbiota-native.csv', 'E. Moser'],
  ['symbiota-darwin-core.csv', 'E. Moser; A. Lovelace'],
])('%s: the table alone of a download', async (table, recordedBy) => {
  const photos = ['ASU0001234.jpg', 'ASU0001234_label.jpg', '0004711.jpg', 'ASU0001236.jpg', 'ASU0001237.jpg'];
  const { plan, result, said } = await taken(table, photos);
  expect(plan.table).toMatchObject({ from: { peer: 'symbiota' }, rows: 4, matched: 4, named: 4, withoutDeterminer: 0 });
  expect(plan.table?.notUnderstood.count).toBe(0);
  expect(result).toMatchObject({ added: 5, specimensAdded: 4, labelled: 3 });
  const variety = {
    ...NOTHING,
    number: 'ASU0001234',
    name: 'Carex aquatilis var. dives',
    authorship: '(Holm) Kük.',
    rank: 'variety',
    determiner: 'P. Ball',
    dateIdentified: '2003-05-11',
    verbatim: 'Carex aquatilis var. dives',
    eventDate: '1987-06',
    recordedBy,
    locality: 'Below the dam, along "Oak Creek"',
    country: 'United States',
    state: 'Arizona',
  };
  expect(said).toEqual({
    'ASU0001234.jpg': variety,
    'ASU0001234_label.jpg': { ...variety, view: 'label' },
    '0004711.jpg': {
      ...NOTHING,
      number: '0004711',
      name: 'Carex aquatilis',
      authorship: 'Wahlenb.',
      rank: 'species',
      qualifier: 'cf.',
      determiner: 'B. Beetle',
      dateIdentified: '1999-05',
      verbatim: 'Carex aquatilis',
      eventDate: '1999-07-04/1999-07-06',
      recordedBy: 'E. Moser',
      country: 'United States',
      state: 'Arizona',
      typeStatus: 'Isotype',
    },
    'ASU0001236.jpg': {
      ...NOTHING,
      number: 'ASU0001236',
      name: 'Cyperaceae',
      rank: 'family',
      determiner: 'E. Moser',
      dateIdentified: '',
      verbatim: 'Cyperaceae',
    },
    'ASU0001237.jpg': { ...NOTHING, number: 'ASU0001237' },
  });
});

const AGREED = { folders: {}, patterns: {}, table: { columns: null, agreeSpoilt: true } };

test('a query of Specify: numbers that lost their zeros on agreement; the current determination with its own authors', async () => {
  const photos = ['000000104.jpg', '000000104_v.jpg', '000000105.jpg', '000000106.jpg'];
  const without = await taken('specify-query.csv', photos);
  expect(without.plan.table).toMatchObject({ from: { peer: 'specify' }, rows: 3, matched: 0, spoilt: { count: 3 } });
  expect(without.said['000000104.jpg']).toEqual({ ...NOTHING, number: '000000104' });
  const { plan, said } = await taken('specify-query.csv', photos, { choices: AGREED });
  expect(plan.table).toMatchObject({ matched: 3, named: 3, contradicting: { count: 0 }, repeated: 0 });
  const first = {
    ...NOTHING,
    number: '000000104',
    name: 'Carabus auratus honnorati',
    rank: 'subspecies',
    determiner: 'Lovelace, Ada',
    dateIdentified: '2020-05-03',
    verbatim: 'Carabus auratus honnorati',
    eventDate: '1987-06',
    recordedBy: 'Moser, E.; Beetle, Bo',
    locality: 'Graz, Wald',
    country: 'Austria',
    state: 'Styria',
  };
  expect(said).toEqual({
    '000000104.jpg': first,
    '000000104_v.jpg': { ...first, view: 'ventral' },
    '000000105.jpg': {
      ...NOTHING,
      number: '000000105',
      name: 'Carabus violaceus',
      authorship: 'Linnaeus, 1758',
      rank: 'species',
      qualifier: 'cf.',
      determiner: 'Lovelace, Ada',
      dateIdentified: '2021',
      verbatim: 'Carabus violaceus',
      eventDate: '1999-07-04',
      typeStatus: 'Holotype',
    },
    '000000106.jpg': { ...NOTHING, number: '000000106' },
  });
});

test('a query of Specify with attachments: photos by the names that their files had, whatever their titles say', async () => {
  const { plan, said } = await taken('specify-attachments.csv', ['IMG_0001.JPG', 'IMG_0002.JPG', 'IMG_0003.JPG']);
  expect(plan.table).toMatchObject({ from: { peer: 'specify' }, rows: 3, matched: 3, named: 2, withoutDeterminer: 1 });
  const name = {
    ...NOTHING,
    number: 'NHM 000104',
    name: 'Carabus auratus',
    rank: 'species',
    determiner: 'Lovelace, Ada',
    dateIdentified: '2020-05-03',
    verbatim: 'Carabus auratus',
  };
  expect(said).toEqual({
    'IMG_0001.JPG': name,
    'IMG_0002.JPG': name,
    'IMG_0003.JPG': { ...NOTHING, number: 'NHM 000105' },
  });
});

test('a data set of the WorkBench: genus and epithets make the name, whose authors are those of its lowest rank', async () => {
  const { plan, said } = await taken('specify-workbench.csv', ['000000104.jpg', '000000105.jpg'], {
    identifiedBy: 'Ada',
  });
  expect(plan.table).toMatchObject({ from: { peer: 'specify' }, rows: 2, matched: 2, withoutDeterminer: 2 });
  expect(said).toEqual({
    '000000104.jpg': {
      ...NOTHING,
      number: '000000104',
      name: 'Carabus auratus honnorati',
      authorship: 'Dejean, 1826',
      rank: 'subspecies',
      determiner: 'Ada',
      dateIdentified: '2020-05-03',
      verbatim: 'Carabus auratus honnorati',
      eventDate: '1987-06-14',
      recordedBy: 'Moser',
    },
    '000000105.jpg': {
      ...NOTHING,
      number: '000000105',
      name: 'Carabus nitens',
      authorship: 'Linnaeus, 1758',
      rank: 'species',
      determiner: 'Ada',
      dateIdentified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      verbatim: 'Carabus nitens',
      eventDate: '1987-06-15',
      recordedBy: 'Moser',
    },
  });
});
