/* All that is known of one photo. Its file is opened only when it is asked for, by the photo reader. Runs in the catalogue thread. */
import type { PhotoFacts } from '../../contract/photo-facts.ts';
import type { CameraSettings } from '../../domain/camera-settings.ts';
import { type PathText, shownPath } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { photoPlace } from '../specimens/photos.ts';

interface Row extends Omit<PhotoFacts, 'path' | 'modifiedUtc' | 'camera'> {
  readonly folder: string;
  readonly relativePath: string;
  readonly modifiedMs: number;
}

const FACTS_SQL = `
  SELECT photo.id AS photoId, file_name AS fileName, folder, relative_path AS relativePath, format, width, height, bytes,
    modified_ms AS modifiedMs, photo.added_utc AS addedUtc, nullif(lower(hex(sha256)), '') AS sha256,
    taken_local AS takenLocal, latitude, longitude, turned, trouble_message AS trouble
  FROM photo JOIN source ON source.id = source_id WHERE photo.id = ?`;

export async function photoFacts(catalogue: Catalogue, photoId: number): Promise<PhotoFacts | null> {
  const row = catalogue.read.get<Row>(FACTS_SQL, [photoId]);
  if (!row) return null;
  const { folder, relativePath, modifiedMs, ...facts } = row;
  return {
    ...facts,
    path: shownPath(`${folder.replace(/\/$/, '')}/${relativePath}`),
    modifiedUtc: new Date(modifiedMs).toISOString(),
    camera: await cameraOf(catalogue, photoId),
  };
}

async function cameraOf({ read, reader }: Catalogue, photoId: number): Promise<CameraSettings | null> {
  try {
    const path = pathOfPhoto(read, photoId);
    return path === null ? null : await reader.call('photo.camera', { path });
  } catch (error) {
    // The file is away, broken or not agreed to: what the catalogue knows is shown all the same.
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

/** Throws ProblemError 'photos-unasked'. */
export function pathOfPhoto(read: Catalogue['read'], photoId: number): PathText | null {
  return photoPlace(read, photoId)?.path() ?? null;
}
