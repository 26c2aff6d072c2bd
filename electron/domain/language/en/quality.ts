/* What is wrong with a photo as a picture of a specimen, and that it was taken again. Runs everywhere. */
import type { PhotoFlaw } from '../../intake/quality.ts';

export const FLAWS: Readonly<Record<PhotoFlaw, string>> = {
  blurred: 'blurred',
  dark: 'too dark',
  'burnt-out': 'too bright, parts are burnt out',
  'cut-off': 'cut off at the edge of the picture',
  'no-label': 'without the label or barcode that photos of this view have',
};

/** "Blurred, too dark" */
export function flawWords(flaws: readonly PhotoFlaw[]): string {
  const words = flaws.map((flaw) => FLAWS[flaw]).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
