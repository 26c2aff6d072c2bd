import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type * as Files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Checkpoint,
  Checkpoints,
  type RunPosition,
  allFinite,
} from '../../electron/trainer/running/checkpoint.ts';
import type { Tensors } from '../../electron/network/network.ts';
import { answeringWeights } from '../../electron/network/state.ts';
import { writeWhole } from '../../electron/files/whole-file.ts';
import { decodeWeights } from '../../electron/network/weights/weights.ts';
import { encodeWeights } from '../helpers/written-weights.ts';

/** Set to make the next file run out of room after its first part. */
const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  return {
    ...files,
    open: async (...input: Parameters<typeof Files.open>) => {
      const handle = await files.open(...input);
      const writeFile = handle.writeFile.bind(handle);
      let parts = 0;
      handle.writeFile = async (data) => {
        parts += 1;
        if (disk.full && parts > 1) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
        return writeFile(data);
      };
      return handle;
    },
  };
});

const BOUNDS = { bytes: 10e6, steps: 1000, epochs: 100 };

let folder: string;
let checkpoints: Checkpoints;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-checkpoint-'));
  checkpoints = new Checkpoints(folder, 'run A', BOUNDS);
});
afterEach(() => {
  disk.full = false;
  rmSync(folder, { recursive: true, force: true });
});

const tensors = (value: number): Tensors =>
  new Map([
    ['conv1.weight', { shape: [2, 3], data: Float32Array.from({ length: 6 }, (_, i) => value + i / 7) }],
    ['conv1.weight.momentum', { shape: [2, 3], data: new Float32Array(6).fill(-value) }],
  ]);
const position = (step: number, bestStep: number | null): RunPosition => ({
  step,
  epochsDone: step,
  cyclesDone: 0,
  seen: 3,
  lossSum: 0.1 + 0.2,
  correct: 1,
  best: bestStep === null ? null : { epoch: bestStep, step: bestStep, heldOutAccuracy: 1 / 3, heldOutLoss: 0.7 },
  seconds: 1.5,
});
const checkpoint = (step: number, bestStep: number | null): Checkpoint => ({
  position: position(step, bestStep),
  tensors: tensors(step),
  bestWeights: bestStep === null ? null : answeringWeights(tensors(bestStep)),
});
const files = () => readdirSync(folder).sort();

describe('checkpoints', () => {
  it('give back every bit', async () => {
    await checkpoints.write(checkpoint(4, 3));
    const found = await checkpoints.newest();
    expect(found).toEqual(checkpoint(4, 3));
    expect(found?.position.lossSum).toBe(0.1 + 0.2);
  });

  it('keep the last two, the best weights that these name, and the ends of cycles', async () => {
    for (const [step, best] of [
      [1, null],
      [2, 2],
      [3, 2],
      [4, 4],
      [5, 5],
      [6, 5],
      [7, 5],
    ] as const) {
      await checkpoints.write(checkpoint(step, best));
      if (step === 3) await checkpoints.writeCycle(1, answeringWeights(tensors(step)));
    }
    expect(files()).toEqual([
      'best-000000004.safetensors',
      'best-000000005.safetensors',
      'cycle-001.safetensors',
      'step-000000006.safetensors',
      'step-000000007.safetensors',
    ]);
    await checkpoints.removeAllButCycles();
    expect(files()).toEqual(['cycle-001.safetensors']);
    expect(await checkpoints.readCycle(1)).toEqual(answeringWeights(tensors(3)));
    expect(await checkpoints.readCycle(2)).toBeNull();
    expect(await checkpoints.newest()).toBeNull();
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, 200)],
    ['empty', (file: string) => truncateSync(file, 0)],
    [
      'changed by one bit',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 5]! ^= 1;
        writeFileSync(file, bytes);
      },
    ],
  ])('pass over one that is %s for the one before', async (_, damage) => {
    await checkpoints.write(checkpoint(1, 1));
    await checkpoints.write(checkpoint(2, 1));
    damage(join(folder, 'step-000000002.safetensors'));
    expect((await checkpoints.newest())?.position.step).toBe(1);
    expect(files()).toEqual(['best-000000001.safetensors', 'step-000000001.safetensors']);
  });

  it('pass over one whose best weights are damaged', async () => {
    await checkpoints.write(checkpoint(1, 1));
    await checkpoints.write(checkpoint(2, 2));
    truncateSync(join(folder, 'best-000000002.safetensors'), 10);
    expect((await checkpoints.newest())?.position).toEqual(position(1, 1));
  });

  it.each<[string, (at: RunPosition) => object | null]>([
    ['is of a step that the run does not have', (at) => ({ ...at, step: BOUNDS.steps + 1 })],
    ['is of another step than its name', (at) => ({ ...at, step: 1 })],
    ['is of half a step', (at) => ({ ...at, step: 1.5 })],
    ['has more epochs behind it than the run has', (at) => ({ ...at, epochsDone: 1e9 })],
    ['has cycles without end', (at) => ({ ...at, cyclesDone: 1e12 })],
    ['has a loss that is none', (at) => ({ ...at, lossSum: 'Infinity' })],
    ['names a best epoch that is none', (at) => ({ ...at, best: { ...at.best, step: '../../guard' } })],
    ['says nothing', () => null],
  ])('pass over one that %s', async (_, change) => {
    await checkpoints.write(checkpoint(1, 1));
    await checkpoints.write(checkpoint(2, 1));
    const file = join(folder, 'step-000000002.safetensors');
    const { tensors, metadata } = decodeWeights(readFileSync(file));
    const at = change(JSON.parse(metadata['position'] ?? '') as RunPosition);
    writeFileSync(file, encodeWeights(tensors, { ...metadata, position: JSON.stringify(at) }));
    expect((await checkpoints.newest())?.position.step).toBe(1);
    expect(files()).toEqual(['best-000000001.safetensors', 'step-000000001.safetensors']);
  });

  it('that are longer than the run’s can be, or lie behind a link, are passed over', async () => {
    await checkpoints.write(checkpoint(1, null));
    await checkpoints.write(checkpoint(2, null));
    await checkpoints.write(checkpoint(3, null));
    truncateSync(join(folder, 'step-000000003.safetensors'), 40e9);
    const guard = join(folder, 'guard');
    renameSync(join(folder, 'step-000000002.safetensors'), guard);
    symlinkSync(guard, join(folder, 'step-000000002.safetensors'));
    expect(await checkpoints.newest()).toBeNull();
    expect(files()).toEqual(['guard']);
    expect(readFileSync(guard).length).toBeGreaterThan(100);
  });

  it('of another run are not taken up', async () => {
    await checkpoints.write(checkpoint(1, null));
    expect(await new Checkpoints(folder, 'run B', BOUNDS).newest()).toBeNull();
  });

  it('leave nothing half-written when the disk is full, and keep the one before', async () => {
    await checkpoints.write(checkpoint(1, 1));
    disk.full = true;
    await expect(checkpoints.write(checkpoint(2, 2))).rejects.toMatchObject({ code: 'disk-full' });
    expect(files()).toEqual(['best-000000001.safetensors', 'step-000000001.safetensors']);
    disk.full = false;
    expect((await checkpoints.newest())?.position.step).toBe(1);
  });

  it('sweep up what a kill left half-written', async () => {
    writeFileSync(join(folder, 'step-000000009.safetensors.partial'), 'half');
    await checkpoints.write(checkpoint(1, null));
    expect(files()).toEqual(['step-000000001.safetensors']);
  });
});

describe('writeWhole', () => {
  it('replaces a file, or leaves the old one as it is', async () => {
    const file = join(folder, 'plan.json');
    await writeWhole(file, [Buffer.from('old')]);
    disk.full = true;
    await expect(writeWhole(file, [Buffer.from('n'), Buffer.from('ew')])).rejects.toMatchObject({ code: 'disk-full' });
    expect(readFileSync(file, 'utf8')).toBe('old');
    disk.full = false;
    await writeWhole(file, [Buffer.from('n'), Buffer.from('ew')]);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(files()).toEqual(['plan.json']);
  });

  it('says which folder is not there', async () => {
    await expect(writeWhole(join(folder, 'none', 'file'), [])).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('allFinite', () => {
  it.each([
    [[1, -2, 3], true],
    [[1, NaN], false],
    [[Infinity, -Infinity], false],
    [[3e38, 3e38, 3e38], true],
  ])('of %j is %s', (values, expected) => {
    expect(allFinite(new Map([['w', { shape: [values.length], data: Float32Array.from(values) }]]))).toBe(expected);
  });
});
