import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../electron/domain/problems.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { Engine } from '../../electron/engine/engine.ts';

const threads = {
  catalogue: fileURLToPath(new URL('../helpers/threads/catalogue.mjs', import.meta.url)),
  trainer: fileURLToPath(new URL('../helpers/threads/trainer.mjs', import.meta.url)),
};
const evaluate = (seed: number) => ({ modelId: null, sample: null, seed });
const search = (text: string) => ({ text, limit: 1 });

let engine: Engine;
let problems: Problem[];
let opened: (string | null)[];
beforeEach(() => {
  engine = new Engine(threads);
  problems = [];
  opened = [];
  engine.on('problem', (problem) => problems.push(problem));
  engine.on('catalogue.opened', (summary) => opened.push(summary?.folder ?? null));
});
afterEach(() => engine.stop());

describe('a catalogue', () => {
  it('is opened, told, and closed before another', async () => {
    expect(await engine.open('/a', false)).toMatchObject({ folder: '/a' });
    expect(engine.folder).toBe('/a');
    await engine.open('/b', false);
    await engine.close();
    await engine.close();
    expect(engine.folder).toBeNull();
    expect(opened).toEqual(['/a', null, '/b', null]);
  });

  it('that can only be looked at lets no job begin that would change it', async () => {
    await engine.open('/read-only', false);
    const refused = expect.objectContaining({ code: 'catalogue-read-only' });
    expect(() => engine.runJob('evaluate', evaluate(1))).toThrow(refused);
    const drawn = { folder: '/b', seed: 1, specimensPerTaxon: 1, photos: null };
    expect(await engine.runJob('sample', drawn)).toMatchObject({ folder: '/b' });
    await engine.open('/a', false);
    expect(await engine.runJob('evaluate', evaluate(1))).toMatchObject({ photos: [] });
  });

  it('tells its changes', async () => {
    const changed = vi.fn();
    engine.on('catalogue.changed', changed);
    await engine.open('/a', false);
    await engine.catalogue.call('names.search', search('x'));
    expect(changed).toHaveBeenCalledWith(expect.objectContaining({ folder: '/a' }));
  });
});

describe('the trainer', () => {
  it('reads from the catalogue by its port, and its events are passed on', async () => {
    const training = vi.fn();
    engine.on('training', training);
    expect(await engine.runJob('evaluate', evaluate(1))).toEqual({ classes: [], photos: [] });
    expect(training).toHaveBeenCalledWith({ kind: 'ended', runId: 1, state: 'done' });
  });

  it('starts with the switches that its native library reads', async () => {
    expect(await engine.knownDevice()).toBeNull();
    expect(await engine.device()).toMatchObject({ title: '1' });
    expect(await engine.knownDevice()).toMatchObject({ title: '1' });
  });

  it('that fails a job says so as a problem', async () => {
    await expect(engine.runJob('evaluate', evaluate(13))).rejects.toMatchObject({ code: 'unexpected' });
    expect(problems).toEqual([]);
  });
});

describe('a thread that dies', () => {
  it('ends its calls and is told; the catalogue is open again', async () => {
    await engine.open('/a', false);
    await expect(engine.catalogue.call('names.search', search('die'))).rejects.toMatchObject({
      code: 'stopped-thread',
    });
    await vi.waitFor(() => expect(opened).toEqual(['/a', '/a']), 30_000);
    expect(problems).toMatchObject([
      {
        code: 'stopped-thread',
        message: expect.stringContaining('catalogue'),
        detail: expect.stringContaining('moths got in'),
      },
    ]);
    expect(await engine.catalogue.call('catalogue.summary', null)).toMatchObject({ folder: '/a' });
    expect(engine.folder).toBe('/a');
  });

  it('takes the trainer’s port with it; the next job has a new one', async () => {
    await engine.open('/a', false);
    await engine.runJob('evaluate', evaluate(1));
    await engine.catalogue.call('names.search', search('die')).catch(() => {});
    await vi.waitFor(() => expect(opened).toEqual(['/a', '/a']), 30_000);
    expect(await engine.runJob('evaluate', evaluate(2))).toEqual({ classes: [], photos: [] });
  });

  it('as trainer leaves the catalogue open, and the next job starts another', async () => {
    await engine.open('/a', false);
    await expect(engine.runJob('evaluate', evaluate(666))).rejects.toMatchObject({ code: 'stopped-thread' });
    await vi.waitFor(() => expect(problems).toHaveLength(1), 30_000);
    expect(await engine.runJob('evaluate', evaluate(2))).toEqual({ classes: [], photos: [] });
    expect(await engine.catalogue.call('names.search', search('ports'))).toEqual(['trainer', 'trainer']);
    expect(opened).toEqual(['/a']);
  });

  it('as trainer in the middle of a run leaves a run that can go on, and says so before another begins', async () => {
    const training = vi.fn();
    engine.on('training', training);
    await engine.open('/a', false);
    const settings = { ...DEFAULT_TRAINING, name: 'Deadly' };
    await expect(engine.runJob('train', { settings, resumeRunId: null })).rejects.toMatchObject({
      code: 'stopped-thread',
    });
    expect(await engine.runJob('evaluate', evaluate(2))).toEqual({ classes: [], photos: [] });
    expect(await engine.catalogue.call('names.search', search('order'))).toEqual(['trainer', 'runs.lost', 'trainer']);
    await vi.waitFor(
      () => expect(training).toHaveBeenCalledWith({ kind: 'ended', runId: 7, state: 'interrupted' }),
      30_000,
    );
    expect(problems).toMatchObject([
      { code: 'stopped-thread', message: expect.stringContaining('can be started again') },
    ]);
  });

  it('again and again is left alone in the end', async () => {
    await engine.open('/a', false);
    for (let death = 1; death <= 4; death += 1) {
      await engine.catalogue.call('names.search', search('die')).catch(() => {});
      await vi.waitFor(() => expect(opened).toHaveLength(death + 1), 30_000);
    }
    expect(opened.at(-1)).toBeNull();
    expect(engine.folder).toBeNull();
  });

  it('while opening leaves nothing open', async () => {
    await expect(engine.open('/deadly', false)).rejects.toMatchObject({ code: 'stopped-thread' });
    await vi.waitFor(() => expect(problems).toHaveLength(1), 30_000);
    expect(engine.folder).toBeNull();
    expect(await engine.open('/a', false)).toMatchObject({ folder: '/a' });
  });
});
