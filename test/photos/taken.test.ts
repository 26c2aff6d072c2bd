/* Times and places as cameras and programs write them. */
import { describe, expect, test } from 'vitest';
import { cameraFacts, exifFacts } from '../../electron/photos/exif.ts';
import { coordinate, placeOf, timeAsWritten } from '../../electron/photos/taken.ts';
import { factsOfRecords } from '../../electron/photos/written-records.ts';
import { tiffFile } from '../helpers/a-raw-file.ts';

test.each([
  ['2019:05:02 10:11:12', '2019-05-02T10:11:12'],
  ['2019:05:02 10:11', '2019-05-02T10:11:00'],
  ['2019/05/02 10:11:12', '2019-05-02T10:11:12'],
  ['2019-05-02T10:11:12.999+13:00', '2019-05-02T10:11:12'],
  ['2019:05:02 10:11:12 PM', '2019-05-02T22:11:12'],
  ['2019:05:02 12:11:12 am', '2019-05-02T00:11:12'],
  ['2019:05:02 24:13:00', '2019-05-02T00:13:00'],
  ['2019:5:2 7:08:09', '2019-05-02T07:08:09'],
  ['2019:05:02', '2019-05-02'],
  ['2019:05:02   :  :  ', '2019-05-02'],
  ['2020:02:29 00:00:00', '2020-02-29T00:00:00'],
])('%s is %s', (text, due) => {
  expect(timeAsWritten(text)).toBe(due);
});

test.each([
  '0000:00:00 00:00:00',
  '    :  :     :  :  ',
  '2019:02:30 10:00:00',
  '2019:13:45 10:00:00',
  '2019:05:02 25:00:00',
  '2019:05:02 10:61:00',
  '2019:05:02 10:00:75',
  '1800:01:01 00:00:00',
  '1970:01:01 00:00:00',
  '1904:01:01 00:00:00',
  '2399:01:01 12:00:00',
  'yesterday',
  '',
])('%s is no time', (text) => {
  expect(timeAsWritten(text)).toBeNull();
});

test('a day that is to come is none, but for where it is tomorrow already', () => {
  const now = Date.parse('2026-11-30T20:00:00Z');
  expect(timeAsWritten('2026:12:01 09:00:00', now)).toBe('2026-12-01T09:00:00');
  expect(timeAsWritten('2026:12:02 09:00:00', now)).toBeNull();
  // Just past the beginning of such a clock, somebody may have set it.
  expect(timeAsWritten('1970:01:01 00:00:01', now)).toBe('1970-01-01T00:00:01');
});

describe('places', () => {
  test.each(['S', 's', 'South', ' south'])('%s is below zero', (side) => {
    expect(coordinate([33, 30, 0], side, 90)).toBe(-33.5);
  });

  test('what cannot be, or has no side, is no place', () => {
    expect(coordinate([33, 30, 0], '', 90)).toBeNull();
    expect(coordinate([91, 0, 0], 'N', 90)).toBeNull();
    expect(coordinate([47, 75, 0], 'N', 90)).toBeNull();
    expect(coordinate([NaN, NaN, NaN], 'N', 90)).toBeNull();
    expect(coordinate([], 'N', 90)).toBeNull();
    // Seconds left undivided beside minutes with decimals.
    expect(coordinate([47, 30.5, NaN], 'N', 90)).toBeCloseTo(47.5083, 4);
    expect(placeOf(0, 0)).toBeNull();
    expect(placeOf(0, 12.5)).toEqual({ latitude: 0, longitude: 12.5 });
    expect(placeOf(47, null)).toBeNull();
  });
});

describe('the time of the file', () => {
  const [DATE_TIME, SOFTWARE, MODEL, EXIF] = [306, 305, 272, 34665];
  const taken = (more: Record<number, string>) =>
    cameraFacts(tiffFile([{ [MODEL]: 'C-2000Z', ...more, [DATE_TIME]: '2001:02:03 04:05:06' }])).takenLocal;

  test.each(['', 'Ver 1.00', 'v2.10', 'C-2000Z v10-75', 'Digital Camera FinePix Ver1.00'])(
    'is when it was taken where a camera wrote it: %s',
    (software) => {
      expect(taken(software === '' ? {} : { [SOFTWARE]: software })).toBe('2001-02-03T04:05:06');
    },
  );

  test.each(['Adobe Photoshop CS6', 'GIMP 2.10.8', 'Picasa 3.0', 'Microsoft Windows Photo Viewer 6.1', 'IrfanView'])(
    'is not where an editor wrote it: %s',
    (software) => {
      expect(taken({ [SOFTWARE]: software })).toBeNull();
    },
  );

  test('is not where the camera’s clock was unset, nor beside a time of the shutter', () => {
    const block = (original: string) =>
      tiffFile([{ [DATE_TIME]: '2017:01:02 03:04:05', [EXIF]: { directories: [{ 36867: original }] } }]);
    expect(cameraFacts(block('0000:00:00 00:00:00')).takenLocal).toBeNull();
    expect(cameraFacts(block('2016:01:02 03:04:05')).takenLocal).toBe('2016-01-02T03:04:05');
  });
});

test('a broken tag spoils itself alone', () => {
  const block = tiffFile([{ 34665: { directories: [{ 36867: '2019:05:02 10:00:00' }] }, 34853: [0x7fffffff] }]);
  expect(cameraFacts(block)).toEqual({ takenLocal: '2019-05-02T10:00:00', latitude: null, longitude: null });
});

describe('XMP and IPTC', () => {
  const xmp = (properties: string) =>
    Buffer.from(`<x:xmpmeta><rdf:RDF><rdf:Description ${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`);
  const iptc = Buffer.concat(
    ['20150607', '080910+0200'].map((text, index) =>
      Buffer.concat([Buffer.from([0x1c, 2, [55, 60][index] ?? 0, 0, text.length]), Buffer.from(text)]),
    ),
  );

  test('say what EXIF does not', () => {
    const attributes = xmp('exif:DateTimeOriginal="2016-01-02T03:04:05+01:00" exif:GPSLatitude="33,30.0S">');
    expect(factsOfRecords({ exif: null, xmp: attributes }).takenLocal).toBe('2016-01-02T03:04:05');
    const elements = xmp(
      '><exif:GPSLatitude>33,30.0S</exif:GPSLatitude><exif:GPSLongitude>70,36,0W</exif:GPSLongitude>',
    );
    expect(factsOfRecords({ exif: null, xmp: elements })).toEqual({
      takenLocal: null,
      latitude: -33.5,
      longitude: -70.6,
    });
    expect(factsOfRecords({ exif: null, iptc }).takenLocal).toBe('2015-06-07T08:09:10');
    expect(factsOfRecords({ exif: null, xmp: xmp('xmp:ModifyDate="2016-01-02T03:04:05">') }).takenLocal).toBeNull();
  });

  test('come after what the camera wrote', () => {
    const exif = exifFacts(tiffFile([{ 34665: { directories: [{ 36867: '2019:05:02 10:00:00' }] } }]));
    const other = xmp('exif:DateTimeOriginal="2016-01-02T03:04:05">');
    expect(factsOfRecords({ exif, xmp: other, iptc }).takenLocal).toBe('2019-05-02T10:00:00');
  });
});
