/* A name as a list or a table gives it: in one cell with its authors, or with rank and authors beside it. Pure. */
import type { SaidName } from '../contract/import.ts';
import { qualifierOf } from '../domain/names/name-words.ts';
import { parseName } from '../domain/names/parse-name.ts';
import { isNothing } from '../domain/names/says-nothing.ts';
import { speciesOf } from '../domain/names/wider-names.ts';
import type { Qualifier } from '../domain/names/qualifier.ts';
import { isItalicRank, RANKS, type Rank } from '../domain/taxonomy.ts';
import type { RowName } from './tables/row-content.ts';

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
 * one is.
 */
export function givenName({ written, authorship, rank }: Given, isName: boolean): GivenName | null {
  const name = written.normalize('NFC');
  const author = authorship?.normalize('NFC') ?? null;
  // Many lists write the author into the name itself.
  const bare = author !== null && name.endsWith(author) ? name.slice(0, -author.length).trim() : name;
  const rankWord = rank?.toLowerCase().replace(/\.$/, '');
  const given =
    rankWord === undefined ? undefined : (RANKS.find((known) => known === rankWord) ?? RANK_WORDS[rankWord]);
  if (rankWord !== undefined && given === undefined) return null;
  const parsed = parseName(bare, { isName });
  if ('why' in parsed)
    return given === undefined ? null : { scientificName: bare, authorship: author, rank: given, qualifier: null };
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

/** What a row calls its specimen: a taxon, else a label as it is written. null where it says that nobody knows. */
export function saidInRow(name: RowName): SaidName | null {
  const { text, rank, authorship, qualifier, wider } = name;
  const isName = name.isScientific || rank !== null || authorship !== null || wider.genus !== undefined;
  const taxon = givenName({ written: text, authorship, rank }, isName);
  if (taxon) {
    const above = RANKS.toReversed().flatMap((one) => wider[one] ?? []);
    const doubt = qualifier === null ? taxon.qualifier : (qualifierOf(qualifier) ?? '?');
    return { kind: 'taxon', ...taxon, qualifier: doubt, above, wider };
  }
  const label = text.normalize('NFC').trim();
  return isNothing(label) ? null : { kind: 'label', text: label };
}
