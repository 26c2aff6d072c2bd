// The profile folder is for its owner alone: made so, and mended where it was not.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from '../../electron/files/make-folder.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { openLog } from '../../electron/profile/log.ts';
import { openPreferences, recentFolders } from '../../electron/profile/preferences.ts';
import { makeProfile, mendProfile, profileTrouble } from '../../electron/profile/profile.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mode = (...parts: string[]) => statSync(join(folder, ...parts)).mode & 0o777;

it.runIf(process.platform !== 'win32')('the profile is made for its owner alone', () => {
  const umask = process.umask(0);
  makeProfile(join(folder, 'config', 'Vasculum'));
  process.umask(umask);
  expect(mode('config', 'Vasculum')).toBe(0o700);
});

it.runIf(process.platform !== 'win32')(
  'the profile is taken from everybody else at a start, and nothing outside it is',
  () => {
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    chmodSync(profile, 0o775);
    const files = [
      'preferences.json',
      'preferences.damaged.json',
      'preferences.json.77.partial',
      'vasculum.log',
      'vasculum.1.log',
    ];
    for (const name of [...files, 'somebody.sh']) writeFileSync(join(profile, name), '');
    for (const name of files) chmodSync(join(profile, name), 0o664);
    chmodSync(join(profile, 'somebody.sh'), 0o755);
    writeFileSync(join(folder, 'shared.json'), '');
    chmodSync(join(folder, 'shared.json'), 0o644);
    symlinkSync(join(folder, 'shared.json'), join(profile, 'linked.json'));

    mendProfile(profile);
    expect(mode('profile')).toBe(0o700);
    expect(files.map((name) => mode('profile', name))).toEqual(files.map(() => 0o600));
    expect(mode('profile', 'somebody.sh')).toBe(0o755);
    expect(mode('shared.json')).toBe(0o644);
  },
);

it('the profile is not made by mending one that is not there', () => {
  mendProfile(join(folder, 'none'));
  expect(statSync(join(folder, 'none'), { throwIfNoEntry: false })).toBeUndefined();
});

it('that can nowhere be made is told in one sentence, and everything goes on without', () => {
  writeFileSync(join(folder, 'file'), '');
  const profile = join(folder, 'file', 'Vasculum');
  expect(profileTrouble(profile)?.message).toBe(
    `Your settings have no place in ${profile}, so what you set now is forgotten when Vasculum ends: ${join(folder, 'file')} exists already. Choose another name, or say that it may be replaced.`,
  );
  mendProfile(profile);
  expect(openKnownHere(profile).trouble).toBeNull();
  openLog(profile).note('words');
  expect(profileTrouble(join(folder, 'fresh', 'Vasculum'))).toBeNull();
});

// Node's own making of folders never ends there.
it.runIf(process.platform === 'linux')('within /proc is refused at once', () => {
  expect(profileTrouble('/proc/nope/Vasculum')).toMatchObject({ code: 'profile-unusable' });
  expect(() => makeFolder('/proc/nope')).toThrow('/proc/nope may not be read or written with this account.');
});

it.runIf(process.platform !== 'win32')('with pipes where its files are due is waited for by nothing', () => {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  for (const name of ['known-catalogues.json', 'preferences.json', 'vasculum.log'])
    execFileSync('mkfifo', [join(profile, name)]);
  expect(recentFolders(profile)).toEqual([]);
  expect(openKnownHere(profile).trouble).toMatchObject({ code: 'known-damaged' });
  expect(openPreferences(profile).trouble).toMatchObject({ code: 'preferences-damaged' });
  openLog(profile).note('words');
});
