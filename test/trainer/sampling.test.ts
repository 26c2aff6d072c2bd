import { describe, expect, it } from 'vitest';
import type { Slot } from '../../electron/trainer/running/dataset.ts';
import { mix } from '../../electron/network/mixing.ts';
import { epochDraws } from '../../electron/trainer/running/sampling.ts';

/** 60 photos of the first taxon, 12 of the second, 5 of the third. */
const LABELS = [60, 12, 5].flatMap((photos, label) => Array.from({ length: photos }, () => label));
const slots: Slot[] = LABELS.map((label, i) => ({ photoId: 500 + i, label, file: null }));
const plan = { slots, steps: 10, seed: 3, epoch: 0, balanced: true };
const counts = (list: readonly number[]) => {
  const found = new Map<number, number>();
  for (const one of list) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
};

describe('a balanced epoch', () => {
  it('shows each taxon equally often, and each photo of a taxon', () => {
    for (let epoch = 0; epoch < 20; epoch++) {
      const draws = epochDraws({ ...plan, epoch }).flat();
      expect(draws).toHaveLength(77);
      const labels = [...counts(draws.map(({ slot }) => LABELS[slot] ?? -1)).values()];
      expect(Math.max(...labels) - Math.min(...labels)).toBe(1);
      for (const label of [0, 1, 2]) {
        const ofLabel = draws.filter(({ slot }) => LABELS[slot] === label);
        const turns = [...counts(ofLabel.map(({ slot }) => slot)).values()];
        expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
        if (label > 0) expect(turns).toHaveLength([60, 12, 5][label] ?? 0);
      }
    }
  });

  it('numbers the turns of a photo, so that no two are varied alike', () => {
    const draws = epochDraws(plan).flat();
    expect(new Set(draws.map(({ slot, repeat }) => `${slot} ${repeat}`)).size).toBe(77);
    for (const [slot, turns] of counts(draws.map((draw) => draw.slot))) {
      const repeats = draws.filter((draw) => draw.slot === slot).map(({ repeat }) => repeat);
      expect(repeats.sort((a, b) => a - b)).toEqual(Array.from({ length: turns }, (_, i) => i));
    }
  });

  it('is mixed well: no step has much more of a taxon than another', () => {
    // 200 epochs of 10 steps of 7 or 8: a taxon's number in a step is near binomial(7.7, 1/3).
    const inStep: number[] = [];
    for (let epoch = 0; epoch < 200; epoch++) {
      for (const step of epochDraws({ ...plan, epoch })) {
        inStep.push(step.filter(({ slot }) => LABELS[slot] === 2).length);
      }
    }
    const mean = inStep.reduce((a, b) => a + b, 0) / inStep.length;
    const variance = inStep.reduce((sum, value) => sum + (value - mean) ** 2, 0) / inStep.length;
    expect(mean).toBeCloseTo(77 / 3 / 10, 1);
    // Drawn without putting back: 7.7 * (1/3) * (2/3) * (77 - 7.7) / 76
    expect(variance).toBeGreaterThan(1.3);
    expect(variance).toBeLessThan(1.8);
  });

  it('shows all photos of a common taxon in the long run', () => {
    const turns = counts(
      Array.from({ length: 100 }, (_, epoch) => epochDraws({ ...plan, epoch }).flat()).flatMap((draws) =>
        draws.map(({ slot }) => slot),
      ),
    );
    // 100 epochs of 25 or 26 of 60: 43 each, give or take 5.
    for (let slot = 0; slot < 60; slot++) expect(Math.abs((turns.get(slot) ?? 0) - 43)).toBeLessThan(20);
  });

  it('hangs on seed, epoch and photos alone, not on their order', () => {
    const ids = (draws: ReturnType<typeof epochDraws>, of: readonly Slot[]) =>
      draws.map((step) => step.map(({ slot, repeat }) => `${of[slot]?.photoId} ${repeat}`));
    const turned = [...slots].reverse();
    expect(ids(epochDraws({ ...plan, slots: turned }), turned)).toEqual(ids(epochDraws(plan), slots));
    expect(epochDraws({ ...plan, epoch: 1 })).not.toEqual(epochDraws(plan));
    expect(epochDraws({ ...plan, seed: 4 })).not.toEqual(epochDraws(plan));
  });
});

describe('mix', () => {
  const size = 64;
  const photos = Array.from({ length: 4000 }, (_, i) => i + 1);
  const moments = (values: ArrayLike<number>) => {
    const list = Array.from(values);
    const mean = list.reduce((a, b) => a + b, 0) / list.length;
    return { mean, variance: list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length };
  };

  it.each([0.05, 0.2, 1, 2])('draws from the beta distribution of %f and itself', (mixup) => {
    const { shares, own, boxes } = mix({ mixup, cutmix: 0, size, seed: 1 }, 0, photos);
    const { mean, variance } = moments(shares);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1 / (4 * (2 * mixup + 1)))).toBeLessThan(0.012);
    expect(own).toEqual(shares);
    expect([...boxes.subarray(0, 4)]).toEqual([0, 0, size, size]);
  });

  it('gives a label as much weight as its picture has pixels', () => {
    const { shares, own, boxes } = mix({ mixup: 0, cutmix: 1, size, seed: 1 }, 0, photos);
    photos.forEach((_, i) => {
      const [top = 0, left = 0, bottom = 0, right = 0] = boxes.subarray(4 * i, 4 * i + 4);
      for (const edge of [top, left, bottom, right])
        expect(Number.isInteger(edge) && edge >= 0 && edge <= size).toBe(true);
      let inside = 0;
      for (let row = 0; row < size; row++) if (row >= top && row < bottom) inside += Math.max(0, right - left);
      expect(shares[i]).toBeCloseTo(1 - inside / size ** 2, 6);
    });
    expect([...own].every((value) => value === 0)).toBe(true);
    // Boxes that stand out are cut: less than the half that beta(1, 1) would give.
    expect(moments(shares).mean).toBeGreaterThan(0.6);
    expect(moments(shares).mean).toBeLessThan(0.75);
  });

  it('takes either kind at even odds when both are on', () => {
    const { own } = mix({ mixup: 1, cutmix: 1, size, seed: 1 }, 0, photos);
    const boxes = own.filter((value) => value === 0).length;
    expect(Math.abs(boxes / photos.length - 0.5)).toBeLessThan(0.03);
  });

  it('hangs on seed, epoch, photo and its turn, not on the batch', () => {
    const plan = { mixup: 0.4, cutmix: 1, size, seed: 1 };
    const whole = mix(plan, 2, [7, 8, 9]);
    const alone = mix(plan, 2, [9]);
    expect(alone.shares[0]).toBe(whole.shares[2]);
    expect(alone.boxes).toEqual(whole.boxes.subarray(8));
    for (const other of [mix(plan, 3, [9]), mix({ ...plan, seed: 2 }, 2, [9]), mix(plan, 2, [9], [1])]) {
      expect(other.shares[0]).not.toBe(alone.shares[0]);
    }
    expect([...whole.partners]).toEqual([1, 2, 0]);
  });
});
