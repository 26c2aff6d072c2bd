/* What a look through a folder found comes over whole, as it goes from process to process. */
import { expect, test } from 'vitest';
import { packed, unpacked } from '../../electron/photos/packed-scan.ts';
import type { Scan } from '../../electron/photos/scan.ts';

const NONE: Scan = {
  photos: [],
  otherFiles: 2,
  beside: ['names.csv'],
  unreadable: [{ relativePath: 'a.gif', trouble: 'not-a-photo', message: 'a GIF' }],
  linksOut: { count: 1, examples: [{ path: 'b.jpg', target: '/elsewhere' }], followed: false },
};

const PHOTOS = [
  { relativePath: 'Carabus auratus/1.jpg', bytes: 5e9, modifiedMs: 1_234_567_890_123.456 },
  { relativePath: 'K\uF7E4fer\n2.jpg', bytes: 0, modifiedMs: -1, linked: true },
  { relativePath: 'drawer.tif', bytes: 7, modifiedMs: 0, pages: 3 },
  { relativePath: '斑马.jpg', bytes: 1, modifiedMs: 1 },
] as const;

test.each([[[]], [PHOTOS.slice(0, 1)], [PHOTOS]])('photos and all else come over: %#', (photos) => {
  const scan = { ...NONE, photos };
  expect(unpacked(structuredClone(packed(scan)))).toEqual(scan);
});
