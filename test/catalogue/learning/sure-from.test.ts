/* A specimen as Review shows it: of which rank the model is sure, by its newest evaluation. */
import { expect, test } from 'vitest';
import { reviewSpecimen } from '../../../electron/catalogue/browsing/review.ts';
import { addEvaluation } from '../../../electron/catalogue/learning/evaluations.ts';
import { addPredictions } from '../../../electron/catalogue/naming/predictions.ts';
import type { WorkCurve } from '../../../electron/domain/evaluation.ts';
import { newSpecimen, UTC } from '../../helpers/a-catalogue.ts';
import { measuredStudy, study } from '../../helpers/a-study.ts';

function curve(rank: WorkCurve['rank'], sureFrom: number): WorkCurve {
  const errorsHigh = [0.5, 0.01];
  return {
    rank,
    photos: 300,
    threshold: [0, sureFrom],
    lookAt: [0, 0.5],
    errors: [0.4, 0],
    errorsLow: [0.3, 0],
    errorsHigh,
  };
}

test('two species of one genus: the genus, once an evaluation says so, and the name itself once a newer one does', async () => {
  const made = await study(['Carabus auratus', 'Carabus nitens', 'Cetonia aurata'], 6);
  const { catalogue, classes, modelId } = made;
  const { read, write } = catalogue;
  const { id, photos } = newSpecimen(catalogue, { number: 'waits' });
  const top = [0.6, 0.35, 0.05].map((probability, at) => ({ taxonId: classes[at]!.id, probability }));
  addPredictions(write, modelId, [{ photoId: photos[0]!, input: '', top }], UTC);
  const sureOf = () => reviewSpecimen(read, id, modelId).sureOf;
  expect(sureOf()).toBeNull();

  // So few photos that no rank is sure.
  const { id: first, madeUtc: _, ...evaluation } = await measuredStudy(made);
  expect(first).toBeGreaterThan(0);
  expect(sureOf()).toBeNull();
  addEvaluation(
    write,
    { ...evaluation, work: [curve(null, 0.9), curve('species', 0.9), curve('genus', 0.8)] },
    [],
    UTC,
  );
  expect(sureOf()).toBe('genus');
  expect(reviewSpecimen(read, id, modelId).ranks.map(({ rank, taxon }) => [rank, taxon.scientificName])).toContainEqual(
    ['genus', 'Carabus'],
  );
  addEvaluation(write, { ...evaluation, work: [curve(null, 0.5), curve('genus', 0.8)] }, [], UTC);
  expect(sureOf()).toBeNull();
});
