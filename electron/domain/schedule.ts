/*
 * The learning rate as a pure function of the step: nothing is remembered, so a run that is resumed at any step goes on
 * with the rate it would have had. Steps count from 0, and step 0 has the initial rate (`last_epoch = -1` in PyTorch's
 * words). The trainer runs by it and the window draws it before the run. Pure; runs everywhere.
 *
 * Cosine annealing and warm restarts: Loshchilov and Hutter, "SGDR" (2017, arXiv:1608.03983), eq. 5. Linear warm-up: Goyal
 * et al. 2017 (arXiv:1706.02677), section 2.2.
 */
import { NO_SCHEDULE } from './language/language.ts';
import type { TrainingSettings } from './training.ts';

export interface Schedule {
  readonly kind: 'cosine' | 'restarts' | 'constant';
  /** eta_max, the rate after the warm-up and after each restart. */
  readonly maximum: number;
  /** eta_min, the rate that the cosine falls towards. Not used by `constant`. */
  readonly minimum: number;
  /** Steps of linear rise before the first cycle; 0 for none. The first cycle begins at the step of this number. */
  readonly warmupSteps: number;
  /** T_max of `cosine`, T_0 of `restarts`: whole steps, at least 1. Not used by `constant`. */
  readonly cycleSteps: number;
  /** T_mult: how many times longer each cycle is than the one before; a whole number, at least 1. Only for `restarts`. */
  readonly cycleFactor: number;
}

/** One fall from the maximum to the minimum. */
export interface Cycle {
  /** From 0. */
  readonly number: number;
  /** Its first step, the restart. */
  readonly start: number;
  /** Its steps; Infinity where there is one cycle without end. */
  readonly length: number;
}

/** The schedule of a run in steps; a plain cosine falls over all that the warm-up leaves. */
export function scheduleOf(settings: TrainingSettings, stepsPerEpoch: number): Schedule {
  const { schedule, learningRate, minLearningRate, firstCycle, cycleFactor, warmupEpochs, epochs } = settings;
  const warmupSteps = Math.round(warmupEpochs * stepsPerEpoch);
  return {
    kind: schedule,
    maximum: learningRate,
    minimum: minLearningRate,
    warmupSteps,
    cycleSteps: schedule === 'cosine' ? Math.max(1, epochs * stepsPerEpoch - warmupSteps) : firstCycle * stepsPerEpoch,
    cycleFactor,
  };
}

/** Throws RangeError where a number is not one that a schedule can have. */
export function checkSchedule(schedule: Schedule): void {
  const { kind, maximum, minimum, warmupSteps, cycleSteps, cycleFactor } = schedule;
  if (!(maximum > 0 && Number.isFinite(maximum))) throw new RangeError(NO_SCHEDULE.rate(maximum));
  if (!(warmupSteps >= 0 && Number.isSafeInteger(warmupSteps))) {
    throw new RangeError(NO_SCHEDULE.warmup(warmupSteps));
  }
  if (kind === 'constant') return;
  if (!(minimum >= 0 && minimum <= maximum)) throw new RangeError(NO_SCHEDULE.minimum(minimum, maximum));
  if (!(cycleSteps >= 1 && Number.isSafeInteger(cycleSteps))) {
    throw new RangeError(NO_SCHEDULE.cycle(cycleSteps));
  }
  if (kind === 'restarts' && !(cycleFactor >= 1 && Number.isSafeInteger(cycleFactor))) {
    throw new RangeError(NO_SCHEDULE.factor(cycleFactor));
  }
}

/** The rate of a step, in closed form: eta_min + (eta_max - eta_min) (1 + cos(pi T_cur / T_i)) / 2. */
export function learningRate(schedule: Schedule, step: number): number {
  const { kind, maximum, minimum, warmupSteps } = schedule;
  if (step < warmupSteps) return (maximum * (step + 1)) / (warmupSteps + 1);
  if (kind === 'constant') return maximum;
  return minimum + ((maximum - minimum) * (1 + Math.cos(Math.PI * shareOfCycle(schedule, step)))) / 2;
}

/** T_cur / T_i, how much of its cycle a step has behind it. A plain cosine runs on beyond 1 and rises again. */
function shareOfCycle(schedule: Schedule, step: number): number {
  const { start, length } = cycleOf(schedule, step);
  return (step - start) / length;
}

/**
 * The cycle that a step is in; the warm-up counts to the first. Walked cycle by cycle in whole numbers: a logarithm would
 * be off by one at some restarts.
 */
export function cycleOf(schedule: Schedule, step: number): Cycle {
  const { kind, warmupSteps, cycleSteps, cycleFactor } = schedule;
  if (kind !== 'restarts') return { number: 0, start: warmupSteps, length: kind === 'cosine' ? cycleSteps : Infinity };
  if (cycleFactor === 1) {
    const number = Math.max(0, Math.floor((step - warmupSteps) / cycleSteps));
    return { number, start: warmupSteps + number * cycleSteps, length: cycleSteps };
  }
  let cycle: Cycle = { number: 0, start: warmupSteps, length: cycleSteps };
  while (step >= cycle.start + cycle.length) {
    const { number, start, length } = cycle;
    cycle = { number: number + 1, start: start + length, length: length * cycleFactor };
  }
  return cycle;
}

/** True for the last step of a cycle, after which a snapshot is worth keeping. */
export function isCycleEnd(schedule: Schedule, step: number): boolean {
  const { start, length } = cycleOf(schedule, step);
  return step === start + length - 1;
}

/** The steps below `steps` at which the rate jumps back up. */
export function restartSteps(schedule: Schedule, steps: number): number[] {
  if (schedule.kind !== 'restarts') return [];
  const restarts: number[] = [];
  for (let { start, length } = cycleOf(schedule, 0); start + length < steps; length *= schedule.cycleFactor) {
    start += length;
    restarts.push(start);
  }
  return restarts;
}

/**
 * Numbers of epochs with which the last cycle is whole, where the chosen number cuts it: the end of the cycle before, if
 * there is one, and the end of this one. Empty where nothing is cut.
 */
export function wholeCycleEpochs(settings: TrainingSettings): readonly number[] {
  if (settings.schedule !== 'restarts') return [];
  const { epochs, warmupEpochs, firstCycle, cycleFactor } = settings;
  let [before, end] = [0, warmupEpochs + firstCycle];
  for (let length = firstCycle; end < epochs && length > 0;) {
    length *= cycleFactor;
    [before, end] = [end, end + length];
  }
  const ends = [before, end].map((at) => Math.ceil(at - 1e-9));
  return ends.includes(epochs) ? [] : ends.filter((at) => at > 0 && at <= 10_000);
}
