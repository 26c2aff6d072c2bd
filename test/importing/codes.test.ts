/* Codes on labels as evidence at import: for the number where the file's name says none, never against it in silence. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reviewSpecimen } from '../../electron/catalogue/browsing/review.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, put, request, tiffOf } from '../helpers/a-folder.ts';

async function labelled(text: string, shade: string): Promise<Buffer> {
  const code = await toBuffer({
    bcid: 'datamatrix',
    text,
    scale: 6,
    backgroundcolor: 'FFFFFF',
    paddingwidth: 3,
    paddingheight: 3,
  });
  return await sharp({ create: { width: 600, height: 400, channels: 3, background: shade } })
    .composite([{ input: code, left: 300, top: 150 }])
    .jpeg()
    .toBuffer();
}

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
