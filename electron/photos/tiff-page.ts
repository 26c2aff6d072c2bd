/*
 * Which picture in a TIFF is the photo, and how its numbers are meant: the first whole page, not a reduced one that stands
 * before it; with channels that are no colours, saved selections above all; with 16 bits of which 10 or 12 are used. Told by
 * its tags. Pure.
 */
import type { Asking, Directory, Tiff } from './tiff-tags.ts';

export const Tag = {
  SubfileType: 254,
  OldSubfileType: 255,
  Width: 256,
  Height: 257,
  Bits: 258,
  Compression: 259,
  Photometric: 262,
  StripOffsets: 273,
  Samples: 277,
  StripBytes: 279,
  MostValue: 281,
  TileOffsets: 324,
  TileBytes: 325,
  SubDirectories: 330,
  ExtraSamples: 338,
  SampleFormat: 339,
  DngVersion: 50706,
};

const PHOTOMETRIC = { lab: 8, iccLab: 9, ituLab: 10, filterArray: 32803, linearRaw: 34892 };
const FLOAT = 3;
const UNSIGNED = 1;
const UNDEFINED = 4;
const WHOLE_BITS = new Set([1, 2, 4, 8, 16]);
/** Colours by photometric interpretation: white or black is zero, RGB, palette, mask, separated, YCbCr, Lab. */
const COLOURS: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 4: 1, 5: 4, 6: 3, 8: 3, 9: 3, 10: 3 };

/** One picture of a TIFF. */
export interface Page {
  readonly directory: Directory;
  /** Of the chain's pages; with `subdirectory` of the one that leads to it. */
  readonly page: number;
  /** null: it is a page of the chain. */
  readonly subdirectory: number | null;
  readonly width: number;
  readonly height: number;
  /** Said to be a smaller copy of another. */
  readonly isReduced: boolean;
}

/** How a page's numbers are meant. */
export interface Samples {
  /** For each colour. */
  readonly bits: number;
  readonly kind: 'whole' | 'float' | 'lab' | 'icc-lab' | 'other';
  readonly channels: number;
  readonly colours: number;
  /** Whether channels beside the colours are something else than transparency. */
  readonly hasSelections: boolean;
  /** The largest value that is used, where the file says so. */
  readonly most: number | null;
  /** Where the file says how the numbers are meant. */
  readonly photometricAt: number;
}

export interface TiffPages {
  readonly tiff: Tiff;
  readonly all: readonly Page[];
  /** Whole pictures: what a file of one page shows, then the other pages in their order. */
  readonly photos: readonly [Page, ...Page[]];
  readonly isRaw: boolean;
}

const MOST_PAGES = 512;
const MOST_SUBDIRECTORIES = 16;
/** A first page is a small copy of another where that has so many times its edge and the same shape. */
const MUCH_LARGER = 3;
const SHAPE_TOLERANCE = 0.04;
/** Each picture of a pyramid is half as large as the one before, rounded. */
const ABOUT_TWICE = 1.9;

/** null: no pictures are in it. */
export function* pagesOf(tiff: Tiff): Asking<TiffPages | null> {
  const all: Page[] = [];
  const seen = new Set<number>();
  let isRaw = false;
  for (let at = tiff.first, page = 0; at !== 0 && page < MOST_PAGES && !seen.has(at); page++) {
    seen.add(at);
    const directory = yield* tiff.directory(at);
    if (directory === null) break;
    all.push(yield* pageOf(tiff, directory, page, null));
    isRaw ||= directory.entries.has(Tag.DngVersion);
    const places = yield* tiff.places(directory.entries.get(Tag.SubDirectories), MOST_SUBDIRECTORIES);
    for (const [index, place] of places.entries()) {
      const inside = yield* tiff.directory(place);
      if (inside) all.push(yield* pageOf(tiff, inside, page, index));
    }
    at = directory.next;
  }
  for (const { directory } of all) {
    const [photometric] = yield* tiff.numbers(directory.entries.get(Tag.Photometric), 1);
    isRaw ||= photometric === PHOTOMETRIC.filterArray || photometric === PHOTOMETRIC.linearRaw;
  }
  const pictures = all.filter(({ width, height }) => width > 0 && height > 0);
  const main = mainOf(pictures);
  return main && { tiff, all, photos: [main, ...othersBeside(main, pictures)], isRaw };
}

/** Pages of the chain that are no smaller copies of the one before them or of the photo: pyramids, thumbnails. */
function othersBeside(main: Page, pictures: readonly Page[]): Page[] {
  const chain = pictures.filter(({ subdirectory }) => subdirectory === null);
  return chain.filter((page, index) => {
    const before = chain[index - 1];
    const isCopy = before ? isSmallCopy(page, before, ABOUT_TWICE) : isSmallCopy(page, main);
    return page !== main && !page.isReduced && !isCopy;
  });
}

function* pageOf(tiff: Tiff, directory: Directory, page: number, subdirectory: number | null): Asking<Page> {
  const { entries } = directory;
  const one = function* (tag: number): Asking<number> {
    return (yield* tiff.numbers(entries.get(tag), 1))[0] ?? 0;
  };
  const isReduced = ((yield* one(Tag.SubfileType)) & 5) !== 0 || (yield* one(Tag.OldSubfileType)) === 2;
  return { directory, page, subdirectory, width: yield* one(Tag.Width), height: yield* one(Tag.Height), isReduced };
}

/** The first page, unless it is a small copy of another. */
function mainOf(pictures: readonly Page[]): Page | null {
  const [first] = pictures;
  if (first === undefined) return null;
  const whole = pictures.filter(({ isReduced }) => !isReduced);
  const start = first.isReduced ? (whole[0] ?? first) : first;
  const larger = whole.filter((page) => isSmallCopy(start, page));
  return larger.reduce((largest, page) => (page.width > largest.width ? page : largest), start);
}

function isSmallCopy(small: Page, large: Page, times = MUCH_LARGER): boolean {
  const [ratio, other] = [small.width / small.height, large.width / large.height];
  return large.width >= times * small.width && Math.abs(ratio / other - 1) < SHAPE_TOLERANCE;
}

export function* samplesOf(tiff: Tiff, { entries }: Directory): Asking<Samples> {
  const many = (tag: number) => tiff.numbers(entries.get(tag), 32);
  const bits = Math.max(1, ...(yield* many(Tag.Bits)));
  const [photometric = 1] = yield* many(Tag.Photometric);
  const [format = UNSIGNED] = yield* many(Tag.SampleFormat);
  const [channels = 1] = yield* many(Tag.Samples);
  const extra = yield* many(Tag.ExtraSamples);
  const mosts = yield* many(Tag.MostValue);
  const colours = COLOURS[photometric] ?? channels;
  return {
    bits,
    kind: kindOf(photometric, format, bits),
    channels,
    colours,
    hasSelections: channels > colours + 1 || (channels > colours && (extra[0] ?? 0) === 0),
    most: mosts.length === 0 ? null : Math.max(...mosts),
    photometricAt: entries.get(Tag.Photometric)?.at ?? 0,
  };
}

function kindOf(photometric: number, format: number, bits: number): Samples['kind'] {
  if (format === FLOAT) return bits === 16 || bits === 32 ? 'float' : 'other';
  if (format !== UNSIGNED && format !== UNDEFINED)
    return isLab(photometric) && bits <= 16 ? labOf(photometric) : 'other';
  if (!WHOLE_BITS.has(bits)) return 'other';
  return isLab(photometric) ? labOf(photometric) : 'whole';
}

function isLab(photometric: number): boolean {
  return photometric === PHOTOMETRIC.lab || photometric === PHOTOMETRIC.iccLab || photometric === PHOTOMETRIC.ituLab;
}

function labOf(photometric: number): 'lab' | 'icc-lab' {
  return photometric === PHOTOMETRIC.lab ? 'lab' : 'icc-lab';
}

/** Strips and tiles of the largest pictures. */
const MOST_PIECES = 1 << 20;
/** The shortest header of a TIFF: no pixels lie before its end. */
const HEADER_BYTES = 8;

/** Whether all strips or tiles of a page lie in the file: 'cut' where it ends before one, 'gap' where one is nowhere. */
export function* piecesOf(tiff: Tiff, { entries }: Directory, fileBytes: number): Asking<'all' | 'cut' | 'gap'> {
  const isTiled = entries.has(Tag.TileOffsets);
  const places = yield* tiff.numbers(entries.get(isTiled ? Tag.TileOffsets : Tag.StripOffsets), MOST_PIECES);
  const lengths = yield* tiff.numbers(entries.get(isTiled ? Tag.TileBytes : Tag.StripBytes), MOST_PIECES);
  let seen: 'all' | 'gap' = 'all';
  for (const [index, place] of places.entries()) {
    // Programs that write one strip may leave its length out.
    const length = lengths[index] ?? (places.length === 1 ? 1 : 0);
    if (place + length > fileBytes) return 'cut';
    if (place < HEADER_BYTES || length === 0) seen = 'gap';
  }
  return seen;
}
