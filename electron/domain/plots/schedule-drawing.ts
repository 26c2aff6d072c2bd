/*
 * The learning rate as it will run, as points to draw: made by the function that the trainer itself asks at each step.
 * Pure; runs everywhere.
 */
import { scheduleSentence } from '../language/language.ts';
import { checkSchedule, cycleOf, learningRate, restartSteps, type Schedule, scheduleOf } from '../schedule.ts';
import type { TrainingSettings } from '../training.ts';
import type { Point } from './scale.ts';

/** Steps of an epoch where nothing is known to learn from yet: enough for a smooth line. */
const UNKNOWN_STEPS = 100;

export interface DrawnCycle {
  /** From 1. */
  readonly number: number;
  /** In epochs; the first cycle begins after the warm-up. */
  readonly from: number;
  readonly to: number;
  /** False for a cycle that the run's end cuts short. */
  readonly whole: boolean;
}

export interface DrawnSchedule {
  /** One line for each cycle, the warm-up in the first: [epoch, rate]. */
  readonly lines: readonly (readonly Point[])[];
  readonly restarts: readonly number[];
  readonly cycles: readonly DrawnCycle[];
  /** Where a snapshot is kept because a cycle ends: [epoch, rate]. */
  readonly kept: readonly Point[];
  readonly warmupEpochs: number;
  readonly epochs: number;
}

/** `most`: points altogether, about. Throws RangeError for a schedule that cannot be. */
export function drawSchedule(settings: TrainingSettings, stepsPerEpoch: number, most = 1_200): DrawnSchedule {
  const perEpoch = stepsPerEpoch > 0 ? stepsPerEpoch : UNKNOWN_STEPS;
  const schedule = scheduleOf(settings, perEpoch);
  checkSchedule(schedule);
  const total = settings.epochs * perEpoch;
  const restarts = restartSteps(schedule, total);
  const starts = [0, ...restarts];
  const ends = [...restarts, total];
  const perLine = Math.max(4, Math.floor(most / starts.length));
  const cycles = starts.map((start, index): DrawnCycle => {
    const end = ends[index] ?? total;
    const cycle = cycleOf(schedule, start);
    return {
      number: index + 1,
      from: Math.min(cycle.start, total) / perEpoch,
      to: end / perEpoch,
      whole: end === cycle.start + cycle.length,
    };
  });
  return {
    lines: starts.map((start, index) => linePoints(schedule, start, ends[index] ?? total, perEpoch, perLine)),
    restarts: restarts.map((step) => step / perEpoch),
    cycles,
    kept: cycles
      .filter((cycle) => cycle.whole)
      .map(({ to }): Point => [to, learningRate(schedule, Math.round(to * perEpoch) - 1)]),
    warmupEpochs: Math.min(schedule.warmupSteps, total) / perEpoch,
    epochs: settings.epochs,
  };
}

/** The rates of the steps from `start` to before `end`, the last one held to the end; evenly spread, both ends in it. */
function linePoints(schedule: Schedule, start: number, end: number, perEpoch: number, most: number): Point[] {
  const steps = end - start;
  const count = Math.min(steps, most);
  const chosen = new Set<number>();
  for (let index = 0; index < count; index++) {
    chosen.add(start + (count === 1 ? 0 : Math.round((index * (steps - 1)) / (count - 1))));
  }
  // The warm-up's end is a corner of the line and must not be cut.
  if (schedule.warmupSteps > start && schedule.warmupSteps < end) chosen.add(schedule.warmupSteps);
  const points = [...chosen]
    .sort((a, b) => a - b)
    .map((step): Point => [step / perEpoch, learningRate(schedule, step)]);
  return [...points, [end / perEpoch, learningRate(schedule, end - 1)]];
}

/** Stands above the drawing. */
export function scheduleWords(drawn: DrawnSchedule, settings: TrainingSettings, stepsPerEpoch: number): string {
  const { epochs, warmupEpochs, kept } = drawn;
  const cycles = drawn.cycles.map(({ from, to }) => to - from);
  const kind = settings.schedule;
  return scheduleSentence({ kind, epochs, cycles, warmupEpochs, stepsPerEpoch, kept: kept.length });
}
