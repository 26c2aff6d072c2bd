/*
 * A photo of any format as the decoder takes it: the whole photo, never a thumbnail in its file, upright and in its own
 * colours. First it is looked at, which is cheap; then, when there is memory for it, it is made ready. Runs in the photo
 * reader.
 */
import { exifFacts, factsInTiff } from './exif.ts';
import { PhotoFault } from './fault.ts';
import { decodeHeic, HEIC_BYTES_PER_PIXEL, MOST_HEIC_PIXELS, type Pixels } from './heic.ts';
import { type Alive, type OpenPhoto, readPart, readWhole } from './open-file.ts';
import { turnsPicture } from './media-boxes.ts';
import { plainTiff } from './plain-tiff.ts';
import { rawPicture } from './raw-picture.ts';
import type { Metadata, Sharp, SharpOptions } from './picture-library.ts';
import { decodingBytes, MOST_PIXELS, openPhoto, type Picture, type PictureHeader, readHeader } from './thumbnail.ts';
import { type Page, pagesOf, piecesOf, type Samples, samplesOf } from './tiff-page.ts';
import { fromFloats, fromLab, measuredGain, withoutSelections } from './tiff-pixels.ts';
import { type ByteSource, readFrom, sourceOf, Tiff } from './tiff-tags.ts';
import { describeTrouble, notReadable, noPhotoTrouble, type Trouble } from './trouble.ts';

/** A photo's file, or bytes that lie in none. */
export type PictureFile = Pick<OpenPhoto, 'format' | 'head' | 'bytes' | 'input'> &
  Partial<Pick<OpenPhoto, 'handle' | 'page'>>;

/** A photo that was looked at. */
export interface Planned {
  readonly header: PictureHeader;
  /** About what making it ready and decoding it take, bytes. */
  readonly heldBytes: number;
  make(alive: Alive): Promise<Picture>;
}

interface Looked {
  readonly file: PictureFile;
  readonly input: Buffer | string;
  readonly source: ByteSource;
}

/** The smallest picture of a RAW file that stands for the photo, px of its long edge: a preview, not a thumbnail. */
const LEAST_RAW_EDGE = 1000;

/** Rejects with PhotoFault for what is told of a photo by its header, else with the decoder's error. */
export async function planPicture(file: PictureFile, input: Buffer | string): Promise<Planned> {
  const looked: Looked = { file, input, source: sourceFor(file, input) };
  if (file.page !== undefined && file.page > 1 && file.format !== 'tiff')
    throw new PhotoFault(notReadable('no-such-page', String(file.page)));
  switch (file.format) {
    case 'tiff':
      return await planTiff(looked);
    case 'raw':
      return await planRaw(looked);
    case 'avif':
    case 'heic':
      return await planHeif(looked);
    default:
      return await planOrdinary(looked);
  }
}

function sourceFor({ bytes, handle }: PictureFile, input: Buffer | string): ByteSource {
  if (typeof input !== 'string') return sourceOf(input);
  const part = async (from: number, length: number) =>
    handle ? await readPart(handle, from, Math.max(0, Math.min(length, bytes - from))) : Buffer.alloc(0);
  return { bytes, part };
}

async function planOrdinary({ file, input }: Looked): Promise<Planned> {
  const header = await readHeader(input);
  if (file.format === null || header.format !== file.format) throw new PhotoFault(noPhotoTrouble(file.head));
  return plain(input, { ...header, format: file.format, camera: exifFacts(header.exif), pages: 1 });
}

function plain(input: Buffer | string, header: PictureHeader, options: SharpOptions = {}, gain = 1): Planned {
  const picture: Picture = { input, header, options: { ...options, ...profileOptions(header) }, gain };
  return { header, heldBytes: decodingBytes(header) + bytesOf(input), make: async () => picture };
}

function bytesOf(input: Buffer | string): number {
  return typeof input === 'string' ? 0 : input.length;
}

/** Colour spaces of profiles that pictures have; one of another kind was put there by mistake. */
const PROFILE_SPACES = new Set(['RGB ', 'GRAY', 'CMYK', 'Lab ']);

function profileOptions({ icc, space }: Pick<Metadata, 'icc' | 'space'>): SharpOptions {
  const of = icc?.toString('latin1', 16, 20) ?? 'RGB ';
  const fits = PROFILE_SPACES.has(of) && (of !== 'Lab ' || space === 'lab' || space === 'labs');
  return fits ? {} : { ignoreIcc: true };
}

async function planTiff(looked: Looked): Promise<Planned> {
  const { input, source, file } = looked;
  const tiff = await readFrom(source, Tiff.at(0));
  const pages = tiff && (await readFrom(source, pagesOf(tiff)));
  // Its decoder says what is wrong with it.
  if (!pages) return await planOrdinary(looked);
  if (pages.isRaw) return await planRaw(looked);
  const number = file.page ?? 1;
  const page = pages.photos[number - 1];
  if (!page) throw new PhotoFault(notReadable('no-such-page', String(number)));
  const samples = await readFrom(source, samplesOf(pages.tiff, page.directory));
  const told = number === 1 ? await readFrom(source, pages.tiff.directory(pages.tiff.first)) : page.directory;
  if (samples.kind === 'other') throw new PhotoFault(notReadable('tiff-samples', String(samples.bits)));
  const options = pageOptions(page);
  const numbers = await readable(looked, samples);
  const header: PictureHeader = {
    ...(await readHeader(numbers, options)),
    format: 'tiff',
    camera: told && (await readFrom(source, factsInTiff(pages.tiff, told))),
    pages: pages.photos.length,
  };
  const fault = await piecesFault(pages.tiff, page, source);
  if (fault) throw new PhotoFault(fault, { header });
  const { heldBytes } = plain(input, header);
  const pixels = pixelsOf(() => openPhoto(numbers, options), samples);
  if (pixels === null) return await planWhole(looked, header, samples, options);
  const { width, height, channels } = header;
  const held = heldBytes + width * height * (channels * Math.ceil(samples.bits / 8) + 6);
  return { header, heldBytes: held, make: async () => made(await pixels(), header) };
}

function pageOptions({ page, subdirectory }: Page): SharpOptions {
  if (subdirectory !== null) return { page, tiff: { subifd: subdirectory } };
  return page === 0 ? {} : { page };
}

async function piecesFault(tiff: Tiff, { directory }: Page, source: ByteSource): Promise<Trouble | null> {
  const pieces = await readFrom(source, piecesOf(tiff, directory, source.bytes));
  if (pieces === 'cut') return describeTrouble('truncated');
  return pieces === 'gap' ? notReadable('spoilt') : null;
}

/** Numbers that fill their bits, or 10 or 12 of 16: those are made brighter. */
async function planWhole({ input }: Looked, header: PictureHeader, samples: Samples, options: SharpOptions) {
  const planned = plain(input, header, options);
  const mayBeDark = samples.bits === 16 && (samples.colours === 1 || samples.colours === 3);
  if (!mayBeDark) return planned;
  const make = async () => {
    const picture = await planned.make(() => {});
    return { ...picture, gain: await measuredGain(openPhoto(input, picture.options), samples) };
  };
  return { ...planned, make };
}

/** Decodes what the decoder would show in other colours; null for all others. */
function pixelsOf(open: () => Sharp, samples: Samples): (() => Promise<Pixels>) | null {
  if (samples.kind === 'lab' || samples.kind === 'icc-lab') return () => fromLab(open(), samples);
  if (samples.kind === 'float') return () => fromFloats(open(), samples);
  return samples.hasSelections ? () => withoutSelections(open(), samples) : null;
}

const RGB = 2;

/** A TIFF in Lab is called RGB in a copy of its bytes, so that its numbers are given as they stand. */
async function readable({ file, input }: Looked, { kind, photometricAt }: Samples): Promise<Buffer | string> {
  if (kind !== 'lab' && kind !== 'icc-lab') return input;
  const copy = typeof input === 'string' ? await wholeOf(file) : Buffer.from(input);
  const isLittle = copy[0] === 0x49;
  if (isLittle) copy.writeUInt16LE(RGB, photometricAt);
  else copy.writeUInt16BE(RGB, photometricAt);
  return copy;
}

async function wholeOf({ handle, bytes }: PictureFile): Promise<Buffer> {
  if (!handle) throw new Error('a path without its file');
  return await readWhole({ handle, bytes }, () => {});
}

function made(pixels: Pixels, header: PictureHeader, profile?: Buffer): Picture {
  const { orientation = 1 } = header;
  return { input: plainTiff(pixels, { orientation, profile }), header, options: {}, gain: 1 };
}

async function planHeif(looked: Looked): Promise<Planned> {
  const { file, input, source } = looked;
  const header = await readHeader(input);
  if (header.format !== 'heif') throw new PhotoFault(noPhotoTrouble(file.head));
  const camera = exifFacts(header.exif);
  if (header.compression === 'av1') return plain(input, { ...header, format: 'avif', camera, pages: 1 });
  // What turns it for every reader is a property of the picture; a copy of a JPEG may have its EXIF alone.
  const isTurned = await readFrom(source, turnsPicture(source.bytes));
  const orientation = isTurned ? 1 : (camera?.orientation ?? 1);
  const upright: PictureHeader = { ...header, format: 'heic', camera, pages: 1, orientation };
  const pixels = header.width * header.height;
  if (pixels > MOST_HEIC_PIXELS && pixels <= MOST_PIXELS)
    throw new PhotoFault(notReadable('heic-too-large', `${header.width} x ${header.height}`), { header: upright });
  const make = async (alive: Alive) => {
    alive(pixels / HEIC_PIXELS_A_SECOND);
    const bytes = typeof input === 'string' ? await wholeOf(file) : input;
    return made(await decodeHeic(bytes), upright, header.icc);
  };
  return { header: upright, heldBytes: pixels * HEIC_BYTES_PER_PIXEL + file.bytes, make };
}

/** The slowest that it is decoded, on a busy machine. */
const HEIC_PIXELS_A_SECOND = 1_000_000;

async function planRaw({ file, source }: Looked): Promise<Planned> {
  const { jpeg, facts } = await rawPicture(source, file.head);
  if (jpeg === null) throw new PhotoFault(notReadable('raw-without-picture'));
  if (Math.max(jpeg.width, jpeg.height) < LEAST_RAW_EDGE)
    throw new PhotoFault(notReadable('raw-small-picture', `${jpeg.width} x ${jpeg.height}`));
  const bytes = await source.part(jpeg.from, jpeg.length);
  const header = await readHeader(bytes);
  const orientation = facts?.orientation;
  const input = header.orientation === undefined ? withOrientation(bytes, orientation ?? 1) : bytes;
  const camera = facts?.taken ? facts : (exifFacts(header.exif) ?? facts);
  const turned = { ...header, orientation: header.orientation ?? orientation ?? 1 };
  return plain(input, { ...turned, format: 'raw', camera, pages: 1 });
}

/** A JPEG with a note of how the camera was held, in an EXIF block of that alone. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const note = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  note.writeUInt16BE(orientation, note.length - 8);
  return Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)]);
}
