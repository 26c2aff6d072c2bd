/* Sketches keep what is near and what is far; groups are of one look, whatever the order in which photos came. */
import { expect, test } from 'vitest';
import {
  Best,
  groupAlike,
  MOST_IN_GROUP,
  Projection,
  SKETCH,
  sketchProduct,
} from '../../../electron/domain/statistics/likeness.ts';

const FEATURES = 512;

/** Numbers that repeat no fixed pattern; the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Embeddings as a ResNet gives them: none negative; `looks` looks, `each` photos of each, taken in turn. */
function embeddings(looks: number, each: number, spread: number) {
  const next = numbers(3);
  const middles = Array.from({ length: looks }, () => Float32Array.from({ length: FEATURES }, next));
  return Array.from({ length: looks * each }, (_, index) =>
    middles[index % looks]!.map((value) => Math.max(0, value + spread * (next() - 0.5))),
  );
}

function sketches(vectors: readonly Float32Array[]) {
  const mean = new Float32Array(FEATURES);
  for (const vector of vectors) for (let at = 0; at < FEATURES; at++) mean[at]! += vector[at]! / vectors.length;
  const projection = new Projection(mean);
  const rows = new Int8Array(vectors.length * SKETCH);
  for (const [index, vector] of vectors.entries()) projection.sketch(vector, rows, index * SKETCH);
  return { rows, projection };
}

const atOnce = () => undefined;

test('the likeness of two sketches is that of their embeddings, to about a tenth', () => {
  const vectors = embeddings(20, 5, 1);
  const { rows, projection } = sketches(vectors);
  let squares = 0;
  let pairs = 0;
  for (let a = 0; a < vectors.length; a++) {
    for (let b = 0; b < a; b++) {
      squares += (sketchProduct(rows, a, b) / 254 ** 2 - projection.likeness(vectors[a]!, vectors[b]!)) ** 2;
      pairs += 1;
    }
  }
  const error = Math.sqrt(squares / pairs);
  expect(error).toBeGreaterThan(0.01);
  expect(error).toBeLessThan(0.1);
});

test('photos of one look come into one group, and no group is of two looks', async () => {
  const looks = 12;
  const { rows } = sketches(embeddings(looks, 40, 0.9));
  const ids = Uint32Array.from({ length: looks * 40 }, (_, index) => index);
  const told: number[] = [];
  const ends = await groupAlike(rows, ids, atOnce, (done) => told.push(done));
  const groups = ends.map((end, index) => [...ids.subarray(ends[index - 1] ?? 0, end)]);
  expect(groups.length).toBeLessThanOrEqual(1.5 * looks);
  for (const group of groups) expect(new Set(group.map((id) => id % looks)).size).toBe(1);
  expect(ids.toSorted()).toEqual(Uint32Array.from({ length: looks * 40 }, (_, index) => index));
  expect(told.at(-1)).toBe(looks * 40);
});

test('many photos of one look are cut into groups that a person can look over', async () => {
  const { rows } = sketches(embeddings(2, 500, 0.5));
  const ids = Uint32Array.from({ length: 1000 }, (_, index) => index);
  const ends = await groupAlike(rows, ids, atOnce);
  const sizes = ends.map((end, index) => end - (ends[index - 1] ?? 0));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_IN_GROUP);
  expect(sizes.length).toBeLessThan(100);
});

test('photos that are the same to the last bit, one photo and none are groups too', async () => {
  const same = new Int8Array(300 * SKETCH);
  for (const count of [0, 1, 300]) {
    const ids = Uint32Array.from({ length: count }, (_, index) => index);
    const ends = await groupAlike(same, ids, atOnce);
    expect(ends.at(-1) ?? 0).toBe(count);
  }
});

test('the best of many are those of the highest scores, best first', () => {
  const best = new Best(3);
  for (const [id, score] of [
    [1, 5],
    [2, 9],
    [3, 1],
    [4, 7],
    [5, 7],
  ] as const)
    best.offer(id, score);
  expect(best.ids).toEqual([2, 4, 5]);
});
