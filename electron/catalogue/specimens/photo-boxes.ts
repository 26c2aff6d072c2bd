/* What of photos networks look at: boxes in them, and how they were turned. Runs where the catalogue is open. */
import type { PhotoBox } from '../../domain/photo-box.ts';
import { inputKey } from '../../network/backbone.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

/** A photo's box as it was marked, as JSON, under the name `box`; null: none was. */
export const MARKED_BOX_COLUMN = `(SELECT json_array(x, y, width, height) FROM photo_box WHERE photo_id = photo.id) AS box`;

/** What networks look at, as JSON, under the name `box`: the box and how the photo was turned; null: the whole photo as it is. */
export const BOX_COLUMN = `CASE photo.turned WHEN 0
    THEN (SELECT json_array(x, y, width, height) FROM photo_box WHERE photo_id = photo.id)
    ELSE ifnull((SELECT json_array(x, y, width, height, photo.turned) FROM photo_box WHERE photo_id = photo.id),
      json_array(0, 0, 1, 1, photo.turned)) END AS box`;

interface InputRow {
  readonly sha256: string;
  /** As BOX_COLUMN gives it. */
  readonly box: string | null;
}

export function boxOf({ box }: Pick<InputRow, 'box'>): PhotoBox | undefined {
  if (box === null) return undefined;
  const [x, y, width, height, turned] = JSON.parse(box) as [number, number, number, number, PhotoBox['turned']];
  return { x, y, width, height, ...(turned && { turned }) };
}

/** What names the pixels that a network is given of a photo. */
export function inputOf(row: InputRow): string {
  return inputKey({ sha256: row.sha256, box: boxOf(row) });
}

/** The same of a photo that may be taken out; null: it cannot be read. */
export function inputNow(db: ReadHandle, photoId: number): string | null {
  const row = db.get<InputRow>(
    `SELECT lower(hex(sha256)) AS sha256, ${BOX_COLUMN} FROM main.photo AS photo WHERE id = ? AND sha256 IS NOT NULL`,
    [photoId],
  );
  return row ? inputOf(row) : null;
}

/** null: networks look at the whole photo. */
export function writeBox(db: WriteHandle, photoId: number, box: PhotoBox | null): void {
  db.run('DELETE FROM photo_box WHERE photo_id = ?', [photoId]);
  if (!box) return;
  const { x, y, width, height } = box;
  const values = [photoId, x, y, width, height];
  db.runOne('INSERT INTO photo_box (photo_id, x, y, width, height) VALUES (?, ?, ?, ?, ?)', values);
}
