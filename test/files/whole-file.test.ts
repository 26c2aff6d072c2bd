/* Whole files: links are never followed, what two write at once is whole, a full disk leaves nothing behind. */
import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseToReplace, WholeFile, writeWhole, writeWholeNow } from '../../electron/files/whole-file.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

test('a link where a file is to be written is replaced, and what it leads to stays as it is', async () => {
  const folder = temporaryFolder();
  const outside = join(temporaryFolder(), 'letter.txt');
  writeFileSync(outside, 'Dear colleague');
  symlinkSync(outside, join(folder, 'opened-by.txt'));
  await writeWhole(join(folder, 'opened-by.txt'), ['process 1'], { sync: false });
  expect(readFileSync(outside, 'utf8')).toBe('Dear colleague');
  expect(readFileSync(join(folder, 'opened-by.txt'), 'utf8')).toBe('process 1');
  expect(() => readlinkSync(join(folder, 'opened-by.txt'))).toThrow(/EINVAL/);
});

test('a link at the name that a part is written under is taken away first', async () => {
  const folder = temporaryFolder();
  const outside = join(temporaryFolder(), 'letter.txt');
  writeFileSync(outside, 'Dear colleague');
  const probe = await WholeFile.begin(join(folder, 'probe'));
  const [name = ''] = readdirSync(folder);
  await probe.drop();
  const next = name.replace(/-(\d+)\.partial$/, (_, number: string) => `-${Number(number) + 1}.partial`);
  symlinkSync(outside, join(folder, next.replace('probe', 'table.csv')));
  await writeWhole(join(folder, 'table.csv'), ['a,b']);
  expect(readFileSync(outside, 'utf8')).toBe('Dear colleague');
  expect(readFileSync(join(folder, 'table.csv'), 'utf8')).toBe('a,b');
});

test('two that write one name at once both end, and one of them stays whole', async () => {
  const file = join(temporaryFolder(), 'ab', 'thumbnail.jpg');
  const texts = ['a'.repeat(100_000), 'b'.repeat(100_000)];
  await Promise.all(texts.map((text) => writeWhole(file, [text], { sync: false, makeFolder: true })));
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(join(file, '..'))).toEqual(['thumbnail.jpg']);
});

test('what is dropped leaves nothing, and a name that is a folder is told with its path', async () => {
  const folder = temporaryFolder();
  const dropped = await WholeFile.begin(join(folder, 'dropped'));
  await dropped.write('half');
  await dropped.drop();
  await dropped.drop();
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  await expect(writeWhole(join(folder, 'taken'), ['x'])).rejects.toMatchObject({ path: join(folder, 'taken') });
  expect(readdirSync(folder)).toEqual(['taken']);
});

test('what is written at once is whole, its owner’s alone, and leaves nothing where it cannot be', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'preferences.json');
  writeWholeNow(file, 'first');
  writeWholeNow(file, 'second', { sync: false });
  expect(readFileSync(file, 'utf8')).toBe('second');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  expect(() => writeWholeNow(join(folder, 'taken'), 'x')).toThrow(
    expect.objectContaining({ path: join(folder, 'taken') }),
  );
  expect(readdirSync(folder).sort()).toEqual(['preferences.json', 'taken']);
});

test('what is there is replaced only where that was asked for, a link that leads nowhere as well', async () => {
  const folder = temporaryFolder();
  await refuseToReplace(join(folder, 'none'), false);
  symlinkSync(join(folder, 'none'), join(folder, 'link'));
  await refuseToReplace(join(folder, 'link'), true);
  await expect(refuseToReplace(join(folder, 'link'), false)).rejects.toMatchObject({ code: 'file-exists' });
});
