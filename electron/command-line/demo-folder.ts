/*
 * The folder of the demonstration. It may clear a folder that it made itself, which it knows by a marker file. Any other folder
 * of that name is left alone, and one beside or below it is used instead.
 */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { refuseForFolder } from '../files/place-to-write.ts';
import { makeProfile, profileFolder } from '../profile/profile.ts';
import { DEMO } from '../domain/language/command-line.ts';

const MARKER = '.vasculum-demo';
const NAME = 'vasculum-demo';

/** An empty folder with only the marker in it. Throws ProblemError 'place-in-catalogue'. */
export function freshDemoFolder(out: string | undefined): string {
  // Not in the temporary folder: anybody could guess the name there, and a person wants to look at the result later.
  if (out === undefined) makeProfile(profileFolder());
  const wished = resolve(out ?? join(profileFolder(), 'demo'));
  refuseForFolder(wished);
  for (const folder of candidates(wished)) {
    if (!isFree(folder)) continue;
    for (const name of namesIn(folder) ?? []) rmSync(join(folder, name), { recursive: true, force: true });
    makeFolder(folder);
    writeFileSync(join(folder, MARKER), DEMO.marker);
    return folder;
  }
  throw new Error('unreachable: candidates never end');
}

function* candidates(wished: string): Generator<string> {
  yield wished;
  const isFolder = statSync(wished, { throwIfNoEntry: false })?.isDirectory() === true;
  for (let n = 1; ; n += 1) yield isFolder ? join(wished, n === 1 ? NAME : `${NAME}-${n}`) : `${wished}-${n}`;
}

function isFree(folder: string): boolean {
  if (!statSync(folder, { throwIfNoEntry: false })) return true;
  const names = namesIn(folder);
  return names !== null && (names.length === 0 || names.includes(MARKER));
}

/** null where it is not a folder. */
function namesIn(folder: string): string[] | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return [];
  return found.isDirectory() ? readdirSync(folder) : null;
}
