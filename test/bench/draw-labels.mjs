// Photos with a label on them: a code drawn by bwip-js, in print, turned by any angle, blurred, dimmed and small on a specimen
// photo. The same seed draws the same labels.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';

const KINDS = ['code39', 'code128', 'interleaved2of5', 'datamatrix', 'qrcode', 'pdf417'];
const specimens = fileURLToPath(new URL('../../resources/sample/drawer/', import.meta.url));
/** Pixels of a module where it is drawn, before it is made as small as it is in the photo. */
const DRAWN_MODULE = 4;

/** A specimen with the grain of a sensor, as pixels. */
export async function drawGround(width, height, number) {
  const names = readdirSync(specimens).sort();
  const grain = await sharp({
    create: {
      width: Math.ceil(width / 2),
      height: Math.ceil(height / 2),
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .resize(width, height)
    .png()
    .toBuffer();
  const pixels = await sharp(path.join(specimens, names[number % names.length] ?? ''))
    .resize(width, height, { fit: 'cover' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .raw()
    .toBuffer();
  return { pixels, width, height };
}

/** Photo `number` on a ground: the JPEG in `file`, and what its code says. Modules are 2.5 to 7 px at 4000 px across. */
export async function drawLabelled(file, number, { pixels, width, height }) {
  const random = randomOf(number);
  const between = (from, to) => from + random() * (to - from);
  const kind = KINDS[number % KINDS.length] ?? '';
  const digits = String(Math.floor(between(100_000, 999_999)));
  const text =
    { interleaved2of5: `${digits}00`, qrcode: `https://example.org/object/VC${digits}`, code39: `VC-${digits}` }[
      kind
    ] ?? `VC ${digits}`;
  const unit = width / 4000;
  const module = between(2.5, 7) * unit;
  const label = await drawLabel(kind, text, { digits, unit, scale: module / DRAWN_MODULE });
  const dim = between(0.55, 1);
  const turned = await sharp(label)
    .ensureAlpha()
    .rotate(between(0, 360), { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  const blur = (between(0, 1.2) * module) / 4;
  const dimmed = sharp(turned).linear([dim, dim, dim * 0.95, 1], [0, 0, 0, 0]);
  const { data, info } = await (blur > 0.3 ? dimmed.blur(blur) : dimmed).png().toBuffer({ resolveWithObject: true });
  const place = {
    left: Math.floor(between(0, Math.max(0, width - info.width))),
    top: Math.floor(between(0, Math.max(0, height - info.height))),
  };
  const fits = info.width <= width && info.height <= height;
  const input = fits ? data : await sharp(data).resize(width, height, { fit: 'inside' }).toBuffer();
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .composite([{ input, ...place }])
    .jpeg({ quality: 90 })
    .toFile(file);
  return { file, kind, text };
}

async function drawLabel(kind, text, { digits, unit, scale }) {
  const code = await toBuffer({
    bcid: kind,
    text,
    scale: DRAWN_MODULE,
    ...(KINDS.indexOf(kind) < 3 ? { height: 12 } : {}),
    backgroundcolor: 'FFFFFF',
    paddingwidth: 10,
    paddingheight: 10,
  });
  const drawn = await sharp(code).metadata();
  const [across, down] = [Math.round(drawn.width * scale), Math.round(drawn.height * scale)];
  const small = await sharp(code).resize(across, down, { kernel: 'cubic', fit: 'fill' }).png().toBuffer();
  const font = 44 * unit;
  const [width, height] = [Math.round(Math.max(across * 1.2, across + 60 * unit)), Math.round(down + 260 * unit)];
  const line = (below, size, words) =>
    `<text x="${20 * unit}" y="${down + font * below}" font-size="${font * size}" font-family="sans-serif">${words}</text>`;
  const paper = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#f4f1e6"/>${line(2, 1, digits)}${line(3.3, 0.8, 'FRANCE, Vosges 12.VI.1998')}${line(4.5, 0.8, 'leg. A. Müller')}</svg>`;
  return await sharp(Buffer.from(paper))
    .composite([{ input: small, left: Math.round((width - across) / 2), top: Math.round(10 * unit) }])
    .png()
    .toBuffer();
}

/** Mulberry32. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
