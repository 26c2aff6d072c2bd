/* What goes out: CSV with a choice of columns, figures for a paper. Runs everywhere. */
import { USUAL_TERMS, WRITTEN_TERMS, type WrittenTerm } from '../domain/darwin-core/terms.ts';
import type { CollectionFilter, Status } from './collection.ts';

export type CsvColumn = WrittenTerm;
/** In the order in which they stand in the file. */
export const CSV_COLUMNS = WRITTEN_TERMS;

/** plain: RFC 4180, cells as they are, without the guard against formulas: for programs. excel: mark, guard, the separator given. */
export type CsvPreset = 'plain' | 'excel';

export interface CsvChoice {
  readonly preset: CsvPreset;
  readonly rows: 'specimen' | 'photo';
  readonly columns: readonly CsvColumn[];
  readonly statuses: readonly Status[];
  readonly taxonIds: readonly number[];
  /** Specimens with a photo that passes, and of their photos those that pass; left out: all. */
  readonly filter?: CollectionFilter;
  readonly separator: ',' | ';' | '\t';
}

export const DEFAULT_CSV: CsvChoice = {
  preset: 'plain',
  rows: 'specimen',
  columns: USUAL_TERMS,
  statuses: [],
  taxonIds: [],
  separator: ',',
};

/** The first ten rows exactly as they will be written. */
export interface CsvPreview {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
  /** Specimens that are left out: none of their photos can be read, and nobody has named them. */
  readonly unreadable: number;
  /** Specimens of the table whose place is marked as sensitive. */
  readonly sensitive: number;
}

export interface CsvExportRequest {
  readonly choice: CsvChoice;
  /** Absolute path of the file to write. */
  readonly path: string;
  readonly replace: boolean;
}

export interface CsvExportResult {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** As in the preview. */
  readonly unreadable: number;
  readonly sensitive: number;
}

export interface FiguresRequest {
  /** null: the newest model; with `among`, the newest that answered any photo. */
  readonly modelId: number | null;
  /** Absolute path of a folder that is new or empty. */
  readonly folder: string;
  /** Left out: all figures, those of results from the model's newest evaluation. Else Figure 2 and Table 1 of these photos alone. */
  readonly among?: CollectionFilter;
  /** Photos drawn by simple random sampling; all of them where there are fewer. */
  readonly sample: number;
  readonly seed: number;
}

export interface FiguresResult {
  readonly folder: string;
  readonly modelName: string;
  /** Names of the files in the folder. */
  readonly files: readonly string[];
  /** A sentence each: what could not be drawn, why, and how to get it. */
  readonly missing: readonly string[];
}
