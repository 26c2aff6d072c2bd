/*
 * What a Darwin Core Archive is checked for, as data: every rule with its weight, gathered into the checks that a person reads.
 * Pure; runs everywhere.
 */

/** refuse: GBIF would not index the archive, or not these records. mend: it would, with something lost or doubtful. */
export type Weight = 'refuse' | 'mend';

/** Checks in the order in which they are told, each with its rules. */
export const CHECKS = {
  layout: {
    'not-a-zip': 'refuse',
    'too-large': 'refuse',
    'meta-missing': 'refuse',
    'meta-unreadable': 'refuse',
    'core-missing': 'refuse',
    'cores-several': 'refuse',
    'file-missing': 'refuse',
    'file-unreadable': 'refuse',
    'files-several': 'mend',
    'in-a-folder': 'mend',
    'no-rows': 'refuse',
  },
  terms: {
    'core-type-unknown': 'refuse',
    'extension-type-unknown': 'mend',
    'term-missing': 'mend',
    'term-unknown': 'mend',
    'term-twice': 'refuse',
    'index-twice': 'mend',
    'index-wrong': 'refuse',
    'default-beside-index': 'mend',
  },
  columns: { 'columns-wrong': 'refuse', 'heading-as-row': 'refuse', 'heading-unlike': 'mend' },
  letters: { 'encoding-missing': 'mend', 'encoding-unknown': 'refuse', 'mark-first': 'mend', 'letters-lost': 'mend' },
  identifiers: { 'id-missing': 'refuse', 'id-empty': 'refuse', 'id-twice': 'refuse', 'id-twice-in-case': 'refuse' },
  links: { 'coreid-missing': 'refuse', 'coreid-empty': 'mend', 'coreid-dangling': 'mend' },
  nothing: { 'null-written': 'mend', 'entity-written': 'mend' },
  basis: { 'basis-missing': 'refuse', 'basis-unknown': 'refuse' },
  names: { 'name-missing': 'mend', 'name-with-qualifier': 'mend' },
  dates: { 'date-missing': 'mend', 'date-unreadable': 'mend', 'date-to-come': 'mend', 'date-too-early': 'mend' },
  coordinates: {
    'coordinate-alone': 'mend',
    'coordinate-no-number': 'mend',
    'coordinate-out': 'refuse',
    'coordinate-swapped': 'refuse',
    'coordinate-zero': 'mend',
  },
  uncertainty: { 'uncertainty-missing': 'mend', 'uncertainty-wrong': 'mend' },
  status: { 'status-unknown': 'mend' },
  licence: { 'licence-missing': 'refuse', 'licence-unknown': 'refuse', 'licence-of-record': 'mend' },
  media: { 'media-missing': 'mend', 'media-address': 'mend', 'media-twice': 'mend' },
  description: {
    'eml-missing': 'refuse',
    'eml-unreadable': 'refuse',
    'title-missing': 'refuse',
    'creator-missing': 'refuse',
    'contact-missing': 'refuse',
    'pubdate-missing': 'refuse',
    'pubdate-wrong': 'refuse',
    'abstract-missing': 'refuse',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Weight>>>>;

type AllChecks = typeof CHECKS;
export type CheckName = keyof AllChecks;
/** Of a union of records, the keys of each. */
type KeysOf<T> = T extends unknown ? keyof T : never;
export type RuleName = KeysOf<AllChecks[CheckName]>;

export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];

const WEIGHTS = Object.assign({}, ...Object.values(CHECKS)) as Readonly<Record<RuleName, Weight>>;

export function weightOf(rule: RuleName): Weight {
  return WEIGHTS[rule];
}

/** Where something is to be mended. */
export interface RecordAt {
  /** Identifier of the record, as the archive has it; null where it has none. */
  readonly id: string | null;
  /** Of the file, from 1, where it is known. */
  readonly line: number | null;
  /** What stands there. */
  readonly value: string;
}

export interface Finding {
  readonly rule: RuleName;
  readonly weight: Weight;
  /** Of the archive; null: the archive as a whole. */
  readonly file: string | null;
  /** The term or the part that it is about; '' where the rule says it. */
  readonly about: string;
  readonly count: number;
  /** The first of them. */
  readonly records: readonly RecordAt[];
  readonly sentence: string;
}

export interface Verdict {
  readonly wouldIndex: boolean;
  /** Those to refuse first. */
  readonly findings: readonly Finding[];
  /** Checks in which nothing was found, of those that were made. */
  readonly passed: readonly CheckName[];
  /** Rows of each file. */
  readonly rows: Readonly<Record<string, number>>;
}

/** So many records of a finding are named. */
export const MOST_RECORDS = 20;
