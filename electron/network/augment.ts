/*
 * How a training picture is varied: turned, cropped, mirrored and tinted, differently in every epoch, yet always the same
 * for the same seed, epoch and photo, whatever else is in the batch and however often the run was interrupted. What comes
 * out is two small arrays; the pixels are moved inside the TensorFlow graph. Pure; runs anywhere.
 */
import type { Augmentation } from '../domain/training.ts';
import { chance } from '../domain/statistics/chance.ts';

export interface AugmentationPlan {
  readonly augmentation: Augmentation;
  /** Side of the pictures fed, px, each showing a whole photo. */
  readonly inputSize: number;
  /** Side of the pictures that come out, px. */
  readonly size: number;
  readonly seed: number;
}

export interface Variations {
  /** Rows of ImageProjectiveTransformV3, [n, 8]: output pixel -> input pixel, (x, y) -> (a0 x + a1 y + a2, b0 x + b1 y + b2). */
  readonly transforms: Float32Array;
  /** Factors on red, green and blue, [n, 3]. */
  readonly gains: Float32Array;
}

/** Keeps these numbers apart from others drawn with the same seed. */
const AUGMENTATION = 3;

/** Which number of a photo is which; a new one goes to the end. */
const DRAW = { area: 0, right: 1, down: 2, turn: 3, flip: 4, red: 5, green: 6, blue: 7 } as const;

/** Further apart than there are draws: a photo that comes again in an epoch is varied in another way. */
const REPEAT = 64;

/** The variations of a batch: one row for each photo, by its id and its earlier turns in the epoch. Epochs from 0. */
export function augment(
  plan: AugmentationPlan,
  epoch: number,
  photoIds: readonly number[],
  repeats: readonly number[] = [],
): Variations {
  const { augmentation, inputSize, size, seed } = plan;
  const { rotation, cropArea, flip, colour } = augmentation;
  const rows = photoIds.map((photo, index) => {
    const turn = REPEAT * (repeats[index] ?? 0);
    const draw = (number: number) => chance(seed, AUGMENTATION, epoch, photo, turn + number);
    const between = (number: number, low: number, high: number) => low + (high - low) * draw(number);
    const side = inputSize * Math.sqrt(between(DRAW.area, cropArea, 1));
    const room = (inputSize - side) / 2;
    return {
      transform: cropTransform({
        inputSize,
        size,
        side,
        right: between(DRAW.right, -room, room),
        down: between(DRAW.down, -room, room),
        turn: (between(DRAW.turn, -rotation, rotation) * Math.PI) / 180,
        mirrored: flip && draw(DRAW.flip) < 0.5,
      }),
      gains: [DRAW.red, DRAW.green, DRAW.blue].map((number) => between(number, 1 - colour, 1 + colour)),
    };
  });
  return {
    transforms: Float32Array.from(rows.flatMap(({ transform }) => transform)),
    gains: Float32Array.from(rows.flatMap(({ gains }) => gains)),
  };
}

/** No variation: each whole photo scaled from `inputSize` to `size`, as evaluation sees it. */
export function wholePictures(
  { inputSize, size }: Pick<AugmentationPlan, 'inputSize' | 'size'>,
  n: number,
): Variations {
  const whole = { inputSize, size, side: inputSize, right: 0, down: 0, turn: 0, mirrored: false };
  const transform = cropTransform(whole);
  return {
    transforms: Float32Array.from({ length: 8 * n }, (_, i) => transform[i % 8] ?? 0),
    gains: new Float32Array(3 * n).fill(1),
  };
}

interface Crop {
  readonly inputSize: number;
  readonly size: number;
  /** Side of the square that is cut out, px of the input. */
  readonly side: number;
  /** Its middle, px of the input away from the picture's middle. */
  readonly right: number;
  readonly down: number;
  /** Radians. */
  readonly turn: number;
  readonly mirrored: boolean;
}

/** The square, turned about its middle, perhaps mirrored, scaled to size x size. Pixels are counted at their centres. */
function cropTransform({ inputSize, size, side, right, down, turn, mirrored }: Crop): number[] {
  const scale = side / size;
  const [cosine, sine] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  const [a0, b0] = mirrored ? [-cosine, -sine] : [cosine, sine];
  const [a1, b1] = [0 - sine, cosine];
  const middle = (size - 1) / 2;
  const a2 = (inputSize - 1) / 2 + right - (a0 + a1) * middle;
  const b2 = (inputSize - 1) / 2 + down - (b0 + b1) * middle;
  return [a0, a1, a2, b0, b1, b2, 0, 0];
}
