/*
 * The window's only door to the rest of the program: nothing else touches `window.vasculum`. Replies are unwrapped, and a
 * refusal or failure is thrown as a ProblemError, so that a caller either has its answer or a sentence to show.
 */
import type { JobControl, JobInput, JobKind } from '../electron/contract/jobs.ts';
import { type Problem, ProblemError, toProblem } from '../electron/domain/problems.ts';
import type {
  EventName,
  Events,
  Reply,
  RequestInput,
  RequestName,
  RequestOutput,
  VasculumBridge,
} from '../electron/contract/requests.ts';

declare global {
  interface Window {
    readonly vasculum: VasculumBridge;
  }
}

/** The input may be left out exactly where the request takes none. */
type Input<N extends RequestName> = RequestInput<N> extends undefined ? [] : [input: RequestInput<N>];

/** Throws ProblemError. */
export async function request<N extends RequestName>(name: N, ...[input]: Input<N>): Promise<RequestOutput<N>> {
  const reply = (await window.vasculum.request(name, input ?? null)) as Reply<RequestOutput<N>>;
  if (!reply.ok) throw ProblemError.fromProblem(reply.problem);
  return reply.value;
}

/** Starts a long job; its progress and end come as 'job' events. Throws ProblemError. */
export async function startJob<K extends JobKind>(kind: K, input: JobInput<K>): Promise<string> {
  const { id } = await request('jobs.start', { kind, input });
  return id;
}

export async function controlJob(id: string, control: JobControl): Promise<void> {
  await request('jobs.control', { id, control });
}

/** Returns a function that stops the listening. */
export function listen<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
  return window.vasculum.on(name, (payload) => listener(payload as Events[N]));
}

/** Absolute path of a dropped file or folder; main learns at the same time that a person dropped it. */
export function pathOfDropped(file: File): string {
  return window.vasculum.pathOf(file);
}

/** What was thrown, as something to show. */
export function problemOf(error: unknown): Problem {
  return toProblem(error);
}
