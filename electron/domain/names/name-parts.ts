/*
 * How a scientific name is set (ICZN, ICN): genus and below in italics; qualifiers, "sp.", rank markers and hybrid signs
 * upright. Pure; runs everywhere.
 */
import { type Qualifier, SIGNS, withQualifier, wordsOf } from './qualifier.ts';

export interface NamePart {
  readonly text: string;
  readonly italic: boolean;
}

/** Endings that the codes keep for families and their parts. */
const ABOVE_GENUS = /^\p{Lu}\p{Ll}+(?:idae|inae|aceae|oideae)$/u;

/**
 * Whether a name of unknown rank is set as that of a genus or below: not "Cerambycidae", and not "rat", "001.Albatross" or
 * "斑马", which are labels. One that looks like a name ("Leopard") cannot be told from it; where the rank is known, that
 * decides.
 */
export function looksScientific(name: string): boolean {
  return /^(?:[×x] ?)?\p{Lu}[\p{L}-]*(?: |$)/u.test(name) && !ABOVE_GENUS.test(name);
}

export function nameParts(
  name: string,
  {
    italic,
    qualifier,
    short,
  }: { readonly italic: boolean; readonly qualifier: Qualifier | null; readonly short: boolean },
): NamePart[] {
  const plain = wordsOf(name);
  const first = plain[0] === '×' ? 1 : 0;
  if (short && plain.length > first + 1 && italic) plain[first] = `${[...(plain[first] ?? '')][0] ?? ''}.`;
  const words = withQualifier(plain, qualifier);
  const parts: NamePart[] = [];
  // "sp. 1", "sp. nov. A": what stands for the epithet of an unnamed species is no epithet.
  const unnamed = plain.includes('sp.') ? words.indexOf('sp.') : words.length;
  for (const [at, word] of words.entries()) {
    const upright = !italic || SIGNS.has(word) || at > unnamed;
    const last = parts.at(-1);
    if (last && last.italic === !upright) parts[parts.length - 1] = { text: `${last.text} ${word}`, italic: !upright };
    else parts.push({ text: word, italic: !upright });
  }
  return parts;
}
