/*
 * A catalogue that was made on another machine (another profile), on the command line: commands that would read its photos
 * stop and say what to do; naming the folder once settles it. Needs the build and the native parts.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putPictures } from '../helpers/a-folder.ts';
import { vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 180_000;

let folder: string;
let photos: string;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'vasculum-test-')));
  photos = join(folder, 'all', 'photos');
  const names = ['Carabus auratus', 'Cetonia aurata'];
  await putPictures(
    photos,
    names.flatMap((name, at) => [1, 2, 3].map((number) => `${name}/VC_${at}0${number}.jpg`)),
  );
  const words = ['import', photos, '--labels', 'folders', '--identified-by', 'Edith Moser'];
  expect(await as('theirs', ...words)).toMatchObject({ code: 0 });
}, LONG_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function as(profile: string, ...words: string[]) {
  return vasculum(folder, [...words, '--catalogue', join(folder, 'catalogue')], { profile });
}

it(
  'a command asks about a catalogue’s folders of photos where it was not made, and not where it was',
  async () => {
    const waiting = `${photos} (6 photos)`;
    expect((await as('theirs', 'check')).out).not.toContain(waiting);
    expect(await as('ours', 'check')).toMatchObject({
      code: 0,
      out: expect.stringContaining(waiting) as string,
    });
    const train = ['train', '--name', 'Beetles', '--depth', '18', '--size', '32', '--epochs', '1'];
    const refused = await as('ours', ...train);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`photos-unasked: `);
    expect(refused.err).toContain(photos);
    expect(refused.err).toContain('--read-photos-from');

    // Another folder does not settle it; the one above does, and it is remembered.
    const beside = join(folder, 'beside');
    mkdirSync(beside);
    expect((await as('ours', 'check', '--read-photos-from', beside)).out).toContain(waiting);
    const agreed = await as('ours', 'check', '--read-photos-from', beside, '--read-photos-from', join(folder, 'all'));
    expect(agreed.out).not.toContain(waiting);
    expect(agreed.out).toContain('All 6 photos are where they were.');
    expect((await as('ours', 'check')).out).not.toContain(waiting);
    expect((await as('others', 'check')).out).toContain(waiting);
  },
  LONG_MS,
);

it(
  'a command says so when what was kept of known catalogues cannot be read, and asks again',
  async () => {
    const profile = join(folder, 'damaged');
    mkdirSync(profile);
    writeFileSync(join(profile, 'known-catalogues.json'), 'Dear curator');
    const { code, out, err } = await as('damaged', 'check');
    expect(code).toBe(0);
    expect(err).toContain('known-catalogues.damaged.json');
    expect(out).toContain(`${photos} (6 photos)`);
  },
  LONG_MS,
);
