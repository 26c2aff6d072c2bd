/*
 * The picture formats that photos may be in: a closed list, told by the first bytes of the content, whatever a name says;
 * and the endings of the names that an import looks at. Pure.
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

const PHOTO_ENDINGS: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'tif', 'tiff', 'webp']);

/** Whether an import takes a file of this name for a photo. */
export function isPhotoName(name: string): boolean {
  return PHOTO_ENDINGS.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) && name.includes('.');
}

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
