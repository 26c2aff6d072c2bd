/* What lies in a folder under a photo's name and is none: pipes, devices, sockets, links; and files that are swapped for them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRegular, readPart, readWhole, withPhoto } from '../../electron/photos/open-file.ts';
import { networkPicture } from '../../electron/photos/network-picture.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { context, newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, putPictures, request } from '../helpers/a-folder.ts';

test('only regular files are opened, and nothing is waited for', async () => {
  const folder = temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'pipe.jpg')]);
  mkdirSync(join(folder, 'folder.jpg'));
  const server = createServer().listen(join(folder, 'socket.jpg'));
  await once(server, 'listening');
  try {
    for (const [name, kind] of [
      ['pipe.jpg', 'pipe'],
      ['folder.jpg', 'folder'],
      ['socket.jpg', 'socket'],
    ]) {
      await expect(openRegular(pathOfPlain(join(folder, name ?? '')), true)).rejects.toMatchObject({
        name: 'NotAFile',
        kind,
      });
    }
    await expect(openRegular(pathOfPlain('/dev/null'), true)).rejects.toMatchObject({ kind: 'device' });
    await expect(openRegular(pathOfPlain(join(folder, 'none.jpg')), true)).rejects.toMatchObject({ code: 'ENOENT' });
  } finally {
    server.close();
  }
});

test('a link is followed to a regular file where that was agreed to, and else not', async () => {
  const folder = temporaryFolder();
  put(folder, 'a.jpg', 'bytes');
  symlinkSync('a.jpg', join(folder, 'link.jpg'));
  symlinkSync('/dev/zero', join(folder, 'endless.jpg'));
  symlinkSync('round.jpg', join(folder, 'round.jpg'));
  await expect(openRegular(pathOfPlain(join(folder, 'link.jpg')), false)).rejects.toMatchObject({ kind: 'link' });
  const file = await openRegular(pathOfPlain(join(folder, 'link.jpg')), true);
  expect((await readWhole(file, () => {})).toString()).toBe('bytes');
  await file.handle.close();
  await expect(openRegular(pathOfPlain(join(folder, 'endless.jpg')), true)).rejects.toMatchObject({ kind: 'device' });
  await expect(openRegular(pathOfPlain(join(folder, 'round.jpg')), true)).rejects.toMatchObject({ code: 'ELOOP' });
});

test('what was opened is what is read, whatever bears its name by then', async () => {
  const folder = temporaryFolder();
  const [first, second] = [await picture(), await picture()];
  const path = put(folder, 'a.jpg', first);
  put(folder, 'b.jpg', second);
  await withPhoto(pathOfPlain(path), {}, async ({ input, handle, format }) => {
    renameSync(join(folder, 'b.jpg'), path);
    expect(format).toBe('jpeg');
    expect(await input()).toEqual(first);
    expect(await readPart(handle, 2, 5)).toEqual(first.subarray(2, 7));
    expect(await readPart(handle, first.length - 2, 100)).toEqual(first.subarray(-2));
  });
});

test.runIf(process.platform === 'linux')(
  'a file too large for memory is decoded from the open file (Linux)',
  async () => {
    const folder = temporaryFolder();
    // A TIFF that keeps its pixels at its beginning may have anything behind them.
    const tiff = await picture('tiff', { width: 80, height: 60 });
    const path = put(folder, 'large.tif', tiff);
    const small = await networkPicture(pathOfPlain(path), 16);
    execFileSync('truncate', ['-s', '70M', path]);
    await withPhoto(pathOfPlain(path), {}, async ({ input }) =>
      expect(await input()).toMatch(/^\/proc\/self\/fd\/\d+$/),
    );
    expect(await networkPicture(pathOfPlain(path), 16)).toEqual(small);
  },
);

test.each([
  ['a pipe', (path: string) => execFileSync('mkfifo', [path]), 'no-file'],
  ['a link to another photo', (path: string) => symlinkSync('a.jpg', path), 'no-file'],
  ['a folder', (path: string) => mkdirSync(path), 'no-file'],
  ['nothing', () => {}, 'vanished'],
])(
  'a photo that %s was put for between the scan and the reading is told, and leaves no row',
  async (_, put, trouble) => {
    const folder = temporaryFolder();
    await putPictures(folder, ['a.jpg', 'b.jpg', 'c.jpg']);
    const catalogue = newCatalogue();
    let gates = 0;
    const gate = async () => {
      gates += 1;
      if (gates !== 2) return;
      rmSync(join(folder, 'c.jpg'));
      put(join(folder, 'c.jpg'));
    };
    const result = await imported(catalogue, request(folder), { call: { ...context(), gate } });
    expect(result).toMatchObject({ found: 3, added: 2, problemCount: 1 });
    expect(result.problems[0]).toMatchObject({ path: join(folder, 'c.jpg'), trouble });
    expect(catalogue.read.value('SELECT count(*) FROM photo')).toBe(2);
    // A known photo keeps its row, too.
    rmSync(join(folder, 'c.jpg'), { recursive: true, force: true });
    writeFileSync(join(folder, 'c.jpg'), await picture());
    expect(await imported(catalogue, request(folder))).toMatchObject({ added: 1, known: 2, problemCount: 0 });
  },
);

test('a folder that is taken away while it is read ends the import, and what was read is kept', async () => {
  const base = temporaryFolder();
  const folder = join(base, 'photos');
  await putPictures(
    folder,
    Array.from({ length: 12 }, (_, number) => `${String(number).padStart(2, '0')}.jpg`),
  );
  const catalogue = newCatalogue();
  let gates = 0;
  const gate = async () => {
    gates += 1;
    if (gates === 6) renameSync(folder, join(base, 'taken away'));
  };
  await expect(imported(catalogue, request(folder), { call: { ...context(), gate } })).rejects.toMatchObject({
    code: 'photos-away',
    message: expect.stringContaining(folder),
  });
  const kept = catalogue.read.value<number>('SELECT count(*) FROM photo');
  expect(kept).toBeGreaterThan(0);
  expect(catalogue.read.value('SELECT count(*) FROM photo WHERE trouble IS NOT NULL')).toBe(0);
  renameSync(join(base, 'taken away'), folder);
  expect(await imported(catalogue, request(folder))).toMatchObject({ known: kept, added: 12 - kept, problemCount: 0 });
});
