/* Taxa: ranks and names as the catalogue keeps them. Darwin Core's terms. Runs everywhere. */
export { QUALIFIERS, type Qualifier } from './names/qualifier.ts';

/** From the widest to the narrowest. */
export const RANKS = ['kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'species', 'subspecies'] as const;
export type Rank = (typeof RANKS)[number];

/** Ranks below family are set in italics. */
export function isItalicRank(rank: Rank): boolean {
  return rank === 'genus' || rank === 'species' || rank === 'subspecies';
}

export interface Taxon {
  readonly id: number;
  readonly scientificName: string;
  readonly scientificNameAuthorship: string | null;
  readonly taxonRank: Rank;
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
