/* People who name specimens: how they are called, their initials, their ORCID and its check digit. Pure; runs everywhere. */

export interface Person {
  /** As it stands on determinations. */
  readonly name: string;
  /** Such as 0000-0002-1825-0097; null: none was given. */
  readonly orcid: string | null;
  /** At most MOST_INITIALS signs. */
  readonly initials: string;
}

export const MOST_INITIALS = 4;
/** On one computer. */
export const MOST_PEOPLE = 100;

const ORCID_ADDRESS = 'https://orcid.org/';

/** Its sixteen signs in groups, from whatever a person pastes: an address, the bare number, with or without hyphens. null: it is none. */
export function readOrcid(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?orcid\.org\//iu, '')
    .replace(/\/$/u, '')
    .toUpperCase();
  const groups = /^(\d{4})[- ]?(\d{4})[- ]?(\d{4})[- ]?(\d{3}[\dX])$/u.exec(bare);
  if (!groups) return null;
  const orcid = groups.slice(1).join('-');
  return checkDigit(orcid) === orcid.at(-1) ? orcid : null;
}

/** ISO 7064, mod 11-2, over the first fifteen digits. */
function checkDigit(orcid: string): string {
  const digits = orcid.replace(/-/gu, '').slice(0, 15);
  const total = [...digits].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const left = (12 - (total % 11)) % 11;
  return left === 10 ? 'X' : String(left);
}

/** As `identifiedByID` has it. */
export function orcidAddress(orcid: string): string {
  return ORCID_ADDRESS + orcid;
}

/** "Edith Moser" EM, "von der Heide, K." VH: the first letters of the first words that begin with a capital. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.,_-]+/u).filter((word) => /^\p{L}/u.test(word));
  const capital = words.filter((word) => /^\p{Lu}/u.test(word));
  const first = (capital.length > 0 ? capital : words).map((word) => [...word][0]!.toUpperCase());
  const chosen = first.length > 3 ? [first[0], first[1], first.at(-1)] : first;
  return chosen.join('');
}
