/* The last layer of a finished network in plain arithmetic, for embeddings that are kept. Pure; runs anywhere. */
import type { Tensors } from './network.ts';

/** `embeddings` [n, features] -> logits [n, classes], summed in float64. */
export function lastLayerLogits(tensors: Tensors, embeddings: Float32Array): Float32Array {
  const weight = tensors.get('fc.weight');
  const bias = tensors.get('fc.bias');
  if (!weight || !bias) throw new Error('the network has no last layer');
  const [classes = 0, features = 1] = weight.shape;
  const n = embeddings.length / features;
  const logits = new Float32Array(n * classes);
  for (let row = 0; row < n; row++) {
    for (let label = 0; label < classes; label++) {
      let sum = bias.data[label] ?? 0;
      const [from, at] = [row * features, label * features];
      for (let i = 0; i < features; i++) sum += (embeddings[from + i] as number) * (weight.data[at + i] as number);
      logits[row * classes + label] = sum;
    }
  }
  return logits;
}
