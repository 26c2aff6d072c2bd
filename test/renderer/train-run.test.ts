import { describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING, type EpochFigures } from '../../electron/domain/training.ts';
import type { Point } from '../../electron/domain/plots/scale.ts';
import { lossWords, rateWords } from '../../electron/domain/words.ts';
import { csvOfRun } from '../../renderer/screens/train/run-csv.ts';
import {
  accuracyAxis,
  cycleAt,
  cycleParts,
  epochTicks,
  figureAt,
  lossAxis,
  nextRestart,
  snapshots,
  thinRows,
} from '../../renderer/screens/train/run-figures.ts';
import { drawSchedule } from '../../electron/domain/plots/schedule-drawing.ts';
import { StepSeries } from '../../renderer/screens/train/step-series.ts';

const DRAWN = drawSchedule({ ...DEFAULT_TRAINING, warmupEpochs: 0, epochs: 70 }, 81);
const epoch = (number: number, heldOutAccuracy: number, kept: EpochFigures['kept']): EpochFigures => ({
  epoch: number,
  loss: 1,
  accuracy: 0.5,
  heldOutLoss: 1,
  heldOutAccuracy,
  learningRate: 0.01,
  kept,
});

describe('where a run is', () => {
  it('divides the bar into cycles in true proportion', () => {
    expect(cycleParts(DRAWN, 23)).toEqual([
      { number: 1, epochs: 10, done: 1 },
      { number: 2, epochs: 20, done: 0.65 },
      { number: 3, epochs: 40, done: 0 },
    ]);
  });

  it('knows the cycle and the next restart', () => {
    expect([0, 9.99, 10, 69.9, 70].map((at) => cycleAt(DRAWN, at))).toEqual([1, 1, 2, 3, 3]);
    expect(nextRestart(DRAWN, 23)).toBe(30);
    expect(nextRestart(DRAWN, 30)).toBeNull();
  });

  it('lists what is kept: the ends of cycles and the best so far', () => {
    const figures = [
      epoch(9, 0.9, 'best'),
      epoch(10, 0.919, 'cycle-end'),
      epoch(12, 0.92, 'best'),
      epoch(22, 0.934, 'best'),
    ];
    expect(snapshots(figures, DRAWN)).toEqual([
      { epoch: 10, heldOutAccuracy: 0.919, best: false, cycle: 1 },
      { epoch: 22, heldOutAccuracy: 0.934, best: true, cycle: null },
    ]);
    expect(snapshots([epoch(10, 0.9, 'best-and-cycle-end')], DRAWN)).toEqual([
      { epoch: 10, heldOutAccuracy: 0.9, best: true, cycle: 1 },
    ]);
    expect(snapshots([], DRAWN)).toEqual([]);
  });
});

describe('axes', () => {
  const line = (from: number, to: number): Point[] =>
    Array.from({ length: 100 }, (_, i) => [i, from + ((to - from) * i) / 99]);

  it('lets the first batches leave the loss axis at its top', () => {
    const learning: Point[] = [[0, 12], [0.1, 9], ...line(2.4, 0.3)];
    expect(lossAxis(learning, [[1, 1.9]])[1]).toBeLessThanOrEqual(3);
    expect(lossAxis([], [])).toEqual([0, 1]);
  });

  it('raises the floor of the accuracy once nearly all is above it', () => {
    expect(accuracyAxis([], [])).toEqual([0, 100]);
    expect(accuracyAxis(line(5, 60), [])).toEqual([0, 100]);
    expect(accuracyAxis(line(70, 95), [])).toEqual([60, 100]);
    expect(accuracyAxis(line(97, 99), [])).toEqual([90, 100]);
  });

  it('names the last epoch and keeps others away from it', () => {
    expect(epochTicks(31, 840).map(({ label }) => label)).toEqual(['0', '5', '10', '15', '20', '25', 'epoch 31']);
    expect(epochTicks(70, 840).at(-1)).toEqual({ value: 70, label: 'epoch 70' });
    expect(epochTicks(1, 100).map(({ label }) => label)).toEqual(['0', 'epoch 1']);
  });

  it('reads the newest figure, or the one at the line', () => {
    const points: Point[] = [
      [1, 10],
      [2, 20],
    ];
    expect(figureAt(points, null)).toBe(20);
    expect(figureAt(points, 1)).toBe(10);
    expect(figureAt(points, 0.2)).toBeNull();
    expect(figureAt([], null)).toBeNull();
  });

  it('thins a table to its first, last and some between', () => {
    const rows = thinRows(
      Array.from({ length: 1000 }, (_, i) => i),
      50,
    );
    expect(rows).toHaveLength(50);
    expect([rows[0], rows.at(-1)]).toEqual([0, 999]);
    expect(thinRows([1, 2], 50)).toEqual([1, 2]);
  });
});

describe('the figures of the steps', () => {
  const figures = (step: number, loss: number) => ({ step, loss, accuracy: 0.5, learningRate: 0.01 });

  it('is a running mean that begins at the first figure', () => {
    const series = new StepSeries(80);
    series.add(figures(1, 2));
    expect(series.lossPoints()).toEqual([[1 / 80, 2]]);
    for (let step = 2; step <= 200; step++) series.add(figures(step, step % 2 === 0 ? 1 : 3));
    expect(series.last?.loss).toBeGreaterThan(1.9);
    expect(series.last?.loss).toBeLessThan(2.1);
    expect(series.accuracyPoints().at(-1)).toEqual([200 / 80, 50]);
  });

  it('stays small however long the run, and equally fine from end to end', () => {
    const series = new StepSeries(100);
    for (let step = 1; step <= 50_000; step++) series.add(figures(step, 1 / step));
    expect(series.size).toBeLessThanOrEqual(1_600);
    expect(series.size).toBeGreaterThan(600);
    expect(series.last?.step).toBe(50_000);
    const gaps = series.lossPoints().map(([x], i, all) => x - (all[i - 1]?.[0] ?? 0));
    expect(Math.min(...gaps.slice(0, -1))).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeLessThan(4 * (500 / series.size));
  });

  it('forgets what lies beyond the step at which a resumed run goes on', () => {
    const series = new StepSeries(10);
    for (let step = 1; step <= 40; step++) series.add(figures(step, 1));
    series.add(figures(31, 1));
    expect(series.last?.step).toBe(31);
    expect(series.size).toBe(31);
  });
});

describe('words and tables', () => {
  it('writes rates without exponents', () => {
    expect([0.03, 0.00125, 0.0000001, 0, 0.0123456].map(rateWords)).toEqual([
      '0.03',
      '0.00125',
      '0.0000001',
      '0',
      '0.0123',
    ]);
  });

  it('writes losses with three decimals, and whole once they have run away', () => {
    expect([0.2114, 12, 1_114_816.4].map(lossWords)).toEqual(['0.211', '12.000', '1,114,816']);
  });

  it('writes the epochs as a table for others', () => {
    expect(csvOfRun([epoch(1, 0.25, 'best')])).toBe(
      'epoch,loss,accuracy,heldOutLoss,heldOutAccuracy,learningRate,kept\r\n1,1,0.5,1,0.25,0.01,best\r\n',
    );
  });
});
