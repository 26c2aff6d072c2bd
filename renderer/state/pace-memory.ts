/*
 * How fast runs went on this computer, so that the next one with the same network can be estimated from a measurement
 * instead of a guess. Kept by the window; the newest few.
 */
import type { TrainingSettings } from '../../electron/contract/training.ts';
import { kept } from './kept.ts';

type Shape = Pick<TrainingSettings, 'depth' | 'size' | 'batchSize'>;

const MOST = 24;
const store = kept<readonly string[]>('training-pace', []);

/** Photos a second of the last run with this network, size and batch; null when there was none. */
export function rememberedPace(shape: Shape): number | null {
  const entry = store.get().find((line) => line.startsWith(`${keyOf(shape)} `));
  const pace = Number(entry?.split(' ')[1]);
  return pace > 0 && Number.isFinite(pace) ? pace : null;
}

export function rememberPace(shape: Shape, photosPerSecond: number): void {
  if (!(photosPerSecond > 0)) return;
  const key = keyOf(shape);
  const others = store.get().filter((line) => !line.startsWith(`${key} `));
  store.set([`${key} ${photosPerSecond.toPrecision(4)}`, ...others].slice(0, MOST));
}

function keyOf({ depth, size, batchSize }: Shape): string {
  return `${depth}/${size}/${batchSize}`;
}
