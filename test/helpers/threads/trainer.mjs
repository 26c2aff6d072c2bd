// Stands for the trainer thread where only the engine is tried: talks to the catalogue by its port, dies when told to.
import { parentPort } from 'node:worker_threads';
import { connect, receivePort, serve } from '../../../dist/electron/calls/call.js';

const port = receivePort(parentPort, 'catalogue');
const { emit } = serve(parentPort, {
  device: () => ({ kind: 'cpu', title: process.env.TF_ENABLE_ONEDNN_OPTS ?? 'not set', tensorflow: null, why: null }),
  'job.train': async ({ settings, resumeRunId }) => {
    emit('training', { kind: 'started', runId: resumeRunId ?? 7, settings });
    if (settings.name === 'Deadly') setTimeout(() => process.exit(1), 100);
    else if (settings.name !== 'Endless') return { runId: resumeRunId ?? 7 };
    return new Promise(() => {});
  },
  'job.evaluate': async ({ seed }) => {
    if (seed === 13) throw new Error('bad luck');
    if (seed === 666) process.exit(1);
    emit('training', { kind: 'ended', runId: seed, state: 'done' });
    return connect(await port).call('learning.frame', { minimumSpecimens: 2 });
  },
});
