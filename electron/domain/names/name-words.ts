/*
 * The words and signs of a written name, apart from genus, epithets and authors: ranks, doubts, open names, and what is
 * noted behind a name. Pure; runs everywhere.
 */
import type { Qualifier } from './qualifier.ts';

export interface Token {
  readonly text: string;
  /** Its place in the cleaned text. */
  readonly from: number;
  readonly to: number;
}

/** As words of a name are written, whatever language they are of. */
export const GENUS = /^\p{Lu}\p{Ll}+(?:-\p{L}?\p{Ll}+)?$/u;
export const EPITHET = /^(?:\d{1,2}-|\p{Ll}-)?\p{Ll}[\p{Ll}'’]+(?:-\p{Ll}+)*$/u;

/** Ranks below species as they are written, without points, and as they are shown. */
const MARKERS: Readonly<Record<string, string>> = {
  subsp: 'subsp.',
  subspec: 'subsp.',
  subspecies: 'subsp.',
  ssp: 'subsp.',
  var: 'var.',
  varietas: 'var.',
  variety: 'var.',
  subvar: 'subvar.',
  convar: 'convar.',
  f: 'f.',
  fo: 'f.',
  form: 'f.',
  forma: 'f.',
  'f.sp': 'f.sp.',
  subf: 'subf.',
  subform: 'subf.',
  ab: 'ab.',
  aberr: 'ab.',
  aberration: 'ab.',
  aberratio: 'ab.',
  morph: 'morph',
  morpha: 'morph',
  m: 'morph',
  natio: 'natio',
  nat: 'natio',
  mut: 'mut.',
  prol: 'prol.',
  proles: 'prol.',
  lusus: 'lusus',
  monstr: 'monstr.',
  race: 'race',
  pv: 'pv.',
  pathovar: 'pv.',
  biovar: 'bv.',
  bv: 'bv.',
  nothosubsp: 'nothosubsp.',
  nothossp: 'nothosubsp.',
  nothovar: 'nothovar.',
  nothof: 'nothof.',
};

/** Below these a name is of a variety; below the other markers, but for those of subspecies, of a form. */
const OF_VARIETIES = new Set(['var.', 'nothovar.', 'subvar.', 'convar.']);
const OF_SUBSPECIES = new Set(['subsp.', 'nothosubsp.']);

/** The rank of a name with this marker; a third word without one is a subspecies. */
export function rankOfMarker(marker: string | undefined): 'subspecies' | 'variety' | 'form' {
  if (marker === undefined || OF_SUBSPECIES.has(marker)) return 'subspecies';
  return OF_VARIETIES.has(marker) ? 'variety' : 'form';
}

const QUALIFIER_WORDS: Readonly<Record<string, Qualifier>> = {
  cf: 'cf.',
  cfr: 'cf.',
  conf: 'cf.',
  'c.f': 'cf.',
  aff: 'aff.',
  affin: 'aff.',
  nr: 'nr.',
  near: 'nr.',
  prope: 'nr.',
  '?': '?',
};

const SPECIES_UNNAMED = new Set(['sp', 'spec', 'spp', 'morphosp', 'morphospecies', 'msp', 'sp.nov']);
const AGGREGATES = new Set(['agg', 'aggr', 'aggregate', 'aggregatum', 'group', 'grp', 'gruppe', 'complex', 'komplex']);

const bare = (word: string) => word.toLowerCase().replace(/\.$/, '');

export const isHybridSign = (word: string | undefined) => word === '×' || word === 'x' || word === 'X';
/** Of frogs whose line lives on by hybrids: "Pelophylax kl. esculentus". The name does without. */
export const isKlepton = (word: string) => /^(?:syn)?kl(?:epton)?$/.test(bare(word));
export const markerOf = (word: string): string | undefined => own(MARKERS, bare(word));
export const qualifierOf = (word: string): Qualifier | undefined => own(QUALIFIER_WORDS, bare(word));
export const isSpeciesUnnamed = (word: string) => SPECIES_UNNAMED.has(bare(word));
export const isAggregate = (word: string) => AGGREGATES.has(bare(word));

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A code of an unnamed species: "1", "A", "nov. 2", "B12", "JAN-01". */
export const isSpeciesCode = (word: string) => /^(?:\p{Lu}{1,2}|(?=.*\d)[\p{L}\d][\p{L}\d.-]{0,11})$/u.test(word);

/** Barcode index numbers of BOLD and species hypotheses of UNITE. */
export const isBarcodeCluster = (word: string) => /^(?:BOLD:[A-Z]{3}\d+|SH\d+\.\d+FU)$/.test(word);

/** What somebody added behind a name, up to the end: who named or caught it, and notes on the name itself. */
const NOTES = new RegExp(
  String.raw`(?<=\S)[\s,;([]+(?:` +
    String.raw`(?:det|leg|coll|colln|ded|vid|rev|teste|confirmed|in coll|ex coll)\b\.?(?=\s*[:\p{Lu}]|\.|$)` +
    String.raw`|(?:det|leg|coll)\.` +
    String.raw`|(?:nom|comb|stat|syn|orth)\. ?(?:\p{Ll}+\.?)` +
    String.raw`|(?:[Aa]uctt?|sensu(?! ?l(?:at|ato)?\b| ?s(?:tr|tricto)?\b)|sec|emend|mis(?:identif|appl|det)\p{L}*)\b|pro parte\b|p\. ?p\.|in litt\b|ined\b|hort\.?$|s\. ?(?:ampl|auct)\b` +
    String.raw`|em\. (?=\p{Lu})|[Nn](?:on|ec) (?=\p{Lu})).*$`,
  'u',
);
/** Of such a note: the name was given to another species than the one that bears it. */
const MISAPPLIED = /(?<!\p{L})(?:[Aa]uctt?(?!\p{L})|[Nn](?:on|ec) \p{Lu}|mis(?:identif|appl|det))/u;
const CULTIVAR = /(?<=\s)(?:cv\.? ?)?(?:'[^']+'|‘[^’]+’|"[^"]+"|“[^”]+”|„[^“]+“)(?=\s|$)/u;
const COPY = /\s*(?:-\s*)?(?:\(\d{1,3}\)|(?<=\s)(?:Kopie|kopie|Copy|copy|Copie|copia|kopia)(?: ?\(?\d+\)?)?)$/u;

export interface Cleaned {
  readonly text: string;
  /** What was cut off before the name is read, as it was written. */
  readonly cut: readonly string[];
  /** "auct. non L.", "[misidentification]": it is not the taxon of this name. */
  readonly isMisapplied: boolean;
}

/** Separators of files become blanks, notes are cut off, and names of few pieces are written in one way. */
export function cleaned(written: string): Cleaned {
  const cut: string[] = [];
  let text = written
    .normalize('NFC')
    .replaceAll('%20', ' ')
    .replaceAll(/[_\s]+/g, ' ')
    .replaceAll(/[♂♀☿⚥†]/gu, (sign) => (cut.push(sign), ' '))
    .trim();
  const take = (pattern: RegExp) => {
    text = text.replace(pattern, (found) => (cut.push(found.trim()), ' ')).trim();
  };
  take(/^(?:\d[\d.-]*[.)]?[ -]+)+(?=\S)/u);
  if (!text.includes(' ') && /^\p{Lu}\p{Ll}{2,}[.-](?:\p{Ll}|×)/u.test(text) && !/\d{5}/.test(text))
    text = text.replaceAll(/(?<=\p{L}{2})[.-](?=[\p{L}\d×])/gu, ' ');
  take(NOTES);
  take(CULTIVAR);
  take(COPY);
  text = text
    .replaceAll(/\bs(?:\. ?|ens(?:u|\.)? ?)l(?:at|ato)?\b\.?/g, 's.l.')
    .replaceAll(/\bs(?:\. ?|ens(?:u|\.)? ?)s(?:tr|tricto)?\b\.?/g, 's.str.')
    .replaceAll(/\b(?:n(?:ov)?\.? ?sp(?:ec)?\b\.?|sp(?:ec)?\.? ?n(?:ov)?\b\.?(?! \p{Ll}{3}))/gu, 'sp.nov.')
    .replaceAll(/\bf\. ?sp\. (?=\p{Ll})/gu, 'f.sp. ')
    .replaceAll(/\b(sp|spec)\.?(?=\d)/g, 'sp. ')
    .replaceAll(/\b(sp|spec)\.(?=\p{Lu})/gu, 'sp. ')
    .replaceAll(/(?<=\s)(subsp|ssp|var|fo?|cf|aff|nr|ab)\.(?=\p{Ll}{3})/gu, '$1. ')
    .replace(/^x(?=\p{Lu}\p{Ll}{3})/u, '× ')
    .replaceAll(/(?<=\s)(\d{1,2})(?=\p{Ll}{5})/gu, '$1-')
    .replaceAll(
      /(?<=\s)(\p{Ll})[ -](?=(?:album|nigrum|aureum|argenteum|flavum|fuscum|rubrum|graecum|latinum)\b)/gu,
      '$1-',
    )
    .replaceAll('Œ', 'Oe')
    .replaceAll('œ', 'oe')
    .replaceAll('Æ', 'Ae')
    .replaceAll('æ', 'ae');
  return { text: text.replaceAll(/\s+/g, ' ').trim(), cut, isMisapplied: cut.some((note) => MISAPPLIED.test(note)) };
}

const TOKEN = /BOLD:[A-Z]{3}\d+|[()[\],&:;×?"]|[^\s()[\],&:;×?"]+/gu;

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** Names in capitals: "CARABUS AURATUS". */
export function inLowerCase(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  const isCapital = (token: Token | undefined) =>
    token !== undefined && /^\p{Lu}{2,}(?:-\p{Lu}+)?\.?$/u.test(token.text);
  if (!first || !isCapital(first) || (second && !isCapital(second))) return tokens;
  const lower = (token: Token) => ({ ...token, text: token.text.toLowerCase() });
  const genus = { ...first, text: `${first.text.slice(0, 1)}${first.text.slice(1).toLowerCase()}` };
  return [genus, ...(second ? [lower(second)] : []), ...tokens.slice(2)];
}
