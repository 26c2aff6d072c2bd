// How old an Electron is. Electron mends the newest major versions, so many as resources/electron-support.json says, and no
// others; which one is the newest is what package.json asks for. The program says the same of itself at its start: electron/engine/electron-age.ts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

/** @type {{mendedMajors: number}} */
const { mendedMajors } = JSON.parse(readFileSync(path.join(root, 'resources', 'electron-support.json'), 'utf8'));

/** The Electron that package.json names: the newest one when it was written. */
export function newestElectron() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

/**
 * @param {string} version `33.2.1`, or whatever stands where a version should
 * @param {string} newest
 * @returns {{supported: boolean, words: string}} words such as `12 major versions behind 45, out of support: no security
 * fixes`; none for the newest
 */
export function electronAge(version, newest) {
  const [major, newestMajor] = [version, newest].map((text) => Number(/^\d+(?=\.\d)/.exec(text)?.[0] ?? Number.NaN));
  if (Number.isNaN(major)) return { supported: false, words: 'of unknown age' };
  const behind = newestMajor - major;
  const supported = behind < mendedMajors;
  if (behind <= 0) return { supported, words: '' };
  const distance = `${behind} major ${behind === 1 ? 'version' : 'versions'} behind ${newestMajor}`;
  return { supported, words: supported ? distance : `${distance}, out of support: no security fixes` };
}

/**
 * Why no program should be handed on with this Electron; undefined where it may be.
 * @param {string} version
 * @param {string} newest
 * @returns {string | undefined}
 */
export function whyUnsupported(version, newest) {
  const { supported, words } = electronAge(version, newest);
  if (supported) return undefined;
  const newestMajor = Number.parseInt(newest, 10);
  const mended = Array.from({ length: mendedMajors }, (_, back) => newestMajor - back).reverse();
  return (
    `This Electron is ${version}, ${words}.\n` +
    `  Supported are ${mended.slice(0, -1).join(', ')} and ${newestMajor} (Electron mends its newest ${mendedMajors} major versions).\n` +
    `  A program made with it keeps faults of its Chromium that are publicly known. To package it with Electron ${newest}:\n` +
    '    npm run setup      where its download can be reached, or ELECTRON_MIRROR names a mirror, or\n' +
    `    ELECTRON_OVERRIDE_DIST_PATH=FOLDER npm run package      with an unpacked Electron ${newestMajor}\n` +
    '  To try the package on this computer all the same: npm run package -- --unsupported-electron'
  );
}
