/*
 * The runs of the open catalogue: their list, the one that is looked at, and what a live one tells. Events that come
 * while a run is being read are kept and told to it afterwards.
 */
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import type { RunDetail, RunSummary, TrainingEvent, TrainRequest } from '../../../electron/domain/training.ts';
import { listen, problemOf, request, startJob } from '../../bridge.ts';
import type { Session } from '../../state/session.svelte.ts';
import { LiveRun } from './live-run.svelte.ts';
import { rememberPace } from '../../state/pace-memory.ts';

export class Runs {
  list = $state.raw<readonly RunSummary[]>([]);
  /** The run on screen. */
  run = $state.raw<LiveRun | null>(null);
  /** Which run is learning now; null before its first word. */
  liveId = $state<number | null>(null);
  /** The job that was started last in this window, and its run once that has said its first word. */
  jobId = $state<string | null>(null);
  jobRunId = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly #session: Session;
  #opening: number | null = null;
  #heard: TrainingEvent[] = [];

  /** The job under way that trains. */
  readonly job = $derived.by(
    (): JobSnapshot | null => this.#session.underWay.find(({ kind }) => kind === 'train') ?? null,
  );
  /** Why the last start or its run failed. */
  readonly failed = $derived.by((): Problem | null => {
    const job = this.#session.job(this.jobId);
    return job?.state === 'failed' ? (job.problem ?? null) : this.problem;
  });
  /** True from the press of the button to the run's first word. */
  readonly preparing = $derived(this.job !== null && this.liveId === null);

  constructor(session: Session) {
    this.#session = session;
  }

  /** Returns the function that ends the listening. */
  begin(): () => void {
    void this.#readFirst();
    return listen('training', (event) => this.#hear(event));
  }

  async #readFirst(): Promise<void> {
    await this.readList();
    const live = this.list.find(({ state }) => state === 'running' || state === 'paused');
    if (live && this.job) this.liveId = live.id;
    const first = live ?? this.list[0];
    if (first && this.run === null && this.#opening === null) await this.open(first.id);
  }

  async readList(): Promise<void> {
    this.list = (await this.#session.attempt(() => request('runs.list'))) ?? this.list;
  }

  /** After files of a run were removed: whether it can go on has changed. */
  async readAgain(): Promise<void> {
    await this.readList();
    const shown = this.list.find(({ id }) => id === this.run?.id);
    if (shown) this.run?.update(shown);
  }

  async open(runId: number): Promise<void> {
    if (this.run?.id === runId) return;
    this.#opening = runId;
    this.#heard = [];
    const detail = await this.#session.attempt(() => request('runs.detail', { runId }));
    if (this.#opening !== runId || !detail) return;
    this.#opening = null;
    this.#show(detail);
  }

  #show(detail: RunDetail): void {
    const run = new LiveRun(detail);
    for (const event of this.#heard) run.hear(event);
    this.run = run;
  }

  /** Rejects never; what went wrong stands in `failed`. */
  async start(input: TrainRequest): Promise<boolean> {
    this.problem = null;
    this.liveId = null;
    // What keeps a run from going on belongs to that run, also before its first word.
    this.jobRunId = input.resumeRunId;
    try {
      this.jobId = await startJob('train', input);
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    }
  }

  #hear(event: TrainingEvent): void {
    if (event.runId === this.#opening) this.#heard.push(event);
    this.run?.hear(event);
    if (event.kind === 'started') {
      this.liveId = event.runId;
      this.jobId = this.job?.id ?? this.jobId;
      this.jobRunId = event.runId;
      void this.readList();
      void this.open(event.runId);
    } else if (event.kind === 'epoch' && this.run?.id === event.runId && this.run.live) {
      rememberPace(this.run.settings, this.run.live.photosPerSecond);
    } else if (event.kind === 'ended') {
      this.liveId = null;
      void this.#readEnd(event.runId);
    }
  }

  /** The model that came of the run is only known to the catalogue. */
  async #readEnd(runId: number): Promise<void> {
    await this.readList();
    const summary = this.list.find(({ id }) => id === runId);
    if (summary && this.run?.id === runId) this.run.update(summary);
  }
}
