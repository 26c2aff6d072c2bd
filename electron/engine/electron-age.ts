/*
 * How old the Electron is that the program runs in, said at its start. Electron mends the newest major versions, so many as
 * resources/electron-support.json says, and no others; which one was the newest when this program was made stands in
 * package.json. Packaging refuses by the same rule: native/electron-age.mjs. Runs in main and on the command line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder, resource } from '../files/program-folder.ts';
import { ELECTRON_AGE } from '../domain/language/language.ts';

export interface ElectronAge {
  readonly supported: boolean;
  /** Such as "12 major versions behind 45, out of support: no security fixes"; empty for the newest. */
  readonly words: string;
}

export function electronAge(version: string, newest: string): ElectronAge {
  const [major, newestMajor] = [majorOf(version), majorOf(newest)];
  if (Number.isNaN(major)) return { supported: false, words: ELECTRON_AGE.unknown };
  const { mendedMajors } = JSON.parse(readFileSync(resource('electron-support.json'), 'utf8')) as {
    mendedMajors: number;
  };
  const behind = newestMajor - major;
  const supported = behind < mendedMajors;
  if (behind <= 0) return { supported, words: '' };
  return { supported, words: ELECTRON_AGE.behind(behind, newestMajor, supported) };
}

/** "Electron 33.2.1, 12 major versions behind 45, …" of the running program; "Node 20.20.0" where it runs without. */
export function electronHere(): string {
  const version = process.versions['electron'];
  if (version === undefined) return `Node ${process.versions.node}`;
  const { words } = electronAge(version, newestElectron());
  return `Electron ${version}${words === '' ? '' : `, ${words}`}`;
}

/** Packaging leaves the development packages out of package.json and notes this one by itself. */
function newestElectron(): string {
  const { devDependencies, newestElectron } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
    devDependencies?: { electron: string };
    newestElectron?: string;
  };
  return newestElectron ?? devDependencies?.electron ?? '';
}

function majorOf(version: string): number {
  return Number(/^\d+(?=\.\d)/.exec(version)?.[0] ?? Number.NaN);
}
