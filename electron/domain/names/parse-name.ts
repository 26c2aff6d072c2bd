/*
 * Scientific names as people write them: on folders, in checklists and tables, in searches. One reading for all: what the
 * catalogue keeps as the name, its rank, authors and doubt, and what is left over. Pure; runs everywhere.
 *
 * What the catalogue keeps: "Carabus auratus honnorati" (no subgenus, no marker of a subspecies), "Rosa canina var. lutetiana",
 * "Quercus × rosacea" (whatever sign
 * it was written with), "× Agropogon littoralis", "Quercus robur × petraea", "Carabus sp. 1" (an unnamed species, apart from
 * others), "Hieracium murorum agg." (wider than the species itself). A name is never made out of words that may be something
 * else: such a text is not understood.
 */
import type { Rank } from './ranks.ts';
import { authorsEnd, isAuthorOf, isParticle, isYear, looksLikeAuthors } from './authorship.ts';
import { isEverydayWord, isOtherwise, isRemark } from './everyday-words.ts';
import { parseParent } from './hybrid-parent.ts';
import { BINOMIAL, epithetLook, genusLook, isForeign, isSpeltAsName } from './latin.ts';
import {
  cleaned,
  EPITHET,
  GENUS,
  inLowerCase,
  isAggregate,
  isBarcodeCluster,
  isHybridSign,
  isKlepton,
  isSpeciesCode,
  isSpeciesUnnamed,
  markerOf,
  qualifierOf,
  rankOfMarker,
  type Token,
  tokensOf,
} from './name-words.ts';
import type { Qualifier } from './qualifier.ts';
import { isDoubt, isNothing, isNotNamed, isUndetermined } from './says-nothing.ts';
import { rankByEnding } from './wider-names.ts';

export interface ParsedName {
  /** As it was given. */
  readonly verbatim: string;
  readonly scientificName: string;
  readonly rank: Rank;
  /** The rank below species as it is written ("subsp.", "var.", "ab."), which the catalogue's rank does not always tell. */
  readonly marker: string | null;
  readonly authorship: string | null;
  readonly qualifier: Qualifier | null;
  /** What is no part of the name: remarks, who determined it, numbers. */
  readonly leftOver: string | null;
}

export type WhyNot =
  /** Ordinary words, or nothing. */
  | 'no-name'
  /** "C. auratus" */
  | 'genus-abbreviated'
  /** It reads like a genus, but nobody said that it is one. */
  | 'genus-unknown'
  /** Subfamilies, tribes and others that the catalogue has no rank for. */
  | 'rank-not-kept'
  /** It begins like a name and goes on in a way that leaves open which one is meant. */
  | 'unclear';

export interface NotUnderstood {
  readonly verbatim: string;
  readonly why: WhyNot;
}

export interface Reading {
  /** Genera of the catalogue, of a checklist. */
  readonly isKnownGenus?: (name: string) => boolean;
  /** The text stands where names stand (a column of a table), so that it is one if it can be. */
  readonly isName?: boolean;
}

export function parseName(
  written: string,
  { isKnownGenus = () => false, isName = false }: Reading = {},
): ParsedName | NotUnderstood {
  const { text, cut, isMisapplied } = cleaned(written);
  const reader = new NameReader(text, isKnownGenus, isName);
  const why = reader.read() ?? (isMisapplied ? 'unclear' : null);
  if (why !== null) return { verbatim: written, why };
  const left = [...reader.left, ...cut];
  const { scientificName, rank, marker, authorship, qualifier } = reader;
  return {
    verbatim: written,
    scientificName,
    rank,
    marker,
    authorship,
    qualifier: qualifier ?? (left.some((words) => words.split(/[\s,;()]+/).some(isDoubt)) ? '?' : null),
    leftOver: left.length === 0 ? null : left.join(' '),
  };
}

/** Two adjectives in one word are two names of which one is meant. */
const TWO_EPITHETS = /^\p{Ll}{4,}(?:us|ens|ans|oides)-\p{Ll}{4,}(?:us|ens|ans|oides)$/u;
/** Of ants these are castes as well as epithets. */
const CASTES = /^(?:major|minor|media)$/;

/** Goes through the words of one name, from the left. */
class NameReader {
  rank: Rank = 'genus';
  marker: string | null = null;
  authorship: string | null = null;
  qualifier: Qualifier | null = null;
  readonly left: string[] = [];
  /** Genus, epithets and what is kept of signs between them. */
  readonly #name: string[] = [];
  #genus = '';
  /** Words of the species' name, where one below it was read. */
  #species = 0;
  #isKnown = false;
  #at = 0;
  readonly #tokens: readonly Token[];

  constructor(
    private readonly text: string,
    private readonly isKnownGenus: (name: string) => boolean,
    private readonly isName: boolean,
  ) {
    this.#tokens = inLowerCase(tokensOf(text));
  }

  get scientificName(): string {
    return this.#name.join(' ');
  }

  /** Null where all was read, else why not. */
  read(): WhyNot | null {
    if (isNothing(this.text) || (!this.isName && isEverydayWord(this.text))) return 'no-name';
    const doubt = qualifierOf(this.#word);
    if (doubt !== undefined) {
      this.qualifier = doubt;
      this.#at += 1;
    }
    const trouble = this.#readGenus();
    if (trouble !== null) return trouble;
    this.#readSubgenus();
    return this.#readSpecies();
  }

  get #word(): string {
    return this.#tokens[this.#at]?.text ?? '';
  }

  #next(by = 1): string {
    return this.#tokens[this.#at + by]?.text ?? '';
  }

  #readGenus(): WhyNot | null {
    const isHybrid = isHybridSign(this.#word) && GENUS.test(this.#next());
    if (isHybrid) {
      this.#name.push('×');
      this.#at += 1;
    }
    const word = this.#word;
    if (/^\p{Lu}\p{Ll}?\.(?:\p{Ll}|$)/u.test(word) && /^\p{Ll}{2}|^×/u.test(word.split('.')[1] || this.#next()))
      return 'genus-abbreviated';
    const genus = GENUS.test(word) ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
    this.#isKnown = this.isKnownGenus(genus) || this.isKnownGenus(`× ${genus}`);
    if (!GENUS.test(genus) || (genus !== word && !this.#isKnown)) return 'no-name';
    if (!this.isName && !this.#isKnown && (genusLook(genus) === 0 || rankByEnding(genus) !== 'genus')) return 'no-name';
    this.#genus = genus;
    this.#name.push(genus);
    this.#at += 1;
    return null;
  }

  /** "(Autocarabus)", "[Autocarabus]", "(A.)", "subgen. Autocarabus": the catalogue does without. */
  #readSubgenus(): void {
    const isBracket = this.#word === '(' || this.#word === '[';
    if (isBracket && /^\p{Lu}[\p{Ll}.-]*$/u.test(this.#next()) && /^[)\]]$/.test(this.#next(2))) {
      const after = this.#next(3);
      const isSubgenus = EPITHET.test(after) || isHybridSign(after) || qualifierOf(after) || isSpeciesUnnamed(after);
      if (isSubgenus && !isParticle(after)) this.#at += 3;
    }
    if (/^(?:subgen|subg|sg)\.?$/.test(this.#word) && GENUS.test(this.#next())) this.#at += 2;
  }

  #readSpecies(): WhyNot | null {
    const isDoubted = this.#readDoubt();
    if (isKlepton(this.#word) && this.#isEpithet(this.#next())) this.#at += 1;
    const word = this.#word;
    if (isBarcodeCluster(word)) return this.#unnamedSpecies(`sp. ${word}`, 1);
    if (isSpeciesUnnamed(word) || (/^ssp\.?$/.test(word) && this.#next() === '')) return this.#readUnnamed();
    if (isUndetermined(word) || (isNotNamed(word) && (this.#isKnown || this.isName))) return this.#unnamedGenus(1);
    const isHybrid = isHybridSign(word) && this.#isEpithet(this.#next());
    const epithet = isHybrid ? this.#next() : word;
    if (!this.#isEpithet(epithet)) return this.#readGenusAlone(isDoubted);
    if (!this.isName && TWO_EPITHETS.test(epithet)) return 'unclear';
    if (isHybrid) this.#name.push('×');
    this.#name.push(epithet);
    this.rank = 'species';
    this.#at += isHybrid ? 2 : 1;
    const trouble = this.#readBelow();
    if (this.isName || epithet === this.#genus.toLowerCase()) return trouble;
    if (CASTES.test(epithet) && this.left.some((words) => /worker|soldier|queen/.test(words))) return 'unclear';
    const look = epithetLook(epithet);
    if (this.#isKnown) return look === 0 && isForeign(epithet) ? 'unclear' : trouble;
    const byAuthors = this.authorship !== null && /[.()]/.test(this.authorship) ? 1 : 0;
    return look > 0 && genusLook(this.#genus) + look + byAuthors >= BINOMIAL ? trouble : 'no-name';
  }

  #readDoubt(): boolean {
    const doubt = qualifierOf(this.#word);
    if (doubt === undefined) return false;
    this.qualifier = doubt;
    this.#at += 1;
    return true;
  }

  /** Remarks, markers and the particles of authors are no epithets, however they end. */
  #isEpithet(word: string): boolean {
    if (!EPITHET.test(word) || isParticle(word) || isOtherwise(word) || qualifierOf(word) !== undefined) return false;
    if (isAggregate(word) || isUndetermined(word) || isNotNamed(word) || isSpeciesUnnamed(word)) return false;
    if (this.isName) return !isRemark(word) && !(markerOf(word) !== undefined && word.length < 5);
    return !isEverydayWord(word) && markerOf(word) === undefined;
  }

  /** "Carabus sp.", "Carabus sp. 1", "Carabus sp. nov. 1", "Carabus sp. aff. auratus". */
  #readUnnamed(): WhyNot | null {
    const isNew = /nov/.test(this.#word);
    if (qualifierOf(this.#next()) !== undefined && this.#isEpithet(this.#next(2))) {
      this.#at += 1;
      return this.#readSpecies();
    }
    const code = this.#next();
    if (isSpeciesCode(code) || isBarcodeCluster(code)) {
      const isYearOfPhoto = isYear(code) && Number(code) > 1700;
      if (!isYearOfPhoto) return this.#unnamedSpecies(`sp. ${isNew ? 'nov. ' : ''}${code.replace(/\.$/, '')}`, 2);
    }
    return this.#unnamedGenus(1);
  }

  #unnamedSpecies(name: string, words: number): WhyNot | null {
    // Of a family; the catalogue keeps species below genera.
    if (rankByEnding(this.#genus) !== 'genus') return 'unclear';
    this.#name.push(name);
    this.rank = 'species';
    this.#at += words;
    return this.#readRest();
  }

  #unnamedGenus(words: number): WhyNot | null {
    this.rank = rankByEnding(this.#genus) ?? 'genus';
    this.#at += words;
    this.qualifier = 'sp.';
    return this.#readRest();
  }

  /** `isDoubted`: a doubt stands behind it. */
  #readGenusAlone(isDoubted: boolean): WhyNot | null {
    if (this.isName) this.rank = rankByEnding(this.#genus) ?? 'genus';
    if (this.isName && rankByEnding(this.#genus) === null) return 'rank-not-kept';
    if (this.isName && !this.#isKnown && !isSpeltAsName(this.#genus)) return 'no-name';
    if (isHybridSign(this.#word)) return this.#readFormula();
    const isAloneHybrid = this.#name[0] === '×' && this.#word === '';
    if (!this.isName && !this.#isKnown && !isAloneHybrid) {
      const isOne = this.#tokens.length === this.#at;
      return isOne && !isEverydayWord(this.#genus) ? 'genus-unknown' : 'no-name';
    }
    const length = this.#tokens.length - this.#at;
    if (length > 0 && this.isName && isNothing(this.#slice(this.#at, this.#tokens.length))) {
      if (/\p{L}/u.test(this.#word)) return this.#unnamedGenus(length);
    } else if (isDoubted && /^\p{Lu}/u.test(this.#word)) return 'unclear';
    this.#readAuthors();
    if (this.isName)
      return isAuthorOf(this.#genus, this.authorship) && this.#isRestOfGenus() ? this.#readRest() : 'unclear';
    const rest = this.#word;
    if (/^\p{Lu}/u.test(rest) && epithetLook(rest.toLowerCase()) > 1) return 'unclear';
    return this.#readRest();
  }

  /** Of "Carabus auratus-Gruppe", "Carabus (auratus)" the genus alone says too little; sections and the like are shortened. */
  #isRestOfGenus(): boolean {
    return this.#tokens
      .slice(this.#at)
      .every(({ text }) => !this.#isPlain(text) || isEverydayWord(text) || /^\p{L}{1,6}\.$/u.test(text));
  }

  /** What follows the species: authors, doubts, wider senses, ranks below, formulas. */
  #readBelow(): WhyNot | null {
    const doubtAbove = this.qualifier;
    for (;;) {
      const before = this.#at;
      this.#readAuthors();
      if (isHybridSign(this.#word)) return this.#readFormula();
      if (this.#readBelowSpecies(doubtAbove)) continue;
      this.#readDoubt();
      this.#readSense();
      if (this.#at === before) break;
    }
    const third = this.#word;
    // "Carabus auratus ssp. ?"
    if (this.isName && /^(?:subsp|ssp|var)\.?$/.test(third)) return 'unclear';
    if (!this.isName && this.#isPlain(third) && !isOtherwise(third) && !isEverydayWord(third)) return 'unclear';
    return this.#readRest();
  }

  /** One step below: "[cf.] [subsp.] festivus". A doubt about the species leaves open what is below it. */
  #readBelowSpecies(doubtAbove: Qualifier | null): boolean {
    let at = 0;
    const doubt = qualifierOf(this.#next(at));
    if (doubt !== undefined) at += 1;
    const marker = markerOf(this.#next(at));
    if (marker !== undefined) at += 1;
    const later = marker === undefined ? undefined : qualifierOf(this.#next(at));
    if (later !== undefined || isHybridSign(this.#next(at))) at += 1;
    const epithet = this.#next(at);
    if (!this.#isEpithet(epithet) || TWO_EPITHETS.test(epithet)) return false;
    if (marker === undefined && !this.#isSubspecies(epithet, at)) return false;
    this.#at += at + 1;
    this.authorship = null;
    if (doubtAbove !== null) {
      this.left.push([marker, epithet].filter(Boolean).join(' '));
      this.#at = authorsEnd(this.#tokens, this.#at, this.isName);
      return true;
    }
    // Of several steps the last counts.
    if (this.rank !== 'species') this.#name.splice(this.#species);
    this.#species = this.#name.length;
    this.rank = rankOfMarker(marker);
    if (this.rank !== 'subspecies') this.#name.push(marker ?? '');
    this.#name.push(epithet);
    this.marker = marker ?? null;
    this.qualifier = doubt ?? later ?? null;
    return true;
  }

  /** A third word without a marker: the species' own epithet again, or one that looks like an epithet. */
  #isSubspecies(epithet: string, at: number): boolean {
    if (this.rank !== 'species') return false;
    if (this.isName || epithet === this.#name.at(-1)) return true;
    const from = this.#at + at + 1;
    const end = authorsEnd(this.#tokens, from, this.isName);
    const isSure = this.#isKnown || (end > from && looksLikeAuthors(this.#slice(from, end)));
    return epithetLook(epithet) >= (isSure ? 1 : 2);
  }

  /** "agg." and "s.l." say less than the species does; "s.str." says just that. */
  #readSense(): void {
    if (isAggregate(this.#word) || this.#word === 's.l.') {
      if (this.rank === 'species') this.#name.push(this.#word === 's.l.' ? 's.l.' : 'agg.');
      else this.left.push(this.#word);
      this.#at += 1;
    } else if (this.#word === 's.str.') {
      this.left.push(this.#word);
      this.#at += 1;
    }
  }

  /** "Quercus robur × petraea", "× Q. petraea", "× Quercus petraea". */
  #readFormula(): WhyNot | null {
    const parent = parseParent(this.#tokens.slice(this.#at + 1), this.#genus);
    if (parent === null || this.#name.length !== (this.rank === 'species' ? 2 : 1)) return 'unclear';
    const [genus, ...epithets] = parent;
    if (epithets.length > 0 !== (this.rank === 'species')) return 'unclear';
    this.authorship = null;
    this.#name.push('×', ...(genus === this.#genus ? epithets : parent));
    this.#at = this.#tokens.length;
    return null;
  }

  #readAuthors(): void {
    const end = authorsEnd(this.#tokens, this.#at, this.isName);
    if (end === this.#at) return;
    const written = this.#slice(this.#at, end);
    const isBeforeMarker =
      markerOf(this.#tokens[end]?.text ?? '') !== undefined && this.#isEpithet(this.#tokens[end + 1]?.text ?? '');
    if (!this.isName && !isBeforeMarker && !looksLikeAuthors(written)) return;
    // Both codes set a comma before the year of a zoological name; one author is then written in one way, without capitals.
    this.authorship = written
      .replace(/(?<=[\p{L}.\]]) (?=\[?\d{4})/gu, ', ')
      .replace(/\p{Lu}{5,}/gu, (name) => name.slice(0, 1) + name.slice(1).toLowerCase());
    this.#at = end;
  }

  #slice(from: number, end: number): string {
    return this.text.slice(this.#tokens[from]?.from, this.#tokens[end - 1]?.to);
  }

  /** Words that may stand behind a name: remarks, places with a capital, numbers. Others leave open what is meant. */
  #readRest(): WhyNot | null {
    const rest = this.#tokens.slice(this.#at);
    if (rest.length === 0) return null;
    const isRest = ({ text }: Token) =>
      !isOtherwise(text) && !/[/+=]/.test(text) && (!this.#isPlain(text) || this.isName || isEverydayWord(text));
    if (!rest.every(isRest) || rest.some(({ text }) => text === '&' || text === '×')) return 'unclear';
    this.left.push(this.#slice(this.#at, this.#tokens.length));
    this.#at = this.#tokens.length;
    return null;
  }

  /** In lower case, like an epithet. */
  #isPlain(word: string): boolean {
    return /^\p{Ll}/u.test(word);
  }
}
