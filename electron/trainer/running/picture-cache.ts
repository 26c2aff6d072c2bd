/*
 * Decoded pictures kept on disk for one run, so that a photo's original is decoded once and not in every epoch. One file
 * of equal records, one record a slot; the system's page cache keeps it in memory as far as there is room. It lives as
 * long as one session and is never trusted afterwards: a resumed run fills a new one. Runs in the trainer thread.
 */
import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** At most half of what is free on the disk, and never more than this, bytes. */
const LARGEST = 20e9;

export class PictureCache {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #recordBytes: number;
  readonly #filled: Uint8Array;
  readonly #writing = new Set<Promise<void>>();
  #full = false;

  private constructor(file: string, handle: FileHandle, recordBytes: number, slots: number) {
    this.#file = file;
    this.#handle = handle;
    this.#recordBytes = recordBytes;
    this.#filled = new Uint8Array(slots);
  }

  /** Starts an empty cache in `file`. Slots that do not fit into `limitBytes` are simply not kept. */
  static async create(
    file: string,
    options: { readonly recordBytes: number; readonly slots: number; readonly limitBytes?: number },
  ): Promise<PictureCache> {
    const limit = options.limitBytes ?? Math.min(LARGEST, (await freeBytes(dirname(file))) / 2);
    const slots = Math.min(options.slots, Math.floor(limit / options.recordBytes));
    return new PictureCache(file, await open(file, 'w+'), options.recordBytes, slots);
  }

  /** The slot's picture, or null when it is not kept. */
  async get(slot: number): Promise<Uint8Array | null> {
    if (this.#filled[slot] !== 1) return null;
    const picture = new Uint8Array(this.#recordBytes);
    const { bytesRead } = await this.#handle.read(picture, 0, picture.length, slot * this.#recordBytes);
    return bytesRead === picture.length ? picture : null;
  }

  /** Keeps a picture in the background. A disk that is full only ends the keeping: pictures are then decoded again. */
  put(slot: number, picture: Uint8Array): void {
    if (this.#full || slot >= this.#filled.length) return;
    const writing = this.#write(slot, picture).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  async #write(slot: number, picture: Uint8Array): Promise<void> {
    try {
      const position = slot * this.#recordBytes;
      const { bytesWritten } = await this.#handle.write(picture, 0, picture.length, position);
      if (bytesWritten === picture.length) this.#filled[slot] = 1;
    } catch {
      this.#full = true;
    }
  }

  /** Closes and deletes the file. */
  async dispose(): Promise<void> {
    await Promise.all(this.#writing);
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }
}

/** Bytes that this account may still write on the disk of `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
