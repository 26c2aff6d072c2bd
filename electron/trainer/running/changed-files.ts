/* Photos that turned out to have another content than was imported, among those that could not be read. Trainer thread. */
import { basename } from 'node:path';
import type { PhotoFile } from '../../contract/threads.ts';
import { type ChangedPhotos, FILES_NAMED } from '../../domain/language/language.ts';
import { shownPath } from '../../domain/path-text.ts';
import type { ProblemError } from '../../domain/problems.ts';
import { textOf } from '../../files/path-text.ts';

export class ChangedFiles {
  readonly #files: string[] = [];

  /** For `onUnreadable` of a picture loader. */
  readonly hear = ({ path }: PhotoFile, { code }: ProblemError): void => {
    if (code === 'photo-changed') this.#files.push(shownPath(basename(textOf(path))));
  };

  get photos(): number {
    return this.#files.length;
  }

  /** `unreadable` with them and without. */
  apartFrom(unreadable: number): { readonly unreadable: number; readonly changed?: ChangedPhotos } {
    if (this.photos === 0) return { unreadable };
    const changed = { photos: this.photos, files: this.#files.slice(0, FILES_NAMED) };
    // Those that were read ahead of an early end were not counted.
    return { unreadable: Math.max(0, unreadable - this.photos), changed };
  }
}
