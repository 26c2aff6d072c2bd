/*
 * How much memory a run will need, worked out from the network's own layers before anything is built. Pure; also used by
 * the check page in the catalogue thread.
 */
import type { AdvancedSettings, Precision } from '../domain/advanced-settings.ts';
import { ProblemError } from '../domain/problems.ts';
import { isCostly } from './forgotten.ts';
import { type NetworkShape, featuresOf } from './network.ts';
import { type Layers, parametersOf, resnet } from './resnet.ts';
import { learnsFrom, parameterLearns } from './stages.ts';
import { bytesWords, COUNTED } from '../domain/words.ts';

const FLOAT = 4;

interface Flow {
  readonly side: number;
  readonly channels: number;
  /** A block's sum. */
  readonly sum?: boolean;
}

/**
 * Peak bytes of a process that trains. Kept for the way back: the output of every convolution (batch norm's gradient needs
 * it) and of every ReLU (the next convolution's and its own). A weight counts six times: itself, momentum and gradient in
 * TensorFlow; itself, momentum and the best so far while a checkpoint is written. Against measured peaks of ResNet50
 * (2.52 GB at 224 px and batch 16, 1.22 GB at 96 px and 16, 1.02 GB at 64 px and 8) and ResNet18 (1.12 GB at 224 px and
 * 16) it is 10 % off at most. Of layers that do not learn nothing is kept, and their weights count three times. Where memory is
 * spared, the costly convolutions are kept and every second block (see `forgotten.ts`).
 */
export function trainingMemory(shape: NetworkShape, batchSize: number, options: MemoryOptions = {}): number {
  const {
    trainFrom = 'all',
    frozenBatchNorm = 'off',
    accumulate = 1,
    averageDecay = 0,
    precision = 'float32',
    sparesMemory = false,
  } = options;
  let kept = 0;
  let largest = 0;
  let learns = false;
  const keep = (flow: Flow, share = 1) => {
    const values = flow.side ** 2 * flow.channels;
    if (learns) kept += share * values;
    largest = Math.max(largest, values);
    return flow;
  };
  const layers: Layers<Flow> = {
    convolution(x, { name, filters, stride, kernel, inputs }) {
      learns = learnsFrom(trainFrom, name);
      const forgotten = sparesMemory && frozenBatchNorm === 'off' && !isCostly(kernel, inputs);
      return keep({ side: Math.ceil(x.side / stride), channels: filters }, forgotten ? 0 : 1);
    },
    relu: ({ side, channels, sum = false }) => keep({ side, channels }, !sparesMemory ? 1 : sum ? 0.5 : 0),
    add: (x) => ({ ...x, sum: true }),
    maxPool: (x) => keep({ side: Math.ceil(x.side / 2), channels: x.channels }),
    globalMean: (x) => x,
    fullyConnected: (x) => x,
  };
  resnet(layers, shape, { side: shape.size, channels: 3 });
  // A float16 run sums its gradients up like one of several batches, and looks at them before it takes a step.
  const learning = 6 + (accumulate > 1 || precision === 'float16' ? 1 : 0) + (averageDecay > 0 ? 2 : 0);
  const cast = precision === 'float32' ? 0 : 0.5;
  let weights = 0;
  for (const parameter of parametersOf(shape)) {
    const moves = parameterLearns(options, parameter);
    weights += parameter.shape.reduce((a, b) => a * b, 1) * ((moves ? learning : 3) + cast);
  }
  const pictures = shape.inputSize ** 2 * 3;
  const waiting = 2 * (accumulate - 1) * batchSize * pictures;
  const flow = ACTIVATION[precision] * (kept + SPARE * largest) + FLOAT * 3 * pictures;
  return FIXED + FLOAT * weights + batchSize * flow + waiting;
}

/** Settings that a run's memory depends on; what is left out is off. */
export type MemoryOptions = Partial<
  Pick<AdvancedSettings, 'trainFrom' | 'frozenBatchNorm' | 'accumulate' | 'averageDecay'>
> & {
  readonly precision?: Precision;
  readonly sparesMemory?: boolean;
};

/** Bytes of one number that flows through the network. */
const ACTIVATION: Readonly<Record<Precision, number>> = { float32: 4, bfloat16: 2, float16: 2 };

/** Bytes of a network's weights, as they are kept. */
export function networkBytes(shape: NetworkShape): number {
  return parametersOf(shape).reduce((sum, one) => sum + one.shape.reduce((a, b) => a * b, FLOAT), 0);
}

/**
 * Peak bytes of a process that trains a last layer: the backbone's weights as they were read, folded, written as a graph
 * and opened; what flows through it for one batch of embeddings; and the embeddings of all photos.
 */
function quickMemory(shape: NetworkShape, photos: number): number {
  const flow = QUICK_BATCH * (shape.size / 2) ** 2 * (shape.width ?? 64) * SPARE;
  return FIXED + 5 * networkBytes(shape) + FLOAT * flow + embeddingBytes(shape, photos);
}

function embeddingBytes(shape: NetworkShape, photos: number): number {
  return FLOAT * photos * featuresOf(shape);
}

/** Photos whose embeddings are worked out at once. */
const QUICK_BATCH = 16;
/** A table of embeddings must fit into one array, bytes: 480,000 photos of a ResNet50. */
const LARGEST_TABLE = 4e9;

/** Throws 'quick-too-large' when the embeddings of so many photos would not fit into `free` bytes beside the network. */
export function requireQuickMemory(shape: NetworkShape, photos: number, free: number): void {
  const needed = embeddingBytes(shape, photos);
  const most = Math.min(LARGEST_TABLE, free - quickMemory(shape, 0));
  if (needed <= most) return;
  throw new ProblemError('quick-too-large', {
    photos: COUNTED.photos(photos),
    needed: bytesWords(needed),
    free: bytesWords(Math.max(0, most)),
  });
}

/** Node, TensorFlow's library, its threads and scratch memory, bytes. */
const FIXED = 350e6;
/** Gradients and scratch alive at once on the way back, in units of the largest activation. */
const SPARE = 4;

/** Whether a run should keep less for the way back: where all of it would take more than half of the `free` bytes. */
export function shouldSpare(shape: NetworkShape, batchSize: number, free: number, options: MemoryOptions): boolean {
  return trainingMemory(shape, batchSize, options) > free / 2;
}

/**
 * The largest half, quarter … of the batch with which a run that spares memory would fit into `free` bytes, and 2 or 3 where none would; null
 * when the batch itself fits.
 */
export function fittingBatch(
  shape: NetworkShape,
  batchSize: number,
  free: number,
  options: MemoryOptions = {},
): number | null {
  const need = (batch: number) => trainingMemory(shape, batch, { ...options, sparesMemory: true });
  if (need(batchSize) <= free) return null;
  let smaller = Math.max(2, Math.floor(batchSize / 2));
  while (smaller > 3 && need(smaller) > free) smaller = Math.floor(smaller / 2);
  return smaller;
}

/** Throws 'not-enough-memory', with the batch that would fit, when a run would not fit into `free` bytes. */
export function requireMemory(shape: NetworkShape, batchSize: number, free: number, options: MemoryOptions = {}): void {
  const smaller = fittingBatch(shape, batchSize, free, options);
  if (smaller !== null) throw new ProblemError('not-enough-memory', { batch: batchSize, smaller });
}

/** Bytes that this process may still take, limits of its container included. */
export function freeMemory(): number {
  return process.availableMemory();
}
