/* What an evaluation measures on: photos that judge the model, photos learned from, photos that nobody named. Runs in the catalogue thread. */
import { ProblemError } from '../domain/problems.ts';
import type { EvaluationFrame, LabelledPhoto, PhotoFile } from '../contract/threads.ts';
import type { PresentPhotos } from '../reader/present-photos.ts';
import { drawSample } from '../domain/statistics/metrics.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import {
  photosThatAreThere,
  PHOTO_FILE_COLUMNS,
  photoFile,
  type PhotoFileRow,
} from '../catalogue/specimens/photo-rows.ts';
import { modelClasses, modelRow } from '../catalogue/learning/models.ts';
import { namedFrame } from './named-frame.ts';
import { demandAllPhotos } from '../catalogue/specimens/readable-photos.ts';
import { isAsInRun, isOtherNow, RAN_ON_COLUMN, type RanOnRow } from '../catalogue/learning/run-inputs.ts';
import { givenOf, partsOf, type RunPhotoRow, validationOf } from '../catalogue/learning/run-parts.ts';
import { widerTaxa } from '../catalogue/naming/taxa.ts';
import { walkRows } from '../catalogue/database/walk-rows.ts';

/**
 * Throws ProblemError 'nothing-to-evaluate', 'no-known-names', 'photos-unasked'. Labels as they were when the run began; of a model that came
 * in a file, as they are now.
 */
export async function evaluationFrame(catalogue: Catalogue, modelId: number): Promise<EvaluationFrame> {
  const { name: collection, read: db } = catalogue;
  const { name, runId } = modelRow(db, modelId);
  // Its figures are about photos drawn from all; from some of the folders they would be about something else.
  demandAllPhotos(db);
  const wider = modelClasses(db, modelId).map((taxon) =>
    widerTaxa(db, taxon.id).map(({ id, scientificName, taxonRank }) => ({ taxonId: id, scientificName, taxonRank })),
  );
  if (runId === null) {
    const named = await namedFrame(catalogue, modelId);
    return { collection, wider, learnPhotos: 0, learnSpecimens: 0, validation: null, ...named };
  }
  const partOf = partsOf(db, runId);
  const photos: LabelledPhoto[] = [];
  let otherSince = 0;
  for await (const rows of walkRows<HeldOutRow>(db, HELD_OUT_SQL, ({ photoId }) => photoId, {
    values: { run: runId },
  })) {
    for (const row of rows) {
      if (partOf(row) === 'validation') continue;
      if (isOtherNow(row)) otherSince += 1;
      else photos.push({ ...photoFile(db, row), label: row.label });
    }
  }
  if (photos.length === 0) throw new ProblemError('nothing-to-evaluate', { model: name });
  const given = givenOf(db, runId);
  const learned = db.get<{ photos: number; specimens: number }>(
    `SELECT count(*) AS photos, count(DISTINCT specimen_id) AS specimens
     FROM run_photo JOIN photo ON photo.id = photo_id WHERE run_id = ? AND part = 'learn'`,
    [runId],
  );
  return {
    collection,
    wider,
    photos,
    learnPhotos: learned?.photos ?? 0,
    learnSpecimens: learned?.specimens ?? 0,
    validation: validationOf(db, runId),
    ...(given ? { given } : {}),
    ...(otherSince > 0 ? { otherSince } : {}),
    namedHere: null,
  };
}

/** Photos that the model learned from and photos of specimens that nobody named, drawn at random; those whose files are there. */
export async function driftPhotos(
  db: ReadHandle,
  modelId: number,
  limit: number,
  seed: number,
  present: PresentPhotos | null = null,
): Promise<{ learned: PhotoFile[]; fresh: PhotoFile[] }> {
  const { runId } = modelRow(db, modelId);
  // Of a model that came in a file it is not known what it learned from.
  if (runId === null) return { learned: [], fresh: [] };
  const learned = await drawnIds(db, LEARNED_SQL, { run: runId, limit, seed });
  const fresh = await drawnIds(db, FRESH_SQL, { run: runId, limit, seed });
  const filesOf = async (ids: readonly number[]) => {
    const there = await photosThatAreThere(db, ids, present);
    return ids.flatMap((id) => there.get(id) ?? []);
  };
  const asLearned = (await filesOf(learned)).filter((photo) => isAsInRun(db, runId, photo));
  return { learned: asLearned, fresh: await filesOf(fresh) };
}

type HeldOutRow = PhotoFileRow & RunPhotoRow & RanOnRow & { readonly label: number };

const HELD_OUT_SQL = `SELECT ${PHOTO_FILE_COLUMNS}, label, part, held_out_for AS heldOutFor,
    ${RAN_ON_COLUMN}
  FROM run_photo JOIN photo ON photo.id = photo_id JOIN source ON source.id = source_id
  WHERE run_id = :run AND photo_id > :after AND part = 'held-out' AND trouble IS NULL AND sha256 IS NOT NULL
  ORDER BY photo_id LIMIT :page`;
const LEARNED_SQL = `SELECT photo_id AS id FROM run_photo WHERE run_id = :run AND part = 'learn' AND photo_id > :after
  ORDER BY photo_id LIMIT :page`;
const FRESH_SQL = `SELECT photo.id AS id FROM photo JOIN specimen ON specimen.id = specimen_id
  WHERE photo.id > :after AND trouble IS NULL AND sha256 IS NOT NULL AND view IS NOT 'label'
    AND shown_determination_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM run_photo WHERE run_id = :run AND photo_id = photo.id)
  ORDER BY photo.id LIMIT :page`;

/** Every photo has its own chance, so drawing from what is left of each chunk and the next gives the draw from all. */
async function drawnIds(
  db: ReadHandle,
  sql: string,
  { run, limit, seed }: { run: number; limit: number; seed: number },
): Promise<number[]> {
  let drawn: number[] = [];
  for await (const rows of walkRows<{ id: number }>(db, sql, ({ id }) => id, { values: { run } })) {
    const ids = rows.map(({ id }) => id);
    drawn = drawSample([...drawn, ...ids], limit, (id) => id, seed);
  }
  return drawn;
}
