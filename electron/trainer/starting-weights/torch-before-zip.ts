/*
 * PyTorch's files from before 1.6 (2020), which later ones write too where they are asked to: five pickles (a magic number,
 * a version, the machine it was written on, the list of tensors, the keys of their numbers), then the numbers of each key,
 * how many before them. Pure functions on bytes; runs anywhere.
 */
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';
import { PassedOver, readPickles } from './pickle.ts';
import { type Choice, chosenTensors, listCalls, listedTensors, type Storage } from './torch-list.ts';

const VERSION = 1001;
const COUNT_BYTES = 8;

/** The tensors that `choose` names, in PyTorch's layout. Throws WeightsFileError. */
export function readTorchFileBeforeZip(bytes: Uint8Array, choose: Choice): Tensors {
  const passed: string[] = [];
  const storages = new Map<string, Storage>();
  const calls = listCalls({
    storage: (storage) => void storages.set(storage.key, storage),
    passed: (name) => void passed.push(name),
  });
  const { read, end } = readPickles(bytes, calls, 5);
  const [magic, version, machine, list, keys] = read;
  if (!(magic instanceof PassedOver) || version !== VERSION || !(machine instanceof Map) || !Array.isArray(keys)) {
    throw new WeightsFileError(because('tensor-list-damaged'));
  }
  if (machine.get('little_endian') !== true) throw new WeightsFileError(because('other-byte-order'));
  const numbers = numbersFrom(bytes, end, keys, storages);
  return chosenTensors(listedTensors(list, passed[0]), choose, (key) => numbers.get(key), bytes.length);
}

/** Each storage's bytes, by its key; views of `bytes`. */
function numbersFrom(
  bytes: Uint8Array,
  from: number,
  keys: readonly unknown[],
  storages: ReadonlyMap<string, Storage>,
): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Map<string, Uint8Array>();
  let at = from;
  for (const key of keys) {
    const storage = typeof key === 'string' ? storages.get(key) : undefined;
    if (!storage || numbers.has(storage.key)) throw new WeightsFileError(because('tensor-list-damaged'));
    if (bytes.length - at < COUNT_BYTES) throw new WeightsFileError(because('ends-too-early'));
    const size = storage.length * storage.bytesEach;
    if (view.getBigInt64(at, true) !== BigInt(storage.length))
      throw new WeightsFileError(because('tensor-list-damaged'));
    at += COUNT_BYTES;
    if (size > bytes.length - at) throw new WeightsFileError(because('ends-too-early'));
    numbers.set(storage.key, bytes.subarray(at, at + size));
    at += size;
  }
  return numbers;
}
