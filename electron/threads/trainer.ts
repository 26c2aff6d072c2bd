/*
 * Entry of the trainer thread, the only one that loads TensorFlow, and only when it is first needed. It serves main, and
 * takes rows from and gives figures to the catalogue through the port that main hands over under the name 'catalogue'.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { because, ProblemError, toProblem } from '../domain/problems.ts';
import type { TrainerStore, TrainerThread, TrainerThreadEvents } from '../contract/threads.ts';
import { connect, receivePort, serve } from '../calls/call.ts';
import { deviceInfo } from '../trainer/device/device.ts';
import type { Store } from '../trainer/store.ts';
import { evaluate } from '../trainer/answering/evaluate.ts';
import { Explainer } from '../trainer/answering/explain.ts';
import { exportModel } from '../trainer/model-file/export-model.ts';
import { importModel } from '../trainer/model-file/import-model.ts';
import { measureSpeed } from '../trainer/device/speed.ts';
import { predict } from '../trainer/answering/predict.ts';
import { selfCheck } from '../trainer/device/self-check.ts';
import { addWeights } from '../trainer/starting-weights/add.ts';
import { type TrainOptions, train } from '../trainer/running/train.ts';
import { followLanguage } from './language.ts';

if (!parentPort) throw new Error('the trainer runs in a worker thread');
await followLanguage();

/** Given by tests only. */
const options = (workerData ?? {}) as TrainOptions;
const explainer = new Explainer();
const store = receivePort(parentPort, 'catalogue').then(storeBehind);

const { emit } = serve<TrainerThread, TrainerThreadEvents>(parentPort, {
  device: deviceInfo,
  'self-check': selfCheck,
  explain: async (input) => explainer.explain(await store, input),
  'job.train': async (input, context) =>
    train(await store, input, context, (event) => emit('training', event), options),
  'job.predict': async (input, context) => predict(await store, input, context, options),
  'job.measure': measureSpeed,
  'job.evaluate': async (input, context) => evaluate(await store, input, context, options),
  'job.export-model': async (input, context) => exportModel(await store, input, context),
  'job.import-model': async (input, context) => importModel(await store, input, context),
  'job.add-weights': async (input, context) => addWeights(await store, input, context, options),
});

function storeBehind(port: MessagePort): Store {
  const client = connect<TrainerStore>(port);
  port.on('close', () => {
    client.fail(toProblem(new ProblemError('stopped-thread', { thread: because('thread-catalogue') })));
  });
  return client;
}
