/* The real program as a child process: killed while it trains, and asked to recognise photos that are not there. Needs the build. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ended, TINY, vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 300_000;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  expect(await run(['sample', 'photos', '--specimens', '4', '--seed', '3'])).toMatchObject({ code: 0 });
}, LONG_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `killAt`: killed without a word as soon as its output matches. */
function run(words: readonly string[], killAt: RegExp | null = null): Promise<Ended> {
  return vasculum(folder, words, { onOut: (out, child) => void (killAt?.test(out) && child.kill('SIGKILL')) });
}

it(
  'a program that was killed in training is told of by the next command, and its run goes on',
  async () => {
    expect(
      await run(['import', 'photos', '--catalogue', 'catalogue', '--labels', 'folders', '--identified-by', 'E. Moser']),
    ).toMatchObject({ code: 0 });
    const train = ['train', '--catalogue', 'catalogue', '--name', 'Beetles', ...TINY, '--epochs', '30', '--json'];
    expect(await run(train, /"kind":"epoch"/)).toMatchObject({ code: null });

    const told = await run(['runs', 'list', '--catalogue', 'catalogue']);
    expect(told).toMatchObject({ code: 0 });
    expect(told.out).toMatch(/Beetles\s+interrupted, can go on/);
    expect(told.err).toMatch(
      /^vasculum: ended-unexpectedly: Vasculum ended unexpectedly while training ‘Beetles’\. Its last checkpoint is kept: go on with it/m,
    );
    expect((await run(['runs', 'list', '--catalogue', 'catalogue'])).err).toBe('');
  },
  LONG_MS,
);

it(
  'photos that are away end recognition and a resume as a problem, and nothing is said of none',
  async () => {
    const train = ['train', '--catalogue', 'catalogue', '--name', 'Two', ...TINY, '--epochs', '1'];
    expect(await run(train)).toMatchObject({ code: 0 });
    const photos = join(folder, 'photos');
    cpSync(photos, join(folder, 'more photos'), { recursive: true });
    renameSync(photos, `${photos}-away`);
    const away = await run(['predict', '--catalogue', 'catalogue']);
    expect(away).toMatchObject({ code: 1 });
    expect(away.out).not.toMatch(/predicted names/);
    expect(away.err).toMatch(
      /^vasculum: photos-away: Photos in \S+photos cannot be reached: the folder is not there\./m,
    );
    const resumed = await run(['train', '--catalogue', 'catalogue', '--name', 'Beetles', '--resume']);
    expect(resumed).toMatchObject({ code: 1 });
    expect(resumed.err).toMatch(/^vasculum: photos-away: /m);
    expect((await run(['check', '--catalogue', 'catalogue'])).out).toMatch(
      /Photos: Photos in \S+photos cannot be reached/,
    );

    renameSync(`${photos}-away`, photos);
    for (const name of readdirSync(photos, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.jpg')) continue;
      rmSync(join(photos, name));
      // What else lies there shows that the drive is: the photos alone are gone.
      writeFileSync(join(photos, dirname(name), 'note.txt'), 'moved to the attic');
    }
    const gone = await run(['predict', '--catalogue', 'catalogue']);
    expect(gone).toMatchObject({ code: 1 });
    expect(gone.out).not.toMatch(/predicted names/);
    expect(gone.err).toMatch(
      /^vasculum: photos-unreadable: None of \d+ photos can be read: the files are gone or damaged\./m,
    );
  },
  LONG_MS,
);

it(
  'a folder that was deleted for good: the option is named, and what was left out is said',
  async () => {
    mkdirSync(join(folder, 'other photos'));
    const taxa = readdirSync(join(folder, 'more photos')).filter((name) => /^[A-Z]/.test(name));
    for (const taxon of taxa.slice(0, taxa.length / 2))
      renameSync(join(folder, 'more photos', taxon), join(folder, 'other photos', taxon));
    for (const photos of ['more photos', 'other photos']) {
      const words = ['import', photos, '--catalogue', 'both', '--labels', 'folders', '--identified-by', 'E. Moser'];
      expect(await run(words)).toMatchObject({ code: 0 });
    }
    rmSync(join(folder, 'other photos'), { recursive: true });
    const train = ['train', '--catalogue', 'both', '--name', 'Rest', ...TINY, '--epochs', '1'];
    const refused = await run(train);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/^vasculum: photos-away: /m) as string });
    expect(refused.out).toContain('--without-missing');

    const leftOut = /Left out: \d+ photos in \S+other photos, which cannot be reached/;
    const trained = await run([...train, '--without-missing']);
    expect(trained.code).toBe(0);
    expect(trained.out).toMatch(leftOut);
    const predict = ['predict', '--catalogue', 'both'];
    expect((await run(predict)).err).toMatch(/^vasculum: photos-away: /m);
    const predicted = await run([...predict, '--without-missing']);
    expect(predicted.code).toBe(0);
    expect(predicted.out).toMatch(/Rest predicted names for \d+ photos/);
    expect(predicted.out).toMatch(leftOut);
    expect(await run(['evaluate', '--catalogue', 'both', '--without-missing'])).toMatchObject({ code: 0 });
  },
  LONG_MS,
);
