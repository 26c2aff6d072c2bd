/*
 * The figures of an evaluation from the network's answers. Plain arithmetic; runs anywhere.
 */
import type { Calibration, Evaluation, TaxonScore, WorkCurve } from '../../domain/evaluation.ts';
import type { LabelledPhoto, MeasuredPhoto } from '../../contract/threads.ts';
import {
  FEWEST_TO_FIT,
  type Logits,
  calibrationFigures,
  fitTemperature,
  isForFitting,
  largestOf,
  probabilitiesAt,
} from '../../domain/statistics/calibration.ts';
import { effectivePhotos, wilsonBySpecimen } from '../../domain/statistics/specimens.ts';
import { macroWithInterval, rankGroups, rankScore } from '../../domain/statistics/ranks.ts';
import { type SureOrNot, atRank, workCurve } from '../../domain/statistics/work.ts';
import {
  best,
  commonestShare,
  confusionMatrix,
  lossOf,
  softmax,
  taxonScores,
  wilson,
} from '../../domain/statistics/metrics.ts';

const TOP = 5;

/** What the network said of a photo. */
export interface Answer {
  readonly photo: LabelledPhoto;
  /** [classes] */
  readonly logits: Float32Array;
}

/** A temperature, and which answers it may be checked on. */
export interface Fitted {
  readonly temperature: number;
  /** How many, none of them among those that it is checked on. */
  readonly fittedOn: number;
  readonly checking: readonly Answer[];
}

/** null: too few photos on either side. `known`: the model's own temperature, which is not fitted again. */
export function temperatureOf(answers: readonly Answer[], runSeed: number, known: number | null): Fitted | null {
  const fitting = answers.filter(({ photo }) => isForFitting(photo.specimenId, runSeed));
  const checking = answers.filter(({ photo }) => !isForFitting(photo.specimenId, runSeed));
  if (Math.min(fitting.length, checking.length) < FEWEST_TO_FIT) return null;
  return { temperature: known ?? fitTemperature(logitsOf(fitting)), fittedOn: fitting.length, checking };
}

/**
 * Of a model whose temperature was fitted at the end of its run, on so many photos, or came with it in a file (0): every
 * answer checks it. null: it has none, or the answers are too few.
 */
export function temperatureKept(answers: readonly Answer[], known: number | null, fittedOn: number): Fitted | null {
  if (known === null || answers.length < FEWEST_TO_FIT) return null;
  return { temperature: known, fittedOn, checking: answers };
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
  'id' | 'modelId' | 'modelName' | 'madeUtc' | 'seed' | 'validation' | 'namedHere' | 'distances' | 'drift' | 'methods'
>;

/** Awaited often, with how many photos were looked at so far: lets others have the thread, and rejects to stop. */
export type Turn = (photos: number) => Promise<void> | undefined;

export async function evaluationFigures(input: FiguresInput, turn: Turn = () => undefined): Promise<Figures> {
  const { answers, classes, frame, sample, seed, fitted, inForce } = input;
  const named = await namesOf(answers, turn);
  const pause = () => turn(answers.length);
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
    toCome: toCome(named),
    meanLoss: named.reduce((sum, { loss }) => sum + loss, 0) / n,
    chance: commonestShare(named.map(({ label }) => label)),
    macro: await macroWithInterval(named, classes.length, seed, pause),
    ranks: rankGroups(classes).flatMap((groups) => rankScore(groups, named) ?? []),
    taxa: taxonScores(confusion, classes),
    confusion,
    calibration: fitted && (await calibration(fitted, inForce, pause)),
    work: await work(fitted?.checking ?? answers, classes, inForce ?? 1, pause),
  };
}

function toCome(named: Awaited<ReturnType<typeof namesOf>>): Figures['toCome'] {
  const first = named.map(({ specimenId, label, predicted }) => ({ specimenId, right: label === predicted }));
  return {
    accuracy: wilsonBySpecimen(first),
    top5: wilsonBySpecimen(named.map(({ specimenId, inTop }) => ({ specimenId, right: inTop }))),
    effective: effectivePhotos(first),
  };
}

async function namesOf(answers: readonly Answer[], turn: Turn) {
  const named = [];
  for (const { photo, logits } of answers) {
    const top = best(logits, TOP);
    const { label, specimenId } = photo;
    const loss = lossOf(softmax(logits), label);
    named.push({ label, specimenId, predicted: top[0] ?? -1, inTop: top.includes(label), loss });
    await turn(named.length);
  }
  return named;
}

type Pause = () => Promise<void> | undefined;

async function calibration(
  { temperature, fittedOn, checking }: Fitted,
  inForce: number | null,
  pause: Pause,
): Promise<Calibration> {
  const checked = logitsOf(checking);
  const before = calibrationFigures(checked, 1);
  await pause();
  return {
    fittedOn,
    checkedOn: checking.length,
    temperature,
    inUse: inForce === temperature,
    before,
    after: calibrationFigures(checked, temperature),
  };
}

/** The probabilities of a photo are let go with the photo: of all of them they would be twice the logits. */
async function work(
  answers: readonly Answer[],
  classes: FiguresInput['classes'],
  temperature: number,
  pause: Pause,
): Promise<WorkCurve[]> {
  const names: SureOrNot[] = [];
  const ranks = rankGroups(classes).map((groups) => ({ groups, shown: [] as SureOrNot[] }));
  for (const { photo, logits } of answers) {
    const probabilities = probabilitiesAt(logits, temperature);
    const surest = largestOf(probabilities);
    names.push({ certainty: probabilities[surest]!, right: surest === photo.label });
    for (const { groups, shown } of ranks) {
      const one = atRank(probabilities, photo.label, groups);
      if (one) shown.push(one);
    }
    await pause();
  }
  const curves = [workCurve(null, names), ...ranks.map(({ groups, shown }) => workCurve(groups.rank, shown))];
  return curves.filter((curve) => curve !== null);
}

/** As it is kept: the surest names with their certainties at this temperature. */
export function measuredPhoto({ photo, logits }: Answer, temperature: number): MeasuredPhoto {
  const probabilities = probabilitiesAt(logits, temperature);
  const top = best(logits, TOP).map((label): [number, number] => [label, Math.min(1, probabilities[label] ?? 0)]);
  return { photoId: photo.photoId, label: photo.label, top };
}
