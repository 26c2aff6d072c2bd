/* Which files of a watched folder are whole, and in which order they are taken. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Arrivals, GIVEN_UP_MS, STILL_MS } from '../../../electron/importing/watching/arrivals.ts';
import { Sequence } from '../../../electron/importing/watching/sequence.ts';
import { hasEnd } from '../../../electron/photos/file-end.ts';
import { pathOf } from '../../../electron/files/path-text.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';
import { picture } from '../../helpers/a-folder.ts';

const file = (relativePath: string, bytes = 10, modifiedMs = 1) => ({ relativePath, bytes, modifiedMs });
const names = (photos: readonly { readonly relativePath: string }[]) => photos.map(({ relativePath }) => relativePath);

test('a file is asked for its end once it stood still, and taken with it', () => {
  const arrivals = new Arrivals();
  arrivals.see([file('a.jpg', 5)], 0);
  arrivals.see([file('a.jpg', 9)], 500);
  expect(arrivals.still(STILL_MS, 9)).toEqual([]);
  const [still] = arrivals.still(500 + STILL_MS, 9);
  expect(still).toEqual(file('a.jpg', 9));
  expect(arrivals.takeWhole(2_000, 9)).toEqual([]);
  arrivals.ended(file('a.jpg', 9));
  expect(names(arrivals.takeWhole(2_000, 9))).toEqual(['a.jpg']);
  expect(arrivals.areComing).toBe(false);
});

test('one that never gets an end is taken for what it is after a while, and again when it grows', () => {
  const arrivals = new Arrivals();
  arrivals.see([file('a.jpg')], 0);
  expect(names(arrivals.takeWhole(GIVEN_UP_MS, 9))).toEqual(['a.jpg']);
  arrivals.see([file('a.jpg')], GIVEN_UP_MS + 1);
  expect(arrivals.areComing).toBe(false);
  arrivals.see([file('a.jpg', 20)], GIVEN_UP_MS + 2);
  expect(arrivals.areComing).toBe(true);
});

test('nothing is taken before a file that came first, and those of one look are taken by their dates', () => {
  const arrivals = new Arrivals();
  arrivals.see([file('a.jpg', 1, 9), file('b.jpg', 1, 3)], 0);
  arrivals.ended(file('a.jpg', 1, 9));
  expect(arrivals.takeWhole(1_000, 9)).toEqual([]);
  arrivals.ended(file('b.jpg', 1, 3));
  expect(names(arrivals.takeWhole(1_000, 9))).toEqual(['b.jpg', 'a.jpg']);
});

test('names under which programs write for a while are passed over, and so is what vanished', () => {
  const arrivals = new Arrivals();
  const passing = ['~a.jpg', 'b.tmp.jpg', 'c.part.jpg', '._d.jpg', 'x/tmp-e.jpg'];
  arrivals.see([...passing.map((name) => file(name)), file('gone.jpg')], 0);
  arrivals.see(
    passing.map((name) => file(name)),
    100,
  );
  expect(arrivals.areComing).toBe(false);
});

test('a picture cut short has no end, of each format whose end can be seen', async () => {
  const folder = temporaryFolder();
  for (const format of ['jpeg', 'png', 'tiff', 'webp'] as const) {
    const content = await picture(format);
    const path = join(folder, `a.${format}`);
    writeFileSync(path, content);
    expect(await hasEnd(pathOf(path), () => {})).toBe(true);
    writeFileSync(path, content.subarray(0, content.length >> 1));
    expect([format, await hasEnd(pathOf(path), () => {})]).toEqual([format, false]);
  }
  expect(await hasEnd(pathOf(join(folder, 'gone.jpg')), () => {})).toBeNull();
});

test('the place in the order says the view until all are taken, a new number begins anew, and a photo is taken back', () => {
  const sequence = new Sequence(['dorsal', 'ventral']);
  expect(sequence.take('VC 1')).toEqual({ view: 'dorsal', isAgain: false });
  expect(sequence.take('vc_1').view).toBe('ventral');
  expect(sequence.isComplete).toBe(true);
  sequence.retake();
  expect(sequence.isComplete).toBe(false);
  expect(sequence.take(null)).toEqual({ view: 'ventral', isAgain: true });
  sequence.back();
  sequence.back();
  expect([sequence.number, sequence.nextView]).toEqual(['VC 1', 'ventral']);
  expect(sequence.take('VC 2').view).toBe('dorsal');
  sequence.next();
  expect([sequence.number, sequence.nextView]).toEqual([null, 'dorsal']);
});
