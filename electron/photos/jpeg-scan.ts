/*
 * Counts the codes of a JPEG's picture (baseline, all components in one scan): in a sound one no block has more than 64 of
 * them, and they end where its data ends. By ITU-T T.81. Pure.
 */

/** Bytes of a file, both ends included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

interface Table {
  /** By the next 16 bits: the length of the code in bits, then its value, a byte each; 0: no code. */
  readonly codes: Uint16Array;
}

interface Component {
  readonly id: number;
  readonly blocks: number;
  dc?: Table | undefined;
  ac?: Table | undefined;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
  readonly widest: number;
  readonly tallest: number;
}

interface Scan {
  readonly frame: Frame;
  /** Between two restarts; 0: there are none. */
  readonly restart: number;
  /** Where its codes begin. */
  readonly from: number;
}

const BLOCK = 64;
const [RUN_OF_ZEROS, END_OF_BLOCK] = [15, 0];

/**
 * Whether a picture with an odd run of bytes is sound. Flat parts of one may be coded in such a run; what else lies in it
 * was put there. True where it cannot be told.
 */
export function isWholeScan(file: Buffer, odd: Run): boolean {
  try {
    const scan = scanOf(file);
    return scan === null || new Codes(file, scan.from).count(scan, odd);
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

/** Where the first scan of the picture begins, behind all that stands before it, thumbnails too; null: nowhere. */
export function placeOfScan(file: Buffer): number | null {
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff;) {
    if (file[at + 1] === 0xda) return at;
    at += file[at + 1] === 0xff ? 1 : 2 + file.readUInt16BE(at + 2);
  }
  return null;
}

/** null: a picture of another kind. Throws RangeError past the end of the file. */
function scanOf(file: Buffer): Scan | null {
  const tables = new Map<number, Table>();
  let frame: Frame | null = null;
  let restart = 0;
  for (let at = 2; ;) {
    if (file.readUInt8(at) !== 0xff) return null;
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const [from, end] = [at + 4, at + 2 + file.readUInt16BE(at + 2)];
    if (marker === 0xc4) readTables(file, from, end, tables);
    else if (marker === 0xc0 || marker === 0xc1) frame = frameAt(file, from);
    else if (marker === 0xdd) restart = file.readUInt16BE(from);
    else if (marker === 0xda) {
      if (!frame || file.readUInt8(from) !== frame.components.length) return null;
      for (let index = 0; index < frame.components.length; index++) {
        const component = frame.components.find(({ id }) => id === file.readUInt8(from + 1 + index * 2));
        const which = file.readUInt8(from + 2 + index * 2);
        if (!component) return null;
        component.dc = tables.get(which >> 4);
        component.ac = tables.get(0x10 | (which & 15));
      }
      return { frame, restart, from: end };
    }
    at = end;
  }
}

function readTables(file: Buffer, from: number, end: number, tables: Map<number, Table>): void {
  for (let at = from; at < end;) {
    const which = file.readUInt8(at);
    const counts = file.subarray(at + 1, at + 17);
    const codes = new Uint16Array(1 << 16);
    let [code, value] = [0, at + 17];
    for (let bits = 1; bits <= 16; bits++) {
      for (let left = counts[bits - 1] ?? 0; left > 0; left--) {
        const first = code << (16 - bits);
        codes.fill((bits << 8) | file.readUInt8(value), first, first + (1 << (16 - bits)));
        code += 1;
        value += 1;
      }
      code <<= 1;
    }
    tables.set(which, { codes });
    at = value;
  }
}

function frameAt(file: Buffer, from: number): Frame | null {
  if (file.readUInt8(from) !== 8) return null;
  const count = file.readUInt8(from + 5);
  const parts = Array.from({ length: count }, (_, index) => {
    const [id, sampling] = [file.readUInt8(from + 6 + index * 3), file.readUInt8(from + 7 + index * 3)];
    return { id, across: sampling >> 4, down: sampling & 15 };
  });
  return {
    height: file.readUInt16BE(from + 1),
    width: file.readUInt16BE(from + 3),
    // The blocks of a picture of one component stand one by one, whatever it says of sampling.
    components: parts.map(({ id, across, down }) => ({ id, blocks: count === 1 ? 1 : across * down })),
    widest: count === 1 ? 1 : Math.max(...parts.map(({ across }) => across)),
    tallest: count === 1 ? 1 : Math.max(...parts.map(({ down }) => down)),
  };
}

class Codes {
  readonly #file: Buffer;
  #at: number;
  #bits = 0;
  #count = 0;
  /** Bytes that were asked for after the end of the data. */
  #missing = 0;

  constructor(file: Buffer, from: number) {
    this.#file = file;
    this.#at = from;
  }

  /** Whether all blocks are there, end with the data, and are flat inside the odd run. */
  count({ frame, restart }: Scan, odd: Run): boolean {
    const { width, height, components, widest, tallest } = frame;
    const units = Math.ceil(width / (8 * widest)) * Math.ceil(height / (8 * tallest));
    const order = components.flatMap((component) => Array.from({ length: component.blocks }, () => component));
    for (let unit = 0; unit < units; unit++) {
      if (restart > 0 && unit > 0 && unit % restart === 0 && !this.#restart()) return false;
      for (const { dc, ac } of order) {
        if (!dc || !ac) return true;
        const begins = this.#at - (this.#count >> 3);
        const codes = this.#block(dc.codes, ac.codes);
        if (codes < 0 || this.#missing > MOST_MISSING) return false;
        if (codes > 0 && liesIn(odd, begins, this.#at - 1)) return false;
      }
    }
    // Bits of the last byte fill it up.
    return this.#missing * 8 <= this.#count + 7 && this.#file[this.#at] === 0xff;
  }

  /** How many codes beside the first a block has; -1 where it has too many, or one that does not exist. */
  #block(dc: Uint16Array, ac: Uint16Array): number {
    const first = this.#code(dc);
    if (first < 0) return -1;
    this.#skip(first);
    let codes = 0;
    for (let index = 1; index < BLOCK; codes++) {
      const code = this.#code(ac);
      if (code < 0) return -1;
      const [zeros, bits] = [code >> 4, code & 15];
      if (bits === 0 && zeros !== RUN_OF_ZEROS) return zeros === END_OF_BLOCK ? codes : -1;
      index += zeros + 1;
      if (index > BLOCK) return -1;
      this.#skip(bits);
    }
    return codes;
  }

  #code(codes: Uint16Array): number {
    while (this.#count < 16) this.#take();
    const found = codes[(this.#bits >> (this.#count - 16)) & 0xffff] ?? 0;
    if (found === 0) return -1;
    this.#count -= found >> 8;
    return found & 0xff;
  }

  #skip(bits: number): void {
    while (this.#count < bits) this.#take();
    this.#count -= bits;
  }

  #take(): void {
    let byte = this.#file[this.#at] ?? 0xff;
    if (byte !== 0xff) this.#at += 1;
    else if (this.#file[this.#at + 1] === 0) this.#at += 2;
    else {
      // A marker ends the data; ones fill it up.
      byte = 0xff;
      this.#missing += 1;
    }
    this.#bits = ((this.#bits << 8) | byte) & 0xffffff;
    this.#count += 8;
  }

  #restart(): boolean {
    const isFound = this.#file[this.#at] === 0xff && ((this.#file[this.#at + 1] ?? 0) & 0xf8) === 0xd0;
    if (!isFound || this.#missing * 8 > this.#count + 7) return false;
    this.#at += 2;
    this.#count = 0;
    this.#missing = 0;
    return true;
  }
}

/** Read ahead after the end of the data, bytes. */
const MOST_MISSING = 4;
/** Of a block that lies in a run for a part only. */
const LEAST_SHARED = 8;

/** Whether a block lies in a run altogether, or for the larger part. */
function liesIn(run: Run, from: number, to: number): boolean {
  if (from > run.from && to <= run.to) return true;
  const shared = Math.min(to, run.to) - Math.max(from, run.from);
  return shared >= LEAST_SHARED && shared * 2 >= to - from;
}
