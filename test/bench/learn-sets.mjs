// What the row `learn` learns from: drawn specimens of twelve taxa, and composed photographs, each in folders `train` and
// `val`, so that a run keeps them apart. The pictures that judge are never learnt from.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { chance } from '../../dist/electron/domain/statistics/chance.js';

/** Specimens of each class, or composed pictures of it. `judges`: those of each that are not learnt from. */
export const SETS = {
  drawn: { make: drawn, learn: 24, judges: 20 },
  'drawn-200': { make: drawn, learn: 200, judges: 20 },
  photos: { make: composed, learn: 40, judges: 20 },
};

/** @param {keyof typeof SETS} name @param {string} folder @param {import('../../dist/electron/engine/engine.js').Engine} engine */
export async function makeSet(name, folder, engine) {
  const { make, learn, judges } = SETS[name];
  await make(engine, path.join(folder, 'train'), learn, 1);
  await make(engine, path.join(folder, 'val'), judges, 2);
  return folder;
}

/** The sample collection's taxa; what has no name yet is left out. */
async function drawn(engine, folder, specimensPerTaxon, seed) {
  const all = mkdtempSync(path.join(tmpdir(), 'vasculum-drawn-'));
  await engine.runJob('sample', { folder: all, seed, specimensPerTaxon, photos: null });
  for (const taxon of readdirSync(all, { withFileTypes: true })) {
    if (!taxon.isDirectory() || taxon.name === 'to be identified') continue;
    cpSync(path.join(all, taxon.name), path.join(folder, taxon.name), { recursive: true });
  }
  // The sample collection has photos that are cut short, as real ones have; other programs end at the first of them.
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(parentPath, name);
    if (name.endsWith('.jpg') && !(await isWhole(file))) rmSync(file);
  }
  rmSync(all, { recursive: true, force: true });
}

function isWhole(file) {
  return sharp(file, { failOn: 'truncated' })
    .stats()
    .then(
      () => true,
      () => false,
    );
}

/** Photographs of flowers with transparent surroundings, from Debian's package tuxpaint-stamps-default. */
const FLOWERS = [
  'adeenia',
  'anemone_red',
  'anthoorium',
  'bolsom',
  'chemparathi',
  'daffodil',
  'flower9',
  'marigold',
  'red-gazania',
  'rose',
  'whitestar-petunia',
  'yellow-flower',
];
const SIDE = 320;
/** Of fruit and vegetables in a picture. */
const PIECES = 6;

/** Each picture: one flower, turned, scaled and tinted, before and behind pieces of fruit and vegetables. */
async function composed(_engine, folder, count, seed) {
  const stamps = stampsFolder(path.join(folder, '..', '..'));
  const others = ['food/fruit', 'food/vegetables'].flatMap((kind) =>
    readdirSync(path.join(stamps, kind))
      .filter((name) => name.endsWith('.png'))
      .sort()
      .map((name) => path.join(stamps, kind, name)),
  );
  for (const [label, flower] of FLOWERS.entries()) {
    const file = path.join(stamps, 'plants/flowers', `${flower}.png`);
    mkdirSync(path.join(folder, flower), { recursive: true });
    for (let number = 0; number < count; number++) {
      const draw = (place) => chance(seed, 77, label, number, place);
      await compose(
        file,
        others,
        draw,
        path.join(folder, flower, `${flower}_${seed}${String(number).padStart(3, '0')}.jpg`),
      );
    }
  }
}

async function compose(flower, others, draw, to) {
  const layers = [];
  for (let piece = 0; piece < PIECES; piece++) {
    const at = 10 * (piece + 1);
    const pick = others[Math.floor(draw(at) * others.length)];
    // The last one lies over the flower, and must not hide it.
    const share = piece === PIECES - 1 ? 0.1 + 0.12 * draw(at + 1) : 0.2 + 0.35 * draw(at + 1);
    layers.push(await placed(pick, share, (place) => draw(at + 2 + place)));
  }
  layers.splice(-1, 0, await placed(flower, 0.3 + 0.35 * draw(1), (place) => draw(2 + place)));
  const [red, green, blue] = [7, 8, 9].map((place) => Math.round(60 + 150 * draw(place)));
  const ground = await sharp({
    create: {
      width: SIDE,
      height: SIDE,
      channels: 3,
      background: { r: red, g: green, b: blue },
      noise: { type: 'gaussian', mean: 128, sigma: 25 },
    },
  })
    .blur(1 + 2 * draw(0))
    .tint({ r: red, g: green, b: blue })
    .png()
    .toBuffer();
  await sharp(ground).composite(layers).jpeg({ quality: 90 }).toFile(to);
}

/** A piece of `share` of the picture's side, turned, tinted, anywhere. */
async function placed(file, share, draw) {
  const side = Math.round(SIDE * share);
  const input = await sharp(await sharp(file).ensureAlpha().resize(side, side, { fit: 'inside' }).png().toBuffer())
    .modulate({ brightness: 0.7 + 0.6 * draw(0), saturation: 0.7 + 0.5 * draw(1), hue: Math.round(24 * draw(2) - 12) })
    .rotate(360 * draw(3), { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  const room = (length) => Math.max(0, SIDE - length);
  const { width, height } = input.info;
  return { input: input.data, left: Math.floor(room(width) * draw(4)), top: Math.floor(room(height) * draw(5)) };
}

/** Fetched once with apt and unpacked; nothing is installed. */
function stampsFolder(folder) {
  const unpacked = path.join(folder, 'stamps');
  if (!existsSync(unpacked)) {
    mkdirSync(unpacked, { recursive: true });
    execFileSync('apt-get', ['download', '-o', 'APT::Sandbox::User=root', 'tuxpaint-stamps-default'], {
      cwd: unpacked,
      stdio: 'ignore',
    });
    const deb = readdirSync(unpacked).find((name) => name.endsWith('.deb')) ?? '';
    execFileSync('dpkg-deb', ['-x', deb, '.'], { cwd: unpacked });
  }
  return path.join(unpacked, 'usr/share/tuxpaint/stamps');
}
