/*
 * A network without its last layer: what quick training leaves as it is, and what embeddings are of. Two models with the
 * same backbone, such as one and another trained quickly from it, share their embeddings. Runs in the trainer thread.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { PhotoBox } from '../domain/photo-box.ts';
import { type NetworkShape, type Tensors } from './network.ts';
import { PICTURE_DEVIATION, PICTURE_MEAN, PREPROCESSING } from './picture-input.ts';
import { answeringWeights } from './state.ts';

/** A shape without what only the last layer and training pictures have. */
export type BackboneShape = Omit<NetworkShape, 'classes' | 'inputSize'>;

export interface Backbone {
  readonly shape: BackboneShape;
  /** All but the last layer's; no momentum. */
  readonly tensors: Tensors;
  /** SHA-256 in hex of all that its embeddings depend on: weights, shape, picture size and how pictures are prepared. */
  readonly identity: string;
}

export async function backboneOf({ depth, size, stride, width }: BackboneShape, tensors: Tensors): Promise<Backbone> {
  const shape = { depth, size, stride, ...(width === undefined ? {} : { width }) };
  const own = new Map([...answeringWeights(tensors)].filter(([name]) => !isHead(name)));
  return { shape, tensors: own, identity: await identityOf(shape, own) };
}

/** SHA-256 in hex of what a network looks at: the photo's content, or a box in it, or either turned. Embeddings are kept under it. */
export function inputKey({ sha256, box }: { readonly sha256: string; readonly box?: PhotoBox | undefined }): string {
  if (!box) return sha256;
  const { x, y, width, height, turned } = box;
  return createHash('sha256')
    .update(JSON.stringify([sha256, x, y, width, height, ...(turned ? [turned] : [])]))
    .digest('hex');
}

/** Whether a tensor is of the last layer. */
export function isHead(name: string): boolean {
  return name.startsWith('fc.');
}

async function identityOf({ depth, size, stride, width = 64 }: BackboneShape, tensors: Tensors): Promise<string> {
  const hash = createHash('sha256');
  const preprocessing = [PREPROCESSING.version, PICTURE_MEAN, PICTURE_DEVIATION];
  hash.update(JSON.stringify([depth, size, stride, width, preprocessing]));
  for (const name of [...tensors.keys()].sort()) {
    const { shape, data } = tensors.get(name) ?? { shape: [], data: new Float32Array() };
    hash.update(JSON.stringify([name, shape]));
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    // 100 MB take a third of a second, and who steers the job must be heard.
    await setImmediate();
  }
  return hash.digest('hex');
}
