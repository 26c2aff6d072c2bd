/* Paths of photos as text: which file a photo is in, and which page of it. */
import { expect, test } from 'vitest';
import { fileOf, pageOf, pathOfPage } from '../../electron/domain/path-text.ts';

test.each([
  ['a/drawer.tif', 2],
  ['Käfer \uF7E4.TIFF', 512],
  ['two\nlines.tif', 10],
  ['x.tif#page=2.tif', 3],
])('of %j, page %i is a path that leads back to both', (file, page) => {
  const path = pathOfPage(file, page);
  expect([fileOf(path), pageOf(path)]).toEqual([file, page]);
  expect([fileOf(file), pageOf(file)]).toEqual([file, 1]);
});

test.each([
  'a.tif#page=1',
  'a.tif#page=0',
  'a.tif#page=02',
  'a.tif#page=1000',
  'a.tif#page=2x',
  'a.tif#page=2/b.jpg',
  'a.jpg#page=2',
  'tif#page=2',
])('%s is a file', (path) => {
  expect([fileOf(path), pageOf(path)]).toEqual([path, 1]);
});
