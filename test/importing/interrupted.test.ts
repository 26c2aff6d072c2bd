/* Imports that are killed, stopped, paused, or run out of disk: what was finished is kept, and the next one completes it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { toProblem } from '../../electron/domain/problems.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { inOrder } from '../../electron/calls/pipeline.ts';
import { writeThumbnail } from '../../electron/photos/write-thumbnail.ts';
import { context, newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { contents, imported, picture, put, request } from '../helpers/a-folder.ts';

/** 60 specimens of two views under two names, with copies, broken files and records among them. */
async function collection(): Promise<string> {
  const folder = temporaryFolder();
  for (let number = 0; number < 60; number++) {
    const taxon = ['Carabus auratus', 'Cetonia aurata', 'to be identified'][number % 3];
    for (const view of ['d', 'v']) {
      const content = await picture('jpeg', { width: 200, height: 150 });
      put(
        folder,
        `${taxon}/VC_${String(number).padStart(6, '0')}_${view}.jpg`,
        number % 20 === 7 ? content.subarray(0, 900) : content,
      );
      if (number % 15 === 0) put(folder, `again/copy of ${number}${view}.jpg`, content);
    }
  }
  put(
    folder,
    'catalogue.csv',
    `catalogNumber,locality\n${Array.from({ length: 60 }, (_, n) => `${String(n).padStart(6, '0')},place ${n}`).join('\n')}`,
  );
  return folder;
}

const sound = async (catalogue: Parameters<typeof checkCatalogue>[0]) => {
  const findings = await checkCatalogue(catalogue);
  expect(findings.slice(0, 5).filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
};

/** An import in a process of its own, killed once it reports this many photos done. Gives false when it was too quick. */
async function killedImport(folder: string, catalogue: string, afterPhotos: number): Promise<boolean> {
  const module = join(programFolder, 'dist', 'electron', 'threads', 'catalogue-handlers.js');
  const script = `
    const { catalogueHandlers } = await import(${JSON.stringify(module)});
    const handlers = catalogueHandlers(() => {});
    const place = { folder: ${JSON.stringify(catalogue)}, profile: ${JSON.stringify(`${catalogue}-profile`)} };
    await handlers['catalogue.open']({ ...place, create: true });
    const report = ({ phase, done }) => phase === 'Reading photos' && process.stdout.write(done + '\\n');
    const context = { signal: new AbortController().signal, finishing: () => false, paused: () => false, gate: async () => {}, report };
    await handlers['job.import'](${JSON.stringify(request(folder))}, context);
    process.stdout.write('end\\n');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  for await (const chunk of child.stdout) {
    told += String(chunk);
    if (told.includes('end') || told.split('\n').some((line) => Number(line) >= afterPhotos)) break;
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  return !told.includes('end');
}

test.each([1, 45, 101, 120])(
  'killed after some %i photos and taken up again, all is as if nothing had happened',
  async (photos) => {
    const folder = await collection();
    const untouched = newCatalogue();
    const whole = await imported(untouched, request(folder));

    const place = join(temporaryFolder(), 'catalogue');
    const killed = await killedImport(folder, place, photos);
    const catalogue = newCatalogue(place, openKnownHere(`${place}-profile`));
    await sound(catalogue);
    const kept = catalogue.read.value<number>('SELECT count(*) FROM photo');
    if (killed && photos < 100) expect(kept).toBeLessThan(whole.found);
    const rest = await imported(catalogue, request(folder));
    // The broken ones are told each time, known or not.
    expect(rest).toMatchObject({ found: whole.found, problemCount: whole.problemCount });
    expect(rest.known + rest.added + brokenNew(rest)).toBe(whole.found);
    expect(contents(catalogue)).toEqual(contents(untouched));
    await sound(catalogue);
  },
);

function brokenNew({ found, added, known }: { found: number; added: number; known: number }): number {
  return found - added - known;
}

test('cancelled, it keeps what was read, and the next import adds the rest', async () => {
  const folder = await collection();
  const catalogue = newCatalogue();
  const call = context();
  const report = ({ phase, done }: { phase: string; done: number }) => {
    if (phase === 'Reading photos' && done === 30) call.abort.abort();
  };
  const failure = await imported(catalogue, request(folder), { call: { ...call, report } }).catch(toProblem);
  expect(failure).toMatchObject({ code: 'cancelled' });
  const kept = catalogue.read.value<number>('SELECT count(*) FROM photo');
  expect(kept).toBeGreaterThanOrEqual(30);
  expect(kept).toBeLessThan(128);
  await sound(catalogue);
  expect((await imported(catalogue, request(folder))).known).toBe(kept);
  await sound(catalogue);
});

test('asked to finish, it ends early without a problem', async () => {
  const folder = await collection();
  const catalogue = newCatalogue();
  let done = 0;
  const call = {
    ...context(),
    finishing: () => done >= 20,
    report: (progress: { phase: string; done: number }) =>
      (done = progress.phase === 'Reading photos' ? progress.done : 0),
  };
  const result = await imported(catalogue, request(folder), { call });
  expect(result.added).toBeLessThan(128);
  expect(catalogue.read.value<number>('SELECT count(*) FROM photo')).toBeGreaterThanOrEqual(20);
});

test('an import that is paused stands still', async () => {
  const folder = await collection();
  const catalogue = newCatalogue();
  let release: () => void = () => {};
  let held: Promise<void> | null = null;
  let done = 0;
  const call = {
    ...context(),
    gate: async () => {
      if (held) await held;
    },
    report: (progress: { phase: string; done: number }) => {
      if (progress.phase !== 'Reading photos') return;
      done = progress.done;
      if (done === 10) held = new Promise((resolve) => (release = resolve));
    },
  };
  const job = imported(catalogue, request(folder), { call });
  await expect.poll(() => done, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(10);
  await wait(300);
  const standing = done;
  await wait(300);
  expect(done).toBe(standing);
  expect(standing).toBeLessThan(40);
  held = null;
  release();
  expect((await job).found).toBe(128);
});

test('a full disk is told in words, what was finished is kept, and the rest comes when there is space', async () => {
  const folder = await collection();
  const untouched = newCatalogue();
  await imported(untouched, request(folder));
  const catalogue = newCatalogue();
  let written = 0;
  const writeFile: typeof writeThumbnail = async (path, content) => {
    written += 1;
    if (written > 25)
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
        syscall: 'write',
        path,
      });
    await writeThumbnail(path, content);
  };
  const failure = await imported(catalogue, request(folder), { surroundings: { writeFile } }).catch(toProblem);
  expect(failure).toMatchObject({ code: 'disk-full', message: expect.stringContaining(catalogue.places.thumbnails) });
  const kept = catalogue.read.value<number>('SELECT count(*) FROM photo WHERE trouble IS NULL');
  expect(kept).toBeGreaterThanOrEqual(20);
  await sound(catalogue);
  await imported(catalogue, request(folder));
  expect(contents(catalogue)).toEqual(contents(untouched));
});

const mounted: string[] = [];
afterEach(() => {
  for (const place of mounted.splice(0)) execFileSync('umount', [place]);
});

/** A disk of 256 KB, where this account may mount one. */
function tinyDisk(place: string): boolean {
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', place], { stdio: 'ignore' });
    mounted.push(place);
    return true;
  } catch {
    return false;
  }
}

test('an import onto a disk that is really full is told as that', async ({ skip }) => {
  const folder = await collection();
  const catalogue = newCatalogue();
  if (!tinyDisk(catalogue.places.thumbnails)) skip('this account may not mount a small disk');
  const failure = await imported(catalogue, request(folder)).catch(toProblem);
  expect(failure).toMatchObject({ code: 'disk-full', message: expect.stringContaining('thumbnails') });
  expect(
    readdirSync(catalogue.places.thumbnails, { recursive: true }).filter((name) => String(name).endsWith('.partial')),
  ).toEqual([]);
  const kept = catalogue.read.value<number>('SELECT count(*) FROM photo');
  expect(kept).toBeGreaterThan(0);
  await sound(catalogue);
  execFileSync('mount', ['-o', 'remount,size=64m', catalogue.places.thumbnails]);
  expect(await imported(catalogue, request(folder))).toMatchObject({ found: 128, known: kept });
  await sound(catalogue);
});

test('work of different lengths comes out in order, no more than so much at once, and ends with the first failure', async () => {
  let underWay = 0;
  let most = 0;
  const started: number[] = [];
  const work = async (item: number) => {
    started.push(item);
    underWay += 1;
    most = Math.max(most, underWay);
    await wait((item * 7) % 13);
    underWay -= 1;
    if (item === 30) throw new Error('thirty');
    return item;
  };
  const seen: number[] = [];
  const run = async () => {
    for await (const item of inOrder(
      Array.from({ length: 50 }, (_, index) => index),
      4,
      work,
    ))
      seen.push(item);
  };
  await expect(run()).rejects.toThrow('thirty');
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index));
  expect(most).toBe(4);
  expect(underWay).toBe(0);
  expect(started.length).toBeLessThan(36);
});
