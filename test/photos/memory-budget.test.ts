/* The memory that pictures take while they are decoded is bounded, however many are asked for. */
import { setTimeout as wait } from 'node:timers/promises';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { decodingFile } from '../../electron/photos/decode.ts';
import { MemoryBudget } from '../../electron/photos/memory-budget.ts';
import { networkPicture } from '../../electron/photos/network-picture.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { decodingBytes, readHeader } from '../../electron/photos/thumbnail.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';
import { put } from '../helpers/a-folder.ts';

test('as many work at a time as there is room for, in the order asked; one that is too large goes alone', async () => {
  const budget = new MemoryBudget(100);
  const log: string[] = [];
  const work = (name: string, bytes: number) =>
    budget.use(bytes, async () => {
      log.push(`${name} begins at ${budget.taken}`);
      await wait(20);
      log.push(`${name} ends`);
    });
  await Promise.all([work('a', 60), work('b', 40), work('c', 30), work('huge', 500), work('d', 10)]);
  expect(log.filter((line) => line.includes('begins'))).toEqual([
    'a begins at 100',
    'b begins at 100',
    'c begins at 70',
    'huge begins at 500',
    'd begins at 10',
  ]);
  expect(log.indexOf('c ends')).toBeLessThan(log.indexOf('huge begins at 500'));
  expect(budget.taken).toBe(0);
});

test('a failure gives its room back', async () => {
  const budget = new MemoryBudget(10);
  await expect(budget.use(10, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await budget.use(10, async () => 'next')).toBe('next');
});

const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#a98' } });

test('one that found no memory is tried once more, alone; then it is the machine’s want, no fault of the photo', async () => {
  const path = put(temporaryFolder(), 'a.jpg', await drawn(40, 30).jpeg().toBuffer());
  const budget = new MemoryBudget(1e6);
  let tries = 0;
  // Of the first failure another thread has taken the words.
  const short = () => {
    tries += 1;
    if (tries === 2) expect(budget.taken).toBe(budget.limit);
    return Promise.reject(new Error(tries === 1 ? 'Unknown error' : 'VipsJpeg: Insufficient memory (case 4)'));
  };
  await expect(decodingFile(pathOfPlain(path), { budget }, short)).rejects.toMatchObject({
    trouble: { trouble: 'memory' },
  });
  expect(tries).toBe(2);
  expect(budget.taken).toBe(0);
  let first = true;
  const secondTime = () => {
    if (!first) return Promise.resolve('decoded');
    first = false;
    return short();
  };
  expect(await decodingFile(pathOfPlain(path), { budget }, secondTime)).toBe('decoded');
});

test('what has to be held whole is counted whole, by the header', async () => {
  const mebibytes = async (picture: Sharp) => decodingBytes(await readHeader(await picture.toBuffer())) / 2 ** 20;
  expect(await mebibytes(drawn(4000, 3000).jpeg())).toBeLessThan(8);
  expect(await mebibytes(drawn(4000, 3000).jpeg({ progressive: true }))).toBeGreaterThan(60);
  expect(await mebibytes(drawn(4000, 3000).tiff())).toBeGreaterThan(30);
  expect(await mebibytes(drawn(4000, 3000).withMetadata({ orientation: 6 }).jpeg())).toBeGreaterThan(30);
});

test('large pictures wait for each other, and come out as they would alone', async () => {
  const folder = temporaryFolder();
  const paths = await Promise.all(
    Array.from({ length: 6 }, async (_, number) =>
      put(
        folder,
        `${number}.jpg`,
        await drawn(3000, 2000 + number)
          .jpeg({ progressive: true })
          .toBuffer(),
      ),
    ),
  );
  // Room for two of them.
  const budget = new MemoryBudget(80 * 2 ** 20);
  let most = 0;
  const looked = paths.map((path) =>
    decodingFile(pathOfPlain(path), { budget }, async ({ header }) => {
      most = Math.max(most, budget.taken);
      await wait(30);
      return header.height;
    }),
  );
  expect(await Promise.all(looked)).toEqual(paths.map((_, number) => 2000 + number));
  expect(most).toBeGreaterThan(60 * 2 ** 20);
  expect(most).toBeLessThanOrEqual(80 * 2 ** 20);
  const together = await Promise.all(paths.map((path) => networkPicture(pathOfPlain(path), 32, { budget })));
  const [alone] = [await networkPicture(pathOfPlain(paths[0] ?? ''), 32)];
  expect(together[0]).toEqual(alone);
  expect(budget.taken).toBe(0);
});
