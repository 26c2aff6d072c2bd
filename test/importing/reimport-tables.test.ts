/* The same folder again with tables beside it: new ones, corrected ones, bad ones. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { decision, genusAndSpecies, newCatalogue, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { contents, imported, put, putPictures, request } from '../helpers/a-folder.ts';
import { faults, turned } from '../helpers/repairs.ts';

test('checklist and records beside the photos are used; a bad one stops the import before anything is written', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus/VC_000001_d.jpg', 'VC_000002_d.jpg']);
  put(
    folder,
    'names.csv',
    'scientificName,scientificNameAuthorship,family\nCarabus auratus,"Linnaeus, 1761",Carabidae\n',
  );
  put(
    folder,
    'catalogue.csv',
    'catalogNumber;locality;typeStatus\n000001;Wienerwald;\n000002;"Prater; west";Holotype\n000003;nowhere;\n',
  );
  const catalogue = newCatalogue();
  expect(await previewImport(catalogue, request(folder))).toMatchObject({
    photos: 2,
    // Both tables are read.
    otherFiles: 0,
    checklist: join(folder, 'names.csv'),
    records: join(folder, 'catalogue.csv'),
    rule: '',
    specimens: 2,
    names: [
      { folder: '', said: null, photos: 1 },
      { folder: 'Carabus auratus', said: { scientificName: 'Carabus auratus', rank: 'species' }, photos: 1 },
    ],
    unlabelled: 1,
  });
  expect(catalogue.read.value('SELECT count(*) FROM taxon')).toBe(0);
  await imported(catalogue, request(folder));
  expect(contents(catalogue)).toMatchObject({
    specimens: [
      { catalog_number: '000001', locality: 'Wienerwald', type_status: null, scientific_name: 'Carabus auratus' },
      { catalog_number: '000002', locality: 'Prater; west', type_status: 'Holotype', scientific_name: null },
    ],
    taxa: [
      { scientific_name: 'Carabidae' },
      { scientific_name: 'Carabus' },
      { scientific_name: 'Carabus auratus', authorship: 'Linnaeus, 1761' },
    ],
  });
  put(folder, 'catalogue.csv', 'catalogNumber;locality\n000001;Wienerwald;too;many\n');
  await putPictures(folder, ['VC_000009_d.jpg']);
  await expect(imported(catalogue, request(folder))).rejects.toMatchObject({
    code: 'csv-unreadable',
    message: expect.stringContaining('line 2'),
  });
  expect(catalogue.read.value('SELECT count(*) FROM photo')).toBe(2);
});

test('a record is found by the number that a rule leaves, with what the rule leaves before it', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['VC_000001_d.jpg', 'other.jpg']);
  put(folder, 'catalogue.csv', 'catalogNumber,locality\nVC 000001,Prater\n');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { nameRule: 'VC_{number}[_{view}].{ext}' }));
  expect(catalogue.read.all('SELECT catalog_number AS n, locality AS l FROM specimen ORDER BY n')).toEqual([
    { n: null, l: null },
    { n: 'VC 000001', l: 'Prater' },
  ]);
});

test('fields that a corrected table changes are told, in the plan too, and undo takes them back', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['VC_00001_d.jpg', 'VC_00001_v.jpg', 'VC_00002_d.jpg']);
  const table = (...rows: readonly string[]) =>
    put(folder, 'catalogue.csv', ['catalogNumber,locality,recordedBy,Drawer', ...rows].join('\n'));
  table('VC_00001,Bonn,,12', 'VC_00002,Bonn,,13');
  const catalogue = newCatalogue();
  expect((await imported(catalogue, request(folder))).termsChanged).toEqual({ fields: 0, specimens: 0, first: [] });
  table('VC_00001,Köln,Meyer,14', 'VC_00002,Bonn,Silva,13');
  const termsChanged = {
    fields: 2,
    specimens: 1,
    first: [
      { specimen: 'VC_00001', field: 'locality', before: 'Bonn', after: 'Köln' },
      { specimen: 'VC_00001', field: 'Drawer', before: '12', after: '14' },
    ],
  };
  const recorded = () =>
    catalogue.read.all(
      `SELECT locality, recorded_by AS by, other_terms ->> 'Drawer' AS drawer FROM specimen ORDER BY catalog_number`,
    );
  expect((await previewImport(catalogue, request(folder))).termsChanged).toEqual(termsChanged);
  expect((await imported(catalogue, request(folder))).termsChanged).toEqual(termsChanged);
  expect(recorded()).toEqual([
    { locality: 'Köln', by: 'Meyer', drawer: '14' },
    { locality: 'Bonn', by: 'Silva', drawer: '13' },
  ]);
  turned(catalogue, 'undo');
  expect(recorded()[0]).toEqual({ locality: 'Bonn', by: 'Meyer', drawer: '12' });
  expect(await faults(catalogue)).toEqual([]);
});

test('a table that gives the same name with another determiner adds a determination, once, and none against a person', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['VC_00001.jpg', 'VC_00002.jpg']);
  const table = (...rows: readonly string[]) =>
    put(folder, 'catalogue.csv', ['catalogNumber,scientificName,identifiedBy,dateIdentified', ...rows].join('\n'));
  table('VC_00001,Carabus auratus,Silva,1998', 'VC_00002,Carabus auratus,Silva,1998');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  decide(catalogue.write, decision([2], { taxonId, identifiedBy: 'Ann' }), UTC);
  table('VC_00001,Carabus auratus,Meyer,2005', 'VC_00002,Carabus auratus,Meyer,2005');
  expect((await previewImport(catalogue, request(folder))).table?.named).toBe(1);
  for (const namedByTable of [1, 0]) {
    expect(await imported(catalogue, request(folder))).toMatchObject({ namedByTable, contradictionCount: 0 });
  }
  expect(
    catalogue.read.all(
      'SELECT specimen_id AS id, identified_by AS by, identified_utc AS at FROM determination ORDER BY determination.id',
    ),
  ).toEqual([
    { id: 1, by: 'Silva', at: '1998' },
    { id: 2, by: 'Silva', at: '1998' },
    { id: 2, by: 'Ann', at: UTC },
    { id: 1, by: 'Meyer', at: '2005' },
  ]);
});
