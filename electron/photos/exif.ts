/*
 * When and where a photo was taken, as the camera wrote it into EXIF: in the block of a JPEG and the like, or in the
 * directories of a TIFF or RAW file. A tag that is broken, or that holds what cannot be, says nothing; the others still do.
 * Pure.
 */
import { type Asking, type Directory, readIn, Tiff, VALUE_BYTES } from './tiff-tags.ts';
import { coordinate, type Place, placeOf, timeAsWritten } from './taken.ts';

export interface CameraFacts {
  /** By the camera's clock, which knows no time zone: as `timeAsWritten` gives it. */
  readonly takenLocal: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export const NO_FACTS: CameraFacts = { takenLocal: null, latitude: null, longitude: null };

/** The directories that facts stand in, wherever they were found. */
export interface FactDirectories {
  readonly tiff: Tiff;
  readonly directory: Directory;
}

/** What EXIF says. The times are apart, since other records of a file may know the first when EXIF does not. */
export interface ExifFacts {
  /** The shutter opened. */
  readonly taken: string | null;
  /** It was made a file: the same for a camera, later for a scanner. */
  readonly digitised: string | null;
  /** The file was written, by a camera as far as can be told. */
  readonly written: string | null;
  readonly place: Place | null;
  /** How the camera was held, 1..8. */
  readonly orientation: number | null;
}

const Tag = {
  Model: 0x0110,
  Orientation: 0x0112,
  Software: 0x0131,
  DateTime: 0x0132,
  ExifDirectory: 0x8769,
  GpsDirectory: 0x8825,
  InteropDirectory: 0xa005,
  DateTimeOriginal: 0x9003,
  DateTimeDigitized: 0x9004,
  LatitudeRef: 1,
  Latitude: 2,
  LongitudeRef: 3,
  Longitude: 4,
  GpsStatus: 9,
};

/** A JPEG's block has at most 64 kB; other formats set no bound. */
const LARGEST_BLOCK = 4 * 1024 * 1024;
/** Entries of a camera's block say they hold about as much as it has; with a few broken ones, some times as much. */
const MOST_CLAIMED = 16;
/** A maker's note may be as long as the block. */
const UNDEFINED = 7;
const TEXT_TYPES = new Set([2, UNDEFINED]);
const LEADING = [Tag.ExifDirectory, Tag.GpsDirectory, Tag.InteropDirectory];
/** SHORT, LONG, IFD. */
const LEADING_TYPES = new Set([3, 4, 13]);

/** `block`: the EXIF block of a photo; null where it is no camera's. */
export function exifFacts(block: Buffer | undefined): ExifFacts | null {
  return readBlock(block, (start, length) => factsOfBlock(start, length));
}

/** `asking`: told where the directories begin, and how long the block is. null: there is none, or none that is a camera's. */
export function readBlock<T>(
  block: Buffer | undefined,
  asking: (start: number, length: number) => Asking<T>,
): T | null {
  if (!block || block.length > LARGEST_BLOCK) return null;
  const start = block.toString('latin1', 0, 4) === 'Exif' ? 6 : 0;
  return readIn(block, asking(start, block.length));
}

/** The same, when no other record is asked. */
export function cameraFacts(block: Buffer | undefined): CameraFacts {
  return factsOf(exifFacts(block));
}

export function factsOf(exif: ExifFacts | null): CameraFacts {
  if (exif === null) return NO_FACTS;
  const { taken, digitised, written, place } = exif;
  return { takenLocal: taken ?? digitised ?? written, ...(place ?? { latitude: null, longitude: null }) };
}

function* factsOfBlock(start: number, length: number): Asking<ExifFacts | null> {
  const tiff = yield* Tiff.at(start);
  const image = tiff && (yield* tiff.directory(tiff.first));
  if (!tiff || !image) return null;
  const others = yield* leadingTo(tiff, image);
  if (others === null || claimed([image, ...others]) > MOST_CLAIMED * length) return null;
  return yield* factsInTiff(tiff, image);
}

/** null where an entry leads to another directory in a way that no camera writes. */
function* leadingTo(tiff: Tiff, image: Directory): Asking<Directory[] | null> {
  const found: Directory[] = [];
  for (const tag of LEADING) {
    const entry = image.entries.get(tag);
    if (entry === undefined) continue;
    if (!LEADING_TYPES.has(entry.type) || entry.count !== 1) return null;
    for (const place of yield* tiff.places(entry)) found.push((yield* tiff.directory(place)) ?? EMPTY);
  }
  return found;
}

const EMPTY: Directory = { entries: new Map(), next: 0 };

function claimed(directories: readonly Directory[]): number {
  const entries = directories.flatMap(({ entries: all }) => [...all.values()]);
  return entries
    .filter(({ type }) => type !== UNDEFINED)
    .reduce((sum, { type, count }) => sum + count * (VALUE_BYTES[type - 1] ?? 0), 0);
}

/** Of a file that is built like a TIFF, from its first directory. */
export function* factsInTiff(tiff: Tiff, image: Directory): Asking<ExifFacts> {
  const exif = yield* led(tiff, image, Tag.ExifDirectory);
  const gps = yield* led(tiff, image, Tag.GpsDirectory);
  return yield* factsInDirectories(
    exif
      ? [
          { tiff, directory: exif },
          { tiff, directory: image },
        ]
      : [{ tiff, directory: image }],
    gps && { tiff, directory: gps },
  );
}

function* led(tiff: Tiff, image: Directory, tag: number): Asking<Directory | null> {
  const [place] = yield* tiff.places(image.entries.get(tag), 1);
  return place === undefined ? null : yield* tiff.directory(place);
}

/** `images`: where times may stand, first where they belong. */
export function* factsInDirectories(
  images: readonly FactDirectories[],
  gps: FactDirectories | null,
): Asking<ExifFacts> {
  const taken = yield* textOf(images, Tag.DateTimeOriginal);
  const digitised = yield* textOf(images, Tag.DateTimeDigitized);
  const isCameras = taken === null && digitised === null && (yield* isOfCamera(images));
  const written = isCameras ? yield* textOf(images, Tag.DateTime) : null;
  return {
    taken: timeAsWritten(taken),
    digitised: timeAsWritten(digitised),
    written: timeAsWritten(written),
    place: gps && (yield* placeIn(gps)),
    orientation: yield* orientationIn(images),
  };
}

function* orientationIn(images: readonly FactDirectories[]): Asking<number | null> {
  for (const { tiff, directory } of images) {
    const [orientation = 0] = yield* tiff.numbers(directory.entries.get(Tag.Orientation), 1);
    if (orientation >= 1 && orientation <= 8) return orientation;
  }
  return null;
}

/** null: none of them has the tag. */
function* textOf(directories: readonly FactDirectories[], tag: number): Asking<string | null> {
  for (const { tiff, directory } of directories) {
    const entry = directory.entries.get(tag);
    if (entry && TEXT_TYPES.has(entry.type)) return yield* tiff.text(entry);
  }
  return null;
}

/** What a camera's own program calls itself: a version, perhaps after a word for it. */
const FIRMWARE = /^(digital camera)?[\s\w-]{0,24}?(firmware|fw|version|ver|v)?[\s.:]*\d[\d.\-_/ ]*[a-z]?\d*$/i;
const EDITOR =
  /adobe|photoshop|lightroom|gimp|picasa|windows|microsoft|acd|irfan|paint|magick|capture|darktable|rawtherapee|snapseed|xnview|digikam|corel|photo|view|edit|scan|zoner|affinity|pixelmator|dxo/i;

/** Whether the time of the file is a camera's: an editor writes its own there, and its name beside it. */
function* isOfCamera(images: readonly FactDirectories[]): Asking<boolean> {
  const software = (yield* textOf(images, Tag.Software)) ?? '';
  if (software === '') return true;
  const model = (yield* textOf(images, Tag.Model)) ?? '';
  if (model !== '' && software.toLowerCase().startsWith(model.toLowerCase())) return true;
  return FIRMWARE.test(software) && !EDITOR.test(software);
}

function* placeIn({ tiff, directory: { entries } }: FactDirectories): Asking<Place | null> {
  // V, for void: the receiver knew no place, and wrote what it last knew.
  if ((yield* tiff.text(entries.get(Tag.GpsStatus))) === 'V') return null;
  const side = function* (value: number, ref: number, limit: number): Asking<number | null> {
    const parts = yield* tiff.numbers(entries.get(value), 3);
    return coordinate(parts, yield* tiff.text(entries.get(ref)), limit);
  };
  const latitude = yield* side(Tag.Latitude, Tag.LatitudeRef, 90);
  return placeOf(latitude, yield* side(Tag.Longitude, Tag.LongitudeRef, 180));
}
