/* What models answered, photo by photo, and pooled over the photos of a specimen. Runs where the catalogue is open. */
import { addTo } from '../../domain/lists.ts';
import type { PredictionRow } from '../../contract/threads.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

export interface PooledAnswer {
  readonly modelId: number;
  /** Best first, at most five; probabilities are means over the specimen's answered photos. */
  readonly top: readonly { readonly taxonId: number; readonly probability: number }[];
}

const PLACES_KEPT = 5;

/** The answer of the newest model that saw any photo of this specimen, or null. */
export function newestAnswer(db: ReadHandle, specimenId: number): PooledAnswer | null {
  return newestAnswers(db, [specimenId]).get(specimenId) ?? null;
}

/** The same for many specimens at once; those that no model saw are left out. */
export function newestAnswers(db: ReadHandle, specimenIds: readonly number[]): Map<number, PooledAnswer> {
  const places = placesOf(db, specimenIds, null);
  return pooled(places, (specimenId) => {
    const own = places.get(specimenId) ?? [];
    return own.reduce((newest, { modelId }) => Math.max(newest, modelId), 0);
  });
}

/** What every model that saw it answered, the oldest model first, for many specimens at once. */
export function allAnswers(db: ReadHandle, specimenIds: readonly number[]): Map<number, PooledAnswer[]> {
  const places = placesOf(db, specimenIds, null);
  const models = new Set([...places.values()].flatMap((own) => own.map(({ modelId }) => modelId)));
  const answers = new Map<number, PooledAnswer[]>();
  for (const modelId of [...models].sort((a, b) => a - b))
    for (const [specimenId, answer] of pooled(places, () => modelId)) addTo(answers, specimenId, answer);
  return answers;
}

/**
 * The answer as names count today: a class that is a synonym by now stands for its accepted name, and of several such classes
 * the surest does. Sums would change the order for specimens of other taxa too, which only a look through all answers would find.
 */
export function acceptedAnswer(answer: PooledAnswer | null, acceptedOf: (id: number) => number): PooledAnswer | null {
  if (!answer || answer.top.every(({ taxonId }) => acceptedOf(taxonId) === taxonId)) return answer;
  const surest = new Map<number, number>();
  for (const { taxonId, probability } of answer.top) {
    const accepted = acceptedOf(taxonId);
    if (!surest.has(accepted)) surest.set(accepted, probability);
  }
  return { ...answer, top: [...surest].map(([taxonId, probability]) => ({ taxonId, probability })) };
}

/** What one model answered for this specimen, or null. */
export function pooledAnswer(db: ReadHandle, specimenId: number, modelId: number): PooledAnswer | null {
  return pooledAnswers(db, [specimenId], modelId).get(specimenId) ?? null;
}

/** The same for many specimens at once; those that it has not seen are left out. */
export function pooledAnswers(
  db: ReadHandle,
  specimenIds: readonly number[],
  modelId: number,
): Map<number, PooledAnswer> {
  return pooled(placesOf(db, specimenIds, modelId), () => modelId);
}

interface Place {
  readonly photoId: number;
  readonly modelId: number;
  readonly taxonId: number;
  readonly probability: number;
}

export const PLACES_SQL = `
  SELECT specimen_id, photo_id, model_id, taxon_id, probability
  FROM json_each(?) AS wanted JOIN photo ON specimen_id = wanted.value JOIN prediction ON photo_id = photo.id`;

/** Every place of every answer, by specimen. */
function placesOf(db: ReadHandle, specimenIds: readonly number[], modelId: number | null): Map<number, Place[]> {
  const rows = db.raw<[specimen: number, photo: number, model: number, taxon: number, probability: number]>(
    PLACES_SQL,
    [JSON.stringify(specimenIds)],
  );
  const places = new Map<number, Place[]>();
  for (const [specimen, photoId, model, taxonId, probability] of rows) {
    if (modelId !== null && model !== modelId) continue;
    addTo(places, specimen, { photoId, modelId: model, taxonId, probability });
  }
  return places;
}

/** Means over the photos that the model answered; a taxon that is in the top five of one photo only counts as 0 for the others. */
function pooled(
  places: ReadonlyMap<number, readonly Place[]>,
  modelOf: (specimenId: number) => number,
): Map<number, PooledAnswer> {
  const answers = new Map<number, PooledAnswer>();
  for (const [specimenId, own] of places) {
    const modelId = modelOf(specimenId);
    const photos = new Set<number>();
    const sums = new Map<number, number>();
    for (const place of own) {
      if (place.modelId !== modelId) continue;
      photos.add(place.photoId);
      sums.set(place.taxonId, (sums.get(place.taxonId) ?? 0) + place.probability);
    }
    if (photos.size === 0) continue;
    const top = [...sums]
      .map(([taxonId, sum]) => ({ taxonId, probability: sum / photos.size }))
      .sort((a, b) => b.probability - a.probability || a.taxonId - b.taxonId)
      .slice(0, PLACES_KEPT);
    answers.set(specimenId, { modelId, top });
  }
  return answers;
}

/**
 * Keeps a model's answers; an answer that is there already is replaced. Gives the specimens concerned. A photo may have been
 * taken out while the model looked at it: its answer is kept for when it is put back.
 */
export function addPredictions(
  db: WriteHandle,
  modelId: number,
  rows: readonly PredictionRow[],
  utc: string,
): number[] {
  const specimens = new Set<number>();
  for (const { photoId, top } of rows) {
    db.run('DELETE FROM prediction WHERE photo_id = ? AND model_id = ?', [photoId, modelId]);
    for (const [index, { taxonId, probability }] of top.slice(0, PLACES_KEPT).entries()) {
      // float32 sums may pass 1 by a hair.
      const values = [photoId, modelId, index + 1, taxonId, Math.min(1, Math.max(0, probability))];
      db.run(
        'INSERT INTO prediction (photo_id, model_id, place, taxon_id, probability) VALUES (?, ?, ?, ?, ?)',
        values,
      );
    }
    const answered = [modelId, photoId, utc];
    db.run('INSERT OR REPLACE INTO answered_photo (model_id, photo_id, answered_utc) VALUES (?, ?, ?)', answered);
    specimens.add(db.value<number>('SELECT specimen_id FROM main.photo WHERE id = ?', [photoId]));
  }
  return [...specimens];
}

/** A photo whose content changed has no answers any more. */
export function forgetPredictions(db: WriteHandle, photoId: number): void {
  db.run('DELETE FROM prediction WHERE photo_id = ?', [photoId]);
  // Its key begins with the model: without one, all answers of all models would be read for each photo.
  db.run('DELETE FROM answered_photo WHERE photo_id = ? AND model_id IN (SELECT id FROM model)', [photoId]);
}
