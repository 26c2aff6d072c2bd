/*
 * The rows of a file that lead to folders: each name of the form that the program writes, and none used twice, since what
 * one removes the other still needs. The million names of photos are looked at where their paths are made (inside.ts): a
 * look at all of them took 0.4 s of processor. Runs where a catalogue is opened.
 */
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle } from '../database/database.ts';
import { foreignName, isModelName, isSourceFolder, isWeightsName } from '../database/inside.ts';
import { freshSchema } from './compare-schema.ts';

/** Throws ProblemError 'catalogue-foreign'. Its schema is that of `version`. */
export function lookAtRows(db: ReadHandle, version: number): void {
  const has = (table: string) => freshSchema(version).has(`table ${table}`);
  const refuseUnless = (good: boolean, what: string, name: string) => {
    if (!good) throw new ProblemError('catalogue-foreign', { reason: foreignName(what, name) });
  };
  if (has('source')) {
    for (const { folder } of db.all<{ folder: string }>('SELECT folder FROM source')) {
      refuseUnless(isSourceFolder(folder), 'a folder of photos', folder);
    }
  }
  if (has('model')) {
    const seen = new Set<string>();
    for (const { folder } of db.all<{ folder: string }>('SELECT folder FROM model')) {
      refuseUnless(isModelName(folder), 'a model', folder);
      refuseUnless(!seen.has(folder), 'more than one model', folder);
      seen.add(folder);
    }
  }
  if (has('run')) {
    // Empty for a moment, while a run begins.
    for (const { id, folder } of db.all<{ id: number; folder: string }>('SELECT id, folder FROM run')) {
      refuseUnless(folder === '' || folder === `run-${id}`, `run ${id}`, folder);
    }
  }
  if (has('starting_weights')) {
    for (const { sha256 } of db.all<{ sha256: string }>('SELECT sha256 FROM starting_weights')) {
      refuseUnless(isWeightsName(sha256), 'starting weights', sha256);
    }
  }
}
