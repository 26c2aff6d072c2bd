/* The schedule of a run in one sentence, in German, and why there cannot be one. Runs everywhere. */
import type { Drawn } from '../en/schedule.ts';
import { counted, decimal } from './words.ts';

const epochsOf = (epochs: number) => counted(epochs, 'Epoche', 'Epochen');

export const NO_SCHEDULE = {
  rate: (maximum: number) => `die Rate muss über 0 liegen, nicht ${maximum}`,
  warmup: (steps: number) => `das Aufwärmen muss ganze Schritte umfassen, nicht ${steps}`,
  minimum: (minimum: number, maximum: number) => `${minimum} ist kein Minimum zu ${maximum}`,
  cycle: (steps: number) => `ein Zyklus muss ganze Schritte umfassen, mindestens 1, nicht ${steps}`,
  factor: (factor: number) => `der Faktor eines Zyklus muss eine ganze Zahl ab 1 sein, nicht ${factor}`,
} as const;

/** Such as "2 Zyklen von 10 und 20 Epochen nach 1 Epoche Aufwärmen, 29 Schritte pro Epoche; am Ende jedes Zyklus bleibt ein Zwischenstand". */
export function scheduleSentence(drawn: Drawn): string {
  const { warmupEpochs, stepsPerEpoch } = drawn;
  const warmup = warmupEpochs > 0 ? ` nach ${epochsOf(warmupEpochs)} Aufwärmen` : '';
  const steps = stepsPerEpoch > 0 ? `, ${counted(stepsPerEpoch, 'Schritt', 'Schritte')} pro Epoche` : '';
  return `${shape(drawn)}${warmup}${steps}${kept(drawn)}`;
}

function shape({ kind, epochs, cycles }: Drawn): string {
  if (kind === 'constant') return `Gleiche Rate über ${epochsOf(epochs)}`;
  if (kind === 'cosine') return `Ein Abfall über ${epochsOf(epochs)}`;
  return `${counted(cycles.length, 'Zyklus', 'Zyklen')} von ${lengths(cycles)}`;
}

/** "10 und 20 Epochen"; of more than four the first three: "10, 20, 40 … Epochen". */
function lengths(cycles: readonly number[]): string {
  const shown = cycles.map((epochs) => decimal(epochs, 2));
  if (shown.length > 4) return `${shown.slice(0, 3).join(', ')} … Epochen`;
  const before = shown.slice(0, -1).join(', ');
  const last = `${shown.at(-1)} ${shown.join() === '1' ? 'Epoche' : 'Epochen'}`;
  return before === '' ? last : `${before} und ${last}`;
}

function kept({ cycles, kept }: Drawn): string {
  if (kept === 0) return '';
  if (cycles.length === 1) return '; am Ende bleibt ein Zwischenstand';
  if (kept === cycles.length) return '; am Ende jedes Zyklus bleibt ein Zwischenstand';
  return '; am Ende jedes Zyklus bleibt ein Zwischenstand, außer beim letzten, der verkürzt ist';
}
