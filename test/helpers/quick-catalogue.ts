/* A real catalogue of the drawn sample, for quick runs in this process or in one that is killed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { CatalogueThread, CatalogueThreadEvents, TrainerStore } from '../../electron/contract/threads.ts';
import { DEFAULT_TRAINING, QUICK_TRAINING, type TrainingSettings } from '../../electron/domain/training.ts';
import { threadFile } from '../../electron/files/program-folder.ts';
import { connect, startThread } from '../../electron/calls/call.ts';
import { type TrainOptions, train } from '../../electron/trainer/running/train.ts';
import { context } from './a-context.ts';

// Before the library is loaded, as main does.
process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

export const BACKBONE: TrainingSettings = {
  ...DEFAULT_TRAINING,
  name: 'Backbone',
  depth: 18,
  size: 32,
  batchSize: 8,
  epochs: 16,
  schedule: 'cosine',
  learningRate: 0.03,
  warmupEpochs: 0,
  minimumSpecimens: 2,
};

export const QUICK: TrainingSettings = {
  ...BACKBONE,
  ...QUICK_TRAINING,
  name: 'Quick',
  mode: 'quick',
  startFrom: { kind: 'model', id: 1 },
};

/** Opened as the program opens it: a thread with the catalogue, and a port to it for the trainer. */
export async function openCatalogueFor(folder: string, create = false) {
  const thread = startThread<CatalogueThread, CatalogueThreadEvents>('catalogue', threadFile('threads/catalogue'));
  await thread.call('catalogue.open', { folder, create });
  // Each process and each copy is another installation's as far as the thread knows.
  const waiting = await thread.call('sources.unasked', null);
  await thread.call('sources.agree', { sources: waiting.map(({ id }) => ({ id, leadsTo: [] })) });
  const { port1, port2 } = new MessageChannel();
  thread.give('trainer', port1);
  const store = connect<TrainerStore>(port2);
  return {
    thread,
    learn: (settings: TrainingSettings, resumeRunId: number | null = null, options: TrainOptions = {}) =>
      train(store, { settings, resumeRunId }, context(), () => {}, { width: 8, ...options }),
    weightsOf: async (modelId: number) =>
      readFileSync(join((await store.call('models.files', { modelId })).folder, 'weights.safetensors')),
    modelFolder: async (modelId: number) => (await store.call('models.files', { modelId })).folder,
    close: async () => {
      port2.close();
      await thread.call('catalogue.close', null);
      await thread.terminate();
    },
  };
}
