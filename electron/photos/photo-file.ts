/* The file behind a photo's address: its thumbnail, or what the window shows in full. Runs in the catalogue thread. */
import { access, readFile } from 'node:fs/promises';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isOwnFile } from '../catalogue/opening/look-at-places.ts';
import { type PhotoPlace, photoPlace } from '../catalogue/photos.ts';
import { previewFile, thumbnailFile } from '../catalogue/places.ts';
import { pathOnDisk } from './path-text.ts';
import { PREVIEW_EDGE, readHeader, smallJpeg, THUMBNAIL_EDGE, writeThumbnail } from './thumbnail.ts';

/** Formats that Chromium shows itself, by sharp's names. */
const SHOWN_AS_THEY_ARE: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

export interface ShownFile {
  readonly path: string;
  readonly mime: string;
}

/**
 * null: no such photo, or its file is gone or broken and there is no thumbnail of it. Throws ProblemError 'photos-unasked'
 * where the original would have to be read and nobody has agreed to that here.
 */
export async function fileOfPhoto(
  { read, places, readOnly }: Catalogue,
  photoId: number,
  size: 'thumbnail' | 'full',
): Promise<ShownFile | null> {
  const mayKeep = readOnly === null;
  const photo = photoPlace(read, photoId);
  if (!photo?.sha256) return null;
  if (size === 'thumbnail') return await made(photo, thumbnailFile(places, photo.sha256), THUMBNAIL_EDGE, mayKeep);
  const original = pathOnDisk(photo.path());
  const mime = SHOWN_AS_THEY_ARE[photo.format ?? ''];
  if (mime === undefined || typeof original !== 'string') {
    return await made(photo, previewFile(places, photo.sha256), PREVIEW_EDGE, mayKeep);
  }
  return (await isThere(original)) ? { path: original, mime } : null;
}

/** The small JPEG in `file`, made from the original when it is missing, or when a link lies there. */
async function made(photo: PhotoPlace, file: string, edge: number, mayKeep: boolean): Promise<ShownFile | null> {
  const shown = { path: file, mime: 'image/jpeg' };
  if (isOwnFile(file)) return shown;
  if (photo.trouble !== null || !mayKeep) return null;
  const onDisk = pathOnDisk(photo.path());
  try {
    const input = typeof onDisk === 'string' ? onDisk : await readFile(onDisk);
    const { width, height, orientation = 1 } = await readHeader(input);
    await writeThumbnail(file, await smallJpeg(input, edge, { orientation, pixels: width * height }));
    return shown;
  } catch (error) {
    // A full disk is worth a word; a photo that went missing shows as such on its card.
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    return null;
  }
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
