/*
 * The folders and files that a person pointed at: by a dialog, a drop, or the list of recents. A request that names any
 * other is refused, so that a page gone wrong cannot reach about the disk. Runs in main.
 */
import { resolve, sep } from 'node:path';
import { ProblemError } from '../domain/problems.ts';
import type { Grant } from '../contract/pointed-at.ts';

export class Grants {
  readonly #granted = new Map<string, Set<Grant>>();

  give(path: string, grant: Grant): void {
    const key = resolve(path);
    this.#granted.set(key, (this.#granted.get(key) ?? new Set()).add(grant));
  }

  has(path: string, ...grants: readonly Grant[]): boolean {
    const given = this.#granted.get(resolve(path));
    return given !== undefined && grants.some((grant) => given.has(grant));
  }

  /** Throws 'bad-request'; the path goes to the log alone. */
  demand(path: string, ...grants: readonly Grant[]): void {
    if (!this.has(path, ...grants)) throw notGranted(path);
  }

  /** True for anything granted, and for what lies in a granted folder. */
  reaches(path: string): boolean {
    return [...this.#granted.keys()].some((granted) => isWithin(path, granted));
  }
}

export function isWithin(path: string, folder: string): boolean {
  const inner = resolve(path);
  const outer = resolve(folder);
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

export function notGranted(path: string): ProblemError {
  return new ProblemError('bad-request', {}, { detail: `not granted: ${path}` });
}
