import { describe, expect, it } from 'vitest';
import {
  type Schedule,
  checkSchedule,
  cycleOf,
  isCycleEnd,
  learningRate,
  restartSteps,
} from '../../electron/domain/schedule.ts';
import { nextLearningRate as next } from '../parity/recursive.mjs';

const nextLearningRate = (schedule: Schedule, step: number, rate: number) => next(cycleOf, schedule, step, rate);

const COSINE: Schedule = {
  kind: 'cosine',
  maximum: 0.1,
  minimum: 0.001,
  warmupSteps: 0,
  cycleSteps: 100,
  cycleFactor: 1,
};
const RESTARTS: Schedule = { ...COSINE, kind: 'restarts', cycleSteps: 10 };
const CONSTANT: Schedule = { ...COSINE, kind: 'constant' };

/** SGDR written as slowly as can be: one step at a time, counting. */
function* slowRestarts({ maximum, minimum, cycleSteps, cycleFactor }: Schedule) {
  let [number, length, current] = [0, cycleSteps, 0];
  for (;;) {
    const rate = minimum + ((maximum - minimum) * (1 + Math.cos((Math.PI * current) / length))) / 2;
    yield { rate, number, isRestart: current === 0 && number > 0, isLast: current === length - 1 };
    if (++current === length) [number, length, current] = [number + 1, length * cycleFactor, 0];
  }
}

describe('closed form', () => {
  it('starts at the maximum and ends at the minimum', () => {
    expect(learningRate(COSINE, 0)).toBe(0.1);
    expect(learningRate(COSINE, 50)).toBeCloseTo(0.0505, 15);
    expect(learningRate(COSINE, 100)).toBe(0.001);
  });

  it('stays where it is when constant', () => {
    expect(learningRate(CONSTANT, 0)).toBe(0.1);
    expect(learningRate(CONSTANT, 1e9)).toBe(0.1);
    expect(cycleOf(CONSTANT, 7).length).toBe(Infinity);
    expect(isCycleEnd(CONSTANT, 7)).toBe(false);
  });

  it('rises in a line during the warm-up and then begins the first cycle at its top', () => {
    const schedule = { ...RESTARTS, warmupSteps: 4 };
    const rates = [0, 1, 2, 3, 4, 5].map((step) => learningRate(schedule, step));
    for (const [step, rate] of [0.02, 0.04, 0.06, 0.08, 0.1].entries()) expect(rates[step]).toBeCloseTo(rate, 15);
    expect(rates[5]).toBe(learningRate(RESTARTS, 1));
    expect(restartSteps(schedule, 40)).toEqual([14, 24, 34]);
  });
});

describe.each([
  { cycleSteps: 10, cycleFactor: 3 },
  { cycleSteps: 10, cycleFactor: 1 },
  { cycleSteps: 1, cycleFactor: 2 },
  { cycleSteps: 7, cycleFactor: 2 },
  { cycleSteps: 3, cycleFactor: 5 },
  { cycleSteps: 1, cycleFactor: 1 },
  { cycleSteps: 1000, cycleFactor: 10 },
])('warm restarts, first cycle $cycleSteps, factor $cycleFactor', (cycles) => {
  const schedule = { ...RESTARTS, ...cycles };
  const steps = 40_000;

  it('has the rate, the cycle and the ends that counting gives', () => {
    const restarts = [];
    const oracle = slowRestarts(schedule);
    for (let step = 0; step < steps; step++) {
      const { rate, number, isRestart, isLast } = oracle.next().value as Exclude<
        ReturnType<typeof oracle.next>['value'],
        void
      >;
      if (isRestart) restarts.push(step);
      const cycle = cycleOf(schedule, step);
      if (
        Math.abs(learningRate(schedule, step) - rate) > 1e-15 ||
        cycle.number !== number ||
        isCycleEnd(schedule, step) !== isLast ||
        (isRestart && cycle.start !== step)
      ) {
        expect({ step, rate: learningRate(schedule, step), cycle }).toEqual({ step, rate, number });
      }
    }
    expect(restartSteps(schedule, steps)).toEqual(restarts);
    for (const step of restarts) expect(learningRate(schedule, step)).toBe(schedule.maximum);
  });
});

it('the learning rate is at the maximum at step 1210 of first cycle 10, factor 3, where a logarithm gives the minimum', () => {
  const schedule = { ...RESTARTS, cycleFactor: 3 };
  expect(learningRate(schedule, 1210)).toBe(0.1);
  expect(cycleOf(schedule, 1210)).toEqual({ number: 5, start: 1210, length: 2430 });
});

describe('recursive form', () => {
  it.each([
    ['cosine', { ...COSINE, cycleSteps: 1000 }, 1000],
    ['cosine over several rises and falls', COSINE, 500],
    ['long cosine', { ...COSINE, minimum: 0, cycleSteps: 100_000 }, 100_000],
    ['restarts', { ...RESTARTS, cycleFactor: 3 }, 4000],
    ['restarts of one step', { ...RESTARTS, cycleSteps: 1 }, 50],
    ['warm-up and restarts', { ...RESTARTS, cycleFactor: 2, warmupSteps: 25 }, 4000],
    ['constant', CONSTANT, 50],
  ] as const)('equals the closed form within 1e-12: %s', (_, schedule, steps) => {
    let rate = learningRate(schedule, 0);
    let worst = 0;
    for (let step = 0; step < steps; step++) {
      rate = nextLearningRate(schedule, step, rate);
      worst = Math.max(worst, Math.abs(rate - learningRate(schedule, step + 1)));
    }
    expect(worst).toBeLessThanOrEqual(1e-12);
  });

  it('keeps a rate that was changed from outside in proportion, over a restart too', () => {
    const schedule = { ...RESTARTS, minimum: 0 };
    let rate = learningRate(schedule, 0) / 2;
    for (let step = 0; step < 35; step++) rate = nextLearningRate(schedule, step, rate);
    expect(rate).toBeCloseTo(learningRate(schedule, 35) / 2, 14);
  });

  it('keeps the distance to the minimum in proportion', () => {
    const changed = nextLearningRate(COSINE, 40, 0.5);
    const share = (learningRate(COSINE, 41) - 0.001) / (learningRate(COSINE, 40) - 0.001);
    expect(changed).toBeCloseTo(0.001 + 0.499 * share, 14);
  });
});

it.each([
  [{ ...RESTARTS, cycleFactor: 1.5 }, 'whole number'],
  [{ ...RESTARTS, cycleFactor: 0 }, 'whole number'],
  [{ ...COSINE, cycleSteps: 0 }, 'whole steps'],
  [{ ...COSINE, cycleSteps: NaN }, 'whole steps'],
  [{ ...COSINE, minimum: 0.2 }, 'minimum'],
  [{ ...COSINE, maximum: 0 }, 'above 0'],
  [{ ...COSINE, maximum: Infinity }, 'above 0'],
  [{ ...COSINE, warmupSteps: -1 }, 'warm-up'],
])('a schedule such as %o is refused', (schedule, reason) => {
  expect(() => checkSchedule(schedule)).toThrow(reason);
});

it.each([COSINE, RESTARTS, CONSTANT])('a proper $kind schedule is accepted', (schedule) => {
  expect(() => checkSchedule(schedule)).not.toThrow();
});
