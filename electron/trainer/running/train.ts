/*
 * A training run from its first photo to a model in the catalogue, or from where it was interrupted. Runs in the trainer
 * thread.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, type ProblemCode, toProblem } from '../../domain/problems.ts';
import type { RunNews } from '../../domain/run-news.ts';
import { scheduleOf } from '../../domain/schedule.ts';
import {
  type RunState,
  type TrainingEvent,
  type TrainingSettings,
  type TrainRequest,
  type TrainResult,
  choosingWord,
} from '../../domain/training.ts';
import type { Waiting } from '../../reader/photo-fault.ts';
import type { CallContext } from '../../calls/call.ts';
import { type Checkpoint, Checkpoints } from './checkpoint.ts';
import { PictureLoader, type Reading } from './dataset.ts';
import { Diary, unreadableTeller, waitingTeller } from './diary.ts';
import { type Store } from '../store.ts';
import { requireDisk } from './disk-room.ts';
import { type MeasuredEnsemble, measureEnsemble } from './ensemble.ts';
import { type CheckpointPolicy, type FitRequest, type FitResult, type RunParts, fit } from './fit.ts';
import { type KeptTemperature, askingAfter, temperatureOfKept } from './kept-temperature.ts';
import { freeMemory, requireMemory, requireQuickMemory, shouldSpare } from '../../network/memory.ts';
import { pictureLearner } from './learner.ts';
import { writeModel } from '../model-folder/model-folder.ts';
import type { NetworkShape, Tensors, TrainingNetwork } from '../../network/network.ts';
import { createTrainingNetwork } from '../networks/open-network.ts';
import { PictureCache } from './picture-cache.ts';
import { fitLastLayer, openBackbone, quickShape } from './quick-run.ts';
import { precisionFor, precisionOfRun } from '../device/precision.ts';
import { parametersOf } from '../../network/resnet.ts';
import { type RunPlan, beginRun, divideFrame, learningFrame, reopenRun, savePlan } from './run-plan.ts';
import { checkSettings, optionsOf, shapeOf } from '../../network/run-settings.ts';
import { type Start, keepStride, keptStride, loadStart, requireStart } from '../starting-weights/start.ts';
import { describeDevice } from '../tensorflow/tensorflow.ts';
import { longestWeights } from '../../network/weights/weights.ts';
import { PHASES, NAMES_GIVEN } from '../../domain/language/language.ts';

/** What a test may want otherwise. */
export interface TrainOptions {
  readonly policy?: CheckpointPolicy;
  /** Channels of the network's first layer. */
  readonly width?: number;
  /** What the run may take; left out, what the machine has free. */
  readonly freeMemoryBytes?: number;
  /** Waits for photos whose drive is away, ms. */
  readonly patience?: Waiting['patience'];
}

/** A checkpoint of a ResNet50 takes about half a second: so at most a fiftieth of the time, and two minutes to lose. */
const POLICY: CheckpointPolicy = { atEpochEnd: 25, withinEpoch: 120 };

export async function train(
  store: Store,
  request: TrainRequest,
  context: CallContext,
  tell: (event: TrainingEvent) => void,
  options: TrainOptions = {},
): Promise<TrainResult> {
  context.report({ phase: PHASES.preparing, done: 0, total: 0, rate: 0, secondsLeft: null });
  // Without TensorFlow no run is begun.
  await describeDevice();
  const plan = await planOf(store, request, options);
  const diary = new Diary(store, plan.runId, tell);
  try {
    const result = await runOf(plan, request.resumeRunId !== null, store, context, diary, options);
    await diary.ended('done');
    return result;
  } catch (error) {
    const problem = toProblem(error);
    const { code, values } = problem;
    diary.log({ code: 'failed', values: { problem: { code, values } } }, true);
    // A catalogue that cannot be written any more must not hide why the run ended.
    await diary.ended(stateAfter(problem)).catch(() => {});
    throw error;
  }
}

async function planOf(
  store: Store,
  { settings, resumeRunId, withoutMissing = false }: TrainRequest,
  options: TrainOptions,
): Promise<RunPlan> {
  const enough = async (plan: Pick<RunPlan, 'settings' | 'classes'>, photos: number) => {
    const [shape, free] = [shapeFor(plan, options), options.freeMemoryBytes ?? freeMemory()];
    if (plan.settings.mode === 'quick') requireQuickMemory(shape, photos, free);
    else {
      const precision = await precisionFor(plan.settings.precision);
      requireMemory(shape, plan.settings.batchSize, free, { ...plan.settings, precision });
    }
  };
  if (resumeRunId !== null) {
    const begun = await reopenRun(store, resumeRunId, withoutMissing);
    const precision = await precisionOfRun(begun.settings.precision);
    const plan = { ...begun, settings: { ...begun.settings, precision } };
    await enough(plan, plan.learn.length + plan.validation.length);
    return plan;
  }
  checkSettings(settings);
  await requireStart(store, settings);
  const frame = await learningFrame(store, { ...settings, withoutMissing });
  const begun = await settled(settings);
  const run = { settings: begun, classes: frame.classes };
  await enough(run, frame.photos.length);
  const divided = divideFrame(begun, frame);
  const work = { ...divided, photos: frame.photos.length };
  // Before there is a run: one that was refused is none that could go on.
  await requireDisk(work, shapeFor(run, options), (await store.call('runs.room', null)).folder);
  return beginRun(store, divided);
}

/** The run goes on in the precision that it began in, wherever it is resumed; a last layer alone has none to choose. */
async function settled(settings: TrainingSettings): Promise<TrainingSettings> {
  return settings.mode === 'quick' ? settings : { ...settings, precision: await precisionFor(settings.precision) };
}

function shapeFor(
  { settings, classes }: Pick<RunPlan, 'settings' | 'classes'>,
  options: TrainOptions,
  stride?: NetworkShape['stride'],
): NetworkShape {
  return {
    ...shapeOf(settings, classes.length, stride),
    ...(options.width === undefined ? {} : { width: options.width }),
  };
}

async function runOf(
  plan: RunPlan,
  resumed: boolean,
  store: Store,
  context: CallContext,
  diary: Diary,
  options: TrainOptions,
): Promise<TrainResult> {
  if (!resumed) await savePlan(plan);
  const { start, backbone, shape, checkpoints, from } = await beginningOf(plan, resumed, store, options);
  if (resumed) await requireRoomToGoOn(plan, shape, checkpoints, from);
  if (start) await keepStride(plan.folder, start);
  tellStart(plan, from, resumed, start, diary);
  const policy = options.policy ?? POLICY;
  const reading: Reading = {
    onUnreadable: unreadableTeller(diary),
    onWaiting: waitingTeller(diary),
    signal: context.signal,
    patience: options.patience,
  };
  const parts = { plan, shape, checkpoints, from, diary, context, policy };
  const tensors = start?.tensors ?? new Map();
  const { result, ensemble, calibrated } = await withScratch(plan, async (scratch) => {
    if (!backbone) return await fitNetwork(parts, tensors, scratch, reading);
    return { ...(await fitLastLayer({ ...parts, backbone, start: tensors, store, reading })), ensemble: null };
  });
  await context.gate();
  context.report({ phase: PHASES.keepingModel, done: 1, total: 1, rate: 0, secondsLeft: null });
  await diary.flush();
  const model = await keepModel(plan, shape, { result, ensemble, calibrated }, store);
  await checkpoints.removeAllButCycles();
  if (calibrated) {
    const { temperature, photos } = calibrated;
    diary.log({ code: 'temperature', values: { temperature, photos } });
  }
  diary.log(endNews(result, ensemble, plan), true);
  return {
    runId: plan.runId,
    modelId: model.modelId,
    modelName: model.name,
    epochs: result.epochsDone,
    bestEpoch: result.best.epoch,
    members: ensemble?.members.length ?? 1,
    ...qualityOf(result, ensemble),
    heldOutPhotos: plan.heldOutPhotos,
    validation: plan.validationPart,
    missing: plan.missing,
    seconds: result.seconds,
    photosPerSecond: result.photosPerSecond,
    stoppedEarly: result.end !== 'last-epoch',
  };
}

async function fitNetwork(parts: RunParts, start: Tensors, scratch: string, reading: Reading): Promise<Finished> {
  const { plan, shape, from, diary } = parts;
  const precision = await precisionFor(plan.settings.precision);
  if (precision !== 'float32') diary.log({ code: 'precision', values: { precision } });
  const { batchSize } = plan.settings;
  const sparesMemory = shouldSpare(shape, batchSize, freeMemory(), { ...plan.settings, precision });
  const network = await createTrainingNetwork(shape, { ...optionsOf(plan.settings), precision, sparesMemory }, start);
  const pictures = await openPictures(plan, shape, scratch, reading);
  try {
    if (from) network.write(from.tensors);
    const schedule = scheduleOf(plan.settings, plan.stepsPerEpoch);
    const learner = pictureLearner({ plan, shape, network, pictures });
    const whole = { ...parts, learner, schedule };
    const result = await fit(whole);
    const ensemble = await ensembleOf(whole, network, result);
    const calibrated = ensemble?.calibrated ?? (await temperatureOfKept(whole, network, result.weights));
    return { result, ensemble, calibrated };
  } finally {
    network.dispose();
    await pictures.dispose();
  }
}

/** What a session goes on from. A quick run needs the network that it stands on each time, a full one only at first. */
async function beginningOf(plan: RunPlan, resumed: boolean, store: Store, options: TrainOptions) {
  const { settings, classes, folder, fingerprint } = plan;
  const stoodOn = settings.mode === 'quick' ? await loadStart(store, settings, classes) : null;
  const backbone = stoodOn && (await openBackbone(settings, stoodOn));
  // What a last layer learned on another backbone's embeddings is worth nothing.
  const bounds = {
    // Weights, momentum and moving averages.
    bytes: longestWeights(parametersOf(shapeFor(plan, options)), 3),
    steps: plan.stepsPerEpoch * settings.epochs,
    epochs: settings.epochs,
  };
  const known = backbone ? `${fingerprint} ${backbone.identity}` : fingerprint;
  const checkpoints = new Checkpoints(folder, known, bounds);
  const from = resumed ? await checkpoints.newest() : null;
  const start = from ? null : (stoodOn ?? (await loadStart(store, settings, classes)));
  const shape = backbone
    ? quickShape(backbone, classes.length)
    : shapeFor(plan, options, start?.stride ?? (await keptStride(folder, settings.name)));
  return { start, backbone, shape, checkpoints, from };
}

/** Checkpoints that lie there are replaced by others of their size. Where one was written, a quick run has its embeddings. */
async function requireRoomToGoOn(
  plan: RunPlan,
  shape: NetworkShape,
  checkpoints: Checkpoints,
  from: Checkpoint | null,
) {
  await rm(scratchOf(plan), { recursive: true, force: true });
  const photos = from ? 0 : plan.learn.length + plan.validation.length;
  await requireDisk({ ...plan, photos }, shape, plan.folder, await checkpoints.bytes());
}

function scratchOf({ folder }: RunPlan): string {
  return join(folder, 'scratch');
}

/** A folder inside the run's for what no resume needs, the decoded pictures. One left by a kill is emptied. */
async function withScratch<T>(plan: RunPlan, work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = scratchOf(plan);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function openPictures(plan: RunPlan, shape: NetworkShape, scratch: string, reading: Reading) {
  const open = async (name: string, side: number, slots: number) => {
    const cache = await PictureCache.create(join(scratch, name), { recordBytes: side ** 2 * 3, slots });
    return { cache, loader: new PictureLoader({ side, cache, ...reading }) };
  };
  const learn = await open('learn.pictures', shape.inputSize, plan.learn.length);
  const validation = await open('validation.pictures', shape.size, plan.validation.length);
  return {
    learn: learn.loader,
    validation: validation.loader,
    dispose: async () => {
      await learn.cache.dispose();
      await validation.cache.dispose();
    },
  };
}

/** The snapshots of the run asked together, where that was wished; null where not, or where there are not two. */
async function ensembleOf<E>(
  fitted: FitRequest<E>,
  network: TrainingNetwork,
  { cyclesDone: cycles, best }: FitResult,
): Promise<MeasuredEnsemble | null> {
  const { plan, checkpoints, diary } = fitted;
  const { settings } = plan;
  if (settings.ensemble === 'off') return null;
  const asking = askingAfter(fitted, PHASES.measuringSnapshots);
  const ensemble = await measureEnsemble({ ...asking, network, checkpoints, cycles });
  if (!ensemble) {
    diary.log({ code: 'no-ensemble', values: {} }, true);
    return null;
  }
  const { members, accuracy } = ensemble;
  const kept = settings.ensemble === 'keep';
  const choosing = choosingWord(plan.validationPart);
  const values = { snapshots: members.length, accuracy, choosing, best: best.heldOutAccuracy, kept };
  diary.log({ code: 'ensemble', values }, true);
  return kept ? ensemble : null;
}

/** What a run has come to. */
interface Finished {
  readonly result: FitResult;
  readonly ensemble: MeasuredEnsemble | null;
  readonly calibrated: KeptTemperature | null;
}

/** Of what is kept: the snapshots together, or the best epoch. */
function qualityOf({ best }: FitResult, ensemble: MeasuredEnsemble | null) {
  return {
    heldOutAccuracy: ensemble?.accuracy ?? best.heldOutAccuracy,
    heldOutLoss: ensemble?.loss ?? best.heldOutLoss,
  };
}

async function keepModel(plan: RunPlan, shape: NetworkShape, { result, ensemble, calibrated }: Finished, store: Store) {
  const { settings, classes, runId, validationPart } = plan;
  const name = settings.name.trim() || NAMES_GIVEN.run(runId);
  const { folder } = await store.call('models.folder', null);
  try {
    const learned = {
      learnPhotos: plan.learn.length,
      heldOutPhotos: plan.heldOutPhotos,
      validation: validationPart && { ...validationPart, fittedOn: calibrated?.photos ?? 0 },
      epochs: result.epochsDone,
      bestEpoch: result.best.epoch,
      ...qualityOf(result, ensemble),
    };
    const origin = { name, network: shape, classes, settings, learned };
    await writeModel(folder, origin, result.weights, ensemble?.members);
    return await store.call('models.add', {
      runId,
      folder,
      name,
      depth: settings.depth,
      size: settings.size,
      classes,
      ...qualityOf(result, ensemble),
      temperature: validationPart && (calibrated?.temperature ?? null),
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function tellStart(plan: RunPlan, from: Checkpoint | null, resumed: boolean, start: Start | null, diary: Diary): void {
  const { settings, stepsPerEpoch, learn, heldOutPhotos, validationPart, classes, vanished } = plan;
  const fromStep = from?.position.step ?? 0;
  diary.started({
    settings,
    stepsPerEpoch,
    totalSteps: stepsPerEpoch * settings.epochs,
    learnPhotos: learn.length,
    heldOutPhotos,
    validation: validationPart,
    classes: classes.map((taxon) => taxon.scientificName),
    fromStep,
  });
  if (resumed) {
    diary.state('running');
    diary.log(from ? { code: 'goes-on', values: { step: fromStep } } : { code: 'begins-again', values: {} }, true);
  } else {
    const [photos, taxa, validation] = [learn.length, classes.length, validationPart?.photos ?? null];
    diary.log({ code: 'learning', values: { photos, taxa, heldOut: heldOutPhotos, validation } });
  }
  if (plan.missing.length > 0) diary.log({ code: 'missing-left-out', values: { missing: plan.missing } }, true);
  if (plan.lost.length > 0) diary.log({ code: 'taxa-lost', values: { names: plan.lost } }, true);
  if (start) diary.log(start.news);
  if (start && settings.mode === 'quick') diary.log({ code: 'quick', values: {} });
  if (vanished > 0) diary.log({ code: 'photos-gone', values: { photos: vanished } });
}

function endNews(result: FitResult, ensemble: MeasuredEnsemble | null, plan: RunPlan): RunNews {
  const { best, epochsDone: epochs, end } = result;
  const { heldOutAccuracy: accuracy } = qualityOf(result, ensemble);
  const snapshots = ensemble?.members.length ?? null;
  const choosing = choosingWord(plan.validationPart);
  return { code: 'ended', values: { end, epochs, best: best.epoch, snapshots, accuracy, choosing } };
}

/** Interrupted: nothing is wrong with the run itself, and it can go on once the cause is gone. */
const INTERRUPTING: ReadonlySet<ProblemCode> = new Set([
  'disk-full',
  'drive-failed',
  'file-missing',
  'folder-missing',
  'not-allowed',
  'place-read-only',
  'not-enough-disk',
  'photos-away',
  'photos-unreadable',
  'stopped-thread',
  'system-short',
]);

function stateAfter({ code }: Problem): RunState {
  if (code === 'cancelled') return 'cancelled';
  return INTERRUPTING.has(code) ? 'interrupted' : 'failed';
}
