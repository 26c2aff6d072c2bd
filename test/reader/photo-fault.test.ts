import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../electron/domain/problems.ts';
import { lookAt, type PhotoAt } from '../../electron/photos/look-at.ts';
import { NOWHERE, pathOfPlain, pathOnDisk, textOf } from '../../electron/files/path-text.ts';
import { lookAtSome, readPatiently } from '../../electron/reader/photo-fault.ts';

let root: string;
let source: string;
let photo: PhotoAt;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vasculum-fault-'));
  source = join(root, 'stick');
  mkdirSync(join(source, '2020'), { recursive: true });
  writeFileSync(join(source, 'list.txt'), 'x');
  for (const name of ['a.jpg', 'b.jpg']) writeFileSync(join(source, '2020', name), name);
  photo = { path: pathOfPlain(join(source, '2020', 'a.jpg')), source };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const wrapped = () => Promise.reject(new Error('Input file is missing: a.jpg'));
const system = (code: string) => Object.assign(new Error(`${code}: as the system says it`), { code });
/** What a reading that fails so comes to, without waiting. */
const fault = (read: () => Promise<unknown> = wrapped, at: PhotoAt = photo) =>
  readPatiently(at, read, { patience: [] }).catch((error: unknown) => error);

describe('a photo that cannot be read', () => {
  it('and is there whole is damaged: its own fault, after one more try', async () => {
    let tries = 0;
    const damaged = () => {
      tries += 1;
      return Promise.reject(new Error('VipsJpeg: premature end of JPEG image'));
    };
    expect(await fault(damaged)).toMatchObject({ code: 'photo-unreadable' });
    expect(tries).toBe(2);
  });

  it('that was found out by its reader is read once more: its drive may have come back between the two looks', async () => {
    let tries = 0;
    const found = () => {
      tries += 1;
      return Promise.reject(new ProblemError('photo-unreadable'));
    };
    expect(await fault(found)).toMatchObject({ code: 'photo-unreadable' });
    expect(tries).toBe(2);
  });

  it('and is gone while others are in its folder is its own fault', async () => {
    rmSync(pathOnDisk(photo.path));
    expect(await fault()).toMatchObject({ code: 'photo-unreadable' });
    expect(await lookAt(photo)).toBe('own-fault');
  });

  it('whose folder was taken out of the source is its own fault', async () => {
    rmSync(join(source, '2020'), { recursive: true });
    expect(await fault()).toMatchObject({ code: 'photo-unreadable' });
  });

  it.each([
    ['the source is not there', () => renameSync(source, `${source}-away`), 'stick'],
    ['the source is empty', () => (rmSync(source, { recursive: true }), mkdirSync(source)), 'stick'],
    [
      'its folder is empty',
      () => (rmSync(join(source, '2020'), { recursive: true }), mkdirSync(join(source, '2020'))),
      '2020',
    ],
  ])('is away where %s', async (_, take, named) => {
    take();
    expect(await fault()).toMatchObject({
      code: 'photos-away',
      message: expect.stringMatching(new RegExp(`^Photos in \\S+${named} cannot be reached: the folder is `)) as string,
    });
    expect(await lookAt(photo)).toMatchObject({ code: 'photos-away' });
  });

  it('is away where no path here leads to its folder', async () => {
    const source = String.raw`C:\photos`;
    const seen = await lookAt({ path: NOWHERE, source });
    expect(seen).toMatchObject({ code: 'photos-away' });
    expect((seen as ProblemError).message).toContain(`Photos in ${source} cannot be reached`);
  });

  it('is away with the folder that it lies in, where its source is not known', async () => {
    rmSync(join(source, '2020'), { recursive: true });
    expect(await fault(wrapped, { path: photo.path })).toMatchObject({ code: 'photos-away' });
  });

  it.each([
    ['EIO', 'photos-away', /a\.jpg: its drive is gone, or answers with errors \(EIO\)/],
    ['ENOTCONN', 'photos-away', /a\.jpg: its drive is gone/],
    ['EMFILE', 'system-short', /^The machine has too many files open at once/],
    ['ENOMEM', 'system-short', /^The machine is short of memory/],
  ])('because of %s is the fault of the system: %s', async (code, problem, words) => {
    expect(await fault(() => Promise.reject(system(code)))).toMatchObject({
      code: problem,
      message: expect.stringMatching(words) as string,
    });
  });

  it('because the decoder was given no memory is the fault of the system', async () => {
    const read = () => Promise.reject(new Error('vips_tracked: out of memory --size == 48MB'));
    expect(await fault(read)).toMatchObject({ code: 'system-short' });
  });

  it('as its reader says is the fault of the system', async () => {
    const read = () =>
      Promise.reject(new ProblemError('photos-away', { folder: source, reason: 'it does not answer' }));
    expect(await fault(read)).toMatchObject({ code: 'photos-away', message: expect.stringContaining('not answer') });
  });

  it.skipIf(process.platform === 'win32')('that is a pipe is not waited for', async () => {
    rmSync(pathOnDisk(photo.path));
    execFileSync('mkfifo', [textOf(photo.path)]);
    expect(await fault()).toMatchObject({ code: 'photo-unreadable' });
  });
});

describe('waiting', () => {
  it('ends when the drive is back, and is told', async () => {
    renameSync(source, `${source}-away`);
    const told: string[] = [];
    const read = async () => {
      if ((await lookAt(photo)) === 'there') return 'picture';
      return wrapped();
    };
    const onWaiting = ({ code }: ProblemError) => {
      told.push(code);
      if (told.length === 2) renameSync(`${source}-away`, source);
    };
    expect(await readPatiently(photo, read, { patience: [1, 1, 1], onWaiting })).toBe('picture');
    expect(told).toEqual(['photos-away', 'photos-away']);
  });

  it('ends after the last wait with what is away', async () => {
    renameSync(source, `${source}-away`);
    let told = 0;
    const waiting = { patience: [1, 1, 1], onWaiting: () => (told += 1) };
    await expect(readPatiently(photo, wrapped, waiting)).rejects.toMatchObject({ code: 'photos-away' });
    expect(told).toBe(3);
  });

  it('ends at once when cancelled', async () => {
    renameSync(source, `${source}-away`);
    const stop = new AbortController();
    const waiting = { patience: [600_000], signal: stop.signal, onWaiting: () => stop.abort() };
    await expect(readPatiently(photo, wrapped, waiting)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('a look at some of many photos finds a source that is away, and counts those that are gone', async () => {
  const other = { path: pathOfPlain(join(root, 'other', 'c.jpg')), source: join(root, 'other') };
  const many = Array.from({ length: 500 }, () => ({ ...photo }));
  expect(await lookAtSome(many)).toMatchObject({ gone: 0, away: null });
  expect(await lookAtSome([...many, other, ...many])).toMatchObject({ away: { code: 'photos-away' } });
  const gone = { path: pathOfPlain(join(source, '2020', 'none.jpg')), source };
  expect(await lookAtSome([photo, gone])).toEqual({ looked: 2, gone: 1, changed: 0, away: null });
  expect(await lookAtSome([])).toEqual({ looked: 0, gone: 0, changed: 0, away: null });
});
