/* What models answered, photo by photo, and pooled over the photos of a specimen. Runs where the catalogue is open. */
import type { PredictionRow } from '../contract/threads.ts';
import type { ReadHandle, WriteHandle } from './database.ts';

export interface PooledAnswer {
  readonly modelId: number;
  /** Best first, at most five; probabilities are means over the specimen's answered photos. */
  readonly top: readonly { readonly taxonId: number; readonly probability: number }[];
}

const PLACES_KEPT = 5;

/** The answer of the newest model that saw any photo of this specimen, or null. */
export function newestAnswer(db: ReadHandle, specimenId: number): PooledAnswer | null {
  const newest = db.value<number | null>(
    'SELECT max(model_id) FROM photo JOIN prediction ON photo_id = photo.id WHERE specimen_id = ?',
    [specimenId],
  );
  return newest === null ? null : pooledAnswer(db, specimenId, newest);
}

/** A taxon that is in the top five of one photo only counts as 0 for the others. */
export function pooledAnswer(db: ReadHandle, specimenId: number, modelId: number): PooledAnswer | null {
  const top = db.all<{ taxonId: number; probability: number }>(
    `SELECT taxon_id AS taxonId,
       sum(probability) / (SELECT count(*) FROM photo JOIN prediction ON photo_id = photo.id
         WHERE specimen_id = :specimen AND model_id = :model AND place = 1) AS probability
     FROM photo JOIN prediction ON photo_id = photo.id
     WHERE specimen_id = :specimen AND model_id = :model
     GROUP BY taxon_id ORDER BY probability DESC, taxon_id LIMIT ${PLACES_KEPT}`,
    { specimen: specimenId, model: modelId },
  );
  return top.length === 0 ? null : { modelId, top };
}

/** Keeps a model's answers; an answer that is there already is replaced. Gives the specimens concerned. */
export function addPredictions(
  db: WriteHandle,
  modelId: number,
  rows: readonly PredictionRow[],
  utc: string,
): number[] {
  const specimens = new Set<number>();
  for (const { photoId, top, embedding } of rows) {
    db.run('DELETE FROM prediction WHERE photo_id = ? AND model_id = ?', [photoId, modelId]);
    for (const [index, { taxonId, probability }] of top.slice(0, PLACES_KEPT).entries()) {
      db.run('INSERT INTO prediction (photo_id, model_id, place, taxon_id, probability) VALUES (?, ?, ?, ?, ?)', [
        photoId,
        modelId,
        index + 1,
        taxonId,
        // float32 sums may pass 1 by a hair.
        Math.min(1, Math.max(0, probability)),
      ]);
    }
    db.run('INSERT OR REPLACE INTO answered_photo (model_id, photo_id, answered_utc) VALUES (?, ?, ?)', [
      modelId,
      photoId,
      utc,
    ]);
    if (embedding) {
      const bytes = new Uint8Array(embedding.buffer, embedding.byteOffset, embedding.byteLength);
      db.run('INSERT OR REPLACE INTO embedding (model_id, photo_id, vector) VALUES (?, ?, ?)', [
        modelId,
        photoId,
        bytes,
      ]);
    }
    specimens.add(db.value<number>('SELECT specimen_id FROM photo WHERE id = ?', [photoId]));
  }
  return [...specimens];
}

/** A photo whose content changed has no answers any more. */
export function forgetPredictions(db: WriteHandle, photoId: number): void {
  db.run('DELETE FROM prediction WHERE photo_id = ?', [photoId]);
  db.run('DELETE FROM embedding WHERE photo_id = ?', [photoId]);
  db.run('DELETE FROM answered_photo WHERE photo_id = ?', [photoId]);
}
