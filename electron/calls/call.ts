/*
 * Typed calls over worker_threads message ports: one side serves a map of handlers, the other calls them by name. A call
 * can report progress, be told to pause, resume, finish or cancel, and ends exactly once: with a value or a problem.
 * Runs in main, in the threads and on the command line.
 */
import { setMaxListeners } from 'node:events';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { JobControl, JobProgress } from '../contract/jobs.ts';
import { type Problem, ProblemError, toProblem } from '../domain/problems.ts';

/** A map of name -> function; what is awaited on the other side is the function's value. */
// Interfaces have no index signature, so the constraint is an object and each member is checked where it is used.
type Signatures = object;
type Input<S, N extends keyof S> = S[N] extends (...input: infer A) => unknown ? (A extends [] ? null : A[0]) : never;
type Output<S, N extends keyof S> = S[N] extends (...input: never[]) => infer R ? R : never;

/** What a handler gets besides its input. */
export interface CallContext {
  /** Aborted by 'cancel'. */
  readonly signal: AbortSignal;
  /** True once the caller asked to end early and keep what is there. */
  readonly finishing: () => boolean;
  /** Resolves at once unless the call is paused; rejects with AbortError when cancelled while paused. */
  readonly gate: () => Promise<void>;
  readonly paused: () => boolean;
  /** Sends progress; may be called as often as wanted, at most ten a second go out (the last one always does). */
  readonly report: (progress: JobProgress) => void;
}

export type Handlers<S extends Signatures> = {
  readonly [N in keyof S]: (
    input: Input<S, N>,
    context: CallContext,
  ) => Answered<Output<S, N>> | Promise<Answered<Output<S, N>>>;
};

/** Where null is all that is answered, a handler need give nothing. */
export type Answered<T> = T extends null ? T | void : T;

type Request =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'control'; readonly id: number; readonly control: JobControl };
type Response =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'problem'; readonly id: number; readonly problem: Problem }
  | { readonly type: 'progress'; readonly id: number; readonly progress: JobProgress }
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown };

/** The part of a MessagePort that is used here; a Worker has it too, and a process can be given it. */
export type Port = Pick<MessagePort, 'postMessage' | 'on'>;

const PROGRESS_INTERVAL_MS = 100;

/** Answers calls that arrive on `port`. Returns a function that sends an event to the other side. */
export function serve<S extends Signatures, E extends object = Record<never, never>>(
  port: Port,
  handlers: Handlers<S>,
): { emit<N extends keyof E & string>(name: N, payload: E[N]): void } {
  const running = new Map<number, (control: JobControl) => void>();
  const post = (response: Response) => port.postMessage(response);

  async function answer(request: Extract<Request, { type: 'call' }>): Promise<void> {
    const { context, control, flush, drop } = callContext((progress) =>
      post({ type: 'progress', id: request.id, progress }),
    );
    running.set(request.id, control);
    try {
      const handler = (handlers as Record<string, (input: unknown, context: CallContext) => unknown>)[request.name];
      if (!handler || !Object.hasOwn(handlers, request.name)) throw new ProblemError('bad-request');
      const value = (await handler(request.input, context)) ?? null;
      flush();
      post({ type: 'value', id: request.id, value });
    } catch (error) {
      post({ type: 'problem', id: request.id, problem: toProblem(error) });
    } finally {
      drop();
      running.delete(request.id);
    }
  }

  port.on('message', (request: Request) => {
    if (request.type === 'call') void answer(request);
    else if (request.type === 'control') running.get(request.id)?.(request.control);
  });
  return { emit: (name, payload) => post({ type: 'event', name, payload }) };
}

function callContext(send: (progress: JobProgress) => void): {
  context: CallContext;
  control: (control: JobControl) => void;
  flush: () => void;
  /** Nothing more goes out: the call has ended. */
  drop: () => void;
} {
  const abort = new AbortController();
  // Whatever the call asks of others in turn is cancelled with it.
  setMaxListeners(0, abort.signal);
  let finishing = false;
  let held: Promise<void> | null = null;
  let release: () => void = () => {};
  let lastSent = -Infinity;
  let waiting: JobProgress | null = null;
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!waiting) return;
    lastSent = performance.now();
    send(waiting);
    waiting = null;
  };
  const context: CallContext = {
    signal: abort.signal,
    finishing: () => finishing,
    paused: () => held !== null,
    gate: async () => {
      if (held) await held;
      abort.signal.throwIfAborted();
    },
    report: (progress) => {
      waiting = progress;
      const wait = lastSent + PROGRESS_INTERVAL_MS - performance.now();
      if (wait <= 0) flush();
      // The last word before a long step is not kept back until its end.
      else timer ??= setTimeout(flush, wait).unref();
    },
  };
  const control = (wish: JobControl) => {
    if (wish === 'pause') held ??= new Promise((resolve) => (release = resolve));
    else {
      if (wish === 'cancel') abort.abort();
      if (wish === 'finish') finishing = true;
      held = null;
      release();
    }
  };
  const drop = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    waiting = null;
  };
  return { context, control, flush, drop };
}

export interface CallOptions {
  readonly onProgress?: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
}

/** A call under way: its value, and a way to steer it. */
export interface Call<T> extends Promise<T> {
  control(wish: JobControl): void;
}

export interface Client<S extends Signatures, E extends object = Record<never, never>> {
  /** Rejects with ProblemError. */
  call<N extends keyof S & string>(name: N, input: Input<S, N>, options?: CallOptions): Call<Output<S, N>>;
  /** Returns a function that stops the listening. */
  on<N extends keyof E & string>(name: N, listener: (payload: E[N]) => void): () => void;
}

/** Calls what the other side of `port` serves. `fail` ends every call under way (the thread died). */
export function connect<S extends Signatures, E extends object = Record<never, never>>(
  port: Port,
): Client<S, E> & { fail(problem: Problem): void } {
  interface Waiting {
    resolve(value: never): void;
    reject(error: unknown): void;
    onProgress: ((progress: JobProgress) => void) | undefined;
  }
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let lastId = 0;
  let failed: Problem | null = null;
  const post = (request: Request) => port.postMessage(request);

  port.on('message', (response: Response) => {
    if (response.type === 'event') {
      for (const listener of listeners.get(response.name) ?? []) listener(response.payload as never);
      return;
    }
    const call = waiting.get(response.id);
    if (!call) return;
    if (response.type === 'progress') {
      call.onProgress?.(response.progress);
      return;
    }
    waiting.delete(response.id);
    if (response.type === 'value') call.resolve(response.value as never);
    else call.reject(ProblemError.fromProblem(response.problem));
  });

  return {
    call(name, input, { signal, onProgress } = {}) {
      lastId += 1;
      const id = lastId;
      const control = (wish: JobControl) => post({ type: 'control', id, control: wish });
      const cancel = () => control('cancel');
      const answer = new Promise((resolve, reject) => {
        if (failed) return reject(ProblemError.fromProblem(failed));
        waiting.set(id, { resolve, reject, onProgress });
        post({ type: 'call', id, name, input });
        if (signal?.aborted) cancel();
        else signal?.addEventListener('abort', cancel);
      });
      // One signal may steer thousands of calls, one after the other.
      const promise = answer.finally(() => signal?.removeEventListener('abort', cancel));
      return Object.assign(promise, { control }) as never;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener as (payload: never) => void));
      return () => set.delete(listener as (payload: never) => void);
    },
    fail(problem) {
      failed = problem;
      for (const call of waiting.values()) call.reject(ProblemError.fromProblem(problem));
      waiting.clear();
    },
  };
}

export interface Thread<S extends Signatures, E extends object> extends Client<S, E> {
  /** Hands the thread a port to another thread; it arrives as a 'connect' message. */
  give(name: string, port: MessagePort): void;
  /** Ends the thread without waiting; calls under way fail with 'stopped-thread'. */
  terminate(): Promise<void>;
  /** Called once when the thread ends, with true when nobody asked it to. */
  onExit(listener: (unexpected: boolean) => void): void;
}

/** Starts the thread in `file` (compiled JavaScript) and connects to it; ports in its data are handed over with them. */
export function startThread<S extends Signatures, E extends object>(
  name: string,
  file: string,
  workerData: unknown = null,
  transferList: MessagePort[] = [],
): Thread<S, E> {
  const worker = new Worker(file, { name, workerData, transferList });
  const client = connect<S, E>(worker as unknown as Port);
  const exitListeners: ((unexpected: boolean) => void)[] = [];
  let asked = false;
  let reason: unknown = null;
  worker.on('error', (error) => (reason = error));
  worker.on('exit', () => {
    const detail = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason ?? '');
    client.fail(toProblem(new ProblemError('stopped-thread', { thread: name }, { detail })));
    for (const listener of exitListeners) listener(!asked);
  });
  return {
    ...client,
    give: (portName, port) => worker.postMessage({ type: 'connect', name: portName, port }, [port]),
    terminate: async () => {
      asked = true;
      await worker.terminate();
    },
    onExit: (listener) => exitListeners.push(listener),
  };
}

/** Inside a thread: resolves with the port that `Thread.give(name, …)` handed over. */
export function receivePort(parent: Port, name: string): Promise<MessagePort> {
  return new Promise((resolve) => {
    parent.on('message', (message: { type: string; name?: string; port?: MessagePort }) => {
      if (message.type === 'connect' && message.name === name && message.port) resolve(message.port);
    });
  });
}
