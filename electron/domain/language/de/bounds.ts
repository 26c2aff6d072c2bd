/* What a value may be, in German: what follows "erlaubt ist". Runs everywhere. */
import type { Figure } from '../en/bounds.ts';
import { decimal } from './words.ts';

export const BOUNDS = {
  yesOrNo: 'ja oder nein',
  oneOf: (choices: readonly (string | number)[]) => `eines von ${choices.join(', ')}`,
  figure: ({ kind, low, high, open, multipleOf }: Figure, percent: boolean) => {
    const shown = (end: number) => (percent ? `${decimal(end * 100, 5)} %` : decimal(end, 5));
    const number = kind === 'whole' ? 'eine ganze Zahl' : 'eine Zahl';
    const what = multipleOf === undefined ? number : `ein Vielfaches von ${multipleOf}`;
    if (open === 'low') return `${what} über ${shown(low)} und höchstens ${shown(high)}`;
    return `${what}${multipleOf === undefined ? '' : ','} von ${shown(low)} bis ${open === 'high' ? 'unter ' : ''}${shown(high)}`;
  },
  refused: (wanted: string, given: string) => `erlaubt ist ${wanted}, nicht ${given}`,
} as const;
