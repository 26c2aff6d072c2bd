/* A table of records beside the photos: what it says of specimens, who named them when, and what it contradicts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { tieLabel } from '../../electron/catalogue/naming/label-ties.ts';
import { taxaNamed, widerTaxa } from '../../electron/catalogue/naming/taxa.ts';
import { fullText } from '../../electron/importing/name-all.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { genusAndSpecies, newCatalogue, newSpecimen, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { imported, put, putPictures, request, withTable } from '../helpers/a-folder.ts';

const NOBODY = { labels: 'none', identifiedBy: '' } as const;

function said(catalogue: Catalogue) {
  return catalogue.read.all(
    `SELECT catalog_number AS number, scientific_name AS name, rank, qualifier, identified_by AS who,
       identified_utc AS date, determination.remarks
     FROM determination JOIN specimen ON specimen.id = specimen_id JOIN taxon ON taxon.id = taxon_id
     ORDER BY catalog_number`,
  );
}

const shown = (catalogue: Catalogue) =>
  catalogue.read
    .all<{ line: string }>(
      `SELECT ifnull(catalog_number, '-') || ' ' || shown_status || ' ' || ifnull(scientific_name, '-') AS line
     FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id ORDER BY line`,
    )
    .map(({ line }) => line);

test('names with their own determiner and date become determinations, as exact as they are written', async () => {
  const { folder, catalogue } = await withTable(
    ['VC_00101_d.jpg', 'VC_00101_v.jpg', 'VC_00102.jpg', 'VC_00103.jpg', 'VC_00104.jpg', 'VC_00105.jpg'],
    `catalogNumber,scientificName,family,identifiedBy,dateIdentified,identificationRemarks
VC_00101,"Carabus auratus Linnaeus, 1761",Carabidae,A. Winkler,1932-07,by genitalia
VC_00102,Carabus cf. nitens,Carabidae,B. Horn,1998,
VC_00103,Aglais io,Nymphalidae,C. Rey,3/4/98,
VC_00104,Vanessa atalanta,Nymphalidae,,,
VC_00105,indet.,,D. Hope,2001,
`,
  );
  const plan = await previewImport(catalogue, request(folder, NOBODY));
  expect(plan.table).toMatchObject({ rows: 5, matched: 5, named: 4, withoutDeterminer: 1, moreNames: 0 });
  expect(plan.table?.names.map(({ said, photos, isNew }) => [fullText(said), photos, isNew])).toEqual([
    ['Carabus auratus Linnaeus, 1761', 2, true],
    ['Carabus cf. nitens', 1, true],
    ['Aglais io', 1, true],
    ['Vanessa atalanta', 1, true],
  ]);
  const result = await imported(catalogue, request(folder, NOBODY));
  expect(result).toMatchObject({ labelled: 3, namedByTable: 3, specimensAdded: 5, contradictionCount: 0 });
  expect(said(catalogue)).toEqual([
    {
      number: 'VC_00101',
      name: 'Carabus auratus',
      rank: 'species',
      qualifier: null,
      who: 'A. Winkler',
      date: '1932-07',
      remarks: 'from table "catalogue.csv", line 2; by genitalia',
    },
    {
      number: 'VC_00102',
      name: 'Carabus nitens',
      rank: 'species',
      qualifier: 'cf.',
      who: 'B. Horn',
      date: '1998',
      remarks: 'from table "catalogue.csv", line 3',
    },
    {
      number: 'VC_00103',
      name: 'Aglais io',
      rank: 'species',
      qualifier: null,
      who: 'C. Rey',
      date: '',
      remarks: 'from table "catalogue.csv", line 4; date as written: 3/4/98',
    },
  ]);
  const auratus = catalogue.read.value<number>(`SELECT id FROM taxon WHERE scientific_name = 'Carabus auratus'`) ?? 0;
  expect(widerTaxa(catalogue.read, auratus).map(({ scientificName }) => scientificName)).toEqual([
    'Carabus',
    'Carabidae',
  ]);

  // Once more adds nothing; a person who vouches adds what nobody is named for, under the day of the import.
  expect(await imported(catalogue, request(folder, NOBODY))).toMatchObject({ labelled: 0, contradictionCount: 0 });
  expect(await imported(catalogue, request(folder, { labels: 'none' }))).toMatchObject({ namedByTable: 1 });
  expect(said(catalogue)[3]).toMatchObject({
    number: 'VC_00104',
    who: 'Edith Example',
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test('of a name that is kept in a shorter form the remark holds what was written', async () => {
  const { folder, catalogue } = await withTable(
    ['VC_00101.jpg', 'VC_00102.jpg', 'VC_00103.jpg', 'VC_00104.jpg'],
    `catalogNumber,scientificName,identifiedBy
VC_00101,Heliconius sp. n.,A. Winkler
VC_00102,Carabus (Autocarabus) auratus L.,A. Winkler
VC_00103,Carabus auratus (Auratus-Gruppe) auct. non L.,A. Winkler
VC_00104,Carabus cf. auratus L.,?
`,
  );
  await imported(catalogue, request(folder, NOBODY));
  expect(said(catalogue)).toMatchObject([
    {
      name: 'Heliconius',
      qualifier: 'sp.',
      remarks: 'from table "catalogue.csv", line 2; written "Heliconius sp. n."',
    },
    {
      name: 'Carabus auratus',
      remarks: 'from table "catalogue.csv", line 3; written "Carabus (Autocarabus) auratus L."',
    },
  ]);
  await imported(catalogue, request(folder, { labels: 'none' }));
  expect(said(catalogue)[2]).toMatchObject({
    number: 'VC_00104',
    who: 'Edith Example',
    remarks: 'from table "catalogue.csv", line 5',
  });
});

test('a table against a folder is told and nothing is written; a wider folder is no contradiction', async () => {
  const { folder, catalogue } = await withTable(
    ['Aglais io/VC_00101_d.jpg', 'Vanessa/VC_00102.jpg', 'Aglais io/VC_00103.jpg', 'Aglais io/VC_00101_v.jpg'],
    'catalogNumber,scientificName,identifiedBy\nVC_00101,Aglais urticae,A. Winkler\nVC_00102,Vanessa atalanta,B. Horn\n',
  );
  expect((await previewImport(catalogue, request(folder))).contradictions).toEqual([
    expect.objectContaining({ kind: 'table', specimen: 'VC_00101', stands: 'Aglais io', says: 'Aglais urticae' }),
  ]);
  const result = await imported(catalogue, request(folder));
  expect(result).toMatchObject({ contradictionCount: 1, labelled: 2, namedByTable: 1 });
  expect(shown(catalogue)).toEqual([
    'VC_00101 unnamed -',
    'VC_00102 verified Vanessa atalanta',
    'VC_00103 verified Aglais io',
  ]);
  expect(said(catalogue)).toMatchObject([{ who: 'B. Horn' }, { who: 'Edith Example' }]);
});

test('a table against the catalogue is told, also for specimens of which there is no photo here', async () => {
  const { folder, catalogue } = await withTable(['VC_00101.jpg'], 'catalogNumber,locality\nVC_00101,Linz\n');
  await imported(catalogue, request(folder, NOBODY));
  newSpecimen(catalogue, { number: 'OLD 7' });
  const table = (name: string) =>
    `catalogNumber,scientificName,identifiedBy,locality\nOLD-7,${name},A. Winkler,Graz\nVC_00101,${name},A. Winkler,Wien\n`;
  put(folder, 'catalogue.csv', table('Aglais io'));
  expect(await imported(catalogue, request(folder, NOBODY))).toMatchObject({ namedByTable: 2 });
  put(folder, 'catalogue.csv', table('Aglais urticae'));
  expect((await imported(catalogue, request(folder, NOBODY))).contradictions).toMatchObject([
    { kind: 'table', specimen: 'VC_00101', stands: 'Aglais io', says: 'Aglais urticae', path: 'VC_00101.jpg' },
    { kind: 'table', specimen: 'OLD 7', stands: 'Aglais io', says: 'Aglais urticae', path: 'catalogue.csv, line 2' },
  ]);
  expect(shown(catalogue)).toEqual(['OLD 7 doubtful Aglais io', 'VC_00101 doubtful Aglais io']);
  expect(catalogue.read.all('SELECT locality FROM specimen ORDER BY catalog_number')).toEqual([
    { locality: 'Graz' },
    { locality: 'Wien' },
  ]);
});

test('rows by file name give photos their number, view and name, and join them', async () => {
  const { folder, catalogue } = await withTable(
    ['IMG_0001.jpg', 'IMG_0002.jpg', 'IMG_0003.jpg', 'VC_00109.jpg'],
    `File;Cat. No.;View;Species;Determiner
IMG_0001.JPG;VC 1;dorsal;Carabus auratus;A. Winkler
IMG_0002;VC 1;ventral;Carabus auratus;A. Winkler
IMG_0003.jpg;;;rat;B. Horn
VC_00109.jpg;VC_00110;;Carabus auratus;B. Horn
`,
  );
  const plan = await previewImport(catalogue, request(folder, NOBODY));
  expect(plan).toMatchObject({ specimens: 3, table: { matched: 4, named: 3 } });
  const result = await imported(catalogue, request(folder, NOBODY));
  expect(result.contradictions).toMatchObject([
    { kind: 'table', specimen: 'VC_00109', stands: 'VC_00109', says: 'VC_00110' },
  ]);
  expect(shown(catalogue)).toEqual(['- verified rat', 'VC 1 verified Carabus auratus', 'VC_00109 unnamed -']);
  expect(catalogue.read.all(`SELECT view FROM photo WHERE view IS NOT NULL ORDER BY view`)).toEqual([
    { view: 'dorsal' },
    { view: 'ventral' },
  ]);
  expect(catalogue.read.value(`SELECT rank FROM taxon WHERE scientific_name = 'rat'`)).toBe('label');
});

test('numbers that a spreadsheet spoilt count where a person agreed, doubled ones never', async () => {
  const { folder, catalogue } = await withTable(
    ['000233_d.jpg', '000233_v.jpg', '000244.jpg'],
    'catalogNumber,locality\n233,Linz\n000244,Graz\n000244,Wien\n',
  );
  const plan = await previewImport(catalogue, request(folder, NOBODY));
  expect(plan.table).toMatchObject({ matched: 0, spoilt: { count: 1 }, contradicting: { count: 2 } });
  await imported(catalogue, request(folder, NOBODY));
  const localities = () =>
    catalogue.read.all('SELECT catalog_number AS number, locality FROM specimen ORDER BY catalog_number');
  expect(localities()).toEqual([
    { number: '000233', locality: null },
    { number: '000244', locality: null },
  ]);
  const agreed = { folders: {}, patterns: {}, table: { columns: null, agreeSpoilt: true } };
  await imported(catalogue, request(folder, { ...NOBODY, choices: agreed }));
  expect(localities()).toEqual([
    { number: '000233', locality: 'Linz' },
    { number: '000244', locality: null },
  ]);
  expect((await previewImport(catalogue, request(folder))).before?.choices).toEqual(agreed);
});

test('columns are what a person says they are', async () => {
  const { folder, catalogue } = await withTable(
    ['VC_00101.jpg'],
    'catalogNumber,Label,Remark,identifiedBy\nVC_00101,Kasten 12,Aglais io,A. Winkler\n',
  );
  const columns = [
    { heading: 'Label', use: 'custom' },
    { heading: 'Remark', use: 'name' },
  ] as const;
  const choices = { folders: {}, patterns: {}, table: { columns, agreeSpoilt: false } };
  await imported(catalogue, request(folder, { ...NOBODY, choices }));
  expect(shown(catalogue)).toEqual(['VC_00101 verified Aglais io']);
  expect(catalogue.read.value('SELECT other_terms FROM specimen')).toBe('{"Label":"Kasten 12"}');
});

test('cells that their columns cannot take are kept as they are written', async () => {
  const { folder, catalogue } = await withTable(
    ['VC_104233.jpg', '000007.jpg'],
    `catalogNumber,country,decimalLatitude,decimalLongitude,coordinateUncertaintyInMeters,eventDate,typeStatus,collectionCode,occurrenceID
VC 104233,Austria,"47,5",-13.25,0,1932-05-01,Holotype,ENT,urn:1
000007,Chile,95,x,30,1900,none,ENT,
`,
  );
  await imported(catalogue, request(folder, NOBODY));
  const columns = `catalog_number, occurrence_id, country, decimal_latitude, decimal_longitude, coordinate_uncertainty_m,
    type_status, event_date, other_terms`;
  expect(catalogue.read.all(`SELECT ${columns} FROM specimen ORDER BY catalog_number DESC`)).toEqual([
    {
      catalog_number: 'VC 104233',
      occurrence_id: 'urn:1',
      country: 'Austria',
      decimal_latitude: 47.5,
      decimal_longitude: -13.25,
      coordinate_uncertainty_m: null,
      type_status: 'Holotype',
      event_date: '1932-05-01',
      other_terms: '{"coordinateUncertaintyInMeters":"0","collectionCode":"ENT"}',
    },
    {
      catalog_number: '000007',
      occurrence_id: expect.stringMatching(/^[\da-f-]{36}$/),
      country: 'Chile',
      decimal_latitude: null,
      decimal_longitude: null,
      coordinate_uncertainty_m: 30,
      type_status: null,
      event_date: '1900',
      other_terms: '{"decimalLatitude":"95","decimalLongitude":"x","collectionCode":"ENT"}',
    },
  ]);
});

test.each(['none', 'Not a type', 'N', '-', '–'])('%j as type status is no type', async (words) => {
  const { folder, catalogue } = await withTable(['VC_00107.jpg'], `catalogNumber;typeStatus\nVC_00107;${words}\n`);
  await imported(catalogue, request(folder, NOBODY));
  expect(catalogue.read.get('SELECT type_status, other_terms FROM specimen')).toEqual({
    type_status: null,
    other_terms: null,
  });
});

test('a file of another program beside the photos is read as their records; of two, none is taken', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a/IMG_0001.jpg', 'a/IMG_0002.jpg']);
  const coco = JSON.stringify({
    images: [
      { id: 1, file_name: 'a/IMG_0001.jpg' },
      { id: 2, file_name: 'a/IMG_0002.jpg' },
    ],
    annotations: [
      { id: 1, image_id: 1, category_id: 1 },
      { id: 2, image_id: 2, category_id: 2 },
    ],
    categories: [
      { id: 1, name: 'Carabus auratus' },
      { id: 2, name: 'rat' },
    ],
  });
  put(folder, 'annotations.json', coco);
  put(folder, 'other.json', '{"a": 1}');
  const plan = await previewImport(newCatalogue(), request(folder, NOBODY));
  expect(plan.table).toMatchObject({ file: 'annotations.json', from: { peer: 'coco' }, matched: 2 });
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none' }));
  expect(shown(catalogue)).toEqual(['- verified Carabus auratus', '- verified rat']);
  put(folder, 'export/again.json', coco);
  expect((await previewImport(newCatalogue(), request(folder, NOBODY))).table?.file).toBe('annotations.json');
  put(folder, 'again.json', coco);
  expect((await previewImport(newCatalogue(), request(folder, NOBODY))).table).toBeNull();
});

test('a file of another program is found one folder deeper too, and told apart from files of single photos', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['export/images/IMG_0001.jpg', 'export/IMG_0002.jpg']);
  const found = (file: string) => ({ file, detections: [{ category: '1', conf: 0.9, bbox: [0, 0, 1, 1] }] });
  const results = {
    info: { format_version: '1.6' },
    detection_categories: { 1: 'animal' },
    images: ['images/IMG_0001.jpg', 'IMG_0002.jpg'].map(found),
  };
  put(folder, 'export/results.json', JSON.stringify(results));
  put(folder, 'export/IMG_0002.json', JSON.stringify(results));
  const { table } = await previewImport(newCatalogue(), request(folder, NOBODY));
  expect(table).toMatchObject({ file: 'results.json', from: { peer: 'megadetector' }, matched: 2 });
});

test('a list beside class folders says what their identifiers stand for', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['n02084071/1.jpg', 'n02121620/1.jpg']);
  put(folder, 'words.txt', 'n02084071\tdog, domestic dog\nn02121620\tcat, true cat\n');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'classes' }));
  expect(shown(catalogue)).toEqual(['- verified cat', '- verified dog']);
});

const ANIMALS =
  'catalogNumber,scientificName,identifiedBy\nVC_00101,Rattus rattus,A. Winkler\nVC_00102,Sus scrofa,B. Horn\n';

test('a label of a class is nothing against the taxon of a table, now or later; of two labels, or of two taxa, one is wrong', async () => {
  const { folder, catalogue } = await withTable(
    ['rat/VC_00101_d.jpg', 'rat/VC_00101_v.jpg', 'pig/VC_00102.jpg', 'pig/VC_00103.jpg'],
    ANIMALS,
  );
  const classes = request(folder, { labels: 'classes' });
  expect((await previewImport(catalogue, classes)).contradictionCount).toBe(0);
  expect(await imported(catalogue, classes)).toMatchObject({ contradictionCount: 0, labelled: 3, namedByTable: 2 });
  const named = ['VC_00101 verified Rattus rattus', 'VC_00102 verified Sus scrofa', 'VC_00103 verified pig'];
  expect(shown(catalogue)).toEqual(named);
  rmSync(join(folder, 'catalogue.csv'));
  expect(await imported(catalogue, classes)).toMatchObject({ contradictionCount: 0, labelled: 0 });
  put(folder, 'catalogue.csv', `${ANIMALS}VC_00103,Babyrousa,C. Rey\n`);
  expect(await imported(catalogue, classes)).toMatchObject({ contradictionCount: 0, labelled: 1, namedByTable: 1 });
  expect(shown(catalogue)).toEqual([...named.slice(0, 2), 'VC_00103 verified Babyrousa']);

  put(folder, 'catalogue.csv', 'catalogNumber,label\nVC_00101,mouse\n');
  const plan = await previewImport(newCatalogue(), classes);
  expect(plan.contradictions).toMatchObject([{ kind: 'table', stands: 'rat', says: 'mouse' }]);

  // Once it is tied to a taxon, a label claims that one.
  const tied = newCatalogue();
  await imported(tied, { ...classes, records: put(temporaryFolder(), 'no.csv', 'catalogNumber\n1\n') });
  const [labelId = 0] = taxaNamed(tied.read, 'rat').map(({ id }) => id);
  const [taxonId = 0] = genusAndSpecies(tied, 'Mus musculus');
  tieLabel(tied.write, { labelId, taxonId, identifiedBy: 'Ann' }, UTC);
  put(folder, 'catalogue.csv', ANIMALS);
  expect((await previewImport(tied, classes)).contradictions).toMatchObject([
    { kind: 'table', stands: 'Mus musculus', says: 'Rattus rattus' },
  ]);
});

test('a photo without a row keeps its label beside another of its specimen with a taxon, in any order', async () => {
  const { folder, catalogue } = await withTable(
    ['rat/VC_00101_d.jpg', 'rat/VC_00101_v.jpg', 'rat/VC_00102_d.jpg', 'rat/VC_00102_v.jpg'],
    'File,Species,Determiner\nVC_00101_v.jpg,Rattus rattus,A. Winkler\nVC_00102_d.jpg,Rattus rattus,A. Winkler\n',
  );
  const classes = request(folder, { labels: 'classes' });
  expect((await previewImport(catalogue, classes)).contradictions).toEqual([]);
  expect(await imported(catalogue, classes)).toMatchObject({ contradictionCount: 0 });
  expect(shown(catalogue)).toEqual(['VC_00101 verified Rattus rattus', 'VC_00102 verified Rattus rattus']);
});
