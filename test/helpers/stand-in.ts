/*
 * The trainer's tests run against this bench: its jobs in this thread, a catalogue that keeps everything in memory, real JPEGs
 * in a real folder. No part of TensorFlow or sharp is replaced.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { AddWeightsRequest, AddWeightsResult } from '../../electron/contract/starting-weights.ts';
import type { TrainerStore } from '../../electron/contract/threads.ts';
import {
  type PredictRequest,
  type TrainingEvent,
  type TrainingSettings,
  type TrainRequest,
  DEFAULT_TRAINING,
} from '../../electron/domain/training.ts';
import type { EvaluateRequest } from '../../electron/domain/evaluation.ts';
import { connect, serve } from '../../electron/calls/call.ts';
import { evaluate } from '../../electron/trainer/answering/evaluate.ts';
import { predict } from '../../electron/trainer/answering/predict.ts';
import { addWeights } from '../../electron/trainer/starting-weights/add.ts';
import { type TrainOptions, train } from '../../electron/trainer/running/train.ts';
import { type PhotoPlan, drawPhotos, taxa } from './drawn-photos.ts';
import { StandInStore } from './stand-in-store.ts';

// Before the library is loaded, as main does.
process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

interface Jobs {
  train: (input: { readonly request: TrainRequest; readonly options: TrainOptions }) => ReturnType<typeof train>;
  predict: (input: PredictRequest) => ReturnType<typeof predict>;
  evaluate: (input: EvaluateRequest) => ReturnType<typeof evaluate>;
  'add-weights': (input: AddWeightsRequest & { readonly width: number }) => AddWeightsResult;
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
    'add-weights': async ({ width, ...input }, context) => addWeights(client, input, context, { width }),
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
    addWeights: (path: string, width: number, part?: string) =>
      jobs.call('add-weights', { path, width, ...(part !== undefined && { part }) }),
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
