/* What is wrong with a photo as a picture of a specimen, in German, and that it was taken again. Runs everywhere. */
import type { PhotoFlaw } from '../../intake/quality.ts';

export const FLAWS: Readonly<Record<PhotoFlaw, string>> = {
  blurred: 'unscharf',
  dark: 'zu dunkel',
  'burnt-out': 'zu hell, teils ausgebrannt',
  'cut-off': 'am Bildrand abgeschnitten',
  'no-label': 'ohne das Etikett oder den Strichcode, die Fotos dieser Ansicht sonst haben',
};

/** "Unscharf, zu dunkel" */
export function flawWords(flaws: readonly PhotoFlaw[]): string {
  const words = flaws.map((flaw) => FLAWS[flaw]).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
