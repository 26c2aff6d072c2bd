/* A look over the whole catalogue, and mending what follows from something else. Runs everywhere. */
import type { CatalogueFinding } from './collection.ts';

/** `contents`: every photo is read to its end as well. */
export interface CheckRequest {
  readonly contents: boolean;
}

export interface Mended {
  /** The copy in `backups` that was made before anything was changed. */
  readonly copy: string;
  /** What was mended, line by line; empty where nothing had to be. */
  readonly done: readonly CatalogueFinding[];
  /** What a look after it finds. */
  readonly findings: readonly CatalogueFinding[];
}
