/* What is wrong with a photo as a picture of a specimen, and that it was taken again, in Spanish. Runs everywhere. */
import type { PhotoFlaw } from '../../intake/quality.ts';

export const FLAWS: Readonly<Record<PhotoFlaw, string>> = {
  blurred: 'desenfocada',
  dark: 'demasiado oscura',
  'burnt-out': 'demasiado clara, con partes quemadas',
  'cut-off': 'cortada por el borde de la imagen',
  'no-label': 'sin la etiqueta o el código de barras que llevan las fotos de esta vista',
};

/** "Desenfocada, demasiado oscura" */
export function flawWords(flaws: readonly PhotoFlaw[]): string {
  const words = flaws.map((flaw) => FLAWS[flaw]).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
