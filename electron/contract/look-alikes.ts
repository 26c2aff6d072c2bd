/*
 * What looks alike to a network: evidence for a name, groups of what waits, the best specimens of a name. All of it rests on
 * embeddings that models left in the catalogue. Runs everywhere.
 */
import type { Status } from './collection.ts';
import type { ReviewQueueItem } from './review.ts';
import type { Taxon } from '../domain/taxonomy.ts';

/** A specimen that a person named, with the photo that is looked at. */
export interface NamedSpecimen {
  readonly specimenId: number;
  readonly photoId: number;
  readonly fileName: string;
  readonly catalogNumber: string | null;
  readonly taxon: Taxon;
  readonly identifiedBy: string;
  /** '': it was not recorded. */
  readonly dateIdentifiedUtc: string;
}

/**
 * Why nothing looks alike. no-embeddings: no model that keeps them has looked at the photos; not-looked: at this specimen's;
 * nothing-named: no person has named another one.
 */
export type NothingAlike = 'no-embeddings' | 'not-looked' | 'nothing-named';

/** share: how far the work that comes first is, 0 to 1; to be asked again after a while. */
export type Worked<T> = { readonly share: number } | T;

export type LookAlikes = { readonly found: readonly NamedSpecimen[] } | { readonly nothing: NothingAlike };

export interface LookAlikeGroup {
  /** In the order of their looks. */
  readonly specimenIds: readonly number[];
  /** Of one in its middle. */
  readonly photoId: number;
  /** The name that most of those show which show any; null: none does. */
  readonly name: { readonly scientificName: string; readonly italic: boolean } | null;
  /** How many of them show it. */
  readonly agree: number;
}

export interface LookAlikeGroups {
  /** Largest doubt first. */
  readonly groups: readonly LookAlikeGroup[];
  /** Specimens that wait and are in no group: they look like no other, or no model that keeps embeddings has looked at them. */
  readonly left: number;
  /** False: no model that keeps embeddings has looked at any photo. */
  readonly compared: boolean;
}

export interface GroupCard extends ReviewQueueItem {
  readonly taxonId: number | null;
  readonly italic: boolean;
  readonly isType: boolean;
  readonly trouble: string | null;
}

/** Of one question. */
export const MOST_CARDS = 200;
export const MOST_ALIKE = 24;

export interface LookAlikeRequests {
  /** The nearest specimens that people named, at most `limit`, nearest first. */
  'review.look-alikes': (input: { readonly specimenId: number; readonly limit: number }) => Worked<LookAlikes>;
  /** Those with these statuses in groups. */
  'review.groups': (input: { readonly statuses: readonly Status[] }) => Worked<LookAlikeGroups>;
  /** These specimens as they are now, in this order; those that are there no more are left out. */
  'review.cards': (input: {
    readonly specimenIds: readonly number[];
    readonly modelId: number | null;
  }) => readonly GroupCard[];
  /** Specimens that people gave this name, those nearest to the middle of all of them first. */
  'review.best-of': (input: {
    readonly taxonId: number;
    readonly besides: number;
    readonly limit: number;
  }) => readonly NamedSpecimen[];
}
