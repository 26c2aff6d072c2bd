/* Barcodes and two-dimensional codes of photos, as they were read. Runs in the catalogue thread. */
import { z } from 'zod';
import type { CodeFormat, PhotoCode } from '../../domain/intake/photo-code.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { readKept } from '../database/kept-json.ts';

/** In place of those that were read from it before. */
export function writeCodes(db: WriteHandle, photoId: number, codes: readonly PhotoCode[]): void {
  db.run('DELETE FROM photo_code WHERE photo_id = ?', [photoId]);
  db.run(
    `INSERT INTO photo_code (photo_id, position, format, text, corners)
     SELECT ?, key, value ->> 'format', value ->> 'text', value -> 'corners' FROM json_each(?)`,
    [photoId, JSON.stringify(codes)],
  );
}

const corner = z.tuple([z.number(), z.number()]);
const cornersShape: z.ZodType<PhotoCode['corners']> = z.tuple([corner, corner, corner, corner]);

/** Those whose corners are not what they should be are left out: a catalogue may come from anybody. */
export function codesOf(db: ReadHandle, photoId: number): PhotoCode[] {
  const rows = db.all<{ format: CodeFormat; text: string; corners: string }>(
    'SELECT format, text, corners FROM photo_code WHERE photo_id = ? ORDER BY position',
    [photoId],
  );
  return rows.flatMap(({ format, text, corners: kept }): PhotoCode[] => {
    const corners = readKept(cornersShape, kept);
    return corners ? [{ format, text, corners }] : [];
  });
}

export function hasCodes(db: ReadHandle, photoId: number): boolean {
  return db.get('SELECT 1 FROM photo_code WHERE photo_id = ? LIMIT 1', [photoId]) !== undefined;
}
