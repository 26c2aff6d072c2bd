/*
 * What a word looks like: a genus, an epithet, or neither. Latin has few endings, and most words of folders have others.
 * Pure; runs everywhere.
 */
import { isEverydayWord } from './everyday-words.ts';

/**
 * 2: an ending that few other words have; 1: one that many have; 0: none of Latin, or a word of everyday. Genus and epithet
 * together are taken for a binomial where they come to `BINOMIAL`.
 */
export type LatinLook = 0 | 1 | 2;
export const BINOMIAL = 3;

const LETTERS = /^(?:\d{1,2}-)?[a-zäöü-]*[aeiouyäöü][a-zäöü-]*$/u;
/** What Latin has only where a person or a place is honoured, and then with an ending of Latin's own. */
const UNLATIN = /(.)\1\1|[äöü]|[jq][^aeiou]|w[^aeiouy-]|ck|ee|gh|(?<!ar|ab)ies$/u;
const IN_HONOUR = /(?:ensis|ense|i|ae|[aei]n(?:us|a|um)|[^aeiou]ia)$/u;

const EPITHET = {
  strong:
    /(?:us|um|[ai]|ae|oe|is|[aei]ns|ense|estre|oides|odes|ipes|ceps|formes?|[aeiou]x|yx|chos|[it]or|color|major|minor)$/u,
  weak: /(?:[eouy]|on|[oae]s|ys|or|er|ar|ur|in|en|ps)$/u,
};
const GENUS = {
  strong: /(?:us|um|a|is|ys|ops|yx|[aiou]x|nx|io|ago|(?:idi|dendr|od|pog)on)$/u,
  weak: /(?:[eoiu]|on|[oae]s|ex|or|er|ar|en|in|[aeo]?[np]s)$/u,
};

export function epithetLook(word: string): LatinLook {
  return look(word, EPITHET);
}

/** `word` as a genus is written, with a capital. */
export function genusLook(word: string): LatinLook {
  return look(word.toLowerCase(), GENUS);
}

function look(word: string, endings: { readonly strong: RegExp; readonly weak: RegExp }): LatinLook {
  // A diaeresis on e and i says only how a name is spoken ("Isoëtes").
  const plain = word.replaceAll('ë', 'e').replaceAll('ï', 'i');
  if (plain.length < 2 || !LETTERS.test(plain) || isEverydayWord(word)) return 0;
  if (UNLATIN.test(plain)) return IN_HONOUR.test(plain) ? 2 : 0;
  return endings.strong.test(plain) ? 2 : endings.weak.test(plain) ? 1 : 0;
}

/** Whether the codes of nomenclature allow its letters: those of Latin's, a hyphen, and the signs of a diaeresis. */
export function isSpeltAsName(word: string): boolean {
  return /^[a-zëïöü-]+$/i.test(word);
}

/** Words of living languages, which a known genus does not turn into an epithet: their letters, their endings. */
export function isForeign(word: string): boolean {
  return isEverydayWord(word) || /[^a-zëï\d'’-]|(?:ed|ing|ly|ung|lich|isch|[^aeiouyp]s)$/u.test(word);
}
