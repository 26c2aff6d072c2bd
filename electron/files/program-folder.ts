/* Where the program's own files lie, in the source tree, in a packaged program, and in tests. Runs outside the window. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with Vasculum's package.json. */
export const programFolder = findProgramFolder(dirname(fileURLToPath(import.meta.url)));

function findProgramFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package.json above ${start}`);
  }
}

/** A file below `resources/`. */
export function resource(...parts: string[]): string {
  return join(programFolder, 'resources', ...parts);
}

/** Built entry of a thread, such as `threads/catalogue`; tests run from source and still start the built one. */
export function threadFile(name: string): string {
  return join(programFolder, 'dist', 'program', `${name}.js`);
}
