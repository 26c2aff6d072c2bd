/*
 * In what a run keeps its activations: as wished, or the type that the device is fastest in. Settled at the beginning of a
 * run, which then goes on in it wherever it is resumed. Runs in the trainer thread.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AdvancedSettings, Precision } from '../../domain/advanced-settings.ts';
import { processorPrecision } from '../../files/processor.ts';
import { describeDevice } from '../tensorflow/tensorflow.ts';

export async function precisionFor(wished: AdvancedSettings['precision']): Promise<Precision> {
  if (wished !== 'auto') return wished;
  const { kind } = await describeDevice();
  return kind === 'gpu' ? precisionOn(await computeCapability()) : processorPrecision();
}

/**
 * In what a run goes on that was begun with `kept`. A run of an earlier version may not have settled it: on a processor it then
 * learned in float32.
 */
export async function precisionOfRun(kept: AdvancedSettings['precision']): Promise<Precision> {
  if (kept !== 'auto') return kept;
  return (await describeDevice()).kind === 'gpu' ? precisionFor(kept) : 'float32';
}

/**
 * GPUs of compute capability 8 and more multiply bfloat16, those of 7 float16, in their tensor cores; older ones gain
 * nothing, and of an unknown one nothing is assumed.
 */
export function precisionOn(capability: number | null): Precision {
  if (capability === null || capability < 7) return 'float32';
  return capability >= 8 ? 'bfloat16' : 'float16';
}

/** The least of the cards, such as 8.9, as NVIDIA's own tool says, which comes with the driver; null when it does not. */
async function computeCapability(): Promise<number | null> {
  const asking = promisify(execFile)('nvidia-smi', ['--query-gpu=compute_cap', '--format=csv,noheader']);
  const answer = await asking.catch(() => null);
  return answer === null ? null : leastOf(answer.stdout);
}

/** Of lines with a number each; null where there is none. */
export function leastOf(lines: string): number | null {
  const numbers = lines.split('\n').flatMap((line) => (/^\s*\d+(\.\d+)?\s*$/.test(line) ? [Number(line)] : []));
  return numbers.length === 0 ? null : Math.min(...numbers);
}
