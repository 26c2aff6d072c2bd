/*
 * Everything that was ever done to the catalogue: who, when, what, on which specimens, and how each was before and after.
 * Read alone; nothing here changes anything. Runs everywhere.
 */
import type { FieldChange } from './field-change.ts';
import type { DeterminationVerdict } from './review.ts';
import type { NameRank, Qualifier } from '../domain/taxonomy.ts';

export const ACT_KINDS = ['decision', 'repair', 'import', 'undo', 'redo'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** What the list is narrowed to; nothing given: everything. */
export interface HistoryFilter {
  /** Empty: all. */
  readonly kinds: readonly ActKind[];
  /** Who sat at the desk, letter by letter. */
  readonly by: string | null;
  /** From this moment on, and before this one. */
  readonly fromUtc: string | null;
  readonly untilUtc: string | null;
  /** A specimen's number, in any spelling of it, taken out or not; acts that concern it. */
  readonly number: string | null;
  /** One specimen, which may have no number. */
  readonly specimenId: number | null;
}

export const ALL_HISTORY: HistoryFilter = {
  kinds: [],
  by: null,
  fromUtc: null,
  untilUtc: null,
  number: null,
  specimenId: null,
};

export interface HistoryPageRequest {
  readonly filter: HistoryFilter;
  readonly limit: number;
  readonly after?: string;
}

/**
 * What can be done with an act from where the catalogue stands now. undo, redo: it is the next one. newer: acts that came
 * after it must be undone first. undone: it is; acts before it must be done again first, or none can be since something else
 * was done. import: it is taken out as an import. turn: an undo or redo itself.
 */
export type ActTurn = 'undo' | 'redo' | 'newer' | 'undone' | 'import' | 'turn';

export interface HistoryAct {
  readonly actionId: number;
  readonly kind: ActKind;
  /** Of an undo or redo: that of the act that it turned. */
  readonly description: string;
  readonly madeUtc: string;
  /** null: it was not recorded. */
  readonly by: string | null;
  /** At most MOST_COUNTED; an act on more has `more`. */
  readonly specimens: number;
  readonly more: boolean;
  /** Where it is about one alone. */
  readonly specimen: HistorySpecimen | null;
  readonly undone: boolean;
  readonly turn: ActTurn;
}

/** So many specimens of an act are counted for the list. */
export const MOST_COUNTED = 10_000;

export interface HistorySpecimen {
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  /** The file of its first photo. */
  readonly photoName: string | null;
  /** False: it was taken out of the collection. */
  readonly there: boolean;
}

/** Newest first, by the clock of the computer that it was done on. */
export interface HistoryPage {
  readonly acts: readonly HistoryAct[];
  readonly next: string | null;
}

/** What the catalogue called a specimen at some moment, by persons' determinations. */
export interface NameThen {
  readonly name: NameInHistory | null;
  readonly doubtful: boolean;
}

export interface NameInHistory {
  readonly scientificName: string;
  readonly taxonRank: NameRank;
  readonly qualifier: Qualifier | null;
}

/** A determination that the act added, took back or put back. */
export interface SaidThen {
  readonly verdict: DeterminationVerdict;
  readonly name: NameInHistory | null;
  readonly identifiedBy: string;
  readonly byMachine: boolean;
  readonly remarks: string | null;
  /** As a table, a folder or a label says it. */
  readonly verbatim: string | null;
}

export interface HistoryEntry {
  readonly specimen: HistorySpecimen;
  /** null: no determination was touched. */
  readonly names: { readonly before: NameThen; readonly after: NameThen } | null;
  readonly said: readonly SaidThen[];
  readonly fields: readonly FieldChange[];
}

export interface HistoryActRequest {
  readonly actionId: number;
  readonly limit: number;
  /** The specimen after which the page begins. */
  readonly after?: number;
  /** Only these specimens, as the filter has them. */
  readonly number: string | null;
  readonly specimenId: number | null;
}

export interface HistoryActDetail {
  readonly entries: readonly HistoryEntry[];
  /** Names of taxa that were put right. */
  readonly taxa: readonly FieldChange[];
  readonly next: number | null;
}

export interface HistoryExportRequest {
  readonly filter: HistoryFilter;
  /** Absolute path of the file to write. */
  readonly path: string;
  readonly replace: boolean;
}

export interface HistoryExportResult {
  readonly path: string;
  readonly acts: number;
  readonly rows: number;
  readonly bytes: number;
}

/** Answered by the catalogue thread. */
export interface HistoryRequests {
  'history.page': (input: HistoryPageRequest) => HistoryPage;
  'history.act': (input: HistoryActRequest) => HistoryActDetail;
  /** Everybody who ever did something, by name. */
  'history.people': () => readonly string[];
}
