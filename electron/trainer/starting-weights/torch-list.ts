/*
 * The list of tensors in a file of PyTorch's: a pickle that says of each tensor which numbers, kept beside it, are its own.
 * Read without running anything that it names (see pickle.ts): what a training script keeps beside the weights is passed
 * over. Pure; runs anywhere.
 */
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { elementsOf } from '../../network/graph/builder.ts';
import { WeightsFileError, shownName } from '../../network/weights/weights.ts';
import { isNumberType, toFloats } from '../../network/number-types.ts';
import { PassedOver, type PickleCalls, PickledName, PickledTuple } from './pickle.ts';

const MOST_AXES = 8;
/** How many dicts a tensor may lie in, one in the other. */
const DEEPEST = 8;

/** The kind of number, and the bytes of each. */
const STORAGES: Readonly<Record<string, readonly [string, number]>> = {
  'torch.FloatStorage': ['F32', 4],
  'torch.HalfStorage': ['F16', 2],
  'torch.BFloat16Storage': ['BF16', 2],
  'torch.DoubleStorage': ['F64', 8],
  'torch.LongStorage': ['I64', 8],
  'torch.IntStorage': ['I32', 4],
  'torch.ShortStorage': ['I16', 2],
  'torch.CharStorage': ['I8', 1],
  'torch.ByteStorage': ['U8', 1],
  'torch.BoolStorage': ['BOOL', 1],
};
const DICT = 'collections.OrderedDict';
/** The second as PyTorch wrote it before 0.4. */
const TENSORS = new Set(['torch._utils._rebuild_tensor_v2', 'torch._utils._rebuild_tensor']);
/** Around a tensor that learns; the others as PyTorch wrote them before 0.4. */
const PARAMETERS = new Set([
  'torch._utils._rebuild_parameter',
  'torch.nn.parameter.Parameter',
  'torch.autograd.variable.Variable',
]);
const KNOWN = new Set([DICT, ...TENSORS, ...PARAMETERS, ...Object.keys(STORAGES)]);
/** What runs other programs, or text as a program. Nothing here would; but whoever put it into a file meant harm. */
const MEANS_HARM =
  /^(os|posix|nt|subprocess|sys|shutil|socket|runpy|importlib|pty|ctypes|webbrowser|commands|code)\.|^(builtins|__builtin__)\.(eval|exec|execfile|compile|open|apply|__import__)$/;

export interface Storage {
  readonly type: string;
  readonly key: string;
  /** In numbers. */
  readonly length: number;
  readonly bytesEach: number;
}

/** A tensor as the list describes it: a part of a storage. */
export class ListedTensor {
  readonly storage: Storage;
  readonly offset: number;
  readonly shape: readonly number[];
  /** How far apart, in numbers, neighbours along each axis lie. */
  readonly strides: readonly number[];

  constructor(storage: Storage, offset: number, shape: readonly number[], strides: readonly number[]) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

/** What such a pickle may name. `met`: is told each storage and each name that is passed over. */
export function listCalls(met: { storage?: (storage: Storage) => void; passed: (name: string) => void }): PickleCalls {
  return {
    knows: (name) => KNOWN.has(name),
    passes: (name) => {
      met.passed(name);
      return !MEANS_HARM.test(name);
    },
    call,
    outside: (id) => {
      const found = storage(id);
      if (!(found instanceof PassedOver)) met.storage?.(found);
      return found;
    },
  };
}

/**
 * Every tensor that lies in the dicts of what was read, by the keys that lead to it, such as `state_dict.conv1.weight`.
 * `passed`: the first name that was passed over. Throws WeightsFileError where there is none.
 */
export function listedTensors(read: unknown, passed: string | undefined): Map<string, ListedTensor> {
  const tensors = new Map<string, ListedTensor>();
  // A dict may lie in many places, and in itself.
  const seen = new Set<unknown>();
  const walk = (map: Map<unknown, unknown>, path: string, depth: number) => {
    if (seen.has(map) || depth > DEEPEST) return;
    seen.add(map);
    for (const [key, value] of map) {
      if (typeof key !== 'string') continue;
      const name = `${path}${key}`;
      if (value instanceof Map) walk(value, `${name}.`, depth + 1);
      if (!(value instanceof ListedTensor)) continue;
      if (tensors.has(name)) throw new WeightsFileError(because('array-twice', { array: shownName(name) }));
      tensors.set(name, value);
    }
  };
  if (read instanceof Map) walk(read, '', 0);
  if (tensors.size > 0) return tensors;
  const reason =
    passed === undefined ? because('no-state-dict') : because('tensor-list-asks-for', { name: shownName(passed) });
  throw new WeightsFileError(reason);
}

/** Which tensors to read of those that are there, by the names that they get. */
export type Choice = (names: readonly string[]) => ReadonlyMap<string, string>;

/**
 * The tensors that are chosen, in PyTorch's layout. `numbersOf`: a storage's bytes; `most`: the file's bytes. Throws
 * WeightsFileError.
 */
export function chosenTensors(
  listed: ReadonlyMap<string, ListedTensor>,
  choose: Choice,
  numbersOf: (key: string) => Uint8Array | undefined,
  most: number,
): Tensors {
  let numbers = 0;
  const floats = new Map<string, Float32Array>();
  const tensors: Tensors = new Map();
  for (const [own, name] of choose([...listed.keys()])) {
    const tensor = listed.get(name);
    if (!tensor) continue;
    numbers += elementsOf(tensor.shape);
    // Many tensors may share one storage, but no network's do: it would be a small file that asks for all the memory.
    if (numbers > most) throw new WeightsFileError(because('more-numbers-than-held'));
    const { type, key, length, bytesEach } = tensor.storage;
    let whole = floats.get(key);
    if (!whole) {
      const stored = numbersOf(key);
      if (!stored) throw new WeightsFileError(because('numbers-missing', { name: shownName(name) }));
      if (!isNumberType(type)) {
        throw new WeightsFileError(because('number-type-unknown', { name: shownName(name), type }));
      }
      if (stored.length !== length * bytesEach) {
        throw new WeightsFileError(because('other-length-than-said', { name: shownName(name) }));
      }
      whole = toFloats(type, stored);
      floats.set(key, whole);
    }
    tensors.set(own, { shape: [...tensor.shape], data: gather(whole, tensor) });
  }
  return tensors;
}

function call(name: string, given: readonly unknown[]): unknown {
  if (name === DICT) return dict(given);
  if (TENSORS.has(name)) return listedTensor(given);
  const [tensor] = given;
  if (PARAMETERS.has(name) && (tensor instanceof ListedTensor || tensor instanceof PassedOver)) return tensor;
  throw new WeightsFileError(because('tensor-list-uses', { name }));
}

/** Empty, or from a list of pairs, as Python 2 wrote it. */
function dict([pairs]: readonly unknown[]): Map<unknown, unknown> {
  if (pairs === undefined) return new Map();
  if (!Array.isArray(pairs)) throw new WeightsFileError(because('tensor-list-damaged'));
  return new Map(
    pairs.map((pair: unknown): [unknown, unknown] => {
      const [key, value] = pair instanceof PickledTuple ? pair.items : Array.isArray(pair) ? pair : [];
      return [key, value];
    }),
  );
}

/** ('storage', its type, its key, the device it was on, how many numbers, and before 1.6 which part it is of another) */
function storage(id: unknown): Storage | PassedOver {
  const [kind, type, key, , length, part = null] = id instanceof PickledTuple ? id.items : [];
  if (kind !== 'storage' || typeof key !== 'string' || !isCount(length) || part !== null) {
    throw new WeightsFileError(because('tensor-list-damaged'));
  }
  if (type instanceof PassedOver) return type;
  const known = type instanceof PickledName ? STORAGES[type.name] : undefined;
  if (known === undefined) throw new WeightsFileError(because('tensor-list-damaged'));
  return { type: known[0], bytesEach: known[1], key, length };
}

/** (storage, offset, lengths, steps, …), all in numbers. */
function listedTensor([from, offset, size, stride]: readonly unknown[]): ListedTensor | PassedOver {
  if (from instanceof PassedOver) return from;
  const shape = size instanceof PickledTuple ? size.items : [];
  const strides = stride instanceof PickledTuple ? stride.items : [];
  if (
    !isStorage(from) ||
    !isCount(offset) ||
    shape.length > MOST_AXES ||
    !shape.every(isCount) ||
    !strides.every(isCount) ||
    shape.length !== strides.length
  ) {
    throw new WeightsFileError(because('tensor-list-damaged'));
  }
  const last = shape.reduce((at, length, axis) => at + (length - 1) * (strides[axis] ?? 0), offset);
  const count = elementsOf(shape);
  if (count > 0 && (last >= from.length || count > from.length)) {
    throw new WeightsFileError(because('tensor-past-numbers'));
  }
  return new ListedTensor(from, offset, shape, strides);
}

/** The tensors in the order of their shape; a view where they lie so already. */
function gather(whole: Float32Array, { offset, shape, strides }: ListedTensor): Float32Array {
  const count = elementsOf(shape);
  let due = 1;
  const inOrder = shape
    .map((length, axis) => ({ length, stride: strides[axis] ?? 0 }))
    .reverse()
    .every(({ length, stride }) => {
      const right = length === 1 || stride === due;
      due *= length;
      return right;
    });
  if (inOrder || count === 0) return whole.subarray(offset, offset + count);
  const data = new Float32Array(count);
  const at = shape.map(() => 0);
  let from = offset;
  for (let to = 0; to < count; to++) {
    data[to] = whole[from] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const step = strides[axis] ?? 0;
      at[axis] = (at[axis] ?? 0) + 1;
      from += step;
      if ((at[axis] ?? 0) < (shape[axis] ?? 0)) break;
      from -= step * (at[axis] ?? 0);
      at[axis] = 0;
    }
  }
  return data;
}

function isStorage(value: unknown): value is Storage {
  return typeof value === 'object' && value !== null && 'key' in value && 'length' in value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
