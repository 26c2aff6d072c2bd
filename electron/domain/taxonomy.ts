/* Taxa: ranks and names as the catalogue keeps them. Darwin Core's terms. Runs everywhere. */
import { RANKS } from './names/ranks.ts';

export { QUALIFIERS, type Qualifier } from './names/qualifier.ts';
export { isBelowSpecies, isItalicRank, RANKS, type Rank } from './names/ranks.ts';

/** What a class that somebody named has in place of a rank where the name is no scientific one: "rat", "001.Albatross". */
export const LABEL = 'label';
export const NAME_RANKS = [...RANKS, LABEL] as const;
export type NameRank = (typeof NAME_RANKS)[number];

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
  /** One or two letters of what was typed are otherwise in it. */
  readonly isSimilar?: true;
}
