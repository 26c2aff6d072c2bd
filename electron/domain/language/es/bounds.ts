/* What a value may be, in Spanish: the end of "debe ser". Runs everywhere. */
import type { Figure } from '../en/bounds.ts';
import { decimal } from './words.ts';

export const BOUNDS = {
  yesOrNo: 'sí o no',
  oneOf: (choices: readonly (string | number)[]) => `una de estas opciones: ${choices.join(', ')}`,
  figure: ({ kind, low, high, open, multipleOf }: Figure, percent: boolean) => {
    const shown = (end: number) => (percent ? `${decimal(end * 100, 5)} %` : decimal(end, 5));
    const number = kind === 'whole' ? 'un número entero' : 'un número';
    const what = multipleOf === undefined ? number : `un múltiplo de ${multipleOf}`;
    if (open === 'low') return `${what} mayor que ${shown(low)} y de ${shown(high)} como máximo`;
    return open === 'high'
      ? `${what} de ${shown(low)} como mínimo y menor que ${shown(high)}`
      : `${what} de ${shown(low)} a ${shown(high)}`;
  },
  refused: (wanted: string, given: string) => `debe ser ${wanted}, no ${given}`,
} as const;
