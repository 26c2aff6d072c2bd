/*
 * The networks as the rest of the trainer sees them: one that learns, one that only answers, one that explains; what they are
 * made for and what they eat. Opened by `open-network.ts`. Imports only types.
 */
import type { AdvancedSettings, Precision } from '../domain/advanced-settings.ts';
import type { Mixing } from './mixing.ts';

/** Layers of the residual network, as in Table 1 of He et al. 2016 (arXiv:1512.03385). */
export type Depth = 18 | 34 | 50 | 101 | 152;

/** What the network is made for. Two networks of equal shape have the same tensors. */
export interface NetworkShape {
  readonly depth: Depth;
  /** Number of classes the last layer tells apart. */
  readonly classes: number;
  /** Side of the square picture that enters the network, px; even. */
  readonly size: number;
  /** Side of the square pictures fed in training, px; even and >= `size`. The batch's transforms warp them to `size`. */
  readonly inputSize: number;
  /** Where a bottleneck that halves the picture has its stride: in its 3x3 (torchvision, timm) or first 1x1 (paper, Keras). */
  readonly stride: 'in3x3' | 'in1x1';
  /** Channels of the first layer; 64 when left out. Smaller only in tests. */
  readonly width?: number;
}

export interface TrainingOptions {
  /** Momentum of the optimiser, e.g. 0.9; 0 is plain gradient descent. */
  readonly momentum: number;
  readonly nesterov: boolean;
  /** L2 penalty added to the gradient of convolution and fully connected weights; never of batch norm or biases. */
  readonly weightDecay: number;
  /** Share of a label's weight that is spread evenly over all classes, 0 to below 1. */
  readonly labelSmoothing: number;
  /** Start every block as the identity: the scale of its last batch norm is zero (Goyal et al. 2017, arXiv:1706.02677). */
  readonly zeroInitResidual: boolean;
  /** Whole number below 2^53; the same seed gives the same start on every machine, bit for bit. */
  readonly seed: number;
  /** In what activations are kept and multiplied; float32 when left out. Variables are float32 always. */
  readonly precision?: Precision;
  /** Takes less memory and a little more time, to the same numbers; false when left out. */
  readonly sparesMemory?: boolean;
  /** What is left out is off. */
  readonly advanced?: Partial<AdvancedOptions>;
}

/** One step's food. `n` is `labels.length`; any n >= 1 is accepted, but batch norm wants at least two pictures. */
export interface TrainingBatch {
  /** RGB bytes, [n, inputSize, inputSize, 3]. Read during the step only, never kept. */
  readonly pictures: Uint8Array;
  /** Rows of an ImageProjectiveTransformV3 (output pixel -> input pixel), [n, 8]; see `augment.ts`. */
  readonly transforms: Float32Array;
  /** Factors on red, green and blue, [n, 3]; 1 leaves a picture as it is. */
  readonly gains: Float32Array;
  /** Class of each picture, [n], 0 to classes - 1. */
  readonly labels: Int32Array;
  /** Weight of each picture in the loss, [n]; 1 each when left out. The loss is their weighted mean. */
  readonly weights?: Float32Array;
  /** How pictures are mixed, where the network mixes; left out, none is. */
  readonly mixing?: Mixing;
}

/** Named arrays, row-major; convolution weights as [height, width, in, out], the fully connected one as [out, in]. */
export type Tensors = Map<string, { shape: number[]; data: Float32Array }>;

export interface TrainingNetwork {
  /**
   * One step of gradient descent; blocks the thread until it is done. Returns the loss before the step and how many
   * pictures were named rightly. Several batches count as one, each by the weight of its pictures; batch norm alone sees
   * them one by one. `step`, from 0, is what the moving average of the weights depends on.
   */
  step(batch: TrainingBatch | readonly TrainingBatch[], learningRate: number, step?: number): StepResult;
  /**
   * Answers with the moving statistics, and with the average of the weights where one is kept, changing nothing: `pictures`
   * [n, size, size, 3] -> [n, classes], [n, features].
   */
  evaluate(pictures: Uint8Array, n: number): { logits: Float32Array; embeddings: Float32Array };
  /** Every variable: weights, moving statistics, and what else a step leaves behind (see `state.ts`). */
  read(): Tensors;
  /** Sets every variable. Throws ProblemError `weights-mismatch` naming each missing, surplus or misshapen tensor. */
  write(tensors: Tensors): void;
  /** Gives all TensorFlow memory back. The network cannot be used after. */
  dispose(): void;
}

export interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

export interface InferenceNetwork {
  /** `pictures` [n, size, size, 3] -> probabilities and logits [n, classes], embeddings [n, features]; blocks the thread. */
  predict(
    pictures: Uint8Array,
    n: number,
  ): { probabilities: Float32Array; logits: Float32Array; embeddings: Float32Array };
  dispose(): void;
}

/** Length of an embedding: channels of the last stage. */
export function featuresOf(shape: NetworkShape): number {
  return (shape.width ?? 64) * 8 * (shape.depth >= 50 ? 4 : 1);
}

/** The gradient of each trainable tensor for a batch, for tests; see `open-network.ts`. */
export interface DifferentiableNetwork extends TrainingNetwork {
  gradients(batch: TrainingBatch): { loss: number; gradients: Tensors };
}

/** Says what in a picture speaks for a class. */
export interface ExplainingNetwork {
  /** One picture [size, size, 3] and a class -> how much each place speaks for it, [side, side], none below 0. */
  explain(picture: Uint8Array, label: number): { readonly side: number; readonly map: Float32Array };
  /** `pictures` [n, size, size, 3] -> probabilities [n, classes]. */
  predict(pictures: Uint8Array, n: number): Float32Array;
  dispose(): void;
}

/** The advanced settings that the network itself must know of. */
export type AdvancedOptions = Pick<
  AdvancedSettings,
  'trainFrom' | 'frozenBatchNorm' | 'rateDecay' | 'clipNorm' | 'accumulate' | 'mixup' | 'cutmix' | 'averageDecay'
>;
