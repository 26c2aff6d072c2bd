/* The schedule of a run in one sentence, and why there cannot be one. Runs everywhere. */
import { counted, decimal } from './words.ts';

export interface Drawn {
  readonly kind: 'restarts' | 'cosine' | 'constant';
  /** Of the whole run. */
  readonly epochs: number;
  /** Epochs of each cycle. */
  readonly cycles: readonly number[];
  readonly warmupEpochs: number;
  /** 0 while unknown. */
  readonly stepsPerEpoch: number;
  /** Cycles at whose end a snapshot is kept: all, or all but the last. */
  readonly kept: number;
}

export const NO_SCHEDULE = {
  rate: (maximum: number) => `the rate must be above 0, not ${maximum}`,
  warmup: (steps: number) => `the warm-up must be whole steps, not ${steps}`,
  minimum: (minimum: number, maximum: number) => `${minimum} is no minimum for ${maximum}`,
  cycle: (steps: number) => `a cycle must be whole steps, at least 1, not ${steps}`,
  factor: (factor: number) => `a cycle's factor must be a whole number, at least 1, not ${factor}`,
} as const;

/** Such as "2 cycles of 10 and 20 epochs after a warm-up of 1, 29 steps an epoch; a snapshot is kept at the end of each". */
export function scheduleSentence(drawn: Drawn): string {
  const { warmupEpochs, stepsPerEpoch } = drawn;
  const warmup = warmupEpochs > 0 ? ` after a warm-up of ${decimal(warmupEpochs, 2)}` : '';
  const steps = stepsPerEpoch > 0 ? `, ${counted(stepsPerEpoch, 'step')} an epoch` : '';
  return `${shape(drawn)}${warmup}${steps}${kept(drawn)}`;
}

function shape({ kind, epochs, cycles }: Drawn): string {
  if (kind === 'constant') return `The same rate for ${counted(epochs, 'epoch')}`;
  if (kind === 'cosine') return `One fall over ${counted(epochs, 'epoch')}`;
  return `${counted(cycles.length, 'cycle')} of ${lengths(cycles)}`;
}

/** "10 and 20 epochs"; of more than four the first three: "10, 20, 40 … epochs". */
function lengths(cycles: readonly number[]): string {
  const shown = cycles.map((epochs) => decimal(epochs, 2));
  if (shown.length > 4) return `${shown.slice(0, 3).join(', ')} … epochs`;
  const before = shown.slice(0, -1).join(', ');
  const last = `${shown.at(-1)} ${shown.join() === '1' ? 'epoch' : 'epochs'}`;
  return before === '' ? last : `${before} and ${last}`;
}

function kept({ cycles, kept }: Drawn): string {
  if (kept === 0) return '';
  if (cycles.length === 1) return '; a snapshot is kept at its end';
  if (kept === cycles.length) return '; a snapshot is kept at the end of each';
  return '; a snapshot is kept at the end of each but the last, which is cut short';
}
