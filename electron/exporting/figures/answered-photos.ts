/*
 * A simple random sample of the photos that a choice lets through and that a model answered, each with the name that a
 * person gives its specimen, if any. Runs in the catalogue thread.
 */
import type { CollectionFilter } from '../../contract/collection.ts';
import type { ReadHandle } from '../../catalogue/database/database.ts';
import { walkRows } from '../../catalogue/database/walk-rows.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { acceptedTaxa, taxon } from '../../catalogue/naming/taxa.ts';
import { drawSample } from '../../domain/statistics/metrics.ts';
import type { Taxon } from '../../domain/taxonomy.ts';
import { figurePhoto, type FigurePhoto } from './figure-photos.ts';

export interface AnsweredPhoto extends FigurePhoto {
  /** null: no person's name stands. */
  readonly label: Taxon | null;
  readonly predicted: Taxon;
  /** 0..1 */
  readonly certainty: number;
}

export interface AnsweredSample {
  /** In the order drawn. */
  readonly photos: readonly AnsweredPhoto[];
  /** Of how many. */
  readonly of: number;
}

/** Drawn from in between, so that no list of all photos is kept. */
const MOST_KEPT = 20_000;

/** Photos of a label, which show no specimen, are left out. */
const ANSWERED_SQL = `SELECT photo_id AS photoId FROM answered_photo JOIN photo ON photo.id = photo_id
  WHERE model_id = :model AND photo_id > :after AND view IS NOT 'label' ORDER BY photo_id LIMIT :page`;

/** The newest model that answered any photo; null: none did. */
export function newestToAnswer(db: ReadHandle): number | null {
  return db.value<number | null>('SELECT max(model_id) FROM answered_photo');
}

export async function drawAnswered(
  { read, listing }: Catalogue,
  { modelId, among, sample, seed }: { modelId: number; among: CollectionFilter; sample: number; seed: number },
): Promise<AnsweredSample> {
  const { missed } = await listing.passing(among);
  const draw = (ids: readonly number[]) => drawSample(ids, sample, (id) => id, seed);
  let kept: number[] = [];
  let of = 0;
  const answered = walkRows<{ photoId: number }>(read, ANSWERED_SQL, ({ photoId }) => photoId, {
    values: { model: modelId },
  });
  for await (const rows of answered) {
    for (const { photoId } of rows) {
      if (missed[photoId] !== 0) continue;
      kept.push(photoId);
      of += 1;
    }
    // Every photo has its own chance, so drawing from what is left and the next gives the draw from all.
    if (kept.length > MOST_KEPT) kept = draw(kept);
  }
  const acceptedOf = acceptedTaxa(read);
  const named = (id: number) => taxon(read, acceptedOf(id));
  const photos = draw(kept).map((photoId): AnsweredPhoto => {
    const row = read.get<{ label: number | null; predicted: number; certainty: number }>(
      `SELECT iif(shown_determination_id IS NULL, NULL, shown_taxon_id) AS label, taxon_id AS predicted,
         probability AS certainty
       FROM photo JOIN specimen ON specimen.id = specimen_id
         JOIN prediction ON photo_id = photo.id AND model_id = ? AND place = 1 WHERE photo.id = ?`,
      [modelId, photoId],
    );
    if (!row) throw new Error(`no answer of model ${modelId} for photo ${photoId}`);
    const { label, predicted, certainty } = row;
    return {
      ...figurePhoto(read, modelId, photoId),
      label: label === null ? null : named(label),
      predicted: named(predicted),
      certainty,
    };
  });
  return { photos, of };
}
