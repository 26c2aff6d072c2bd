/*
 * How fast runs went on this computer, so that the next one with the same network can be estimated from a measurement
 * instead of a guess. Kept by the window; the newest few.
 */
import type { TrainingSettings } from '../../electron/domain/training.ts';
import { kept } from './kept.ts';

type Shape = Pick<TrainingSettings, 'depth' | 'size' | 'batchSize'> & { readonly mode?: TrainingSettings['mode'] };

const MOST = 24;
const store = kept<readonly string[]>('training-pace', []);

/** Photos a second of the last run with this network, size and batch; null when there was none. */
export function rememberedPace(shape: Shape): number | null {
  return read(keyOf(shape));
}

export function rememberPace(shape: Shape, photosPerSecond: number): void {
  write(keyOf(shape), photosPerSecond);
}

/** Photos a second that went through this network once, as in recognition and at the beginning of a quick run. */
export function rememberedPass(shape: Pick<Shape, 'depth' | 'size'>): number | null {
  return read(passKeyOf(shape));
}

export function rememberPass(shape: Pick<Shape, 'depth' | 'size'>, photosPerSecond: number): void {
  write(passKeyOf(shape), photosPerSecond);
}

function read(key: string): number | null {
  const entry = store.get().find((line) => line.startsWith(`${key} `));
  const pace = Number(entry?.split(' ')[1]);
  return pace > 0 && Number.isFinite(pace) ? pace : null;
}

function write(key: string, photosPerSecond: number): void {
  if (!(photosPerSecond > 0)) return;
  const others = store.get().filter((line) => !line.startsWith(`${key} `));
  store.set([`${key} ${photosPerSecond.toPrecision(4)}`, ...others].slice(0, MOST));
}

function keyOf({ mode, depth, size, batchSize }: Shape): string {
  return `${mode === 'quick' ? 'quick/' : ''}${depth}/${size}/${batchSize}`;
}

function passKeyOf({ depth, size }: Pick<Shape, 'depth' | 'size'>): string {
  return `pass/${depth}/${size}`;
}
