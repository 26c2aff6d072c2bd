/*
 * What a person dropped on the window: the preload says its path, and only a folder or a file that the program has a use
 * for may then be read. Runs in main.
 */
import { existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { MODEL_FILE_ENDING } from '../contract/model-file.ts';
import type { Dropped } from '../contract/requests.ts';
import { WEIGHTS_ENDINGS } from '../contract/starting-weights.ts';
import { CATALOGUE_FILE } from '../files/place-to-write.ts';
import type { Grants } from './grants.ts';

/** Grants what was dropped, as a dialog would have. */
export function grantDrop(grants: Grants, path: string): void {
  const kind = kindOf(path);
  if (kind === 'catalogue' || kind === 'photos') grants.give(path, 'dropped');
  else if (kind !== null) grants.give(path, 'read-file');
}

/** Throws 'bad-request' for what was not dropped, or is of no use. */
export function droppedThing(grants: Grants, path: string): Dropped {
  grants.demand(path, 'dropped', 'read-file');
  return { path, kind: kindOf(path) ?? 'photos' };
}

/** null: nothing that the program has a use for. */
function kindOf(path: string): Dropped['kind'] | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return existsSync(join(path, CATALOGUE_FILE)) ? 'catalogue' : 'photos';
  if (!found?.isFile()) return null;
  const ending = extname(path).toLowerCase();
  if (ending === MODEL_FILE_ENDING) return 'model';
  return WEIGHTS_ENDINGS.includes(ending.slice(1)) ? 'weights' : null;
}
