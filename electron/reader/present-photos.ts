/*
 * Which photos are there as they were imported, for work that goes on without the others. A folder that is away ends it, unless
 * a person lets it go on without: the folder was deleted, or its drive is gone for good. What was left out is counted by
 * folder. Runs in the threads.
 */
import { basename } from 'node:path';
import { addTo } from '../domain/lists.ts';
import { shownPath } from '../domain/path-text.ts';
import { folderOf, textOf } from '../files/path-text.ts';
import { FILES_NAMED, type MissingPhotos } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import { MOST_PATHS, type Reader } from './calls.ts';
import { readerOfThread } from './of-thread.ts';
import type { PhotoAt, Seen } from '../photos/look-at.ts';
import { lookAtEach } from './photo-fault.ts';

export class PresentPhotos {
  readonly #reader: Reader;
  readonly #withoutAway: boolean;
  readonly #missing = new Map<string, { away: number; gone: number; changed: string[] }>();
  /** Folders on drives that do not answer, with what was said of it: each question to one takes a minute. */
  readonly #silent = new Map<string, ProblemError>();

  constructor(reader: Reader = readerOfThread, { withoutAway = true } = {}) {
    this.#reader = reader;
    this.#withoutAway = withoutAway;
  }

  /** What was left out so far, by folder. */
  get missing(): readonly MissingPhotos[] {
    const folders = [...this.#missing].map(([folder, { away, gone, changed }]) => ({
      folder: shownPath(folder),
      away,
      gone,
      ...(changed.length > 0 ? { changed: { photos: changed.length, files: changed.slice(0, FILES_NAMED) } } : {}),
    }));
    return folders.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  /** Those that are there, in their order. Rejects with 'system-short' where that cannot be known, or 'photos-away'. */
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
          else this.#count(folder, one, photo);
        }
      }
    }
    return photos.filter((photo) => there.has(photo));
  }

  async #look(folder: string, photos: readonly PhotoAt[]): Promise<Seen[]> {
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

  #count(folder: string, fault: Exclude<Seen, 'there'>, { path }: PhotoAt): void {
    if (fault instanceof ProblemError && (fault.code !== 'photos-away' || !this.#withoutAway)) throw fault;
    const counts = this.#missing.get(folder) ?? { away: 0, gone: 0, changed: [] };
    if (fault === 'changed') counts.changed.push(shownPath(basename(textOf(path))));
    else counts[fault === 'own-fault' ? 'gone' : 'away'] += 1;
    this.#missing.set(folder, counts);
  }
}
