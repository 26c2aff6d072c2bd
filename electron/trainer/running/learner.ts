/*
 * What learns in a run, as the loop in fit.ts sees it: something that loads examples of photos, takes steps on them and
 * answers. Here a whole network that learns from pictures; head-learner.ts has a last layer that learns from embeddings.
 * Runs in the trainer thread.
 */
import { augment } from '../../network/augment.ts';
import { type PictureLoader, type Slot, cutIntoSteps } from './dataset.ts';
import { mix } from '../../network/mixing.ts';
import type { NetworkShape, Tensors, TrainingBatch, TrainingNetwork } from '../../network/network.ts';
import type { RunPlan } from './run-plan.ts';

/** Examples of the photos that could be read, in the order asked for. */
export interface Loaded<E> {
  readonly examples: E;
  /** Positions in what was asked for. */
  readonly readable: readonly number[];
}

/** One step's food: the photos of the examples, in their order; the epoch under way and the step, from 0. */
export interface LearningBatch<E> {
  readonly examples: E;
  readonly slots: readonly Slot[];
  /** Of each photo, how often it came in this epoch before. */
  readonly repeats: readonly number[];
  readonly epoch: number;
  readonly step: number;
}

/** What is loaded: photos to learn from, or those that the run looks at after each epoch. */
export type LoadedPart = 'learn' | 'validation';

/** `E`: a batch of examples as the learner takes them. */
export interface Learner<E> {
  /** `numbers`: places in the plan's list of that part. */
  load(part: LoadedPart, numbers: readonly number[]): Promise<Loaded<E>>;
  /** One step of gradient descent; what it does depends on the batch, the rate and the steps before alone. */
  step(batch: LearningBatch<E>, learningRate: number): { loss: number; correct: number };
  /** Logits [n, classes] of `n` examples for validation, changing nothing. */
  evaluate(examples: E, n: number): Float32Array;
  /** Every variable, momentum included; what a checkpoint keeps. */
  read(): Tensors;
}

export interface PictureLearnerParts {
  readonly plan: RunPlan;
  readonly shape: NetworkShape;
  readonly network: TrainingNetwork;
  /** Pictures of the photos to learn from, of the network's input side, and of those for validation, of its size. */
  readonly pictures: Readonly<Record<LoadedPart, PictureLoader>>;
}

/** A whole network; a batch is RGB bytes, [n, side, side, 3]. */
export function pictureLearner(parts: PictureLearnerParts): Learner<Uint8Array> {
  const { plan, network, pictures } = parts;
  return {
    load: async (part, numbers) => {
      const slots = plan[part];
      const loaded = await pictures[part].load(numbers.map((slot) => ({ slot, file: slots[slot]?.file ?? null })));
      return { examples: loaded.pictures, readable: loaded.readable };
    },
    step: (batch, learningRate) => network.step(batchesOf(parts, batch), learningRate, batch.step),
    evaluate: (examples, n) => network.evaluate(examples, n).logits,
    read: () => network.read(),
  };
}

/** As many batches as make a step; none is so small that batch norm would fail. */
function batchesOf(
  { plan: { settings }, shape }: PictureLearnerParts,
  { examples, slots, repeats, epoch }: LearningBatch<Uint8Array>,
): TrainingBatch[] {
  const bytes = shape.inputSize ** 2 * 3;
  const parts = Math.max(1, Math.min(settings.accumulate, Math.floor(slots.length / 2)));
  return cutIntoSteps([...slots.keys()], parts).map((places) => {
    const [first = 0] = places;
    const end = first + places.length;
    const photos = slots.slice(first, end).map(({ photoId }) => photoId);
    const turns = repeats.slice(first, end);
    const mixes = settings.mixup > 0 || settings.cutmix > 0;
    return {
      pictures: examples.subarray(first * bytes, end * bytes),
      labels: Int32Array.from(slots.slice(first, end), ({ label }) => label),
      ...augment({ ...shape, ...settings }, epoch, photos, turns),
      ...(mixes ? { mixing: mix({ ...shape, ...settings }, epoch, photos, turns) } : {}),
    };
  });
}
