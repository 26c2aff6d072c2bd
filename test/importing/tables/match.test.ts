/* What columns are taken for, which photos and specimens rows are about, and what they say. */
import { expect, test } from 'vitest';
import type { TableColumns } from '../../../electron/contract/tables.ts';
import { columnsOf, proposeColumns } from '../../../electron/importing/tables/columns.ts';
import { FileIndex } from '../../../electron/importing/tables/file-index.ts';
import { type Matchable, matchRows } from '../../../electron/importing/tables/match.ts';
import { numberIdentity } from '../../../electron/domain/intake/number-identity.ts';
import { writtenTable } from '../../helpers/a-written-table.ts';

test.each([
  [
    'catalogNumber;scientificName;identifiedBy;dateIdentified;verbatimIdentification',
    'catalogue-number name determiner date-identified verbatimIdentification',
  ],
  ['File;Species;Collector', 'file-name name recordedBy'],
  ['Filename;Cat. No.;Determiner;Date;Locality', 'file-name catalogue-number determiner date-identified locality'],
  [
    'Barcode;Art;det.;det. am;leg.;Datum;Fundort',
    'catalogue-number name determiner custom recordedBy eventDate locality',
  ],
  [
    'Datei;Inv.-Nr.;Gattung;Art-Epitheton;Bestimmt von;Bestimmungsdatum',
    'file-name catalogue-number genus specificEpithet determiner date-identified',
  ],
  [
    'Fichier;N° d’inventaire;Espèce;Déterminé par;Récolteur;Lieu;Pays',
    'file-name catalogue-number name determiner recordedBy locality country',
  ],
  [
    'Archivo;Nº de catálogo;Especie;Determinado por;Fecha de determinación;Colector;Fecha',
    'file-name catalogue-number name determiner date-identified recordedBy eventDate',
  ],
  ['Photo;Espe\u0300ce;Date', 'file-name name eventDate'],
  ['Art / Species;Leg./Det.;Länge (mm)', 'name custom custom'],
  ['dwc:catalogNumber;http://rs.tdwg.org/dwc/terms/locality;Locality details', 'catalogue-number locality custom'],
  ['Species;scientificName;catalogNumber', 'custom name catalogue-number'],
  ['id;Name;weight', 'catalogue-number name custom'],
  ['catalogNumber;status;predictedName;sha256', 'catalogue-number left-out left-out left-out'],
  ['Photo;class', 'file-name label'],
  ['catalogNumber;class;order;scientificName', 'catalogue-number class order name'],
])('%s', async (headings, uses) => {
  const width = headings.split(';').length;
  const proposed = proposeColumns(
    await writtenTable(`${headings}\n${Array.from({ length: width }, (_, n) => `a${n}.`).join(';')}\n`),
  );
  expect(proposed.map(({ use }) => use).join(' ')).toBe(uses);
});

test('what stands in the columns decides where headings do not', async () => {
  const of = async (text: string) => proposeColumns(await writtenTable(text)).map(({ use }) => use);
  expect(await of('Name;Photo;Species\nIMG_1.jpg;yes;Ia io\nIMG_2.JPG;no;Aus bus\n')).toEqual([
    'file-name',
    'custom',
    'name',
  ]);
  expect(await of('catalogNumber;Genus;Species\n1;Carabus;auratus\n2;Ia;io\n')).toEqual([
    'catalogue-number',
    'genus',
    'specificEpithet',
  ]);
  expect(await of('catalogNumber;Genus;Species\n1;Carabus;Carabus auratus\n')).toEqual([
    'catalogue-number',
    'genus',
    'name',
  ]);
});

test('a choice of columns is kept as JSON, holds for moved columns, and takes nothing from a choice', async () => {
  const chosen = JSON.parse(
    JSON.stringify([
      { heading: 'Notes', use: 'name' },
      { heading: 'gone', use: 'country' },
    ] satisfies TableColumns),
  ) as TableColumns;
  expect(columnsOf(await writtenTable('File;Species;notes;Land\na.jpg;x;rat;A\n'), chosen)).toEqual([
    { heading: 'File', use: 'file-name' },
    { heading: 'Species', use: 'custom' },
    { heading: 'notes', use: 'name' },
    { heading: 'Land', use: 'country' },
  ]);
});

test.each<[cell: string, photos: string[], found: string | null]>([
  ['a.jpg', ['a.jpg', 'b.jpg'], 'exact a.jpg'],
  ['A.JPG', ['a.jpg'], 'loose a.jpg'],
  ['a', ['x/a.jpg'], 'loose x/a.jpg'],
  ['a.CR2', ['x/a.jpg'], 'loose x/a.jpg'],
  ['Käfer.jpg', ['Ka\u0308fer.jpg'], 'exact Ka\u0308fer.jpg'],
  ['Käfer.jpg', ['K\uF7E4fer.jpg'], 'loose K\uF7E4fer.jpg'],
  ['C:\\photos\\x\\a.jpg', ['x/a.jpg', 'y/a.jpg'], 'exact x/a.jpg'],
  ['./x/a.jpg', ['x/a.jpg', 'y/x/a.jpg', 'y/a.jpg'], 'ambiguous x/a.jpg,y/x/a.jpg'],
  ['y/x/a.jpg', ['x/a.jpg', 'y/x/a.jpg'], 'exact y/x/a.jpg'],
  ['/home/me/old/a.jpg', ['a.jpg'], 'exact a.jpg'],
  ['b/IMG_1.jpg', ['a/IMG_1.jpg'], null],
  ['IMG_1.jpg', ['a/IMG_1.jpg', 'b/IMG_1.jpg'], 'ambiguous a/IMG_1.jpg,b/IMG_1.jpg'],
  ['IMG_1', ['a/IMG_1.jpg', 'a/IMG_1.tif'], 'loose a/IMG_1.jpg,a/IMG_1.tif'],
  ['a.jpg', ['A.jpg', 'a.jpg'], 'exact a.jpg'],
  ['a.jpg | b.jpg', ['a.jpg', 'b.jpg', 'c.jpg'], 'exact a.jpg,b.jpg'],
  ['a.jpg | z.jpg', ['a.jpg', 'b.jpg'], null],
  ['VC.1', ['VC.2.jpg'], null],
])('%s among %j', (cell, photos, found) => {
  const index = new FileIndex();
  for (const photo of photos) index.add(photo);
  const one = index.find(cell);
  expect(one && `${one.how} ${one.photos.join(',')}`).toBe(found);
});

async function matched(content: string, among: Partial<Matchable>, agreeSpoilt = false) {
  const { rows, report } = await matchRows(
    await writtenTable(content),
    { photos: [], numbers: [], ...among },
    { columns: null, agreeSpoilt },
  );
  return { report, rows: rows.map(({ line, how, photos, number }) => `${line} ${how} ${number ?? photos.join(',')}`) };
}

test('numbers: the same, then letters and separators set aside where one fits, never across separators of digits', async () => {
  expect(numberIdentity('VC_104233')).toBe(numberIdentity('vc 104233'));
  expect(numberIdentity('1938.1.12')).not.toBe(numberIdentity('1938.11.2'));
  const { rows, report } = await matched('catalogNumber;locality\nVC 1;a\nvc-2;b\n1938.11.2;c\nX 9;d\nx-9;d\n', {
    numbers: ['VC 1', 'VC_1', 'VC_2', '1938.1.12', 'X_9'],
  });
  expect(rows).toEqual(['2 exact VC 1', '3 loose VC_2']);
  expect(report).toMatchObject({
    rows: 5,
    matched: 2,
    loosely: { count: 1, first: [{ line: 3, key: 'vc-2', fits: ['VC_2'] }] },
    unmatched: { count: 1, first: [{ line: 4, key: '1938.11.2', fits: [] }] },
    ambiguous: {
      count: 2,
      first: [
        { line: 5, key: 'X 9', fits: ['X_9'] },
        { line: 6, key: 'x-9', fits: ['X_9'] },
      ],
    },
  });
});

const SPOILT = 'catalogNumber;locality\n233;a\n244.0;b\n1.00E+05;c\n2E+3;d\n600;e\n77;f\n8;g\n1.50E+06;h\n';

test('numbers that a spreadsheet spoilt are told, and used only where a person agreed', async () => {
  const numbers = ['000233', '000244', '100000', '2E3', '6E2', 'VC 77', '8', '008', '1499999', '1500001'];
  const told = await matched(SPOILT, { numbers });
  expect(told.rows).toEqual(['8 exact 8']);
  expect(told.report).toMatchObject({
    spoiltUsed: false,
    spoilt: {
      count: 5,
      first: [
        { line: 2, key: '233', fits: ['000233'] },
        { line: 3, key: '244.0', fits: ['000244'] },
        { line: 4, key: '1.00E+05', fits: ['100000'] },
        { line: 5, key: '2E+3', fits: ['2E3'] },
        { line: 6, key: '600', fits: ['6E2'] },
      ],
    },
    unmatched: { count: 1, first: [{ line: 7, key: '77' }] },
    ambiguous: { count: 1, first: [{ line: 9, key: '1.50E+06', fits: ['1499999', '1500001'] }] },
  });
  const agreed = await matched(SPOILT, { numbers }, true);
  expect(agreed.rows).toEqual([
    '2 spoilt 000233',
    '3 spoilt 000244',
    '4 spoilt 100000',
    '5 spoilt 2E3',
    '6 spoilt 6E2',
    '8 exact 8',
  ]);
  expect(agreed.report).toMatchObject({ matched: 6, spoiltUsed: true, spoilt: { count: 5 } });
});

test('a number given twice with different content counts for neither row; the same content is said once', async () => {
  const { rows, report } = await matched('catalogNumber;Art\n1;rat\n1;pig\n2;ant\n2;ant\n3;bee\n', {
    numbers: ['1', '2', '3'],
  });
  expect(rows).toEqual(['4 exact 2', '6 exact 3']);
  expect(report).toMatchObject({
    rows: 5,
    matched: 2,
    repeated: 1,
    contradicting: {
      count: 2,
      first: [
        { line: 2, key: '1' },
        { line: 3, key: '1' },
      ],
    },
  });
});

test('rows by file name: two names for one photo, and for the photos of one number, contradict', async () => {
  const content = `File;Cat. No.;Species;notes
a.jpg;1;rat;sharp
b.jpg;1;rat;blurred
c.jpg;2;pig;
d.jpg;2;ant;
e.jpg;3;bee;
E.JPG;3;fly;
;4;cat;
;;dog;
z.jpg;9;owl;
y.jpg;;elk;
`;
  const { rows, report } = await matched(content, {
    photos: ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'],
    numbers: ['4'],
  });
  expect(rows).toEqual(['2 exact a.jpg', '3 exact b.jpg', '8 exact 4']);
  const { contradicting, withoutKey, unmatched, matched: used, ambiguous, spoilt, repeated } = report;
  expect(contradicting.first.map(({ line }) => line).toSorted()).toEqual([4, 5, 6, 7]);
  expect(unmatched.first.map(({ key }) => key).toSorted()).toEqual(['9', 'y.jpg']);
  expect(withoutKey).toBe(1);
  const told = [used, contradicting.count, withoutKey, unmatched.count, ambiguous.count, spoilt.count, repeated];
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(report.rows);
  expect(report.columns).toEqual([
    { heading: 'File', use: 'file-name', proposed: 'file-name', filled: 8 },
    { heading: 'Cat. No.', use: 'catalogue-number', proposed: 'catalogue-number', filled: 8 },
    { heading: 'Species', use: 'name', proposed: 'name', filled: 10 },
    { heading: 'notes', use: 'custom', proposed: 'custom', filled: 2 },
  ]);
  expect(structuredClone(report)).toEqual(report);
});

test('a row says who named it, when and how', async () => {
  const content = `Cat. No.;Genus;Species epithet;Author;det.;det. Date;Family;Remarks on det.;Latitude;typeStatus;colour
1;Carabus;auratus;L.;Müller;3.5.1998;Carabidae;;46,62;none;green
2;;;;;;Carabidae;;95;Holotype;
3;;;;;;;;;;
`;
  const { rows } = await matchRows(
    await writtenTable(content),
    { photos: [], numbers: ['1', '2', '3'] },
    { columns: null, agreeSpoilt: false },
  );
  expect(rows.map(({ content: { terms } }) => terms)).toEqual([
    { decimal_latitude: 46.62, other_terms: '{"colour":"green"}' },
    { type_status: 'Holotype', other_terms: '{"decimalLatitude":"95"}' },
    {},
  ]);
  expect(rows.map(({ content: { name } }) => name)).toEqual([
    {
      text: 'Carabus auratus',
      isScientific: true,
      among: 'labels',
      rank: null,
      authorship: 'L.',
      qualifier: null,
      wider: { family: 'Carabidae', genus: 'Carabus' },
      vernacularName: null,
      identifiedBy: 'Müller',
      dateIdentified: '1998-05-03',
      dateWritten: '3.5.1998',
      verbatim: null,
      remarks: null,
    },
    expect.objectContaining({ text: 'Carabidae', rank: 'family', identifiedBy: null }),
    null,
  ]);
});

test.each([
  ['Nome científico', 'name'],
  ['NOME CIENTIFICO', 'name'],
  ['Nomes científicos', 'name'],
  ['Nom scientifique', 'name'],
  ['Nombre científico', 'name'],
  ['Wissenschaftlicher Name', 'name'],
  ['Nome scientifico', 'name'],
  ['Wetenschappelijke naam', 'name'],
  ['Espécie', 'name'],
  ['Datum det.', 'date-identified'],
  ['Data de determinação', 'date-identified'],
  ['Data det.', 'date-identified'],
  ['Date de détermination', 'date-identified'],
  ['Data da coleta', 'eventDate'],
])('the heading %s is known: %s', async (heading, use) => {
  const { report } = await matchRows(
    await writtenTable(`catalogNumber;${heading}\n1;x\n`),
    { photos: [], numbers: [] },
    { columns: null, agreeSpoilt: false },
  );
  expect(report.columns[1]?.use).toBe(use);
});

test('cells longer than names and numbers can be are refused in words', async () => {
  await expect(matched(`catalogNumber;Art\n1;${'a'.repeat(501)}\n`, {})).rejects.toMatchObject({
    message: expect.stringContaining('line 2 has a cell of more than 500 characters in the column Art'),
  });
});
