/*
 * Which photos make up which step, and their pictures read ahead of time: while TensorFlow works on one batch, the next
 * is decoded in libuv's pool. Runs in the trainer thread.
 *
 * A photo keeps its slot for the whole run. One that has vanished, has changed or cannot be read leaves its slot empty, so that its
 * batch is a picture smaller and every other photo keeps its place. One whose drive is away is waited for, and then ends
 * the loading: nothing is learned or answered without it.
 */
import { type ProblemCode, ProblemError } from '../../domain/problems.ts';
import type { PhotoFile } from '../../contract/threads.ts';
import { type Waiting, readPatiently } from '../../reader/photo-fault.ts';
import { shuffled } from '../../domain/statistics/chance.ts';
import type { PictureCache } from './picture-cache.ts';
import { decodePicture } from './pictures.ts';

/** Keeps the order's numbers apart from others drawn with the same seed. */
const ORDER = 2;

/** A photo of a run that was there at its beginning; `file` is null when it is gone by now. */
export interface Slot {
  readonly photoId: number;
  readonly label: number;
  readonly file: PhotoFile | null;
}

/** Steps of one epoch: none has more than `photosPerStep`, and every photo is in one. */
export function stepsPerEpoch(photos: number, photosPerStep: number): number {
  return Math.ceil(photos / photosPerStep);
}

/**
 * The batches of an epoch (from 0) as slot numbers: all slots in an order that depends on seed, epoch and photo alone, cut
 * into steps whose sizes differ by one at most. So no photo is left over at the end of an epoch, and no batch is so
 * small that batch norm would learn from a single picture.
 */
export function epochBatches(slots: readonly Slot[], steps: number, seed: number, epoch: number): number[][] {
  const numbers = slots.map((_, number) => number);
  const order = shuffled(numbers, (number) => slots[number]?.photoId ?? 0, seed, ORDER, epoch);
  return cutIntoSteps(order, steps);
}

/** So many runs of a list, as long as each other or one longer. */
export function cutIntoSteps<T>(order: readonly T[], steps: number): T[][] {
  return Array.from({ length: steps }, (_, step) =>
    order.slice(Math.floor((step * order.length) / steps), Math.floor(((step + 1) * order.length) / steps)),
  );
}

/** Pictures of the photos that could be read, in the order asked for. */
export interface LoadedPictures {
  /** RGB bytes, [readable.length, side, side, 3]. */
  readonly pictures: Uint8Array;
  /** Positions in what was asked for. */
  readonly readable: readonly number[];
}

export interface PictureSource extends Waiting {
  readonly side: number;
  readonly cache?: PictureCache;
  /** Told of each photo once that cannot be read for a fault of its own, or has changed since it was imported. */
  readonly onUnreadable?: (photo: PhotoFile, error: ProblemError) => void;
}

/** How a job reads photos, whichever pictures it makes of them. */
export type Reading = Omit<PictureSource, 'side' | 'cache'>;

const OWN_FAULTS: ReadonlySet<ProblemCode> = new Set(['photo-unreadable', 'photo-changed']);

/** Reads pictures of one side, from the cache where they are there, else from the originals. */
export class PictureLoader {
  readonly #source: PictureSource;
  readonly #unreadable = new Set<number>();

  constructor(source: PictureSource) {
    this.#source = source;
  }

  /**
   * All at once: every picture is one task in libuv's pool and goes on while the thread is blocked. Rejects with
   * 'photos-away' or 'system-short' when a photo cannot be read for no fault of its own.
   */
  async load(photos: readonly { readonly slot: number; readonly file: PhotoFile | null }[]): Promise<LoadedPictures> {
    const loaded = await Promise.all(photos.map(({ slot, file }) => this.#one(slot, file)));
    const readable = loaded.flatMap((picture, position) => (picture ? [position] : []));
    const bytes = this.#source.side ** 2 * 3;
    const pictures = new Uint8Array(readable.length * bytes);
    let offset = 0;
    for (const picture of loaded) {
      if (!picture) continue;
      pictures.set(picture, offset);
      offset += bytes;
    }
    return { pictures, readable };
  }

  /** Without slots of a run: each photo's own number stands for one. */
  async loadPhotos(photos: readonly PhotoFile[]): Promise<LoadedPictures> {
    return this.load(photos.map((file) => ({ slot: file.photoId, file })));
  }

  async #one(slot: number, file: PhotoFile | null): Promise<Uint8Array | null> {
    if (!file || this.#unreadable.has(file.photoId)) return null;
    const { side, cache, onUnreadable } = this.#source;
    const kept = await cache?.get(slot);
    if (kept) return kept;
    try {
      const picture = await readPatiently(file, () => decodePicture(file.path, side, file), this.#source);
      cache?.put(slot, picture);
      return picture;
    } catch (error) {
      if (!(error instanceof ProblemError) || !OWN_FAULTS.has(error.code)) throw error;
      this.#unreadable.add(file.photoId);
      onUnreadable?.(file, error);
      return null;
    }
  }
}

/**
 * Gives what `load` makes of each item, in order, with the next one already begun. Stopping early drops the one that
 * was begun; its failure, if any, is then nobody's.
 */
export async function* readAhead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  load: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  let begun: Promise<R> | null = null;
  for await (const item of items) {
    const next = load(item);
    next.catch(() => {});
    if (begun) yield await begun;
    begun = next;
  }
  if (begun) yield await begun;
}

/** Cuts a list into runs of `size`, the last one shorter. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
