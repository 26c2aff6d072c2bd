/*
 * Which photos are there, for work that a person lets go on without the others: a folder was deleted, or its drive is gone for
 * good. What was left out is counted by folder. Runs in the threads.
 */
import { addTo } from '../domain/lists.ts';
import { shownPath } from '../domain/path-text.ts';
import { folderOf, textOf } from '../files/path-text.ts';
import type { MissingPhotos } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import { MOST_PATHS, type Reader } from './calls.ts';
import { readerOfThread } from './of-thread.ts';
import type { PhotoAt } from '../photos/look-at.ts';
import { lookAtEach } from './photo-fault.ts';

export class PresentPhotos {
  readonly #reader: Reader;
  readonly #missing = new Map<string, { away: number; gone: number }>();
  /** Folders on drives that do not answer, with what was said of it: each question to one takes a minute. */
  readonly #silent = new Map<string, ProblemError>();

  constructor(reader: Reader = readerOfThread) {
    this.#reader = reader;
  }

  /** What was left out so far, by folder. */
  get missing(): readonly MissingPhotos[] {
    const folders = [...this.#missing].map(([folder, counts]) => ({ folder: shownPath(folder), ...counts }));
    return folders.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  /** Those that are there, in their order. Rejects with 'system-short' where that cannot be known. */
  async among<P extends PhotoAt>(photos: readonly P[]): Promise<P[]> {
    const byFolder = new Map<string, P[]>();
    for (const photo of photos) addTo(byFolder, photo.source ?? textOf(folderOf(photo.path)), photo);
    const there = new Set<P>();
    for (const [folder, own] of byFolder) {
      for (let from = 0; from < own.length; from += MOST_PATHS) {
        const some = own.slice(from, from + MOST_PATHS);
        const seen = await this.#look(folder, some);
        for (const [index, photo] of some.entries()) {
          const one = seen[index] ?? 'own-fault';
          if (one === 'there') there.add(photo);
          else this.#count(folder, one);
        }
      }
    }
    return photos.filter((photo) => there.has(photo));
  }

  async #look(folder: string, photos: readonly PhotoAt[]): Promise<('there' | 'own-fault' | ProblemError)[]> {
    const all = (problem: ProblemError) => photos.map(() => problem);
    const silent = this.#silent.get(folder);
    if (silent) return all(silent);
    try {
      return await lookAtEach(photos, this.#reader);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'photos-away') throw error;
      this.#silent.set(folder, error);
      return all(error);
    }
  }

  #count(folder: string, fault: 'own-fault' | ProblemError): void {
    if (fault !== 'own-fault' && fault.code !== 'photos-away') throw fault;
    const counts = this.#missing.get(folder) ?? { away: 0, gone: 0 };
    counts[fault === 'own-fault' ? 'gone' : 'away'] += 1;
    this.#missing.set(folder, counts);
  }
}
