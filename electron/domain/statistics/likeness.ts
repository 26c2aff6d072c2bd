/*
 * How alike two photos look to a network: embeddings in a short form, and groups of those that are alike. Plain arithmetic
 * on numbers; runs anywhere.
 */

/** Numbers of a sketch, a byte each: a million photos are 128 MB. The error of one likeness is about 1 / sqrt(128). */
export const SKETCH = 128;
/** Sums that each number of an embedding goes into: a sparse random projection (Kane & Nelson 2014, J. ACM 61:4). */
const TARGETS = 4;
/** Of the length that all sketches have; a number beyond 0.5 of it, which is 5.6 standard deviations, is cut off. */
const UNIT = 254;

/** Embeddings of one backbone, seen from their mean, because a network's features are all positive and so all alike. */
export class Projection {
  readonly mean: Float32Array;
  readonly #places: Uint8Array;
  readonly #signs: Int8Array;
  readonly #sums = new Float32Array(SKETCH);

  constructor(mean: Float32Array) {
    this.mean = mean;
    this.#places = new Uint8Array(mean.length * TARGETS);
    this.#signs = new Int8Array(mean.length * TARGETS);
    for (let index = 0; index < this.#places.length; index++) {
      const mixed = mix(index);
      this.#places[index] = mixed % SKETCH;
      this.#signs[index] = mixed >>> 31 === 0 ? 1 : -1;
    }
  }

  /** Writes the sketch of an embedding into `rows` from `at` on. */
  sketch(vector: Float32Array, rows: Int8Array, at: number): void {
    const sums = this.#sums.fill(0);
    for (let feature = 0; feature < this.mean.length; feature++) {
      const value = (vector[feature] as number) - (this.mean[feature] as number);
      for (let index = feature * TARGETS; index < (feature + 1) * TARGETS; index++) {
        const place = this.#places[index] as number;
        sums[place] = (sums[place] as number) + value * (this.#signs[index] as number);
      }
    }
    const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let place = 0; place < SKETCH; place++) {
      const value = Math.round((UNIT * (sums[place] as number)) / length);
      rows[at + place] = Math.max(-127, Math.min(127, value));
    }
  }

  /** The cosine of two embeddings as they are, seen from the mean; 0 where one is the mean. */
  likeness(a: Float32Array, b: Float32Array): number {
    let [product, lengthA, lengthB] = [0, 0, 0];
    for (let feature = 0; feature < this.mean.length; feature++) {
      const mean = this.mean[feature] as number;
      const [left, right] = [(a[feature] as number) - mean, (b[feature] as number) - mean];
      product += left * right;
      lengthA += left * left;
      lengthB += right * right;
    }
    return product / (Math.sqrt(lengthA * lengthB) || 1);
  }
}

/** About the cosine of two sketches in these rows, in whole numbers: only their order counts. */
export function sketchProduct(rows: Int8Array, a: number, b: number): number {
  let sum = 0;
  const [from, to] = [a * SKETCH, b * SKETCH];
  for (let place = 0; place < SKETCH; place++) {
    sum += (rows[from + place] as number) * (rows[to + place] as number);
  }
  return sum;
}

/** The few with the highest scores of many, best first. */
export class Best {
  readonly ids: number[] = [];
  readonly #scores: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(id: number, score: number): void {
    if (this.ids.length === this.#most && score <= (this.#scores.at(-1) as number)) return;
    let at = this.ids.length;
    while (at > 0 && (this.#scores[at - 1] as number) < score) at--;
    this.ids.splice(at, 0, id);
    this.#scores.splice(at, 0, score);
    if (this.ids.length > this.#most) {
      this.ids.pop();
      this.#scores.pop();
    }
  }
}

/** A group on screen: more than that nobody looks over. */
export const MOST_IN_GROUP = 96;
/** So many need be alike only hardly: too few to tell whether their halves are looks of their own. */
const FEW = 4;
/** Mean cosine of two of a group: from here on it is one look without a further question, below that it is never one. */
const SURELY_ALIKE = 0.75;
const HARDLY_ALIKE = 0.36;
/** Of the likeness within halves: where that between them is less, they are looks of their own. */
const AS_ALIKE = 0.8;
const ROUNDS = 4;
/** Rows between two questions whether others wait. */
const ROWS_A_LOOK = 512;

type Turn = () => Promise<void> | undefined;

/**
 * Arranges `ids` (rows of `rows`) so that those that look alike stand together, and returns where each group ends. Halves the
 * collection again and again (bisecting k-means, Steinbach et al. 2000), which takes time in proportion to n log n; of two halves
 * the one that is more like the group before comes first, so that the whole is an order of looks as well.
 */
export async function groupAlike(
  rows: Int8Array,
  ids: Uint32Array,
  turn: Turn,
  told: (done: number) => void = () => {},
): Promise<number[]> {
  const ends: number[] = [];
  const middle = async (from: number, to: number) => middleOf(rows, ids, from, to, turn);
  const open: Part[] = ids.length > 0 ? [await middle(0, ids.length)] : [];
  let before: Part | undefined;
  const end = (part: Part) => {
    // What was cut apart early, and is of one look all the same, comes together again.
    const both = before && { from: before.from, to: part.to, sum: added(before.sum, part.sum) };
    const isOne = before && both && sizeOf(both) <= MOST_IN_GROUP && isOneLook(both, before, part);
    if (isOne) ends.pop();
    before = isOne ? both : part;
    ends.push(part.to);
    told(part.to);
  };
  for (let part = open.pop(); part; part = open.pop()) {
    const maySuffice = sizeOf(part) <= MOST_IN_GROUP;
    if (sizeOf(part) === 1 || (maySuffice && pairsOf(part) >= (sizeOf(part) <= FEW ? HARDLY_ALIKE : SURELY_ALIKE))) {
      end(part);
      continue;
    }
    const cut = await halve(rows, ids, part, before?.sum, turn);
    const [left, right] = [await middle(part.from, cut), await middle(cut, part.to)];
    if (maySuffice && isOneLook(part, left, right)) end(part);
    else open.push(right, left);
  }
  return ends;
}

/** Some that stand together, and the sum of their sketches. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly sum: Float32Array<ArrayBuffer>;
}

function sizeOf({ from, to }: Part): number {
  return to - from;
}

/** Mean cosine of two different ones, 1 of one alone. */
function pairsOf(part: Part): number {
  const size = sizeOf(part);
  return size === 1 ? 1 : ((lengthOf(part.sum) / UNIT) ** 2 - size) / (size * (size - 1));
}

/** Two of different halves are about as alike as two of the same. */
function isOneLook(whole: Part, left: Part, right: Part): boolean {
  if (pairsOf(whole) < HARDLY_ALIKE) return false;
  const across = product(left.sum, right.sum) / (UNIT ** 2 * sizeOf(left) * sizeOf(right));
  return across > AS_ALIKE * Math.min(pairsOf(left), pairsOf(right));
}

async function middleOf(rows: Int8Array, ids: Uint32Array, from: number, to: number, turn: Turn): Promise<Part> {
  const sum = new Float32Array(SKETCH);
  for (let at = from; at < to; at++) {
    const row = (ids[at] as number) * SKETCH;
    for (let place = 0; place < SKETCH; place++) {
      sum[place] = (sum[place] as number) + (rows[row + place] as number);
    }
    if (at % ROWS_A_LOOK === 0) await turn();
  }
  return { from, to, sum };
}

/** Moves two likely halves apart and gives the place between them, which leaves something on either side. */
async function halve(
  rows: Int8Array,
  ids: Uint32Array,
  { from, to, sum }: Part,
  before: Float32Array | undefined,
  turn: Turn,
): Promise<number> {
  const rowOf = (id: number) => Float32Array.from(rows.subarray(id * SKETCH, (id + 1) * SKETCH));
  const leastLike = async (middle: Float32Array) => {
    let [least, id] = [Infinity, ids[from] as number];
    for (let at = from; at < to; at++) {
      const score = productWith(rows, ids[at] as number, middle);
      if (score < least) [least, id] = [score, ids[at] as number];
      if (at % ROWS_A_LOOK === 0) await turn();
    }
    return rowOf(id);
  };
  let left = await leastLike(sum);
  let right = await leastLike(left);
  let cut = from;
  for (let round = 0; round < ROUNDS; round++) {
    if (before && product(right, before) > product(left, before)) [left, right] = [right, left];
    const apart = left.map((value, place) => value - (right[place] as number));
    cut = await partition(rows, ids, from, to, apart, turn);
    if (cut === from || cut === to) return (from + to) >>> 1;
    left = toUnit((await middleOf(rows, ids, from, cut, turn)).sum);
    right = toUnit((await middleOf(rows, ids, cut, to, turn)).sum);
  }
  return cut;
}

/** Those on the side of `apart` come first. */
async function partition(
  rows: Int8Array,
  ids: Uint32Array,
  from: number,
  to: number,
  apart: Float32Array,
  turn: Turn,
): Promise<number> {
  let cut = from;
  for (let at = from; at < to; at++) {
    const id = ids[at] as number;
    if (productWith(rows, id, apart) > 0) {
      ids[at] = ids[cut] as number;
      ids[cut++] = id;
    }
    if (at % ROWS_A_LOOK === 0) await turn();
  }
  return cut;
}

export function productWith(rows: Int8Array, id: number, middle: Float32Array): number {
  let sum = 0;
  const row = id * SKETCH;
  for (let place = 0; place < SKETCH; place++) sum += (rows[row + place] as number) * (middle[place] as number);
  return sum;
}

function added(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(a, (value, place) => value + (b[place] as number));
}

function product(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, place) => sum + value * (b[place] as number), 0);
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(product(vector, vector));
}

function toUnit(vector: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const length = lengthOf(vector) || 1;
  return vector.map((value) => value / length);
}

/** Seeded by its place alone, so that a sketch is the same wherever it is made. */
function mix(index: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
