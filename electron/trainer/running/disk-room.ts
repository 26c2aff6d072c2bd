/*
 * How much of the disk a run will need, and whether it is there: better said before the start than after a night. Runs in
 * the trainer thread.
 */
import type { AdvancedSettings } from '../../domain/advanced-settings.ts';
import { ProblemError } from '../../domain/problems.ts';
import { restartSteps, scheduleOf } from '../../domain/schedule.ts';
import type { TrainingSettings } from '../../domain/training.ts';
import { networkBytes } from '../../network/memory.ts';
import { type NetworkShape, featuresOf } from '../../network/network.ts';
import { freeBytes } from './picture-cache.ts';
import { parametersOf } from '../../network/resnet.ts';
import { learnsFrom, parameterLearns } from '../../network/stages.ts';
import { bytesWords } from '../../domain/words.ts';

/**
 * Bytes at the worst moment: two checkpoints and a third being written, with the best weights that each names, the end of
 * every cycle, and the finished model, its members too where it is an ensemble.
 */
export function diskNeeded(shape: NetworkShape, cycles: number, options: DiskOptions = {}): number {
  const { trainFrom = 'all', averageDecay = 0, ensemble = 'off' } = options;
  let weights = 0;
  let momentum = 0;
  let averages = 0;
  for (const parameter of parametersOf(shape)) {
    const bytes = parameter.shape.reduce((a, b) => a * b, 4);
    weights += bytes;
    if (!learnsFrom(trainFrom, parameter.name)) continue;
    if (parameterLearns(options, parameter)) momentum += bytes;
    if (averageDecay > 0) averages += bytes;
  }
  const model = 1 + (ensemble === 'keep' && cycles > 1 ? cycles : 0);
  return 3 * (weights + momentum + averages) + 3 * weights + cycles * weights + model * weights;
}

/** Settings that a run's files depend on; what is left out is off. */
export type DiskOptions = Partial<
  Pick<AdvancedSettings, 'trainFrom' | 'frozenBatchNorm' | 'averageDecay' | 'ensemble'>
>;

/** Bytes of a quick run: the embeddings in the catalogue, and the finished model. Its checkpoints are nothing to that. */
function quickDiskNeeded(shape: NetworkShape, photos: number): number {
  return networkBytes(shape) + 4 * photos * featuresOf(shape);
}

/** What a run will write. */
export interface DiskWork {
  readonly settings: TrainingSettings;
  readonly stepsPerEpoch: number;
  /** Whose embeddings a quick run keeps. */
  readonly photos: number;
}

/**
 * Whether `folder` has room for it, `there` bytes of which lie there already. Models lie on the same disk as runs, so both
 * are one sum. Throws 'not-enough-disk'.
 */
export async function requireDisk(
  { settings, stepsPerEpoch, photos }: DiskWork,
  shape: NetworkShape,
  folder: string,
  there = 0,
): Promise<void> {
  const schedule = scheduleOf(settings, stepsPerEpoch);
  const whole =
    settings.mode === 'quick'
      ? quickDiskNeeded(shape, photos)
      : diskNeeded(shape, restartSteps(schedule, settings.epochs * stepsPerEpoch).length + 1, settings);
  const needed = Math.max(0, whole - there);
  const free = await freeBytes(folder);
  if (free < needed) {
    throw new ProblemError('not-enough-disk', { needed: bytesWords(needed), free: bytesWords(free) });
  }
}
