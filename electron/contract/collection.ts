/* The collection as the grid, its facets and its progress list show it. Runs everywhere. */
import type { Reason } from '../domain/problems.ts';
import type { Qualifier, Taxon } from '../domain/taxonomy.ts';

/**
 * Who says so. verified: a person's determination; proposed: only a machine's; doubtful: a person marked it; unnamed:
 * neither.
 */
export const STATUSES = ['verified', 'proposed', 'doubtful', 'unnamed'] as const;
export type Status = (typeof STATUSES)[number];

export interface CatalogueSummary {
  readonly name: string;
  readonly folder: string;
  readonly photos: number;
  readonly specimens: number;
  readonly taxa: number;
  readonly models: number;
  readonly statuses: Readonly<Record<Status, number>>;
  /** Taxa that could be learnt now: at least two specimens with a person's name. */
  readonly learnableTaxa: number;
  readonly undo: string | null;
  readonly redo: string | null;
  /** When the newest copy in `backups` was made that was looked through; null while there is none. */
  readonly backedUpUtc: string | null;
  /** Why nothing can be changed in it, as the end of a sentence; null where all can. */
  readonly readOnly: string | null;
  /** Where other computers may write it too: whatever keeps its folder in step, or null for a network drive. Left out: it lies here. */
  readonly farPlace?: { readonly service: string | null };
  /** Who had it open last and did not close it: a computer that lost its power, or another one that has it open still. */
  readonly leftBy?: string;
}

/** What a look over the whole catalogue found: verdict first, then the sentence and what it is made of. */
export interface CatalogueFinding {
  readonly verdict: 'ok' | 'warn' | 'bad';
  readonly sentence: string;
  readonly about: Reason;
}

/** A piece of the map, degrees; `west` greater than `east`: it lies across the date line. */
export interface Area {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** From the first month to the last, such as 1962-03, both among them. */
export interface Months {
  readonly from: string;
  readonly to: string;
}

/** Empty lists mean "any". `text` is matched against numbers, file names, places and names. */
export interface CollectionFilter {
  readonly text: string;
  readonly statuses: readonly Status[];
  readonly taxonIds: readonly number[];
  readonly sourceIds: readonly number[];
  readonly views: readonly string[];
  readonly determiners: readonly string[];
  /** Photos whose file could not be read. */
  readonly files: readonly 'unreadable'[];
  /** Where they were collected. */
  readonly areas: readonly Area[];
  /** When. A date of which only the year is known passes where the whole year does. */
  readonly collected: readonly Months[];
}

export const EVERYTHING: CollectionFilter = {
  text: '',
  statuses: [],
  taxonIds: [],
  sourceIds: [],
  views: [],
  determiners: [],
  files: [],
  areas: [],
  collected: [],
};

export const PHOTO_ORDERS = ['catalogue-number', 'name', 'certainty', 'date-collected', 'newest'] as const;
export type PhotoOrder = (typeof PHOTO_ORDERS)[number];

export interface PhotoCard {
  readonly photoId: number;
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  readonly view: string | null;
  /** Photos of the same specimen, this one included. */
  readonly views: number;
  readonly status: Status;
  readonly scientificName: string | null;
  readonly italic: boolean;
  readonly qualifier: Qualifier | null;
  /** 0..1; only for a machine's name. */
  readonly certainty: number | null;
  readonly isType: boolean;
  /** Set when the file could not be read. */
  readonly trouble: string | null;
}

export interface PhotoPage {
  readonly cards: readonly PhotoCard[];
  /** Of each card, in the order of the columns that were asked for; left out: none were. */
  readonly cells?: readonly (readonly string[])[];
  readonly total: number;
  readonly next: string | null;
}

export interface FacetValue<T> {
  readonly value: T;
  readonly label: string;
  readonly photos: number;
}

/** Counts within the filter's other facets, so that choosing never leads to nothing unseen. */
export interface Facets {
  /** That pass, with a photo that does. */
  readonly specimens: number;
  readonly statuses: readonly FacetValue<Status>[];
  /** As a flat tree, wider taxa first, each with its depth from 0. */
  readonly taxa: readonly (FacetValue<number> & {
    readonly depth: number;
    readonly italic: boolean;
    /** A label, which may be tied to a taxon. */
    readonly isLabel?: true;
  })[];
  readonly sources: readonly FacetValue<number>[];
  readonly views: readonly FacetValue<string>[];
  readonly determiners: readonly FacetValue<string>[];
  readonly files: readonly Omit<FacetValue<'unreadable'>, 'label'>[];
  /** Photos per year collected, ascending. */
  readonly years: readonly { readonly year: number; readonly photos: number }[];
}

export interface TaxonProgress {
  readonly taxon: Pick<Taxon, 'id' | 'scientificName' | 'taxonRank'>;
  readonly photos: number;
  readonly verified: number;
  readonly proposed: number;
  readonly doubtful: number;
}
