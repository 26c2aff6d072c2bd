/*
 * The profile folder: preferences, window place, log and the sample catalogue of one person. The window and the command
 * line share it, so it is worked out without Electron. VASCULUM_PROFILE or --user-data-dir names another one (tests).
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

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

/** The value of `--name VALUE` or `--name=VALUE`; null when it is not there or empty. */
export function argument(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[at];
  if (word === undefined) return null;
  const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1];
  return value === undefined || value === '' || value.startsWith('--') ? null : value;
}
