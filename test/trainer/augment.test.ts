import { describe, expect, it } from 'vitest';
import { type AugmentationPlan, augment, wholePictures } from '../../electron/network/augment.ts';

const PLAN: AugmentationPlan = {
  augmentation: { rotation: 20, cropArea: 0.6, flip: true, colour: 0.15 },
  inputSize: 258,
  size: 224,
  seed: 11,
};

const NOTHING = { rotation: 0, cropArea: 1, flip: false, colour: 0 };

const row = (values: Float32Array, number: number, columns: number) => [
  ...values.subarray(number * columns, (number + 1) * columns),
];

/** Where output pixel (x, y) is taken from. */
function source(transform: readonly number[], x: number, y: number): [number, number] {
  const [a0 = 0, a1 = 0, a2 = 0, b0 = 0, b1 = 0, b2 = 0] = transform;
  return [a0 * x + a1 * y + a2, b0 * x + b1 * y + b2];
}

describe('a photo’s variation', () => {
  it('hangs on seed, epoch and photo alone', () => {
    const batch = augment(PLAN, 3, [5, 6, 7]);
    const other = augment(PLAN, 3, [9, 7]);
    expect(row(other.transforms, 1, 8)).toEqual(row(batch.transforms, 2, 8));
    expect(row(other.gains, 1, 3)).toEqual(row(batch.gains, 2, 3));
    expect(augment(PLAN, 3, [5, 6, 7])).toEqual(batch);
  });

  it('is another for another seed, epoch or photo', () => {
    const seen = [
      augment(PLAN, 3, [5]),
      augment(PLAN, 4, [5]),
      augment(PLAN, 3, [6]),
      augment({ ...PLAN, seed: 12 }, 3, [5]),
    ].map(({ transforms }) => transforms.join());
    expect(new Set(seen).size).toBe(4);
  });

  it('keeps to its limits, and reaches for them', () => {
    const photos = Array.from({ length: 4000 }, (_, i) => i);
    const { transforms, gains } = augment(PLAN, 0, photos);
    const areas: number[] = [];
    const turns: number[] = [];
    let mirrored = 0;
    for (const photo of photos) {
      const transform = row(transforms, photo, 8);
      const [a0 = 0, a1 = 0, , b0 = 0, b1 = 0] = transform;
      const determinant = a0 * b1 - a1 * b0;
      if (determinant < 0) mirrored += 1;
      areas.push((Math.abs(determinant) * 224 ** 2) / 258 ** 2);
      turns.push((Math.atan2(-a1, b1) * 180) / Math.PI);
      const side = Math.sqrt(Math.abs(determinant)) * 224;
      const room = (258 - side) / 2 + 1e-3;
      const [x, y] = source(transform, 111.5, 111.5);
      expect(Math.abs(x - 128.5)).toBeLessThanOrEqual(room);
      expect(Math.abs(y - 128.5)).toBeLessThanOrEqual(room);
    }
    expect(Math.min(...areas)).toBeGreaterThanOrEqual(0.6 - 1e-5);
    expect(Math.min(...areas)).toBeLessThan(0.61);
    expect(Math.max(...areas)).toBeLessThanOrEqual(1 + 1e-5);
    expect(Math.max(...areas)).toBeGreaterThan(0.99);
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(-20.001);
    expect(Math.max(...turns)).toBeGreaterThan(19.8);
    expect(mirrored / photos.length).toBeGreaterThan(0.46);
    expect(mirrored / photos.length).toBeLessThan(0.54);
    expect(Math.min(...gains)).toBeGreaterThanOrEqual(0.85 - 1e-6);
    expect(Math.max(...gains)).toBeLessThanOrEqual(1.15 + 1e-6);
    expect(Math.max(...gains)).toBeGreaterThan(1.149);
  });

  it('turns about the middle of the crop, all the way round where asked', () => {
    const plan = { ...PLAN, augmentation: { ...NOTHING, rotation: 180 } };
    const { transforms } = augment(plan, 0, [1, 2, 3]);
    for (const photo of [0, 1, 2]) {
      const [x, y] = source(row(transforms, photo, 8), 111.5, 111.5);
      expect(x).toBeCloseTo(128.5, 3);
      expect(y).toBeCloseTo(128.5, 3);
    }
    const many = augment(
      plan,
      0,
      Array.from({ length: 500 }, (_, i) => i),
    ).transforms;
    const backwards = Array.from({ length: 500 }, (_, i) => many[8 * i] ?? 0).filter((cosine) => cosine < 0);
    expect(backwards.length).toBeGreaterThan(200);
  });

  it('is none when nothing may change', () => {
    expect(augment({ ...PLAN, augmentation: NOTHING }, 5, [1, 2])).toEqual(wholePictures(PLAN, 2));
  });
});

describe('no variation', () => {
  it('scales a whole picture', () => {
    const [transform] = [row(wholePictures(PLAN, 1).transforms, 0, 8)];
    const edge = 258 / 224 / 2 - 0.5;
    for (const [output, expected] of [
      [0, edge],
      [223, 257 - edge],
    ] as const) {
      const [x, y] = source(transform, output, output);
      expect(x).toBeCloseTo(expected, 4);
      expect(y).toBeCloseTo(expected, 4);
    }
    expect(row(wholePictures({ inputSize: 64, size: 64 }, 1).transforms, 0, 8)).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
  });

  it('leaves the colours as they are', () => {
    expect([...wholePictures(PLAN, 2).gains]).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
