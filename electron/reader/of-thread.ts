/*
 * The photo reader that a thread asks: the process behind the port that its starter gave it; where none was given (in
 * tests, which start parts of the program alone) the thread reads for itself. Runs in the threads.
 */
import { type MessagePort, workerData } from 'node:worker_threads';
import { because, ProblemError, toProblem } from '../domain/problems.ts';
import { type CallContext, connect } from '../calls/call.ts';
import type { PhotoReader, Reader } from './calls.ts';
import { READER_PORT } from './port-name.ts';

/** Reads in the thread that asks. */
export const readerHere: Reader = {
  call(name, input, options = {}) {
    const signal = options.signal ?? new AbortController().signal;
    const context: CallContext = {
      signal,
      finishing: () => false,
      paused: () => false,
      gate: async () => signal.throwIfAborted(),
      report: (progress) => options.onProgress?.(progress),
    };
    const answer = async () => {
      try {
        signal.throwIfAborted();
        // Only here: threads that ask a process need none of what decodes pictures.
        const { readerHandlers } = await import('./handlers.ts');
        // Each handler takes its own input; the compiler cannot follow a name that is a type parameter.
        return await (readerHandlers[name] as (input: unknown, context: CallContext) => unknown)(input, context);
      } catch (error) {
        throw error instanceof ProblemError ? error : ProblemError.fromProblem(toProblem(error));
      }
    };
    return Object.assign(answer(), { control: () => {} }) as never;
  },
};

export const readerOfThread: Reader = ofThread();

function ofThread(): Reader {
  const port = (workerData as Record<string, unknown> | null)?.[READER_PORT] as MessagePort | undefined;
  if (!port) return readerHere;
  const client = connect<PhotoReader>(port);
  port.on('close', () => {
    client.fail(toProblem(new ProblemError('stopped-thread', { thread: because('thread-photo-reader') })));
  });
  return client;
}
