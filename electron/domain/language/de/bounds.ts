/* What a value may be, in English: the end of "it must be". Runs everywhere. */
import { decimal } from './words.ts';

export interface Figure {
  readonly kind: 'whole' | 'decimal';
  readonly low: number;
  readonly high: number;
  /** The end that is not allowed itself. */
  readonly open?: 'low' | 'high';
  readonly multipleOf?: number;
}

export const BOUNDS = {
  yesOrNo: 'yes or no',
  oneOf: (choices: readonly (string | number)[]) => `one of ${choices.join(', ')}`,
  figure: ({ kind, low, high, open, multipleOf }: Figure, percent: boolean) => {
    const shown = (end: number) => (percent ? `${decimal(end * 100, 5)} %` : decimal(end, 5));
    const number = kind === 'whole' ? 'a whole number' : 'a number';
    const what = multipleOf === undefined ? number : `a multiple of ${multipleOf}`;
    if (open === 'low') return `${what} above ${shown(low)} and at most ${shown(high)}`;
    return `${what} from ${shown(low)} to ${open === 'high' ? 'below ' : ''}${shown(high)}`;
  },
  refused: (wanted: string, given: string) => `it must be ${wanted}, not ${given}`,
} as const;
