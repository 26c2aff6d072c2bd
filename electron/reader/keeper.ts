/*
 * Keeps the photo reader: starts its process when it is first needed, gives it no more at a time than it has threads for,
 * and ends and replaces it when it is silent for too long or has died. Nobody else loses by that: what was under way is
 * asked again. What stays silent twice lies on a drive that does not answer; what ends the process twice, the second time
 * alone, is to blame for it. Runs in main and on the command line.
 */
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { because, ProblemError, type ProblemValue } from '../domain/problems.ts';
import type { JobProgress } from '../contract/jobs.ts';
import { type CallOptions, type Client, connect, type Handlers, serve } from '../calls/call.ts';
import {
  type PhotoReader,
  READER_CALLS,
  type Reader,
  type ReaderEvents,
  type ReaderProcess,
  type StartReader,
} from './calls.ts';

/** Who asks: what the window shows never waits behind a job. */
export type Lane = 'window' | 'work';

/** Asked of the process at a time. */
const WIDTHS: Readonly<Record<Lane, number>> = { window: 3, work: Math.max(4, availableParallelism()) };
const LANES: readonly Lane[] = ['window', 'work'];
/** Beyond one thread for each that is asked: a folder is looked at in several places at once. */
const MORE_THREADS = 10;
/** A process that ends so often before it is ready is given up. */
const MOST_FAILED_STARTS = 3;
/** Whoever was silent for this share of what it may be when another's silence ended the process was silent as well. */
const SILENT_AS_WELL = 0.5;
/** Not asked for so long, the process ends; the next question starts another in some tenths of a second, ms. */
const IDLE_MS = 60_000;
/** Held up for so long, main has heard nobody, ms. */
const HELD_UP_MS = 3_000;

export interface KeeperLimits {
  /** Silence that is taken for the end, unless the step itself was said to take longer, ms. */
  readonly silenceMs?: number;
  /** From its start until the process is ready, ms. */
  readonly startMs?: number;
  /** Without a question, after which it ends, ms. */
  readonly idleMs?: number;
}

interface Asked {
  readonly name: keyof PhotoReader;
  readonly input: unknown;
  readonly lane: Lane;
  readonly onProgress: CallOptions['onProgress'];
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  /** Answered or given up by who asked; the process may still be at it. */
  settled: boolean;
  silences: number;
  crashes: number;
  /** When it was last heard of, and how long it may be silent from then on, ms. */
  heard: number;
  allowed: number;
  cancel: (() => void) | null;
}

interface Running {
  readonly process: ReaderProcess;
  readonly client: Client<PhotoReader, ReaderEvents>;
  readonly started: number;
  ready: boolean;
}

export class ReaderKeeper {
  readonly #start: StartReader;
  readonly #silenceMs: number;
  readonly #startMs: number;
  readonly #idleMs: number;
  readonly #waiting: Readonly<Record<Lane, Asked[]>> = { window: [], work: [] };
  /** Were under way when the process died; each is asked again alone, before anything else. */
  #suspects: Asked[] = [];
  readonly #underWay = new Set<Asked>();
  #running: Running | null = null;
  #watching: NodeJS.Timeout | null = null;
  #watched = 0;
  /** When it last had something to do. */
  #busy = 0;
  #failedStarts = 0;
  #stopped = false;

  constructor(start: StartReader, { silenceMs = 30_000, startMs = 60_000, idleMs = IDLE_MS }: KeeperLimits = {}) {
    this.#start = start;
    this.#silenceMs = silenceMs;
    this.#startMs = startMs;
    this.#idleMs = idleMs;
  }

  /** The reader as one lane may ask it. */
  reader(lane: Lane): Reader {
    return {
      call: (name, input, options = {}) => {
        const controls = { control: () => {} };
        return Object.assign(this.#ask(lane, name, input, options), controls) as never;
      },
    };
  }

  /** Answers a thread's calls on `port`. */
  serve(port: MessagePort, lane: Lane): void {
    const handlers = READER_CALLS.map((name) => [
      name,
      (input: unknown, { signal, report }: { signal: AbortSignal; report: (progress: JobProgress) => void }) =>
        // Of the others, progress says only that they are alive.
        this.#ask(lane, name, input, { signal, ...(name === 'folder.scan' ? { onProgress: report } : {}) }),
    ]);
    serve<PhotoReader>(port, Object.fromEntries(handlers) as Handlers<PhotoReader>);
  }

  /** Ends the process and all that waits for it, at once and for good. */
  stop(): void {
    this.#stopped = true;
    this.#end();
    const left = [...this.#underWay, ...this.#suspects, ...LANES.flatMap((lane) => this.#waiting[lane])];
    this.#forget();
    if (this.#watching) clearInterval(this.#watching);
    this.#watching = null;
    for (const asked of left) this.#reject(asked, new ProblemError('cancelled'));
  }

  #ask(lane: Lane, name: keyof PhotoReader, input: unknown, options: CallOptions): Promise<unknown> {
    const { signal, onProgress } = options;
    return new Promise((resolve, reject) => {
      if (this.#stopped || signal?.aborted) {
        reject(new ProblemError('cancelled'));
        return;
      }
      const asked: Asked = {
        name,
        input,
        lane,
        onProgress,
        resolve: (value) => {
          signal?.removeEventListener('abort', cancelled);
          resolve(value);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', cancelled);
          reject(error as Error);
        },
        settled: false,
        silences: 0,
        crashes: 0,
        heard: 0,
        allowed: 0,
        cancel: null,
      };
      // Whoever asked is answered at once; the process may be waiting for a drive and not hear.
      const cancelled = () => {
        this.#reject(asked, new ProblemError('cancelled'));
        asked.cancel?.();
        this.#drop(asked);
      };
      signal?.addEventListener('abort', cancelled);
      this.#waiting[lane].push(asked);
      this.#sendNext();
    });
  }

  #sendNext(): void {
    if (this.#stopped) return;
    const suspect = this.#suspects[0];
    if (suspect) {
      if (this.#underWay.size > 0) return;
      this.#suspects.shift();
      this.#send(suspect);
      return;
    }
    for (const lane of LANES) {
      const waiting = this.#waiting[lane];
      let room = WIDTHS[lane] - [...this.#underWay].filter((asked) => asked.lane === lane).length;
      for (; room > 0; room -= 1) {
        const next = waiting.shift();
        if (!next) break;
        this.#send(next);
      }
    }
  }

  #send(asked: Asked): void {
    const { client } = this.#process();
    this.#underWay.add(asked);
    this.#hear(asked, 0);
    const call = client.call(asked.name, asked.input as never, {
      onProgress: (progress) => {
        this.#hear(asked, progress.secondsLeft ?? 0);
        if (!asked.settled) asked.onProgress?.(progress);
      },
    });
    asked.cancel = () => call.control('cancel');
    void this.#settle(asked, client, call);
    this.#watch();
  }

  async #settle(asked: Asked, client: Running['client'], call: Promise<unknown>): Promise<void> {
    const answer = await call.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    // An answer of a process that was given up meanwhile would be the second one.
    if (this.#running?.client !== client || !this.#underWay.delete(asked)) return;
    this.#sendNext();
    if ('error' in answer) this.#reject(asked, answer.error);
    else if (!asked.settled) {
      asked.settled = true;
      asked.resolve(answer.value as never);
    }
  }

  #hear(asked: Asked, moreSeconds: number): void {
    asked.heard = performance.now();
    asked.allowed = this.#silenceMs + moreSeconds * 1000;
  }

  #process(): Running {
    if (this.#running) return this.#running;
    const process = this.#start(WIDTHS.window + WIDTHS.work + MORE_THREADS);
    const client = connect<PhotoReader, ReaderEvents>(process.port);
    const running: Running = { process, client, started: performance.now(), ready: false };
    this.#running = running;
    client.on('ready', () => {
      running.ready = true;
      this.#failedStarts = 0;
      // What it was asked before lay there until now.
      for (const asked of this.#underWay) this.#hear(asked, 0);
    });
    process.onExit(() => {
      if (this.#running === running) this.#died(running);
    });
    return running;
  }

  /** Nobody asked it to end. */
  #died({ ready }: Running): void {
    this.#running = null;
    const left = [...this.#underWay].filter(({ settled }) => !settled);
    this.#underWay.clear();
    if (!ready) this.#startFailed(left);
    else {
      for (const asked of left) {
        asked.crashes += 1;
        if (asked.crashes > 1 && left.length === 1) this.#reject(asked, culprit(asked));
        else this.#suspects.push(asked);
      }
    }
    this.#sendNext();
  }

  #startFailed(left: readonly Asked[]): void {
    this.#failedStarts += 1;
    if (this.#failedStarts < MOST_FAILED_STARTS) {
      this.#askAgain(left);
      return;
    }
    this.#failedStarts = 0;
    const all = [...left, ...this.#suspects, ...LANES.flatMap((lane) => this.#waiting[lane])];
    this.#forget();
    for (const asked of all)
      this.#reject(asked, new ProblemError('stopped-thread', { thread: because('thread-photo-reader') }));
  }

  #watch(): void {
    this.#watched = performance.now();
    this.#busy = this.#watched;
    this.#watching ??= setInterval(() => this.#look(), Math.min(1000, this.#silenceMs / 8));
  }

  #look(): void {
    const now = performance.now();
    const heldUp = now - this.#watched > HELD_UP_MS;
    this.#watched = now;
    if (this.#underWay.size > 0) this.#busy = now;
    else if (now - this.#busy < this.#idleMs) return;
    else {
      this.#end();
      if (this.#watching) clearInterval(this.#watching);
      this.#watching = null;
      return;
    }
    // Whoever answered while main was held up is heard only now.
    if (heldUp) for (const asked of this.#underWay) asked.heard = now;
    const running = this.#running;
    if (!running) return;
    if (!running.ready) {
      if (now - running.started < this.#startMs) return;
      this.#end();
      const left = [...this.#underWay].filter(({ settled }) => !settled);
      this.#underWay.clear();
      this.#startFailed(left);
      this.#sendNext();
    } else if ([...this.#underWay].some(({ heard, allowed }) => now - heard > allowed)) this.#silent(now);
  }

  /** Ends the process; what had been silent is asked once more, the others as often as it takes. */
  #silent(now: number): void {
    this.#end();
    const left = [...this.#underWay].filter(({ settled }) => !settled);
    this.#underWay.clear();
    const innocent: Asked[] = [];
    for (const asked of left) {
      if (now - asked.heard < asked.allowed * SILENT_AS_WELL) {
        innocent.push(asked);
        continue;
      }
      asked.silences += 1;
      if (asked.silences > 1) this.#reject(asked, noAnswer(asked));
      else this.#waiting[asked.lane].push(asked);
    }
    this.#askAgain(innocent);
    this.#sendNext();
  }

  #askAgain(left: readonly Asked[]): void {
    for (const asked of left.toReversed()) this.#waiting[asked.lane].unshift(asked);
  }

  #end(): void {
    const running = this.#running;
    this.#running = null;
    running?.process.kill();
  }

  #forget(): void {
    this.#underWay.clear();
    this.#suspects = [];
    for (const lane of LANES) this.#waiting[lane].length = 0;
  }

  /** Takes out what was not begun; what is under way keeps its place until it is answered or silent for too long. */
  #drop(asked: Asked): void {
    const waiting = this.#waiting[asked.lane];
    const at = waiting.indexOf(asked);
    if (at >= 0) waiting.splice(at, 1);
    this.#suspects = this.#suspects.filter((other) => other !== asked);
    this.#sendNext();
  }

  #reject(asked: Asked, error: unknown): void {
    if (asked.settled) return;
    asked.settled = true;
    asked.reject(error);
  }
}

function noAnswer({ input }: Asked): ProblemError {
  return new ProblemError('photos-away', { folder: folderOf(input), reason: because('drive-silent') });
}

function culprit({ name }: Asked): ProblemError {
  if (!name.startsWith('photo.')) return new ProblemError('stopped-thread', { thread: because('thread-photo-reader') });
  return new ProblemError('photo-unreadable', {}, { detail: 'the photo reader died of it twice' });
}

function folderOf(input: unknown): ProblemValue {
  const { folder, path, photo, paths } = input as Partial<Record<string, unknown>>;
  if (typeof folder === 'string') return folder;
  const file = path ?? photo ?? (paths as readonly unknown[] | undefined)?.[0];
  return typeof file === 'string' ? dirname(file) : because('the-folder');
}
