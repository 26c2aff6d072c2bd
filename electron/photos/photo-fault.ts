/*
 * Why a photo could not be read: a fault of its own file (damaged, gone, no photo), or one that has nothing to do with it:
 * the drive is away or fails, the machine is short of memory or handles. Only the first may leave a photo out; the others
 * pass, so they are waited for, and then told. Decoders wrap the system's errors in sentences of their own, so the file is
 * looked at again. Runs in the threads.
 */
import { setMaxListeners } from 'node:events';
import { constants } from 'node:fs';
import { type FileHandle, open, opendir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ProblemError } from '../contract/problems.ts';
import { faultWords, systemFault } from '../contract/system-errors.ts';
import { pathOnDisk } from './path-text.ts';

export interface PhotoAt {
  readonly path: string;
  /** The folder that it was imported from; left out, the one that it lies in. */
  readonly source?: string;
}

/** Waits between the tries to read a photo whose drive is away, or for which the machine is short, ms. */
export const PATIENCE: readonly number[] = [500, 1500, 3000, 5000, 6000];
/** A drive that takes longer to answer hangs, ms. */
const LONGEST_LOOK_MS = 15_000;
/** Read at once of a file that is looked at, bytes. */
const CHUNK = 1 << 20;
/** What decoders say when the system gave them no memory or no handle. */
const SHORT_WORDS = /out of memory|cannot allocate memory|too many open files/i;

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
    try {
      return await read();
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      const problem = await faultOf(photo, error);
      if (problem === null) {
        // Between the reading and the look the drive may have come back.
        const isSure = error instanceof ProblemError || !readAgain;
        if (isSure) throw new ProblemError('photo-unreadable', {}, { cause: error });
        readAgain = false;
        continue;
      }
      const ms = patience[wait];
      if (ms === undefined) throw problem;
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
  const seen = await lookAt(photo, true);
  if (seen instanceof ProblemError) return seen;
  if (seen !== 'there') return null;
  if (error instanceof ProblemError) return error.code === 'photo-unreadable' ? null : error;
  const known = problemOf(photo.path, error);
  if (known) return known;
  const short = SHORT_WORDS.test(error instanceof Error ? error.message : '');
  return short
    ? new ProblemError('system-short', { reason: 'The machine is short of memory' }, { cause: error })
    : null;
}

/**
 * Whether a photo's file is there. 'own-fault': it alone is gone, or it is no file, or this account may not read it; a
 * problem: its folder is away with it, or the system fails. `whole`: it is read to its end as well.
 */
export async function lookAt(photo: PhotoAt, whole = false): Promise<'there' | 'own-fault' | ProblemError> {
  try {
    return (await limited(look(photo.path, whole))) ? 'there' : 'own-fault';
  } catch (error) {
    const fault = systemFault((error as NodeJS.ErrnoException).code);
    if (fault === 'gone' || fault === 'not-allowed') return (await folderAway(photo)) ?? 'own-fault';
    return problemOf(photo.path, error) ?? 'own-fault';
  }
}

/** False for what is no file. Rejects with the system's error. */
async function look(path: string, whole: boolean): Promise<boolean> {
  const onDisk = pathOnDisk(path);
  const status = await stat(onDisk);
  // A pipe or a device would be waited for without end.
  if (!status.isFile()) return false;
  if (!whole) return true;
  const file = await open(onDisk, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    await readToEnd(file);
  } finally {
    await file.close().catch(() => {});
  }
  return true;
}

async function readToEnd(file: FileHandle): Promise<void> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
  }
}

/**
 * Whether the folder of a photo that cannot be found went with it. A drive that is not connected leaves no folder, or an
 * empty one where it was. A folder inside the source that is gone while others are there was taken away by somebody.
 */
async function folderAway({ path, source = dirname(path) }: PhotoAt): Promise<ProblemError | null> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const isTop = folder === source || folder === dirname(folder);
    try {
      if (await limited(hasAny(folder))) return null;
      return away(folder, 'the folder is empty, as where a drive is not connected');
    } catch (error) {
      if (systemFault((error as NodeJS.ErrnoException).code) !== 'gone') return problemOf(path, error);
      if (isTop) return away(folder, 'the folder is not there');
    }
  }
}

async function hasAny(folder: string): Promise<boolean> {
  for await (const _ of await opendir(pathOnDisk(folder) as string)) return true;
  return false;
}

/** An error of the system that is no fault of a file, as a problem; null for others. */
function problemOf(path: string, error: unknown): ProblemError | null {
  const code = (error as NodeJS.ErrnoException).code;
  const fault = systemFault(code);
  if (fault === null || code === undefined || fault === 'gone' || fault === 'full') return null;
  const words = faultWords(fault, code);
  if (fault === 'short') {
    const reason = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    return new ProblemError('system-short', { reason }, { cause: error });
  }
  // With the file's name: where it is only one, taking it away is a way out.
  return away(dirname(path), `${basename(path)}: ${words}`, error);
}

function away(folder: string, reason: string, cause?: unknown): ProblemError {
  return new ProblemError('photos-away', { folder, reason }, { cause });
}

/** A drive that hangs is told like one that answers with an error. */
async function limited<T>(work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = setTimeout(LONGEST_LOOK_MS, null, { signal: stop.signal, ref: false }).then(() => {
    throw Object.assign(new Error('the drive does not answer'), { code: 'ETIMEDOUT' });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
    late.catch(() => {});
  }
}

/** Photos looked at before a start. */
const SAMPLE = 64;

export interface LookedAt {
  readonly looked: number;
  readonly gone: number;
  readonly away: ProblemError | null;
}

/** A look at some of the photos, spread over all of them, and at one of each source: not at every file of a large collection. */
export async function lookAtSome(photos: readonly PhotoAt[]): Promise<LookedAt> {
  const firsts = new Map(photos.map((photo) => [photo.source ?? dirname(photo.path), photo]));
  const every = Math.max(1, photos.length / SAMPLE);
  const spread = Array.from(
    { length: Math.min(SAMPLE, photos.length) },
    (_, i) => photos[Math.floor(i * every)] as PhotoAt,
  );
  const chosen = [...new Set([...[...firsts.values()].slice(0, SAMPLE), ...spread])];
  const seen = await Promise.all(chosen.map((photo) => lookAt(photo)));
  return {
    looked: chosen.length,
    gone: seen.filter((one) => one === 'own-fault').length,
    away: seen.find((one) => one instanceof ProblemError) ?? null,
  };
}
