import { expect, test } from 'vitest';
import { decoderTrouble, saysNothing } from '../../electron/photos/trouble.ts';

const png = { head: Buffer.from('89504e470d0a1a0a', 'hex'), tail: Buffer.from('....IEND....'), bytes: 5000 };
const jpeg = { head: Buffer.from('ffd8ffe0', 'hex'), tail: Buffer.from('0000ffd9', 'hex'), bytes: 5000 };

test('what the decoder said of another file, read at the same time, is not held against this one', () => {
  const mixed = 'VipsJpeg: premature end of JPEG image\npngload: libspng read error.';
  expect(decoderTrouble(mixed, png)).toMatchObject({
    trouble: 'unreadable',
    message: expect.stringContaining('(pngload: libspng read error)'),
  });
  expect(decoderTrouble(mixed, jpeg)).toMatchObject({ trouble: 'truncated' });
});

test('a file that lacks its end breaks off, whatever the decoder says; one of no known kind is no photo', () => {
  expect(decoderTrouble('pngload: libspng read error', { ...png, tail: Buffer.alloc(16) }).trouble).toBe('truncated');
  expect(decoderTrouble('', { ...jpeg, tail: Buffer.alloc(16) }).trouble).toBe('truncated');
  expect(decoderTrouble('', jpeg).message).toContain('cannot be read');
  expect(decoderTrouble('x', { head: Buffer.from('hello'), tail: Buffer.alloc(0), bytes: 5 }).trouble).toBe(
    'not-a-photo',
  );
});

test('what sharp says where the decoder’s own words are gone tells nothing of the picture', () => {
  for (const words of ['', '\n', 'Unknown error', 'Warning treated as error due to failOn setting\n'])
    expect(saysNothing(words)).toBe(true);
  expect(saysNothing('VipsJpeg: Insufficient memory (case 4)')).toBe(false);
});
