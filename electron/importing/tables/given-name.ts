/* A name as a list or a table gives it: in one cell with its authors, or with rank and authors beside it. Pure. */
import type { SaidName } from '../../contract/import.ts';
import { mayBeTaxon } from '../../domain/names/column-of-names.ts';
import { qualifierOf } from '../../domain/names/name-words.ts';
import { parseName } from '../../domain/names/parse-name.ts';
import { isNothing } from '../../domain/names/says-nothing.ts';
import { speciesOf } from '../../domain/names/wider-names.ts';
import { type Qualifier, qualified } from '../../domain/names/qualifier.ts';
import { isItalicRank, RANKS, type Rank } from '../../domain/taxonomy.ts';
import type { RowName } from './row-content.ts';

/** Ranks that lists use and that stand here for a rank of ours; others (tribe, subgenus …) are passed over. */
const RANK_WORDS: Readonly<Record<string, Rank>> = {
  sp: 'species',
  subsp: 'subspecies',
  ssp: 'subspecies',
  var: 'variety',
  varietas: 'variety',
  forma: 'form',
  f: 'form',
  regnum: 'kingdom',
  division: 'phylum',
  classis: 'class',
  ordo: 'order',
  familia: 'family',
  gen: 'genus',
};

export interface Given {
  readonly written: string;
  readonly authorship: string | null;
  readonly rank: string | null;
}

export interface GivenName {
  readonly scientificName: string;
  readonly authorship: string | null;
  readonly rank: Rank;
  readonly qualifier: Qualifier | null;
}

/**
 * Null where the catalogue has no place for the name: another rank, or words that are no name. `isName`: whatever can be
 * one is. `asWritten`: with its rank, what is not understood is a name as it stands.
 */
export function givenName({ written, authorship, rank }: Given, isName: boolean, asWritten: boolean): GivenName | null {
  const name = written.normalize('NFC');
  const author = authorship?.normalize('NFC') ?? null;
  // Many lists write the author into the name itself.
  const bare = author !== null && name.endsWith(author) ? name.slice(0, -author.length).trim() : name;
  const rankWord = rank?.toLowerCase().replace(/\.$/, '');
  const given =
    rankWord === undefined ? undefined : (RANKS.find((known) => known === rankWord) ?? RANK_WORDS[rankWord]);
  if (rankWord !== undefined && given === undefined) return null;
  const parsed = parseName(bare, { isName });
  if ('why' in parsed) {
    if (given === undefined || !asWritten || isNothing(bare)) return null;
    return { scientificName: bare, authorship: author, rank: given, qualifier: null };
  }
  const { scientificName, qualifier } = parsed;
  const named = { authorship: author ?? parsed.authorship, qualifier };
  // Epithets in columns of their own come without the word between them.
  const isPlain = parsed.rank === 'subspecies' && parsed.marker === null;
  if (isPlain && (given === 'variety' || given === 'form')) {
    const epithet = scientificName.slice(scientificName.lastIndexOf(' ') + 1);
    const marker = given === 'variety' ? 'var.' : 'f.';
    return { ...named, scientificName: `${speciesOf(scientificName)} ${marker} ${epithet}`, rank: given };
  }
  return { ...named, scientificName, rank: rankOf(given, parsed.rank) };
}

/** What the words of a name show counts from genus to form; above, what the list says. */
function rankOf(given: Rank | undefined, shown: Rank): Rank {
  if (given === undefined) return shown;
  return isItalicRank(given) && isItalicRank(shown) ? shown : given;
}

/** nobody: it says that nobody knows; unclear: words in a column of taxa that are not understood. */
export type SaidInRow = SaidName | 'nobody' | 'unclear';

/** What a row calls its specimen: a taxon; else, where labels may stand, a label as it is written. */
export function readRow(name: RowName): SaidInRow {
  const { text, rank, authorship, qualifier, wider, among, isScientific } = name;
  if (isNothing(text) && !(among === 'codes' && /[\p{L}\p{N}]/u.test(text))) return 'nobody';
  const isName = isScientific || rank !== null || authorship !== null || wider.genus !== undefined;
  const isAmongTaxa = among === 'taxa' && (isName || mayBeTaxon(text));
  const taxon = givenName({ written: text, authorship, rank }, isName || isAmongTaxa, false);
  if (taxon) {
    const above = RANKS.toReversed().flatMap((one) => wider[one] ?? []);
    const doubt = qualifier === null ? taxon.qualifier : (qualifierOf(qualifier) ?? '?');
    return { kind: 'taxon', ...taxon, qualifier: doubt, above, wider };
  }
  return isScientific || among === 'taxa' ? 'unclear' : { kind: 'label', text: text.normalize('NFC').trim() };
}

/** As `readRow`; null where it gives no name. */
export function saidInRow(name: RowName): SaidName | null {
  const said = readRow(name);
  return typeof said === 'string' ? null : said;
}

/** Whether more was written than is kept of it: a subgenus, a marker, "sp. n.". */
export function isShortened(written: string, said: SaidName): boolean {
  if (said.kind === 'label') return false;
  const letters = (text: string) => text.normalize('NFKD').replace(/[^\p{L}\p{N}?]/gu, '');
  const kept = letters(qualified(said.scientificName, said.qualifier));
  return ![kept, kept + letters(said.authorship ?? '')].includes(letters(written));
}
