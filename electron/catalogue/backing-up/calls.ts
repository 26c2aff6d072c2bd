/* Starts the file thread for one call and ends it: whole files are read there, so that no catalogue waits. */
import type { Held } from '../../contract/backups.ts';
import type { SavedCatalogue } from '../../contract/salvage.ts';
import { threadFile } from '../../files/program-folder.ts';
import { type Client, startThread } from '../../calls/call.ts';
import type { Damage } from '../salvage/damage.ts';
import type { Copied, CopyRequest } from './copy.ts';
import type { NewCopy } from '../backups/folder.ts';
import type { Unsound } from '../database/soundness.ts';
import type { NameAsked, NamesInCopies } from './named.ts';

export interface FileThread {
  copy: (input: CopyRequest) => Copied;
  /** The second half of a copy whose pages were written elsewhere. */
  finish: (input: {
    readonly place: NewCopy;
    readonly backups: string;
    readonly expected: Held;
    readonly modifiedMs: number | null;
  }) => Copied;
  /** Throws ProblemError 'backup-unusable'. */
  verify: (input: { readonly file: string; readonly name: string }) => Held;
  /** The same of a catalogue's own file, with its write-ahead log. */
  sound: (input: { readonly file: string }) => null;
  /** `open`: this process has it open; a file that SQLite holds must not be opened and closed beside it. */
  damage: (input: { readonly file: string; readonly open?: true }) => Damage;
  /** Throws ProblemError 'folder-not-empty'. */
  save: (input: { readonly file: string; readonly into: string }) => SavedCatalogue;
  /** null: cannot be read. In the order of the files. */
  look: (input: { readonly files: readonly string[] }) => readonly (Held | null)[];
  /** Which of these names the copies hold. */
  named: (input: { readonly files: readonly string[]; readonly names: readonly NameAsked[] }) => NamesInCopies;
  /** SQLite's own look over an open catalogue's file, on a connection of its own. */
  unsound: (input: { readonly file: string }) => Unsound;
  /** Sets an open catalogue's file aside as it is, sound or not; gives the name in `backups`. */
  'as-it-is': (input: { readonly file: string; readonly backups: string }) => string;
}

/** A side task under way; `stop` ends it without waiting, and the promise then rejects. */
export interface SideTask<T> {
  readonly result: Promise<T>;
  stop(): Promise<void>;
}

export function inFileThread<T>(ask: (thread: Client<FileThread>) => Promise<T>): SideTask<T> {
  const thread = startThread<FileThread, Record<never, never>>('files', threadFile('threads/backups'));
  const result = ask(thread).finally(() => thread.terminate());
  return { result, stop: () => thread.terminate() };
}
