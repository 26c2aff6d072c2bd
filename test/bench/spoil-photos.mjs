// Drawn photos and cut-out photographs, good and spoilt in known ways, and what is said of them. The ways are those of a real
// station: out of focus, shaken, the lamp off, too long exposed, the specimen at the edge.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const SIZE = { width: 1280, height: 960 };
/** Blur is given in px of the picture that is measured. */
const BLUR = 1.5;
const SHAKEN = 7;

const WAYS = {
  good: { expected: null, spoil: (photo) => photo },
  blurred: { expected: 'blurred', spoil: (photo, scale) => photo.blur(BLUR * scale) },
  shaken: { expected: 'blurred', spoil: (photo, scale) => photo.convolve(along(SHAKEN * scale)) },
  dim: { expected: 'dark', spoil: (photo) => photo.linear(0.35, 0) },
  bright: { expected: 'burnt-out', spoil: (photo) => photo.linear(2.5, 0) },
  shifted: { expected: 'cut-off', spoil: (photo, _, { width, height }) => photo.extract(rightHalf(width, height)) },
};

function along(length) {
  const width = Math.max(3, Math.round(length) | 1);
  return {
    width,
    height: 3,
    kernel: Array.from({ length: width * 3 }, (_, at) => (Math.floor(at / width) === 1 ? 1 : 0)),
  };
}

function rightHalf(width, height) {
  const left = Math.round(width * 0.5);
  return { left, top: 0, width: width - left, height };
}

/** `count` specimens of each taxon in turn, with labels and without; the same seed draws the same. */
export function drawnPhotos(drawSpecimen, taxa, count, size = SIZE) {
  return Array.from({ length: count }, (_, number) => {
    const labels = number % 3 === 0;
    return { file: drawSpecimen(taxa[number % taxa.length], `quality ${number}`, { ...size, labels }), labels };
  });
}

/** Cut-out photographs from a folder (Debian's tuxpaint-stamps-default has some), on a plain ground. */
export async function cutOutPhotos(folder, most) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.png'));
  const photos = [];
  for (const name of names.toSorted()) {
    const file = path.join(folder, name);
    if (photos.length >= most || !statSync(file).isFile()) continue;
    const { width, height, hasAlpha } = await sharp(file).metadata();
    if (!hasAlpha || Math.max(width, height) < 480) continue;
    const sides = { top: 40, bottom: 40, left: 40, right: 40 };
    const ground = { background: '#e9e6de' };
    photos.push({
      file: await sharp(file)
        .flatten(ground)
        .extend({ ...sides, ...ground })
        .jpeg({ quality: 90 })
        .toBuffer(),
      labels: false,
    });
  }
  return photos;
}

/**
 * By way: photos, and how often each flaw was said of them.
 * @returns {Promise<Record<string, { photos: number, expected: string | null, flaws: Record<string, number> }>>}
 */
export async function saidOfSpoilt({ qualityOf, flawsOf }, photos, edge) {
  /** @type {Awaited<ReturnType<typeof saidOfSpoilt>>} */
  const said = {};
  for (const [way, { expected, spoil }] of Object.entries(WAYS)) {
    /** @type {Record<string, number>} */
    const flaws = {};
    let count = 0;
    for (const { file, labels } of photos) {
      // What stands beside a label may well be whole when half of the picture is gone.
      if (way === 'shifted' && labels) continue;
      const size = await sharp(file).metadata();
      const scale = Math.max(1, Math.max(size.width, size.height) / edge);
      const spoilt = await spoil(sharp(file), scale, size).jpeg({ quality: 88 }).toBuffer();
      count += 1;
      for (const flaw of flawsOf(qualityOf(await small(spoilt, edge)))) flaws[flaw] = (flaws[flaw] ?? 0) + 1;
    }
    said[way] = { photos: count, expected, flaws };
  }
  return said;
}

async function small(file, edge) {
  const inside = { width: edge, height: edge, fit: 'inside', withoutEnlargement: true, kernel: 'linear' };
  const { data, info } = await sharp(file).resize(inside).raw().toBuffer({ resolveWithObject: true });
  return { rgb: data, width: info.width, height: info.height };
}
