import { describe, expect, it } from 'vitest';
import {
  type MemoryOptions,
  fittingBatch,
  freeMemory,
  requireMemory,
  shouldSpare,
  trainingMemory,
} from '../../electron/network/memory.ts';
import type { NetworkShape } from '../../electron/network/network.ts';
import { trainingSide } from '../../electron/network/run-settings.ts';

const shape = (depth: NetworkShape['depth'], size: number): NetworkShape => ({
  depth,
  size,
  classes: 12,
  inputSize: trainingSide(size),
  stride: 'in3x3',
});

describe('trainingMemory', () => {
  // Peak resident memory of a plain Node process that took three steps, GB (Linux x64, two cores).
  it.each([
    [50, 224, 16, 2.52],
    [50, 96, 16, 1.22],
    [50, 96, 4, 1.02],
    [50, 64, 8, 1.02],
    [18, 224, 16, 1.12],
  ] as const)('of ResNet-%i at %i px and batch %i is near the measured %f GB', (depth, size, batch, measured) => {
    const ratio = trainingMemory(shape(depth, size), batch) / 1e9 / measured;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });

  it('grows with everything that it should', () => {
    const base = trainingMemory(shape(50, 224), 16);
    expect(trainingMemory(shape(50, 224), 32)).toBeGreaterThan(1.5 * base);
    expect(trainingMemory(shape(101, 224), 16)).toBeGreaterThan(1.2 * base);
    expect(trainingMemory({ ...shape(50, 224), width: 32 }, 16)).toBeLessThan(0.6 * base);
  });
});

describe('a run that spares memory', () => {
  it('needs less than 0.6 of the memory in large batches', () => {
    const need = (sparesMemory: boolean) => trainingMemory(shape(50, 224), 32, { sparesMemory });
    expect(need(true) / need(false)).toBeLessThan(0.6);
  });

  it('is chosen where one that keeps all would take more than half of what is free', () => {
    const need = trainingMemory(shape(50, 224), 16);
    expect(shouldSpare(shape(50, 224), 16, 2 * need, {})).toBe(false);
    expect(shouldSpare(shape(50, 224), 16, 2 * need - 1, {})).toBe(true);
  });
});

describe('the options of a run', () => {
  const base = trainingMemory(shape(50, 224), 16);
  const part = (options: MemoryOptions, batch = 16) => trainingMemory(shape(50, 224), batch, options) / base;

  it('need less where less learns', () => {
    const parts = (['conv3_x', 'conv4_x', 'conv5_x', 'last-layer'] as const).map((trainFrom) => part({ trainFrom }));
    expect([1, ...parts]).toEqual([1, ...parts].sort((a, b) => b - a));
    // Stem and conv2_x have the large pictures; the last layer keeps none.
    expect(parts[0]).toBeLessThan(0.75);
    expect(parts[3]).toBeLessThan(0.45);
  });

  it('need less in a shorter type, and more for sums and averages', () => {
    expect(part({ precision: 'bfloat16' })).toBeLessThan(0.75);
    expect(part({ precision: 'float16' })).toBeGreaterThan(part({ precision: 'bfloat16' }));
    expect(part({ averageDecay: 0.999 })).toBeGreaterThan(1.05);
    // Four batches of 4 need far less than one of 16.
    expect(part({ accumulate: 4 }, 4)).toBeLessThan(0.6);
    expect(part({ accumulate: 4 })).toBeGreaterThan(1);
  });

  it('let a batch fit that would not without them', () => {
    const free = trainingMemory(shape(50, 224), 16, { sparesMemory: true }) - 1;
    expect(fittingBatch(shape(50, 224), 16, free)).toBe(8);
    expect(fittingBatch(shape(50, 224), 16, free, { trainFrom: 'conv4_x' })).toBeNull();
    expect(fittingBatch(shape(50, 224), 16, free, { precision: 'bfloat16' })).toBeNull();
  });
});

describe('requireMemory', () => {
  const need = (batch: number) => trainingMemory(shape(50, 224), batch, { sparesMemory: true });
  const proposed = (batch: number, free: number) => {
    try {
      requireMemory(shape(50, 224), batch, free);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('lets through what fits', () => {
    expect(proposed(16, need(16))).toBeNull();
  });

  it('proposes the half that fits', () => {
    expect(proposed(64, need(32))).toMatch(/batch of 64\. Try a batch of 32/);
    expect(proposed(64, need(32) - 1)).toMatch(/Try a batch of 16/);
    expect(proposed(64, 0)).toMatch(/Try a batch of 2\b/);
  });

  it('knows what is free here', () => {
    expect(freeMemory()).toBeGreaterThan(1e8);
  });
});
