/*
 * What was read in wrongly is put right: which photos are of one specimen, numbers, views, names of taxa, fields, and what does
 * not belong into the collection at all. Each is one act, in the history of the specimens, undone as one. Runs everywhere.
 */
import type { Contradiction, ContradictionKind } from '../domain/intake/plan.ts';
import type { FieldEdit, FieldPlan, FieldsOf } from './fields.ts';
import type { ActionResult } from './review.ts';

export const REPAIRS = [
  'split',
  'join',
  'renumber',
  'move',
  'view',
  'turn',
  'take-photos-out',
  'take-specimens-out',
  'take-import-out',
  'rename',
  'fields',
] as const;
export type RepairAct = (typeof REPAIRS)[number];

export type Repair =
  /** each: every photo becomes a specimen of its own; else all of them, of one specimen, become one new specimen. */
  | { readonly act: 'split'; readonly photoIds: readonly number[]; readonly each: boolean }
  /** The others' photos become photos of `intoId`, which keeps its number. */
  | { readonly act: 'join'; readonly specimenIds: readonly number[]; readonly intoId: number }
  /** null: it has no number any more. */
  | { readonly act: 'renumber'; readonly specimenId: number; readonly catalogNumber: string | null }
  | { readonly act: 'move'; readonly photoIds: readonly number[]; readonly toId: number }
  /** null: nobody told. */
  | { readonly act: 'view'; readonly photoIds: readonly number[]; readonly view: string | null }
  /** Clockwise, degrees, beside how they stand now; their files stay as they are. */
  | { readonly act: 'turn'; readonly photoIds: readonly number[]; readonly by: 90 | 180 | 270 }
  | { readonly act: 'take-photos-out'; readonly photoIds: readonly number[] }
  | { readonly act: 'take-specimens-out'; readonly specimenIds: readonly number[] }
  | { readonly act: 'take-import-out'; readonly importId: number }
  | { readonly act: 'rename'; readonly taxonId: number; readonly scientificName: string }
  /** Several specimens: types among them are left out. */
  | { readonly act: 'fields'; readonly of: FieldsOf; readonly edits: readonly FieldEdit[] };

export interface RepairRequest {
  readonly repair: Repair;
  /** Stands with the doubt where two names meet. */
  readonly by: string;
}

/** What the act would do, before it is done. */
export interface RepairPlan {
  /** As the history would have it: "VC 13 joined into VC 12". */
  readonly description: string;
  readonly photos: number;
  readonly specimens: number;
  /** What else comes of it, in sentences. */
  readonly told: readonly string[];
  /** Of the act 'fields': what becomes of each. */
  readonly fields?: readonly FieldPlan[];
}

export interface RepairResult extends ActionResult {
  readonly told: readonly string[];
}

/** A specimen that was asked for in words: by its number, or by the name of one of its photos. */
export interface FoundSpecimen {
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  /** Of the taxon that it shows. */
  readonly scientificName: string | null;
  readonly photos: readonly FoundPhotoName[];
  /** The photo that was asked for; null where it was the number. */
  readonly photoId: number | null;
}

export interface FoundPhotoName {
  readonly photoId: number;
  readonly fileName: string;
  readonly view: string | null;
}

/** One reading of a folder, with what is still in the collection of what it brought. */
export interface ImportSummary {
  readonly id: number;
  /** As it is shown. */
  readonly folder: string;
  readonly startedUtc: string;
  /** It was stopped, or is under way. */
  readonly unended: boolean;
  readonly photos: number;
  readonly specimens: number;
  /** Photos that it brought and that were taken out since. */
  readonly takenOut: number;
  /** No photo of it is in the collection, but names are that it gave to specimens of other imports. */
  readonly onlyNames: boolean;
}

/** An import that can be gone on with from here. */
export interface UnendedImport {
  readonly id: number;
  /** As an import names it. */
  readonly folder: string;
  readonly startedUtc: string;
  /** Its folder was watched. */
  readonly watched: boolean;
}

/** What an import found and nobody has decided on yet. */
export interface OpenContradiction extends Contradiction {
  readonly id: number;
  readonly kind: ContradictionKind;
  readonly specimenId: number;
  /** The photo whose file says so; null for a name, which is its folder's. */
  readonly photoId: number | null;
  /** Somebody decided on it and took that back. */
  readonly wasUndone: boolean;
}

export interface OpenContradictions {
  readonly count: number;
  /** Of each kind those that one word settles together: not what somebody decided on and took back. */
  readonly ofKinds: readonly { readonly kind: ContradictionKind; readonly count: number; readonly areNames: boolean }[];
  /** The first MOST_OPEN, in the order in which they were found. */
  readonly first: readonly OpenContradiction[];
}

export const MOST_OPEN = 500;

export interface SettleRequest {
  /** These of them, all of a kind, or those that an import told last as `ofKinds` counts them. */
  readonly which:
    { readonly ids: readonly number[] } | { readonly kind: ContradictionKind; readonly importId?: number };
  readonly take: 'disk' | 'catalogue';
  /** Whose determinations the names are. */
  readonly by: string;
}

/** Answered by the catalogue thread. */
export interface RepairRequests {
  'repair.plan': (input: RepairRequest) => RepairPlan;
  'repair.do': (input: RepairRequest) => RepairResult;
  /**
   * By number, which may differ in separators and case; else by the file name or the end of the path of a photo. null: there
   * is none. Rejects with 'photo-ambiguous' where several photos are called so.
   */
  'specimens.find': (input: { readonly wanted: string }) => FoundSpecimen | null;
  'contradictions.list': (input: {
    readonly kind: ContradictionKind | null;
    readonly importId?: number;
  }) => OpenContradictions;
  /**
   * One act. Numbers and views are taken over; a name becomes a new determination. Rejects with 'nothing-to-put-right' where
   * none of them is open, 'number-taken', 'type-protected', 'wrong-setting'; nothing is written then.
   */
  'contradictions.settle': (input: SettleRequest) => RepairResult;
  /** Newest first. */
  'imports.list': () => readonly ImportSummary[];
  /** Those that stopped before their end and that no later import of their folder went on with, newest first. */
  'imports.unended': () => readonly UnendedImport[];
}
