/* Rows of photos as the files they stand for. Runs in the catalogue thread. */
import type { PhotoFile } from '../../contract/threads.ts';
import { lookAtEach } from '../../reader/photo-fault.ts';
import type { PresentPhotos } from '../../reader/present-photos.ts';
import { MOST_PATHS } from '../../reader/calls.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle } from '../database/database.ts';
import { BOX_COLUMN, boxOf } from './photo-boxes.ts';
import { photoPath } from './readable-photos.ts';

export interface PhotoFileRow {
  readonly photoId: number;
  readonly specimenId: number;
  readonly sha256: string;
  readonly folder: string;
  readonly relativePath: string;
  readonly orientation: number;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** As BOX_COLUMN gives it. */
  readonly box: string | null;
}

export const PHOTO_FILE_COLUMNS = `photo.id AS photoId, specimen_id AS specimenId, lower(hex(sha256)) AS sha256, folder,
  relative_path AS relativePath, orientation, bytes, modified_ms AS modifiedMs, ${BOX_COLUMN}`;

/** Throws ProblemError 'photos-unasked'. */
export function photoFile(
  db: ReadHandle,
  { photoId, specimenId, sha256, folder, relativePath, orientation, bytes, modifiedMs, box: kept }: PhotoFileRow,
): PhotoFile {
  const path = photoPath(db, folder, relativePath);
  const imported = { sha256, bytes, modifiedMs };
  const box = boxOf({ box: kept });
  return { photoId, specimenId, sha256, path, source: folder, imported, orientation, ...(box && { box }) };
}

/**
 * Of these photos, those that are readable now and whose files are where they were. Rejects with 'photos-away' or
 * 'system-short' where that cannot be known now, and with 'photos-unasked'. `present` counts what is not there instead.
 */
export async function photosThatAreThere(
  db: ReadHandle,
  photoIds: readonly number[],
  present: PresentPhotos | null = null,
): Promise<Map<number, PhotoFile>> {
  const there = new Map<number, PhotoFile>();
  for (let from = 0; from < photoIds.length; from += MOST_PATHS) {
    const files = photoIds.slice(from, from + MOST_PATHS).flatMap((id): PhotoFile[] => {
      const row = db.get<PhotoFileRow>(
        `SELECT ${PHOTO_FILE_COLUMNS} FROM photo JOIN source ON source.id = source_id
         WHERE photo.id = ? AND trouble IS NULL AND sha256 IS NOT NULL`,
        [id],
      );
      return row ? [photoFile(db, row)] : [];
    });
    if (present) {
      for (const file of await present.among(files)) there.set(file.photoId, file);
      continue;
    }
    const seen = await lookAtEach(files);
    for (const [index, file] of files.entries()) {
      const one = seen[index];
      if (one instanceof ProblemError) throw one;
      if (one === 'there') there.set(file.photoId, file);
    }
  }
  return there;
}
