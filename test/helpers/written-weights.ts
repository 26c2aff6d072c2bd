/* Weights as files for tests: whole, as the program writes them in parts, and with kernels in PyTorch's order. */
import type { Tensors } from '../../electron/network/network.ts';
import { parametersOf } from '../../electron/network/resnet.ts';
import { weightsParts } from '../../electron/network/weights/weights.ts';

/** The file's bytes in the tensors' order; a copy of the numbers. */
export function encodeWeights(tensors: Tensors, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  return Buffer.concat(weightsParts(tensors, metadata));
}

/** Kernels from our [height, width, in, out] to PyTorch's [out, in, height, width]; all else stays as it is. */
export function toTorchLayout(tensors: Tensors): Tensors {
  return new Map([...tensors].map(([name, tensor]) => [name, tensor.shape.length === 4 ? turned(tensor) : tensor]));
}

function turned({ shape, data }: { shape: number[]; data: Float32Array }) {
  const [height, width, inward, outward] = shape as [number, number, number, number];
  const area = height * width;
  const at = (i: number) => {
    const place = i % area;
    const channels = Math.floor(i / area);
    return (place * inward + (channels % inward)) * outward + Math.floor(channels / inward);
  };
  return { shape: [outward, inward, height, width], data: data.map((_, i) => data[at(i)] ?? NaN) };
}

/** Of full width, in PyTorch's layout. Small numbers of both signs; every variance 1. */
export function resNet18(): Tensors {
  const shape = { depth: 18, classes: 1000, size: 32, inputSize: 32, stride: 'in3x3' } as const;
  const tensors: Tensors = new Map();
  for (const { name, role, shape: lengths } of parametersOf(shape)) {
    const data = new Float32Array(lengths.reduce((a, b) => a * b, 1));
    for (let i = 0; i < data.length; i++) data[i] = role === 'variance' ? 1 : (((i * 7919) % 101) - 50) / 2000;
    tensors.set(name, { shape: [...lengths], data });
  }
  return toTorchLayout(tensors);
}

/** The same network under two prefixes. */
export function twice(tensors: Tensors, ...paths: readonly [string, string]): Tensors {
  return new Map(paths.flatMap((path) => [...tensors].map(([name, tensor]) => [`${path}.${name}`, tensor] as const)));
}
