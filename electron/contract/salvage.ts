/* What of a damaged catalogue can be read, and what of it was saved into a new one. Runs everywhere. */

export interface SavedTable {
  /** As in the catalogue's file. */
  readonly table: string;
  readonly saved: number;
  /** At least so many; rows that nothing speaks of any more cannot be counted. */
  readonly lost: number;
  /** Rows that others point to and that are gone: put there anew, with what is known of them. */
  readonly standIns: number;
}

export interface SavedCatalogue {
  readonly folder: string;
  readonly tables: readonly SavedTable[];
}
