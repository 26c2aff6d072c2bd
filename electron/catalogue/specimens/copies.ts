/* Photos whose files are the same to the last byte. Runs where the catalogue is open. */
import { shownPath } from '../../domain/path-text.ts';
import type { ReadHandle } from '../database/database.ts';
import type { PhotoCopy } from '../../contract/review.ts';

/** A picture that the catalogue has more than once. */
export interface SamePicture {
  readonly paths: readonly string[];
  readonly specimens: number;
}

/** In the order in which they came. */
export function samePictures(db: ReadHandle): SamePicture[] {
  return db
    .all<{ paths: string; specimens: number; first: number }>(
      `SELECT json_group_array(relative_path) AS paths, count(DISTINCT specimen_id) AS specimens, min(id) AS first
       FROM photo WHERE trouble IS NULL AND sha256 IN (
         SELECT sha256 FROM main.photo WHERE sha256 IS NOT NULL GROUP BY sha256 HAVING count(*) > 1
       ) GROUP BY sha256 HAVING count(*) > 1`,
    )
    .toSorted((a, b) => a.first - b.first)
    .map(({ paths, specimens }) => ({ paths: (JSON.parse(paths) as string[]).map(shownPath), specimens }));
}

const MOST_COPIES = 20;

/** The first of a photo's copies. Files that cannot be read are often alike, and show nothing that is the same. */
export function copiesOf(db: ReadHandle, photoId: number): PhotoCopy[] {
  return db
    .all<{ path: string; catalogNumber: string | null }>(
      `SELECT copy.relative_path AS path, nullif(catalog_number, '') AS catalogNumber
       FROM photo AS own JOIN photo AS copy ON copy.sha256 = own.sha256 JOIN specimen ON specimen.id = copy.specimen_id
       WHERE own.id = ? AND own.trouble IS NULL AND copy.trouble IS NULL AND copy.id <> own.id LIMIT ${MOST_COPIES}`,
      [photoId],
    )
    .map(({ path, catalogNumber }) => ({ path: shownPath(path), catalogNumber }));
}
