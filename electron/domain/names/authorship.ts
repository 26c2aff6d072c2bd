/*
 * Authors of names: "(L.) Mill.", "von Müller & al., 1800", "DC. ex Hook. f.". Pure; runs everywhere.
 */
import { epithetLook } from './latin.ts';
import { isEverydayWord } from './everyday-words.ts';
import type { Token } from './name-words.ts';

/** Particles of persons' names. No epithet is called so. */
const PARTICLES = new Set(
  `de da do dos das del della delle dello dei den der des di du la le los las lo van von vom zu zum zur af av ter ten te
  't y e d l el al ibn ben san auf im`.split(/\s+/),
);
/** Between authors; an author follows. */
const JOINTS = new Set(['&', 'et', 'and', 'und', 'ex', 'in', 'apud', ':', ',', ';', 'y', 'e']);
const AFTER_AUTHOR = /^(?:f|fil|filius|bis|ter|jr|Jr|jun|sen|sr|Sr|II|III)\.?$/;
const AUTHOR = /^(?:[dDlLO]['’])?\p{Lu}[\p{L}.'’–-]*$/u;
const YEAR = /^\d{4}[a-z]?(?:[-–/]\d{2,4})?$/;
/** Titles and words of places and lists that are shortened like an author. */
const NO_AUTHOR =
  /^(?:St|Mt|Dr|Nr|No|Abb|Fig|Taf|Pl|Inv|Kat|Cat|Coll|Bd|Vol|Ex|Det|Leg|Prof|Str|Loc|Sp|Ssp|Cf|Aff)\.?$/;

/** Authors of many names whose own end like an epithet: "Carabus Linnaeus" is a genus, "Carabus Auratus" is none. */
const LIKE_EPITHETS = new Set(
  `linnaeus fabricius scopoli rossi retzius bonelli rondani spinola costa petagna passerini contarini`.split(/\s+/),
);

/** "Carabus Auratus", "Rio Negro": one word with a capital behind a genus may be anything but an author; "Van Houtte" is a person. */
export function isAuthorOf(genus: string, written: string | null): boolean {
  if (written === null) return true;
  if (isParticle(genus.toLowerCase())) return false;
  if (!/^\p{Lu}\p{L}+$/u.test(written)) return true;
  const word = written.toLowerCase();
  return LIKE_EPITHETS.has(word) || (epithetLook(word) < 2 && !isEverydayWord(genus));
}

export const isParticle = (word: string) => PARTICLES.has(word);
export const isYear = (word: string) => YEAR.test(word);

/** "St." before a name is mostly a place on a folder, and a person's in a column of names; these are persons everywhere. */
const SAINTS = /^(?:John|Hil|Lag|Amans)\.?$/;

/** The place behind the authors that begin at `at`; `at` where none does. `isName`: as in `parseName`. */
export function authorsEnd(tokens: readonly Token[], at: number, isName = false): number {
  let [end, depth, isDue] = [at, 0, true];
  for (let here = at; here < tokens.length; here += 1) {
    const word = tokens[here]?.text ?? '';
    if (word === '(' || word === '[') depth += 1;
    else if (word === ')' || word === ']') {
      if (depth === 0) break;
      depth -= 1;
    } else if (YEAR.test(word)) {
      if (end === at && depth === 0) break;
      isDue = false;
    } else if (JOINTS.has(word) && !isDue) isDue = true;
    else if (!isDue && AFTER_AUTHOR.test(word) && !isMarkerHere(tokens, here)) isDue = false;
    else if (/^(?:al|alii|auct|hort)\.?$/.test(word)) isDue = false;
    else if (PARTICLES.has(word) && authorFollows(tokens, here + 1)) isDue = true;
    else if (/^Ste?\.?$/.test(word) && (isName ? AUTHOR : SAINTS).test(tokens[here + 1]?.text ?? '')) isDue = true;
    else if (AUTHOR.test(word) && !NO_AUTHOR.test(word)) isDue = false;
    else if (word !== '?' || isDue) break;
    if (depth === 0 && !isDue) end = here + 1;
  }
  return end;
}

/** "f." is "filius", unless an epithet follows. */
function isMarkerHere(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text ?? '';
  return /^(?:f\.?|ter)$/.test(tokens[at]?.text ?? '') && !JOINTS.has(next) && epithetLook(next) > 0;
}

function authorFollows(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text ?? '';
  return AUTHOR.test(word) || (PARTICLES.has(word) && authorFollows(tokens, at + 1));
}

/**
 * Whether words behind a name are its authors where they may as well be a place: a point, brackets, a particle, a joint, or
 * a year before people noted dates of photos.
 */
export function looksLikeAuthors(written: string): boolean {
  if (/&| ex |\([^)]*[.,\d]|\p{L}\p{Ll}*\.$/u.test(written) && !/^\p{Lu}\p{Ll}{3,} /u.test(written)) return true;
  const words = written.split(/[\s,()[\]]+/).filter((word) => word !== '');
  const isWord = (word: string) => /^\p{Lu}/u.test(word) && !PARTICLES.has(word.toLowerCase()) && isEverydayWord(word);
  if (words.some(isWord)) return false;
  if (/[()&]|\p{Lu}\p{L}*\.(?!\w*\d)|^\p{Lu}$/u.test(written)) return true;
  if (words.some((word) => PARTICLES.has(word) || JOINTS.has(word))) return true;
  return words.some((word) => YEAR.test(word) && Number(word.slice(0, 4)) < 1960);
}
