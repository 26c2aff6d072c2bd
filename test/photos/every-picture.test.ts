/*
 * Every photo that collections have is read whole, upright and in its own colours, and the rest is named for what it is. The
 * photos that sharp cannot write are beside `make.py`, which drew them; RAW files are laid out here as their makers do.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { networkPicture } from '../../electron/photos/network-picture.ts';
import { smallPicture } from '../../electron/photos/decode.ts';
import { pathOf, pathOfPlain } from '../../electron/files/path-text.ts';
import { pathOfPage } from '../../electron/domain/path-text.ts';
import { readPhoto } from '../../electron/photos/read-photo.ts';
import { OTHER_KINDS } from '../../electron/domain/language/language.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, request, tiffOf } from '../helpers/a-folder.ts';
import { RAW_FILES, tiffFile } from '../helpers/a-raw-file.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'photos');
const RED = [200, 30, 30];
const BLUE = [30, 30, 200];

async function reading(path: string) {
  const asked = { path: pathOfPlain(path), bytes: 0, modifiedMs: 0, follow: true, thumbnails: '/nowhere' };
  return await readPhoto(asked);
}

const SIDE = 16;

/** RGB of a place in the left half and one in the right. */
async function halves(path: string): Promise<{ left: number[]; right: number[] }> {
  const pixels = await networkPicture(pathOfPlain(path), SIDE);
  const at = (x: number) => [...pixels.subarray((SIDE * 8 + x) * 3, (SIDE * 8 + x) * 3 + 3)];
  return { left: at(4), right: at(12) };
}

/** Of 255; by what a lossy format and the steps of a Lab of 8 bits may differ. */
function expectNear(found: readonly number[], due: readonly number[], most = 6): void {
  expect(found.length).toBe(3);
  for (const [index, value] of found.entries()) expect(Math.abs(value - (due[index] ?? 0))).toBeLessThanOrEqual(most);
}

async function jpegOf(width: number, height: number): Promise<Buffer> {
  const blue = { create: { width: width / 2, height, channels: 3, background: '#1e1ec8' } } as const;
  return await sharp({ create: { width, height, channels: 3, background: '#c81e1e' } })
    .composite([{ input: blue, left: width / 2, top: 0 }])
    .jpeg()
    .toBuffer();
}

test.each([
  'rgb-selection.tif',
  'rgb-two-selections.tif',
  'rgb-16-bits.tif',
  'rgb-12-of-16-bits.tif',
  'rgb-10-of-16-bits.tif',
  'rgb-12-of-16-bits-selection.tif',
  'float-of-1.tif',
  'float-of-255.tif',
  'float-of-65535.tif',
  'lab-8-bits.tif',
  'lab-16-bits.tif',
  'icc-lab-8-bits.tif',
  'pages.tif',
  'small-page-first.tif',
  'small-page-above.tif',
  'photo.heic',
])('%s has its own colours, and its own size', async (name) => {
  const path = join(fixtures, name);
  const { left, right } = await halves(path);
  expectNear(left, RED);
  expectNear(right, BLUE);
  const { content, thumbnail } = await reading(path);
  expect(content).toMatchObject({ trouble: null, width: 64, height: 48, pages: name === 'pages.tif' ? 3 : 1 });
  expect(await sharp(thumbnail ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 64, height: 48 });
});

test('of a page its own pixels are read, and a page that is not there is told', async () => {
  const drawn = [await picture('png'), await picture('png')];
  const pages = put(temporaryFolder(), 'pages.tif', await tiffOf(drawn));
  for (const [index, one] of drawn.entries()) {
    const path = index === 0 ? pages : pathOfPage(pages, index + 1);
    const pixels = await networkPicture(pathOf(path), SIDE);
    expect(Buffer.from(pixels).equals(await networkPicture(one, SIDE))).toBe(true);
  }
  const { content } = await reading(pathOfPage(pages, 3));
  expect(content).toMatchObject({ trouble: 'unreadable', troubleMessage: expect.stringContaining('no page 3') });
  // A JPEG under the name of a TIFF has one page.
  const jpeg = put(temporaryFolder(), 'a.tif', await picture());
  expect((await reading(pathOfPage(jpeg, 2))).content.troubleMessage).toContain('no page 2');
});

test.each(['grey-selection.tif', 'grey-12-of-16-bits.tif', 'float-grey.tif'])('%s has its own greys', async (name) => {
  const { left, right } = await halves(join(fixtures, name));
  expectNear(left, [81, 81, 81]);
  expectNear(right, [49, 49, 49]);
});

test('a selection saved in a CMYK picture changes none of its colours', async () => {
  expect(await halves(join(fixtures, 'cmyk-selection.tif'))).toEqual(await halves(join(fixtures, 'cmyk.tif')));
});

test('a HEIC that only its EXIF turns stands upright, and says when and where it was taken', async () => {
  const path = join(fixtures, 'sideways.heic');
  const { content } = await reading(path);
  expect(content).toMatchObject({ format: 'heic', orientation: 6, width: 64, height: 48 });
  expect(content).toMatchObject({ takenLocal: '2021-06-07T08:09:10', latitude: -33.5, longitude: -70.5 });
  expectNear((await halves(path)).left, RED);
  const small = await smallPicture(pathOfPlain(path), 32, {});
  expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 32, height: 24 });
});

test('a HEIC with a property that turns it is turned by that alone', async () => {
  const heic = readFileSync(join(fixtures, 'sideways.heic'));
  // A quarter to the left three times, in the place of a property that readers may leave out.
  const at = heic.indexOf('pixi') - 4;
  expect(at).toBeGreaterThan(0);
  const free = heic.readUInt32BE(at) - 9;
  const property = Buffer.concat([Buffer.from('00000009', 'hex'), Buffer.from('irot\x03', 'latin1')]);
  expect(free).toBeGreaterThanOrEqual(0);
  property.writeUInt32BE(9 + free);
  property.copy(heic, at);
  const { content } = await reading(put(temporaryFolder(), 'a.heic', heic));
  expect(content).toMatchObject({ orientation: 1, width: 64, height: 48, trouble: null });
});

test('a HEIC that is cut is told', async () => {
  const whole = readFileSync(join(fixtures, 'photo.heic'));
  const path = put(temporaryFolder(), 'cut.heic', whole.subarray(0, whole.length - 60));
  expect((await reading(path)).content.trouble).not.toBeNull();
});

test('an AVIF has its own colours', async () => {
  const avif = await sharp(await jpegOf(64, 48))
    .avif({ effort: 0, quality: 90 })
    .toBuffer();
  const path = put(temporaryFolder(), 'a.avif', avif);
  expectNear((await halves(path)).left, RED, 10);
  expect((await reading(path)).content).toMatchObject({ format: 'avif', trouble: null, width: 64, height: 48 });
});

describe.each(Object.keys(RAW_FILES))('a RAW file: %s', (kind) => {
  const lay = RAW_FILES[kind] ?? (() => Buffer.alloc(0));

  test('its largest picture is read, turned as the camera was held', async () => {
    const [large, small] = [await jpegOf(1200, 900), await jpegOf(160, 120)];
    // Fujifilm's and Panasonic's pictures have EXIF of their own.
    const own = { orientation: 6, exif: { IFD2: { DateTimeOriginal: '2020:02:03 04:05:06' } } };
    const jpeg = kind === 'raf' ? await sharp(large).withMetadata(own).jpeg().toBuffer() : large;
    const path = put(temporaryFolder(), `a.${kind}`, lay(jpeg, small));
    expect((await reading(path)).content).toMatchObject({
      format: 'raw',
      trouble: null,
      width: 900,
      height: 1200,
      orientation: 6,
      takenLocal: '2020-02-03T04:05:06',
    });
    const pixels = await networkPicture(pathOfPlain(path), SIDE);
    // Turned to the right: what was left is above.
    expectNear([...pixels.subarray((SIDE * 4 + 8) * 3, (SIDE * 4 + 8) * 3 + 3)], RED);
    expectNear([...pixels.subarray((SIDE * 12 + 8) * 3, (SIDE * 12 + 8) * 3 + 3)], BLUE);
  });

  test('a thumbnail in it is never taken for the photo', async () => {
    const small = await jpegOf(160, 120);
    const path = put(temporaryFolder(), 'a.tif', lay(small, small));
    const { content, thumbnail } = await reading(path);
    expect(content).toMatchObject({ trouble: 'unreadable', troubleMessage: expect.stringContaining('RAW') });
    expect(content.troubleMessage).toContain('160 x 120');
    expect(thumbnail).toBeNull();
  });
});

test('a RAW file with no picture at all says so', async () => {
  const file = tiffFile([{ 256: 600, 257: 400, 262: 32803, 273: { lies: Buffer.alloc(64) }, 279: 64 }]);
  const { content } = await reading(put(temporaryFolder(), 'a.dng', file));
  expect(content).toMatchObject({ trouble: 'unreadable', troubleMessage: expect.stringContaining('RAW') });
});

test('a TIFF with numbers that no photo has says so', async () => {
  const { content } = await reading(join(fixtures, 'signed.tif'));
  expect(content).toMatchObject({ trouble: 'unreadable', troubleMessage: expect.stringContaining('16 bits') });
});

const STRANGERS: readonly (readonly [keyof typeof OTHER_KINDS, Buffer | string])[] = [
  ['gif', 'GIF89a\x01\0\x01\0'],
  ['bmp', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0'],
  ['svg', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['pdf', '%PDF-1.4\n'],
  ['psd', '8BPS\0\x01'],
  ['jpeg-xl', Buffer.from('0000000c4a584c200d0a870a', 'hex')],
  ['jpeg-2000', Buffer.from('0000000c6a5020200d0a870a', 'hex')],
  ['video', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
  ['video', '\0\0\0\x14ftypqt  \0\0\0\0qt  '],
  ['web-page', '<!DOCTYPE html><html><body>404</body></html>'],
  ['git-lfs', 'version https://git-lfs.github.com/spec/v1\n'],
  ['zip', 'PK\x03\x04\x14\0'],
  ['zeros', Buffer.alloc(5000)],
  ['bytes-before', Buffer.from('00000000ffd8ffe000104a464946', 'hex')],
  ['begun', Buffer.from('ff', 'hex')],
  ['x3f', 'FOVb\x02\0\x03\0'],
];

test.each(STRANGERS)('a %s under a photo’s name is called what it is', async (kind, content) => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const read = await reading(put(temporaryFolder(), 'a.jpg', bytes));
  expect(read.content.troubleMessage).toBe(OTHER_KINDS[kind]);
  expect(read.thumbnail).toBeNull();
});

test('pictures that a person may take for photos are told, and several pages are', async () => {
  const folder = temporaryFolder();
  put(folder, 'VC_1.tif', readFileSync(join(fixtures, 'pages.tif')));
  put(folder, 'VC_2.HEIC', readFileSync(join(fixtures, 'photo.heic')));
  put(folder, 'VC_3.gif', 'GIF89a');
  put(folder, 'VC_4.psd', '8BPS');
  // The film beside a photo of a telephone, and a table.
  put(folder, 'VC_2.MOV', 'x');
  put(folder, 'list.pdf', '%PDF');
  const result = await imported(newCatalogue(), request(folder));
  expect(result).toMatchObject({ found: 2, added: 2, severalPages: 1, otherFiles: 2, problemCount: 2 });
  expect(result.problems.map(({ message }) => message)).toEqual([OTHER_KINDS.gif, OTHER_KINDS.psd]);
});

describe('damage', () => {
  const drawn = async () =>
    await sharp(await picture('png', { width: 400, height: 300 }))
      .jpeg({ quality: 90 })
      .toBuffer();
  const told = async (content: Buffer, name = 'a.jpg') => {
    const { content: read, thumbnail } = await reading(put(temporaryFolder(), name, content));
    expect(thumbnail === null).toBe(read.trouble !== null);
    return read.trouble;
  };

  test.each([0x00, 0x55, 0xaa])('40 bytes of %i inside a JPEG are told', async (byte) => {
    const photo = await drawn();
    expect(await told(photo)).toBeNull();
    photo.fill(byte, photo.length >> 1, (photo.length >> 1) + 40);
    expect(await told(photo)).toBe('unreadable');
  });

  test('a JPEG whose second half is lost is told, whatever stands behind it', async () => {
    const photo = await drawn();
    const half = photo.subarray(0, photo.length >> 1);
    expect(await told(half)).toBe('truncated');
    expect(await told(Buffer.concat([half, Buffer.alloc(half.length)]))).not.toBeNull();
    expect(await told(Buffer.concat([half, Buffer.alloc(half.length - 2), Buffer.from('ffd9', 'hex')]))).toBe(
      'unreadable',
    );
    // A film stands behind the photos of some telephones.
    expect(await told(Buffer.concat([photo, Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5000)]))).toBeNull();
  });

  test.each(['#ffffff', '#000000', '#808080'])(
    'a plain JPEG of %s is sound, however it is coded',
    async (background) => {
      for (const optimiseCoding of [true, false]) {
        for (const chromaSubsampling of ['4:2:0', '4:4:4']) {
          const plain = sharp({ create: { width: 640, height: 480, channels: 3, background } });
          expect(await told(await plain.jpeg({ optimiseCoding, chromaSubsampling }).toBuffer())).toBeNull();
        }
      }
    },
  );

  test('words of the decoder that do no harm keep no photo away', async () => {
    const photo = await drawn();
    const having = (bytes: string) =>
      Buffer.concat([photo.subarray(0, 2), Buffer.from(bytes, 'hex'), photo.subarray(2)]);
    // A revision of JFIF that nobody knows; bytes between two segments.
    expect(await told(having('ffe000104a46494600070100000100010000'))).toBeNull();
    expect(await told(having('fffe0004414200000000'))).toBeNull();
  });

  test('a PNG without its end, and one with a byte changed, are told', async () => {
    const photo = await picture('png', { width: 200, height: 100 });
    expect(await told(photo, 'a.png')).toBeNull();
    expect(await told(photo.subarray(0, -12), 'a.png')).toBe('truncated');
    photo.writeUInt8(photo.readUInt8(photo.length >> 1) ^ 1, photo.length >> 1);
    expect(await told(photo, 'a.png')).toBe('unreadable');
  });

  test.each([
    ['past the end', 1 << 24, 'truncated'],
    ['nowhere', 0, 'unreadable'],
  ])('a TIFF with a strip %s is told', async (_, place, trouble) => {
    const strips = Array.from({ length: 4 }, () => 8 + 2 + 9 * 12 + 4 + 200);
    const tags = { 256: 16, 257: 16, 258: 8, 262: 1, 277: 1, 278: 4, 279: [64, 64, 64, 64] };
    const tail = Buffer.alloc(2000, 90);
    expect(await told(Buffer.concat([tiffFile([{ ...tags, 273: strips }]), tail]), 'a.tif')).toBeNull();
    strips[2] = place;
    expect(await told(Buffer.concat([tiffFile([{ ...tags, 273: strips }]), tail]), 'a.tif')).toBe(trouble);
  });
});
