/*
 * The two threads behind every job: catalogue and trainer. Starts them, joins them by a port, opens and closes a
 * catalogue, and starts a thread again that died. The window and the command line use this one door.
 */
import { resolve } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { CatalogueSummary } from '../contract/collection.ts';
import type { Explanation, ExplanationRequest } from '../contract/explanation.ts';
import { isTrainerJob, type JobCalls, type JobInput, type JobKind, type JobResult, JOBS } from '../contract/jobs.ts';
import { ProblemError, toProblem } from '../domain/problems.ts';
import type { Events } from '../contract/requests.ts';
import type {
  CatalogueThread,
  CatalogueThreadEvents,
  TrainerThread,
  TrainerThreadEvents,
} from '../contract/threads.ts';
import type { DeviceInfo } from '../contract/device.ts';
import { threadFile } from '../files/program-folder.ts';
import { KnownDevice } from '../profile/known-device.ts';
import { UnderWay, endedUnexpectedly } from '../profile/under-way.ts';
import type { Reader, StartReader } from '../reader/calls.ts';
import { startChild } from '../reader/child.ts';
import { type KeeperLimits, ReaderKeeper } from '../reader/keeper.ts';
import { READER_PORT } from '../reader/port-name.ts';
import { type Call, type CallOptions, type Client, startThread, type Thread } from '../calls/call.ts';

/** A thread that dies this often within a minute is left alone: the same input would kill it again. */
const MOST_RESTARTS = 3;
const RESTART_WINDOW_MS = 60_000;

export type EngineEvents = Pick<Events, 'training' | 'catalogue.changed' | 'catalogue.opened' | 'problem'>;

/** Compiled entries; tests put small threads of their own here. */
export interface EngineFiles {
  readonly catalogue: string;
  readonly trainer: string;
}

/** How the photo reader is started and how long it may be silent; left out, as a child process. */
export interface EngineOptions extends KeeperLimits {
  readonly startReader?: StartReader;
}

type Listener<N extends keyof EngineEvents> = (payload: EngineEvents[N]) => void;

export class Engine {
  readonly #files: EngineFiles;
  readonly #profile: string | null;
  readonly #underWay: UnderWay | null;
  readonly #lastDevice: KnownDevice | null;
  readonly #listeners: { [N in keyof EngineEvents]: Set<Listener<N>> } = {
    training: new Set(),
    'catalogue.changed': new Set(),
    'catalogue.opened': new Set(),
    problem: new Set(),
  };
  readonly #deaths: number[] = [];
  readonly #keeper: ReaderKeeper;
  #catalogue: Thread<CatalogueThread, CatalogueThreadEvents> | null = null;
  #trainer: Thread<TrainerThread, TrainerThreadEvents> | null = null;
  #folder: string | null = null;
  /** Of the open catalogue: why nothing can be changed in it. */
  #readOnly: string | null = null;
  #device: Promise<DeviceInfo> | null = null;
  #stopped = false;

  /** `profile`: where it is kept what this installation knows of catalogues, and what the trainer is at; null: nowhere, as in tests. */
  constructor(
    files: EngineFiles = { catalogue: threadFile('threads/catalogue'), trainer: threadFile('threads/trainer') },
    profile: string | null = null,
    { startReader = startChild, ...limits }: EngineOptions = {},
  ) {
    this.#files = files;
    this.#profile = profile;
    this.#underWay = profile === null ? null : new UnderWay(profile);
    this.#lastDevice = profile === null ? null : new KnownDevice(profile);
    this.#keeper = new ReaderKeeper(startReader, limits);
  }

  /** Returns a function that stops the listening. */
  on<N extends keyof EngineEvents>(name: N, listener: Listener<N>): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  /** Folder of the open catalogue. */
  get folder(): string | null {
    return this.#folder;
  }

  /** The photo reader, as what is shown asks it. */
  get reader(): Reader {
    return this.#keeper.reader('window');
  }

  /** Whatever waits for photos has an end now; nothing is read any more. */
  endReading(): void {
    this.#keeper.stop();
  }

  /** What the catalogue thread serves. */
  get catalogue(): Client<CatalogueThread, CatalogueThreadEvents> {
    return this.#catalogueThread();
  }

  /** Starts the catalogue's thread, which takes some tenths of a second, before it is asked. */
  prepare(): void {
    this.#catalogueThread();
  }

  /**
   * Opens a catalogue; one that was open is closed first, and opened again when the other one cannot be. With `look`,
   * nothing at all is written to it.
   */
  async open(folder: string, create: boolean, look = false): Promise<CatalogueSummary> {
    const before = this.#folder;
    await this.close();
    try {
      return await this.#openNow(folder, create, look);
    } catch (error) {
      if (before !== null) await this.#openNow(before, false).catch(() => {});
      throw error;
    }
  }

  async #openNow(folder: string, create: boolean, look = false): Promise<CatalogueSummary> {
    const summary = await this.catalogue.call('catalogue.open', {
      folder: resolve(folder),
      create,
      ...(look ? { look } : {}),
      ...(this.#profile === null ? {} : { profile: this.#profile }),
    });
    this.#folder = summary.folder;
    this.#readOnly = summary.readOnly;
    this.#emit('catalogue.opened', summary);
    await this.#tellLeft(summary.folder);
    return summary;
  }

  /** Puts a copy in the place of a catalogue's file and opens it; what was open is opened again when that cannot be. */
  async restore(folder: string, name: string): Promise<CatalogueSummary> {
    const before = this.#folder;
    await this.close();
    try {
      await this.catalogue.call('backups.restore', { folder: resolve(folder), name });
      return await this.#openNow(folder, false);
    } catch (error) {
      if (before !== null) await this.#openNow(before, false).catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#folder === null) return;
    this.#folder = null;
    await this.catalogue.call('catalogue.close', null);
    this.#emit('catalogue.opened', null);
  }

  /** Asked once of each trainer thread: finding a GPU takes seconds. */
  device(): Promise<DeviceInfo> {
    if (this.#device) return this.#device;
    const device = this.#trainerThread().call('device', null);
    this.#device = device;
    device.then(
      (found) => this.#lastDevice?.keep(found),
      () => {},
    );
    return device;
  }

  /** The device, when it was asked for before, now or when the program last ran with the same library on this computer. */
  async knownDevice(): Promise<DeviceInfo | null> {
    const device = this.#device;
    if (device === null) return this.#lastDevice?.get() ?? null;
    return Promise.race([device, new Promise<null>((done) => setImmediate(done, null))]).catch(() => null);
  }

  selfCheck(): Call<ReturnType<TrainerThread['self-check']>> {
    return this.#trainerThread().call('self-check', null);
  }

  /** Between two steps where a run is learning. */
  explain(input: ExplanationRequest): Call<Explanation> {
    return this.#trainerThread().call('explain', input);
  }

  /** Throws ProblemError 'catalogue-read-only' for a job that would have nowhere to keep what it does. */
  runJob<K extends JobKind>(kind: K, input: JobInput<K>, options: CallOptions = {}): Call<JobResult<K>> {
    if (this.#readOnly !== null && this.#folder !== null && JOBS[kind].catalogue === 'writes') {
      throw new ProblemError('catalogue-read-only', { reason: this.#readOnly });
    }
    const thread = isTrainerJob(kind) ? this.#trainerThread() : this.#catalogueThread();
    // Both threads together serve every job; the compiler cannot follow a name put together from a type parameter.
    const jobs = thread as unknown as Client<JobCalls>;
    const noted = this.#folder !== null && isTrainerJob(kind);
    const over = noted ? this.#underWay?.begin(this.#folder ?? '', kind, input) : undefined;
    const call = jobs.call(`job.${kind}`, input as never, options) as Call<JobResult<K>>;
    if (over) call.then(over, over);
    return call;
  }

  /** Closes the catalogue (its write-ahead log is folded in) and ends both threads. Jobs must have ended before. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.endReading();
    await this.#trainer?.terminate();
    await this.close().catch(() => {});
    await this.#catalogue?.terminate();
  }

  #catalogueThread(): Thread<CatalogueThread, CatalogueThreadEvents> {
    if (this.#catalogue) return this.#catalogue;
    const thread = startThread<CatalogueThread, CatalogueThreadEvents>(
      'catalogue',
      this.#files.catalogue,
      ...this.#readerData(),
    );
    this.#catalogue = thread;
    thread.on('catalogue.changed', (summary) => this.#emit('catalogue.changed', summary));
    thread.on('problem', (problem) => this.#emit('problem', problem));
    thread.onExit((unexpected) => {
      if (this.#catalogue === thread) this.#catalogue = null;
      if (unexpected && !this.#stopped) void this.#catalogueDied(thread.call('catalogue.summary', null));
    });
    return thread;
  }

  #trainerThread(): Thread<TrainerThread, TrainerThreadEvents> {
    if (this.#trainer) return this.#trainer;
    // A worker's process.env is a copy that native code never reads, so these are set here, before the library is loaded.
    process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    const catalogue = this.#catalogueThread();
    const thread = startThread<TrainerThread, TrainerThreadEvents>(
      'trainer',
      this.#files.trainer,
      ...this.#readerData(),
    );
    this.#trainer = thread;
    const { port1, port2 } = new MessageChannel();
    catalogue.give('trainer', port1);
    thread.give('catalogue', port2);
    thread.on('training', (event) => {
      if (event.kind === 'started' && this.#folder !== null)
        this.#underWay?.learning(this.#folder, event.runId, event.settings.name);
      this.#emit('training', event);
    });
    thread.onExit((unexpected) => {
      if (this.#trainer === thread) {
        this.#trainer = null;
        this.#device = null;
      }
      // The next call that needs it starts a new one.
      if (unexpected && !this.#stopped) void this.#trainerDied(thread.call('device', null));
    });
    return thread;
  }

  async #trainerDied(late: Promise<unknown>): Promise<void> {
    // Asked before another trainer can begin a run, which is not meant.
    const lost = this.#folder === null ? null : this.catalogue.call('runs.lost', null);
    await this.#tellWhy(late);
    const ended = await lost?.catch(() => null);
    for (const runId of ended?.runIds ?? []) this.#emit('training', { kind: 'ended', runId, state: 'interrupted' });
  }

  /** Says what a program was at in this catalogue when it ended without a word. */
  async #tellLeft(folder: string): Promise<void> {
    const left = this.#underWay?.takeLeft(folder) ?? [];
    if (left.length === 0) return;
    const runs = await this.catalogue.call('runs.list', null).catch(() => []);
    for (const job of left) {
      const canGoOn = runs.some(({ id, resumable }) => id === job.runId && resumable);
      this.#emit('problem', toProblem(endedUnexpectedly(job, canGoOn)));
    }
  }

  /** A thread's data, with its port to the photo reader, and what is handed over with it. */
  #readerData(): [Record<string, MessagePort>, MessagePort[]] {
    const { port1, port2 } = new MessageChannel();
    this.#keeper.serve(port1, 'work');
    return [{ [READER_PORT]: port2 }, [port2]];
  }

  async #catalogueDied(late: Promise<unknown>): Promise<void> {
    const folder = this.#folder;
    this.#folder = null;
    await this.#tellWhy(late);
    // The trainer's port led to the thread that is gone.
    await this.#trainer?.terminate();
    if (folder === null) return;
    const now = Date.now();
    this.#deaths.push(now);
    const often = this.#deaths.filter((death) => now - death < RESTART_WINDOW_MS).length > MOST_RESTARTS;
    if (often) {
      this.#emit('catalogue.opened', null);
      return;
    }
    try {
      await this.open(folder, false);
    } catch (error) {
      this.#emit('catalogue.opened', null);
      this.#emit('problem', toProblem(error));
    }
  }

  /** A call that comes after a thread's end is answered with what ended it. */
  async #tellWhy(late: Promise<unknown>): Promise<void> {
    await late.catch((error: unknown) => this.#emit('problem', toProblem(error)));
  }

  #emit<N extends keyof EngineEvents>(name: N, payload: EngineEvents[N]): void {
    for (const listener of this.#listeners[name]) listener(payload);
  }
}
