/*
 * The pixels of a TIFF that the decoder would show in other colours than it has: with saved selections, which would count as
 * transparency; in Lab; in numbers with a decimal point. Decoded as they stand, then made RGB here. Runs in the photo reader;
 * sharp's pool decodes.
 */
import type { Pixels } from './heic.ts';
import type { Sharp } from './picture-library.ts';
import type { Samples } from './tiff-page.ts';

/** Whole numbers, of which 10 or 12 bits of 16 may be used. */
export async function withoutSelections(picture: Sharp, { bits, most }: Samples): Promise<Pixels> {
  if (bits < 16) return await rgbOf(picture.removeAlpha().toColourspace('srgb'));
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const values = new Uint16Array(data.buffer, data.byteOffset, data.length / 2);
  const { width, height, channels } = info;
  const scale = gainOf(most ?? largest(values)) / 257;
  return { width, height, rgb: mapped(values, channels, width * height, (value) => value * scale) };
}

/** Of the pixels that a small copy is made of. */
const MEASURED_EDGE = 1024;

/** By how much 16 bits are to be multiplied, of which the lower 8, 10 or 12 alone are used; 1 for others. */
export async function measuredGain(picture: Sharp, { most, colours }: Samples): Promise<number> {
  if (most !== null) return gainOf(most);
  const fit = { width: MEASURED_EDGE, height: MEASURED_EDGE, fit: 'inside', withoutEnlargement: true } as const;
  const data = await picture
    .resize({ ...fit, kernel: 'nearest' })
    .toColourspace(colours === 1 ? 'grey16' : 'rgb16')
    .raw({ depth: 'ushort' })
    .toBuffer();
  return gainOf(largest(new Uint16Array(data.buffer, data.byteOffset, data.length / 2)));
}

const FILLED = [255, 1023, 4095];

function gainOf(most: number): number {
  const white = FILLED.find((one) => most <= one);
  return white === undefined || most === 0 ? 1 : 65535 / white;
}

function largest(values: Uint16Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

async function rgbOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 3) return { width, height, rgb: data };
  return { width, height, rgb: mapped(data, channels, width * height, (value) => value) };
}

/** Numbers with a decimal point: of 1, of 255 or of 65535, whichever holds the largest. */
export async function fromFloats(picture: Sharp, { colours }: Samples): Promise<Pixels> {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace(colours === 1 ? 'b-w' : 'scrgb')
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true });
  const values = new Float32Array(data.buffer, data.byteOffset, data.length / 4);
  let most = 0;
  for (const value of values) if (value > most && value < Infinity) most = value;
  const white = WHITES.find((one) => most <= one * BEYOND_WHITE) ?? most;
  const { width, height, channels } = info;
  return { width, height, rgb: mapped(values, channels, width * height, (value) => (value * 255) / white) };
}

const WHITES = [1, 255, 65535];
/** Lights brighter than white, and what is left of noise. */
const BEYOND_WHITE = 1.5;

function mapped(
  values: Uint8Array | Uint16Array | Float32Array,
  channels: number,
  pixels: number,
  map: (value: number) => number,
): Buffer {
  const rgb = new Uint8ClampedArray(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      rgb[pixel * 3 + colour] = map(values[pixel * channels + Math.min(colour, channels - 1)] ?? 0);
    }
  }
  return Buffer.from(rgb.buffer);
}

/** `picture` gives L, a and b as they are stored. */
export async function fromLab(picture: Sharp, { bits, kind }: Samples): Promise<Pixels> {
  const isWide = bits === 16;
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace(isWide ? 'rgb16' : 'srgb')
    .raw({ depth: isWide ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const values = isWide ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  const { width, height } = info;
  const rgb = new Uint8ClampedArray(width * height * 3);
  const lightness = kind === 'icc-lab' && isWide ? 100 / 65280 : isWide ? 100 / 65535 : 100 / 255;
  const colour = colourOf(kind, isWide);
  for (let at = 0; at < rgb.length; at += 3) {
    writeRgb(rgb, at, (values[at] ?? 0) * lightness, colour(values[at + 1] ?? 0), colour(values[at + 2] ?? 0));
  }
  return { width, height, rgb: Buffer.from(rgb.buffer) };
}

/** a and b: signed, or counted from the middle as in ICC profiles; of 16 bits the upper eight are whole. */
function colourOf(kind: Samples['kind'], isWide: boolean): (stored: number) => number {
  const unit = isWide ? 256 : 1;
  if (kind === 'icc-lab') return (stored) => stored / unit - 128;
  const half = 128 * unit;
  return (stored) => (stored < half ? stored : stored - 2 * half) / unit;
}

/** Steps between black and white, finer than the eye. */
const GAMMA_STEPS = 4096;
const GAMMA = Float32Array.from({ length: GAMMA_STEPS + 1 }, (_, step) => {
  const linear = step / GAMMA_STEPS;
  return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
});

/** CIE Lab under D50 to XYZ, then (by Bradford, from Lindbloom's tables) to sRGB. */
function writeRgb(rgb: Uint8ClampedArray, at: number, lightness: number, a: number, b: number): void {
  const root = (lightness + 16) / 116;
  const x = 0.96422 * cubed(root + a / 500);
  const y = cubed(root);
  const z = 0.82521 * cubed(root - b / 200);
  rgb[at] = shown(3.1338561 * x - 1.6168667 * y - 0.4906146 * z);
  rgb[at + 1] = shown(-0.9787684 * x + 1.9161415 * y + 0.033454 * z);
  rgb[at + 2] = shown(0.0719453 * x - 0.2289914 * y + 1.4052427 * z);
}

function cubed(root: number): number {
  return root > 6 / 29 ? root ** 3 : (116 * root - 16) / (24389 / 27);
}

function shown(linear: number): number {
  return GAMMA[Math.round(Math.min(Math.max(linear, 0), 1) * GAMMA_STEPS)] ?? 0;
}
