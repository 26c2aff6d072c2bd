/* How old an Electron is called, by the program and by the packaging script in the same words, and which are refused. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronAge, electronHere } from '../../electron/engine/electron-age.ts';
import { electronAge as ageInPackaging, newestElectron, whyUnsupported } from '../../native/electron-age.mjs';
import { executableName } from '../../native/electron.mjs';
import { root } from '../../native/places.mjs';

describe('the age of an Electron', () => {
  it.each([
    ['33.2.1', false, '12 major versions behind 45, out of support: no security fixes'],
    ['42.9.0', false, '3 major versions behind 45, out of support: no security fixes'],
    ['43.0.0', true, '2 major versions behind 45'],
    ['44.1.0', true, '1 major version behind 45'],
    ['44.0.0-beta.2', true, '1 major version behind 45'],
    ['45.0.0', true, ''],
    ['46.0.0', true, ''],
    ['unknown', false, 'of unknown age'],
    ['', false, 'of unknown age'],
    ['45', false, 'of unknown age'],
    ['9.4.4', false, '36 major versions behind 45, out of support: no security fixes'],
  ])('of %s beside 45.4.1', (version, supported, words) => {
    expect(electronAge(version, '45.4.1')).toEqual({ supported, words });
    expect(ageInPackaging(version, '45.4.1')).toEqual({ supported, words });
  });

  it('is not claimed where the program runs without one', () => {
    expect(electronHere()).toBe(`Node ${process.versions.node}`);
  });
});

describe('packaging', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vasculum-age-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing against a supported one', () => {
    expect(whyUnsupported(newestElectron(), newestElectron())).toBeUndefined();
    expect(whyUnsupported('43.0.0', '45.4.1')).toBeUndefined();
  });

  it('says which one it is, how old, what is supported and what to do', () => {
    const why = whyUnsupported('33.2.1', '45.4.1');
    expect(why).toMatch(/This Electron is 33\.2\.1, 12 major versions behind 45, out of support: no security fixes\./);
    expect(why).toMatch(/Supported are 43, 44 and 45/);
    expect(why).toMatch(/--unsupported-electron/);
  });

  it.each([
    ['33.2.1', /is 33\.2\.1, \d+ major versions behind/],
    ['nightly', /is nightly, of unknown age/],
  ])('refuses %s before anything is written', async (version, words) => {
    const dist = path.join(folder, 'dist');
    mkdirSync(path.dirname(path.join(dist, executableName())), { recursive: true });
    writeFileSync(path.join(dist, executableName()), '');
    writeFileSync(path.join(dist, 'version'), version);
    const out = path.join(folder, 'out');
    mkdirSync(out);
    writeFileSync(path.join(out, 'an earlier package'), 'stays');
    const packaging = promisify(execFile)(process.execPath, ['native/package.mjs', '--no-check', '--out', out], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist },
    });
    await expect(packaging).rejects.toMatchObject({ code: 1, stdout: expect.stringMatching(words) as string });
    expect(readdirSync(out)).toEqual(['an earlier package']);
  });
});
