/* Taxa: ranks and names as the catalogue keeps them. Darwin Core's terms. Runs everywhere. */
export { QUALIFIERS, type Qualifier } from './names/qualifier.ts';

/** From the widest to the narrowest. */
export const RANKS = ['kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'species', 'subspecies'] as const;
export type Rank = (typeof RANKS)[number];

/** What a class that somebody named has in place of a rank where the name is no scientific one: "rat", "001.Albatross". */
export const LABEL = 'label';
export const NAME_RANKS = [...RANKS, LABEL] as const;
export type NameRank = (typeof NAME_RANKS)[number];

/** Ranks below family are set in italics; a label is not. */
export function isItalicRank(rank: NameRank): boolean {
  return rank === 'genus' || rank === 'species' || rank === 'subspecies';
}

/** A taxon, or a label, which has no author, no wider taxa and no synonyms. */
export interface Taxon {
  readonly id: number;
  readonly scientificName: string;
  readonly scientificNameAuthorship: string | null;
  readonly taxonRank: NameRank;
  readonly parentId: number | null;
  /** Set when this name is a synonym. */
  readonly acceptedId: number | null;
  readonly vernacularName: string | null;
}

/** One row of a name search: best match first. */
export interface TaxonHit extends Taxon {
  /** Name of the accepted taxon where this one is a synonym. */
  readonly acceptedName: string | null;
  /** Family or next wider taxon, to tell homonyms apart. */
  readonly within: string | null;
}
