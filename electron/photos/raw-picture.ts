/*
 * The picture that a camera made beside the data of its sensor: the largest JPEG in a RAW file. Where it stands is told by
 * the tags of the file, as the makers write them; pixels are never guessed at. Pure.
 */
import { factsInDirectories, factsInTiff, type ExifFacts } from './exif.ts';
import { boxesIn, jpegsOfTracks, type Box } from './media-boxes.ts';
import { type Page, pagesOf, Tag } from './tiff-page.ts';
import { type Asking, type ByteSource, type Directory, type Range, readFrom, Tiff } from './tiff-tags.ts';

export interface RawPicture {
  /** Of the largest JPEG; null where there is none. */
  readonly jpeg: (Range & JpegSize) | null;
  readonly facts: ExifFacts | null;
}

interface JpegSize {
  readonly width: number;
  readonly height: number;
}

const RawTag = {
  jpegOffset: 0x0201,
  jpegBytes: 0x0202,
  panasonicJpeg: 0x002e,
  exif: 0x8769,
  makersNote: 0x927c,
  olympusCamera: 0x2020,
  olympusOffset: 0x0101,
  olympusBytes: 0x0102,
};
const JPEG_COMPRESSIONS = new Set([6, 7]);
/** Larger ones are no pictures of a camera, bytes. */
const MOST_JPEG_BYTES = 256 * 1024 * 1024;

export async function rawPicture(source: ByteSource, head: Buffer): Promise<RawPicture> {
  if (head.toString('latin1', 0, 8) === 'FUJIFILM') return await fujifilm(source);
  if (head.toString('latin1', 4, 8) === 'ftyp') return await canonMedia(source);
  return await readFrom(source, likeTiff());
}

function* likeTiff(): Asking<RawPicture> {
  const tiff = yield* Tiff.at(0);
  const image = tiff && (yield* tiff.directory(tiff.first));
  if (!tiff || !image) return { jpeg: null, facts: null };
  const pages = (yield* pagesOf(tiff))?.all ?? [];
  const directories = pages.length > 0 ? pages.map(({ directory }: Page) => directory) : [image];
  const places: Range[] = [];
  for (const directory of directories) places.push(...(yield* jpegsOf(tiff, directory)));
  places.push(...(yield* olympusJpegs(tiff, image)));
  return { jpeg: yield* largestOf(places), facts: yield* factsInTiff(tiff, image) };
}

/** Where a directory says that a JPEG stands. */
function* jpegsOf(tiff: Tiff, { entries }: Directory): Asking<Range[]> {
  const found: Range[] = [];
  const add = (from: number | undefined, length: number | undefined) => {
    if (from && length) found.push({ from, length });
  };
  const one = function* (tag: number): Asking<number | undefined> {
    return (yield* tiff.numbers(entries.get(tag), 1))[0];
  };
  add(yield* one(RawTag.jpegOffset), yield* one(RawTag.jpegBytes));
  if (JPEG_COMPRESSIONS.has((yield* one(Tag.Compression)) ?? 0))
    add(yield* one(Tag.StripOffsets), yield* one(Tag.StripBytes));
  const panasonic = entries.get(RawTag.panasonicJpeg);
  add(panasonic?.at, panasonic?.count);
  return found;
}

/** Olympus keeps it in the maker's note, whose places count from its own beginning. */
function* olympusJpegs(tiff: Tiff, image: Directory): Asking<Range[]> {
  const [exifAt] = yield* tiff.places(image.entries.get(RawTag.exif), 1);
  const exif = exifAt === undefined ? null : yield* tiff.directory(exifAt);
  const note = exif?.entries.get(RawTag.makersNote);
  if (!note) return [];
  const head = yield { from: note.at, length: 16 };
  const [, name = ''] = /^(OLYMPUS\0|OM SYSTEM\0\0\0)(?:II|MM)/.exec(head.toString('latin1')) ?? [];
  if (name === '') return [];
  const isLittle = head.toString('latin1', name.length, name.length + 2) === 'II';
  const inside = new Tiff(note.at, name.length + 4, isLittle);
  const top = yield* inside.directory(inside.first);
  const camera = top?.entries.get(RawTag.olympusCamera);
  // A pointer; in the oldest the directory itself.
  const [pointed] = camera?.type === 4 || camera?.type === 13 ? yield* inside.places(camera, 1) : [camera?.at];
  const settings = pointed === undefined ? null : yield* inside.directory(pointed);
  const [from] = yield* inside.places(settings?.entries.get(RawTag.olympusOffset), 1);
  const [length] = yield* inside.numbers(settings?.entries.get(RawTag.olympusBytes), 1);
  return from === undefined || length === undefined ? [] : [{ from, length }];
}

async function fujifilm(source: ByteSource): Promise<RawPicture> {
  const places = await source.part(84, 8);
  const ranges = places.length < 8 ? [] : [{ from: places.readUInt32BE(0), length: places.readUInt32BE(4) }];
  return { jpeg: await readFrom(source, largestOf(ranges)), facts: null };
}

/** CR3: boxes of an ISO media file; tags in three of them, a JPEG in a track and another in a box of Canon's own. */
async function canonMedia(source: ByteSource): Promise<RawPicture> {
  const boxes = await readFrom(source, boxesIn({ from: 0, length: source.bytes }));
  const moov = boxes.find(({ type }) => type === 'moov');
  const inside = moov ? await readFrom(source, boxesIn(moov)) : [];
  const canon = inside.find(({ type }) => type === 'uuid');
  const tags = canon ? await readFrom(source, boxesIn({ from: canon.from + 16, length: canon.length - 16 })) : [];
  const tracks = inside.filter(({ type }) => type === 'trak');
  const previews = boxes.filter(({ type }) => type === 'uuid');
  const ranges = [
    ...(await readFrom(source, jpegsOfTracks(tracks))),
    ...(await readFrom(source, jpegsInside(previews))),
  ];
  return { jpeg: await readFrom(source, largestOf(ranges)), facts: await readFrom(source, canonFacts(tags)) };
}

/** The JPEG that begins soon after the beginning of a box, as far as the box goes. */
function* jpegsInside(boxes: readonly Box[]): Asking<Range[]> {
  const found: Range[] = [];
  for (const { from, length } of boxes) {
    const head = yield { from, length: Math.min(length, 128) };
    const at = head.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    if (at >= 0) found.push({ from: from + at, length: length - at });
  }
  return found;
}

function* tiffOf(boxes: readonly Box[], type: string): Asking<{ tiff: Tiff; directory: Directory } | null> {
  const box = boxes.find((one) => one.type === type);
  const tiff = box && (yield* Tiff.at(box.from));
  const directory = tiff && (yield* tiff.directory(tiff.first));
  return tiff && directory ? { tiff, directory } : null;
}

function* canonFacts(boxes: readonly Box[]): Asking<ExifFacts | null> {
  const images = [yield* tiffOf(boxes, 'CMT2'), yield* tiffOf(boxes, 'CMT1')].filter((one) => one !== null);
  return images.length === 0 ? null : yield* factsInDirectories(images, yield* tiffOf(boxes, 'CMT4'));
}

function* largestOf(ranges: readonly Range[]): Asking<(Range & JpegSize) | null> {
  let largest: (Range & JpegSize) | null = null;
  for (const range of ranges) {
    if (range.length > MOST_JPEG_BYTES) continue;
    const size = yield* jpegSize(range);
    if (size && size.width > (largest?.width ?? 0)) largest = { ...range, ...size };
  }
  return largest;
}

/** Of baseline and progressive pictures; the data of a sensor is in lossless ones. */
const PICTURE_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const MOST_SEGMENTS = 64;

/** The size of the JPEG at a place; null where none begins there, or one that is no picture. */
function* jpegSize({ from, length }: Range): Asking<JpegSize | null> {
  const start = yield { from, length: 2 };
  if (start.length < 2 || start.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = from + 2, n = 0; n < MOST_SEGMENTS && at < from + length; n++) {
    const head = yield { from: at, length: 9 };
    if (head.length < 9 || head[0] !== 0xff) return null;
    const marker = head[1] ?? 0;
    if (PICTURE_FRAMES.has(marker)) return { width: head.readUInt16BE(7), height: head.readUInt16BE(5) };
    if (marker >= 0xc3 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return null;
    at += 2 + head.readUInt16BE(2);
  }
  return null;
}
