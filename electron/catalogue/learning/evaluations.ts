/* Evaluations and their photos, as they were measured: nothing here runs a model. Runs where the catalogue is open. */
import type {
  Evaluation,
  EvaluationRow,
  EvaluationRowPage,
  EvaluationRowsRequest,
  EvaluationSummary,
  Proportion,
} from '../../domain/evaluation.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { MeasuredPhoto } from '../../contract/threads.ts';
import { drawSample, wilson } from '../../domain/statistics/metrics.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { readKept } from '../database/kept-json.ts';
import { NAMES_GIVEN } from '../../domain/language/language.ts';
import { KeptEvaluation, KeptProportion, KeptTop } from './kept-evaluation.ts';
import { modelClasses } from './models.ts';
import { acceptedTaxa } from '../naming/taxa.ts';

/** How evaluations are written now; see migration 0004. */
const FORM = 2;
const MOST_ROWS = 500;

export function addEvaluation(
  db: WriteHandle,
  evaluation: Omit<Evaluation, 'id' | 'madeUtc'>,
  photos: readonly MeasuredPhoto[],
  utc: string,
): { id: number; madeUtc: string } {
  return db.transaction(() => {
    const made = [evaluation.modelId, utc, JSON.stringify(evaluation), FORM];
    const { id } = db.runOne('INSERT INTO evaluation (model_id, made_utc, result, form) VALUES (?, ?, ?, ?)', made);
    for (const [position, { photoId, label, top }] of photos.entries()) {
      db.runOne(
        `INSERT INTO measured_photo (evaluation_id, position, photo_id, label, predicted, top)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [id, position, photoId, label, top[0]?.[0] ?? -1, JSON.stringify(top)],
      );
    }
    return { id, madeUtc: utc };
  });
}

/** Newest first. */
export function listEvaluations(db: ReadHandle, modelId: number | null): EvaluationSummary[] {
  const sql = 'SELECT id FROM evaluation WHERE form = :form AND ifnull(model_id = :model, 1) ORDER BY id DESC';
  return [...db.ids(sql, { form: FORM, model: modelId })].flatMap((id) => {
    try {
      return [summaryOf(db, id)];
    } catch (error) {
      // A damaged one does not hide the others; the check names it.
      if (error instanceof ProblemError && error.code === 'evaluation-damaged') return [];
      throw error;
    }
  });
}

/** The evaluations whose figures or answers are not as the program writes them, with the names of their models. */
export function damagedEvaluations(db: ReadHandle): { readonly id: number; readonly model: string }[] {
  const bad = `CASE WHEN json_valid(top) THEN json_type(top) <> 'array'
    OR EXISTS (SELECT 1 FROM json_each(CASE json_type(top) WHEN 'array' THEN top ELSE '[]' END) AS one WHERE one.type <> 'array'
      OR json_type(one.value, '$[0]') IS NOT 'integer' OR ifnull(json_type(one.value, '$[1]'), '') NOT IN ('integer', 'real'))
    ELSE 1 END`;
  return db
    .all<{ id: number; result: string; model: string | null; answers: number }>(
      `SELECT id, result, (SELECT name FROM model WHERE id = model_id) AS model,
         EXISTS (SELECT 1 FROM measured_photo WHERE evaluation_id = evaluation.id AND ${bad}) AS answers
       FROM evaluation WHERE form = ? ORDER BY id`,
      [FORM],
    )
    .filter(({ result, answers }) => answers === 1 || readKept(KeptEvaluation, result) === null)
    .map(({ id, model }) => ({ id, model: model ?? '?' }));
}

export function summaryOf(db: ReadHandle, evaluationId: number): EvaluationSummary {
  const row = db.get<Omit<EvaluationSummary, 'accuracy' | 'fromFile'> & { accuracy: string | null; fromFile: number }>(
    `SELECT id, model_id AS modelId, (SELECT name FROM model WHERE id = model_id) AS modelName, made_utc AS madeUtc,
       (SELECT run_id IS NULL FROM model WHERE id = model_id) AS fromFile, result ->> '$.seed' AS seed, result ->> '$.frame' AS frame, result ->> '$.sample' AS sample,
       result -> '$.accuracy' AS accuracy
     FROM evaluation WHERE id = ? AND form = ${FORM} AND json_valid(result)`,
    [evaluationId],
  );
  if (!row) throw notThere(db, evaluationId);
  const accuracy = readKept<Proportion>(KeptProportion, row.accuracy);
  const { seed, frame, sample } = row;
  if (accuracy === null || [seed, frame, sample].some((number) => typeof number !== 'number'))
    throw damaged(evaluationId);
  return { ...row, fromFile: row.fromFile === 1, accuracy };
}

export function evaluationOf(db: ReadHandle, evaluationId: number): Evaluation {
  const row = db.get<{ madeUtc: string; result: string }>(
    `SELECT made_utc AS madeUtc, result FROM evaluation WHERE id = ? AND form = ${FORM}`,
    [evaluationId],
  );
  if (!row) throw missing(evaluationId);
  const result = readKept(KeptEvaluation, row.result);
  if (result === null) throw damaged(evaluationId);
  const toCome = result.toCome && { ...result.toCome, effective: result.toCome.effective ?? null };
  const whole = { validation: null, namedHere: null, ...result, toCome, id: evaluationId, madeUtc: row.madeUtc };
  return whole as Evaluation;
}

function missing(evaluationId: number): ProblemError {
  return new ProblemError('bad-request', {}, { detail: `no evaluation ${evaluationId}` });
}

function damaged(evaluationId: number): ProblemError {
  return new ProblemError('evaluation-damaged', { evaluation: evaluationId });
}

function notThere(db: ReadHandle, evaluationId: number): ProblemError {
  const there = db.get('SELECT 1 FROM evaluation WHERE id = ? AND form = ?', [evaluationId, FORM]);
  return there ? damaged(evaluationId) : missing(evaluationId);
}

/** In the order drawn. Cells of the matrix are asked for by their places among the taxa. */
export function evaluationRows(db: ReadHandle, request: EvaluationRowsRequest): EvaluationRowPage {
  const { evaluationId, labels, predicted, only, from, limit } = request;
  const reader = rowReader(db, evaluationId);
  const values = {
    evaluation: evaluationId,
    labels: labels === null ? null : JSON.stringify(labels),
    predicted: predicted === null ? null : JSON.stringify(predicted),
    wrong: only === 'wrong' ? 1 : 0,
  };
  const page = Math.min(limit, MOST_ROWS);
  if (only === 'renamed') {
    const renamed = db
      .all<{ position: number; label: number; specimenId: number }>(
        `SELECT position, label, photo.specimen_id AS specimenId ${CHOSEN} ORDER BY position`,
        values,
      )
      .filter(({ label, specimenId }) => reader.nameNow(specimenId, label) !== null);
    const positions = renamed.slice(from, from + page).map(({ position }) => position);
    return { total: renamed.length, rows: reader.rows(positions) };
  }
  const total = db.value<number>(`SELECT count(*) ${CHOSEN}`, values);
  const sql = `SELECT position ${CHOSEN} ORDER BY position LIMIT :limit OFFSET :from`;
  return { total, rows: reader.rows([...db.ids(sql, { ...values, limit: page, from })]) };
}

const CHOSEN = `FROM measured_photo JOIN photo ON photo.id = photo_id
  WHERE evaluation_id = :evaluation
    AND (:labels IS NULL OR label IN (SELECT value FROM json_each(:labels)))
    AND (:predicted IS NULL OR predicted IN (SELECT value FROM json_each(:predicted)))
    AND (:wrong = 0 OR label <> predicted)`;

/** A simple random sample of an evaluation's photos; the interval has the finite-population correction. */
export function sampleOfEvaluation(
  db: ReadHandle,
  evaluationId: number,
  n: number,
  seed: number,
): { rows: EvaluationRow[]; accuracy: Proportion } {
  const reader = rowReader(db, evaluationId);
  const photos = db.all<{ position: number; photoId: number; right: number }>(
    `SELECT position, photo_id AS photoId, label = predicted AS right
     FROM measured_photo JOIN photo ON photo.id = photo_id WHERE evaluation_id = ?`,
    [evaluationId],
  );
  const drawn = drawSample(photos, n, (photo) => photo.photoId, seed);
  const right = drawn.filter((photo) => photo.right === 1).length;
  return {
    rows: reader.rows(drawn.map(({ position }) => position)),
    accuracy: wilson(right, drawn.length, photos.length),
  };
}

/** Reads rows of one evaluation. Throws 'bad-request' where there is none. */
export function rowReader(db: ReadHandle, evaluationId: number) {
  const { modelId } = summaryOf(db, evaluationId);
  const classes = modelClasses(db, modelId);
  const nameOf = (label: number) => classes[label]?.scientificName ?? '';
  const acceptedOf = acceptedTaxa(db);
  /** What a person calls the specimen now, where that is another taxon than it was labelled as; else null. */
  const nameNow = (specimenId: number, label: number): string | null => {
    const now = db.get<{ taxonId: number | null; name: string | null; determined: number | null }>(
      `SELECT shown_taxon_id AS taxonId, shown_determination_id AS determined,
         (SELECT scientific_name FROM taxon WHERE taxon.id = shown_taxon_id) AS name
       FROM specimen WHERE id = ?`,
      [specimenId],
    );
    if (!now || now.determined === null || now.taxonId === null) return NAMES_GIVEN.none;
    const was = classes[label]?.id ?? -1;
    return acceptedOf(now.taxonId) === acceptedOf(was) ? null : (now.name ?? NAMES_GIVEN.none);
  };
  const row = (position: number): EvaluationRow => {
    const found = db.get<{
      photoId: number;
      specimenId: number;
      catalogNumber: string | null;
      fileName: string;
      label: number;
      top: string;
    }>(
      `SELECT photo_id AS photoId, specimen_id AS specimenId, catalog_number AS catalogNumber, file_name AS fileName,
         label, top
       FROM measured_photo JOIN photo ON photo.id = photo_id JOIN specimen ON specimen.id = specimen_id
       WHERE evaluation_id = ? AND position = ?`,
      [evaluationId, position],
    );
    if (!found) throw new Error(`evaluation ${evaluationId} without a photo ${position}`);
    const { label, top, ...photo } = found;
    const kept = readKept(KeptTop, top);
    if (kept === null) throw damaged(evaluationId);
    const answers = kept.map(([place, probability]) => ({ scientificName: nameOf(place), probability }));
    return {
      position,
      ...photo,
      label: nameOf(label),
      predicted: answers[0]?.scientificName ?? '',
      certainty: answers[0]?.probability ?? 0,
      top: answers,
      nameNow: nameNow(photo.specimenId, label),
    };
  };
  return { classes, nameNow, row, rows: (positions: readonly number[]) => positions.map(row) };
}
