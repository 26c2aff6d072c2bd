/*
 * A catalogue that keeps everything in memory and serves it over a real message port, with real JPEGs in a real folder:
 * what the trainer's tests run against. No part of TensorFlow or sharp is replaced.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MessagePort, MessageChannel } from 'node:worker_threads';
import { ProblemError } from '../../electron/domain/problems.ts';
import { newsSentence } from '../../electron/domain/run-news.ts';
import type { AddWeightsResult, WeightsSummary } from '../../electron/contract/starting-weights.ts';
import type {
  ClassTaxon,
  LabelledPhoto,
  MeasuredPhoto,
  ModelFiles,
  PhotoFile,
  PredictionRow,
  TrainerStore,
} from '../../electron/contract/threads.ts';
import {
  type RunPart,
  type EpochFigures,
  type PredictRequest,
  type RunState,
  type StepFigures,
  type TrainingEvent,
  type TrainingSettings,
  type TrainRequest,
  type ValidationPart,
  DEFAULT_TRAINING,
} from '../../electron/domain/training.ts';
import type { EvaluateRequest, Evaluation } from '../../electron/domain/evaluation.ts';
import { type Handlers, connect, serve } from '../../electron/calls/call.ts';
import { evaluate } from '../../electron/trainer/answering/evaluate.ts';
import { predict } from '../../electron/trainer/answering/predict.ts';
import { addWeights } from '../../electron/trainer/starting-weights/add.ts';
import { type TrainOptions, train } from '../../electron/trainer/running/train.ts';
import { type PhotoPlan, drawPhotos, taxa } from './drawn-photos.ts';

// Before the library is loaded, as main does.
process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

export interface StandInRun {
  readonly id: number;
  readonly folder: string;
  readonly settings: TrainingSettings;
  readonly photos: readonly { readonly photoId: number; readonly label: number; readonly part: RunPart }[];
  readonly steps: Map<number, StepFigures>;
  readonly epochs: Map<number, EpochFigures>;
  readonly log: { readonly sentence: string; readonly strong: boolean }[];
  readonly states: RunState[];
}

export class StandInStore {
  readonly folder: string;
  readonly classes: readonly ClassTaxon[];
  photos: readonly LabelledPhoto[];
  readonly runs = new Map<number, StandInRun>();
  readonly models = new Map<number, ModelFiles & { readonly runId: number | null }>();
  readonly predictions = new Map<number, PredictionRow>();
  /** By backbone and content. */
  readonly embeddings = new Map<string, Float32Array>();
  /** Photos whose embeddings were handed over to be kept, in order. */
  readonly embedded: number[] = [];
  readonly evaluations: Evaluation[] = [];
  /** Of the newest evaluation. */
  measured: readonly MeasuredPhoto[] = [];
  /** Photos that nobody named. */
  fresh: readonly PhotoFile[] = [];
  readonly weights: WeightsSummary[] = [];
  readonly #served: MessagePort[] = [];
  #todo = 0;

  constructor(folder: string, classes: readonly ClassTaxon[], photos: readonly LabelledPhoto[]) {
    this.folder = folder;
    this.classes = classes;
    this.photos = photos;
  }

  /** A run that another process began. */
  restore(run: Pick<StandInRun, 'id' | 'folder' | 'settings' | 'photos'>): void {
    this.runs.set(run.id, { ...run, steps: new Map(), epochs: new Map(), log: [], states: [] });
  }

  run(runId: number): StandInRun {
    const run = this.runs.get(runId);
    if (!run) throw new ProblemError('run-not-resumable', { run: runId, reason: 'there is no such run' });
    return run;
  }

  /** Serves on the other end of the port given back. */
  open(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    serve<TrainerStore>(port1, this.handlers());
    port1.unref();
    this.#served.push(port1);
    return port2;
  }

  async weightsFolder(sha256: string): Promise<{ folder: string }> {
    const folder = join(this.folder, 'weights', sha256);
    await mkdir(folder, { recursive: true });
    return { folder };
  }

  /** As when the catalogue's thread dies. */
  close(): void {
    for (const port of this.#served.splice(0)) port.close();
  }

  handlers(): Handlers<TrainerStore> {
    return {
      'learning.frame': () => ({ classes: this.classes, photos: this.photos, missing: [] }),
      'runs.room': () => ({ folder: this.folder }),
      'runs.begin': async ({ settings, photos }) => {
        const id = this.runs.size + 1;
        const folder = join(this.folder, 'runs', String(id));
        await mkdir(folder, { recursive: true });
        this.restore({ id, folder, settings, photos });
        this.run(id).states.push('running');
        return { runId: id, folder };
      },
      'runs.reopen': ({ runId }) => {
        const { folder, settings, photos } = this.run(runId);
        const files = new Map(this.photos.map((photo) => [photo.photoId, photo]));
        const there = photos.flatMap(({ photoId, part }) => {
          const file = files.get(photoId);
          return file ? [{ ...file, part: part === 'learn' ? ('learn' as const) : ('held-out' as const) }] : [];
        });
        const validation = this.#validation(runId);
        return { runId, folder, settings, classes: this.classes, photos: there, validation, missing: [] };
      },
      'runs.steps': ({ runId, steps }) => {
        for (const step of steps) this.run(runId).steps.set(step.step, step);
        return null;
      },
      'runs.epoch': ({ runId, figures }) => {
        this.run(runId).epochs.set(figures.epoch, figures);
        return null;
      },
      'runs.log': ({ runId, news, strong }) => {
        this.run(runId).log.push({ sentence: newsSentence(news), strong });
        return null;
      },
      'runs.state': ({ runId, state }) => {
        this.run(runId).states.push(state);
        return null;
      },
      'models.folder': async () => {
        const folder = join(this.folder, 'models', randomUUID());
        await mkdir(folder, { recursive: true });
        return { folder };
      },
      'models.add': ({ runId, folder, name, depth, size, classes, temperature = null }) => {
        const modelId = this.models.size + 1;
        const runFolder = runId === null ? null : this.run(runId).folder;
        this.models.set(modelId, { modelId, runId, runFolder, folder, name, depth, size, classes, temperature });
        return { modelId, name };
      },
      'models.files': ({ modelId }) => {
        const model = this.models.get(modelId ?? this.models.size);
        if (!model) throw new ProblemError('model-missing', { model: String(modelId) });
        const { runId: _, ...files } = model;
        return files;
      },
      'models.passport': () => {
        throw new Error('this catalogue keeps no passports');
      },
      'photos.file': ({ photoId }) => {
        const photo = this.photos.find((one) => one.photoId === photoId);
        if (!photo) throw new ProblemError('photo-unreadable');
        return withoutLabel(photo);
      },
      'models.taxa': () => {
        throw new Error('this catalogue takes no models from files');
      },
      'weights.known': ({ sha256 }) => this.weights.find((one) => one.sha256 === sha256) ?? null,
      'weights.folder': ({ sha256 }) => this.weightsFolder(sha256),
      'weights.add': (weights) => {
        const added = { ...weights, id: this.weights.length + 1, addedUtc: '2026-01-01T00:00:00.000Z' };
        this.weights.push(added);
        return added;
      },
      'weights.files': async ({ id }) => {
        const weights = this.weights.find((one) => one.id === id);
        if (!weights) throw new ProblemError('weights-missing', { name: id });
        return { weights, ...(await this.weightsFolder(weights.sha256)) };
      },
      'predictions.todo': ({ afterPhotoId, limit }) => {
        const todo = this.photos.filter((photo) => !this.predictions.has(photo.photoId)).map(withoutLabel);
        // As many as there were when the walk began.
        if (afterPhotoId === 0) this.#todo = todo.length;
        return { photos: todo.filter((photo) => photo.photoId > afterPhotoId).slice(0, limit), total: this.#todo };
      },
      'predictions.add': ({ rows }) => {
        for (const row of rows) this.predictions.set(row.photoId, row);
        return null;
      },
      'embeddings.find': ({ backbone, contents }) => {
        const known = contents.map((sha256) => this.embeddings.get(`${backbone} ${sha256}`));
        const found = [...known.keys()].filter((place) => known[place]);
        const features = known.find((vector) => vector)?.length ?? 0;
        const vectors = new Float32Array(found.length * features);
        for (const [index, place] of found.entries()) vectors.set(known[place] ?? [], index * features);
        return { found, vectors };
      },
      'embeddings.add': ({ backbone, photos, vectors }) => {
        const features = vectors.length / Math.max(1, photos.length);
        for (const [index, { photoId, sha256 }] of photos.entries()) {
          this.embeddings.set(`${backbone} ${sha256}`, vectors.slice(index * features, (index + 1) * features));
          this.embedded.push(photoId);
        }
        return null;
      },
      'evaluation.frame': ({ modelId }) => {
        const learn = this.#part(modelId, 'learn');
        return {
          collection: 'Bench',
          wider: this.classes.map((_, label) => [
            { taxonId: label < 2 ? 51 : 52, scientificName: label < 2 ? 'Carabus' : 'Cetonia', taxonRank: 'genus' },
          ]),
          photos: [...this.#part(modelId, 'held-out'), ...this.#part(modelId, 'test')],
          validation: this.#validation(this.models.get(modelId)?.runId ?? -1),
          namedHere: null,
          learnPhotos: learn.length,
          learnSpecimens: new Set(learn.map((photo) => photo.specimenId)).size,
        };
      },
      'evaluation.drift': ({ modelId, limit }) => ({
        learned: this.#part(modelId, 'learn').slice(0, limit).map(withoutLabel),
        fresh: this.fresh.slice(0, limit),
      }),
      'evaluation.calibrate': ({ modelId, temperature }) => {
        const model = this.models.get(modelId);
        if (model?.temperature === null) this.models.set(modelId, { ...model, temperature });
        return this.models.get(modelId)?.temperature ?? null;
      },
      'evaluation.add': ({ evaluation, photos }) => {
        const kept = { id: this.evaluations.length + 1, madeUtc: '2026-01-01T00:00:00.000Z' };
        this.evaluations.push({ ...evaluation, ...kept });
        this.measured = photos;
        return kept;
      },
    };
  }

  #validation(runId: number): ValidationPart | null {
    const files = new Map(this.photos.map((photo) => [photo.photoId, photo]));
    const set = this.run(runId).photos.filter(({ part }) => part === 'validation');
    const specimens = new Set(set.map(({ photoId }) => files.get(photoId)?.specimenId));
    return set.length === 0 ? null : { photos: set.length, specimens: specimens.size };
  }

  #part(modelId: number, part: RunPart): LabelledPhoto[] {
    const { photos } = this.run(this.models.get(modelId)?.runId ?? -1);
    const parts = new Map(photos.map((photo) => [photo.photoId, photo.part]));
    return this.photos.filter((photo) => parts.get(photo.photoId) === part);
  }
}

function withoutLabel({ label: _label, ...photo }: LabelledPhoto): PhotoFile {
  return photo;
}

interface Jobs {
  train: (input: { readonly request: TrainRequest; readonly options: TrainOptions }) => ReturnType<typeof train>;
  predict: (input: PredictRequest) => ReturnType<typeof predict>;
  evaluate: (input: EvaluateRequest) => ReturnType<typeof evaluate>;
  'add-weights': (input: { readonly path: string; readonly width: number }) => AddWeightsResult;
}

/** The trainer's jobs called in this thread, through ports as in the program, so that they can be steered. */
export async function workbench(plan: PhotoPlan, folderOrNew: string | null = null) {
  const folder = folderOrNew ?? (await mkdtemp(join(tmpdir(), 'vasculum-trainer-')));
  const store = new StandInStore(folder, taxa(plan.taxa), await drawPhotos(join(folder, 'photos'), plan));
  const storePort = store.open();
  const client = connect<TrainerStore>(storePort);
  const events: TrainingEvent[] = [];
  const { port1, port2 } = new MessageChannel();
  const listeners = new Set<(event: TrainingEvent) => void>();
  const options: TrainOptions = { width: 8, patience: [20, 20] };
  serve<Jobs>(port1, {
    train: async ({ request, options: more }, context) => {
      const tell = (event: TrainingEvent) => {
        events.push(event);
        for (const hear of listeners) hear(event);
      };
      return train(client, request, context, tell, { ...options, ...more }) as never;
    },
    predict: async (input, context) => predict(client, input, context, options) as never,
    evaluate: async (input, context) => evaluate(client, input, context, options) as never,
    'add-weights': async ({ path, width }, context) => addWeights(client, { path }, context, { width }),
  });
  const jobs = connect<Jobs>(port2);
  return {
    folder,
    store,
    events,
    /** Calls `doing` once, when an event is the one waited for. */
    when: (isIt: (event: TrainingEvent) => boolean, doing: () => void) => {
      const hear = (event: TrainingEvent) => {
        if (!isIt(event)) return;
        listeners.delete(hear);
        doing();
      };
      listeners.add(hear);
    },
    train: (settings: TrainingSettings, more: TrainOptions = {}) =>
      jobs.call('train', { request: { settings, resumeRunId: null }, options: { ...more } }),
    resume: (runId: number, more: TrainOptions = {}) =>
      jobs.call('train', { request: { settings: SETTINGS, resumeRunId: runId }, options: more }),
    predict: (request: Partial<PredictRequest> = {}) =>
      jobs.call('predict', { modelId: null, photos: 'all', shard: null, ...request }),
    evaluate: (request: Partial<EvaluateRequest> = {}) =>
      jobs.call('evaluate', { modelId: null, sample: null, seed: 1, ...request }),
    /** `width`: channels of the first layer in the file. */
    addWeights: (path: string, width: number) => jobs.call('add-weights', { path, width }),
    close: async () => {
      port2.close();
      storePort.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Workbench = Awaited<ReturnType<typeof workbench>>;

/** A network that learns the drawn photos in seconds. */
export const SETTINGS: TrainingSettings = {
  ...DEFAULT_TRAINING,
  name: 'Bench',
  depth: 18,
  size: 32,
  batchSize: 8,
  epochs: 3,
  schedule: 'cosine',
  learningRate: 0.03,
  warmupEpochs: 0,
  minimumSpecimens: 2,
  seed: 5,
  // The same on every processor.
  precision: 'float32',
};

/** A run with all that a resume must get right: two cycles, a warm-up that ends in the middle of an epoch. */
export const CYCLES: TrainingSettings = {
  ...SETTINGS,
  epochs: 6,
  schedule: 'restarts',
  firstCycle: 2,
  warmupEpochs: 0.5,
};

/** A run with every advanced option on at once. */
export const EVERYTHING: TrainingSettings = {
  ...CYCLES,
  batchSize: 4,
  trainFrom: 'conv3_x',
  frozenBatchNorm: 'all',
  rateDecay: 0.7,
  clipNorm: 2,
  accumulate: 2,
  balanced: true,
  mixup: 0.2,
  cutmix: 1,
  averageDecay: 0.9,
  patience: 5,
  ensemble: 'keep',
};

/** What kill.test.ts kills, by name. */
export const KILL_PLANS = { cycles: CYCLES, everything: EVERYTHING };
export type PlanName = keyof typeof KILL_PLANS;

/** What CYCLES is learned from by more than one process. */
export const SPECIMENS: PhotoPlan = { taxa: 3, specimens: 10 };
