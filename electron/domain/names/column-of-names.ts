/*
 * What a column of names is: one of taxa, where a word that is no name is left out, or one of labels ("rat", "001.Albatross"),
 * which stand for themselves. Pure; runs everywhere.
 */
import { epithetLook, genusLook } from './latin.ts';
import { parseName } from './parse-name.ts';
import { isItalicRank } from './ranks.ts';
import { isNothing } from './says-nothing.ts';

/** codes: classes called by one sign or a number, of which "0" and "X" are two. */
export type ColumnOfNames = 'taxa' | 'labels' | 'codes';

/** So many texts have two words that may be genus and epithet, where hardly one is surely a name. */
const FEWEST_ALIKE = 0.8;

/** A column of taxa has more that are surely ones than others that are none; what begins like a name counts for neither. */
export function columnOfNames(cells: Iterable<string>): ColumnOfNames {
  const texts = [...new Set(cells)].filter((text) => !isNothing(text));
  const share = (fits: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(fits).length / texts.length;
  const sure = share((text) => !('why' in parseName(text)));
  if (sure > share((text) => !mayBeTaxon(text) && !isUnclear(text))) return 'taxa';
  if (share((text) => /\S\s\S/.test(text) && mayBeTaxon(text)) >= FEWEST_ALIKE) return 'taxa';
  return texts.length > 1 && share((text) => /^(?:\p{L}|\d+)$/u.test(text)) >= FEWEST_ALIKE ? 'codes' : 'labels';
}

/** "C. auratus", "Carabus auratus / granulatus", "carabus auratus". */
function isUnclear(text: string): boolean {
  const capital = text.slice(0, 1).toUpperCase() + text.slice(1);
  if (capital !== text && !('why' in parseName(capital))) return true;
  const parsed = parseName(text, { isName: true });
  return 'why' in parsed && (parsed.why === 'unclear' || parsed.why === 'genus-abbreviated');
}

/** Whether a text is a name where names of taxa stand: words of everyday are none. */
export function mayBeTaxon(text: string): boolean {
  if (!('why' in parseName(text))) return true;
  const parsed = parseName(text, { isName: true });
  if ('why' in parsed) return false;
  if (!isItalicRank(parsed.rank)) return true;
  const [genus = '', ...epithets] = parsed.scientificName.match(/(?<=^|\s)[\p{L}’'-]{2,}(?=\s|$)/gu) ?? [];
  const isAlone = epithets.length === 0 && parsed.qualifier === null;
  return genusLook(genus) > (isAlone ? 1 : 0) && epithets.every((epithet) => epithetLook(epithet) > 0);
}
