/* Codes on labels as evidence at import: for the number where the file's name says none, never against it in silence. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reviewSpecimen } from '../../electron/catalogue/browsing/review.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { thumbnailFile } from '../../electron/photos/write-thumbnail.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, put, request } from '../helpers/a-folder.ts';

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
  expect(await imported(catalogue, request(folder))).toMatchObject({ codesRead: 3, codesAgainst: 0, labelled: 2 });
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
  expect(await imported(catalogue, request(folder, { labels: 'none' }))).toMatchObject({ namedByTable: 1 });
  expect(specimens(catalogue)).toEqual(['VC 104233 1 verified']);
  expect(catalogue.read.value('SELECT country FROM specimen')).toBe('France');
});

test('a code against the number in the file name is told, and nothing is named by it', async () => {
  const folder = temporaryFolder();
  put(folder, 'Aglais io/VC_104233_d.jpg', await labelled('VC 104299', '#9a917f'));
  put(folder, 'Aglais io/VC_104233_v.jpg', await labelled('VC 104233', '#7f919a'));
  put(folder, 'Aglais io/VC_104300_d.jpg', await labelled('104300', '#917f9a'));
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder))).toMatchObject({
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

test('a copy, and a photo whose thumbnail alone was written, have the codes too', async () => {
  const folder = temporaryFolder();
  const content = await labelled('VC 104233', '#9a917f');
  const file = put(folder, 'IMG_0001.jpg', content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  put(folder, 'IMG_0002.jpg', content);
  utimesSync(file, 1, 1);
  await imported(catalogue, request(folder));
  const codes = ({ read }: Catalogue) => read.all('SELECT photo_id AS photo, text FROM photo_code ORDER BY photo_id');
  expect(codes(catalogue)).toEqual([
    { photo: 1, text: 'VC 104233' },
    { photo: 2, text: 'VC 104233' },
  ]);
  // As after a kill: the thumbnail is there, its photo is not.
  const killed = newCatalogue();
  const thumbnail = ({ places }: Catalogue) => thumbnailFile(places, sha256);
  mkdirSync(dirname(thumbnail(killed)), { recursive: true });
  copyFileSync(thumbnail(catalogue), thumbnail(killed));
  await imported(killed, request(folder));
  expect(codes(killed)).toMatchObject([{ text: 'VC 104233' }, { text: 'VC 104233' }]);
});
