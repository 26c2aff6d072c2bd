/*
 * What the live page reads off a run's figures: axes, cycles, snapshots, the place of the present. Pure; no DOM.
 */
import { TRAIN } from '../../../electron/domain/language/window.ts';
import { decimal } from '../../../electron/domain/words.ts';
import type { EpochFigures } from '../../../electron/domain/training.ts';
import type { PlotTick } from '../../components/plots/plot.ts';
import { type Domain, type Point, roundUp, ticks, tickStep } from '../../../electron/domain/plots/scale.ts';
import { pointAt } from '../../components/plots/thin.ts';
import type { DrawnSchedule } from '../../../electron/domain/plots/schedule-drawing.ts';

export interface CyclePart {
  readonly number: number;
  /** Epochs, for its share of the bar; the warm-up belongs to the first. */
  readonly epochs: number;
  /** 0..1 */
  readonly done: number;
}

export function cycleParts({ cycles }: DrawnSchedule, epoch: number): CyclePart[] {
  return cycles.map(({ number, from, to }, index) => {
    const start = index === 0 ? 0 : from;
    return { number, epochs: to - start, done: Math.min(1, Math.max(0, (epoch - start) / (to - start))) };
  });
}

/** From 1; the last at the run's end. */
export function cycleAt({ cycles }: DrawnSchedule, epoch: number): number {
  return cycles.find(({ to }) => epoch < to)?.number ?? cycles.length;
}

/** The first restart after `epoch`, or null where none comes any more. */
export function nextRestart({ restarts }: DrawnSchedule, epoch: number): number | null {
  return restarts.find((restart) => restart > epoch) ?? null;
}

export function epochTicks(last: number, width: number): PlotTick[] {
  const most = Math.max(2, Math.floor(width / 64));
  const step = Math.max(1, tickStep(0, last, most));
  const end = { value: last, label: TRAIN.setUp.schedule.lastEpoch(last) };
  // A figure too near to the last one's words would run into them.
  const before = ticks([0, last], most, true).filter((value) => value < last - step * 0.6);
  return [...before.map((value) => ({ value, label: decimal(value, 3) })), end];
}

/**
 * The loss axis begins at 0 and ends where nearly all of the lines lie; the first batches, which can be far above, leave
 * it at the top.
 */
export function lossAxis(learning: readonly Point[], heldOut: readonly Point[]): Domain {
  const values = learning.map(([, y]) => y).sort((a, b) => a - b);
  const most = Math.max(values[Math.floor((values.length - 1) * 0.97)] ?? 0, ...heldOut.map(([, y]) => y));
  return [0, roundUp(most * 1.04, 4)];
}

const ACCURACY_FLOORS = [90, 80, 60, 40, 20];

/** Percent, up to 100; the floor rises in steps once nine tenths of the lines are above it. */
export function accuracyAxis(learning: readonly Point[], heldOut: readonly Point[]): Domain {
  const values = [...learning, ...heldOut].map(([, y]) => y).sort((a, b) => a - b);
  const low = values[Math.floor(values.length * 0.1)];
  if (low === undefined || values.length < 8) return [0, 100];
  return [ACCURACY_FLOORS.find((floor) => floor < low - 2) ?? 0, 100];
}

/** What stands above the plots: the figure at the reading line, else the newest. */
export function figureAt(points: readonly Point[], at: number | null): number | null {
  return (at === null ? points.at(-1) : pointAt(points, at + 1e-9))?.[1] ?? null;
}

export interface Snapshot {
  readonly epoch: number;
  readonly heldOutAccuracy: number;
  readonly best: boolean;
  /** The cycle that it ends, from 1. */
  readonly cycle: number | null;
}

/** The ends of cycles and the best so far, in order: earlier bests are written over. */
export function snapshots(figures: readonly EpochFigures[], { cycles }: DrawnSchedule): Snapshot[] {
  const best = figures.findLast(({ kept }) => kept === 'best' || kept === 'best-and-cycle-end');
  return figures
    .filter((one) => one === best || one.kept === 'cycle-end' || one.kept === 'best-and-cycle-end')
    .map((one) => ({
      epoch: one.epoch,
      heldOutAccuracy: one.heldOutAccuracy,
      best: one === best,
      // A cycle may end within an epoch; its snapshot is told with the epoch that it ends in.
      cycle: one.kept === 'best' ? null : (cycles.find(({ to }) => Math.ceil(to - 1e-9) === one.epoch)?.number ?? null),
    }));
}

/** At most `most` of the rows, evenly, the first and last among them: for tables beside plots. */
export function thinRows<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (most - 1))] as T);
}
