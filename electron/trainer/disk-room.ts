/*
 * How much of the disk a run will need, and whether it is there: better said before the start than after a night. Runs in
 * the trainer thread.
 */
import { ProblemError } from '../contract/problems.ts';
import { restartSteps, scheduleOf } from '../contract/schedule.ts';
import type { NetworkShape } from './network.ts';
import { freeBytes } from './picture-cache.ts';
import { isTrainable, parametersOf } from './resnet.ts';
import type { RunPlan } from './run-plan.ts';
import { bytesWords } from './words.ts';

/**
 * Bytes at the worst moment: two checkpoints and a third being written, with the best weights that each names, the end of
 * every cycle, and the finished model twice (weights and frozen graph).
 */
export function diskNeeded(shape: NetworkShape, cycles: number): number {
  let weights = 0;
  let momentum = 0;
  for (const parameter of parametersOf(shape)) {
    const bytes = parameter.shape.reduce((a, b) => a * b, 4);
    weights += bytes;
    if (isTrainable(parameter)) momentum += bytes;
  }
  return 3 * (weights + momentum) + 3 * weights + cycles * weights + 2 * weights;
}

/** Throws 'not-enough-disk'. */
export async function requireDisk({ folder, settings, stepsPerEpoch }: RunPlan, shape: NetworkShape): Promise<void> {
  const schedule = scheduleOf(settings, stepsPerEpoch);
  const needed = diskNeeded(shape, restartSteps(schedule, settings.epochs * stepsPerEpoch).length + 1);
  const free = await freeBytes(folder);
  if (free < needed) {
    throw new ProblemError('not-enough-disk', { needed: bytesWords(needed), free: bytesWords(free) });
  }
}
