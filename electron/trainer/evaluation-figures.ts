/*
 * The figures of an evaluation from the network's answers. Plain arithmetic; runs anywhere.
 */
import type { Calibration, Evaluation, TaxonScore, WorkCurve } from '../contract/evaluation.ts';
import type { LabelledPhoto, MeasuredPhoto } from '../contract/threads.ts';
import {
  FEWEST_TO_FIT,
  type Logits,
  calibrationFigures,
  fitTemperature,
  isForFitting,
  largestOf,
  probabilitiesAt,
} from './measures/calibration.ts';
import { macroWithInterval, rankGroups, rankScore } from './measures/ranks.ts';
import { atRank, workCurve } from './measures/work.ts';
import {
  best,
  commonestShare,
  confusionMatrix,
  lossOf,
  softmax,
  taxonScores,
  wilson,
  wilsonOfMany,
} from './metrics.ts';

const TOP = 5;

/** What the network said of a photo. */
export interface Answer {
  readonly photo: LabelledPhoto;
  /** [classes] */
  readonly logits: Float32Array;
}

/** A temperature, and which answers it was fitted on and may be checked on. */
export interface Fitted {
  readonly temperature: number;
  readonly fitting: readonly Answer[];
  readonly checking: readonly Answer[];
}

/** null: too few photos on either side. `known`: the model's own temperature, which is not fitted again. */
export function temperatureOf(answers: readonly Answer[], runSeed: number, known: number | null): Fitted | null {
  const fitting = answers.filter(({ photo }) => isForFitting(photo.specimenId, runSeed));
  const checking = answers.filter(({ photo }) => !isForFitting(photo.specimenId, runSeed));
  if (Math.min(fitting.length, checking.length) < FEWEST_TO_FIT) return null;
  return { temperature: known ?? fitTemperature(logitsOf(fitting)), fitting, checking };
}

function logitsOf(answers: readonly Answer[]): Logits {
  return { logits: answers.map(({ logits }) => logits), labels: answers.map(({ photo }) => photo.label) };
}

export interface FiguresInput {
  /** At least one. */
  readonly answers: readonly Answer[];
  readonly classes: readonly Pick<TaxonScore, 'taxonId' | 'scientificName' | 'taxonRank' | 'wider'>[];
  /** Photos of the frame and of the sample drawn from it. */
  readonly frame: number;
  readonly sample: number;
  readonly seed: number;
  readonly fitted: Fitted | null;
  /** Of the certainties that the model shows; null: none. */
  readonly inForce: number | null;
}

type Figures = Omit<
  Evaluation,
  'id' | 'modelId' | 'modelName' | 'madeUtc' | 'seed' | 'distances' | 'drift' | 'methods'
>;

export function evaluationFigures(input: FiguresInput): Figures {
  const { answers, classes, frame, sample, seed, fitted, inForce } = input;
  const named = answers.map(({ photo, logits }) => {
    const top = best(logits, TOP);
    const { label, specimenId } = photo;
    return {
      label,
      specimenId,
      predicted: top[0] ?? -1,
      inTop: top.includes(label),
      loss: lossOf(softmax(logits), label),
    };
  });
  const right = named.filter(({ label, predicted }) => label === predicted).length;
  const inTop = named.filter((answer) => answer.inTop).length;
  const n = answers.length;
  // Photos that cannot be read are left out of the sample and of what it stands for.
  const population = frame - (sample - n);
  const confusion = confusionMatrix(named, classes.length);
  return {
    frame,
    sample,
    unreadable: sample - n,
    specimens: new Set(named.map(({ specimenId }) => specimenId)).size,
    accuracy: wilson(right, n, population),
    top5: wilson(inTop, n, population),
    toCome: { accuracy: wilsonOfMany(right, n), top5: wilsonOfMany(inTop, n) },
    meanLoss: named.reduce((sum, { loss }) => sum + loss, 0) / n,
    chance: commonestShare(named.map(({ label }) => label)),
    macro: macroWithInterval(named, classes.length, seed),
    ranks: rankGroups(classes).flatMap((groups) => rankScore(groups, named) ?? []),
    taxa: taxonScores(confusion, classes),
    confusion,
    calibration: fitted && calibration(fitted, inForce),
    work: work(fitted?.checking ?? answers, classes, inForce ?? 1),
  };
}

function calibration({ temperature, fitting, checking }: Fitted, inForce: number | null): Calibration {
  const checked = logitsOf(checking);
  return {
    fittedOn: fitting.length,
    checkedOn: checking.length,
    temperature,
    inUse: inForce === temperature,
    before: calibrationFigures(checked, 1),
    after: calibrationFigures(checked, temperature),
  };
}

function work(answers: readonly Answer[], classes: FiguresInput['classes'], temperature: number): WorkCurve[] {
  const shown = answers.map(({ photo, logits }) => ({
    label: photo.label,
    probabilities: probabilitiesAt(logits, temperature),
  }));
  const names = shown.map(({ label, probabilities }) => {
    const surest = largestOf(probabilities);
    return { certainty: probabilities[surest]!, right: surest === label };
  });
  const curves = [
    workCurve(null, names),
    ...rankGroups(classes).map((groups) =>
      workCurve(
        groups.rank,
        shown.flatMap(({ label, probabilities }) => atRank(probabilities, label, groups) ?? []),
      ),
    ),
  ];
  return curves.filter((curve) => curve !== null);
}

/** As it is kept: the surest names with their certainties at this temperature. */
export function measuredPhoto({ photo, logits }: Answer, temperature: number): MeasuredPhoto {
  const probabilities = probabilitiesAt(logits, temperature);
  const top = best(logits, TOP).map((label): [number, number] => [label, Math.min(1, probabilities[label] ?? 0)]);
  return { photoId: photo.photoId, label: photo.label, top };
}
