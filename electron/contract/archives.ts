/* A Darwin Core Archive: what goes into it, how it will look, what is wrong with it. Runs everywhere. */
import { DEFAULT_GRID, type Grid } from '../domain/darwin-core/coarse-place.ts';
import type { Description, KeptDescription, Needed } from '../domain/darwin-core/description.ts';
import type { Verdict } from '../domain/darwin-core/verdict-rules.ts';
import type { Status } from './collection.ts';

export interface ArchiveChoice {
  /** Empty: all of them. */
  readonly statuses: readonly Status[];
  readonly taxonIds: readonly number[];
  /** Whether predictions are rows of identification.txt, as a machine's. */
  readonly machine: boolean;
  /** The cell in which places are given that are to be kept back, degrees. */
  readonly grid: Grid;
}

export const DEFAULT_ARCHIVE: ArchiveChoice = { statuses: [], taxonIds: [], machine: true, grid: DEFAULT_GRID };

/** A table of the archive: its heading and first rows exactly as they will be written. */
export interface ArchiveTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
}

/** A record that something is found about, as it is found here again. */
export interface RecordHere {
  readonly specimenId: number;
  readonly catalogNumber: string | null;
}

export interface ArchiveLook {
  readonly tables: readonly ArchiveTable[];
  /** Of the first records, in their order: their rows of identification.txt. */
  readonly identifications: readonly (readonly (readonly string[])[])[];
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly verdict: Verdict;
  /** Records that the verdict names, by their identifiers. */
  readonly records: Readonly<Record<string, RecordHere>>;
  /** What the description still lacks. */
  readonly missing: readonly Needed[];
  readonly total: number;
  /** As in a table. */
  readonly unreadable: number;
  readonly sensitive: number;
}

export interface ArchiveExportRequest {
  readonly choice: ArchiveChoice;
  /** Absolute path of the file to write. */
  readonly path: string;
  readonly replace: boolean;
}

export interface ArchiveExportResult {
  readonly path: string;
  readonly bytes: number;
  /** Of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly verdict: Verdict;
  readonly unreadable: number;
  readonly sensitive: number;
}

export interface CheckArchiveRequest {
  /** Absolute path of an archive, of whoever. */
  readonly path: string;
}

export type CheckArchiveResult = Verdict;

/** Answered by the catalogue thread. */
export interface ArchiveRequests {
  /** The whole archive looked through as it would be written; a later question ends an earlier one with 'cancelled'. */
  'archive.look': (input: ArchiveChoice) => ArchiveLook;
  'description.kept': () => KeptDescription;
  'description.keep': (input: Description) => null;
}
