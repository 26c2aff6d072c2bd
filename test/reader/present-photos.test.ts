/* Going on without photos that are not there: which stay, what is counted, and what is no fault of theirs. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingCount, missingWords } from '../../electron/domain/language/language.ts';
import { pathOfPlain, pathOnDisk } from '../../electron/files/path-text.ts';
import { because, ProblemError } from '../../electron/domain/problems.ts';
import { lookAt } from '../../electron/photos/look-at.ts';
import { PresentPhotos } from '../../electron/reader/present-photos.ts';
import type { Reader } from '../../electron/reader/calls.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

/** A folder with so many photos, and others that are said to lie in it. */
function photosIn(count: number) {
  const source = temporaryFolder();
  mkdirSync(join(source, 'tray'));
  return Array.from({ length: count }, (_, number) => {
    const path = join(source, 'tray', `${number}.jpg`);
    writeFileSync(path, 'x');
    return { path: pathOfPlain(path), source };
  });
}

test('those that are there stay in their order, the others are counted by folder', async () => {
  const [a, b] = [photosIn(70), photosIn(70)].sort((one, other) => (one[0]!.source < other[0]!.source ? -1 : 1)) as [
    ReturnType<typeof photosIn>,
    ReturnType<typeof photosIn>,
  ];
  const mixed = a.flatMap((photo, index) => [photo, b[index]!]);
  const present = new PresentPhotos();
  expect(await present.among(mixed)).toEqual(mixed);
  expect(present.missing).toEqual([]);
  rmSync(b[0]!.source, { recursive: true });
  for (const { path } of a.slice(0, 3)) rmSync(pathOnDisk(path));
  expect(await present.among(mixed)).toEqual(a.slice(3));
  expect(present.missing).toEqual([
    { folder: a[0]!.source, away: 0, gone: 3 },
    { folder: b[0]!.source, away: 70, gone: 0 },
  ]);
});

test('a file with another content is counted by name; another time alone changes nothing', async () => {
  const files = photosIn(5).map((photo) => {
    const { size: bytes, mtimeMs: modifiedMs } = statSync(pathOnDisk(photo.path));
    const sha256 = createHash('sha256').update('x').digest('hex');
    return { ...photo, imported: { sha256, bytes, modifiedMs } };
  });
  const [first, second, third, fourth, fifth] = files.map(({ path }) => pathOnDisk(path));
  utimesSync(first!, 1, 1);
  writeFileSync(second!, 'longer');
  writeFileSync(third!, 'y');
  utimesSync(third!, 1, 1);
  rmSync(fourth!);
  const present = new PresentPhotos();
  expect(await present.among(files)).toEqual([files[0], files[4]]);
  const changed = { photos: 2, files: ['1.jpg', '2.jpg'] };
  expect(present.missing).toEqual([{ folder: files[0]!.source, away: 0, gone: 1, changed }]);
  expect(missingCount(present.missing)).toBe(3);
  expect(missingWords(present.missing)).toMatch(
    /2 photos in \S+ that have changed since .* \(1\.jpg, 2\.jpg\): import the/,
  );
  // The same size and time: told only where it is read whole.
  const { atime, mtime } = statSync(fifth!);
  writeFileSync(fifth!, 'z');
  utimesSync(fifth!, atime, mtime);
  const imported = { ...files[4]!.imported, modifiedMs: statSync(fifth!).mtimeMs };
  expect(await lookAt({ ...files[4]!, imported })).toBe('there');
  expect(await lookAt({ ...files[4]!, imported }, true)).toBe('changed');
});

test('a folder that is away ends what does not go on without it', async () => {
  const photos = photosIn(2);
  rmSync(photos[0]!.source, { recursive: true });
  const present = new PresentPhotos(undefined, { withoutAway: false });
  await expect(present.among(photos)).rejects.toMatchObject({ code: 'photos-away' });
});

test('a drive that does not answer is asked once', async () => {
  const asked: string[] = [];
  const silent = {
    call: (_: string, { photos }: { photos: { path: string }[] }) => {
      asked.push(photos[0]!.path);
      return photos[0]!.path.startsWith('/hung')
        ? Promise.reject(
            new ProblemError('photos-away', {
              folder: '/hung',
              reason: because('drive-answers-with', { code: 'EIO' }),
            }),
          )
        : Promise.resolve(photos.map(() => 'there'));
    },
  } as unknown as Reader;
  const present = new PresentPhotos(silent);
  const many = Array.from({ length: 200 }, (_, number) => ({
    path: pathOfPlain(`/hung/${number}.jpg`),
    source: '/hung',
  }));
  const other = { path: pathOfPlain('/here/a.jpg'), source: '/here' };
  expect(await present.among([...many, other])).toEqual([other]);
  expect(await present.among(many.slice(0, 20))).toEqual([]);
  expect(asked).toEqual(['/hung/0.jpg', '/here/a.jpg']);
  expect(present.missing).toEqual([{ folder: '/hung', away: 220, gone: 0 }]);
});

test('what is no fault of the photos leaves none of them out', async () => {
  const short = new ProblemError('system-short', { reason: because('too-many-files') });
  const reader = { call: () => Promise.resolve([short]) } as unknown as Reader;
  const present = new PresentPhotos(reader);
  await expect(present.among([{ path: pathOfPlain('/a/1.jpg') }])).rejects.toMatchObject({ code: 'system-short' });
  expect(present.missing).toEqual([]);
});

test('photos that are missing are put into words: how many, and why', () => {
  const one = { folder: '/a', away: 1, gone: 1 };
  expect(missingWords([one])).toBe('1 photo in /a, which cannot be reached; 1 photo that is gone from /a');
  const many = Array.from({ length: 7 }, (_, index) => ({ folder: `/${index}`, away: 0, gone: 1000 }));
  expect(missingCount([one, ...many])).toBe(7002);
  expect(missingWords(many)).toMatch(
    /^1,000 photos that are gone from \/0; .* from \/4; 2,000 photos in other folders$/,
  );
});
