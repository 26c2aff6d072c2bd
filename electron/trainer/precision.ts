/*
 * In what a run keeps its activations: as wished, or the short type that the device is made for. Runs in the trainer
 * thread.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AdvancedSettings, Precision } from '../contract/advanced-settings.ts';
import { type Device, describeDevice } from './tensorflow.ts';

export async function precisionFor(wished: AdvancedSettings['precision']): Promise<Precision> {
  if (wished !== 'auto') return wished;
  const { kind } = await describeDevice();
  return precisionOn(kind, kind === 'gpu' ? await computeCapability() : null);
}

/**
 * GPUs of compute capability 8 and more multiply bfloat16, those of 7 float16, in their tensor cores; older ones gain
 * nothing, and of an unknown one nothing is assumed. A CPU is exact.
 */
export function precisionOn(kind: Device['kind'], capability: number | null): Precision {
  if (kind === 'cpu' || capability === null || capability < 7) return 'float32';
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
