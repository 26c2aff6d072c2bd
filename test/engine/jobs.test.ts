import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobControl, JobInput, JobKind, JobProgress, JobSnapshot } from '../../electron/contract/jobs.ts';
import { ProblemError, toProblem } from '../../electron/domain/problems.ts';
import { JobRegistry, type JobRunner } from '../../electron/engine/jobs.ts';
import type { CallOptions } from '../../electron/calls/call.ts';

interface Running {
  readonly kind: JobKind;
  readonly wishes: JobControl[];
  progress(done: number): void;
  done(result: unknown): void;
  fail(error: unknown): void;
}

/** Stands for the threads: what the registry does with a job's end is what is tried here. */
class Bench implements JobRunner {
  readonly running: Running[] = [];
  runJob(kind: JobKind, _: unknown, { onProgress }: CallOptions): never {
    let resolve: (value: unknown) => void = () => {};
    let reject: (error: unknown) => void = () => {};
    const promise = new Promise((yes, no) => ((resolve = yes), (reject = no)));
    const wishes: JobControl[] = [];
    const control = (wish: JobControl) => {
      wishes.push(wish);
      if (wish === 'cancel') reject(new ProblemError('cancelled'));
    };
    const progress = (done: number) => onProgress?.(figures(done));
    this.running.push({ kind, wishes, progress, done: resolve, fail: reject });
    return Object.assign(promise, { control }) as never;
  }
}

const figures = (done: number): JobProgress => ({ phase: 'Reading', done, total: 100, rate: 1, secondsLeft: 1 });
const importInput: JobInput<'import'> = {
  folder: '/home/edith/photos',
  labels: 'none',
  identifiedBy: '',
  nameRule: null,
  checklist: null,
  records: null,
};
const predictInput: JobInput<'predict'> = { modelId: null, photos: 'all', shard: null };

let bench: Bench;
let told: JobSnapshot[];
let jobs: JobRegistry;

beforeEach(() => {
  vi.useFakeTimers();
  bench = new Bench();
  told = [];
  const log = (_: string, error: unknown) => {
    const { code, values, message } = toProblem(error);
    return { code, values, message };
  };
  jobs = new JobRegistry(bench, (snapshot) => told.push(snapshot), log);
});
afterEach(() => {
  vi.useRealTimers();
});

const ends = () => told.filter(({ state }) => ['done', 'cancelled', 'failed'].includes(state));

describe('a job', () => {
  it('is told from its start to its one end, with its result', async () => {
    const { result } = jobs.start('import', importInput);
    bench.running[0]?.progress(10);
    bench.running[0]?.done({ added: 100 });
    await result;
    await vi.runAllTimersAsync();
    expect(told[0]).toMatchObject({ kind: 'import', state: 'running', title: 'Importing photos' });
    expect(ends()).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ state: 'done', result: { added: 100 }, progress: { done: 10 } });
  });

  it('tells at most ten snapshots a second, the newest always', async () => {
    jobs.start('import', importInput);
    for (let done = 1; done <= 100; done += 1) {
      bench.running[0]?.progress(done);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.runAllTimersAsync();
    expect(told.length).toBeLessThanOrEqual(12);
    expect(told.at(-1)?.progress.done).toBe(100);
  });

  it('that fails says why, once, and nothing after', async () => {
    jobs.start('import', importInput);
    bench.running[0]?.progress(1);
    bench.running[0]?.progress(2);
    bench.running[0]?.fail(new ProblemError('folder-missing', { folder: 'photos' }));
    await vi.runAllTimersAsync();
    bench.running[0]?.progress(3);
    await vi.runAllTimersAsync();
    expect(ends()).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({
      state: 'failed',
      problem: { code: 'folder-missing', values: { folder: 'photos' } },
    });
  });

  it('that is cancelled ends as cancelled, without a problem', async () => {
    const { id } = jobs.start('import', importInput);
    jobs.control(id, 'cancel');
    await vi.runAllTimersAsync();
    expect(told.at(-1)).toMatchObject({ state: 'cancelled' });
    expect(told.at(-1)).not.toHaveProperty('problem');
    expect(ends()).toHaveLength(1);
    jobs.control(id, 'cancel');
    expect(bench.running[0]?.wishes).toEqual(['cancel']);
  });

  it('stays paused for whoever hears of it, though progress was still waiting to be told', async () => {
    const { id } = jobs.start('train', { settings: { name: 'Beetles' }, resumeRunId: null } as JobInput<'train'>);
    bench.running[0]?.progress(1);
    jobs.control(id, 'pause');
    await vi.runAllTimersAsync();
    expect(told.at(-1)).toMatchObject({ state: 'paused', progress: { done: 1 } });
    jobs.control(id, 'resume');
    await vi.runAllTimersAsync();
    expect(told.at(-1)).toMatchObject({ state: 'running' });
  });

  it('can be paused and go on', () => {
    const { id } = jobs.start('import', importInput);
    jobs.control(id, 'pause');
    expect(jobs.list()[0]?.state).toBe('paused');
    jobs.control(id, 'resume');
    expect(jobs.list()[0]?.state).toBe('running');
    expect(bench.running[0]?.wishes).toEqual(['pause', 'resume']);
  });

  it('nobody knows is refused', () => {
    expect(() => jobs.control('nobody', 'pause')).toThrow(ProblemError);
  });
});

describe('together', () => {
  it('two of a kind are refused, two of different kinds are not', async () => {
    const first = jobs.start('import', importInput);
    expect(() => jobs.start('import', importInput)).toThrow(/Importing photos is under way/);
    jobs.start('predict', predictInput);
    expect(jobs.running()).toHaveLength(2);
    jobs.control(first.id, 'cancel');
    await first.result.catch(() => {});
    await vi.runAllTimersAsync();
    expect(() => jobs.start('import', importInput)).not.toThrow();
  });

  it('all end when the program does', async () => {
    jobs.start('import', importInput);
    jobs.start('predict', predictInput);
    expect(() => jobs.refuseWhileRunning()).toThrow(ProblemError);
    await jobs.endAll();
    expect(ends().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(() => jobs.refuseWhileRunning()).not.toThrow();
  });

  it('only the newest ended ones are kept', async () => {
    for (let n = 0; n < 30; n += 1) {
      const { result } = jobs.start('predict', predictInput);
      bench.running.at(-1)?.done({ photos: n });
      await result;
      await vi.runAllTimersAsync();
    }
    expect(jobs.list().length).toBeLessThanOrEqual(21);
    expect(jobs.list().at(-1)?.result).toEqual({ photos: 29 });
  });
});
