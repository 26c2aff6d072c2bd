// The folder of Chromium's socket that a kill left in the temporary folder: removed when it is that, and only then.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leftSocket } from '../../electron/main/left-socket.ts';

let folder: string;
let profile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  profile = join(folder, 'profile');
  mkdirSync(profile);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function socketFolder(name: string, ...more: string[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of ['SingletonSocket', ...more]) writeFileSync(join(path, file), '');
  symlinkSync('1234', join(path, 'SingletonCookie'));
  return path;
}

function lead(to: string): void {
  rmSync(join(profile, 'SingletonSocket'), { force: true });
  symlinkSync(join(to, 'SingletonSocket'), join(profile, 'SingletonSocket'));
}

it.runIf(process.platform !== 'win32')(
  'the socket of a killed program goes when the profile’s link leads to a new one',
  () => {
    const left = socketFolder('scoped_dirAbC123');
    const now = socketFolder('scoped_dirDeF456');
    lead(left);
    const removeLeft = leftSocket(profile);
    lead(now);
    removeLeft();
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(now)).toHaveLength(2);
  },
);

it.runIf(process.platform !== 'win32')(
  'a socket in the profile stays when it is in use, holds anything else, is called otherwise, or is a link',
  () => {
    const inUse = socketFolder('scoped_dirAbC123');
    lead(inUse);
    leftSocket(profile)();
    expect(readdirSync(inUse)).toHaveLength(2);

    const fuller = socketFolder('scoped_dirDeF456', 'thesis.txt');
    const other = socketFolder('beetles');
    const link = join(folder, 'scoped_dirGhI789');
    symlinkSync(socketFolder('guard'), link);
    for (const left of [fuller, other, link]) {
      lead(left);
      const removeLeft = leftSocket(profile);
      lead(inUse);
      removeLeft();
    }
    expect(readdirSync(fuller)).toHaveLength(3);
    expect(readdirSync(other)).toHaveLength(2);
    expect(readdirSync(link)).toHaveLength(2);
  },
);
