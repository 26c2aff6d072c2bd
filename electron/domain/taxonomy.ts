/* Taxa: ranks and names as the catalogue keeps them. Darwin Core's terms. Runs everywhere. */
import type { Rank } from './names/ranks.ts';

export { QUALIFIERS, type Qualifier } from './names/qualifier.ts';
export { isItalicRank, RANKS, type Rank } from './names/ranks.ts';

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
