/* The files of test/fixtures/starting-weights/, and the pictures that their answers are about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'starting-weights');

/** As the library wrote it. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(join(FOLDER, `${name}.gz`))));
}

export function answers<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T;
}

/** One of each kind of PyTorch's. */
export const PYTORCH_FILES = ['resnet18.pth', 'checkpoint.pth', 'kinds.pth', 'timm.pth.tar', 'before-0.4.pth'];

export const SIDE = 32;
export const PICTURES = 2;
/** Channels of the first layer in these files. */
export const WIDTH = 2;
export const CLASSES = 4;

/** [PICTURES, SIDE, SIDE, 3] by the formula of make_torch.py and make_keras.py. */
export function pictures(): Uint8Array {
  const bytes: number[] = [];
  for (let n = 0; n < PICTURES; n++)
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++)
        for (let c = 0; c < 3; c++) bytes.push((7 * y * y + 13 * x * (c + 1) + 29 * c + 91 * n * x) % 256);
  return Uint8Array.from(bytes);
}
