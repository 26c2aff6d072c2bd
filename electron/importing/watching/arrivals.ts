/*
 * The files of a watched folder: which are new, which are being written still, and in which order they came. A file counts
 * as whole when its size and date have stood still and it has the end of its format, or when it has stood still for long. Pure.
 */
import type { FoundPhoto } from '../../photos/scan.ts';

/** Size and date must not change for so long, ms. */
export const STILL_MS = 700;
/** Without the end of its format a file is taken for what it is after this, ms. */
export const GIVEN_UP_MS = 15_000;

interface Arrival {
  found: FoundPhoto;
  /** When it came, and its place among those of one look. */
  readonly came: number;
  /** Since when size and date are as they are, ms. */
  since: number;
  hasEnd: boolean;
}

const isSame = (a: FoundPhoto, b: FoundPhoto) => a.bytes === b.bytes && a.modifiedMs === b.modifiedMs;

export class Arrivals {
  readonly #done = new Map<string, FoundPhoto>();
  readonly #coming = new Map<string, Arrival>();
  #came = 0;

  /** It needs no reading as it is; written anew, it comes again. */
  leave(found: FoundPhoto): void {
    this.#done.set(found.relativePath, found);
    this.#coming.delete(found.relativePath);
  }

  /** It could not be read just now: it comes once more, if it is there. */
  again({ relativePath }: FoundPhoto): void {
    this.#done.delete(relativePath);
  }

  /** What a look through the folder found at this time, ms. */
  see(photos: readonly FoundPhoto[], now: number): void {
    const there = new Set<string>();
    const fresh: FoundPhoto[] = [];
    for (const found of photos) {
      const { relativePath } = found;
      there.add(relativePath);
      const done = this.#done.get(relativePath);
      if (isTemporary(relativePath) || (done && isSame(done, found))) continue;
      const coming = this.#coming.get(relativePath);
      if (!coming) fresh.push(found);
      else if (!isSame(coming.found, found)) Object.assign(coming, { found, since: now, hasEnd: false });
    }
    for (const path of this.#coming.keys()) if (!there.has(path)) this.#coming.delete(path);
    // Those that came since the last look were written in the order of their dates.
    fresh.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.relativePath < b.relativePath ? -1 : 1));
    for (const found of fresh) {
      this.#came += 1;
      this.#coming.set(found.relativePath, { found, came: this.#came, since: now, hasEnd: false });
    }
  }

  get areComing(): boolean {
    return this.#coming.size > 0;
  }

  /** Those whose end should be looked for now, at most so many. */
  still(now: number, most: number): FoundPhoto[] {
    return [...this.#coming.values()]
      .filter(({ since, hasEnd }) => !hasEnd && now - since >= STILL_MS)
      .slice(0, most)
      .map(({ found }) => found);
  }

  ended(found: FoundPhoto): void {
    const coming = this.#coming.get(found.relativePath);
    if (coming && isSame(coming.found, found)) coming.hasEnd = true;
  }

  /** Whole files in the order in which they came; nothing behind a file that is still being written. */
  takeWhole(now: number, most: number): FoundPhoto[] {
    const whole: FoundPhoto[] = [];
    for (const { found, since, hasEnd } of [...this.#coming.values()].toSorted((a, b) => a.came - b.came)) {
      if (whole.length >= most || !(hasEnd || now - since >= GIVEN_UP_MS)) break;
      whole.push(found);
    }
    for (const found of whole) this.leave(found);
    return whole;
  }
}

/** Names under which programs write what they rename once it is whole. */
function isTemporary(relativePath: string): boolean {
  return /(?:^|\/)(?:~|\._|tmp[-_.])|(?:~|\.(?:tmp|temp|part|partial|crdownload|filepart))(?:\.[a-z0-9]+)?$/i.test(
    relativePath,
  );
}
