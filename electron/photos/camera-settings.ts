/* With what a photo was taken, out of its EXIF block. A tag that is broken, or cannot be, says nothing; the others still do. Pure. */
import type { CameraSettings } from '../domain/camera-settings.ts';
import { readBlock } from './exif.ts';
import { type Asking, type Directory, type Entry, Tiff } from './tiff-tags.ts';

const NOTHING: CameraSettings = {
  maker: null,
  model: null,
  lens: null,
  exposure: null,
  aperture: null,
  iso: null,
  focalLength: null,
  orientation: null,
};

const Tag = {
  Make: 0x010f,
  Model: 0x0110,
  Orientation: 0x0112,
  ExposureTime: 0x829a,
  FNumber: 0x829d,
  ExifDirectory: 0x8769,
  Iso: 0x8827,
  FocalLength: 0x920a,
  LensModel: 0xa434,
};

const LONGEST_TEXT = 200;

export function cameraSettings(block: Buffer | undefined): CameraSettings {
  return readBlock(block, settingsFrom) ?? NOTHING;
}

function* settingsFrom(start: number): Asking<CameraSettings> {
  const tiff = yield* Tiff.at(start);
  const image = tiff && (yield* tiff.directory(tiff.first));
  if (!tiff || !image) return NOTHING;
  const [place] = yield* tiff.places(image.entries.get(Tag.ExifDirectory), 1);
  const exif: Directory = (place === undefined ? null : yield* tiff.directory(place)) ?? image;
  const number = function* (entry: Entry | undefined, most: number): Asking<number | null> {
    const [value = 0] = yield* tiff.numbers(entry, 4);
    return Number.isFinite(value) && value > 0 && value <= most ? value : null;
  };
  const text = function* (entry: Entry | undefined): Asking<string | null> {
    const words = (yield* tiff.text(entry)).trim().slice(0, LONGEST_TEXT);
    return words === '' ? null : words;
  };
  return {
    maker: yield* text(image.entries.get(Tag.Make)),
    model: yield* text(image.entries.get(Tag.Model)),
    lens: yield* text(exif.entries.get(Tag.LensModel)),
    exposure: yield* number(exif.entries.get(Tag.ExposureTime), 1e6),
    aperture: yield* number(exif.entries.get(Tag.FNumber), 1000),
    iso: yield* number(exif.entries.get(Tag.Iso), 1e8),
    focalLength: yield* number(exif.entries.get(Tag.FocalLength), 100_000),
    orientation: yield* number(image.entries.get(Tag.Orientation), 8),
  };
}
