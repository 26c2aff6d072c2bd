/* What our own network answers with weights from elsewhere, to be put beside what the library that wrote them answers. */
import { expect } from 'vitest';
import { createTrainingNetwork } from '../../electron/trainer/networks/open-network.ts';
import type { ReadWeights } from '../../electron/trainer/starting-weights/read.ts';
import { CLASSES, PICTURES, pictures, SIDE, WIDTH } from './a-weights-file.ts';

/** What our own network answers with these weights. */
export async function logits({ depth, stride, tensors }: ReadWeights): Promise<number[][]> {
  const shape = { depth, stride, classes: CLASSES, size: SIDE, inputSize: SIDE, width: WIDTH };
  const options = {
    seed: 1,
    momentum: 0.9,
    nesterov: true,
    weightDecay: 0,
    labelSmoothing: 0,
    zeroInitResidual: true,
  };
  const network = await createTrainingNetwork(shape, options, tensors);
  try {
    const rows = network.evaluate(pictures(), PICTURES).logits;
    return Array.from({ length: PICTURES }, (_, n) => [...rows.subarray(n * CLASSES, (n + 1) * CLASSES)]);
  } finally {
    network.dispose();
  }
}

/** The largest distance between two tables of equal shape. */
export function apart(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  expect(a.map((row) => row.length)).toEqual(b.map((row) => row.length));
  return Math.max(...a.flatMap((row, n) => row.map((value, i) => Math.abs(value - (b[n]?.[i] ?? NaN)))));
}
