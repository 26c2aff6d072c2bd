/*
 * The picture formats that photos may be in: a closed list, told by the first bytes of the content, whatever a name says;
 * what else lies under the names of photos; and the endings of the names that an import looks at. Pure.
 */
import type { OtherKind } from '../domain/language/language.ts';

/** raw: what a camera's sensor saw, of which the picture that the camera made beside it is read. */
export type PhotoFormat = 'jpeg' | 'png' | 'tiff' | 'webp' | 'avif' | 'heic' | 'raw';

/** So many bytes of a file's beginning tell its format. */
export const HEAD_BYTES = 256;

/**
 * libvips's operations that may read photos. All others are blocked where strangers' pictures are decoded. The header of a
 * HEIC is read by the one for AVIF; the picture in a RAW file is a JPEG.
 */
export const PHOTO_LOADERS: readonly string[] = [
  'VipsForeignLoadJpeg',
  'VipsForeignLoadPng',
  'VipsForeignLoadTiff',
  'VipsForeignLoadWebp',
  'VipsForeignLoadHeif',
];

/** Formats that a browser shows itself. */
const MIME: Readonly<Partial<Record<PhotoFormat, string>>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
};

const PHOTO_ENDINGS: ReadonlySet<string> = new Set(
  (
    'jpg jpeg jpe jfif png tif tiff webp avif heic heif hif ' +
    // RAW, by Adobe, Canon, Nikon, Sony, Olympus, Panasonic, Fujifilm, Pentax, Samsung, Hasselblad, Phase One, Leica.
    'dng cr2 cr3 nef nrw arw sr2 orf rw2 raf pef srw 3fr fff iiq rwl'
  ).split(' '),
);

/** Pictures that a person may well take for photos, and that are not read. */
const OTHER_ENDINGS: Readonly<Partial<Record<string, OtherKind>>> = {
  gif: 'gif',
  bmp: 'bmp',
  jxl: 'jpeg-xl',
  jp2: 'jpeg-2000',
  j2k: 'jpeg-2000',
  jpf: 'jpeg-2000',
  jpx: 'jpeg-2000',
  psd: 'psd',
  psb: 'psd',
  x3f: 'x3f',
  crw: 'old-raw',
};

/** Whether an import takes a file of this name for a photo. */
export function isPhotoName(name: string): boolean {
  return PHOTO_ENDINGS.has(endingOf(name));
}

/** What a file of this name holds if it is a picture of a kind that is not read; else null. */
export function otherKindByName(name: string): OtherKind | null {
  return OTHER_ENDINGS[endingOf(name)] ?? null;
}

function endingOf(name: string): string {
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
}

/** null: a browser does not show it. */
export function shownAs(format: PhotoFormat | null): string | null {
  return (format && MIME[format]) ?? null;
}

/** By what a file begins with, in hex. Of what is built like a TIFF only some RAW files can be told from one. */
const BEGINNINGS: readonly (readonly [RegExp, PhotoFormat])[] = [
  [/^ffd8ff/, 'jpeg'],
  [/^89504e470d0a1a0a/, 'png'],
  // RIFF, the length, WEBP.
  [/^52494646.{8}57454250/, 'webp'],
  // Canon's CR2; Olympus; Panasonic; FUJIFILMCCD-RAW.
  [/^49492a00.{8}4352/, 'raw'],
  [/^(4949524f|49495253|4d4d4f52)/, 'raw'],
  [/^49495500/, 'raw'],
  [/^46554a4946494c4d4343442d524157/, 'raw'],
  [/^(49492a00|4d4d002a|49492b00|4d4d002b)/, 'tiff'],
];

const HEIC_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs)$/;
const AVIF_BRANDS = /^(avif|avis)$/;

/** null: no photo. */
export function formatByBytes(head: Uint8Array): PhotoFormat | null {
  const hex = hexOf(head);
  const found = BEGINNINGS.find(([begins]) => begins.test(hex))?.[1];
  if (found) return found;
  const brands = brandsOf(head);
  if (brands[0] === 'crx ') return 'raw';
  if (brands.some((brand) => AVIF_BRANDS.test(brand))) return 'avif';
  return brands.some((brand) => HEIC_BRANDS.test(brand)) ? 'heic' : null;
}

/** What an ISO media file says it is: its own brand, then those that it is compatible with. */
function brandsOf(head: Uint8Array): string[] {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD_BYTES));
  if (bytes.length < 12 || bytes.toString('latin1', 4, 8) !== 'ftyp') return [];
  const end = Math.min(bytes.readUInt32BE(0), bytes.length);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  return brands;
}

/** What else lies under a photo's name, in hex. */
const OTHERS: readonly (readonly [RegExp, OtherKind])[] = [
  [/^47494638/, 'gif'],
  [/^424d.{8}00000000/, 'bmp'],
  [/^(ff0a|0000000c4a584c20)/, 'jpeg-xl'],
  [/^(0000000c6a50|ff4fff51)/, 'jpeg-2000'],
  [/^38425053/, 'psd'],
  [/^464f5662/, 'x3f'],
  // Minolta; Canon's CRW.
  [/^(004d524d|49491a00000048454150)/, 'old-raw'],
  [/^25504446/, 'pdf'],
  // AVI, Matroska, MPEG, QuickTime and MP4.
  [/^(52494646.{8}41564920|1a45dfa3|000001b[3a]|.{8}(66747970|6d6f6f76|6d646174))/, 'video'],
  [/^52494646.{8}57415645/, 'sound'],
  [/^504b0304/, 'zip'],
  [/^(00)+$/, 'zeros'],
  [/^(..){1,64}ffd8ff(e0|e1|db)/, 'bytes-before'],
  [/^(ff|ffd8|89|8950|89504e|4949|4d4d|52494646)$/, 'begun'],
];

const OTHER_TEXTS: readonly (readonly [RegExp, OtherKind])[] = [
  [/^\s*(<\?xml[^]*)?<svg[\s>]/i, 'svg'],
  [/^\s*<(!doctype html|html|head|body)[\s>]/i, 'web-page'],
  [/^version https:\/\/git-lfs/, 'git-lfs'],
];

/** What a file is that is no photo, as far as its first bytes tell. */
export function otherKindByBytes(head: Uint8Array): OtherKind | null {
  const begun = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD_BYTES));
  const hex = begun.toString('hex');
  const text = begun.toString('utf8').replace(/^\uFEFF/, '');
  const found = OTHERS.find(([begins]) => begins.test(hex)) ?? OTHER_TEXTS.find(([begins]) => begins.test(text));
  return found?.[1] ?? null;
}

function hexOf(head: Uint8Array): string {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 16)).toString('hex');
}
