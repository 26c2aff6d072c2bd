/*
 * Where the licences of all that is in the program lie: packaging writes them into one file beside the program
 * (native/notices.mjs). A program that runs from its source tree has its parts' licences in node_modules. Runs in main and on
 * the command line.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const NOTICES_NAME = 'THIRD-PARTY-NOTICES.txt';

export function noticesFile(executable = process.execPath, platform = process.platform): string | null {
  const folder = dirname(executable);
  // macOS: Vasculum.app/Contents/MacOS/Vasculum.
  const file = join(platform === 'darwin' ? dirname(folder) : folder, NOTICES_NAME);
  return existsSync(file) ? file : null;
}
