/*
 * What a run tells while it goes on: to whoever listens now, as events, and to the catalogue for good. Steps go to the
 * catalogue in batches and to the listener at most four times a second. Runs in the trainer thread.
 */
import { basename } from 'node:path';
import type { PhotoFile } from '../../contract/threads.ts';
import { shownPath } from '../../domain/path-text.ts';
import type { ProblemError } from '../../domain/problems.ts';
import { newsSentence, type RunNews } from '../../domain/run-news.ts';
import type { EpochFigures, RunState, StepFigures, TrainingEvent } from '../../domain/training.ts';
import { textOf } from '../../files/path-text.ts';
import type { Store } from '../store.ts';

export type LiveFigures = Omit<Extract<TrainingEvent, { kind: 'step' }>, 'kind' | 'runId' | keyof StepFigures>;

const EVENT_INTERVAL_MS = 250;
const WRITE_INTERVAL_MS = 1000;

/** Unreadable photos told one by one; more are the drive's fault and would bury the rest of the log. */
const MOST_TOLD = 20;

export class Diary {
  readonly #store: Store;
  readonly #runId: number;
  readonly #tell: (event: TrainingEvent) => void;
  #steps: StepFigures[] = [];
  /** The newest step, when it came too soon after another to be told. */
  #untold: (() => void) | null = null;
  #lastEvent = -Infinity;
  #lastWrite = -Infinity;
  #writing: Promise<unknown> = Promise.resolve();
  #failure: { readonly error: unknown } | null = null;

  constructor(store: Store, runId: number, tell: (event: TrainingEvent) => void) {
    this.#store = store;
    this.#runId = runId;
    this.#tell = tell;
  }

  started(event: Omit<Extract<TrainingEvent, { kind: 'started' }>, 'kind' | 'runId'>): void {
    this.#tell({ kind: 'started', runId: this.#runId, ...event });
  }

  /** `live` is only asked for when the step is told. */
  step(figures: StepFigures, live: () => LiveFigures): void {
    this.#steps.push(figures);
    const now = performance.now();
    this.#untold = () => this.#tell({ kind: 'step', runId: this.#runId, ...figures, ...live() });
    if (now - this.#lastEvent >= EVENT_INTERVAL_MS) {
      this.#lastEvent = now;
      this.#tellStep();
    }
    if (now - this.#lastWrite >= WRITE_INTERVAL_MS) this.#writeSteps();
  }

  /** The last steps of a run that was over in no time are told at its end. */
  #tellStep(): void {
    this.#untold?.();
    this.#untold = null;
  }

  epoch(figures: EpochFigures): void {
    this.#tell({ kind: 'epoch', runId: this.#runId, ...figures });
    this.#writeSteps();
    this.#write(() => this.#store.call('runs.epoch', { runId: this.#runId, figures }));
  }

  /** `strong` for what was kept, changed or lost. */
  log(news: RunNews, strong = false): void {
    const entry = { runId: this.#runId, timeUtc: new Date().toISOString(), news, strong };
    this.#tell({ kind: 'log', ...entry, sentence: newsSentence(news) });
    this.#write(() => this.#store.call('runs.log', entry));
  }

  state(state: RunState): void {
    this.#write(() => this.#store.call('runs.state', { runId: this.#runId, state }));
  }

  /** The state kept in the catalogue first, then told: who hears it may look it up. */
  async ended(state: RunState): Promise<void> {
    this.state(state);
    try {
      await this.flush();
    } finally {
      this.#tellStep();
      this.#tell({ kind: 'ended', runId: this.#runId, state });
    }
  }

  /** Throws, once, what kept something from being written: a run whose catalogue is gone should not go on. */
  check(): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure.error;
  }

  /** Resolves when everything told so far is in the catalogue; rejects, once, with what kept it from being written. */
  async flush(): Promise<void> {
    this.#writeSteps();
    await this.#writing;
    this.check();
  }

  #writeSteps(): void {
    this.#lastWrite = performance.now();
    if (this.#steps.length === 0) return;
    const steps = this.#steps;
    this.#steps = [];
    this.#write(() => this.#store.call('runs.steps', { runId: this.#runId, steps }));
  }

  #write(call: () => Promise<unknown>): void {
    this.#writing = this.#writing.then(call).catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }
}

/** Says which photos cannot be read or have changed since they were imported, the first of each by name. */
export function unreadableTeller(diary: Diary): (photo: PhotoFile, problem: ProblemError) => void {
  const told = { unreadable: 0, changed: 0 };
  return (photo, { code }) => {
    const kind = code === 'photo-changed' ? 'changed' : 'unreadable';
    const [one, more] = LEFT_OUT[kind];
    told[kind] += 1;
    if (told[kind] <= MOST_TOLD) diary.log({ code: one, values: { file: shownPath(basename(textOf(photo.path))) } });
    else if (told[kind] === MOST_TOLD + 1) diary.log({ code: more, values: {} });
  };
}

const LEFT_OUT = {
  unreadable: ['photo-left-out', 'more-left-out'],
  changed: ['changed-left-out', 'more-changed'],
} as const;

/** Says that the run waits for photos, once for each cause. */
export function waitingTeller(diary: Diary): (problem: ProblemError) => void {
  const told = new Set<string>();
  return ({ code, values }) => {
    const problem = { code, values };
    const cause = JSON.stringify(problem);
    if (told.has(cause)) return;
    told.add(cause);
    diary.log({ code: 'waits', values: { problem } }, true);
  };
}
