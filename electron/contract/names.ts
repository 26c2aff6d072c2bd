/*
 * The names of the catalogue as a curator keeps them: the ranked tree, one taxon with all that is known of it, and what is
 * added or corrected. Each correction is one act, undone as one; determinations are never touched. Runs everywhere.
 */
import type { Rank, Taxon, TaxonHit } from '../domain/taxonomy.ts';
import type { ListPlan } from './lists.ts';
import type { RepairPlan, RepairResult } from './repair.ts';

export interface VernacularName {
  readonly name: string;
  /** As the list gives it, mostly a code such as "en" or "deu"; null: not told. */
  readonly language: string | null;
}

/** A name in the tree. */
export interface NameRow extends Omit<Taxon, 'vernacularName'> {
  /** Name of the accepted taxon where this one is a synonym. */
  readonly acceptedName: string | null;
  readonly vernacularNames: readonly VernacularName[];
  /** Specimens that show it or a narrower name: named by a person, and with a machine's name. */
  readonly verified: number;
  readonly proposed: number;
  /** Whether names stand below it: its synonyms and its narrower taxa. */
  readonly hasBelow: boolean;
}

export interface NamesPageRequest {
  /** The names below this one, its synonyms and narrower taxa, in their order. null: those below none. */
  readonly under: number | null;
  readonly limit: number;
  readonly after?: string;
}

export interface NamesPage {
  readonly rows: readonly NameRow[];
  readonly next: string | null;
}

/** A model that has a taxon among its classes, under the name that it learned. */
export interface KnowingModel {
  readonly id: number;
  readonly name: string;
  readonly learnedAs: string;
  /** It learned a name that is a synonym today, or that was put right since. */
  readonly isOldName: boolean;
}

export interface NameDetail {
  readonly name: NameRow;
  /** The line that leads to it in the tree, widest first; of a synonym the last is its accepted name. */
  readonly wider: readonly NameRow[];
  /** Of it, where it is accepted. */
  readonly synonyms: readonly NameRow[];
  readonly models: readonly KnowingModel[];
  /** The place that it is pinned to, 1 to 9; null: none. */
  readonly pinned: number | null;
}

export const NAME_ACTS = ['add', 'correct', 'vernacular', 'synonym'] as const;

/** What is added or corrected. */
export type NameAct =
  /** `name`: with its authors, as a person types it. */
  | { readonly act: 'add'; readonly name: string; readonly rank: Rank; readonly parentId: number | null }
  | {
      readonly act: 'correct';
      readonly taxonId: number;
      readonly authorship: string | null;
      readonly rank: Rank;
      readonly parentId: number | null;
    }
  /** All of them, in the order in which they are shown: the first stands for the taxon in lists. */
  | { readonly act: 'vernacular'; readonly taxonId: number; readonly names: readonly VernacularName[] }
  /** null: it is an accepted name again. */
  | { readonly act: 'synonym'; readonly taxonId: number; readonly acceptedId: number | null };

export interface NameActResult extends RepairResult {
  /** The name that it was about. */
  readonly taxonId: number;
}

/** Names that a person has at hand while reviewing. */
export interface NamesAtHand {
  /** By the digit of their key, 1 to 9. */
  readonly pinned: readonly { readonly place: number; readonly name: TaxonHit }[];
  /** What specimens were called last, newest first. */
  readonly recent: readonly TaxonHit[];
}

/** Answered by the catalogue thread. */
export interface NameRequests {
  'names.page': (input: NamesPageRequest) => NamesPage;
  'names.detail': (input: { readonly taxonId: number }) => NameDetail;
  'names.at-hand': () => NamesAtHand;
  /** On the first key that is free, or off its key. Rejects with 'pins-full', 'name-unknown'. */
  'names.pin': (input: { readonly taxonId: number; readonly pinned: boolean }) => NamesAtHand;
  /** What the checklist in this file would change; only a file that a person pointed at. Rejects with 'csv-unreadable'. */
  'names.list-plan': (input: { readonly path: string }) => ListPlan;
  /** What the act would do; rejects as 'names.do' does. */
  'names.plan': (input: { readonly change: NameAct }) => RepairPlan;
  /** Rejects with 'wrong-setting', 'name-taken', 'nothing-to-put-right', 'name-unknown', 'bad-request'; nothing is written then. */
  /** `by`: who sits at the desk; '': nobody told. */
  'names.do': (input: { readonly change: NameAct; readonly by: string }) => NameActResult;
}
