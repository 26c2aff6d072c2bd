/* Files of which nothing is known but their name. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnfitFileError } from '../../electron/domain/problems.ts';
import { readRegular, readRegularText } from '../../electron/files/read-regular.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  writeFileSync(join(folder, 'letter.txt'), 'Dear curator');
  writeFileSync(join(folder, 'empty'), '');
  mkdirSync(join(folder, 'folder'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a regular file', () => {
  it('is read whole, up to the length that it may have', async () => {
    const bytes = await readRegular(join(folder, 'letter.txt'), 12);
    expect(bytes.toString()).toBe('Dear curator');
    // Its own memory, so that numbers in it lie where they can be used.
    expect(bytes.byteOffset).toBe(0);
    expect(await readRegularText(join(folder, 'letter.txt'), 1000)).toBe('Dear curator');
    expect(await readRegular(join(folder, 'empty'), 0)).toHaveLength(0);
  });

  it('that is longer is not read', async () => {
    await expect(readRegular(join(folder, 'letter.txt'), 11)).rejects.toThrow(UnfitFileError);
    const large = join(folder, 'large');
    writeFileSync(large, '');
    truncateSync(large, 60e9);
    await expect(readRegular(large, 1e9)).rejects.toThrow('too long to be true');
  });
});

describe('what is no regular file', () => {
  it('is not read: a link, a folder', async () => {
    symlinkSync(join(folder, 'letter.txt'), join(folder, 'link'));
    await expect(readRegular(join(folder, 'link'), 1000)).rejects.toThrow('a link to another place');
    await expect(readRegular(join(folder, 'folder'), 1e6)).rejects.toThrow();
  });

  it.skipIf(process.platform === 'win32')('is not waited for: a pipe that nobody writes to', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(readRegular(pipe, 1000)).rejects.toThrow('it is no file');
  });

  it.runIf(process.platform === 'linux')('is not read without end: a device', async () => {
    await expect(readRegular('/dev/zero', 1000)).rejects.toThrow('it is no file');
  });

  it('and one that is not there is the system’s to tell', async () => {
    await expect(readRegular(join(folder, 'nothing'), 1000)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
