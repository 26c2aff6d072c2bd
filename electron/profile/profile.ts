/*
 * The profile folder: preferences, window place, log and the sample catalogue of one person. The window and the command
 * line share it, so it is worked out without Electron. VASCULUM_PROFILE or --user-data-dir names another one (tests).
 */
import { chmodSync, lstatSync, readdirSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isFolder, makeFolder } from '../files/make-folder.ts';
import { type Problem, ProblemError, toProblem, toReason } from '../domain/problems.ts';

export function profileFolder(
  argv: readonly string[] = process.argv,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const given = argument(argv, 'user-data-dir') ?? env['VASCULUM_PROFILE'];
  if (given) return resolve(given);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Vasculum');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Vasculum');
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Vasculum');
}

/** Makes the folder where it is not there, for its owner alone: what is in it tells where somebody's collections lie. */
export function makeProfile(profile: string): void {
  makeFolder(profile, 0o700);
}

/** Makes it; what is said where it cannot be made, and null where it is there. */
export function profileTrouble(profile: string): Problem | null {
  try {
    makeProfile(profile);
    return null;
  } catch (error) {
    const reason = toReason(error);
    return toProblem(new ProblemError('profile-unusable', { folder: profile, reason }, { cause: error }));
  }
}

/**
 * Takes from everybody else what an older version, a copy or a careless umask gave them: the folder, and the files that
 * Vasculum itself writes in it. Chromium writes its own for the owner alone. Windows keeps a profile so by itself.
 */
export function mendProfile(profile: string): void {
  if (process.platform === 'win32') return;
  // A folder that cannot be reached or made is gone on without, by whatever writes in it.
  if (!isFolder(profile)) return;
  keepFromOthers(profile, statSync(profile).mode);
  for (const name of namesIn(profile)) {
    if (!OWN_FILES.test(name)) continue;
    const found = lstatSync(join(profile, name), { throwIfNoEntry: false });
    // A link is somebody's arrangement; what it leads to is theirs to look after.
    if (found?.isFile()) keepFromOthers(join(profile, name), found.mode);
  }
}

/** Settings, what is known of catalogues, logs, and what was set aside of them. */
const OWN_FILES = /\.(json|log)(\.|$)/;

function keepFromOthers(path: string, mode: number | undefined): void {
  if (mode === undefined || (mode & 0o077) === 0) return;
  try {
    chmodSync(path, mode & 0o700);
  } catch {
    // Somebody else's, or on a drive that knows no owners: nothing that could be mended from here.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The value of `--name VALUE` or `--name=VALUE`; null when it is not there or empty. */
export function argument(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[at];
  if (word === undefined) return null;
  const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1];
  return value === undefined || value === '' || value.startsWith('--') ? null : value;
}

/** A file of the profile that cannot be read keeps its content under another name; gives what is said of it. */
export function setAside(file: string, code: 'preferences-damaged' | 'known-damaged', error: unknown): Problem {
  const aside = file.replace(/\.json$/, '.damaged.json');
  try {
    renameSync(file, aside);
  } catch {
    // A read-only profile: it stays where it is, and what needs it starts afresh for this time.
  }
  const detail = error instanceof Error ? error.message : String(error);
  return toProblem(new ProblemError(code, { path: aside }, { detail }));
}
