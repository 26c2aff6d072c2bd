/* How good photos are as pictures, and the list of those to take again. Runs in the catalogue thread. */
import { z } from 'zod';
import type { Retake, RetakeList, RetakesRequest } from '../../contract/retakes.ts';
import { PHOTO_FLAWS, type PhotoFlaw, type PhotoQuality } from '../../domain/intake/quality.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { readKept } from '../database/kept-json.ts';

/** In place of what was measured before. */
export function writeQuality(
  db: WriteHandle,
  photoId: number,
  quality: PhotoQuality | null,
  flaws: readonly PhotoFlaw[],
): void {
  const { sharpness = null, brightness = null, burnt = null, cut = null } = quality ?? {};
  db.run(
    `INSERT OR REPLACE INTO photo_quality (photo_id, sharpness, brightness, burnt, cut, flaws, settled)
     VALUES (:photoId, :sharpness, :brightness, :burnt, :cut, :flaws, NULL)`,
    { photoId, sharpness, brightness, burnt, cut, flaws: JSON.stringify(flaws) },
  );
}

export function forgetQuality(db: WriteHandle, photoId: number): void {
  db.run('DELETE FROM photo_quality WHERE photo_id = ?', [photoId]);
}

/** A newer photo of a specimen shows the same view: those before it need not be taken again. */
export function settleRetaken(
  db: WriteHandle,
  { id, specimenId, view }: { readonly id: number; readonly specimenId: number; readonly view: string | null },
): void {
  if (view === null) return;
  db.run(
    `UPDATE photo_quality SET settled = 'retaken' WHERE settled IS NULL AND flaws <> '[]'
       AND photo_id IN (SELECT id FROM photo WHERE specimen_id = :specimenId AND view = :view AND id < :id)`,
    { id, specimenId, view },
  );
}

/** What a person says of a photo on the list: it is good enough, or not after all. */
export function settleAsKept(db: WriteHandle, photoId: number, kept: boolean): void {
  db.run(`UPDATE photo_quality SET settled = :settled WHERE photo_id = :photoId AND flaws <> '[]'`, {
    photoId,
    settled: kept ? 'kept' : null,
  });
}

const flawsShape = z.array(z.enum(PHOTO_FLAWS));

export function flawsOfPhoto(db: ReadHandle, photoId: number): PhotoFlaw[] {
  const row = db.get<{ flaws: string }>('SELECT flaws FROM photo_quality WHERE photo_id = ?', [photoId]);
  return readKept(flawsShape, row?.flaws) ?? [];
}

/** Photos to take again, the newest first, one page. */
export function retakes(db: ReadHandle, { before, limit }: RetakesRequest): RetakeList {
  const found = db.all<Omit<Retake, 'flaws'> & { readonly flaws: string }>(
    `SELECT photo.id AS photoId, specimen_id AS specimenId, catalog_number AS catalogNumber, file_name AS fileName, view, flaws
     FROM photo_quality JOIN photo ON photo.id = photo_id JOIN specimen ON specimen.id = specimen_id
     WHERE flaws <> '[]' AND settled IS NULL AND photo_id < :before ORDER BY photo_id DESC LIMIT :limit`,
    { before: before ?? Number.MAX_SAFE_INTEGER, limit },
  );
  const rows = found.map((row) => ({ ...row, flaws: readKept(flawsShape, row.flaws) ?? [] }));
  return { rows, next: rows.length < limit ? null : (rows.at(-1)?.photoId ?? null) };
}

/** How many there are, counted up to MOST_COUNTED. */
export function countRetakes(db: ReadHandle): number {
  return (
    db.value<number>(
      `SELECT count(*) FROM (
         SELECT 1 FROM photo_quality JOIN photo ON photo.id = photo_id WHERE flaws <> '[]' AND settled IS NULL
         LIMIT ${MOST_COUNTED})`,
    ) ?? 0
  );
}

const MOST_COUNTED = 100_000;
