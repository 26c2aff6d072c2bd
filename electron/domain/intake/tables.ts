/*
 * Tables beside photos: what their columns are taken for, and what was found in them. Plain data, so that a choice of columns
 * can be kept and a report shown. Runs everywhere.
 */
import { type ReadTerm, readTerms, type TermName } from '../darwin-core/terms.ts';

/**
 * Beside these a column may be any of Darwin Core's terms that are read. 'label': words that stand for themselves, unless they are surely
 * a scientific name. 'custom': kept as it is, under its own heading.
 */
export const COLUMN_USES = [
  'file-name',
  'catalogue-number',
  'name',
  'label',
  'determiner',
  'date-identified',
  'custom',
  'left-out',
] as const;

/** Terms that say how something is called, and the view. */
export const NAME_TERMS = [
  'scientificNameAuthorship',
  'taxonRank',
  'identificationQualifier',
  'identificationRemarks',
  'kingdom',
  'phylum',
  'class',
  'order',
  'family',
  'genus',
  'vernacularName',
  'view',
] as const satisfies readonly TermName[];

/** Darwin Core's terms of a row, beside those that have a word of their own in COLUMN_USES. */
export type ColumnTerm =
  | Exclude<ReadTerm<'records'>, 'catalogNumber'>
  | (typeof NAME_TERMS)[number]
  | 'specificEpithet'
  | 'infraspecificEpithet'
  | 'verbatimIdentification';

export type ColumnUse = (typeof COLUMN_USES)[number] | ColumnTerm;

/** Whether two columns cannot be this and that: each use but 'custom' and 'left-out' is of one alone, and names are taxa or labels. */
export function excludes(use: ColumnUse, other: ColumnUse): boolean {
  if (use === 'custom' || use === 'left-out') return false;
  return use === other || (NAMES.has(use) && NAMES.has(other));
}

const NAMES: ReadonlySet<ColumnUse> = new Set(['name', 'label']);

export const ALL_USES: readonly ColumnUse[] = [
  ...COLUMN_USES,
  ...readTerms('records').filter((term) => term !== 'catalogNumber'),
  ...NAME_TERMS,
  'specificEpithet',
  'infraspecificEpithet',
  'verbatimIdentification',
];

/** In the order of the table. Of a kept choice only headings count, so that it fits tables whose columns moved. */
export type TableColumns = readonly { readonly heading: string; readonly use: ColumnUse }[];

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'macintosh',
  'cp850',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * Why a cell may not say what it said when it was written: a byte that is no UTF-8; letters that some program wrote as
 * question marks, or encoded twice; a formula that ends in an error, or that nothing has worked out yet; a date before
 * March 1900, which programs take for different days; no date that has one meaning, or no coordinate, in a column of these;
 * a latitude or longitude beside which the other is missing.
 */
export type OddCellReason =
  | 'bad-byte'
  | 'lost-letter'
  | 'encoded-twice'
  | 'error'
  | 'not-worked-out'
  | 'early-date'
  | 'no-date'
  | 'no-coordinate'
  | 'half-coordinate';

export interface OddCell {
  readonly line: number;
  readonly heading: string;
  readonly text: string;
  readonly why: OddCellReason;
}

/** The first of many. */
export interface Some<T> {
  readonly count: number;
  readonly first: readonly T[];
}

/** How a file was read as a table. */
export interface TableReading {
  /** null for a workbook. Not sure: another fits nearly as well; `words` are some that it decides about, as they were read. */
  readonly encoding: { readonly name: Encoding; readonly sure: boolean; readonly words: readonly string[] } | null;
  readonly delimiter: ',' | ';' | '\t' | '|' | null;
  /** Of a workbook: the sheet that was read, and others that hold something. */
  readonly sheet: string | null;
  readonly otherSheets: readonly string[];
  /** The line of the headings; what stands above it is no part of the table. */
  readonly headingLine: number;
  readonly oddCells: Some<OddCell>;
  /** Filled cells under no heading, which are left out. */
  readonly withoutHeading: number;
}

/** A row that is told: its line, what it names its photo or specimen by, and what it could mean. */
export interface ToldRow {
  readonly line: number;
  readonly key: string;
  readonly fits: readonly string[];
}

export interface ColumnReport {
  readonly heading: string;
  readonly use: ColumnUse;
  /** What it is taken for unless a person says otherwise. */
  readonly proposed: ColumnUse;
  /** Rows in which it says something. */
  readonly filled: number;
}

/** What is told of another program's file, by its code, and the first pictures or records of which it is. */
export interface PeerNote {
  readonly code: string;
  readonly of: Some<string>;
}

/** What came of a table. Every row is counted once among `matched` … `repeated`. */
export interface TableReport {
  readonly file: string;
  /** The other program whose file it is, and what is told of that; null: a table of no program in particular. */
  readonly from: { readonly peer: string; readonly notes: readonly PeerNote[] } | null;
  readonly reading: TableReading;
  readonly columns: readonly ColumnReport[];
  readonly rows: number;
  /** Rows that are used. */
  readonly matched: number;
  /** Of these, rows that fit only without regard to letters, separators or endings of file names. */
  readonly loosely: Some<ToldRow>;
  readonly unmatched: Some<ToldRow>;
  /** Rows that name neither a file nor a number. */
  readonly withoutKey: number;
  /** Fits several, so it was not used. */
  readonly ambiguous: Some<ToldRow>;
  /** Rows of one number or photo that contradict each other, none of which was used. */
  readonly contradicting: Some<ToldRow>;
  /** Rows that say once more what a row before them said. */
  readonly repeated: number;
  /** Numbers that a spreadsheet changed, with what they were most likely; used only where a person agreed. */
  readonly spoilt: Some<ToldRow>;
  readonly spoiltUsed: boolean;
  /** Of the rows that are used, those that say that nobody knows the name. */
  readonly unnamed: Some<ToldRow>;
  /** Of the rows that are used, those whose name is not understood, so that none is taken. */
  readonly notUnderstood: Some<ToldRow>;
}
