// The packages that package-lock.json names: whether they are in node_modules, and how npm installs them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { runNpm } from './run.mjs';

/**
 * @typedef {Record<string, {version?: string, optional?: boolean, devOptional?: boolean, link?: boolean}>} LockedPackages
 */

/**
 * What the lock file wants and node_modules lacks: `name (wanted, found)` for each. This compares npm's own record of what it
 * installed, not the folders, so it takes milliseconds.
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function differences(locked, installed) {
  const different = [];
  for (const [place, { version, optional, devOptional, link }] of Object.entries(locked)) {
    if (place === '' || link) continue;
    const found = installed[place]?.version;
    if (found === version || (found === undefined && (optional || devOptional))) continue;
    different.push(`${place.replace(/^node_modules\//, '')} (${version}, ${found ?? 'absent'})`);
  }
  return different;
}

/** @param {string} file @returns {LockedPackages | undefined} */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function missingPackages() {
  const installed = packagesIn(path.join(root, 'node_modules', '.package-lock.json'));
  return installed && differences(packagesIn(path.join(root, 'package-lock.json')) ?? {}, installed);
}

/** A mark of the lock file, shown in the table. */
function lockMark() {
  const text = readFileSync(path.join(root, 'package-lock.json'));
  return `lock ${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

/** @type {import('./bring-parts.mjs').Part} */
export const npmPackages = {
  name: 'npm packages',
  essential: true,
  plan: async () => ({
    key: lockMark(),
    version: lockMark(),
    from: 'npm registry',
    inPlace: missingPackages()?.length === 0,
  }),
  async whyNot() {
    const missing = missingPackages();
    return missing?.length === 0 ? undefined : `${missing?.length ?? 'all'} packages differ from package-lock.json`;
  },
  async install({ say, log }) {
    const missing = missingPackages();
    // `npm ci` empties node_modules first. Where there is one already, `npm install` only changes what differs.
    say(missing ? `installing ${missing.length} that differ: ${missing.slice(0, 3).join(', ')}` : 'npm ci');
    await runNpm([missing ? 'install' : 'ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: root, log });
    return { from: 'npm registry', files: [] };
  },
};
