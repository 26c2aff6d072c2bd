/* Two models on the same photos, from what their evaluations kept. Runs where the catalogue is open. */
import type { Comparison, DiscordantPage, DiscordantRequest, EvaluationSummary } from '../domain/evaluation.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { mcnemar } from '../domain/statistics/mcnemar.ts';
import { wilsonOfMany } from '../domain/statistics/metrics.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { rowReader, summaryOf } from '../catalogue/learning/evaluations.ts';
import { modelClasses } from '../catalogue/learning/models.ts';
import { acceptedTaxonId } from '../catalogue/naming/taxa.ts';

/**
 * Photos of both evaluations. A photo of an evaluation of a run's model was held out of that run, so photos of two such were
 * held out of both; of a model that came in a file it is not known. Binds :first, :second.
 */
const BOTH = `FROM measured_photo AS first
  JOIN photo ON photo.id = first.photo_id
  JOIN measured_photo AS second ON second.evaluation_id = :second AND second.photo_id = first.photo_id
  WHERE first.evaluation_id = :first`;

/** Labelled as the same taxon in both. Binds :alike, see `alikeLabels`. */
const ALIKE = `first.label || ' ' || second.label IN (SELECT value FROM json_each(:alike))`;
const FIRST_RIGHT = 'first.label = first.predicted';
const SECOND_RIGHT = 'second.label = second.predicted';

/** Which places among the one model's taxa and the other's are one taxon: a model from elsewhere may know it by a synonym. */
function alikeLabels(db: ReadHandle, first: EvaluationSummary, second: EvaluationSummary): string {
  const places = new Map<number, number[]>();
  for (const [label, { id }] of modelClasses(db, second.modelId).entries()) {
    const taxonId = acceptedTaxonId(db, id);
    places.set(taxonId, [...(places.get(taxonId) ?? []), label]);
  }
  const alike = modelClasses(db, first.modelId).flatMap(({ id }, label) =>
    (places.get(acceptedTaxonId(db, id)) ?? []).map((place) => `${label} ${place}`),
  );
  return JSON.stringify(alike);
}

/** Throws 'nothing-to-evaluate', 'nothing-in-common' where no photo was measured with both. */
export function compareEvaluations(db: ReadHandle, evaluationId: number, againstId: number): Comparison {
  const first = summaryOf(db, evaluationId);
  const second = summaryOf(db, againstId);
  const counts = db.get<Record<'renamed' | 'bothRight' | 'onlyFirst' | 'onlySecond' | 'bothWrong', number>>(
    `SELECT ifnull(sum(NOT (${ALIKE})), 0) AS renamed,
       ifnull(sum(${ALIKE} AND ${FIRST_RIGHT} AND ${SECOND_RIGHT}), 0) AS bothRight,
       ifnull(sum(${ALIKE} AND ${FIRST_RIGHT} AND NOT (${SECOND_RIGHT})), 0) AS onlyFirst,
       ifnull(sum(${ALIKE} AND ${SECOND_RIGHT} AND NOT (${FIRST_RIGHT})), 0) AS onlySecond,
       ifnull(sum(${ALIKE} AND NOT (${FIRST_RIGHT}) AND NOT (${SECOND_RIGHT})), 0) AS bothWrong
     ${BOTH}`,
    { first: evaluationId, second: againstId, alike: alikeLabels(db, first, second) },
  );
  if (!counts) throw new Error('a sum without a row');
  const { renamed, bothRight, onlyFirst, onlySecond, bothWrong } = counts;
  const photos = bothRight + onlyFirst + onlySecond + bothWrong;
  if (photos === 0 && (first.fromFile || second.fromFile)) {
    throw new ProblemError('nothing-in-common', { first: first.modelName, second: second.modelName });
  }
  if (photos === 0) {
    throw new ProblemError('nothing-to-evaluate', {
      model: because('both-models', { first: first.modelName, second: second.modelName }),
    });
  }
  return {
    first,
    second,
    photos,
    renamed,
    firstAccuracy: wilsonOfMany(bothRight + onlyFirst, photos),
    secondAccuracy: wilsonOfMany(bothRight + onlySecond, photos),
    bothRight,
    onlyFirstRight: onlyFirst,
    onlySecondRight: onlySecond,
    bothWrong,
    mcnemar: mcnemar(onlyFirst, onlySecond),
  };
}

/** Photos on which one of the two alone is right, in the order drawn for the first. */
export function discordantPhotos(db: ReadHandle, request: DiscordantRequest): DiscordantPage {
  const { evaluationId, againstId, right, from, limit } = request;
  const wanted = {
    either: `(${FIRST_RIGHT}) <> (${SECOND_RIGHT})`,
    'only-first': `${FIRST_RIGHT} AND NOT (${SECOND_RIGHT})`,
    'only-second': `${SECOND_RIGHT} AND NOT (${FIRST_RIGHT})`,
  }[right];
  const chosen = `${BOTH} AND ${ALIKE} AND ${wanted}`;
  const alike = alikeLabels(db, summaryOf(db, evaluationId), summaryOf(db, againstId));
  const values = { first: evaluationId, second: againstId, alike };
  const firstReader = rowReader(db, evaluationId);
  const secondReader = rowReader(db, againstId);
  const total = db.value<number>(`SELECT count(*) ${chosen}`, values);
  const rows = db
    .all<{ position: number; other: number }>(
      `SELECT first.position AS position, second.position AS other ${chosen} ORDER BY first.position
       LIMIT :limit OFFSET :from`,
      { ...values, limit: Math.min(limit, 500), from },
    )
    .map(({ position, other }) => {
      const { photoId, specimenId, catalogNumber, fileName, label, nameNow, ...one } = firstReader.row(position);
      const two = secondReader.row(other);
      return {
        photoId,
        specimenId,
        catalogNumber,
        fileName,
        label,
        nameNow,
        first: one.predicted,
        firstCertainty: one.certainty,
        second: two.predicted,
        secondCertainty: two.certainty,
      };
    });
  return { total, rows };
}
