/*
 * The picture formats that photos may be in: a closed list, told by the first bytes of the content, whatever a name says.
 * Pure.
 */

export type PhotoFormat = 'jpeg' | 'png' | 'tiff' | 'webp';

/** So many bytes of a file's beginning tell its format. */
export const HEAD_BYTES = 16;

/** libvips's operations that may read photos, by format. All others are blocked where strangers' pictures are decoded. */
export const PHOTO_LOADERS: Readonly<Record<PhotoFormat, string>> = {
  jpeg: 'VipsForeignLoadJpeg',
  png: 'VipsForeignLoadPng',
  tiff: 'VipsForeignLoadTiff',
  webp: 'VipsForeignLoadWebp',
};

/** Formats that a browser shows itself. */
const MIME: Readonly<Partial<Record<PhotoFormat, string>>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** null: a browser does not show it. */
export function shownAs(format: PhotoFormat | null): string | null {
  return (format && MIME[format]) ?? null;
}

const TIFF_BEGINS: ReadonlySet<string> = new Set(['49492a00', '4d4d002a', '49492b00', '4d4d002b']);

/** null: no photo. */
export function formatByBytes(head: Uint8Array): PhotoFormat | null {
  const hex = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD_BYTES)).toString('hex');
  if (hex.startsWith('ffd8ff')) return 'jpeg';
  if (hex.startsWith('89504e470d0a1a0a')) return 'png';
  // RIFF, the length, WEBP.
  if (/^52494646.{8}57454250/.test(hex)) return 'webp';
  return TIFF_BEGINS.has(hex.slice(0, 8)) ? 'tiff' : null;
}
