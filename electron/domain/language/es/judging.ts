/* What photos that choose an epoch or judge a model are called, in Spanish. Runs everywhere. */
import { counted } from './words.ts';

/** As they stand after "fotos". */
export const JUDGING = {
  test: 'de prueba',
  'held-out': 'reservadas',
  named: 'nombradas',
  validation: 'de validación',
} as const;

const ONE: Readonly<Record<string, string>> = { 'held-out': 'reservada', named: 'nombrada' };

/** The same by a word that may be any. */
export const judgingWord = (judging: string) => (JUDGING as Readonly<Record<string, string>>)[judging] ?? judging;

/** "1 foto reservada", "96 fotos de prueba". */
export function judgingPhotos(photos: number, judging: string): string {
  const many = judgingWord(judging);
  return counted(photos, `foto ${ONE[judging] ?? many}`, `fotos ${many}`);
}
