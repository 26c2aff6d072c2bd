// Photos of 12 million pixels as cameras write them, for the rows that read photos: a drawn specimen, the grain of a
// sensor, EXIF with a date and a place, some lying on their side. Some 3 MB each.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const specimens = fileURLToPath(new URL('../../resources/sample/drawer/', import.meta.url));
const DRAWN = 12;

/** One photo in `file`, which is given back. */
export async function drawPhoto(file, number = 1) {
  const names = readdirSync(specimens).sort();
  const specimen = path.join(specimens, names[number % names.length] ?? '');
  const grain = await sharp({
    create: {
      width: 2000,
      height: 1500,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .resize(4000, 3000)
    .raw()
    .toBuffer();
  const { width, height } = { width: 4000, height: 3000 };
  await sharp(specimen)
    .resize(width, height, { fit: 'cover' })
    .composite([{ input: grain, raw: { width, height, channels: 3 }, blend: 'soft-light' }])
    .withExif(camera(number))
    .withMetadata({ orientation: number % 5 === 0 ? 6 : 1 })
    .jpeg({ quality: 90 })
    .toFile(file);
  return file;
}

/** `count` photos in a new folder: a dozen are drawn, the others are those again with a remark of their own in the file. */
export async function drawPhotos(folder, count) {
  mkdirSync(folder, { recursive: true });
  const file = (number) => path.join(folder, `VC_${String(number).padStart(6, '0')}_d.jpg`);
  for (let number = 1; number <= count; number++) {
    if (number <= DRAWN) await drawPhoto(file(number), number);
    else writeFileSync(file(number), remarked(readFileSync(file(((number - 1) % DRAWN) + 1)), `photo ${number}`));
  }
  return folder;
}

/** A JPEG with a comment, so that its content is no other photo's. */
function remarked(jpeg, words) {
  const text = Buffer.from(words, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, text.length + 2]), text, jpeg.subarray(2)]);
}

function camera(number) {
  const minute = String(number % 60).padStart(2, '0');
  return {
    IFD0: { Make: 'Drawn', Model: 'By the bench' },
    IFD2: { DateTimeOriginal: `2024:06:15 10:${minute}:00` },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '16/1 21/1 36/1' },
  };
}
