import { readFileSync, readdirSync, statSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TrainResult } from '../../electron/domain/training.ts';
import { type DiskOptions, diskNeeded } from '../../electron/trainer/running/disk-room.ts';
import { shapeOf } from '../../electron/network/run-settings.ts';
import { SETTINGS, type Workbench, workbench } from '../helpers/stand-in.ts';

/** The disk as the trainer finds it: what is left, and after how many more written parts it is full. */
const disk = vi.hoisted(() => ({ free: Infinity, parts: Infinity }));
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  return {
    ...files,
    statfs: async (path: string) => {
      const stats = await files.statfs(path);
      return disk.free === Infinity ? stats : { ...stats, bsize: 1, bavail: disk.free };
    },
    open: async (...input: Parameters<typeof Files.open>) => {
      const handle = await files.open(...input);
      const writeFile = handle.writeFile.bind(handle);
      handle.writeFile = async (data) => {
        disk.parts -= 1;
        if (disk.parts < 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
        return writeFile(data);
      };
      return handle;
    },
  };
});

let bench: Workbench;
beforeAll(async () => {
  bench = await workbench({ taxa: 3, specimens: 8 });
});
afterAll(() => bench.close());

const POLICY = { policy: { atEpochEnd: 0, withinEpoch: 0 } };
const weightsOf = (result: TrainResult) =>
  readFileSync(join(bench.store.models.get(result.modelId)!.folder, 'weights.safetensors'));

it('a run whose disk fills up is interrupted, and goes on as if nothing had been', async () => {
  const whole = await bench.train(SETTINGS);

  const run = bench.train(SETTINGS, POLICY);
  bench.when(
    (event) => event.kind === 'epoch',
    () => (disk.parts = 300),
  );
  await expect(run).rejects.toMatchObject({ code: 'disk-full' });
  const { folder, states, log } = bench.store.run(2);
  expect(states.at(-1)).toBe('interrupted');
  expect(log.at(-1)?.sentence).toMatch(/^The disk is full/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(readdirSync(folder).some((name) => name.startsWith('step-'))).toBe(true);

  disk.parts = Infinity;
  const resumed = await bench.resume(2);
  expect(bench.events.some((event) => event.kind === 'started' && event.runId === 2 && event.fromStep > 0)).toBe(true);
  expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
});

it('a run that goes on needs room for what is not there yet', async () => {
  const shape = { ...shapeOf(SETTINGS, 3), width: 8 };
  const whole = diskNeeded(shape, 1);
  const run = bench.train({ ...SETTINGS, epochs: 4, seed: 9 }, POLICY);
  bench.when(
    (event) => event.kind === 'epoch' && event.epoch === 2,
    () => run.control('cancel'),
  );
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  const runId = bench.store.runs.size;
  const { folder, states } = bench.store.run(runId);
  const there = readdirSync(folder)
    .filter((name) => name.endsWith('.safetensors'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(there).toBeGreaterThan(whole / 4);

  disk.free = whole - there - 100_000;
  await expect(bench.resume(runId)).rejects.toMatchObject({ code: 'not-enough-disk' });
  expect(states.at(-1)).toBe('interrupted');
  disk.free = whole - there + 1;
  expect(await bench.resume(runId)).toMatchObject({ epochs: 4 });
  disk.free = Infinity;
});

it('a run that the disk has no room for says so before its first step', async () => {
  disk.free = 1e6;
  await expect(bench.train(SETTINGS)).rejects.toMatchObject({
    code: 'not-enough-disk',
    message: expect.stringMatching(/^Snapshots need 7\.8 MB, 1 MB are free/) as string,
  });
  disk.free = Infinity;
  // No run that could not go on is left of it.
  expect(bench.store.runs.size).toBe(3);
  // A ResNet50 of full width: 102 MB of weights, as much momentum.
  expect(diskNeeded(shapeOf({ ...SETTINGS, depth: 50 }, 1000), 2)).toBeCloseTo(12.2 * 102e6, -8);
  const needed = (options: DiskOptions) => diskNeeded(shapeOf({ ...SETTINGS, depth: 50 }, 1000), 2, options) / 102e6;
  expect(needed({ averageDecay: 0.9 })).toBeCloseTo(12.2 + 3, 0);
  expect(needed({ trainFrom: 'last-layer' })).toBeLessThan(12.2 - 2.5);
  expect(needed({ ensemble: 'keep' })).toBeCloseTo(12.2 + 2, 0);
});
