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
  const namesIn = (table: string, column: string): string[] => {
    if (!freshSchema(version).has(`table ${table}`)) return [];
    return db.raw<[string]>(`SELECT ${column} FROM ${table}`).map(([name]) => name);
  };
  const refuseUnless = (good: boolean, what: string, name: string) => {
    if (!good) throw new ProblemError('catalogue-foreign', { reason: foreignName(what, name) });
  };
  for (const folder of namesIn('source', 'folder')) refuseUnless(isSourceFolder(folder), 'a folder of photos', folder);
  const models = new Set<string>();
  for (const folder of namesIn('model', 'folder')) {
    refuseUnless(isModelName(folder), 'a model', folder);
    refuseUnless(!models.has(folder), 'more than one model', folder);
    models.add(folder);
  }
  if (freshSchema(version).has('table run')) {
    // Empty for a moment, while a run begins.
    for (const { id, folder } of db.all<{ id: number; folder: string }>('SELECT id, folder FROM run')) {
      refuseUnless(folder === '' || folder === `run-${id}`, `run ${id}`, folder);
    }
  }
  for (const name of namesIn('starting_weights', 'sha256')) refuseUnless(isWeightsName(name), 'starting weights', name);
}
