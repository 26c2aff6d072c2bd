import { describe, expect, it } from 'vitest';
import { learningRate, scheduleOf, wholeCycleEpochs } from '../../electron/domain/schedule.ts';
import { DEFAULT_TRAINING, type TrainingSettings } from '../../electron/domain/training.ts';
import { drawSchedule, scheduleWords } from '../../electron/domain/plots/schedule-drawing.ts';

const RESTARTS: TrainingSettings = { ...DEFAULT_TRAINING, warmupEpochs: 0, epochs: 70, learningRate: 0.01 };

describe('the schedule as it is drawn', () => {
  it('breaks at each restart and keeps a snapshot at each end', () => {
    const drawn = drawSchedule(RESTARTS, 81);
    expect(drawn.restarts).toEqual([10, 30]);
    expect(drawn.lines).toHaveLength(3);
    expect(drawn.cycles.map(({ from, to, whole }) => [from, to, whole])).toEqual([
      [0, 10, true],
      [10, 30, true],
      [30, 70, true],
    ]);
    expect(drawn.kept.map(([epoch]) => epoch)).toEqual([10, 30, 70]);
    for (const [, rate] of drawn.kept) expect(rate).toBeLessThan(0.0001);
  });

  it('draws what the trainer will do, at every point', () => {
    for (const settings of [
      RESTARTS,
      { ...RESTARTS, warmupEpochs: 1.5 },
      { ...RESTARTS, schedule: 'cosine' as const },
    ]) {
      const schedule = scheduleOf(settings, 7);
      for (const line of drawSchedule(settings, 7).lines) {
        for (const [epoch, rate] of line.slice(0, -1)) expect(rate).toBe(learningRate(schedule, Math.round(epoch * 7)));
        expect(line.at(-1)?.[1]).toBe(line.at(-2)?.[1]);
      }
    }
  });

  it('begins each cycle at the highest rate, and the first with its warm-up', () => {
    const drawn = drawSchedule({ ...RESTARTS, warmupEpochs: 2, epochs: 72 }, 50);
    expect(drawn.warmupEpochs).toBe(2);
    expect(drawn.restarts).toEqual([12, 32]);
    expect(drawn.cycles[0]).toEqual({ number: 1, from: 2, to: 12, whole: true });
    expect(drawn.lines[0]?.[0]?.[1]).toBeCloseTo(0.01 / 101, 12);
    expect(drawn.lines[0]?.find(([epoch]) => epoch === 2)?.[1]).toBe(0.01);
    expect(drawn.lines[1]?.[0]).toEqual([12, 0.01]);
  });

  it('says that a last cycle is cut, and how long it would have to be', () => {
    const drawn = drawSchedule({ ...RESTARTS, epochs: 29 }, 10);
    expect(drawn.cycles.at(-1)).toEqual({ number: 2, from: 10, to: 29, whole: false });
    expect(drawn.kept).toHaveLength(1);
    expect(wholeCycleEpochs({ ...RESTARTS, epochs: 29 })).toEqual([10, 30]);
    expect(wholeCycleEpochs({ ...RESTARTS, epochs: 30 })).toEqual([]);
    expect(wholeCycleEpochs({ ...RESTARTS, epochs: 30, warmupEpochs: 0.5 })).toEqual([11, 31]);
    expect(wholeCycleEpochs({ ...RESTARTS, epochs: 3 })).toEqual([10]);
    expect(wholeCycleEpochs({ ...RESTARTS, schedule: 'cosine' })).toEqual([]);
    expect(wholeCycleEpochs({ ...RESTARTS, firstCycle: 9_000, epochs: 9_001 })).toEqual([9_000]);
  });

  it('keeps one snapshot of a plain cosine, none of a constant rate', () => {
    expect(drawSchedule({ ...RESTARTS, schedule: 'cosine', warmupEpochs: 1 }, 20).kept.map(([x]) => x)).toEqual([70]);
    const constant = drawSchedule({ ...RESTARTS, schedule: 'constant' }, 20);
    expect(constant.kept).toEqual([]);
    expect(constant.lines[0]?.every(([, rate]) => rate === 0.01)).toBe(true);
  });

  it('stays small for long and for short runs', () => {
    const long = drawSchedule({ ...RESTARTS, epochs: 1000, firstCycle: 1, cycleFactor: 1 }, 500);
    expect(long.lines).toHaveLength(1000);
    expect(long.lines.every((line) => line.length <= 6)).toBe(true);
    const short = drawSchedule({ ...RESTARTS, epochs: 1 }, 1);
    expect(short.lines).toEqual([
      [
        [0, 0.01],
        [1, 0.01],
      ],
    ]);
    expect(drawSchedule(RESTARTS, 0).restarts).toEqual([10, 30]);
  });

  it('refuses a schedule that cannot be', () => {
    expect(() => drawSchedule({ ...RESTARTS, learningRate: -1 }, 10)).toThrow(RangeError);
  });

  it('is said in one sentence', () => {
    expect(scheduleWords(drawSchedule(RESTARTS, 81), RESTARTS, 81)).toBe(
      '3 cycles of 10, 20 and 40 epochs, 81 steps an epoch; a snapshot is kept at the end of each',
    );
    const cut = { ...RESTARTS, epochs: 29, warmupEpochs: 1 };
    expect(scheduleWords(drawSchedule(cut, 1), cut, 0)).toBe(
      '2 cycles of 10 and 18 epochs after a warm-up of 1; a snapshot is kept at the end of each but the last, which is cut short',
    );
    const cosine = { ...RESTARTS, schedule: 'cosine' as const };
    expect(scheduleWords(drawSchedule(cosine, 5), cosine, 5)).toBe(
      'One fall over 70 epochs, 5 steps an epoch; a snapshot is kept at its end',
    );
  });
});
