/* Copies of a catalogue's file, kept in its folder `backups`. Runs everywhere. */
import type { CatalogueSummary } from './collection.ts';

/**
 * daily: made by the program once a day; asked: a person asked for it; before-change: made before an
 * import or a repair rewrites much; before-update: made before a newer program changed
 * the file; replaced: a sound file that was set aside for a copy; damaged: a file that was set aside because it could not
 * be used.
 */
export const BACKUP_KINDS = ['daily', 'asked', 'before-change', 'before-update', 'replaced', 'damaged'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** What is in a catalogue's file. */
export interface Held {
  readonly specimens: number;
  readonly photos: number;
  readonly determinations: number;
  /** When the last act (a decision, an import, an undo) in it was done; null before the first. */
  readonly lastActUtc: string | null;
}

export interface Backup {
  /** The file's name in `backups`. */
  readonly name: string;
  readonly kind: BackupKind;
  readonly madeUtc: string;
  readonly bytes: number;
  /** It was opened again and looked through page by page before it got its name. */
  readonly verified: boolean;
  /** null where it was not looked into, or could not be. */
  readonly held: Held | null;
}

export interface BackupList {
  /** Newest first. */
  readonly backups: readonly Backup[];
  /** What the catalogue holds now; null where its file cannot be read. */
  readonly now: Held | null;
}

/** The catalogue in `folder`, open or not: a damaged one cannot be opened. */
export interface BackupRequests {
  'backups.list': (input: { readonly folder: string }) => BackupList;
  /** Of the open catalogue. */
  'backups.make': () => Backup;
  /** Sets the catalogue's file aside, puts a copy in its place, and opens it. */
  'backups.restore': (input: { readonly folder: string; readonly name: string }) => CatalogueSummary;
}

/** The newest copy that can be relied on: what is offered first. */
export function newestVerified(backups: readonly Backup[]): Backup | null {
  return backups.find(({ verified, held }) => verified && held !== null) ?? null;
}
