// What a camera wrote, and blocks that say they hold more than they can.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cameraFacts } from '../../electron/photos/exif.ts';

const TAKEN = '2024:05:01 12:30:00\0';
const DATE_TIME = 0x0132;

/** A block of one directory: the date, then `entries` of `type` that all lead to the same `values` values. */
function block({ entries = 0, values = 0, type = 1, little = false, tag = 0x9000, padding = 0 }): Buffer {
  const directory = 8;
  const end = directory + 2 + (entries + 1) * 12 + 4;
  const bytes = Buffer.alloc(end + TAKEN.length + padding);
  const short = (value: number, at: number) =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(directory, 4);
  short(entries + 1, directory);
  const entry = (index: number, key: number, kind: number, count: number) => {
    const at = directory + 2 + index * 12;
    short(key, at);
    short(kind, at + 2);
    long(count, at + 4);
    long(end, at + 8);
  };
  entry(0, DATE_TIME, 2, TAKEN.length);
  for (let index = 1; index <= entries; index += 1) entry(index, tag + index, type, values);
  bytes.write(TAKEN, end, 'latin1');
  return bytes;
}

test.each([false, true])('date of a small block, little-endian %s', (little) => {
  const facts = { takenLocal: '2024-05-01T12:30:00', latitude: null, longitude: null };
  expect(cameraFacts(block({ little }))).toEqual(facts);
  expect(cameraFacts(block({ little, entries: 10, values: 4 }))).toEqual(facts);
  expect(cameraFacts(Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block({ little })]))).toEqual(facts);
  // A maker's note may be as long as the block, since it is not copied.
  expect(cameraFacts(block({ little, entries: 5, values: 3000, type: 7, padding: 3000 }))).toEqual(facts);
});

test.each([
  ['many entries that lead to the same bytes', block({ entries: 50, values: 3000, padding: 3000 })],
  ['as text', block({ entries: 50, values: 3000, type: 2, padding: 3000 })],
  ['as fractions', block({ entries: 50, values: 300, type: 5, padding: 3000, little: true })],
  [
    'a directory that is led to in another way than all cameras do',
    block({ entries: 1, values: 1, type: 5, tag: 0x8768 }),
  ],
  ['a block longer than any', block({ padding: 4 * 1024 * 1024 })],
  ['nothing', Buffer.alloc(0)],
  ['a beginning only', Buffer.from('Exif\0\0MM', 'latin1')],
])('nothing is read from an EXIF block that is no camera’s: %s', (_, bytes) => {
  expect(cameraFacts(bytes)).toEqual({ takenLocal: null, latitude: null, longitude: null });
});

test('camera facts are read from what a common program writes', async () => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withExif({
      IFD0: { DateTime: '2024:05:01 12:30:00', Make: 'A camera' },
      IFD2: { DateTimeOriginal: '2023:04:30 08:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 4/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '15/1 26/1 0/1' },
    })
    .jpeg()
    .toBuffer();
  const { exif } = await sharp(jpeg).metadata();
  expect(cameraFacts(exif)).toMatchObject({ takenLocal: '2023-04-30T08:00:00', latitude: expect.closeTo(47.067, 3) });
});
