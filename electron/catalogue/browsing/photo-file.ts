/* The file behind a photo's address: its thumbnail, or what the window shows in full. Runs in the catalogue thread. */
import type { Catalogue } from '../opening/catalogue.ts';
import { isOwnFile } from '../opening/look-at-places.ts';
import { type PhotoPlace, photoPlace } from '../specimens/photos.ts';
import { previewFile } from '../database/places.ts';
import { PREVIEW_EDGE, THUMBNAIL_EDGE, thumbnailFile, writeThumbnail } from '../../photos/write-thumbnail.ts';
import type { PathText } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Reader } from '../../reader/calls.ts';
import { pathOfPlain } from '../../files/path-text.ts';

export interface ShownFile {
  readonly path: PathText;
  readonly mime: string;
}

/**
 * null: no such photo, or its file is gone or broken and there is no thumbnail of it. Throws ProblemError 'photos-unasked'
 * where the original would have to be read and nobody has agreed to that here.
 */
export async function fileOfPhoto(
  { read, places, reader, readOnly }: Catalogue,
  photoId: number,
  size: 'thumbnail' | 'full',
): Promise<ShownFile | null> {
  const mayKeep = readOnly === null;
  const photo = photoPlace(read, photoId);
  if (!photo?.sha256) return null;
  const { sha256, turned } = photo;
  const small = (file: string, edge: number) => made(reader, photo, { file, edge, mayKeep });
  if (size === 'thumbnail') return await small(thumbnailFile(places, sha256, turned), THUMBNAIL_EDGE);
  // The file itself stands as it did before a person turned it.
  if (turned !== 0) return await small(previewFile(places, sha256, turned), PREVIEW_EDGE);
  const path = photo.path();
  try {
    const shown = await reader.call('photo.shown', { path });
    if (shown) return { path, mime: shown.mime };
  } catch (error) {
    if (isOfThePhoto(error)) return null;
    throw error;
  }
  return await small(previewFile(places, sha256, turned), PREVIEW_EDGE);
}

interface Small {
  readonly file: string;
  /** Px. */
  readonly edge: number;
  /** False where nothing can be written. */
  readonly mayKeep: boolean;
}

/** The small JPEG in `file`, made from the original when it is missing, or when a link lies there. */
async function made(reader: Reader, photo: PhotoPlace, { file, edge, mayKeep }: Small): Promise<ShownFile | null> {
  const shown = { path: pathOfPlain(file), mime: 'image/jpeg' };
  if (isOwnFile(file)) return shown;
  if (photo.trouble !== null || !mayKeep) return null;
  const path = photo.path();
  try {
    await writeThumbnail(file, await reader.call('photo.small', { path, edge, turned: photo.turned }));
    return shown;
  } catch (error) {
    // A full disk is worth a word; a photo that went missing shows as such on its card.
    if (error instanceof ProblemError && error.code === 'disk-full') throw error;
    return null;
  }
}

function isOfThePhoto(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === 'photo-unreadable' || error.code === 'photos-away');
}
