/*
 * The tags of a TIFF, and of all that is built like one: EXIF blocks, DNG and most cameras' RAW files. Only what is asked
 * for is read, from a file or from bytes, and a tag that leads nowhere spoils itself alone. Pure.
 */

/** Bytes that are wanted; fewer come where the file ends before. */
export interface Range {
  readonly from: number;
  readonly length: number;
}

/** Asks for ranges of bytes, and in the end gives what it found in them. */
export type Asking<T> = Generator<Range, T, Buffer>;

/** Where bytes are asked for. */
export interface ByteSource {
  readonly bytes: number;
  part(from: number, length: number): Promise<Buffer>;
}

export function readIn<T>(bytes: Buffer, asking: Asking<T>): T {
  let step = asking.next();
  while (step.done !== true) step = asking.next(within(bytes, step.value));
  return step.value;
}

export async function readFrom<T>(source: ByteSource, asking: Asking<T>): Promise<T> {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await source.part(step.value.from, step.value.length));
  return step.value;
}

export function sourceOf(bytes: Buffer): ByteSource {
  return { bytes: bytes.length, part: async (from, length) => within(bytes, { from, length }) };
}

function within(bytes: Buffer, { from, length }: Range): Buffer {
  return bytes.subarray(from, from + length);
}

export interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its values lie in the file. */
  readonly at: number;
}

export interface Directory {
  readonly entries: ReadonlyMap<number, Entry>;
  /** Of the one after it; 0: it is the last. */
  readonly next: number;
}

/** Bytes of one value of each type, from 1. */
export const VALUE_BYTES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
const MOST_ENTRIES = 4096;
/** TIFF, BigTIFF, and the marks of Panasonic's and Olympus' RAW files. */
const MAGICS = new Set([42, 43, 0x55, 0x4f52, 0x5352]);
const BIG = 43;

export class Tiff {
  /** Where the first directory lies. */
  readonly first: number;
  readonly #start: number;
  readonly #isLittle: boolean;
  readonly #isBig: boolean;

  /** `start`: where offsets count from. */
  constructor(start: number, first: number, isLittle: boolean, isBig = false) {
    this.#start = start;
    this.first = start + first;
    this.#isLittle = isLittle;
    this.#isBig = isBig;
  }

  /** null: no TIFF begins at `start`. */
  static *at(start: number): Asking<Tiff | null> {
    const head = yield { from: start, length: 16 };
    const order = head.toString('latin1', 0, 2);
    if (head.length < 8 || (order !== 'II' && order !== 'MM')) return null;
    const isLittle = order === 'II';
    const magic = isLittle ? head.readUInt16LE(2) : head.readUInt16BE(2);
    if (!MAGICS.has(magic)) return null;
    if (magic !== BIG) return new Tiff(start, isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4), isLittle);
    if (head.length < 16) return null;
    return new Tiff(start, Number(isLittle ? head.readBigUInt64LE(8) : head.readBigUInt64BE(8)), isLittle, true);
  }

  /** null: there is none at this place. */
  *directory(at: number): Asking<Directory | null> {
    const [countBytes, entryBytes, inside] = this.#isBig ? [8, 20, 8] : [2, 12, 4];
    const counted = yield { from: at, length: countBytes };
    if (counted.length < countBytes) return null;
    const count = this.#isBig ? this.#number(counted, 0, 16) : this.#number(counted, 0, 3);
    if (count === 0 || count > MOST_ENTRIES) return null;
    const block = yield { from: at + countBytes, length: count * entryBytes + inside };
    const entries = new Map<number, Entry>();
    for (let from = 0; from + entryBytes <= Math.min(block.length, count * entryBytes); from += entryBytes) {
      const [tag, type] = [this.#number(block, from, 3), this.#number(block, from + 2, 3)];
      const values = this.#number(block, from + 4, this.#isBig ? 16 : 4);
      const value = from + 4 + inside;
      const fits = values * (VALUE_BYTES[type - 1] ?? 0) <= inside;
      const place = fits ? at + countBytes + value : this.#start + this.#number(block, value, this.#isBig ? 16 : 4);
      if (!entries.has(tag)) entries.set(tag, { type, count: values, at: place });
    }
    const end = count * entryBytes;
    const next = block.length < end + inside ? 0 : this.#number(block, end, this.#isBig ? 16 : 4);
    return { entries, next: next === 0 ? 0 : this.#start + next };
  }

  /** Its values, fractions as such; none where there are more than `most`, and fewer where the file ends before. */
  *numbers(entry: Entry | undefined, most = 64): Asking<number[]> {
    const width = entry === undefined ? 0 : (VALUE_BYTES[entry.type - 1] ?? 0);
    if (entry === undefined || width === 0 || entry.count > most) return [];
    const block = yield { from: entry.at, length: entry.count * width };
    const values: number[] = [];
    for (let at = 0; at + width <= block.length; at += width) values.push(this.#number(block, at, entry.type));
    return values;
  }

  /** Where a tag of one directory leads to others. */
  *places(entry: Entry | undefined, most = 16): Asking<number[]> {
    return (yield* this.numbers(entry, most)).filter((place) => place > 0).map((place) => this.#start + place);
  }

  /** Its text up to the first NUL; empty where it is no text. */
  *text(entry: Entry | undefined): Asking<string> {
    if (entry === undefined || VALUE_BYTES[entry.type - 1] !== 1) return '';
    const block = yield { from: entry.at, length: Math.min(entry.count, MOST_TEXT) };
    return (block.toString('latin1').split('\0')[0] ?? '').trim();
  }

  #number(block: Buffer, at: number, type: number): number {
    const little = this.#isLittle;
    switch (type) {
      case 3:
        return little ? block.readUInt16LE(at) : block.readUInt16BE(at);
      case 4:
      case 13:
        return little ? block.readUInt32LE(at) : block.readUInt32BE(at);
      case 5:
        return this.#number(block, at, 4) / this.#number(block, at + 4, 4);
      case 6:
        return block.readInt8(at);
      case 8:
        return little ? block.readInt16LE(at) : block.readInt16BE(at);
      case 9:
        return little ? block.readInt32LE(at) : block.readInt32BE(at);
      case 10:
        return this.#number(block, at, 9) / this.#number(block, at + 4, 9);
      case 11:
        return little ? block.readFloatLE(at) : block.readFloatBE(at);
      case 12:
        return little ? block.readDoubleLE(at) : block.readDoubleBE(at);
      case 16:
      case 17:
      case 18:
        return Number(little ? block.readBigUInt64LE(at) : block.readBigUInt64BE(at));
      default:
        return block.readUInt8(at);
    }
  }
}

const MOST_TEXT = 256;
