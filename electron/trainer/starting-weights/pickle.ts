/*
 * Reads the part of Python's pickle format (protocol 2 to 5) that a list of tensors needs, and nothing else. A pickle is a
 * program: it can name any function and have it called. This reader calls nothing; it hands the few names that its caller
 * knows back to it. Every other name is refused before anything of it is used, or, where the caller allows it, passed over:
 * what it would have made is never built, and only its name stays. Pure; runs anywhere.
 */
import { because } from '../../domain/problems.ts';
import { WeightsFileError, shownName } from '../../network/weights/weights.ts';

/** A class or function that the pickle names, such as `collections.OrderedDict`. */
export class PickledName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PickledTuple {
  readonly items: readonly unknown[];
  constructor(items: readonly unknown[]) {
    this.items = items;
  }
}

/** What stands for a thing that is not built, such as a training script's arguments. */
export class PassedOver {
  /** What was named to make it. */
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export interface PickleCalls {
  /** Whether this name is of use. */
  readonly knows: (name: string) => boolean;
  /** Whether what another name makes may be passed over; by default none may. */
  readonly passes?: (name: string) => boolean;
  /** What a known name gives for these arguments. */
  readonly call: (name: string, given: readonly unknown[]) => unknown;
  /** What stands for something kept outside the pickle. */
  readonly outside: (id: unknown) => unknown;
}

/** Python's dicts are Maps, its lists and sets arrays; whole numbers are numbers. Throws WeightsFileError. */
export function readPickle(bytes: Uint8Array, calls: PickleCalls): unknown {
  return new PickleReader(bytes, calls).read();
}

/** Several pickles, one behind the other, and where the last one ends. Throws WeightsFileError. */
export function readPickles(bytes: Uint8Array, calls: PickleCalls, howMany: number): { read: unknown[]; end: number } {
  const read: unknown[] = [];
  let end = 0;
  while (read.length < howMany) {
    const reader = new PickleReader(bytes.subarray(end), calls);
    read.push(reader.read());
    end += reader.end;
  }
  return { read, end };
}

const MARK = Symbol('mark');
/** Deeper than any list of tensors. */
const LONGEST_STACK = 100_000;
/** Instructions, and things that they take or give; a ResNet152 with its optimiser's memory comes to 200,000. */
const MOST_WORK = 2_000_000;
/** Things noted to be taken again; each of those tensors notes 20. */
const MOST_NOTED = 200_000;
/** Longest name or text, bytes. */
const LONGEST_TEXT = 1_000_000;
/** Longest whole number that a state of a random generator has, bytes. */
const LONGEST_NUMBER = 32;
const BROKEN = because('tensor-list-damaged');
const TOO_MUCH = because('tensor-list-too-much-work');

class PickleReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #calls: PickleCalls;
  readonly #text = new TextDecoder('utf-8', { fatal: true });
  readonly #memo = new Map<number, unknown>();
  #stack: unknown[] = [];
  #at = 0;
  #work = 0;

  constructor(bytes: Uint8Array, calls: PickleCalls) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#calls = calls;
  }

  /** Where it has read to. */
  get end(): number {
    return this.#at;
  }

  read(): unknown {
    for (;;) {
      const code = this.#byte();
      if (code === 0x2e /* STOP */) return this.#pop();
      this.#spend(1);
      this.#run(code);
      if (this.#stack.length > LONGEST_STACK) throw new WeightsFileError(BROKEN);
    }
  }

  /** What each instruction does, by its code. */
  readonly #instructions: Readonly<Record<number, () => void>> = {
    // PROTO
    0x80: () => {
      if (this.#byte() > 5) throw new WeightsFileError(because('tensor-list-newer'));
    },
    0x95: () => this.#take(8), // FRAME: only a hint how far to read ahead
    0x28: () => this.#push(MARK),
    0x4e: () => this.#push(null),
    0x88: () => this.#push(true),
    0x89: () => this.#push(false),
    0x4b: () => this.#push(this.#byte()), // BININT1
    0x4d: () => this.#push(this.#view.getUint16(this.#take(2), true)), // BININT2
    0x4a: () => this.#push(this.#view.getInt32(this.#take(4), true)), // BININT
    0x8a: () => this.#push(this.#long(this.#byte())), // LONG1
    0x47: () => this.#push(this.#view.getFloat64(this.#take(8), false)), // BINFLOAT, big-endian
    0x58: () => this.#push(this.#words(this.#view.getUint32(this.#take(4), true))), // BINUNICODE
    0x8c: () => this.#push(this.#words(this.#byte())), // SHORT_BINUNICODE
    0x55: () => this.#push(this.#oldWords(this.#byte())), // SHORT_BINSTRING, written by Python 2
    0x54: () => this.#push(this.#oldWords(this.#view.getUint32(this.#take(4), true))), // BINSTRING, likewise
    0x43: () => this.#passBytes(this.#byte()), // SHORT_BINBYTES
    0x42: () => this.#passBytes(this.#view.getUint32(this.#take(4), true)), // BINBYTES
    0x8e: () => this.#passBytes(Number(this.#view.getBigUint64(this.#take(8), true))), // BINBYTES8
    0x29: () => this.#push(new PickledTuple([])),
    0x74: () => this.#push(new PickledTuple(this.#popToMark())),
    0x85: () => this.#tuple(1),
    0x86: () => this.#tuple(2),
    0x87: () => this.#tuple(3),
    0x5d: () => this.#push([]),
    0x8f: () => this.#push([]), // EMPTY_SET
    0x90: () => this.#append(this.#popToMark()), // ADDITEMS
    0x91: () => this.#push(new PickledTuple(this.#popToMark())), // FROZENSET
    0x61: () => this.#append([this.#pop()]), // APPEND
    0x65: () => this.#append(this.#popToMark()), // APPENDS
    0x7d: () => this.#push(new Map()),
    0x73: () => this.#set([this.#pop(), this.#pop()].reverse()), // SETITEM
    0x75: () => this.#set(this.#popToMark()), // SETITEMS
    0x71: () => this.#remember(this.#byte()), // BINPUT
    0x72: () => this.#remember(this.#view.getUint32(this.#take(4), true)), // LONG_BINPUT
    0x94: () => this.#remember(this.#memo.size), // MEMOIZE
    0x68: () => this.#recall(this.#byte()), // BINGET
    0x6a: () => this.#recall(this.#view.getUint32(this.#take(4), true)), // LONG_BINGET
    0x63: () => this.#push(this.#named(this.#line(), this.#line())), // GLOBAL
    // STACK_GLOBAL
    0x93: () => {
      const [name, module] = [this.#pop(), this.#pop()];
      if (typeof name !== 'string' || typeof module !== 'string') throw new WeightsFileError(BROKEN);
      this.#push(this.#named(module, name));
    },
    0x52: () => this.#reduce(), // REDUCE
    0x81: () => this.#passNew(0x81, 1), // NEWOBJ
    0x92: () => this.#passNew(0x92, 2), // NEWOBJ_EX
    // BUILD: attributes; PyTorch keeps version numbers there, and whether a parameter learns
    0x62: () => {
      this.#pop();
      if (!hasAttributes(this.#stack.at(-1))) throw new WeightsFileError(BROKEN);
    },
    0x51: () => this.#push(this.#calls.outside(this.#pop())), // BINPERSID
  };

  #run(code: number): void {
    const instruction = this.#instructions[code];
    if (instruction) return instruction();
    throw new WeightsFileError(because('tensor-list-does-more', { instruction: code }));
  }

  #tuple(length: number): void {
    this.#push(new PickledTuple(Array.from({ length }, () => this.#pop()).reverse()));
  }

  /** A few bytes can ask for the same long list again and again, so that a short file could take hours. */
  #spend(work: number): void {
    this.#work += work;
    if (this.#work > MOST_WORK) throw new WeightsFileError(TOO_MUCH);
  }

  #named(module: string, name: string): PickledName | PassedOver {
    const whole = `${module}.${name}`;
    if (this.#calls.knows(whole)) return new PickledName(whole);
    if (this.#calls.passes?.(whole)) return new PassedOver(whole);
    throw new WeightsFileError(because('tensor-list-asks-for', { name: shownName(whole) }));
  }

  #reduce(): void {
    const given = this.#pop();
    const called = this.#pop();
    if (called instanceof PassedOver) return this.#push(called);
    if (!(called instanceof PickledName) || !(given instanceof PickledTuple)) throw new WeightsFileError(BROKEN);
    this.#spend(sizeOf(given) + given.items.reduce<number>((sum, item) => sum + sizeOf(item), 0));
    this.#push(this.#calls.call(called.name, given.items));
  }

  /** An object made without a call, from so many things: never one of a name that is known. */
  #passNew(instruction: number, things: number): void {
    for (let thing = 0; thing < things; thing++) this.#pop();
    const made = this.#pop();
    if (!(made instanceof PassedOver)) throw new WeightsFileError(because('tensor-list-does-more', { instruction }));
    this.#push(made);
  }

  #append(items: readonly unknown[]): void {
    const list = this.#stack.at(-1);
    if (list instanceof PassedOver) return;
    if (!Array.isArray(list)) throw new WeightsFileError(BROKEN);
    for (const item of items) list.push(item);
  }

  #set(pairs: readonly unknown[]): void {
    const map = this.#stack.at(-1);
    if (map instanceof PassedOver) return;
    if (!(map instanceof Map) || pairs.length % 2 !== 0) throw new WeightsFileError(BROKEN);
    for (let i = 0; i < pairs.length; i += 2) map.set(pairs[i], pairs[i + 1]);
  }

  #remember(key: number): void {
    if (this.#memo.size >= MOST_NOTED) throw new WeightsFileError(TOO_MUCH);
    this.#memo.set(key, this.#stack.at(-1));
  }

  #recall(key: number): void {
    if (!this.#memo.has(key)) throw new WeightsFileError(BROKEN);
    this.#push(this.#memo.get(key));
  }

  #push(value: unknown): void {
    this.#stack.push(value);
  }

  #pop(): unknown {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) throw new WeightsFileError(BROKEN);
    return value;
  }

  #popToMark(): unknown[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw new WeightsFileError(BROKEN);
    this.#spend(this.#stack.length - at);
    const items = this.#stack.slice(at + 1);
    this.#stack.length = at;
    return items;
  }

  #byte(): number {
    return this.#bytes[this.#take(1)] ?? 0;
  }

  /** Where the next `length` bytes begin. */
  #take(length: number): number {
    const from = this.#at;
    if (length > this.#bytes.length - from) throw new WeightsFileError(because('tensor-list-cut-short'));
    this.#at += length;
    return from;
  }

  #words(length: number): string {
    const from = this.#take(length);
    if (length > LONGEST_TEXT) throw new WeightsFileError(TOO_MUCH);
    try {
      return this.#text.decode(this.#bytes.subarray(from, from + length));
    } catch (cause) {
      throw new WeightsFileError(BROKEN, { cause });
    }
  }

  /** Python 2 had one kind for text and for bytes. */
  #oldWords(length: number): string | PassedOver {
    try {
      return this.#words(length);
    } catch (error) {
      // Only what is no text has another error behind it; its bytes are read by then.
      if (!(error instanceof WeightsFileError) || error.cause === undefined) throw error;
      return new PassedOver('bytes');
    }
  }

  #passBytes(length: number): void {
    this.#take(length);
    this.#push(new PassedOver('bytes'));
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw new WeightsFileError(because('tensor-list-cut-short'));
    const words = this.#words(end - this.#at);
    this.#at += 1;
    return words;
  }

  /** Two's complement, little-endian; no number in a list of tensors needs more than 53 bits, so longer ones are passed over. */
  #long(length: number): number | PassedOver {
    const from = this.#take(length);
    if (length > LONGEST_NUMBER) throw new WeightsFileError(BROKEN);
    if (length > 8) return new PassedOver('int');
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[from + i] ?? 0);
    return Number(length === 0 ? 0n : BigInt.asIntN(8 * length, value));
  }
}

/** How many things lie directly in it. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (value instanceof PickledTuple) return value.items.length;
  return value instanceof Map ? value.size : 1;
}

/** Whether a thing can have any: a dict, what a call gave, what is passed over; no number, text, list, tuple or name. */
function hasAttributes(thing: unknown): boolean {
  const isPlain = thing instanceof PickledTuple || thing instanceof PickledName || Array.isArray(thing);
  return typeof thing === 'object' && thing !== null && !isPlain;
}
