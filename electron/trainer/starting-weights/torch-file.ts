/*
 * PyTorch's `.pth` files: a zip file, nothing in it compressed, of a pickle that lists the tensors and of their numbers
 * (torch.save since 1.6; torchvision's files are of this kind). Runs nothing that the file names; see pickle.ts. Pure
 * functions on bytes; runs anywhere.
 */
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { elementsOf } from '../../network/graph/builder.ts';
import { WeightsFileError, shownName } from '../../network/weights/weights.ts';
import { bytesEach, type NumberType, toFloats } from '../../network/number-types.ts';
import { PickledName, PickledTuple, readPickle } from './pickle.ts';
import { readStoredZip } from './stored-zip.ts';

/** A ResNet152's is 150 kB. */
const LONGEST_LIST = 16 * 1024 * 1024;
const MOST_AXES = 8;

const STORAGES: Readonly<Record<string, NumberType>> = {
  'torch.FloatStorage': 'F32',
  'torch.HalfStorage': 'F16',
  'torch.BFloat16Storage': 'BF16',
  'torch.DoubleStorage': 'F64',
  'torch.LongStorage': 'I64',
};
const DICT = 'collections.OrderedDict';
const TENSOR = 'torch._utils._rebuild_tensor_v2';
const PARAMETER = 'torch._utils._rebuild_parameter';
const KNOWN = new Set([DICT, TENSOR, PARAMETER, ...Object.keys(STORAGES)]);

/** Where training scripts keep the network beside other things; under any other key where it is the only one. */
const WRAPPINGS = ['state_dict', 'model', 'model_state_dict'];

interface Storage {
  readonly type: NumberType;
  readonly key: string;
  readonly length: number;
}

/** A tensor as the list describes it: a part of a storage. */
class ListedTensor {
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

/**
 * The tensors of a `state_dict`, by name, in PyTorch's layout; those that `pass` names are left out. Throws
 * WeightsFileError.
 */
export async function readTorchFile(bytes: Uint8Array, pass: (name: string) => boolean): Promise<Tensors> {
  const records = await readStoredZip(bytes);
  const list = [...records.keys()].filter((name) => name === 'data.pkl' || name.endsWith('/data.pkl'));
  if (list.length !== 1 || list[0] === undefined) {
    throw new WeightsFileError(because('zip-not-pytorch'));
  }
  const folder = list[0].slice(0, -'data.pkl'.length);
  const record = (name: string) => records.get(folder + name);
  const order = record('byteorder');
  if (order && new TextDecoder().decode(order.slice(0, 10)) !== 'little') {
    throw new WeightsFileError(because('other-byte-order'));
  }
  const pickle = record('data.pkl') ?? new Uint8Array();
  if (pickle.length > LONGEST_LIST) throw new WeightsFileError(because('tensor-list-too-long'));

  const listed = stateDict(readPickle(pickle, { knows: (name) => KNOWN.has(name), call, outside: storage }));
  let numbers = 0;
  const floats = new Map<string, Float32Array>();
  const tensors: Tensors = new Map();
  for (const [name, tensor] of listed) {
    if (pass(name)) continue;
    numbers += elementsOf(tensor.shape);
    // Many tensors may share one storage, but no network's do: it would be a small file that asks for all the memory.
    if (numbers > bytes.length) throw new WeightsFileError(because('more-numbers-than-held'));
    const { type, key, length } = tensor.storage;
    let whole = floats.get(key);
    if (!whole) {
      const stored = record(`data/${key}`);
      if (!stored) throw new WeightsFileError(because('numbers-missing', { name: shownName(name) }));
      if (stored.length !== length * bytesEach(type)) {
        throw new WeightsFileError(because('other-length-than-said', { name: shownName(name) }));
      }
      whole = toFloats(type, stored);
      floats.set(key, whole);
    }
    tensors.set(name, { shape: [...tensor.shape], data: gather(whole, tensor) });
  }
  return tensors;
}

function call(name: string, given: readonly unknown[]): unknown {
  if (name === DICT) return dict(given);
  if (name === TENSOR) return listedTensor(given);
  const [tensor] = given;
  if (name === PARAMETER && tensor instanceof ListedTensor) return tensor;
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

/** ('storage', its type, the record's name, the device it was on, how many numbers) */
function storage(id: unknown): Storage {
  const [kind, type, key, , length] = id instanceof PickledTuple ? id.items : [];
  const known = type instanceof PickledName ? STORAGES[type.name] : undefined;
  if (kind !== 'storage' || known === undefined || typeof key !== 'string' || !isCount(length)) {
    throw new WeightsFileError(because('tensor-list-damaged'));
  }
  return { type: known, key, length };
}

/** (storage, offset, lengths, steps, …), all in numbers. */
function listedTensor([from, offset, size, stride]: readonly unknown[]): ListedTensor {
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

function stateDict(value: unknown): Map<string, ListedTensor> {
  if (value instanceof Map) {
    if (isStateDict(value)) return value;
    const kept = [...value].flatMap(([key, inner]: [unknown, unknown]) =>
      inner instanceof Map && isStateDict(inner) ? [{ key, inner }] : [],
    );
    const usual = WRAPPINGS.flatMap((wrapping) => kept.find(({ key }) => key === wrapping) ?? []);
    const [found] = usual.length > 0 || kept.length > 1 ? usual : kept;
    if (found) return found.inner;
  }
  throw new WeightsFileError(because('no-state-dict'));
}

function isStateDict(map: Map<unknown, unknown>): map is Map<string, ListedTensor> {
  return map.size > 0 && [...map].every(([name, value]) => typeof name === 'string' && value instanceof ListedTensor);
}

function isStorage(value: unknown): value is Storage {
  return typeof value === 'object' && value !== null && 'key' in value && 'length' in value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
