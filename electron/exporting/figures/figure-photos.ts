/* The photos that a model's data set is of, taxon by taxon, for figures. Runs in the catalogue thread. */
import type { RunPart, SplitPart } from '../../domain/training.ts';
import { drawSample } from '../../domain/statistics/metrics.ts';
import type { ReadHandle } from '../../catalogue/database/database.ts';
import { modelClasses, modelRow } from '../../catalogue/learning/models.ts';
import { partsOf, type RunPhotoRow } from '../../catalogue/learning/run-parts.ts';
import { walkRows } from '../../catalogue/database/walk-rows.ts';

export interface FigurePhoto {
  readonly photoId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** null for a model that came in a file: it learned from photos of another catalogue. */
  readonly part: RunPart | null;
}

export interface TaxonPhotos {
  readonly photos: number;
  readonly specimens: number;
  /** Of those that show a specimen; at random, in the order drawn. */
  readonly drawn: readonly number[];
}

/** Photos of a taxon from which is drawn in between, so that no list of all of them is kept. */
const MOST_KEPT = 500;

/** Of each of the model's taxa, in their order, at most `most` photos. */
export async function photosOfTaxa(
  db: ReadHandle,
  modelId: number,
  most: number,
  seed: number,
): Promise<TaxonPhotos[]> {
  const { runId } = modelRow(db, modelId);
  const taxa = modelClasses(db, modelId);
  const draws = taxa.map(() => ({ photos: 0, specimens: new Set<number>(), drawn: [] as number[] }));
  const draw = (ids: readonly number[]) => drawSample(ids, most, (id) => id, seed);
  const take = (label: number, { photoId, specimenId, showsLabel }: PhotoRow) => {
    const taxon = draws[label];
    if (!taxon) return;
    taxon.photos += 1;
    taxon.specimens.add(specimenId);
    if (showsLabel === 0) taxon.drawn.push(photoId);
    // Every photo has its own chance, so drawing from what is left and the next gives the draw from all.
    if (taxon.drawn.length > MOST_KEPT) taxon.drawn = draw(taxon.drawn);
  };
  if (runId === null) {
    for (const [label, { id }] of taxa.entries()) await eachRow(db, NAMED_SQL, id, (row) => take(label, row));
  } else await eachRow(db, RUN_SQL, runId, (row) => take(row.label, row));
  return draws.map(({ photos, specimens, drawn }) => ({ photos, specimens: specimens.size, drawn: draw(drawn) }));
}

interface PhotoRow {
  readonly photoId: number;
  readonly specimenId: number;
  readonly showsLabel: number;
  /** Of a run's photos. */
  readonly label: number;
}

const RUN_SQL = `SELECT photo_id AS photoId, specimen_id AS specimenId, view IS 'label' AS showsLabel, label
  FROM run_photo JOIN photo ON photo.id = photo_id WHERE run_id = :of AND photo_id > :after
  ORDER BY photo_id LIMIT :page`;
/** Where there is no run: readable photos of specimens that a person gave this name. */
const NAMED_SQL = `SELECT photo.id AS photoId, specimen_id AS specimenId, view IS 'label' AS showsLabel, -1 AS label
  FROM photo JOIN specimen ON specimen.id = specimen_id
  WHERE shown_taxon_id = :of AND photo.id > :after AND shown_status = 'verified' AND trouble IS NULL AND sha256 IS NOT NULL
  ORDER BY photo.id LIMIT :page`;

async function eachRow(db: ReadHandle, sql: string, of: number, use: (row: PhotoRow) => void): Promise<void> {
  for await (const rows of walkRows<PhotoRow>(db, sql, ({ photoId }) => photoId, { values: { of } })) rows.forEach(use);
}

export function figurePhoto(db: ReadHandle, modelId: number, photoId: number): FigurePhoto {
  const { runId } = modelRow(db, modelId);
  const row = db.get<Omit<FigurePhoto, 'photoId' | 'part'> & Omit<RunPhotoRow, 'part'> & { part: SplitPart | null }>(
    `SELECT specimen_id AS specimenId, catalog_number AS catalogNumber, file_name AS fileName, lower(hex(sha256)) AS sha256,
       part, held_out_for AS heldOutFor
     FROM photo JOIN specimen ON specimen.id = specimen_id
       LEFT JOIN run_photo ON run_id = :run AND photo_id = photo.id WHERE photo.id = :photo`,
    { run: runId, photo: photoId },
  );
  if (!row) throw new Error(`no photo ${photoId}`);
  const { specimenId, part, heldOutFor, ...photo } = row;
  const own = runId === null || part === null ? null : partsOf(db, runId)({ specimenId, part, heldOutFor });
  return { photoId, ...photo, part: own };
}
