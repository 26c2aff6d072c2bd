/* Photos that a person may want to take again, and why. Runs everywhere. */
import type { PhotoFlaw } from '../domain/intake/quality.ts';

export interface Retake {
  readonly photoId: number;
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  readonly view: string | null;
  /** The gravest first. */
  readonly flaws: readonly PhotoFlaw[];
}

export interface RetakesRequest {
  /** Photos older than this one; null: from the newest on. */
  readonly before: number | null;
  readonly limit: number;
}

export interface RetakeList {
  readonly rows: readonly Retake[];
  /** What `before` is for the next page; null: this is the last. */
  readonly next: number | null;
}

export interface RetakesExportRequest {
  /** Absolute path of the file to write. */
  readonly path: string;
  readonly replace: boolean;
}

export interface RetakesExportResult {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Answered by the catalogue thread. */
export interface RetakeRequests {
  'retakes.count': () => number;
  /** The newest first. */
  'retakes.page': (input: RetakesRequest) => RetakeList;
  /** `kept`: it is good enough and leaves the list; else it comes back to it. */
  'retakes.keep': (input: { readonly photoId: number; readonly kept: boolean }) => null;
}
