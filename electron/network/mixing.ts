/*
 * How the pictures of a batch are mixed: two laid over each other (mixup, Zhang et al. 2018, arXiv:1710.09412) or a box of
 * one in another (CutMix, Yun et al. 2019, arXiv:1905.04899). How much, and where, depends on seed, epoch and photo alone; with whom, on
 * the batch. Only numbers come out; the pixels are mixed in the graph. Pure; runs anywhere.
 */
import { chance } from '../domain/statistics/chance.ts';

export interface MixingPlan {
  /** Both parameters of the beta distribution, 0 for none of the kind. */
  readonly mixup: number;
  readonly cutmix: number;
  /** Side of the pictures that are mixed, px. */
  readonly size: number;
  readonly seed: number;
}

export interface Mixing {
  /** Whose picture and label each gets, by position in the batch, [n]. */
  readonly partners: Int32Array;
  /** Where, px: top, left, bottom, right, [n, 4]; the last two lie outside. */
  readonly boxes: Float32Array;
  /** Part of its own picture that stays inside the box, [n]. */
  readonly own: Float32Array;
  /** Part of its own label, [n]: as much as stays of its own picture in all. */
  readonly shares: Float32Array;
}

/** Keeps these numbers apart from others drawn with the same seed. */
const MIXING = 6;

/** Which number of a photo is which; from `mixture` on come as many as it takes. */
const DRAW = { kind: 0, right: 1, down: 2, mixture: 3 } as const;

/** Each photo with the one after it in its batch, the last with the first; the order is new in every epoch. */
export function mix(
  plan: MixingPlan,
  epoch: number,
  photoIds: readonly number[],
  repeats: readonly number[] = [],
): Mixing {
  const mixtures = photoIds.map((photo, index) => {
    const draw = (number: number) => chance(plan.seed, MIXING, epoch, photo, repeats[index] ?? 0, number);
    return mixtureOf(plan, draw);
  });
  return {
    partners: Int32Array.from(photoIds, (_, i) => (i + 1) % photoIds.length),
    boxes: Float32Array.from(mixtures.flatMap(({ box }) => box)),
    own: Float32Array.from(mixtures, ({ own }) => own),
    shares: Float32Array.from(mixtures, ({ share }) => share),
  };
}

/** Every picture stays as it is. */
export function unmixed(n: number): Mixing {
  return {
    partners: Int32Array.from({ length: n }, (_, i) => i),
    boxes: new Float32Array(4 * n),
    own: new Float32Array(n).fill(1),
    shares: new Float32Array(n).fill(1),
  };
}

interface Mixture {
  readonly box: readonly [top: number, left: number, bottom: number, right: number];
  readonly own: number;
  readonly share: number;
}

function mixtureOf({ mixup, cutmix, size }: MixingPlan, draw: (number: number) => number): Mixture {
  const whole = [0, 0, size, size] as const;
  const cuts = cutmix > 0 && (mixup <= 0 || draw(DRAW.kind) < 0.5);
  const alpha = cuts ? cutmix : mixup;
  if (alpha <= 0) return { box: whole, own: 1, share: 1 };
  const share = betaOf(alpha, (number) => draw(DRAW.mixture + number));
  if (!cuts) return { box: whole, own: share, share };
  const box = boxOf(size, Math.sqrt(1 - share), draw(DRAW.right), draw(DRAW.down));
  const [top, left, bottom, right] = box;
  return { box, own: 0, share: 1 - ((bottom - top) * (right - left)) / size ** 2 };
}

/** A box of so many sides of the picture, its middle anywhere, what stands out cut away; as in the paper. */
function boxOf(size: number, side: number, right: number, down: number): Mixture['box'] {
  const half = Math.floor(size * side) / 2;
  const edge = (middle: number, by: number) => Math.min(size, Math.max(0, Math.floor(middle * size + by)));
  return [edge(down, -half), edge(right, -half), edge(down, half), edge(right, half)];
}

/** Beta(alpha, alpha) from uniform numbers, by Jöhnk's method (1964), which accepts at least one pair in six for alpha <= 2. */
function betaOf(alpha: number, uniform: (number: number) => number): number {
  for (let pair = 0; ; pair++) {
    const x = uniform(2 * pair) ** (1 / alpha);
    const y = uniform(2 * pair + 1) ** (1 / alpha);
    if (x + y > 0 && x + y <= 1) return x / (x + y);
  }
}
