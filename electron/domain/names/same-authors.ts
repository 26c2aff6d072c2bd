/*
 * Whether two writings of authors may mean the same persons: "L." and "Linnaeus, 1758", "(Hbn.)" and "Hübner, [1819]".
 * Pure.
 */
import { isParticle } from './authorship.ts';

interface Written {
  readonly year: string | null;
  /** Who gave the name: behind brackets, else in them. */
  readonly authors: readonly Author[];
  /** Who gave it in another genus, where the two are told apart: "(L.) Mill.". */
  readonly before: readonly Author[] | null;
  /** "et al." stands for more. */
  readonly isOpen: boolean;
}

interface Author {
  readonly initials: string;
  readonly surname: string;
  /** With its particles, as one word: "degeer". */
  readonly whole: string;
  readonly isShort: boolean;
  readonly isSon: boolean;
}

/** Years and authors count only where both have them; brackets alone make no difference. */
export function maySameAuthors(one: string, other: string): boolean {
  const [a, b] = [readAuthors(one), readAuthors(other)];
  if (a.year !== null && b.year !== null && a.year !== b.year) return false;
  const isOpen = a.isOpen || b.isOpen;
  if (a.before && b.before && !areSame(a.before, b.before, isOpen)) return false;
  return areSame(a.authors, b.authors, isOpen);
}

function areSame(some: readonly Author[], others: readonly Author[], isOpen: boolean): boolean {
  if (some.length === 0 || others.length === 0) return true;
  const compared = isOpen ? 1 : Math.max(some.length, others.length);
  return Array.from({ length: compared }, (_, index) => [some[index], others[index]] as const).every(
    ([author, same]) => author !== undefined && same !== undefined && isSamePerson(author, same),
  );
}

function isSamePerson(one: Author, other: Author): boolean {
  if (one.isSon !== other.isSon) return false;
  const [few, many] = one.initials.length < other.initials.length ? [one, other] : [other, one];
  if (!many.initials.startsWith(few.initials)) return false;
  return [one.surname, one.whole].some((written) =>
    [other.surname, other.whole].some(
      (known) =>
        written === known ||
        (one.isShort && isShortFor(written, known)) ||
        (other.isShort && isShortFor(known, written)),
    ),
  );
}

/** "hbn" for "hubner": its letters in their order, the first the same. */
function isShortFor(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

function readAuthors(written: string): Written {
  const text = written.normalize('NFC').replace(/[[\]]/gu, '');
  const year = /\d{4}/.exec(text)?.[0] ?? null;
  const isOpen = /(?<!\p{L})(?:al|alii)(?!\p{L})/u.test(text);
  const [, inside, behind = ''] = /^\s*\(([^)]*)\)(.*)$/su.exec(text) ?? [null, null, text];
  const own = authorsIn(behind);
  const bracketed = inside == null ? null : authorsIn(inside);
  return own.length > 0 || bracketed === null
    ? { year, authors: own, before: bracketed, isOpen }
    : { year, authors: bracketed, before: null, isOpen };
}

function authorsIn(text: string): Author[] {
  // "A ex B" is B's name, "A in B" is A's.
  const own = text
    .replace(/^.*(?<=\s)ex\s/su, '')
    .replace(/\s(?:in|apud)\s.*$/su, '')
    .replace(/\d+\S*/gu, '');
  return own.split(/[&,;:]|(?<!\p{L})(?:et|and|und|y|e)(?!\p{L})/u).flatMap((one) => authorOf(one) ?? []);
}

function authorOf(text: string): Author | null {
  const all = text.replace(/\.(?=[-–])/gu, '').match(/\p{L}[\p{L}'’–-]*\.?/gu) ?? [];
  const isSon = all.length > 1 && all.some((word) => /^(?:f|fil|filius)\.?$/.test(word));
  const words = all.filter((word) => !/^(?:f|fil|filius|al|alii|jr|sr)\.?$/.test(word));
  const last = words.at(-1);
  if (last === undefined) return null;
  const before = words.slice(0, -1);
  const named = before.filter((word) => !isParticle(word.toLowerCase()));
  const particles = before.filter((word) => isParticle(word.toLowerCase()));
  const surname = WHOLE[folded(last)] ?? folded(last);
  return {
    initials: named.map((word) => folded(word).charAt(0)).join(''),
    surname,
    whole: `${particles.map(folded).join('')}${surname}`,
    // Folders on Windows lose a point at their end.
    isShort: last.endsWith('.') || folded(last).length <= LONGEST_WITHOUT_POINT,
    isSon,
  };
}

const LONGEST_WITHOUT_POINT = 4;

/** Shortened to one letter, or with two endings. */
const WHOLE: Readonly<Record<string, string>> = {
  l: 'linnaus',
  lin: 'linnaus',
  linn: 'linnaus',
  linne: 'linnaus',
  f: 'fabricius',
};

/** Small letters without accents; "Mueller" and "Müller" are one. */
function folded(word: string): string {
  return word
    .toLowerCase()
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe')
    .replace(/ø/gu, 'o')
    .replace(/ß/gu, 'ss')
    .normalize('NFD')
    .replace(/[^\p{Ll}]/gu, '')
    .replace(/([aou])e/gu, '$1');
}
