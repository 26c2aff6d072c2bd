/*
 * The jobs under way and those that ended, by id: started (one of each kind at a time), steered, and told to the window
 * as snapshots, at most ten a second and with exactly one end. Runs in main.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import {
  factsOf,
  type JobControl,
  type JobInput,
  type JobKind,
  type JobResult,
  type JobSnapshot,
} from '../contract/jobs.ts';
import { ProblemError, type Problem } from '../domain/problems.ts';
import type { CallOptions, Call } from '../calls/call.ts';

const INTERVAL_MS = 100;
/** Ended jobs that are still told to a window that opens later. */
const MOST_ENDED = 20;

/** The part of the engine that runs jobs. */
export interface JobRunner {
  runJob<K extends JobKind>(kind: K, input: JobInput<K>, options: CallOptions): Call<JobResult<K>>;
}

interface Entry {
  snapshot: JobSnapshot;
  readonly call: Call<unknown>;
  /** Says the newest snapshot now; one that still waited to be said is dropped. */
  readonly tellNow: () => void;
  /** Resolves at the job's one end, however it ended. */
  readonly ended: Promise<void>;
}

export interface StartedJob<K extends JobKind> {
  readonly id: string;
  readonly result: Promise<JobResult<K>>;
}

export class JobRegistry {
  readonly #runner: JobRunner;
  readonly #tell: (snapshot: JobSnapshot) => void;
  /** Writes the whole problem to the log and gives back what may be shown. */
  readonly #log: (where: string, error: unknown) => Problem;
  readonly #entries = new Map<string, Entry>();

  constructor(
    runner: JobRunner,
    tell: (snapshot: JobSnapshot) => void,
    log: (where: string, error: unknown) => Problem,
  ) {
    this.#runner = runner;
    this.#tell = tell;
    this.#log = log;
  }

  /** Throws 'job-running' while another of its kind is under way. */
  start<K extends JobKind>(kind: K, input: JobInput<K>): StartedJob<K> {
    const same = this.running().find((job) => job.kind === kind);
    if (same) throw new ProblemError('job-running', { title: same.title });

    const id = randomUUID();
    const teller = paced((snapshot: JobSnapshot) => this.#tell(snapshot));
    const change = (changes: Partial<JobSnapshot>, atOnce: boolean) => {
      const entry = this.#entries.get(id);
      // A job has one end: whatever is told after it comes too late.
      if (!entry || !isUnderWay(entry.snapshot)) return;
      entry.snapshot = { ...entry.snapshot, ...changes };
      teller.tell(entry.snapshot, atOnce);
    };
    const call = this.#runner.runJob(kind, input, { onProgress: (progress) => change({ progress }, false) });
    const ended = call.then(
      (result) => change({ state: 'done', result }, true),
      (error: unknown) => {
        const problem = this.#log(`job ${kind}`, error);
        change(problem.code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', problem }, true);
      },
    );
    const snapshot: JobSnapshot = {
      id,
      kind,
      title: factsOf(kind).title(input, basename),
      state: 'running',
      startedUtc: new Date().toISOString(),
      progress: { phase: '', done: 0, total: 0, rate: 0, secondsLeft: null },
    };
    const tellNow = () => teller.tell(this.#entries.get(id)?.snapshot ?? snapshot, true);
    this.#entries.set(id, { snapshot, call, tellNow, ended });
    this.#dropOldest();
    tellNow();
    return { id, result: call };
  }

  /** Steers a job; one that has ended stays as it is. */
  control(id: string, wish: JobControl): void {
    const entry = this.#entries.get(id);
    if (!entry) throw new ProblemError('bad-request', {}, { detail: `no job ${id}` });
    if (!isUnderWay(entry.snapshot)) return;
    entry.call.control(wish);
    const state = wish === 'pause' ? 'paused' : 'running';
    if (entry.snapshot.state === state) return;
    entry.snapshot = { ...entry.snapshot, state };
    entry.tellNow();
  }

  /** Oldest first, ended ones included. */
  list(): readonly JobSnapshot[] {
    return [...this.#entries.values()].map(({ snapshot }) => snapshot);
  }

  running(): readonly JobSnapshot[] {
    return this.list().filter(isUnderWay);
  }

  /** Throws 'job-running' when a job would lose its catalogue. */
  refuseWhileRunning(): void {
    const [first] = this.running();
    if (first) throw new ProblemError('job-running', { title: first.title });
  }

  /** Cancels what is under way (a training run writes its checkpoint first) and waits for the ends. */
  async endAll(): Promise<void> {
    const entries = [...this.#entries.values()].filter(({ snapshot }) => isUnderWay(snapshot));
    for (const { call } of entries) call.control('cancel');
    await Promise.all(entries.map(({ ended }) => ended));
  }

  #dropOldest(): void {
    const ended = this.list().filter((job) => !isUnderWay(job));
    for (const { id } of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) this.#entries.delete(id);
  }
}

function isUnderWay({ state }: JobSnapshot): boolean {
  return state === 'running' || state === 'paused';
}

/** Passes on at most one call per interval, the newest always; `atOnce` goes through and makes a waiting one void. */
function paced<T>(send: (value: T) => void): { tell(value: T, atOnce: boolean): void } {
  let lastSent = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  let newest: T;
  const sendNow = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    lastSent = performance.now();
    send(newest);
  };
  return {
    tell(value, atOnce) {
      newest = value;
      const wait = lastSent + INTERVAL_MS - performance.now();
      if (atOnce || wait <= 0) sendNow();
      else timer ??= setTimeout(sendNow, wait);
    },
  };
}
