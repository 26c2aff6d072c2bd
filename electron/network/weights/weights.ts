/*
 * Tensors as a file: safetensors (https://github.com/huggingface/safetensors), an 8-byte length, a JSON header, then the
 * numbers. Pure functions on bytes; whoever calls them reads and writes the files. Runs anywhere.
 */
import { because, type Reason, UnfitFileError } from '../../domain/problems.ts';
import { elementsOf, sameShape } from '../graph/builder.ts';
import type { Tensors } from '../network.ts';
import { bytesEach, isNumberType, toFloats } from '../number-types.ts';

/** A file that is not whole, not of its kind, or of numbers that cannot be read. */
export class WeightsFileError extends UnfitFileError {
  override readonly name = 'WeightsFileError';
}

/** A name from a file, as a message may have it. */
export function shownName(name: string): string {
  return JSON.stringify(name.slice(0, 120)).slice(1, -1);
}

/** Which tensors are missing, too many or of another shape than is due. */
export function tensorDifferences(
  due: readonly { readonly name: string; readonly shape: readonly number[] }[],
  tensors: Tensors,
): Reason[] {
  const names = new Set(due.map(({ name }) => name));
  const wrong = due.flatMap(({ name, shape }) => {
    const found = tensors.get(name);
    if (!found) return [because('tensor-missing', { name })];
    if (sameShape(found.shape, shape) && found.data.length === elementsOf(shape)) return [];
    return [because('tensor-other-shape', { name, found: found.shape.join(', '), due: shape.join(', ') })];
  });
  for (const name of tensors.keys()) {
    if (!names.has(name)) wrong.push(because('tensor-surplus', { name: shownName(name) }));
  }
  return wrong;
}

export interface WeightsFile {
  readonly tensors: Tensors;
  readonly metadata: Record<string, string>;
}

/** A ResNet-152 with momentum needs 150 kB; the format's own limit is 100 MB. */
const LONGEST_HEADER = 8 * 1024 * 1024;
const LENGTH_BYTES = 8;

/** A ResNet-152 in training with momentum and averages has 2,800. */
const MOST_TENSORS = 20_000;
const MOST_AXES = 8;

/** The longest file of one network, bytes: a ResNet-152 that tells 100,000 taxa apart has 1.05 GB. */
export const LARGEST_NETWORK = 1.1e9;
const METADATA = '__metadata__';
const TENSOR_NAME = /^[\w./:-]{1,256}$/;

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** The file's bytes in parts: its header, and the tensors' own memory in their order. */
export function weightsParts(tensors: Tensors, metadata: Readonly<Record<string, string>> = {}): Uint8Array[] {
  const header: Record<string, HeaderEntry | Readonly<Record<string, string>>> = { [METADATA]: metadata };
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [name, { shape, data }] of tensors) {
    if (!TENSOR_NAME.test(name)) throw notATensorName(name);
    if (elementsOf(shape) !== data.length) {
      throw new WeightsFileError(because('tensor-count', { name, count: data.length, shape: shape.join(', ') }));
    }
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
    parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return [encodeHeader(JSON.stringify(header)), ...parts];
}

/** The longest file that holds these tensors, `copies` of each (with momentum, say), as 32-bit floats; bytes. */
export function longestWeights(tensors: readonly { readonly shape: readonly number[] }[], copies = 1): number {
  return LENGTH_BYTES + LONGEST_HEADER + copies * tensors.reduce((sum, { shape }) => sum + 4 * elementsOf(shape), 0);
}

/** Padded with spaces, so that the numbers begin at a multiple of 8 bytes. */
function encodeHeader(json: string): Uint8Array {
  const text = Buffer.from(json);
  const padded = Math.ceil(text.length / 8) * 8;
  if (padded > LONGEST_HEADER) throw new WeightsFileError(because('too-many-tensors-for-file'));
  const bytes = Buffer.alloc(LENGTH_BYTES + padded, ' ');
  bytes.writeBigUInt64LE(BigInt(padded), 0);
  text.copy(bytes, LENGTH_BYTES);
  return bytes;
}

/**
 * Reads a whole file; numbers of other sizes become 32-bit floats. Of those, the tensors are views of `bytes` where these
 * are aligned. `pass` names tensors to leave out whatever
 * their type, such as PyTorch's `num_batches_tracked`. Throws WeightsFileError.
 */
export function decodeWeights(bytes: Uint8Array, pass: (name: string) => boolean = () => false): WeightsFile {
  const { header, start } = decodeHeader(bytes);
  const metadata = header.get(METADATA) ?? {};
  if (!isTextRecord(metadata)) throw new WeightsFileError(because('notes-no-text'));
  header.delete(METADATA);

  if (header.size > MOST_TENSORS) throw new WeightsFileError(because('too-many-tensors'));
  const entries = [...header].map(([name, entry]) => ({ name, ...checkEntry(name, entry) }));
  checkOffsets(entries, bytes.length - start);
  const tensors: Tensors = new Map();
  for (const { name, dtype, shape, data_offsets } of entries) {
    if (pass(name)) continue;
    if (!isNumberType(dtype)) throw new WeightsFileError(because('number-type-unknown', { name, type: dtype }));
    const [from, to] = data_offsets;
    if (elementsOf(shape) * bytesEach(dtype) !== to - from) {
      throw new WeightsFileError(because('other-length-than-said', { name }));
    }
    tensors.set(name, { shape, data: toFloats(dtype, bytes.subarray(start + from, start + to)) });
  }
  return { tensors, metadata };
}

/** Where the header of a file of weights ends, by its first eight bytes. Throws WeightsFileError. */
export function headerEnd(head: Uint8Array): number {
  if (head.length < LENGTH_BYTES) throw new WeightsFileError(because('too-short-for-weights'));
  const length = new DataView(head.buffer, head.byteOffset, head.byteLength).getBigUint64(0, true);
  if (length > BigInt(LONGEST_HEADER)) throw new WeightsFileError(because('header-too-long'));
  return LENGTH_BYTES + Number(length);
}

/** Where the file ends, by its header alone: `head` is all up to its end. Throws WeightsFileError. */
export function weightsEnd(head: Uint8Array): number {
  const { header, start } = decodeHeader(head);
  header.delete(METADATA);
  return [...header].reduce((end, [name, entry]) => {
    return Math.max(end, start + checkEntry(name, entry).data_offsets[1]);
  }, start);
}

function decodeHeader(bytes: Uint8Array): { header: Map<string, unknown>; start: number } {
  const start = headerEnd(bytes);
  if (start > bytes.length) throw new WeightsFileError(because('header-cut-short'));
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(LENGTH_BYTES, start)));
  } catch (cause) {
    throw new WeightsFileError(because('header-unreadable'), { cause });
  }
  if (!isRecord(header)) throw new WeightsFileError(because('header-no-list'));
  return { header: new Map(Object.entries(header)), start };
}

function checkEntry(name: string, entry: unknown): HeaderEntry {
  if (!TENSOR_NAME.test(name)) throw notATensorName(name);
  if (!isRecord(entry)) throw new WeightsFileError(because('entry-unreadable', { name }));
  const { dtype, shape, data_offsets } = entry;
  const [from, to, ...more] = isCounts(data_offsets) ? data_offsets : [];
  if (
    typeof dtype !== 'string' ||
    !isCounts(shape) ||
    shape.length > MOST_AXES ||
    from === undefined ||
    to === undefined ||
    more.length > 0 ||
    from > to
  ) {
    throw new WeightsFileError(because('entry-unreadable', { name }));
  }
  return { dtype, shape, data_offsets: [from, to] };
}

/** The tensors must fill the rest of the file, without gap or overlap. */
function checkOffsets(entries: readonly ({ name: string } & HeaderEntry)[], length: number): void {
  let end = 0;
  for (const { name, data_offsets } of entries.toSorted((a, b) => order(a.data_offsets, b.data_offsets))) {
    if (data_offsets[0] !== end) throw new WeightsFileError(because('tensor-before-end', { name }));
    end = data_offsets[1];
  }
  if (end > length) throw new WeightsFileError(because('ends-too-early'));
  if (end < length) throw new WeightsFileError(because('longer-than-header-says'));
}

function notATensorName(name: string): WeightsFileError {
  return new WeightsFileError(because('no-tensor-name', { name: JSON.stringify(name) }));
}

function order(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0] || a[1] - b[1];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

/** Kernels from PyTorch's [out, in, height, width] to our [height, width, in, out]; all else stays as it is. */
export function fromTorchLayout(tensors: Tensors): Tensors {
  return new Map([...tensors].map(([name, tensor]) => [name, tensor.shape.length === 4 ? turned(tensor) : tensor]));
}

/** Axis i is the old axis AXES[i]. */
const AXES = [2, 3, 1, 0];

function turned({ shape, data }: { shape: number[]; data: Float32Array }) {
  const lengths = AXES.map((axis) => shape[axis] ?? 0) as [number, number, number, number];
  const steps = AXES.map((axis) => elementsOf(shape.slice(axis + 1))) as [number, number, number, number];
  const moved = new Float32Array(data.length);
  // Nothing to move, however long the other axes claim to be.
  if (data.length === 0) return { shape: [...lengths], data: moved };
  let to = 0;
  for (let a = 0; a < lengths[0]; a++) {
    for (let b = 0; b < lengths[1]; b++) {
      for (let c = 0; c < lengths[2]; c++) {
        let from = a * steps[0] + b * steps[1] + c * steps[2];
        for (let d = 0; d < lengths[3]; d++, from += steps[3]) moved[to++] = data[from] ?? 0;
      }
    }
  }
  return { shape: [...lengths], data: moved };
}
