/*
 * How good a model is, measured on photos of specimens that it never learned from: all of them, or a simple random sample.
 * Runs in the trainer thread.
 */
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ProblemError } from '../contract/problems.ts';
import type { LabelledPhoto } from '../contract/threads.ts';
import type { EvaluateRequest, Evaluation, EvaluationRow } from '../contract/training.ts';
import type { CallContext } from '../threads/call.ts';
import { PictureLoader, chunks, readAhead } from './dataset.ts';
import type { Store } from './diary.ts';
import { best, commonestShare, confusionMatrix, drawSample, lossOf, taxonScores, wilson } from './metrics.ts';
import { type OpenedModel, openModel } from './model-folder.ts';
import { Pace } from './pace.ts';

const BATCH = 16;

type FramePhoto = LabelledPhoto & { readonly catalogNumber: string | null; readonly fileName: string };

interface Answer {
  readonly photo: FramePhoto;
  readonly label: number;
  readonly predicted: number;
  readonly certainty: number;
  readonly inTop5: boolean;
  readonly loss: number;
}

export async function evaluate(store: Store, request: EvaluateRequest, context: CallContext): Promise<Evaluation> {
  context.report({ phase: 'Preparing', done: 0, total: 0, rate: 0, secondsLeft: null });
  const files = await store.call('models.files', { modelId: request.modelId });
  const { photos: frame } = await store.call('evaluation.frame', { modelId: files.modelId });
  if (frame.length === 0) throw new ProblemError('nothing-to-evaluate', { model: files.name });
  const sample = drawSample(frame, request.sample, (photo) => photo.photoId, request.seed);

  const model = await openModel(files.folder);
  let answers: Answer[];
  try {
    answers = await answerAll(model, sample, context);
  } finally {
    model.network.dispose();
  }
  if (answers.length === 0) {
    throw new ProblemError('folder-missing', { folder: dirname(sample[0]?.path ?? '') });
  }

  const names = model.passport.classes.map((taxon) => taxon.scientificName);
  const confusion = confusionMatrix(answers, names.length);
  const right = (isRight: (answer: Answer) => boolean) => answers.filter(isRight).length;
  // Photos that cannot be read are left out of the sample and of what it stands for.
  const population = frame.length - (sample.length - answers.length);
  const evaluation: Evaluation = {
    modelId: files.modelId,
    modelName: files.name,
    seed: request.seed,
    frame: frame.length,
    sample: sample.length,
    unreadable: sample.length - answers.length,
    accuracy: wilson(
      right((answer) => answer.predicted === answer.label),
      answers.length,
      population,
    ),
    top5: wilson(
      right((answer) => answer.inTop5),
      answers.length,
      population,
    ),
    meanLoss: answers.reduce((sum, answer) => sum + answer.loss, 0) / answers.length,
    chance: commonestShare(answers.map((answer) => answer.label)),
    taxa: taxonScores(confusion, names),
    confusion,
    rows: answers.map((answer) => tableRow(answer, names)),
  };
  await store.call('evaluation.add', { evaluation });
  return evaluation;
}

async function answerAll(
  { network, passport }: OpenedModel,
  sample: readonly FramePhoto[],
  context: CallContext,
): Promise<Answer[]> {
  const loader = new PictureLoader({ side: passport.network.size });
  const classes = passport.classes.length;
  const answers: Answer[] = [];
  const pace = new Pace(0);
  let done = 0;
  const load = async (photos: readonly FramePhoto[]) => ({
    photos,
    loaded: await loader.load(photos.map((file) => ({ slot: file.photoId, file }))),
  });
  for await (const { photos, loaded } of readAhead(chunks(sample, BATCH), load)) {
    await setImmediate();
    await context.gate();
    const n = loaded.readable.length;
    const probabilities = n > 0 ? network.predict(loaded.pictures, n).probabilities : new Float32Array();
    loaded.readable.forEach((position, row) => {
      const scores = probabilities.subarray(row * classes, (row + 1) * classes);
      answers.push(answerOf(photos[position] as FramePhoto, scores));
    });
    done += photos.length;
    pace.step(photos.length);
    const rate = pace.photosPerSecond();
    const secondsLeft = rate > 0 ? (sample.length - done) / rate : null;
    context.report({ phase: 'Measuring on held-out photos', done, total: sample.length, rate, secondsLeft });
  }
  return answers;
}

function answerOf(photo: FramePhoto, scores: Float32Array): Answer {
  const top = best(scores, 5);
  const predicted = top[0] ?? -1;
  const { label } = photo;
  return {
    photo,
    label,
    predicted,
    certainty: scores[predicted] ?? 0,
    inTop5: top.includes(label),
    loss: lossOf(scores, label),
  };
}

/** A row of Table 1: ID, label, predicted. */
function tableRow({ photo, label, predicted, certainty }: Answer, names: readonly string[]): EvaluationRow {
  const { photoId, catalogNumber, fileName } = photo;
  return {
    photoId,
    catalogNumber,
    fileName,
    label: names[label] ?? '',
    predicted: names[predicted] ?? '',
    certainty,
  };
}
