/* The box in a photo as a network sees it: the same pixels as those of the photo that was cut to it. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pixelsOfBox } from '../../electron/domain/photo-box.ts';
import { networkPicture } from '../../electron/photos/network-picture.ts';

/** Every pixel has its own colour. */
const SIZE = { width: 120, height: 80 };
const pixels = Buffer.from(
  Array.from({ length: SIZE.width * SIZE.height }, (_, at) => {
    const [x, y] = [at % SIZE.width, Math.floor(at / SIZE.width)];
    return [2 * x, 3 * y, (x * y) % 256];
  }).flat(),
);
const photo = () => sharp(pixels, { raw: { ...SIZE, channels: 3 } });
const BOX = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };

test.each([1, 2, 3, 4, 5, 6, 7, 8])('of a photo of orientation %i it is the box of the upright photo', async (turn) => {
  const stored = await photo().withMetadata({ orientation: turn }).png().toBuffer();
  const upright = await sharp(stored).autoOrient().png().toBuffer();
  const { width, height } = await sharp(upright).metadata();
  expect([width, height]).toEqual(turn >= 5 ? [80, 120] : [120, 80]);
  const region = { left: width / 4, top: height / 2, width: width / 2, height: height / 4 };
  const cut = await sharp(upright).extract(region).png().toBuffer();
  const seen = await networkPicture(stored, 32, { box: BOX });
  expect(Buffer.from(seen).equals(await networkPicture(cut, 32))).toBe(true);
  expect(Buffer.from(seen).equals(await networkPicture(stored, 32))).toBe(false);
});

test.each(['jpeg', 'tiff', 'webp'] as const)('of a %s too', async (format) => {
  const stored = await photo().withMetadata({ orientation: 6 })[format]().toBuffer();
  const upright = await sharp(stored).autoOrient().png().toBuffer();
  const cut = await sharp(upright).extract({ left: 20, top: 60, width: 40, height: 30 }).png().toBuffer();
  const seen = await networkPicture(stored, 32, { box: BOX });
  expect(Buffer.from(seen).equals(await networkPicture(cut, 32))).toBe(true);
});

test.each([
  [{ x: 0, y: 0, width: 1, height: 1 }, [0, 0, 120, 80]],
  [{ x: 1 / 3, y: 0, width: 1 / 3, height: 1 }, [40, 0, 40, 80]],
  [{ x: 0.9999, y: 0.9999, width: 0.0001, height: 0.0001 }, [119, 79, 1, 1]],
  [{ x: 0.5, y: 0.5, width: 0.0001, height: 0.9 }, [60, 40, 1, 40]],
])('%o is whole pixels within the photo', (box, [left, top, width, height]) => {
  expect(pixelsOfBox(box, SIZE)).toEqual({ left, top, width, height });
});
