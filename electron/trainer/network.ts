/*
 * The two networks as the rest of the trainer sees them: one that learns, one that only answers. Runs in the trainer
 * thread. Everything TensorFlow stays behind `tensorflow.ts`; everything about graphs behind `training-graph.ts` and
 * `inference-graph.ts`.
 */

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
}

/** Named arrays, row-major; convolution weights as [height, width, in, out], the fully connected one as [out, in]. */
export type Tensors = Map<string, { shape: number[]; data: Float32Array }>;

export interface TrainingNetwork {
  /**
   * One step of gradient descent; blocks the thread until it is done. Returns the batch's loss before the step and how
   * many of its pictures were named rightly.
   */
  step(batch: TrainingBatch, learningRate: number): { loss: number; correct: number };
  /** Answers with the moving statistics, changing nothing: `pictures` [n, size, size, 3] -> [n, classes], [n, features]. */
  evaluate(pictures: Uint8Array, n: number): { logits: Float32Array; embeddings: Float32Array };
  /** Every variable: weights, moving statistics, and the momentum of each weight under `<name>.momentum`. */
  read(): Tensors;
  /** Sets every variable. Throws ProblemError `weights-mismatch` naming each missing, surplus or misshapen tensor. */
  write(tensors: Tensors): void;
  /** Gives all TensorFlow memory back. The network cannot be used after. */
  dispose(): void;
}

export interface InferenceNetwork {
  /** `pictures` [n, size, size, 3] -> probabilities [n, classes] and embeddings [n, features]; blocks the thread. */
  predict(pictures: Uint8Array, n: number): { probabilities: Float32Array; embeddings: Float32Array };
  dispose(): void;
}

/** Length of an embedding: channels of the last stage. */
export function featuresOf(shape: NetworkShape): number {
  return (shape.width ?? 64) * 8 * (shape.depth >= 50 ? 4 : 1);
}

/**
 * Builds the training graph, writes it as a SavedModel into a fresh folder inside `folder`, opens it and initialises it
 * from the seed. The caller owns the network and disposes of it.
 */
export async function createTrainingNetwork(
  folder: string,
  shape: NetworkShape,
  options: TrainingOptions,
): Promise<TrainingNetwork> {
  throw new Error(`not built yet: ${folder} ${shape.depth} ${options.seed}`);
}

/**
 * Writes the frozen network (batch norm folded, weights constant) as a SavedModel at `folder`, which must not exist or
 * be empty; signatures `predict` and `embed`. Momentum in `tensors` is passed over.
 */
export async function writeInferenceModel(folder: string, shape: NetworkShape, tensors: Tensors): Promise<void> {
  throw new Error(`not built yet: ${folder} ${shape.depth} ${tensors.size}`);
}

/** Opens what `writeInferenceModel` wrote. The caller owns the network and disposes of it. */
export async function openInferenceModel(folder: string, shape: NetworkShape): Promise<InferenceNetwork> {
  throw new Error(`not built yet: ${folder} ${shape.depth}`);
}
