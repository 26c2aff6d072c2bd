/*
 * Weights files that lie ready in the folders that the program looks in by itself. Runs in main and on the command line.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { type OfferedWeights, WEIGHTS_ENDINGS } from '../contract/starting-weights.ts';
import { programFolder, resource } from '../files/program-folder.ts';

/** `resources/weights` in the source tree; `weights` beside the installed program. */
export function weightsFolders(): string[] {
  const installed = programFolder.endsWith('.asar') ? [dirname(programFolder), dirname(process.execPath)] : [];
  return [resource('weights'), ...installed.map((folder) => join(folder, 'weights'))];
}

/** The weights files in these folders, by name; a folder that is not there has none. */
export function offeredWeights(folders: readonly string[] = weightsFolders()): OfferedWeights[] {
  return folders
    .flatMap((folder) => namesIn(folder).map((name) => ({ name, path: join(folder, name) })))
    .filter(({ name }) => WEIGHTS_ENDINGS.includes(extname(name).slice(1).toLowerCase()))
    .flatMap((file) => {
      const found = statSync(file.path, { throwIfNoEntry: false });
      return found?.isFile() ? [{ ...file, bytes: found.size }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
