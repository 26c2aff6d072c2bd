/*
 * How a scientific name is set (ICZN, ICN): genus and below in italics; qualifiers, "sp.", rank markers and hybrid signs
 * upright. A qualifier stands before the epithet it doubts. Pure; runs everywhere.
 */
import type { Qualifier } from '../taxonomy.ts';

export interface NamePart {
  readonly text: string;
  readonly italic: boolean;
}

const UPRIGHT = new Set([
  'sp.',
  'spp.',
  'ssp.',
  'subsp.',
  'var.',
  'f.',
  'fo.',
  'cf.',
  'aff.',
  'nr.',
  '×',
  'x',
  'agg.',
  's.l.',
  's.str.',
]);

export function nameParts(
  name: string,
  {
    italic,
    qualifier,
    short,
  }: { readonly italic: boolean; readonly qualifier: Qualifier | null; readonly short: boolean },
): NamePart[] {
  const words = name.split(/\s+/).filter((word) => word !== '');
  if (short && words.length > 1 && italic) words[0] = `${[...(words[0] ?? '')][0] ?? ''}.`;
  if (qualifier !== null) {
    if (qualifier === 'sp.' || qualifier === '?') words.push(qualifier);
    else words.splice(words.length > 1 ? words.length - 1 : 0, 0, qualifier);
  }
  const parts: NamePart[] = [];
  for (const word of words) {
    const upright = !italic || UPRIGHT.has(word) || word === '?';
    const last = parts.at(-1);
    if (last && last.italic === !upright) parts[parts.length - 1] = { text: `${last.text} ${word}`, italic: !upright };
    else parts.push({ text: word, italic: !upright });
  }
  return parts;
}

/** The same as plain text, for labels read aloud. */
export function nameText(name: string, qualifier: Qualifier | null): string {
  return nameParts(name, { italic: true, qualifier, short: false })
    .map(({ text }) => text)
    .join(' ');
}
