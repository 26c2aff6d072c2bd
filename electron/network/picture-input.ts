/*
 * How pictures enter a graph: as bytes, four of them packed into one int32 so that the binding hands them over without a
 * copy, and normalised inside the graph. Pure; runs anywhere.
 */
import type { GraphBuilder, Shape, Tensor } from './graph/builder.ts';
import { bytesOf, cast, constant, multiply, placeholder, reshape, subtract } from './graph/ops.ts';

/** Mean and standard deviation of ImageNet's red, green and blue, of 1; what torchvision's and timm's weights expect. */
export const PICTURE_MEAN = [0.485, 0.456, 0.406] as const;
export const PICTURE_DEVIATION = [0.229, 0.224, 0.225] as const;

/** Placeholder of packed bytes, [bytes / 4] of int32, and the pictures in it, [batch, size, size, 3] of uint8. */
export function packedPictures(graph: GraphBuilder, size: number): { packed: Tensor; pictures: Tensor } {
  const packed = placeholder(graph, 'packed-pictures', 'int32', [-1]);
  return { packed, pictures: reshape(graph, bytesOf(graph, packed), pictureShape(size)) };
}

export function pictureShape(size: number): Shape {
  return [-1, size, size, 3];
}

/** Bytes as the int32 that `packedPictures` takes; the same memory where it is aligned, else a copy. */
export function packBytes(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

/** Values 0 to 255 -> about -2 to 2: (x / 255 - mean) / deviation. */
export function normalise(graph: GraphBuilder, pictures: Tensor): Tensor {
  const mean = Float32Array.from(PICTURE_MEAN, (value) => 255 * value);
  const factor = Float32Array.from(PICTURE_DEVIATION, (value) => 1 / (255 * value));
  const centred = subtract(graph, cast(graph, pictures, 'float32'), constant(graph, mean, [3]));
  return multiply(graph, centred, constant(graph, factor, [3]));
}

/** Kept in every model.json: a model is only right on pictures made as it learned them. */
export const PREPROCESSING = {
  version: 1,
  orientation: 'upright by EXIF',
  colour: '8-bit sRGB; transparency on white',
  fit: 'whole picture, squeezed to a square',
  resampling: 'lanczos3',
} as const;
