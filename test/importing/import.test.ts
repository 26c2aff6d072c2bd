/* Imports of real folders: everything that can be in the way, and what is made of it. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { newestImportProblems } from '../../electron/catalogue/specimens/imports.ts';
import { thumbnailFile } from '../../electron/photos/write-thumbnail.ts';
import { fileOfPhoto, type ShownFile } from '../../electron/catalogue/browsing/photo-file.ts';
import { NOWHERE, pathOfPlain, pathOnDisk } from '../../electron/files/path-text.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { scanFolder } from '../../electron/photos/scan.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { contents, imported, picture, put, putPictures, request } from '../helpers/a-folder.ts';

const readable = expect.objectContaining({ verdict: 'ok', sentence: expect.any(String) as string }) as object;

/** Every file of a folder with its content and times: the originals must stay as they are. */
function fingerprint(folder: string): string {
  return execFileSync('find', [folder, '-printf', '%p %s %T@ %m\n'], { encoding: 'utf8' })
    .split('\n')
    .sort()
    .join('\n');
}

test('a nasty folder is read to its end; every photo is there, every broken one is told, nothing is touched', async () => {
  const folder = temporaryFolder();
  const good = await picture();
  const names = [
    'VC_000001_d.jpg',
    'VC_000001_v.JPG',
    '"quoted\' name.jpg',
    'two\nlines.jpg',
    'Жужелица №7 🦋.jpg',
    'dots ... .jpg',
  ];
  await putPictures(
    folder,
    names.map((name) => `Carabus auratus/${name}`),
  );
  put(folder, 'to be identified/a.png', await picture('png'));
  put(folder, 'to be identified/b.tif', await picture('tiff'));
  put(folder, 'to be identified/c.webp', await picture('webp'));
  put(folder, 'to be identified/turned.jpg', await picture('jpeg', { orientation: 6 }));
  put(folder, 'copy of it.jpg', good);
  put(folder, 'to be identified/original.jpg', good);
  // What is broken.
  const whole = await picture('jpeg', { width: 300, height: 200 });
  put(folder, 'broken/empty.jpg', '');
  put(folder, 'broken/text.jpg', 'Ask Edith where these are.');
  put(folder, 'broken/truncated.jpg', whole.subarray(0, whole.length >> 1));
  put(folder, 'broken/truncated.png', (await picture('png', { width: 300, height: 200 })).subarray(0, 2_000));
  put(folder, 'broken/header only.jpg', whole.subarray(0, 30));
  const tiff = await picture('tiff', { width: 300, height: 200 });
  put(folder, 'broken/truncated.tif', tiff.subarray(0, 800));
  put(folder, 'broken/truncated.webp', (await picture('webp', { width: 300, height: 200 })).subarray(0, 900));
  // Whole by its ends, spoilt inside.
  const spoilt = Buffer.from(await picture('png', { width: 300, height: 200 }));
  put(folder, 'broken/spoilt.png', spoilt.fill(0x55, 200, 900));
  symlinkSync('/nowhere/at/all.jpg', join(folder, 'broken', 'broken link.jpg'));
  // What is not a photo at all.
  put(folder, 'notes.txt', 'x');
  put(folder, 'raw.nef', 'x');
  put(folder, '.hidden/secret.jpg', good);
  put(folder, '.DS_Store', 'x');
  put(folder, 'Thumbs.db', 'x');
  put(folder, 'folder named like a photo.jpg/inside.jpg', await picture());
  // Links: a loop, and the same folder twice.
  symlinkSync(folder, join(folder, 'loop'));
  symlinkSync(join(folder, 'Carabus auratus'), join(folder, 'the same again'));
  execFileSync('mkfifo', [join(folder, 'pipe.jpg')]);
  // A name that is no UTF-8.
  execFileSync('bash', ['-c', `cp "$1" "$2"/$'K\\xe4fer.jpg'`, '-', join(folder, 'to be identified', 'a.png'), folder]);

  const before = fingerprint(folder);
  const catalogue = newCatalogue();
  const result = await imported(catalogue, request(folder));
  expect(fingerprint(folder)).toBe(before);

  expect(result.problems.map(({ path, trouble }) => [path.slice(folder.length + 1), trouble]).sort()).toEqual(
    [
      ['broken/broken link.jpg', 'vanished'],
      ['broken/empty.jpg', 'empty'],
      ['broken/header only.jpg', 'truncated'],
      ['broken/text.jpg', 'not-a-photo'],
      ['broken/truncated.jpg', 'truncated'],
      ['broken/truncated.png', 'truncated'],
      ['broken/truncated.tif', 'truncated'],
      ['broken/truncated.webp', 'truncated'],
      ['broken/spoilt.png', 'unreadable'],
      ['pipe.jpg', 'no-file'],
      ['raw.nef', 'not-a-photo'],
    ].sort(),
  );
  for (const { message } of result.problems) expect(message).toMatch(/\. .*\.$/);
  expect(newestImportProblems(catalogue.read, 0)).toEqual(result.problems);
  expect(newestImportProblems(catalogue.read, 4)).toEqual(result.problems.slice(4));
  const readablePhotos = names.length + 4 + 2 + 1 + 1;
  expect(result).toMatchObject({
    found: readablePhotos + 9,
    added: readablePhotos,
    exactCopies: 2,
    turned: 1,
    otherFiles: 1,
    problemCount: 11,
    // The loop and the folder shown twice stay inside it.
    linksLeft: 0,
  });
  const turned = catalogue.read.get(`SELECT width, height, orientation FROM photo WHERE file_name = 'turned.jpg'`);
  expect(turned).toEqual({ width: 40, height: 60, orientation: 6 });
  // Every readable photo has a thumbnail that is a JPEG, upright, no part-written file beside it.
  const photos = catalogue.read.all<{ id: number; sha256: string }>(
    'SELECT id, lower(hex(sha256)) AS sha256 FROM photo WHERE trouble IS NULL',
  );
  for (const { sha256 } of photos) {
    expect((await sharp(thumbnailFile(catalogue.places, sha256)).metadata()).format).toBe('jpeg');
  }
  const parts = readdirSync(catalogue.places.thumbnails, { recursive: true }).filter((name) =>
    String(name).endsWith('.partial'),
  );
  expect(parts).toEqual([]);
  const findings = await checkCatalogue(catalogue);
  expect(findings.slice(0, 3)).toEqual([readable, readable, readable]);
  expect(findings[3]?.verdict).toBe('ok');

  // Two views of one number are one specimen; the rest stand alone; a copy goes to its original's specimen.
  const specimen = (file: string) =>
    catalogue.read.value<number>('SELECT specimen_id FROM photo WHERE file_name = ?', [file]);
  expect(specimen('VC_000001_d.jpg')).toBe(specimen('VC_000001_v.JPG'));
  expect(specimen('copy of it.jpg')).toBe(specimen('original.jpg'));
  expect(
    catalogue.read.get('SELECT catalog_number, shown_determiner, shown_status FROM specimen WHERE id = ?', [
      specimen('VC_000001_d.jpg'),
    ]),
  ).toEqual({
    catalog_number: 'VC_000001',
    shown_determiner: 'Edith Example',
    shown_status: 'verified',
  });
  expect(catalogue.read.all('SELECT DISTINCT remarks, identified_by FROM determination')).toEqual([
    { remarks: 'from folder name "Carabus auratus"', identified_by: 'Edith Example' },
  ]);

  // Again: nothing new, the same problems, the same catalogue.
  const first = contents(catalogue);
  const again = await imported(catalogue, request(folder));
  expect(again).toMatchObject({
    found: result.found,
    added: 0,
    known: result.found,
    exactCopies: 0,
    specimensAdded: 0,
    labelled: 0,
    problemCount: 11,
  });
  expect(contents(catalogue)).toEqual(first);
});

test('folders and files that this account may not read are listed', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['open/a.jpg', 'closed/b.jpg', 'open/shut.jpg']);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'closed'), 0o000);
  chmodSync(join(folder, 'open', 'shut.jpg'), 0o000);
  const catalogueFolder = temporaryFolder();
  if (process.getuid?.() === 0) {
    // Root may read everything: another account does it.
    chownSync(catalogueFolder, 65534, 65534);
    process.seteuid?.(65534);
  }
  try {
    const catalogue = newCatalogue(join(catalogueFolder, 'catalogue'));
    const result = await imported(catalogue, request(folder));
    expect(result.problems.map(({ path, trouble }) => [path.slice(folder.length + 1), trouble])).toEqual([
      ['closed', 'not-allowed'],
      ['open/shut.jpg', 'not-allowed'],
    ]);
    expect(result.added).toBe(1);
    catalogue.close();
  } finally {
    if (process.getuid?.() === 0) process.seteuid?.(0);
    chmodSync(join(folder, 'closed'), 0o755);
  }
});

test('a photo that vanishes while it is being read is told, and leaves no row', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg', 'c.jpg']);
  const catalogue = newCatalogue();
  let gates = 0;
  const { context } = await import('../helpers/a-catalogue.ts');
  const call = {
    ...context(),
    // The scan passes one gate for the folder; the photos follow.
    gate: async () => {
      gates += 1;
      if (gates === 2) unlinkSync(join(folder, 'c.jpg'));
    },
  };
  const result = await imported(catalogue, request(folder), { call });
  expect(result).toMatchObject({ found: 3, added: 2, problemCount: 1 });
  expect(result.problems[0]).toMatchObject({ path: join(folder, 'c.jpg'), trouble: 'vanished' });
  expect(catalogue.read.value('SELECT count(*) FROM photo')).toBe(2);
});

test('a wide panorama is read within bounds, one past the limit is told with its size', async () => {
  const folder = temporaryFolder();
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#a98' }, limitInputPixels: false })
      .jpeg({ quality: 30 })
      .toBuffer();
  put(folder, 'panorama.jpg', await blank(30_000, 1_500));
  // A header that says 30,000 x 9,000: it must not be decoded to be found too large.
  const large = await picture('jpeg');
  const frame = large.indexOf(Buffer.from([0xff, 0xc0]));
  large.writeUInt16BE(9_000, frame + 5);
  large.writeUInt16BE(30_000, frame + 7);
  put(folder, 'too large.jpg', large);
  const catalogue = newCatalogue();
  const result = await imported(catalogue, request(folder));
  expect(result).toMatchObject({ found: 2, added: 1, problemCount: 1 });
  expect(result.problems[0]).toMatchObject({ trouble: 'too-large', message: expect.stringContaining('30000 x 9000') });
  expect(catalogue.read.get(`SELECT width, height FROM photo WHERE trouble IS NULL`)).toEqual({
    width: 30_000,
    height: 1_500,
  });
});

test('large turned pictures come out upright as well', async () => {
  const folder = temporaryFolder();
  // Left half red, the camera held so that the top lies at the right (6: turn by 90° clockwise).
  const large = await sharp({ create: { width: 8_000, height: 6_000, channels: 3, background: 'white' } })
    .composite([
      { input: { create: { width: 4_000, height: 6_000, channels: 3, background: 'red' } }, left: 0, top: 0 },
    ])
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 40 })
    .toBuffer();
  put(folder, 'a.jpg', large);
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const { sha256 = '' } =
    catalogue.read.get<{ sha256: string }>('SELECT lower(hex(sha256)) AS sha256 FROM photo') ?? {};
  const { data, info } = await sharp(thumbnailFile(catalogue.places, sha256))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([240, 320]);
  const green = (x: number, y: number) => data[(y * info.width + x) * info.channels + 1] ?? -1;
  expect(green(120, 40)).toBeLessThan(60); // red above
  expect(green(120, 280)).toBeGreaterThan(200); // white below
});

test('date and place come from the camera, the date without a time zone', async () => {
  const folder = temporaryFolder();
  const exif = {
    IFD0: { DateTime: '2020:01:01 00:00:00' },
    IFD2: { DateTimeOriginal: '2019:07:06 23:59:58' },
    IFD3: {
      GPSLatitudeRef: 'S',
      GPSLatitude: '33/1 30/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '151/1 15/1 3600/100',
    },
  };
  put(
    folder,
    'a.jpg',
    await sharp(await picture())
      .withExif(exif)
      .jpeg()
      .toBuffer(),
  );
  put(folder, 'b.jpg', await picture());
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  const [a, b] = catalogue.read.all<Record<string, unknown>>(
    'SELECT taken_local, latitude, longitude FROM photo ORDER BY file_name',
  );
  expect(a).toEqual({ taken_local: '2019-07-06T23:59:58', latitude: -33.5, longitude: expect.closeTo(151.26, 6) });
  expect(b).toEqual({ taken_local: null, latitude: null, longitude: null });
  // When and where it was photographed is not when and where it was collected.
  expect(catalogue.read.all('SELECT DISTINCT event_date, decimal_latitude FROM specimen')).toEqual([
    { event_date: null, decimal_latitude: null },
  ]);
});

test('an import of a folder without photos, of one that is not there, or by a rule that is none is refused', async () => {
  const catalogue = newCatalogue();
  const empty = temporaryFolder();
  await expect(imported(catalogue, request(empty))).rejects.toMatchObject({ code: 'folder-empty' });
  await expect(imported(catalogue, request(join(empty, 'gone')))).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(previewImport(catalogue, request(join(empty, 'gone')))).rejects.toMatchObject({
    code: 'folder-missing',
  });
  await putPictures(empty, ['a.jpg']);
  await expect(imported(catalogue, request(empty, { nameRule: '{view}.{ext}' }))).rejects.toMatchObject({
    code: 'wrong-setting',
  });
  expect(await previewImport(catalogue, request(empty, { nameRule: '{view}.{ext}' }))).toMatchObject({
    matching: 0,
    specimens: 1,
    ruleTrouble: expect.stringContaining('{number}'),
    examples: [{ fileName: 'a.jpg', parts: null }],
  });
  expect(catalogue.read.value('SELECT count(*) FROM import')).toBe(0);
});

test('a catalogue inside the folder of its photos is not read as photos', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg']);
  const catalogue = newCatalogue(join(folder, 'catalogue'));
  await imported(catalogue, request(folder));
  expect(await imported(catalogue, request(folder))).toMatchObject({ found: 1, known: 1 });
});

test('a scan takes no link for a second folder, and leaves what systems keep', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a/1.jpg', 'b/2.jpg']);
  symlinkSync('..', join(folder, 'a', 'up'));
  symlinkSync(join(folder, 'b'), join(folder, 'a', 'b again'));
  for (const kept of ['$RECYCLE.BIN', '#recycle', '@Recycle']) {
    mkdirSync(join(folder, kept));
    writeFileSync(join(folder, kept, 'x.jpg'), 'x');
  }
  const scan = await scanFolder(pathOfPlain(folder));
  expect(scan.photos.map(({ relativePath }) => relativePath)).toEqual(['a/1.jpg', 'b/2.jpg']);
  expect(scan.unreadable).toEqual([]);
  expect(scan.linksOut).toEqual({ count: 0, examples: [], followed: false });
});

test('the file behind a photo: thumbnails on demand, originals as they are, TIFF as a preview', async () => {
  const folder = temporaryFolder();
  put(folder, 'a.jpg', await picture());
  put(folder, 'b.tif', await picture('tiff', { orientation: 6 }));
  put(folder, 'c.jpg', '');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  rmSync(catalogue.places.thumbnails, { recursive: true });
  const file = async (id: number, size: 'thumbnail' | 'full') => await fileOfPhoto(catalogue, id, size);
  const onDisk = (shown: ShownFile | null) => String(pathOnDisk(shown?.path ?? NOWHERE));
  const thumbnail = await file(1, 'thumbnail');
  expect(onDisk(thumbnail).startsWith(catalogue.places.thumbnails)).toBe(true);
  expect(statSync(onDisk(thumbnail)).size).toBeGreaterThan(0);
  expect(await file(1, 'full')).toEqual({ path: join(folder, 'a.jpg'), mime: 'image/jpeg' });
  const preview = await file(2, 'full');
  expect(preview).toMatchObject({ mime: 'image/jpeg', path: expect.stringContaining(catalogue.places.previews) });
  expect(await sharp(readFileSync(onDisk(preview))).metadata()).toMatchObject({
    format: 'jpeg',
    width: 40,
    height: 60,
  });
  expect(await file(3, 'thumbnail')).toBeNull();
  expect(await file(99, 'full')).toBeNull();
  rmSync(join(folder, 'a.jpg'));
  expect(await file(1, 'full')).toBeNull();
  expect(await file(1, 'thumbnail')).toEqual(thumbnail);
});
