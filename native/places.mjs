// Where native parts are kept: in this clone (ignored by git), and in the user's cache folder, which all clones share.
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What set-up writes for this clone alone: its state, logs, and which Electron to start. */
export const parts = path.join(root, 'native', 'parts');

/**
 * The user's cache folder for Vasculum, as each system names it.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'vasculum');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'vasculum');
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'vasculum');
  return path.join(homedir(), '.cache', 'vasculum');
}

/**
 * A package's folder under this clone's node_modules.
 * @param {string} name
 */
export function packageFolder(name) {
  return path.join(root, 'node_modules', ...name.split('/'));
}
