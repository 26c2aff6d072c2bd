/* Words inside the sentences about measures, in German. */
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import { counted } from '../../words.ts';

/** Photos that judge a model, after "alle", an article or a preposition. */
export const JUDGING = {
  test: 'Testfotos',
  'held-out': 'zurückgehaltenen Fotos',
  named: 'benannten Fotos',
} as const satisfies Readonly<Record<Judging, string>>;

/** The same after a number or "zu wenige". */
export const SOME_JUDGING = {
  test: 'Testfotos',
  'held-out': 'zurückgehaltene Fotos',
  named: 'benannte Fotos',
} as const satisfies Readonly<Record<Judging, string>>;

const ONE_OF_THESE = {
  test: 'Testfoto',
  'held-out': 'zurückgehaltenem Foto',
  named: 'benanntem Foto',
} as const satisfies Readonly<Record<Judging, string>>;

/** "von 12 Testfotos". */
export const ofJudging = (photos: number, judging: Judging) =>
  `von ${counted(photos, ONE_OF_THESE[judging], JUDGING[judging])}`;

export const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
