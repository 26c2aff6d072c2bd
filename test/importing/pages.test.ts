/* TIFF files of several pages: a person says whether their first page is read or all, and each page is a photo of its own. */
import { copyFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reviewSpecimen } from '../../electron/catalogue/browsing/review.ts';
import { fileOfPhoto } from '../../electron/catalogue/browsing/photo-file.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { findSpecimen } from '../../electron/catalogue/repairing/repaired.ts';
import { photosThatAreThere } from '../../electron/catalogue/specimens/photo-rows.ts';
import type { ImportRequest } from '../../electron/contract/import.ts';
import { DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { previewCsv } from '../../electron/exporting/csv/csv-job.ts';
import { pathOnDisk } from '../../electron/files/path-text.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { inputKey } from '../../electron/network/backbone.ts';
import { networkPicture } from '../../electron/photos/network-picture.ts';
import { decodePicture } from '../../electron/trainer/running/pictures.ts';
import { decision, genusAndSpecies, newCatalogue, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { contents, greyPages, imported, picture, put, request, tiffOf } from '../helpers/a-folder.ts';
import { putRight } from '../helpers/repairs.ts';

const NOBODY = { labels: 'none', identifiedBy: '' } as const;
const ALL = { ...NOBODY, pages: 'all' } as const;

/** A TIFF of three pages, one of one page and a JPEG. */
async function scanned() {
  const folder = temporaryFolder();
  const pages = [await picture('png'), await picture('png'), await picture('png')];
  put(folder, 'box/drawer.tif', await tiffOf(pages));
  put(folder, 'box/leaf.TIF', await picture('tiff'));
  put(folder, 'box/moth.jpg', await picture());
  return { folder, pages, catalogue: newCatalogue() };
}

interface Row {
  readonly id: number;
  readonly specimen: number;
  readonly name: string;
  readonly sha256: string;
}

const rows = ({ read }: Catalogue) =>
  read.all<Row>(
    'SELECT id, specimen_id AS specimen, file_name AS name, lower(hex(sha256)) AS sha256 FROM photo ORDER BY file_name',
  );
const names = (catalogue: Catalogue) => rows(catalogue).map(({ name }) => name);
const FIRST = ['drawer.tif', 'leaf.TIF', 'moth.jpg'];
const EVERY = ['drawer.tif', 'drawer.tif#page=2', 'drawer.tif#page=3', 'leaf.TIF', 'moth.jpg'];

/** Which of these pictures the one in a file is a copy of. */
async function mostLike(file: string, pictures: readonly Buffer[]): Promise<number> {
  const raw = async (input: Buffer | string) => await sharp(input).removeAlpha().raw().toBuffer();
  const seen = await raw(file);
  const drawn = await Promise.all(pictures.map(raw));
  const distances = drawn.map((one) => one.reduce((sum, value, at) => sum + Math.abs(value - seen[at]!), 0));
  return distances.indexOf(Math.min(...distances));
}

const complaints = async (catalogue: Catalogue, more = {}) =>
  (await checkCatalogue(catalogue, more)).filter(({ verdict }) => verdict !== 'ok').map(({ sentence }) => sentence);

test('the plan tells how many pages there are, and counts those that are asked for', async () => {
  const { folder, catalogue } = await scanned();
  const first = await previewImport(catalogue, request(folder, NOBODY));
  expect(first).toMatchObject({ pages: { files: 1, pages: 3 }, photos: 3, specimens: 3, changes: { added: 3 } });
  const all = await previewImport(catalogue, request(folder, ALL));
  expect(all).toMatchObject({ pages: { files: 1, pages: 3 }, photos: 5, specimens: 3, changes: { added: 5 } });
  expect(all.names).toMatchObject([{ folder: 'box', photos: 5, specimens: 3 }]);
  expect(all.apart.reduce((sum, { photos }) => sum + photos, 0)).toBe(5);
});

test('of one page each, nothing is asked', async () => {
  const folder = temporaryFolder();
  put(folder, 'leaf.tif', await picture('tiff'));
  expect((await previewImport(newCatalogue(), request(folder, NOBODY))).pages).toBeNull();
});

test('each page becomes a photo of one specimen, with a content of its own', async () => {
  const { folder, pages, catalogue } = await scanned();
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({
    found: 5,
    added: 5,
    specimensAdded: 3,
    exactCopies: 0,
    severalPages: 0,
    problemCount: 0,
  });
  const photos = rows(catalogue);
  expect(photos.map(({ name }) => name)).toEqual(EVERY);
  const [first, second, third, leaf] = photos.map(({ specimen }) => specimen);
  expect([second, third]).toEqual([first, first]);
  expect(leaf).not.toBe(first);
  expect(new Set(photos.map(({ sha256 }) => sha256)).size).toBe(5);
  const files = await photosThatAreThere(
    catalogue.read,
    photos.map(({ id }) => id),
  );
  expect(new Set([...files.values()].map(inputKey)).size).toBe(5);
  for (const [index, page] of pages.entries()) {
    const file = files.get(photos[index]!.id)!;
    const due = await networkPicture(page, 24);
    expect(Buffer.from(await decodePicture(file.path, 24, file)).equals(due)).toBe(true);
    // What Review shows in full, and small.
    for (const size of ['full', 'thumbnail'] as const) {
      const shown = await fileOfPhoto(catalogue, file.photoId, size);
      expect(await mostLike(pathOnDisk(shown!.path) as string, pages)).toBe(index);
    }
  }
  const shown = reviewSpecimen(catalogue.read, first!, null);
  expect(shown.photos.map(({ fileName }) => fileName)).toEqual(EVERY.slice(0, 3));
  expect(await complaints(catalogue, { contents: true })).toEqual([]);
});

test('a page is called by its file and its number, where it is exported and where it is asked for', async () => {
  const { folder, catalogue } = await scanned();
  await imported(catalogue, request(folder, ALL));
  const called = async (by: 'specimen' | 'photo', column: 'fileName' | 'fileNames') =>
    (await previewCsv(catalogue, { ...DEFAULT_CSV, rows: by, columns: [column] })).rows.flat();
  expect((await called('photo', 'fileName')).toSorted()).toEqual(EVERY);
  expect(await called('specimen', 'fileNames')).toContain(EVERY.slice(0, 3).join(' | '));
  const [first, second] = rows(catalogue);
  const found = (name: string) => findSpecimen(catalogue.read, name)?.photoId;
  expect(['drawer.tif', 'box/drawer.tif#page=2'].map(found)).toEqual([first!.id, second!.id]);
});

test('the first page keeps the content that it has without the others', async () => {
  const { folder, catalogue } = await scanned();
  await imported(catalogue, request(folder, NOBODY));
  const other = newCatalogue();
  await imported(other, request(folder, ALL));
  expect(rows(other)[0]?.sha256).toBe(rows(catalogue)[0]?.sha256);
});

test('an import for all pages adds those that are missing, one for the first takes nothing away', async () => {
  const { folder, catalogue } = await scanned();
  expect(await imported(catalogue, request(folder, NOBODY))).toMatchObject({ added: 3, severalPages: 1 });
  expect(names(catalogue)).toEqual(FIRST);
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({ added: 2, known: 3, specimensAdded: 0 });
  expect(names(catalogue)).toEqual(EVERY);
  const before = contents(catalogue);
  for (const asked of [NOBODY, ALL, { ...NOBODY, pages: 'first', contents: true } as const]) {
    expect(await imported(catalogue, request(folder, asked))).toMatchObject({ added: 0, known: 5, vanished: 0 });
  }
  expect(contents(catalogue)).toEqual(before);
  const { before: chosen, changes } = await previewImport(catalogue, request(folder, NOBODY));
  expect(chosen).toMatchObject({ pages: 'first' });
  expect(changes).toMatchObject({ added: 0, known: 5, vanished: 0 });
});

test('pages come to the specimen that a person put the first into', async () => {
  const { folder, catalogue } = await scanned();
  await imported(catalogue, request(folder, NOBODY));
  const [drawer, leaf] = rows(catalogue);
  putRight(catalogue, { act: 'join', specimenIds: [drawer!.specimen], intoId: leaf!.specimen });
  await imported(catalogue, request(folder, ALL));
  const specimens = rows(catalogue).map(({ specimen }) => specimen);
  expect(new Set(specimens.slice(0, 4)).size).toBe(1);
});

test('a page that was taken out stays out until it is asked for again', async () => {
  const { folder, catalogue } = await scanned();
  await imported(catalogue, request(folder, ALL));
  putRight(catalogue, { act: 'take-photos-out', photoIds: [rows(catalogue)[1]!.id] });
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({ added: 0, takenOut: 1 });
  expect(names(catalogue)).toEqual(EVERY.filter((name) => name !== 'drawer.tif#page=2'));
  expect(await imported(catalogue, request(folder, { ...ALL, again: true }))).toMatchObject({ added: 1 });
  expect(
    new Set(
      rows(catalogue)
        .slice(0, 3)
        .map(({ specimen }) => specimen),
    ).size,
  ).toBe(1);
});

test('a file that moved takes its pages with it; a copy has copies of them', async () => {
  const { folder, catalogue } = await scanned();
  await imported(catalogue, request(folder, ALL));
  const before = rows(catalogue).map(({ id, sha256 }) => [id, sha256]);
  renameSync(join(folder, 'box/drawer.tif'), join(folder, 'box/cabinet.tif'));
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({ added: 0, known: 5, vanished: 0 });
  expect(names(catalogue)).toEqual(EVERY.map((name) => name.replace('drawer', 'cabinet')));
  expect(rows(catalogue).map(({ id, sha256 }) => [id, sha256])).toEqual(before);
  copyFileSync(join(folder, 'box/cabinet.tif'), join(folder, 'copy.tif'));
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({
    added: 3,
    exactCopies: 3,
    specimensAdded: 0,
  });
});

test('a file with other pages than before is read anew, and told where it has fewer', async () => {
  const { folder, pages, catalogue } = await scanned();
  await imported(catalogue, request(folder, ALL));
  const before = rows(catalogue).map(({ sha256 }) => sha256);
  put(folder, 'box/drawer.tif', await tiffOf([pages[2]!, pages[0]!]));
  utimesSync(join(folder, 'box/drawer.tif'), 1_700_000_000, 1_700_000_000);
  expect((await complaints(catalogue)).join()).toContain('drawer.tif#page=3');
  expect(await imported(catalogue, request(folder, NOBODY))).toMatchObject({
    known: 4,
    changed: 2,
    vanished: 1,
    vanishedExamples: ['box/drawer.tif#page=3'],
  });
  const after = rows(catalogue).map(({ sha256 }) => sha256);
  expect(after.map((sha256, index) => sha256 === before[index])).toEqual([false, false, true, true, true]);
  const files = await photosThatAreThere(
    catalogue.read,
    rows(catalogue).map(({ id }) => id),
  );
  expect(files.size).toBe(4);
  rmSync(join(folder, 'box/drawer.tif'));
  expect(await imported(catalogue, request(folder, NOBODY))).toMatchObject({ vanished: 3 });
});

test('a number, a name and a row of a table are said of the file, and hold for all its pages', async () => {
  const folder = temporaryFolder();
  const tiff = async () => await tiffOf([await picture('png'), await picture('png')]);
  put(folder, 'Aglais io/VC_104233.tif', await tiff());
  put(folder, 'Aglais io/scan.tif', await tiff());
  put(folder, 'catalogue.csv', 'fileName,catalogueNumber,locality\nscan.tif,VC 104234,Graz\n');
  const asked: Partial<ImportRequest> = { pages: 'all' };
  const catalogue = newCatalogue();
  const result = await imported(catalogue, request(folder, asked));
  expect(result).toMatchObject({ added: 4, specimensAdded: 2, labelled: 2, unlabelled: 0, contradictionCount: 0 });
  expect(
    catalogue.read.all(
      `SELECT catalog_number AS number, locality, (SELECT count(*) FROM photo WHERE specimen_id = specimen.id) AS photos
       FROM specimen ORDER BY number`,
    ),
  ).toEqual([
    { number: 'VC 104234', locality: 'Graz', photos: 2 },
    { number: 'VC_104233', locality: null, photos: 2 },
  ]);
  expect(await imported(catalogue, request(folder, asked))).toMatchObject({ known: 4, contradictionCount: 0 });
});

test('the copies in a pyramid are no pages', async () => {
  const folder = temporaryFolder();
  const large = await picture('png', { width: 640, height: 480 });
  const tiled = { tile: true, tileWidth: 64, tileHeight: 64 };
  put(
    folder,
    'pyramid.tif',
    await sharp(large)
      .tiff({ ...tiled, pyramid: true })
      .toBuffer(),
  );
  put(folder, 'unmarked.tif', greyPages([640, 480], [320, 240], [160, 120], [80, 60]));
  put(folder, 'thumbnail-first.tif', greyPages([64, 48], [640, 480]));
  const catalogue = newCatalogue();
  expect((await previewImport(catalogue, request(folder, ALL))).pages).toBeNull();
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({ found: 3, added: 3, severalPages: 0 });
});

test('pages of other sizes are pages', async () => {
  const folder = temporaryFolder();
  put(folder, 'sheets.tif', greyPages([640, 480], [480, 640], [300, 300], [64, 48], [640, 480]));
  const { pages } = await previewImport(newCatalogue(), request(folder, NOBODY));
  expect(pages).toEqual({ files: 1, pages: 5 });
});

test('a folder that is called like a page is a folder', async () => {
  const folder = join(temporaryFolder(), 'box.tif#page=2');
  put(folder, 'a.tif#page=3/moth.jpg', await picture());
  put(folder, 'a.tif#page=4/b.tif', await tiffOf([await picture('png'), await picture('png')]));
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({ added: 3, problemCount: 0 });
  expect(await imported(catalogue, request(folder, ALL))).toMatchObject({ known: 3, vanished: 0 });
  expect(await complaints(catalogue, { contents: true })).toEqual([]);
});

test('a table of ours that a person changed comes back to the pages that it was written of', async () => {
  const { folder, catalogue } = await scanned();
  const asked = { ...ALL, labels: 'none' } as const;
  await imported(catalogue, request(folder, asked));
  const specimenIds = [rows(catalogue)[0]!.specimen];
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Aglais io');
  decide(catalogue.write, decision(specimenIds, { taxonId, identifiedBy: 'Ann Other' }), UTC);
  for (const by of ['photo', 'specimen'] as const) {
    const columns = ['scientificName', 'identifiedBy', by === 'photo' ? 'fileName' : 'fileNames'] as const;
    const { header, rows: written } = await previewCsv(catalogue, { ...DEFAULT_CSV, rows: by, columns });
    const typed = [header, ...written].map((cells) => cells.join(',')).join('\n');
    const name = by === 'photo' ? 'Aglais urticae' : 'Vanessa atalanta';
    const records = put(temporaryFolder(), 'back.csv', typed.replaceAll('Aglais io', name));
    const count = by === 'photo' ? 5 : 3;
    const { table, contradictions } = await imported(catalogue, request(folder, { ...asked, records }));
    expect(table).toMatchObject({ rows: count, matched: count, unmatched: { count: 0 }, contradicting: { count: 0 } });
    const said = { kind: 'table', stands: 'Aglais io', says: name, specimen: 'drawer.tif' };
    expect(contradictions).toMatchObject([said]);
  }
  // Pages of one specimen that are called otherwise by their rows contradict each other.
  const rowsOfPages = 'fileName,scientificName\ndrawer.tif,Aglais io\ndrawer.tif#page=2,Aglais urticae\n';
  const records = put(temporaryFolder(), 'two.csv', rowsOfPages);
  const { table } = await imported(catalogue, request(folder, { ...asked, records }));
  expect(table).toMatchObject({ matched: 0, contradicting: { count: 2 } });
});

test('rows about pages give each its view, and their number to all of them', async () => {
  const { folder, catalogue } = await scanned();
  const lines = [
    'drawer.tif,,dorsal',
    'drawer.tif#page=2,,ventral',
    'drawer.tif#page=9,,label',
    'leaf.TIF,VC 2,dorsal',
  ];
  put(folder, 'catalogue.csv', `fileName,catalogNumber,view\n${lines.join('\n')}\n`);
  const { table } = await imported(catalogue, request(folder, ALL));
  expect(table).toMatchObject({ rows: 4, matched: 3, unmatched: { count: 1, first: [{ key: 'drawer.tif#page=9' }] } });
  expect(catalogue.read.all('SELECT view FROM photo ORDER BY file_name')).toMatchObject(
    ['dorsal', 'ventral', 'dorsal', 'dorsal', null].map((view) => ({ view })),
  );
  const other = newCatalogue();
  put(folder, 'catalogue.csv', 'fileName,catalogNumber\ndrawer.tif#page=3,VC 1\n');
  await imported(other, request(folder, ALL));
  expect(other.read.all('SELECT catalog_number AS number FROM specimen WHERE id = 1')).toEqual([{ number: 'VC 1' }]);
});
