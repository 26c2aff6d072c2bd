import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PARTIAL } from '../../electron/files/whole-file.ts';
import type { CatalogueSummary } from '../../electron/contract/collection.ts';
import { openLog } from '../../electron/profile/log.ts';
import { openPreferences } from '../../electron/profile/preferences.ts';
import { argument, profileFolder } from '../../electron/profile/profile.ts';

let profile: string;
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'vasculum-test-'))));
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function summary(folder: string, photos = 10): CatalogueSummary {
  return {
    name: 'beetles',
    folder,
    photos,
    specimens: 5,
    taxa: 2,
    models: 0,
    statuses: { verified: 3, proposed: 0, doubtful: 0, unnamed: 7 },
    learnableTaxa: 1,
    undo: null,
    redo: null,
    backedUpUtc: null,
    readOnly: null,
  };
}

describe('preferences', () => {
  it('begin with defaults and keep what is chosen', () => {
    const first = openPreferences(profile);
    expect(first.trouble).toBeNull();
    expect(first.get()).toEqual({ theme: 'system', language: 'system', textSize: 1, determiner: '', people: [] });
    expect(first.change({ theme: 'dark' })).toMatchObject({
      theme: 'dark',
      language: 'system',
      textSize: 1,
      determiner: '',
      people: [],
    });
    first.change({ determiner: 'Edith Moser' });
    first.keepWindowPlace({ x: 1, y: 2, width: 1300, height: 900, maximized: false });
    const second = openPreferences(profile);
    expect(second.get()).toEqual({
      theme: 'dark',
      language: 'system',
      textSize: 1,
      determiner: 'Edith Moser',
      people: [{ name: 'Edith Moser', orcid: null, initials: 'EM' }],
    });
    expect(second.windowPlace()).toMatchObject({ x: 1, height: 900 });
  });

  it.each(['', '{"theme":', '[]', '{"theme":"pink"}', '{"recents":[{"folder":1}]}', '\0\0\0\0'])(
    'that are damaged (%j) are set aside, told, and start afresh',
    (text) => {
      writeFileSync(join(profile, 'preferences.json'), text);
      const preferences = openPreferences(profile);
      expect(preferences.trouble).toMatchObject({ code: 'preferences-damaged' });
      expect(preferences.get()).toEqual({
        theme: 'system',
        language: 'system',
        textSize: 1,
        determiner: '',
        people: [],
      });
      expect(readFileSync(join(profile, 'preferences.damaged.json'), 'utf8')).toBe(text);
      preferences.change({ theme: 'light' });
      expect(openPreferences(profile).trouble).toBeNull();
    },
  );

  it.each([
    ['too large', (path: string) => writeFileSync(path, `{"theme":"dark"}${' '.repeat(1024 * 1024)}`)],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('that are %s are set aside unread', (_, make) => {
    make(join(profile, 'preferences.json'));
    const preferences = openPreferences(profile);
    expect(preferences.trouble).toMatchObject({ code: 'preferences-damaged' });
    expect(preferences.get().theme).toBe('system');
    expect(existsSync(join(profile, 'preferences.damaged.json'))).toBe(true);
    preferences.change({ theme: 'light' });
    expect(openPreferences(profile).get().theme).toBe('light');
  });

  it.runIf(process.platform !== 'win32')('are for their owner alone, and are never written through a link', () => {
    const guard = join(profile, 'guard.txt');
    writeFileSync(guard, 'kept');
    symlinkSync(guard, join(profile, `preferences.json.${process.pid}${PARTIAL}`));
    openPreferences(profile).change({ theme: 'dark' });
    expect(readFileSync(guard, 'utf8')).toBe('kept');
    expect(lstatSync(join(profile, 'preferences.json')).isFile()).toBe(true);
    expect(statSync(join(profile, 'preferences.json')).mode & 0o777).toBe(0o600);
  });

  it.runIf(process.platform !== 'win32')('that are a pipe keep no program from starting', () => {
    execFileSync('mkfifo', [join(profile, 'preferences.json')]);
    expect(openPreferences(profile).trouble).toMatchObject({ code: 'preferences-damaged' });
  });

  it('remember the newest catalogues first, twelve at most, and say which are gone', () => {
    const preferences = openPreferences(profile);
    const folders = Array.from({ length: 14 }, (_, n) => join(profile, `catalogue-${n}`));
    mkdirSync(folders[13]!);
    for (const folder of folders) preferences.remember(summary(folder), true);
    preferences.remember(summary(folders[5]!, 77), true);
    const recents = openPreferences(profile).recents();
    expect(recents).toHaveLength(12);
    expect(recents[0]).toMatchObject({ folder: folders[5], photos: 77, verified: 3, gone: true });
    expect(recents[1]).toMatchObject({ folder: folders[13], gone: false });
    preferences.forget(folders[5]!);
    expect(preferences.recents()[0]?.folder).toBe(folders[13]);
  });

  it('that cannot be written say so to who changes them, and stop nothing else', () => {
    writeFileSync(join(profile, 'file'), '');
    const preferences = openPreferences(join(profile, 'file'));
    preferences.remember(summary('/a'), true);
    expect(preferences.recents()).toHaveLength(1);
    expect(() => preferences.change({ theme: 'dark' })).toThrow();
  });

  it('bring the counts of an open catalogue up to date without moving it', () => {
    const preferences = openPreferences(profile);
    preferences.remember(summary('/a'), true);
    preferences.remember(summary('/b'), true);
    preferences.remember(summary('/a', 99), false);
    preferences.remember(summary('/never-opened', 99), false);
    expect(preferences.recents().map(({ folder, photos }) => [folder, photos])).toEqual([
      ['/b', 10],
      ['/a', 99],
    ]);
  });
});

describe('the log', () => {
  it('keeps the whole problem and gives back what may be shown', () => {
    const log = openLog(profile);
    const error = new Error('drawer jammed', { cause: new Error('swollen wood') });
    expect(log.problem('here', error)).toEqual({
      code: 'unexpected',
      values: { reason: 'drawer jammed' },
      message: expect.stringContaining('drawer jammed'),
    });
    const text = readFileSync(log.path, 'utf8');
    expect(text).toContain('preferences.test.ts');
    expect(text).toContain('swollen wood');
  });

  it('keeps a problem from another thread as it is told', () => {
    const log = openLog(profile);
    const shown = { code: 'stopped-thread', values: { thread: 'trainer' }, message: 'A part stopped.' } as const;
    expect(log.told('thread', { ...shown, detail: 'Error: moths got in' })).toEqual(shown);
    expect(readFileSync(log.path, 'utf8')).toContain('moths got in');
  });

  it('stays within its bounds', () => {
    const log = openLog(profile);
    for (let n = 0; n < 200; n += 1) log.note('x'.repeat(20_000));
    const sizes = readdirSync(profile).map((name) => readFileSync(join(profile, name)).length);
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(560 * 1024);
  });

  it('that cannot be written stops nothing', () => {
    writeFileSync(join(profile, 'file'), '');
    expect(() => openLog(join(profile, 'file')).note('words')).not.toThrow();
  });
});

describe('the profile folder', () => {
  it('is the one named, else the system’s place', () => {
    expect(profileFolder(['--user-data-dir=/p'], { VASCULUM_PROFILE: '/q' }, 'linux')).toBe('/p');
    expect(profileFolder([], { VASCULUM_PROFILE: '/q' }, 'linux')).toBe('/q');
    expect(profileFolder([], { XDG_CONFIG_HOME: '/c' }, 'linux')).toBe('/c/Vasculum');
  });

  it('reads arguments in both spellings, and not another option as a value', () => {
    expect(argument(['--catalogue', '/a'], 'catalogue')).toBe('/a');
    expect(argument(['--catalogue=/a'], 'catalogue')).toBe('/a');
    expect(argument(['--catalogue', '--other'], 'catalogue')).toBeNull();
    expect(argument(['--catalogue'], 'catalogue')).toBeNull();
    expect(argument([], 'catalogue')).toBeNull();
  });
});
