/*
 * Weights from any file that is understood, told apart by what the file begins with, as tensors under our names and in our
 * layout, checked. Runs in the trainer thread.
 */
import { because } from '../../domain/problems.ts';
import type { StridePlace, TakenPart, WeightsFormat } from '../../contract/starting-weights.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError, decodeWeights, fromTorchLayout, shownName } from '../../network/weights/weights.ts';
import { readKerasFileApart } from './keras-apart.ts';
import { foldKeras } from './keras-fold.ts';
import { isCounter, type Part, partOf } from './part.ts';
import { type Recognised, recognise } from './recognise.ts';
import { readStoredZip } from './stored-zip.ts';
import { readTorchFileBeforeZip } from './torch-before-zip.ts';
import { readTorchFile } from './torch-file.ts';
import type { Choice } from './torch-list.ts';
import { type Built, builtBy, fromTransformers } from './transformers.ts';

export interface ReadWeights extends Recognised {
  readonly format: WeightsFormat;
  readonly stride: StridePlace;
  /** With the last layer, where the file has one. */
  readonly tensors: Tensors;
  /** Null where the whole file is the network. */
  readonly part: TakenPart | null;
  /** True: the config.json beside the file said how its network is built. */
  readonly byConfig: boolean;
}

/** What a model of Vasculum says of itself beside its weights. */
export interface OwnModel {
  readonly stride: StridePlace;
}

/**
 * `own`: from the model.json beside the file, `config`: the text of the config.json; null: there is none. `width`: channels
 * of the first layer, 64 but in tests. `wanted`: the part that a person chose, of a file that holds several networks. Throws WeightsFileError (the reason alone) and ProblemError 'weights-mismatch'.
 */
export async function readWeights(
  bytes: Uint8Array,
  own: OwnModel | null,
  width?: number,
  config: string | null = null,
  wanted: string | null = null,
): Promise<ReadWeights> {
  const read = await readTensors(bytes, own, config, wanted);
  const weights = { ...read, ...recognise(read.tensors, read.stride, width) };
  if (wanted === null || read.part) return weights;
  throw new WeightsFileError(because('one-network', { part: shownName(wanted) }));
}

type ReadTensors = Omit<ReadWeights, keyof Recognised>;

async function readTensors(
  bytes: Uint8Array,
  own: OwnModel | null,
  config: string | null,
  wanted: string | null,
): Promise<ReadTensors> {
  const torch = (format: WeightsFormat, read: (choose: Choice) => Tensors) => fromTorch(format, config, wanted, read);
  if (begins(bytes, [0x50, 0x4b, 3, 4])) {
    const records = await readStoredZip(bytes, refuseByRecords);
    const inKeras = records.get(KERAS_RECORD);
    return inKeras ? await fromKeras(inKeras) : torch('pytorch', (choose) => readTorchFile(records, choose));
  }
  if (begins(bytes, BEFORE_ZIP)) {
    return torch('pytorch', (choose) => readTorchFileBeforeZip(bytes, choose));
  }
  if (begins(bytes, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return await fromKeras(bytes);
  }
  refuseOthers(bytes);
  const { tensors, metadata } = decodeWeights(bytes, isCounter);
  const format = metadata['format'] ?? '';
  if (!format.startsWith('vasculum-')) return torch('safetensors', (choose) => chosen(tensors, choose));
  if (!format.startsWith('vasculum-model')) {
    throw new WeightsFileError(because('checkpoint-not-model'));
  }
  if (!own) throw new WeightsFileError(because('passport-not-beside'));
  return { format: 'vasculum', stride: own.stride, tensors, part: null, byConfig: false };
}

/** In a `.keras` file, beside what the network looks like. */
const KERAS_RECORD = 'model.weights.h5';

async function fromKeras(bytes: Uint8Array): Promise<ReadTensors> {
  return {
    format: 'keras',
    stride: 'in1x1',
    tensors: foldKeras(await readKerasFileApart(bytes)),
    part: null,
    byConfig: false,
  };
}

/** The ResNet of a file whose names and kernels are PyTorch's. */
function fromTorch(
  format: WeightsFormat,
  config: string | null,
  wanted: string | null,
  read: (choose: Choice) => Tensors,
): ReadTensors {
  let part: Part | null = null;
  let built: Built = { stride: 'in3x3', byConfig: false };
  const tensors = read((names) => {
    const theirs = fromTransformers(names);
    if (theirs) built = builtBy(config);
    part = partOf(theirs ? [...theirs.keys()] : names, wanted);
    return new Map([...part.names].map(([own, name]) => [own, theirs?.get(name) ?? name]));
  });
  return { format, ...built, tensors: fromTorchLayout(tensors), part: taken(part) };
}

function taken(part: Part | null): TakenPart | null {
  if (part === null || part.path === '') return null;
  return { path: shownName(part.path), others: part.others.map(shownName), chosen: part.chosen };
}

function chosen(tensors: Tensors, choose: Choice): Tensors {
  return new Map(
    [...choose([...tensors.keys()])].flatMap(([own, name]) => {
      const tensor = tensors.get(name);
      return tensor ? [[own, tensor] as const] : [];
    }),
  );
}

/** PyTorch's magic number 0x1950a86a20f9469cfc6c as a pickle of protocol 2. */
const BEFORE_ZIP = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46];

/** Zip files that people take for weights: programs, by what lies in them. */
function refuseByRecords(names: readonly string[]): void {
  const isProgram = names.some((name) =>
    /(^|\/)(constants\.pkl|models\/[^/]+\.json|serialized_exported_program\.json)$/.test(name),
  );
  if (isProgram) throw new WeightsFileError(because('torch-program'));
}

/** Files that people take for weights. */
function refuseOthers(bytes: Uint8Array): void {
  // A safetensors file: eight bytes of length, then a JSON object.
  if (bytes.length < 9 || bytes[8] === 0x7b) return;
  const isTar = bytes.length > 262 && Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar';
  if (isTar) throw new WeightsFileError(because('pytorch-too-old'));
  if (begins(bytes, [0x80]) && (bytes[1] ?? 0) <= 5) {
    throw new WeightsFileError(because('python-pickle'));
  }
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (/^\s*<(!doctype|html)/i.test(head)) {
    throw new WeightsFileError(because('web-page'));
  }
  if (head.startsWith('version https://git-lfs')) throw new WeightsFileError(because('git-lfs-note'));
  if (head.startsWith('TFL3', 4)) throw new WeightsFileError(because('tensorflow-lite'));
  // Of protocol buffers: a version, then a string or a message. TensorFlow's is 1, an ONNX with batch norms at least 3.
  if (begins(bytes, [0x08, 0x01, 0x12])) throw new WeightsFileError(because('tensorflow-graph'));
  if (begins(bytes, [0x08]) && [0x12, 0x3a, 0x42].includes(bytes[2] ?? 0)) {
    throw new WeightsFileError(because('onnx-network'));
  }
  if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(head)) throw new WeightsFileError(because('text-file'));
  throw new WeightsFileError(because('weights-kind-unknown'));
}

function begins(bytes: Uint8Array, with_: readonly number[]): boolean {
  return with_.every((byte, i) => bytes[i] === byte);
}
