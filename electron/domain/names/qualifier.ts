/*
 * Open nomenclature: the doubts that a determination may carry, and where they stand in a name. Pure; runs everywhere.
 */

export const QUALIFIERS = ['cf.', 'aff.', '?', 'nr.', 'sp.'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** They belong to the epithet after them: ranks below species (ICN), and the signs of a hybrid. */
const BEFORE_EPITHET = [
  'subsp.',
  'ssp.',
  'var.',
  'subvar.',
  'f.',
  'fo.',
  'subf.',
  'nothosubsp.',
  'nothovar.',
  'nothof.',
  'f.sp.',
  'convar.',
  'ab.',
  'mut.',
  'prol.',
  'monstr.',
  'pv.',
  'bv.',
  'morph',
  'natio',
  'lusus',
  'race',
  '×',
  'x',
] as const;
/** They belong to the name before them. */
const AFTER_NAME = ['spp.', 'agg.', 's.l.', 's.str.'] as const;

const TAKEN_ALONG: ReadonlySet<string> = new Set(BEFORE_EPITHET);
/** Words of a name that are no part of the name proper and are set upright. */
export const SIGNS: ReadonlySet<string> = new Set([...QUALIFIERS, ...BEFORE_EPITHET, ...AFTER_NAME]);

/** "auratus", "c-album", "7-punctata", "×rosacea"; not "nov." of "Carabus sp. nov. 1". */
const EPITHET = /^×?(?:\d+-)?\p{Ll}[^.]*$/u;

/**
 * The words of a name with its qualifier. A catalogue keeps which name is doubted and not which part of it, so the doubt
 * is about the name at its own rank: "?" and "sp." follow it; the others stand before its last epithet, with the rank or
 * hybrid sign of that epithet, as in Darwin Core's "cf. var. oxyadenia" for Quercus agrifolia cf. var. oxyadenia. A name
 * of one word and the formula of a hybrid are doubted whole.
 */
export function withQualifier(words: readonly string[], qualifier: Qualifier | null): string[] {
  if (qualifier === null) return [...words];
  if (qualifier === '?' || qualifier === 'sp.') return [...words, qualifier];
  const at = isFormula(words) ? 0 : placeOfLastEpithet(words);
  return [...words.slice(0, at), qualifier, ...words.slice(at)];
}

/** As a label has it: "Carabus cf. auronitens", "Carabus sp.", "Carabus auronitens ?". */
export function qualified(scientificName: string, qualifier: Qualifier | null): string {
  return withQualifier(wordsOf(scientificName), qualifier).join(' ');
}

export function wordsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '');
}

function placeOfLastEpithet(words: readonly string[]): number {
  const last = words.findLastIndex((word) => EPITHET.test(word) && !SIGNS.has(word));
  if (last <= 0) return 0;
  let at = last;
  while (at > 1 && TAKEN_ALONG.has(words[at - 1] ?? '')) at -= 1;
  return at;
}

/** "Quercus petraea × robur", "Festuca × Lolium"; not "Quercus × rosacea" and not "× Festulolium". */
function isFormula(words: readonly string[]): boolean {
  return words.some(
    (word, at) => (word === '×' || word === 'x') && (at > 1 || (at === 1 && !EPITHET.test(words[2] ?? ''))),
  );
}
