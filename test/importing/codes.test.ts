/* Codes on labels as evidence at import: for the number where the file's name says none, never against it in silence. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reviewSpecimen } from '../../electron/catalogue/browsing/review.ts';
import { nextUndo } from '../../electron/catalogue/naming/actions.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { listOpen } from '../../electron/catalogue/repairing/open-contradictions.ts';
import type { SettleRequest } from '../../electron/contract/repair.ts';
import { settle } from '../../electron/importing/settle.ts';
import { newCatalogue, newSpecimen, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { labelled } from '../helpers/a-labelled-photo.ts';
import { imported, put, putPictures, request, tiffOf } from '../helpers/a-folder.ts';
import { faults, putRight, turned } from '../helpers/repairs.ts';

const specimens = ({ read }: Catalogue) =>
  read
    .all<{ n: string; photos: number; s: string }>(
      `SELECT ifnull(catalog_number, '-') AS n, shown_status AS s,
         (SELECT count(*) FROM photo WHERE specimen_id = specimen.id) AS photos FROM specimen ORDER BY specimen.id`,
    )
    .map(({ n, photos, s }) => [n, photos, s].join(' '));

test('a code says the number where the file name says none; photos of one code are one specimen', async () => {
  const folder = temporaryFolder();
  put(folder, 'Aglais io/IMG_0001.jpg', await labelled('VC 104233', '#9a917f'));
  put(folder, 'Aglais io/IMG_0002.jpg', await labelled('VC 104233', '#7f919a'));
  put(folder, 'Aglais io/IMG_0003.jpg', await labelled('VC 104234', '#917f9a'));
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder, { codes: true }))).toMatchObject({
    codesRead: 3,
    codesAgainst: 0,
    labelled: 2,
  });
  expect(specimens(catalogue)).toEqual(['VC 104233 2 verified', 'VC 104234 1 verified']);
  const [photo] = reviewSpecimen(catalogue.read, 1, null)?.photos ?? [];
  expect(photo?.codes).toMatchObject([{ format: 'Data Matrix', text: 'VC 104233' }]);
  for (const [x, y] of photo?.codes[0]?.corners ?? []) {
    expect(x).toBeGreaterThan(300);
    expect(y).toBeGreaterThan(150);
  }
});

test('a table brings names and places to a number that only a code says', async () => {
  const folder = temporaryFolder();
  put(folder, 'IMG_0001.jpg', await labelled('VC 104233', '#9a917f'));
  put(
    folder,
    'catalogue.csv',
    'catalogNumber,scientificName,identifiedBy,country\nVC 104233,Aglais io,Ann Other,France\n',
  );
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder, { labels: 'none', codes: true }))).toMatchObject({
    namedByTable: 1,
  });
  expect(specimens(catalogue)).toEqual(['VC 104233 1 verified']);
  expect(catalogue.read.value('SELECT country FROM specimen')).toBe('France');
});

test('a code against the number in the file name is told, and nothing is named by it', async () => {
  const folder = temporaryFolder();
  put(folder, 'Aglais io/VC_104233_d.jpg', await labelled('VC 104299', '#9a917f'));
  put(folder, 'Aglais io/VC_104233_v.jpg', await labelled('VC 104233', '#7f919a'));
  put(folder, 'Aglais io/VC_104300_d.jpg', await labelled('104300', '#917f9a'));
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder, { codes: true }))).toMatchObject({
    codesRead: 3,
    codesAgainst: 1,
    labelled: 1,
    contradictions: [
      {
        kind: 'barcode',
        specimen: 'VC_104233',
        stands: 'VC_104233',
        says: 'VC 104299',
        path: 'Aglais io/VC_104233_d.jpg',
      },
    ],
  });
  expect(specimens(catalogue)).toEqual(['VC_104233 2 unnamed', 'VC_104300 1 verified']);
});

test('codes are read where they are asked for: of new photos, and of known ones that have none yet', async () => {
  const folder = temporaryFolder();
  const content = await labelled('VC 104233', '#9a917f');
  put(folder, 'IMG_0001.jpg', content);
  const catalogue = newCatalogue();
  const codes = () => catalogue.read.all('SELECT photo_id AS photo, text FROM photo_code ORDER BY photo_id');
  await imported(catalogue, request(folder));
  expect(codes()).toEqual([]);
  put(folder, 'IMG_0002.jpg', content);
  await imported(catalogue, request(folder, { codes: true }));
  const both = [
    { photo: 1, text: 'VC 104233' },
    { photo: 2, text: 'VC 104233' },
  ];
  expect(codes()).toEqual(both);
  expect(specimens(catalogue)).toHaveLength(1);
  // Not asked for, they stay.
  utimesSync(join(folder, 'IMG_0001.jpg'), 1, 1);
  await imported(catalogue, request(folder));
  expect(codes()).toEqual(both);
});

test('a code on one page of a file says the number for all of them', async () => {
  const folder = temporaryFolder();
  const plain = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  put(folder, 'scan a.tif', await tiffOf([plain, await labelled('VC 104233', '#9a917f')]));
  const catalogue = newCatalogue();
  const asked = request(folder, { labels: 'none', codes: true, pages: 'all' });
  expect(await imported(catalogue, asked)).toMatchObject({ added: 2, codesRead: 1, specimensAdded: 1 });
  expect(specimens(catalogue)).toEqual(['VC 104233 2 unnamed']);
});

test('a row that only a code fits is matched like any other: in the report, by its spelling and for the name', async () => {
  const folder = temporaryFolder();
  put(folder, 'Aglais io/IMG_0001.jpg', await labelled('VC 104233', '#9a917f'));
  put(folder, 'Aglais io/IMG_0002.jpg', await labelled('VC 104234', '#7f919a'));
  put(folder, 'Pieris rapae/IMG_0003.jpg', await labelled('VC 104235', '#917f9a'));
  const rows = ['VC_104233,Aglais io geisha,Graz,c-1', 'VC 104235,Aglais io,Wien,c-2', 'VC 104299,Aglais io,Linz,c-3'];
  put(
    folder,
    'catalogue.csv',
    `catalogNumber,scientificName,locality,occurrenceID,identifiedBy\n${rows.map((row) => `${row},Ann Other\n`).join('')}`,
  );
  const catalogue = newCatalogue();
  const asked = request(folder, { codes: true });
  const result = await imported(catalogue, asked);
  expect(result.table).toMatchObject({
    rows: 3,
    matched: 2,
    named: 1,
    unmatched: { count: 1, first: [{ key: 'VC 104299' }] },
    loosely: { count: 1, first: [{ key: 'VC_104233', fits: ['VC 104233'] }] },
  });
  // A row that says more than its folder is taken; one against its folder is told, and names nothing.
  expect(result).toMatchObject({ namedByTable: 1, labelled: 2, contradictionCount: 1 });
  expect(result.contradictions).toMatchObject([{ kind: 'table', stands: 'Pieris rapae', says: 'Aglais io' }]);
  expect(specimens(catalogue)).toEqual(['VC_104233 1 verified', 'VC 104234 1 verified', 'VC 104235 1 unnamed']);
  const terms = catalogue.read.all('SELECT locality, occurrence_id AS id FROM specimen ORDER BY specimen.id LIMIT 1');
  expect(terms).toEqual([{ locality: 'Graz', id: 'c-1' }]);
  const again = await imported(catalogue, asked);
  expect(again).toMatchObject({ table: { matched: 2, unmatched: { count: 1 } }, labelled: 0, contradictionCount: 1 });
});

test('a later import for codes numbers known specimens that have no number, as one act', async () => {
  const folder = temporaryFolder();
  const file = (count: number) => `IMG_000${count}.jpg`;
  const codes = ['VC 101', 'VC 102', 'VC 102', 'VC 104', 'VC 105', 'VC 106'];
  for (const [index, code] of codes.entries()) put(folder, file(index + 1), await labelled(code, `#9a91${index}f`));
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none' }));
  newSpecimen(catalogue, { number: 'VC 104' });
  const idOf = (count: number) =>
    catalogue.read.value<number>('SELECT specimen_id FROM photo WHERE file_name = ?', [file(count)]);
  // One that a person numbered, and one whose number a person took away again.
  putRight(catalogue, { act: 'renumber', specimenId: idOf(5), catalogNumber: 'VC 905' });
  putRight(catalogue, { act: 'renumber', specimenId: idOf(6), catalogNumber: 'VC 906' });
  putRight(catalogue, { act: 'renumber', specimenId: idOf(6), catalogNumber: null });
  put(folder, 'IMG_0007.jpg', await labelled('VC 101', '#123456'));
  const asked = request(folder, { labels: 'none', codes: true });
  const result = await imported(catalogue, asked);
  expect(result).toMatchObject({ known: 6, added: 1, numbered: 2, specimensAdded: 0, contradictionCount: 2 });
  expect(result.contradictions.map(({ stands, says }) => `${stands} ${says}`)).toEqual([
    'IMG_0003.jpg VC 102',
    'IMG_0004.jpg VC 104',
  ]);
  const numbers = () =>
    catalogue.read
      .all<{ number: string }>(
        `SELECT ifnull(catalog_number, '-') AS number FROM photo JOIN specimen ON specimen.id = specimen_id
         WHERE file_name LIKE 'IMG%' ORDER BY file_name`,
      )
      .map(({ number }) => number);
  const after = ['VC 101', 'VC 102', '-', '-', 'VC 905', '-', 'VC 101'];
  expect(numbers()).toEqual(after);
  expect(nextUndo(catalogue.read)?.description).toBe('Specimens numbered by codes in their photos');
  expect(await imported(catalogue, asked)).toMatchObject({ numbered: 0, contradictionCount: 2 });
  // What stands against it is settled by a word: the photo goes to the specimen that has the number.
  settle(catalogue.write, { which: { kind: 'number' }, take: 'disk', by: '' }, UTC);
  expect(numbers()).toEqual(['VC 101', 'VC 102', 'VC 102', 'VC 104', 'VC 905', '-', 'VC 101']);
  turned(catalogue, 'undo');
  turned(catalogue, 'undo');
  expect(numbers()).toEqual(['-', '-', '-', '-', 'VC 905', '-', '-']);
  turned(catalogue, 'redo');
  expect(numbers()).toEqual(after);
  expect(await faults(catalogue)).toEqual([]);
});

/** Two photos of VC 233, one of them with another code, and the same of VC 244, whose other photo has no code. */
async function againstNames() {
  const folder = temporaryFolder();
  put(folder, 'Aglais io/VC_00233_d.jpg', await labelled('VC 00299', '#9a917f'));
  put(folder, 'Aglais io/VC_00233_v.jpg', await labelled('VC 00233', '#7f919a'));
  put(folder, 'Aglais io/VC_00244_label.jpg', await labelled('VC 00288', '#917f9a'));
  await putPictures(folder, ['Aglais io/VC_00244_d.jpg']);
  put(folder, 'catalogue.csv', 'catalogNumber,locality\nVC_00244,Graz\nVC_00288,Wien\n');
  const catalogue = newCatalogue();
  const asked = request(folder, { codes: true });
  await imported(catalogue, asked);
  const settled = (which: SettleRequest['which'], take: SettleRequest['take']) =>
    settle(catalogue.write, { which, take, by: '' }, UTC);
  const open = () => listOpen(catalogue.read).first;
  return { folder, catalogue, asked, settled, open };
}

test('what a code says against a file name is taken over by a word: for its specimen, or for its photo alone', async () => {
  const { catalogue, asked, settled, open } = await againstNames();
  // One was named by its folder before its label was read.
  const before = ['VC_00233 2 unnamed', 'VC_00244 2 doubtful'];
  expect(specimens(catalogue)).toEqual(before);
  expect(open().map(({ kind, says }) => `${kind} ${says}`)).toEqual(['barcode VC 00299', 'barcode VC 00288']);
  const { description } = settled({ kind: 'barcode' }, 'disk');
  expect(description).toBe('2 contradictions: as the code says');
  expect(open()).toEqual([]);
  const after = ['VC_00233 1 unnamed', 'VC 00288 2 verified', 'VC 00299 1 unnamed'];
  expect(specimens(catalogue)).toEqual(after);
  turned(catalogue, 'undo');
  expect(specimens(catalogue)).toEqual(before);
  expect(open()).toHaveLength(2);
  turned(catalogue, 'redo');
  // The folder's name and the row of the number are theirs from the next import on.
  expect(await imported(catalogue, asked)).toMatchObject({ contradictionCount: 0, labelled: 2, specimensAdded: 0 });
  expect(specimens(catalogue)).toEqual(after.map((line) => line.replace('unnamed', 'verified')));
  expect(catalogue.read.value(`SELECT locality FROM specimen WHERE catalog_number = 'VC 00288'`)).toBe('Wien');
  expect(await faults(catalogue)).toEqual([]);
});

test('a number that a person keeps against a code is not in doubt any more, and not told again', async () => {
  const { catalogue, asked, settled, open } = await againstNames();
  settled({ kind: 'barcode' }, 'catalogue');
  expect(open()).toEqual([]);
  utimesSync(join(asked.folder, 'Aglais io/VC_00233_d.jpg'), 1, 1);
  expect(await imported(catalogue, asked)).toMatchObject({ contradictionCount: 0, labelled: 1 });
  expect(specimens(catalogue)).toEqual(['VC_00233 2 verified', 'VC_00244 2 verified']);
});

test('the number of another specimen joins nothing, and a number that a person gave is not in question', async () => {
  const { catalogue, settled, open } = await againstNames();
  newSpecimen(catalogue, { number: 'VC 00288' });
  const [first, second] = open();
  expect(() => settled({ ids: [second?.id ?? 0] }, 'disk')).toThrow(
    expect.objectContaining({ code: 'nothing-to-put-right', detail: expect.stringContaining('VC_00244 is left') }),
  );
  putRight(catalogue, { act: 'renumber', specimenId: second?.specimenId ?? 0, catalogNumber: 'VC 00777' });
  expect(open()).toEqual([first]);
});

test('a code that is taken over takes the other pages of its file along', async () => {
  const folder = temporaryFolder();
  const plain = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  put(folder, 'VC_00233_d.tif', await tiffOf([plain, await labelled('VC 00299', '#9a917f')]));
  put(folder, 'VC_00233_v.jpg', await labelled('VC 00233', '#7f919a'));
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none', codes: true, pages: 'all' }));
  settle(catalogue.write, { which: { kind: 'barcode' }, take: 'disk', by: '' }, UTC);
  expect(specimens(catalogue)).toEqual(['VC_00233 1 unnamed', 'VC 00299 2 unnamed']);
});
