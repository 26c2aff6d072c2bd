/* The schedule of a run in one sentence, in Spanish, and why there cannot be one. Runs everywhere. */
import type { Drawn } from '../en/schedule.ts';
import { counted, decimal } from './words.ts';

export const NO_SCHEDULE = {
  rate: (maximum: number) => `la tasa debe ser mayor que 0, no ${decimal(maximum, 12)}`,
  warmup: (steps: number) => `el calentamiento debe constar de pasos enteros, no ${decimal(steps, 12)}`,
  minimum: (minimum: number, maximum: number) => `${decimal(minimum, 12)} no es un mínimo para ${decimal(maximum, 12)}`,
  cycle: (steps: number) => `un ciclo debe constar de pasos enteros, al menos 1, no ${decimal(steps, 12)}`,
  factor: (factor: number) => `el factor de un ciclo debe ser un número entero, al menos 1, no ${decimal(factor, 12)}`,
} as const;

/** Such as "2 ciclos de 10 y 20 épocas tras un calentamiento de 1, 29 pasos por época; al final de cada uno se guarda …". */
export function scheduleSentence(drawn: Drawn): string {
  const { warmupEpochs, stepsPerEpoch } = drawn;
  const warmup = warmupEpochs > 0 ? ` tras un calentamiento de ${decimal(warmupEpochs, 2)}` : '';
  const steps = stepsPerEpoch > 0 ? `, ${counted(stepsPerEpoch, 'paso', 'pasos')} por época` : '';
  return `${shape(drawn)}${warmup}${steps}${kept(drawn)}`;
}

function shape({ kind, epochs, cycles }: Drawn): string {
  if (kind === 'constant') return `La misma tasa durante ${counted(epochs, 'época', 'épocas')}`;
  if (kind === 'cosine') return `Un solo descenso a lo largo de ${counted(epochs, 'época', 'épocas')}`;
  return `${counted(cycles.length, 'ciclo', 'ciclos')} de ${lengths(cycles)}`;
}

/** "10 y 20 épocas"; of more than four the first three: "10, 20, 40 … épocas". */
function lengths(cycles: readonly number[]): string {
  const shown = cycles.map((epochs) => decimal(epochs, 2));
  if (shown.length > 4) return `${shown.slice(0, 3).join(', ')} … épocas`;
  const before = shown.slice(0, -1).join(', ');
  const last = `${shown.at(-1)} ${shown.join() === '1' ? 'época' : 'épocas'}`;
  return before === '' ? last : `${before} y ${last}`;
}

function kept({ cycles, kept }: Drawn): string {
  if (kept === 0) return '';
  if (cycles.length === 1) return '; al final se guarda una instantánea';
  if (kept === cycles.length) return '; al final de cada uno se guarda una instantánea';
  return '; al final de cada uno se guarda una instantánea, salvo del último, que queda cortado';
}
