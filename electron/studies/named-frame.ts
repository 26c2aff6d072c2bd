/*
 * What a model that came in a file is measured on: all photos here with a person's name that the model knows. Where it is
 * the same as a model of a run of this catalogue, without what that run used. Runs in the catalogue thread.
 */
import { ProblemError } from '../domain/problems.ts';
import { LABEL } from '../domain/taxonomy.ts';
import type { NamedHere, SameModel } from '../domain/named-here.ts';
import type { EvaluationFrame } from '../contract/threads.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { type NamedPhoto, namedPhotos, oncePerContent } from './learning-frame.ts';
import { BOX_COLUMN, inputOf } from '../catalogue/specimens/photo-boxes.ts';
import { photoFile } from '../catalogue/specimens/photo-rows.ts';
import { modelPassport } from '../catalogue/browsing/model-passport.ts';
import { modelClasses, modelRow } from '../catalogue/learning/models.ts';
import { RAN_ON_COLUMN } from '../catalogue/learning/run-inputs.ts';
import { partsOf, type RunPhotoRow, validationOf } from '../catalogue/learning/run-parts.ts';
import { tiedTaxonId } from '../catalogue/naming/label-ties.ts';
import { acceptedTaxonId, widerTaxa } from '../catalogue/naming/taxa.ts';
import { walkRows } from '../catalogue/database/walk-rows.ts';

/** Throws ProblemError 'no-known-names', 'model-unreadable'. Labels as people say now. */
export async function namedFrame(
  catalogue: Catalogue,
  modelId: number,
): Promise<Pick<EvaluationFrame, 'photos' | 'namedHere'>> {
  const { read: db } = catalogue;
  const passport = await modelPassport(catalogue, modelId);
  const labels = labelsOf(db, modelId);
  const wide = new Set([...labels.keys()].flatMap((id) => widerTaxa(db, id).map((taxon) => taxon.id)));
  const leftOut = { copies: 0, contradicting: 0, qualified: 0, unreadable: 0, labels: 0, acrossParts: 0 };
  const all = await namedPhotos(db, leftOut);
  // "Carabus" does not contradict "Carabus auratus"; it only is no name of the model.
  const isWide = ({ taxonId }: NamedPhoto) => wide.has(taxonId) && !labels.has(taxonId);
  const distinct = oncePerContent(
    all.filter((photo) => !isWide(photo)),
    leftOut,
  );
  const known = distinct.filter(({ taxonId }) => labels.has(taxonId));
  const unknown = [...all.filter(isWide), ...distinct.filter(({ taxonId }) => !labels.has(taxonId))];

  const same = sameModel(db, modelId, passport.createdUtc);
  const used = same ? await usedBy(db, same.runId) : null;
  const free = known.filter(({ row }) => !used?.specimens.has(row.specimenId) && !used?.contents.has(inputOf(row)));
  const test = free.filter(({ given }) => given === 'test');
  const judging = test.length > 0 ? test : free;
  if (judging.length === 0) throw new ProblemError('no-known-names', { model: passport.name });
  const sameAs: SameModel | null = same && {
    modelName: same.modelName,
    runName: same.runName,
    usedPhotos: known.length - free.length,
    validated: validationOf(db, same.runId) !== null,
  };
  const namedHere: NamedHere = {
    unknownPhotos: unknown.length,
    unknownTaxa: new Set(unknown.map(({ taxonId }) => taxonId)).size,
    sameAs,
    temperatureCame: passport.quality.temperature !== null,
    ...(test.length > 0 ? { givenTest: true } : {}),
  };
  const photos = judging.map(({ row, taxonId }) => ({ ...photoFile(db, row), label: labels.get(taxonId)! }));
  return { photos, namedHere };
}

/**
 * Place among the model's taxa by accepted taxon. Of two names of one taxon the accepted one counts, else the first. A
 * label of the model also stands for the taxon that it was tied to here, unless the model knows that one by its name.
 */
function labelsOf(db: ReadHandle, modelId: number): Map<number, number> {
  const labels = new Map<number, number>();
  const classes = modelClasses(db, modelId);
  for (const [label, { id }] of classes.entries()) {
    const accepted = acceptedTaxonId(db, id);
    if (accepted === id || !labels.has(accepted)) labels.set(accepted, label);
  }
  for (const [label, { id, taxonRank }] of classes.entries()) {
    const tied = taxonRank === LABEL ? tiedTaxonId(db, id) : null;
    const accepted = tied === null ? null : acceptedTaxonId(db, tied);
    if (accepted !== null && !labels.has(accepted)) labels.set(accepted, label);
  }
  return labels;
}

interface Same {
  readonly runId: number;
  readonly modelName: string;
  readonly runName: string;
}

/** A file keeps the instant at which its model was made, to the millisecond; with size and taxa it tells models apart. */
function sameModel(db: ReadHandle, modelId: number, createdUtc: string): Same | null {
  const { depth, size } = modelRow(db, modelId);
  const taxaOf = (id: number) =>
    modelClasses(db, id)
      .map((taxon) => taxon.id)
      .join(' ');
  const made = db.all<Same & { id: number }>(
    `SELECT model.id AS id, model.name AS modelName, run.id AS runId, run.name AS runName
     FROM model JOIN run ON run.id = run_id WHERE created_utc = ? AND depth = ? AND size = ? ORDER BY model.id`,
    [createdUtc, depth, size],
  );
  return made.find(({ id }) => taxaOf(id) === taxaOf(modelId)) ?? null;
}

/** What a run learned from, or chose its epoch by where it had photos of their own for that. */
async function usedBy(
  db: ReadHandle,
  runId: number,
): Promise<{ readonly specimens: ReadonlySet<number>; readonly contents: ReadonlySet<string> }> {
  const partOf = partsOf(db, runId);
  const [specimens, contents] = [new Set<number>(), new Set<string>()];
  type Row = RunPhotoRow & { photoId: number; sha256: string | null; box: string | null; ranOn: string | null };
  const sql = `SELECT photo_id AS photoId, specimen_id AS specimenId, lower(hex(sha256)) AS sha256, part,
      held_out_for AS heldOutFor, ${RAN_ON_COLUMN}, ${BOX_COLUMN}
    FROM run_photo JOIN photo ON photo.id = photo_id WHERE run_id = :run AND photo_id > :after
    ORDER BY photo_id LIMIT :page`;
  for await (const rows of walkRows<Row>(db, sql, ({ photoId }) => photoId, { values: { run: runId } })) {
    for (const row of rows) {
      if (!['learn', 'validation'].includes(partOf(row))) continue;
      specimens.add(row.specimenId);
      if (row.ranOn) contents.add(row.ranOn);
      else if (row.sha256) contents.add(inputOf({ ...row, sha256: row.sha256 }));
    }
  }
  return { specimens, contents };
}
