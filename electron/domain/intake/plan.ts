/* What the plan of an import finds, for its sentences. Runs everywhere. */

/** How it was decided which photos are of one specimen; in this order of weight. */
export type ApartReason =
  | 'watched'
  | 'decided'
  | 'rule'
  | 'recorded'
  | 'number'
  | 'folder'
  | 'views'
  | 'counted-anew'
  | 'few-digits'
  | 'counter'
  | 'date'
  | 'words';

/** What is never settled in silence: told, listed, and no determination written from it. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  /** The specimen: its number, else a file name. */
  readonly specimen: string;
  /** What stands: the first of two names, or what the catalogue has. */
  readonly stands: string;
  /** What is said against it. */
  readonly says: string;
  /** Where: a path below the folder. */
  readonly path: string;
}

/**
 * two-names: folders of one import; against-catalogue: another name than a person gave before; copy: one picture under two
 * names; number, view: the file's name says another one than the catalogue; barcode: a code in the photo says another number
 * than the file's name. A person may settle all of a kind by one word: what the disk says, or what the catalogue has.
 */
export const CONTRADICTION_KINDS = [
  'number',
  'view',
  'barcode',
  'against-catalogue',
  'table',
  'two-names',
  'copy',
] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

/** Two names on the disk: to keep is to take the first, and to take is to take the second. */
export function isOfTwoNames(kind: ContradictionKind): kind is 'two-names' | 'copy' {
  return kind === 'two-names' || kind === 'copy';
}

/** Against what the catalogue knows of this folder. */
export interface PlanChanges {
  readonly added: number;
  readonly known: number;
  /** Known photos whose file has another size or date now. */
  readonly changed: number;
  /** Known specimens without a number that get theirs from the table. */
  readonly numbered: number;
  /** Photos that a person took out, whose files are as they were then: left out unless they are asked for again. */
  readonly takenOut: number;
  /** Photos of this folder that are there no more. */
  readonly vanished: number;
  readonly vanishedExamples: readonly string[];
}

/** What is recorded of a specimen, and what a table says now; `after`: empty where it says nothing any more. */
export interface ChangedTerm {
  readonly specimen: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface TermsChanged {
  readonly fields: number;
  readonly specimens: number;
  /** The first 500. */
  readonly first: readonly ChangedTerm[];
}

/** Photos without a name whose file name reads like one, which is not taken. */
export interface NamesInFiles {
  readonly photos: number;
  /** The first three, most photos first. */
  readonly names: readonly string[];
}
