/* What a run saw of its photos as it began, beside what they are now. Runs where the catalogue is open. */
import type { PhotoFile } from '../../contract/threads.ts';
import type { GivenPart } from '../../domain/given-part.ts';
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

export interface PhotoAtStart {
  readonly photoId: number;
  /** Empty: it cannot be read. */
  readonly sha256: string;
  readonly specimenId: number;
  readonly givenPart: GivenPart | null;
}

/** Photos as a run begins, by id. */
export function photosAtStart(db: ReadHandle, photoIds: readonly number[]): ReadonlyMap<number, PhotoAtStart> {
  const rows = db.all<PhotoAtStart>(
    `SELECT photo.id AS photoId, lower(hex(sha256)) AS sha256, specimen_id AS specimenId, given_part AS givenPart
     FROM json_each(?) AS wanted CROSS JOIN main.photo ON photo.id = wanted.value`,
    [JSON.stringify(photoIds)],
  );
  return new Map(rows.map((row) => [row.photoId, row]));
}
