/*
 * What the computer's processor says of itself. Only Linux has it in a file; elsewhere nothing is assumed. Runs in the trainer
 * thread and in the catalogue thread.
 */
import { readFileSync } from 'node:fs';
import type { Precision } from '../domain/advanced-settings.ts';

const VECTOR_UNITS = [
  ['avx512f', 'AVX-512'],
  ['avx2', 'AVX2'],
  ['avx', 'AVX'],
] as const;

/** Linux's names of the instructions that multiply bfloat16; without them it is slower than float32. */
const BFLOAT16_UNITS = ['avx512_bf16', 'amx_bf16'];

let flags: ReadonlySet<string> | undefined;

/** The widest vector instructions. */
export function vectorUnit(): string | null {
  return VECTOR_UNITS.find(([flag]) => processorFlags().has(flag))?.[1] ?? null;
}

/** The type in which this processor multiplies fastest. */
export function processorPrecision(found = processorFlags()): Precision {
  return BFLOAT16_UNITS.some((flag) => found.has(flag)) ? 'bfloat16' : 'float32';
}

function processorFlags(): ReadonlySet<string> {
  flags ??= flagsIn(processorText());
  return flags;
}

/** Of the first processor in the text of Linux's /proc/cpuinfo. */
export function flagsIn(text: string): ReadonlySet<string> {
  return new Set(/^flags\s*:(.*)$/m.exec(text)?.[1]?.trim().split(' '));
}

function processorText(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return '';
  }
}
