/* Small pictures: how photos are decoded for the catalogue, and what memory that takes. Runs in the photo reader; sharp's pool works. */
import type { PhotoFormat } from '../files/photo-format.ts';
import type { ExifFacts } from './exif.ts';
import type { Pixels } from './heic.ts';
import { type Metadata, type Sharp, type SharpOptions, sharp } from './picture-library.ts';
import type { Turned } from '../domain/photo-box.ts';

/** Most pixels that are decoded: 30,000 x 8,900. A progressive JPEG of this size takes 1.6 GB for a moment. */
export const MOST_PIXELS = 0x3fff * 0x3fff;

/** Turned pictures above this are made small first and turned then: turning wants all pixels at once. */
const TURN_SMALL_ABOVE = 40_000_000;

/** A file that ends too early is an error here, not a picture with a grey half. */
const STRICT: SharpOptions = { failOn: 'error', limitInputPixels: MOST_PIXELS };

export function openPhoto(input: Buffer | string, options: SharpOptions = {}): Sharp {
  return sharp(input, { ...STRICT, ...options });
}

/** What the file's header says; also of pictures that are too large to be decoded. */
export async function readHeader(input: Buffer | string, options: SharpOptions = {}): Promise<Metadata> {
  return await sharp(input, { ...STRICT, ...options, limitInputPixels: false }).metadata();
}

/** What is known of a photo before it is decoded. */
export interface PictureHeader extends Omit<Metadata, 'format' | 'pages'> {
  readonly format: PhotoFormat;
  readonly camera: ExifFacts | null;
  /** Whole pictures in its file, of which it is one. */
  readonly pages: number;
}

/** A photo ready to be decoded. */
export interface Picture {
  readonly input: Buffer | string;
  readonly header: PictureHeader;
  /** Which of the pictures in its file it is, and the like. */
  readonly options: SharpOptions;
  /** By which its numbers are multiplied. */
  readonly gain: number;
}

/** Each call is a decoding of its own. */
export function openPicture({ input, options, gain }: Picture): Sharp {
  const picture = openPhoto(input, options);
  return gain === 1 ? picture : picture.linear(gain, 0);
}

/** Rows that decoders keep where they go through a picture from top to bottom. */
const ROWS_KEPT = 512;
const SAMPLE_BYTES: Readonly<Record<string, number>> = { ushort: 2, short: 2, uint: 4, int: 4, float: 4, double: 8 };

/** About what decoding takes at its height, by the header, bytes. Generous: it is a bound, not a measure. */
export function decodingBytes({
  format,
  width,
  height,
  channels,
  depth,
  isProgressive,
  orientation = 1,
}: Pick<PictureHeader, 'width' | 'height' | 'channels' | 'depth' | 'isProgressive' | 'orientation'> & {
  readonly format: string;
}): number {
  const pixels = width * height;
  const perPixel = channels * (SAMPLE_BYTES[depth] ?? 1);
  // The coefficients of a progressive JPEG are kept to its end, two bytes each.
  const isJpeg = format === 'jpeg' || format === 'raw';
  const progressive = isJpeg ? pixels * channels * 2 : pixels * perPixel;
  const fromTop = isJpeg || format === 'png';
  const decoding = fromTop && !isProgressive ? width * ROWS_KEPT * perPixel : progressive;
  const turning = orientation > 1 && pixels <= TURN_SMALL_ABOVE ? pixels * perPixel : 0;
  return decoding + turning;
}

/** Transparent parts on white: specimens are photographed or cut out on white, and JPEG would make them black. */
const WHITE = { background: '#fff' } as const;
const JPEG = { quality: 82, chromaSubsampling: '4:2:0' } as const;

const inside = (edge: number) => ({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }) as const;

/** A JPEG of at most `edge` px, upright. Decodes the whole file, so a broken one rejects with sharp's error. */
export async function smallJpeg(picture: Picture, edge: number): Promise<Buffer> {
  const { width, height, orientation = 1 } = picture.header;
  const open = () => openPicture(picture);
  if (orientation === 1 || width * height <= TURN_SMALL_ABOVE) {
    return await open().autoOrient().resize(inside(edge)).flatten(WHITE).jpeg(JPEG).toBuffer();
  }
  const small = await open().resize(inside(edge)).flatten(WHITE).withExif({}).png().toBuffer();
  return await turned(sharp(small), orientation).jpeg(JPEG).toBuffer();
}

/** A small picture as a person turned it. */
export async function turnedJpeg(jpeg: Buffer, turn: Turned): Promise<Buffer> {
  return turn === 0 ? jpeg : await sharp(jpeg).rotate(turn).jpeg(JPEG).toBuffer();
}

/** The picture as its file has it, not turned, at most `edge` px. Decodes the whole file too. */
export async function smallPixels(picture: Picture, edge: number): Promise<Pixels> {
  const small = openPicture(picture).resize({ ...inside(edge), kernel: 'linear' });
  return await pixelsOf(small);
}

/** The same as a JPEG of at most `edge` px, turned upright. */
export async function jpegOfPixels({ rgb, width, height }: Pixels, edge: number, orientation = 1): Promise<Buffer> {
  const small = sharp(rgb, { raw: { width, height, channels: 3 } });
  return await turned(small, orientation).resize(inside(edge)).jpeg(JPEG).toBuffer();
}

/** Of a picture as its file has it, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A part of the picture with all its pixels, or with so many times fewer each way. */
export async function partOf(picture: Picture, box: Box, shrunk: number): Promise<Pixels> {
  return await pixelsOf(
    openPicture(picture)
      .extract(box)
      .resize(inside(Math.ceil(Math.max(box.width, box.height) / shrunk))),
  );
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const pixels = picture.flatten(WHITE).toColourspace('srgb').raw({ depth: 'uchar' });
  const { data: rgb, info } = await pixels.toBuffer({ resolveWithObject: true });
  return { rgb, width: info.width, height: info.height };
}

/** The eight EXIF orientations as turns and mirrors. */
function turned(picture: Sharp, orientation: number): Sharp {
  const turn = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 }[orientation] ?? 0;
  const mirrored = orientation === 2 || orientation === 4 || orientation === 5 || orientation === 7;
  return mirrored ? picture.rotate(turn).flop() : picture.rotate(turn);
}
