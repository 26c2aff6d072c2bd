import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainerThread, TrainerThreadEvents } from '../../electron/contract/threads.ts';
import type { TrainingEvent } from '../../electron/domain/training.ts';
import { threadFile } from '../../electron/files/program-folder.ts';
import { type Thread, startThread } from '../../electron/calls/call.ts';
import { drawPhotos, taxa } from '../helpers/drawn-photos.ts';
import { SETTINGS } from '../helpers/stand-in.ts';
import { StandInStore } from '../helpers/stand-in-store.ts';

type Trainer = Thread<TrainerThread, TrainerThreadEvents>;

/** One epoch of two steps. */
const BRIEF = { ...SETTINGS, epochs: 1, batchSize: 10 };

let folder: string;
let store: StandInStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vasculum-thread-'));
  store = new StandInStore(folder, taxa(2), await drawPhotos(join(folder, 'photos'), { taxa: 2, specimens: 12 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the trainer thread', () => {
  let trainer: Trainer;
  const events: TrainingEvent[] = [];
  beforeAll(() => {
    trainer = startThread('trainer', threadFile('threads/trainer'), { width: 8 });
    trainer.give('catalogue', store.open());
    trainer.on('training', (event) => events.push(event));
  });
  afterAll(() => trainer.terminate());

  it('says on what it works', async () => {
    const device = await trainer.call('device', null);
    expect(device.kind).not.toBe('none');
    expect(device.tensorflow).toMatch(/^\d+\.\d+\.\d+/);
    expect(device.title).toMatch(device.kind === 'cpu' ? /^CPU, \d+ cores?/ : /./);
  });

  it('checks itself: the loss falls, and two runs agree', async () => {
    const { firstLoss, lastLoss } = await trainer.call('self-check', null);
    expect(lastLoss).toBeLessThan(firstLoss);
  });

  it('trains, recognises and evaluates for another thread', async () => {
    const phases = new Set<string>();
    const onProgress = ({ phase }: { phase: string }) => phases.add(phase);
    const trained = await trainer.call('job.train', { settings: BRIEF, resumeRunId: null }, { onProgress });
    expect(trained).toMatchObject({ epochs: 1, bestEpoch: 1, modelName: 'Bench' });
    expect([...phases]).toEqual(expect.arrayContaining(['Preparing', 'Keeping the model']));
    expect(events.map((event) => event.kind)).toEqual(expect.arrayContaining(['started', 'step', 'epoch', 'ended']));
    expect(store.run(trained.runId).steps.size).toBe(2);

    const predicted = await trainer.call('job.predict', { modelId: null, photos: 'all', shard: null });
    expect(predicted).toMatchObject({ photos: 24, unreadable: 0 });
    expect([...store.embeddings.values()].map((vector) => vector.length)).toEqual(Array(24).fill(64));
    const evaluation = await trainer.call('job.evaluate', { modelId: null, sample: 3, seed: 9 });
    expect(evaluation).toMatchObject({ frame: 4, sample: 3 });
    expect(evaluation.accuracy.high - evaluation.accuracy.low).toBeGreaterThan(0);
    expect(store.evaluations).toEqual([evaluation]);
  });

  it('hears a cancel between two steps', async () => {
    const run = trainer.call('job.train', { settings: { ...BRIEF, epochs: 500 }, resumeRunId: null });
    const stop = trainer.on('training', (event) => {
      if (event.kind === 'step') run.control('cancel');
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    stop();
    const { steps, states } = store.run(2);
    const told = Math.max(...events.map((event) => (event.kind === 'step' && event.runId === 2 ? event.step : 0)));
    expect(steps.size - told).toBeLessThanOrEqual(1);
    expect(states.at(-1)).toBe('cancelled');
  });

  it('ends its calls when the catalogue is gone', async () => {
    const other: Trainer = startThread('trainer', threadFile('threads/trainer'), { width: 8 });
    const port = store.open();
    other.give('catalogue', port);
    const run = other.call('job.train', { settings: { ...BRIEF, epochs: 500 }, resumeRunId: null });
    other.on('training', (event) => {
      if (event.kind === 'step') store.close();
    });
    await expect(run).rejects.toMatchObject({ code: 'stopped-thread' });
    await other.terminate();
  });
});

describe('the trainer thread without TensorFlow', () => {
  it('says so, and nothing is begun', async () => {
    const trainer: Trainer = startThread('trainer', join(import.meta.dirname, 'no-tensorflow-thread.mjs'));
    trainer.give('catalogue', store.open());
    const runs = store.runs.size;
    expect(await trainer.call('device', null)).toMatchObject({ kind: 'none', tensorflow: null });
    await expect(trainer.call('job.train', { settings: BRIEF, resumeRunId: null })).rejects.toMatchObject({
      code: 'trainer-unavailable',
      detail: expect.stringContaining('cannot open shared object file') as string,
    });
    expect(store.runs.size).toBe(runs);
    await trainer.terminate();
  });
});
