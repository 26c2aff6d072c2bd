/*
 * Why a photo could not be read: a fault of its own file (damaged, gone, no photo), or one that has nothing to do with it:
 * the drive is away or fails, the machine is short of memory or handles. Only the first may leave a photo out; the others
 * pass, so they are waited for, and then told. Decoders wrap the system's errors in sentences of their own, so the file is
 * looked at again. Runs in the threads.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { because, ProblemError } from '../domain/problems.ts';
import { MOST_PATHS, type Reader } from './calls.ts';
import { readerOfThread } from './of-thread.ts';
import { type PhotoAt, problemOf, type Seen } from '../photos/look-at.ts';
import { folderOf, textOf } from '../files/path-text.ts';
import { isShortOfMemory } from '../photos/trouble.ts';

/** Waits between the tries to read a photo whose drive is away, or for which the machine is short, ms. */
export const PATIENCE: readonly number[] = [500, 1500, 3000, 5000, 6000];
/** Whoever took longer to fail than this was waited for enough, ms. */
const WAITED_ENOUGH_MS = 30_000;

export interface Waiting {
  readonly patience?: readonly number[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each wait for something that is not the photo's fault. */
  readonly onWaiting?: ((problem: ProblemError) => void) | undefined;
}

/**
 * What `read` makes of a photo. Rejects with 'photo-unreadable' for a fault of the photo's own; for others, when waiting did
 * not help, with 'photos-away' or 'system-short'; with AbortError when cancelled.
 */
export async function readPatiently<T>(photo: PhotoAt, read: () => Promise<T>, waiting: Waiting = {}): Promise<T> {
  const { patience = PATIENCE, signal, onWaiting } = waiting;
  let readAgain = true;
  for (let wait = 0; ;) {
    signal?.throwIfAborted();
    const begun = performance.now();
    try {
      return await read();
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      const problem = await faultOf(photo, error);
      if (problem === null) {
        // Between the reading and the look the drive may have come back.
        if (!readAgain) throw new ProblemError('photo-unreadable', {}, { cause: error });
        readAgain = false;
        continue;
      }
      // A program that ends, or a reader that is gone for good, is not waited for.
      if (problem.code !== 'photos-away' && problem.code !== 'system-short') throw problem;
      const ms = patience[wait];
      // A drive that does not answer was asked twice already.
      if (ms === undefined || performance.now() - begun > WAITED_ENOUGH_MS) throw problem;
      wait += 1;
      onWaiting?.(problem);
      // All photos of a batch may wait at once.
      if (signal) setMaxListeners(0, signal);
      await setTimeout(ms, undefined, signal ? { signal } : {});
    }
  }
}

/** The fault behind an error of reading a photo; null: it is the file's own. */
async function faultOf(photo: PhotoAt, error: unknown): Promise<ProblemError | null> {
  // What its reader says of the drive is not asked again.
  if (error instanceof ProblemError && error.code !== 'photo-unreadable') return error;
  const seen = await lookAtWhole(photo);
  if (seen instanceof ProblemError) return seen;
  if (seen !== 'there' || error instanceof ProblemError) return null;
  const known = problemOf(photo.path, error);
  if (known) return known;
  const said = error instanceof Error ? error.message : '';
  return isShortOfMemory(said) || /too many open files/i.test(said)
    ? new ProblemError('system-short', { reason: because('short-of-memory') }, { cause: error })
    : null;
}

/** What is seen of each, as `lookAt` says it. */
export async function lookAtEach(
  photos: readonly PhotoAt[],
  reader: Reader = readerOfThread,
  whole = false,
): Promise<Seen[]> {
  const asked = photos.map(({ path, source, imported }) => ({
    path,
    ...(source === undefined ? {} : { source }),
    ...(imported === undefined ? {} : { imported }),
  }));
  const seen = await reader.call('files.look', { photos: asked, whole });
  return seen.map((one) => (typeof one === 'string' ? one : ProblemError.fromProblem(one)));
}

/** Whether its content is the one that was imported is not asked. */
async function lookAtWhole({ path, source }: PhotoAt): Promise<Seen> {
  try {
    const [seen = 'own-fault'] = await lookAtEach(
      [{ path, ...(source === undefined ? {} : { source }) }],
      readerOfThread,
      true,
    );
    return seen;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Photos looked at before a start. */
const SAMPLE = MOST_PATHS / 2;

export interface LookedAt {
  readonly looked: number;
  readonly gone: number;
  readonly changed: number;
  readonly away: ProblemError | null;
}

/** A look at some of the photos, spread over all of them, and at one of each source: not at every file of a large collection. */
export async function lookAtSome(photos: readonly PhotoAt[], reader: Reader = readerOfThread): Promise<LookedAt> {
  const firsts = new Map(photos.map((photo) => [photo.source ?? textOf(folderOf(photo.path)), photo]));
  const every = Math.max(1, photos.length / SAMPLE);
  const spread = Array.from(
    { length: Math.min(SAMPLE, photos.length) },
    (_, i) => photos[Math.floor(i * every)] as PhotoAt,
  );
  const chosen = [...new Set([...[...firsts.values()].slice(0, SAMPLE), ...spread])];
  const seen: Seen[] = await lookAtEach(chosen, reader).catch((error: unknown) => {
    // A drive that does not answer at all keeps the others from being looked at.
    if (error instanceof ProblemError && error.code === 'photos-away') return [error];
    throw error;
  });
  return {
    looked: chosen.length,
    gone: seen.filter((one) => one === 'own-fault').length,
    changed: seen.filter((one) => one === 'changed').length,
    away: seen.find((one) => one instanceof ProblemError) ?? null,
  };
}
