import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhotoFile } from '../../electron/contract/threads.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import {
  PictureLoader,
  type Slot,
  chunks,
  epochBatches,
  readAhead,
  stepsPerEpoch,
} from '../../electron/trainer/running/dataset.ts';
import { PictureCache } from '../../electron/trainer/running/picture-cache.ts';
import { decodePicture } from '../../electron/trainer/running/pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'vasculum-dataset-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const photo = (photoId: number, path: string): PhotoFile => ({
  photoId,
  specimenId: photoId,
  sha256: existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : '0'.repeat(64),
  path: pathOfPlain(path),
  orientation: 1,
});
const slots = (n: number): Slot[] =>
  Array.from({ length: n }, (_, i) => ({ photoId: 1000 + i, label: i % 3, file: null }));

describe('epochBatches', () => {
  it.each([
    [48, 16],
    [49, 16],
    [17, 16],
    [7, 16],
    [1000, 7],
  ])('cuts %i photos into batches of at most %i that differ by one at most', (photos, batchSize) => {
    const steps = stepsPerEpoch(photos, batchSize);
    const batches = epochBatches(slots(photos), steps, 1, 0);
    const sizes = batches.map((batch) => batch.length);
    expect(batches).toHaveLength(steps);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(batchSize);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(batches.flat().sort((a, b) => a - b)).toEqual(slots(photos).map((_, i) => i));
  });

  it('orders each epoch of each seed in its own way, always the same', () => {
    const order = (seed: number, epoch: number) => epochBatches(slots(40), 5, seed, epoch).flat();
    expect(order(1, 0)).toEqual(order(1, 0));
    expect(order(1, 1)).not.toEqual(order(1, 0));
    expect(order(2, 0)).not.toEqual(order(1, 0));
  });
});

describe('decodePicture', () => {
  /** 60 x 40, left half red, right half blue. */
  const halves = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#ff0000' } }).composite([
      { input: { create: { width: 30, height: 40, channels: 3, background: '#0000ff' } }, left: 30, top: 0 },
    ]);
  const corners = (pixels: Uint8Array, side: number) =>
    [0, side - 1, (side - 1) * side].map((at) => [...pixels.subarray(at * 3, at * 3 + 3)]);

  it('shows the whole picture', async () => {
    const path = join(folder, 'halves.png');
    await halves().png().toFile(path);
    const red = [255, 0, 0];
    expect(corners(await decodePicture(pathOfPlain(path), 16), 16)).toEqual([red, [0, 0, 255], red]);
  });

  it('turns it upright by EXIF', async () => {
    const path = join(folder, 'turned.jpg');
    // Orientation 6: stored lying on its side, to be turned a quarter clockwise; left becomes top.
    await halves().withMetadata({ orientation: 6 }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile(path);
    const [topLeft, topRight, bottomLeft] = corners(await decodePicture(pathOfPlain(path), 16), 16);
    expect(topLeft![0]).toBeGreaterThan(240);
    expect(topRight![0]).toBeGreaterThan(240);
    expect(bottomLeft![2]).toBeGreaterThan(240);
  });

  it.each([
    ['grey.jpg', () => halves().grayscale().jpeg()],
    ['deep.png', () => halves().toColourspace('rgb16').png()],
    ['deep.tif', () => halves().toColourspace('rgb16').tiff()],
    ['ink.jpg', () => halves().toColourspace('cmyk').jpeg()],
    ['palette.png', () => halves().png({ palette: true })],
    ['photo.webp', () => halves().webp()],
  ])('gives 8-bit RGB of %s', async (name, make) => {
    const path = join(folder, name);
    await make().toFile(path);
    expect(await decodePicture(pathOfPlain(path), 8)).toHaveLength(8 * 8 * 3);
  });

  it('lays transparency on white', async () => {
    const path = join(folder, 'clear.png');
    await sharp({ create: { width: 9, height: 9, channels: 4, background: '#00000000' } })
      .png()
      .toFile(path);
    expect((await decodePicture(pathOfPlain(path), 8)).every((value) => value === 255)).toBe(true);
  });

  it('refuses what is cut short, no photo, or not there', async () => {
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg()
      .toBuffer();
    writeFileSync(join(folder, 'short.jpg'), whole.subarray(0, whole.length / 2));
    writeFileSync(join(folder, 'text.jpg'), 'not a photo');
    for (const name of ['short.jpg', 'text.jpg', 'none.jpg']) {
      await expect(decodePicture(pathOfPlain(join(folder, name)), 16)).rejects.toThrow();
    }
  });
});

describe('PictureLoader', () => {
  const side = 16;
  const paths = [1, 2, 3].map((i) => join(folder, `plain-${i}.png`));
  beforeAll(async () => {
    for (const [i, path] of paths.entries()) {
      const background = { r: 50 * (i + 1), g: 0, b: 0 };
      await sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toFile(path);
    }
  });

  it('leaves an unreadable photo out, tells of it once, and keeps the others in place', async () => {
    const told: number[] = [];
    const loader = new PictureLoader({ side, onUnreadable: (file) => told.push(file.photoId) });
    const asked = [photo(1, paths[0]!), photo(9, join(folder, 'none.jpg')), photo(3, paths[2]!)];
    for (let time = 0; time < 2; time++) {
      const { pictures, readable } = await loader.load(asked.map((file, slot) => ({ slot, file })));
      expect(readable).toEqual([0, 2]);
      expect(pictures).toHaveLength(2 * side * side * 3);
      expect([pictures[0], pictures[side * side * 3]]).toEqual([50, 150]);
    }
    expect(told).toEqual([9]);
  });

  it('leaves out a photo whose file has another content, though its size and time are the same', async () => {
    const path = join(folder, 'exchanged.png');
    const solid = (red: number) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background: { r: red, g: 0, b: 0 } } })
        .png({ compressionLevel: 0 })
        .toBuffer();
    const [before, after] = [await solid(10), await solid(200)];
    expect(after.length).toBe(before.length);
    writeFileSync(path, before);
    const imported = photo(1, path);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, after);
    utimesSync(path, atime, mtime);
    const told: string[] = [];
    const loader = new PictureLoader({ side, onUnreadable: (_, { code }) => told.push(code) });
    expect((await loader.loadPhotos([imported, photo(2, paths[0]!)])).readable).toEqual([1]);
    expect(told).toEqual(['photo-changed']);
    // The same content with another time is the same photo.
    writeFileSync(path, before);
    expect((await new PictureLoader({ side }).loadPhotos([imported])).readable).toEqual([0]);
  });

  it('decodes each original once, as far as the cache has room', async () => {
    const recordBytes = side * side * 3;
    const cacheFile = join(folder, 'cache');
    const cache = await PictureCache.create(cacheFile, { recordBytes, slots: 3, limitBytes: 2 * recordBytes });
    const loader = new PictureLoader({ side, cache });
    const moved = paths.map((path, slot) => ({ slot, file: photo(slot, path) }));
    const first = await loader.load(moved);
    // Lets the keeping in the background end.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const away = moved.map(({ slot, file }) => ({
      slot,
      file: { ...file, path: pathOfPlain(join(folder, 'away.png')) },
    }));
    const second = await loader.load(away);
    expect(second.readable).toEqual([0, 1]);
    expect(second.pictures).toEqual(first.pictures.subarray(0, 2 * recordBytes));
    await cache.dispose();
    await expect(cache.get(0)).rejects.toThrow();
  });
});

describe('readAhead', () => {
  it('begins the next before it gives the one before, in order', async () => {
    const log: string[] = [];
    const load = async (item: number) => {
      log.push(`begin ${item}`);
      return item;
    };
    for await (const item of readAhead([1, 2, 3], load)) log.push(`use ${item}`);
    expect(log).toEqual(['begin 1', 'begin 2', 'use 1', 'begin 3', 'use 2', 'use 3']);
  });

  it('gives a failure where it is due, and none when it is left before', async () => {
    const load = async (item: number) => {
      if (item === 2) throw new Error('broken');
      return item;
    };
    const used: number[] = [];
    const all = async () => {
      for await (const item of readAhead([1, 2, 3], load)) used.push(item);
    };
    await expect(all()).rejects.toThrow('broken');
    expect(used).toEqual([1]);
    for await (const item of readAhead([1, 2], load)) {
      expect(item).toBe(1);
      break;
    }
  });
});

describe('chunks', () => {
  it('cuts a list', () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunks([], 2)).toEqual([]);
  });
});
