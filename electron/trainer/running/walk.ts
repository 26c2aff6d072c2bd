/*
 * A way through photos, batch by batch: the next one is read while the thread works on this one, the event loop has a turn
 * between any two so that pause and cancel act, and how far it is goes out as progress. Runs in the trainer thread.
 */
import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '../../calls/call.ts';
import { readAhead } from './dataset.ts';
import { Pace } from './pace.ts';

export interface WalkRequest {
  readonly context: CallContext;
  readonly phase: string;
  /** Photos there are to begin with. */
  readonly total: number;
  /** Told when it is paused; it lasts as long as `wait`. */
  readonly paused?: (wait: () => Promise<void>) => Promise<void>;
}

/**
 * Gives each batch with what `load` made of it, in order; a batch counts as done when the next one is asked for. Rejects
 * with AbortError when cancelled.
 */
export async function* walk<B extends { readonly photos: readonly unknown[] }, R>(
  { context, phase, total, paused = (wait) => wait() }: WalkRequest,
  batches: Iterable<B> | AsyncIterable<B>,
  load: (batch: B) => Promise<R>,
): AsyncGenerator<{ readonly batch: B; readonly loaded: R }, void, undefined> {
  const pace = new Pace(0);
  let done = 0;
  for await (const step of readAhead(batches, async (batch) => ({ batch, loaded: await load(batch) }))) {
    await setImmediate();
    if (context.paused()) await paused(() => pace.pause(() => context.gate()));
    context.signal.throwIfAborted();
    yield step;
    const photos = step.batch.photos.length;
    done += photos;
    pace.step(photos);
    const rate = pace.photosPerSecond();
    const secondsLeft = rate > 0 ? Math.max(0, total - done) / rate : null;
    context.report({ phase, done, total: Math.max(total, done), rate, secondsLeft });
  }
}

/** Writes what came out of one batch while the next is worked out: no more than one write is under way. */
export class WriteBehind {
  #writing: Promise<unknown> = Promise.resolve();

  /** Begins once the write before is done; rejects when that one failed. */
  async next(write: () => Promise<unknown>): Promise<void> {
    await this.#writing;
    this.#writing = write();
    // Its failure is told by the next write or by `done`; until then it must not count as unhandled.
    this.#writing.catch(() => {});
  }

  /** Rejects when the last write failed. */
  async done(): Promise<void> {
    await this.#writing;
  }

  /** Whatever became of the last write. */
  async over(): Promise<void> {
    await this.#writing.catch(() => {});
  }
}
