/*
 * How good a model is, measured on photos of specimens that it never learned from, or, of a model that came in a file, on
 * photos that people here named: all of them, or a simple random sample.
 * Shows them to the network and hands its answers on to `domain/statistics/`. Runs in the trainer thread.
 */
import { setImmediate } from 'node:timers/promises';
import type { Drift, EvaluateRequest, Evaluation } from '../../domain/evaluation.ts';
import { measuredOnWord } from '../../domain/named-here.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { EvaluationFrame, MeasuredPhoto, ModelFiles, PhotoFile } from '../../contract/threads.ts';
import { PresentPhotos } from '../../reader/present-photos.ts';
import type { Waiting } from '../../reader/photo-fault.ts';
import type { CallContext } from '../../calls/call.ts';
import { takeTurns } from '../../calls/turns.ts';
import { ChangedFiles } from '../running/changed-files.ts';
import { PictureLoader, type Reading, chunks } from '../running/dataset.ts';
import type { Store } from '../store.ts';
import {
  type Answer,
  type Fitted,
  type Turn,
  evaluationFigures,
  measuredPhoto,
  temperatureKept,
  temperatureOf,
} from './evaluation-figures.ts';
import { type MethodsFacts, methodsParagraph } from './evaluation-methods.ts';
import { LEAST_LOGIT } from '../../domain/statistics/calibration.ts';
import { MOST_COMPARED, distances } from '../../domain/statistics/distances.ts';
import {
  FEWEST_DRIFT_PHOTOS,
  MOST_DRIFT_PHOTOS,
  directionsFor,
  frechetDistance,
  projected,
} from '../../domain/statistics/drift.ts';
import { drawSample } from '../../domain/statistics/metrics.ts';
import { type OpenedModel, openModel } from '../model-folder/model-folder.ts';
import { featuresOf } from '../../network/network.ts';
import { describeDevice } from '../tensorflow/tensorflow.ts';
import { walk } from '../running/walk.ts';
import { COUNTED } from '../../domain/words.ts';
import { PHASES } from '../../domain/language/language.ts';
import { isPart } from '../../domain/photo-box.ts';

const BATCH = 16;
const SEED_WITHOUT_RUN = 0;

/** Throws 'photos-away' when photos cannot be reached: nothing is measured on fewer of them because of it. */
export async function evaluate(
  store: Store,
  request: EvaluateRequest,
  context: CallContext,
  { patience }: Pick<Waiting, 'patience'> = {},
): Promise<Evaluation> {
  context.report({ phase: PHASES.preparing, done: 0, total: 0, rate: 0, secondsLeft: null });
  const files = await store.call('models.files', { modelId: request.modelId });
  const frame = await store.call('evaluation.frame', { modelId: files.modelId });
  if (frame.photos.length === 0) throw new ProblemError('nothing-to-evaluate', { model: files.name });
  const sample = drawSample(frame.photos, request.sample, (photo) => photo.photoId, request.seed);

  const model = await openModel(files);
  const answers: Answer[] = [];
  /** Of the first answers: the sample is in random order, so they are a random sample of it. */
  const embeddings: Float32Array[] = [];
  let drift: Drift | null;
  const changedFiles = new ChangedFiles();
  let changed: number;
  try {
    const phase = PHASES.measuringOn(measuredOnWord(frame));
    const present = new PresentPhotos();
    const shown = request.withoutMissing ? await present.among(sample) : sample;
    await show(
      model,
      shown,
      { context, patience, onUnreadable: changedFiles.hear },
      phase,
      (photo, logits, embedding) => {
        answers.push({ photo, logits });
        if (embeddings.length < MOST_COMPARED) embeddings.push(embedding);
      },
    );
    if (answers.length === 0) throw new ProblemError('photos-unreadable', { photos: COUNTED.photos(sample.length) });
    changed = present.missing.reduce((sum, one) => sum + (one.changed?.photos ?? 0), changedFiles.photos);
    drift = await measureDrift(store, { ...request, modelId: files.modelId }, model, embeddings, { context, patience });
  } finally {
    model.network.dispose();
  }

  const turn = figureTurns(context, answers.length);
  const classes = model.passport.classes.map(({ id, scientificName, taxonRank }, label) => {
    return { taxonId: id, scientificName, taxonRank, wider: frame.wider[label] ?? [] };
  });
  const fitted = fittedFor(model.passport, frame, answers, files.temperature);
  const isCensus = sample.length === frame.photos.length;
  const inForce = await temperatureInForce(store, files, isCensus ? fitted : null);
  const { seed } = request;
  const asked = { answers, classes, frame: frame.photos.length, sample: sample.length, seed, fitted, inForce };
  const measured = {
    modelId: files.modelId,
    modelName: files.name,
    seed,
    ...(await evaluationFigures(asked, turn)),
    ...(changed > 0 ? { changed } : {}),
    ...(frame.otherSince ? { otherSince: frame.otherSince } : {}),
    validation: frame.validation,
    ...(frame.given ? { given: frame.given } : {}),
    namedHere: frame.namedHere,
    distances: await distances(
      embeddings.map((embedding, index) => ({ label: answers[index]!.photo.label, embedding })),
      classes,
      () => turn(answers.length),
    ),
    drift,
  };
  const methods = methodsParagraph(measured, await methodsFacts(store, files.modelId, frame, model.passport));
  const photos = await measuredPhotos(answers, inForce ?? 1, turn);
  await setImmediate();
  await context.gate();
  const evaluation = { ...measured, methods };
  return { ...evaluation, ...(await store.call('evaluation.add', { evaluation, photos })) };
}

/** The model's own temperature, else the one that is now offered. */
async function temperatureInForce(
  store: Store,
  { modelId, temperature }: ModelFiles,
  offered: Fitted | null,
): Promise<number | null> {
  if (temperature !== null || offered === null) return temperature;
  return await store.call('evaluation.calibrate', { modelId, temperature: offered.temperature });
}

async function measuredPhotos(answers: readonly Answer[], temperature: number, turn: Turn): Promise<MeasuredPhoto[]> {
  const photos: MeasuredPhoto[] = [];
  for (const answer of answers) {
    photos.push(measuredPhoto(answer, temperature));
    await turn(answers.length);
  }
  return photos;
}

async function methodsFacts(
  store: Store,
  modelId: number,
  { collection, learnPhotos, learnSpecimens, photos, namedHere }: EvaluationFrame,
  passport: OpenedModel['passport'],
): Promise<MethodsFacts> {
  return {
    collection,
    learnPhotos,
    learnSpecimens,
    frameSpecimens: new Set(photos.map((photo) => photo.specimenId)).size,
    frameBoxed: photos.filter(({ box }) => box && isPart(box)).length,
    passport,
    file: namedHere && (await store.call('models.passport', { modelId })),
    tensorflow: (await describeDevice()).tensorflow,
  };
}

/** The temperature in question, and the photos that may check it. */
function fittedFor(
  { settings, learned: { validation } }: OpenedModel['passport'],
  { namedHere }: Pick<EvaluationFrame, 'namedHere'>,
  answers: readonly Answer[],
  known: number | null,
): Fitted | null {
  if (namedHere?.temperatureCame) return temperatureKept(answers, known, 0);
  // Without a run there is no seed of one. The same at every measuring, so that it is never checked on what it was fitted on.
  if (settings === null) return temperatureOf(answers, SEED_WITHOUT_RUN, known);
  if (!validation) return temperatureOf(answers, settings.seed, known);
  return validation.fittedOn === 0 ? null : temperatureKept(answers, known, validation.fittedOn);
}

/** Between the parts of the arithmetic whoever steers the job is heard, and told how many photos were looked at. */
function figureTurns(context: CallContext, photos: number): Turn {
  const report = (done: number) => {
    context.report({ phase: PHASES.workingOutFigures, done, total: photos, rate: 0, secondsLeft: null });
  };
  report(0);
  const rest = takeTurns();
  return (done) => {
    const resting = rest();
    if (resting) report(done);
    return resting?.then(() => context.gate());
  };
}

type Showing = Pick<Reading, 'patience' | 'onUnreadable'> & { readonly context: CallContext };

/** Shows photos to the network, in order; those that cannot be read are left out. What `hear` gets is its own to keep. */
async function show<P extends PhotoFile>(
  { network, passport }: OpenedModel,
  shown: readonly P[],
  { context, ...reading }: Showing,
  phase: string,
  hear: (photo: P, logits: Float32Array, embedding: Float32Array) => void,
): Promise<void> {
  const loader = new PictureLoader({ side: passport.network.size, signal: context.signal, ...reading });
  const classes = passport.classes.length;
  const features = featuresOf(passport.network);
  const batches = chunks(shown, BATCH).map((photos) => ({ photos }));
  const way = { context, phase, total: shown.length };
  for await (const { batch, loaded } of walk(way, batches, ({ photos }) => loader.loadPhotos(photos))) {
    const n = loaded.readable.length;
    if (n === 0) continue;
    const { logits, embeddings } = network.predict(loaded.pictures, n);
    loaded.readable.forEach((position, row) => {
      const own = logits.slice(row * classes, (row + 1) * classes).map((logit) => Math.max(logit, LEAST_LOGIT));
      hear(batch.photos[position] as P, own, embeddings.slice(row * features, (row + 1) * features));
    });
  }
}

/** As many photos of each kind as there are of the rarest, since the distance depends on their number. */
async function measureDrift(
  store: Store,
  { modelId, seed, withoutMissing = false }: EvaluateRequest & { readonly modelId: number },
  model: OpenedModel,
  heldOut: readonly Float32Array[],
  showing: Showing,
): Promise<Drift | null> {
  const limit = Math.min(MOST_DRIFT_PHOTOS, heldOut.length);
  if (limit < FEWEST_DRIFT_PHOTOS) return null;
  const drawn = await store.call('evaluation.drift', { modelId, limit, seed, withoutMissing });
  const most = Math.min(drawn.learned.length, drawn.fresh.length);
  if (most < FEWEST_DRIFT_PHOTOS) return null;
  const learned: Float32Array[] = [];
  const fresh: Float32Array[] = [];
  const both = [
    ...drawn.learned.slice(0, most).map((photo) => ({ ...photo, into: learned })),
    ...drawn.fresh.slice(0, most).map((photo) => ({ ...photo, into: fresh })),
  ];
  await show(model, both, showing, PHASES.comparingNew, ({ into }, _logits, embedding) => {
    into.push(embedding);
  });
  const n = Math.min(learned.length, fresh.length);
  if (n < FEWEST_DRIFT_PHOTOS) return null;
  const base = learned.slice(0, n);
  const sets = [base, fresh.slice(0, n), heldOut.slice(0, n)];
  const [own, others, usual] = projected(base, directionsFor(n), sets) as [
    Float64Array[],
    Float64Array[],
    Float64Array[],
  ];
  return {
    learned: n,
    fresh: n,
    directions: own[0]?.length ?? 0,
    distance: frechetDistance(own, others),
    usual: frechetDistance(own, usual),
  };
}
