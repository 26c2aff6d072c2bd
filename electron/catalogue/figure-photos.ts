/* The photos that a model's data set is of, taxon by taxon, for figures. Runs in the catalogue thread. */
import type { SplitPart } from '../contract/threads.ts';
import { drawSample } from '../trainer/metrics.ts';
import type { ReadHandle } from './database.ts';
import { modelClasses, modelRow } from './models.ts';

export interface FigurePhoto {
  readonly photoId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** null for a model that came in a file: it learned from photos of another catalogue. */
  readonly part: SplitPart | null;
}

export interface TaxonPhotos {
  readonly photos: number;
  readonly specimens: number;
  /** Of those that show a specimen; at random, in the order drawn. */
  readonly drawn: readonly number[];
}

/** Of each of the model's taxa, in their order, at most `most` photos. */
export function photosOfTaxa(db: ReadHandle, modelId: number, most: number, seed: number): TaxonPhotos[] {
  const { runId } = modelRow(db, modelId);
  const taxa = modelClasses(db, modelId);
  const rows = runId === null ? taxa.map(({ id }) => namedPhotos(db, id)) : photosOfRun(db, runId, taxa.length);
  return rows.map((photos) => ({
    photos: photos.length,
    specimens: new Set(photos.map(([, specimenId]) => specimenId)).size,
    drawn: drawSample(
      photos.filter(([, , showsLabel]) => showsLabel === 0),
      most,
      ([photoId]) => photoId,
      seed,
    ).map(([photoId]) => photoId),
  }));
}

type PhotoOfSpecimen = readonly [photoId: number, specimenId: number, showsLabel: number];

/** By label. */
function photosOfRun(db: ReadHandle, runId: number, labels: number): PhotoOfSpecimen[][] {
  const byLabel = Array.from({ length: labels }, (): PhotoOfSpecimen[] => []);
  const rows = db.raw<[number, number, number, number]>(
    `SELECT label, photo_id, specimen_id, view IS 'label' FROM run_photo JOIN photo ON photo.id = photo_id WHERE run_id = ?`,
    [runId],
  );
  for (const [label, ...photo] of rows) byLabel[label]?.push(photo);
  return byLabel;
}

/** Where there is no run: readable photos of specimens that a person gave this name. */
function namedPhotos(db: ReadHandle, taxonId: number): PhotoOfSpecimen[] {
  return db.raw<[number, number, number]>(
    `SELECT photo.id, specimen_id, 0 FROM photo JOIN specimen ON specimen.id = specimen_id
     WHERE shown_taxon_id = ? AND shown_status = 'verified' AND trouble IS NULL AND sha256 IS NOT NULL
       AND view IS NOT 'label'`,
    [taxonId],
  );
}

export function figurePhoto(db: ReadHandle, modelId: number, photoId: number): FigurePhoto {
  const { runId } = modelRow(db, modelId);
  const row = db.get<Omit<FigurePhoto, 'photoId'>>(
    `SELECT catalog_number AS catalogNumber, file_name AS fileName, lower(hex(sha256)) AS sha256,
       (SELECT part FROM run_photo WHERE run_id = :run AND photo_id = photo.id) AS part
     FROM photo JOIN specimen ON specimen.id = specimen_id WHERE photo.id = :photo`,
    { run: runId, photo: photoId },
  );
  if (!row) throw new Error(`no photo ${photoId}`);
  return { photoId, ...row };
}
