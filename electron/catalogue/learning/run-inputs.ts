/* What a run saw of its photos as it began, beside what they are now. Runs where the catalogue is open. */
import type { PhotoFile } from '../../contract/threads.ts';
import type { PhotoBox } from '../../domain/photo-box.ts';
import { inputKey } from '../../network/backbone.ts';
import type { ReadHandle } from '../database/database.ts';
import { inputOf } from '../specimens/photo-boxes.ts';

/** Of a run's photo, as `inputKey` gives it, under the name `ranOn`; null: the run is from before it was kept. */
export const RAN_ON_COLUMN = `nullif(lower(hex(input)), '') AS ranOn`;

export interface RanOnRow {
  readonly ranOn: string | null;
  readonly sha256: string;
  /** As BOX_COLUMN gives it. */
  readonly box: string | null;
}

/** Whether networks are given other pixels of it now than as the run began: it has another content, or another box. */
export function isOtherNow(row: RanOnRow): boolean {
  return row.ranOn !== null && row.ranOn !== inputOf(row);
}

export function isAsInRun(
  db: ReadHandle,
  runId: number,
  photo: Pick<PhotoFile, 'photoId' | 'sha256' | 'box'>,
): boolean {
  const sql = `SELECT ${RAN_ON_COLUMN} FROM run_photo WHERE run_id = ? AND photo_id = ?`;
  const ranOn = db.value<string | null>(sql, [runId, photo.photoId]);
  return ranOn === null || ranOn === inputKey(photo);
}

/** What the run is given of a photo with this box; null: it cannot be read. */
export function inputAtStart(db: ReadHandle, photoId: number, box: PhotoBox | undefined): string | null {
  const sha256 = db.value<string | null>('SELECT lower(hex(sha256)) FROM main.photo WHERE id = ?', [photoId]);
  return sha256 ? inputKey({ sha256, box }) : null;
}
