/*
 * Where a run stands, kept so that it can go on after any interruption as if there had been none. Runs in the trainer
 * thread.
 *
 * In the run's folder lie, each written whole (see whole-file.ts) and with a checksum:
 *   step-000000360.safetensors   everything after that step: weights, moving statistics, momentum, the state below
 *   best-000000340.safetensors   weights of the epoch that was best when a checkpoint was written
 *   cycle-002.safetensors        weights at the end of a cycle of the schedule
 * Kept are the last two checkpoints with the best weights each of them names, and every cycle's end.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Tensors } from '../../network/network.ts';
import { areNumbers } from '../../network/number-types.ts';
import { PARTIAL } from '../../files/whole-file.ts';
import { type ReadWeights, readWeightsFile, writeWeightsFile } from '../../network/weights/weights-file.ts';

/** The epoch that named the held-out photos best so far. */
export interface BestEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Steps done by its end. */
  readonly step: number;
  readonly heldOutAccuracy: number;
  readonly heldOutLoss: number;
}

/** All that the loop knows besides the tensors. */
export interface RunPosition {
  /** Steps done. */
  readonly step: number;
  readonly epochsDone: number;
  readonly cyclesDone: number;
  /** Over the steps of the epoch under way: photos, sum of their losses, how many were named rightly. */
  readonly seen: number;
  readonly lossSum: number;
  readonly correct: number;
  readonly best: BestEpoch | null;
  /** Time spent learning so far, pauses and interruptions left out. */
  readonly seconds: number;
}

export interface Checkpoint {
  readonly position: RunPosition;
  readonly tensors: Tensors;
  readonly bestWeights: Tensors | null;
}

/** What no checkpoint of a run goes beyond: its files come with the catalogue, which may come from anybody. */
export interface CheckpointBounds {
  /** Length of a file. */
  readonly bytes: number;
  /** Steps and epochs of the whole run. */
  readonly steps: number;
  readonly epochs: number;
}

const FORMAT = 'vasculum-checkpoint-1';

export class Checkpoints {
  readonly #folder: string;
  readonly #fingerprint: string;
  readonly #bounds: CheckpointBounds;

  /** `fingerprint` is the run's (see run-plan.ts): checkpoints of anything else are passed over. */
  constructor(folder: string, fingerprint: string, bounds: CheckpointBounds) {
    this.#folder = folder;
    this.#fingerprint = fingerprint;
    this.#bounds = bounds;
  }

  /** The newest checkpoint that is whole, or null. Damaged ones and whatever is newer than it are deleted. */
  async newest(): Promise<Checkpoint | null> {
    for (const name of (await this.#names('step')).reverse()) {
      const checkpoint = await this.#read(name);
      if (checkpoint) return checkpoint;
      await rm(join(this.#folder, name), { force: true });
    }
    return null;
  }

  /** Writes a checkpoint, its best weights first where they are not there yet, then removes what is no longer needed. */
  async write({ position, tensors, bestWeights }: Checkpoint): Promise<void> {
    if (position.best && bestWeights) {
      const name = fileName('best', position.best.step);
      if (!(await this.#names('best')).includes(name)) await this.#writeWeights(name, bestWeights, {});
    }
    const name = fileName('step', position.step);
    await this.#writeWeights(name, tensors, { position: JSON.stringify(position) });
    for (const kind of ['step', 'best'] as const) await this.#remove((await this.#names(kind)).slice(0, -2));
  }

  /** Keeps the weights at the end of a cycle, counted from 1. */
  async writeCycle(cycle: number, tensors: Tensors): Promise<void> {
    await this.#writeWeights(fileName('cycle', cycle), tensors, {});
  }

  /** The weights at the end of a cycle, counted from 1; null when they are not there or damaged. */
  async readCycle(cycle: number): Promise<Tensors | null> {
    const file = await this.#readWeights(fileName('cycle', cycle));
    return file?.metadata['fingerprint'] === this.#fingerprint ? file.tensors : null;
  }

  /** Of all its files on the disk. */
  async bytes(): Promise<number> {
    let sum = 0;
    for (const kind of ['step', 'best', 'cycle']) {
      for (const name of await this.#names(kind)) sum += (await stat(join(this.#folder, name))).size;
    }
    return sum;
  }

  /** After the run: only the ends of its cycles stay. */
  async removeAllButCycles(): Promise<void> {
    for (const kind of ['step', 'best'] as const) await this.#remove(await this.#names(kind));
  }

  async #read(name: string): Promise<Checkpoint | null> {
    const file = await this.#readWeights(name);
    if (file?.metadata['fingerprint'] !== this.#fingerprint) return null;
    const position = positionIn(file.metadata['position'] ?? '', this.#bounds);
    if (!position || fileName('step', position.step) !== name) return null;
    if (!position.best) return { position, tensors: file.tensors, bestWeights: null };
    const best = await this.#readWeights(fileName('best', position.best.step));
    if (best?.metadata['fingerprint'] !== this.#fingerprint) return null;
    return { position, tensors: file.tensors, bestWeights: best.tensors };
  }

  async #readWeights(name: string): Promise<ReadWeights | null> {
    return await readWeightsFile(join(this.#folder, name), this.#bounds.bytes);
  }

  async #writeWeights(name: string, tensors: Tensors, metadata: Record<string, string>): Promise<void> {
    const about = { format: FORMAT, fingerprint: this.#fingerprint, ...metadata };
    await writeWeightsFile(join(this.#folder, name), tensors, about);
  }

  /** File names of a kind, oldest first. */
  async #names(kind: string): Promise<string[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith(`${kind}-`));
    await this.#remove(names.filter((name) => name.endsWith(PARTIAL)));
    return names.filter((name) => name.endsWith('.safetensors')).sort();
  }

  async #remove(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(join(this.#folder, name), { force: true });
  }
}

/** False when any number is infinite or not a number. */
export function allFinite(tensors: Tensors): boolean {
  return [...tensors.values()].every(({ data }) => areNumbers(data));
}

const count = z.int().min(0);

/** Null for what no run of these bounds can have come to. */
function positionIn(text: string, { steps, epochs }: CheckpointBounds): RunPosition | null {
  const best = z.object({
    epoch: count.max(epochs),
    step: count.max(steps),
    heldOutAccuracy: z.number().min(0).max(1),
    heldOutLoss: z.number().min(0),
  });
  const position = z.object({
    step: count.max(steps),
    epochsDone: count.max(epochs),
    cyclesDone: count.max(epochs),
    seen: count,
    lossSum: z.number(),
    correct: count,
    best: best.nullable(),
    seconds: z.number().min(0),
  }) satisfies z.ZodType<RunPosition>;
  try {
    return position.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function fileName(kind: 'step' | 'best' | 'cycle', number: number): string {
  return `${kind}-${String(number).padStart(kind === 'cycle' ? 3 : 9, '0')}.safetensors`;
}
