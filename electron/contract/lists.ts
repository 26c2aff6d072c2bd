/*
 * Checklists brought into the names: what a file would change, before anything is written, and what was written. Runs
 * everywhere.
 */
import type { NameRank } from '../domain/taxonomy.ts';

/** What is told and not written. */
export const LIST_TROUBLES = [
  'doubled-id',
  'no-parent',
  'no-accepted',
  'circle',
  'rank-not-kept',
  'not-understood',
  'not-in-use',
  'several-taxa',
  'named-twice',
  'vernacular-of-nothing',
] as const;
export type ListTrouble = (typeof LIST_TROUBLES)[number];

export interface ListTold {
  readonly trouble: ListTrouble;
  readonly count: number;
  /** Names or places in the file. */
  readonly first: readonly string[];
}

export const LIST_CHANGES = ['new', 'authorship', 'parent', 'status', 'vernacular', 'gone'] as const;
export type ListChange = (typeof LIST_CHANGES)[number];

/** What is gone from a list stays in the catalogue. */
export type TakenChange = Exclude<ListChange, 'gone'>;
export const TAKEN_CHANGES = LIST_CHANGES.filter((change): change is TakenChange => change !== 'gone');

export interface ListedChange {
  readonly scientificName: string;
  readonly authorship: string | null;
  readonly taxonRank: NameRank;
  /** As it is; null: nothing. Of a new name nothing. */
  readonly from: string | null;
  /** As it would be. */
  readonly to: string | null;
}

export interface ListPlan {
  readonly title: string;
  readonly version: string | null;
  /** The version of the same list that was brought in last. */
  readonly before: { readonly version: string | null; readonly addedUtc: string } | null;
  readonly names: number;
  readonly same: number;
  /** Of each kind how many, and the first of them by name. */
  readonly changes: { readonly [C in ListChange]: { readonly count: number; readonly first: readonly ListedChange[] } };
  readonly told: readonly ListTold[];
}

export const MOST_LISTED = 300;

export interface AddListRequest {
  readonly path: string;
  /** The kinds of change that are written. */
  readonly take: readonly TakenChange[];
  /** Who sits at the desk; '': nobody told. */
  readonly by: string;
}

export interface AddListResult {
  readonly title: string;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  /** null: there was nothing to write. */
  readonly actionId: number | null;
}
