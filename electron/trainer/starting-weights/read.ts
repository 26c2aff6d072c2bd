/*
 * Weights from any file that is understood, told apart by what the file begins with, as tensors under our names and in our
 * layout, checked. Runs in the trainer thread.
 */
import { because } from '../../domain/problems.ts';
import type { StridePlace, WeightsFormat } from '../../contract/starting-weights.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError, decodeWeights, fromTorchLayout } from '../../network/weights/weights.ts';
import { readKerasFileApart } from './keras-apart.ts';
import { foldKeras } from './keras-fold.ts';
import { withoutPrefix } from './prefix.ts';
import { type Recognised, recognise } from './recognise.ts';
import { readTorchFile } from './torch-file.ts';

export interface ReadWeights extends Recognised {
  readonly format: WeightsFormat;
  readonly stride: StridePlace;
  /** With the last layer, where the file has one. */
  readonly tensors: Tensors;
}

/** What a model of Vasculum says of itself beside its weights. */
export interface OwnModel {
  readonly stride: StridePlace;
}

/**
 * `own`: from the model.json beside the file; null: there is none. `width`: channels of the first layer, 64 but in tests.
 * Throws WeightsFileError (the reason alone) and ProblemError 'weights-mismatch'.
 */
export async function readWeights(bytes: Uint8Array, own: OwnModel | null, width?: number): Promise<ReadWeights> {
  const { format, stride, tensors } = await readTensors(bytes, own);
  return { format, stride, tensors, ...recognise(tensors, stride, width) };
}

async function readTensors(
  bytes: Uint8Array,
  own: OwnModel | null,
): Promise<Pick<ReadWeights, 'format' | 'stride' | 'tensors'>> {
  if (begins(bytes, [0x50, 0x4b, 3, 4])) {
    const listed = withoutPrefix(await readTorchFile(bytes, isCounter));
    return { format: 'pytorch', stride: 'in3x3', tensors: fromTorchLayout(listed) };
  }
  if (begins(bytes, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return { format: 'keras', stride: 'in1x1', tensors: foldKeras(await readKerasFileApart(bytes)) };
  }
  refuseOthers(bytes);
  const { tensors, metadata } = decodeWeights(bytes, isCounter);
  const format = metadata['format'] ?? '';
  if (!format.startsWith('vasculum-')) {
    return { format: 'safetensors', stride: 'in3x3', tensors: fromTorchLayout(withoutPrefix(tensors)) };
  }
  if (!format.startsWith('vasculum-model')) {
    throw new WeightsFileError(because('checkpoint-not-model'));
  }
  if (!own) throw new WeightsFileError(because('passport-not-beside'));
  return { format: 'vasculum', stride: own.stride, tensors };
}

/** How many batches PyTorch saw; nothing that a network works with. */
function isCounter(name: string): boolean {
  return name.endsWith('num_batches_tracked');
}

/** Files that people take for weights. */
function refuseOthers(bytes: Uint8Array): void {
  // A safetensors file: eight bytes of length, then a JSON object.
  if (bytes.length < 9 || bytes[8] === 0x7b) return;
  const isTar = bytes.length > 262 && Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar';
  // PyTorch's magic number 0x1950a86a20f9469cfc6c as a pickle of protocol 2.
  if (isTar || begins(bytes, [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46])) {
    throw new WeightsFileError(because('pytorch-too-old'));
  }
  if (begins(bytes, [0x80]) && (bytes[1] ?? 0) <= 5) {
    throw new WeightsFileError(because('python-pickle'));
  }
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (/^\s*<(!doctype|html)/i.test(head)) {
    throw new WeightsFileError(because('web-page'));
  }
  if (head.startsWith('version https://git-lfs')) throw new WeightsFileError(because('git-lfs-note'));
  if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(head)) throw new WeightsFileError(because('text-file'));
  throw new WeightsFileError(because('weights-kind-unknown'));
}

function begins(bytes: Uint8Array, with_: readonly number[]): boolean {
  return with_.every((byte, i) => bytes[i] === byte);
}
