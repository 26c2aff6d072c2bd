/* The photo reader's process: silent, dead, killed, or on a drive that does not answer; nobody else loses by it. */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { toProblem } from '../../electron/domain/problems.ts';
import { programFolder, threadFile } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { lookAtSome, readPatiently } from '../../electron/reader/photo-fault.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { childReader, startChild } from '../../electron/reader/child.ts';
import { type KeeperLimits, ReaderKeeper } from '../../electron/reader/keeper.ts';
import { readerHere } from '../../electron/reader/of-thread.ts';
import { context, newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { contents, imported, picture, put, putPictures, request } from '../helpers/a-folder.ts';

const keepers: ReaderKeeper[] = [];
afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.stop();
});

/** A keeper whose processes the test can get at; `onStart` is called with each. */
function kept(file: string, limits: KeeperLimits, onStart: (child: ChildProcess) => void = () => {}) {
  const children: ChildProcess[] = [];
  const keeper = new ReaderKeeper(() => {
    const child = fork(file, [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    onStart(child);
    return childReader(child);
  }, limits);
  keepers.push(keeper);
  return { keeper, children, reader: keeper.reader('work') };
}

const standIn = (silenceMs = 60_000) => kept(join(import.meta.dirname, 'willing.mjs'), { silenceMs });
const real = (limits: KeeperLimits = {}, onStart?: (child: ChildProcess) => void) =>
  kept(threadFile('threads/reader'), limits, onStart);

/** Asks for all of these at once; what came of each. */
async function askAll(
  { reader }: ReturnType<typeof kept>,
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  const ask = (name: string) =>
    reader.call('photo.look', { path: pathOfPlain(join(folder, name)) }).then(
      () => 'answered',
      (error: unknown) => toProblem(error).code,
    );
  return await Promise.all(names.map(ask));
}

const timesAsked = (folder: string, name: string) =>
  readFileSync(join(folder, 'asked'), 'utf8')
    .split('\n')
    .filter((line) => line === name).length;

test('it is started when it is first needed, once, and ends with its keeper', async () => {
  const made = standIn();
  expect(made.children).toHaveLength(0);
  const folder = temporaryFolder();
  expect(await askAll(made, folder, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual(Array(7).fill('answered'));
  expect(made.children).toHaveLength(1);
  const [child] = made.children;
  made.keeper.stop();
  await once(child as ChildProcess, 'exit');
  expect(await askAll(made, folder, ['a'])).toEqual(['cancelled']);
});

test('it ends when nothing was asked for a while, and is there again for the next question', async () => {
  const made = kept(join(import.meta.dirname, 'willing.mjs'), { silenceMs: 2000, idleMs: 300 });
  const folder = temporaryFolder();
  expect(await askAll(made, folder, ['a'])).toEqual(['answered']);
  await once(made.children[0] as ChildProcess, 'exit');
  expect(await askAll(made, folder, ['b', 'slow'])).toEqual(['answered', 'answered']);
  expect(made.children).toHaveLength(2);
});

test('a photo that is silent is asked for twice, then told; others under way go on and are not blamed', async () => {
  const made = standIn(1000);
  const folder = temporaryFolder();
  const slow = askAll(made, folder, ['slow']);
  expect(await askAll(made, folder, ['hangs', 'a', 'hangs once'])).toEqual(['photos-away', 'answered', 'answered']);
  expect(await slow).toEqual(['answered']);
  expect(timesAsked(folder, 'hangs')).toBe(2);
  expect(timesAsked(folder, 'hangs once')).toBe(2);
  expect(made.children.length).toBeLessThanOrEqual(3);
  const problem = await made.reader.call('photo.look', { path: pathOfPlain(join(folder, 'hangs')) }).catch(toProblem);
  expect(problem).toMatchObject({ message: expect.stringContaining(folder) });
});

test('a step that was said to take longer may take longer', async () => {
  const made = standIn(600);
  expect(await askAll(made, temporaryFolder(), ['long', 'slow'])).toEqual(['answered', 'answered']);
  expect(made.children).toHaveLength(1);
});

test('a photo that ends the process is found among those under way, and alone is to blame', async () => {
  const made = standIn();
  const folder = temporaryFolder();
  expect(await askAll(made, folder, ['slow', 'kills', 'kills once', 'a'])).toEqual([
    'answered',
    'photo-unreadable',
    'answered',
    'answered',
  ]);
  expect(await askAll(made, folder, ['b'])).toEqual(['answered']);
});

test('what is shown does not wait for a drive that a job waits for', async () => {
  const made = standIn(20_000);
  const folder = temporaryFolder();
  const cancelled = new AbortController();
  const hanging = Array.from({ length: 40 }, () =>
    made.reader
      .call('photo.look', { path: pathOfPlain(join(folder, 'hangs')) }, { signal: cancelled.signal })
      .catch(toProblem),
  );
  const started = performance.now();
  await made.keeper.reader('window').call('photo.look', { path: pathOfPlain(join(folder, 'a')) });
  // Nor does a job that is stopped.
  cancelled.abort();
  for (const problem of await Promise.all(hanging)) expect(problem).toMatchObject({ code: 'cancelled' });
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('a process that cannot be started is given up with words, and tried again the next time', async () => {
  const made = kept(join(temporaryFolder(), 'nothing.mjs'), {});
  for (let time = 1; time <= 2; time += 1) {
    expect(await askAll(made, temporaryFolder(), ['a', 'b'])).toEqual(['stopped-thread', 'stopped-thread']);
    expect(made.children).toHaveLength(3 * time);
  }
});

test('the real process answers as one would here, with bytes and problems', async () => {
  const { reader } = real();
  const folder = temporaryFolder();
  const path = put(folder, 'a.jpg', await picture('jpeg', { width: 300, height: 200 }));
  const ask = (who: typeof reader) => who.call('photo.pixels', { photo: pathOfPlain(path), side: 64 });
  expect(Buffer.from(await ask(reader)).equals(Buffer.from(await ask(readerHere)))).toBe(true);
  const here = await readerHere.call('files.find', { paths: [pathOfPlain(path), pathOfPlain(join(folder, 'none'))] });
  expect(await reader.call('files.find', { paths: [pathOfPlain(path), pathOfPlain(join(folder, 'none'))] })).toEqual(
    here,
  );
  expect(here).toMatchObject([{ real: path }, null]);
  put(folder, 'b.jpg', 'no photo');
  for (const [photo, code] of [
    [join(folder, 'b.jpg'), 'photo-unreadable'],
    [join(folder, 'none.jpg'), 'photo-unreadable'],
  ] as const)
    await expect(reader.call('photo.pixels', { photo: pathOfPlain(photo), side: 64 })).rejects.toMatchObject({ code });
  // Whether its drive went with it is asked by whoever knows its source.
  const gone = { path: pathOfPlain(join(folder, 'gone', 'none.jpg')), source: join(folder, 'gone') };
  const photos = [gone, { ...gone, source: folder }, { path: pathOfPlain(path) }];
  expect(await reader.call('files.look', { photos, whole: true })).toMatchObject([
    { code: 'photos-away' },
    'own-fault',
    'there',
  ]);
  const sizes = { paths: Array.from({ length: 65 }, () => pathOfPlain(path)) };
  await expect(reader.call('files.find', sizes)).rejects.toMatchObject({ code: 'bad-request' });
});

test('the process lets nothing but photos be decoded', async () => {
  const script = `
    process.send = () => {};
    await import(${JSON.stringify(threadFile('threads/reader'))});
    const { default: sharp } = await import('sharp');
    const raw = sharp(Buffer.alloc(300), { raw: { width: 10, height: 10, channels: 3 } });
    const outcomes = {};
    for (const format of ['jpeg', 'png', 'tiff', 'webp', 'gif', 'avif']) {
      const bytes = await raw.clone().toFormat(format).toBuffer();
      outcomes[format] = await sharp(bytes).metadata().then(() => true, () => false);
    }
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    outcomes.svg = await sharp(svg).metadata().then(() => true, () => false);
    process.stdout.write(JSON.stringify(outcomes));
    process.exit(0);`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: programFolder,
    encoding: 'utf8',
  });
  expect(JSON.parse(told)).toEqual({
    jpeg: true,
    png: true,
    tiff: true,
    webp: true,
    gif: false,
    avif: true,
    svg: false,
  });
});

const names = (count: number) =>
  Array.from({ length: count }, (_, number) => `Carabus auratus/VC_${String(number).padStart(4, '0')}_d.jpg`);

test('killed again and again in the middle of an import: nothing is lost, and no photo is blamed', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, names(60));
  const untouched = newCatalogue();
  await imported(untouched, request(folder));
  const { reader, children } = real();
  const catalogue = openCatalogue(join(temporaryFolder(), 'catalogue'), { create: true, reader });
  try {
    let killed = 0;
    const report = ({ phase, done }: { phase: string; done: number }) => {
      if (phase !== 'Reading photos' || done % 15 !== 0) return;
      killed += 1;
      children.at(-1)?.kill('SIGKILL');
    };
    const result = await importFolder(catalogue, request(folder), { ...context(), report }, { onWritten: () => {} });
    expect(result).toMatchObject({ found: 60, added: 60, problemCount: 0 });
    expect(killed).toBeGreaterThan(2);
    expect(children.length).toBeGreaterThan(1);
    expect(contents(catalogue)).toEqual(contents(untouched));
  } finally {
    catalogue.close();
  }
});

test.runIf(process.platform !== 'win32')(
  'stopped by the system in the middle of an import, another takes its place (POSIX)',
  async () => {
    const folder = temporaryFolder();
    await putPictures(folder, names(30));
    const { reader, children } = real({ silenceMs: 1500 });
    const catalogue = openCatalogue(join(temporaryFolder(), 'catalogue'), { create: true, reader });
    try {
      const report = ({ phase, done }: { phase: string; done: number }) => {
        if (phase === 'Reading photos' && done === 10) children[0]?.kill('SIGSTOP');
      };
      const result = await importFolder(catalogue, request(folder), { ...context(), report }, { onWritten: () => {} });
      expect(result).toMatchObject({ found: 30, added: 30, problemCount: 0 });
      expect(children).toHaveLength(2);
      // The one that hung is gone, too.
      await expect.poll(() => children[0]?.signalCode).toBe('SIGKILL');
    } finally {
      catalogue.close();
    }
  },
);

test.runIf(process.platform !== 'win32')(
  'a drive that never answers ends the import soon, in words; what was read is kept (POSIX)',
  async () => {
    const folder = temporaryFolder();
    await putPictures(folder, names(200));
    let hangs = false;
    const made = real({ silenceMs: 1500 }, (child) => {
      if (hangs) child.on('message', (message: { type: string }) => message.type === 'event' && child.kill('SIGSTOP'));
    });
    const catalogue = openCatalogue(join(temporaryFolder(), 'catalogue'), { create: true, reader: made.reader });
    try {
      const report = ({ phase, done }: { phase: string; done: number }) => {
        if (phase !== 'Reading photos' || done !== 20) return;
        hangs = true;
        made.children.at(-1)?.kill('SIGSTOP');
      };
      const job = importFolder(catalogue, request(folder), { ...context(), report }, { onWritten: () => {} });
      await expect(job).rejects.toMatchObject({ code: 'photos-away', message: expect.stringContaining(folder) });
      const kept = catalogue.read.value<number>('SELECT count(*) FROM photo WHERE trouble IS NULL');
      expect(kept).toBeGreaterThanOrEqual(20);
      expect(kept).toBeLessThan(60);
      expect(catalogue.read.value('SELECT count(*) FROM photo WHERE trouble IS NOT NULL')).toBe(0);
      hangs = false;
      for (const child of made.children) child.kill('SIGKILL');
      const again = await importFolder(catalogue, request(folder), context(), { onWritten: () => {} });
      expect(again).toMatchObject({ known: kept, added: 200 - kept, problemCount: 0 });
    } finally {
      catalogue.close();
    }
  },
);

test.runIf(process.platform !== 'win32')(
  'looking a folder over and stopping a job do not wait for a drive (POSIX)',
  async () => {
    const folder = temporaryFolder();
    await putPictures(folder, names(5));
    const made = real({ silenceMs: 1000 }, (child) =>
      child.on('message', (message: { type: string }) => message.type === 'event' && child.kill('SIGSTOP')),
    );
    const catalogue = openCatalogue(join(temporaryFolder(), 'catalogue'), { create: true, reader: made.reader });
    try {
      await expect(previewImport(catalogue, request(folder))).rejects.toMatchObject({ code: 'photos-away' });
      const call = context();
      const job = importFolder(
        catalogue,
        request(folder),
        { ...call, signal: call.abort.signal },
        { onWritten: () => {} },
      );
      await wait(200);
      call.abort.abort();
      expect(await job.catch(toProblem)).toMatchObject({ code: 'cancelled' });
    } finally {
      catalogue.close();
    }
  },
);

test.runIf(process.platform !== 'win32')(
  'a look at many photos on a drive that does not answer ends as soon as one at a single one (POSIX)',
  async () => {
    const folder = temporaryFolder();
    const made = real({ silenceMs: 1000 }, (child) =>
      child.on('message', (message: { type: string }) => message.type === 'event' && child.kill('SIGSTOP')),
    );
    const photos = Array.from({ length: 64 }, (_, number) => ({ path: pathOfPlain(join(folder, `${number}.jpg`)) }));
    await expect(made.reader.call('files.look', { photos, whole: false })).rejects.toMatchObject({
      code: 'photos-away',
    });
    expect(await lookAtSome(photos, made.reader)).toMatchObject({ away: { code: 'photos-away' } });
  },
);

test('a reader that is ended because the program ends is not waited for with patience', async () => {
  const made = standIn();
  const path = pathOfPlain(join(temporaryFolder(), 'hangs'));
  const waited: unknown[] = [];
  const read = readPatiently({ path }, () => made.reader.call('photo.look', { path }), {
    patience: [600_000],
    onWaiting: (problem) => waited.push(problem),
  }).catch(toProblem);
  await wait(500);
  made.keeper.stop();
  expect(await read).toMatchObject({ code: 'cancelled' });
  expect(waited).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'it ends with the program that started it, even one that was killed (Linux)',
  async () => {
    const script = `
    const { Engine } = await import(${JSON.stringify(join(programFolder, 'dist', 'electron', 'engine', 'engine.js'))});
    const engine = new Engine();
    await engine.reader.call('files.find', { paths: [] });
    const { readFileSync, readdirSync } = await import('node:fs');
    const children = readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8');
    process.stdout.write(children);
    setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [told] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(String(told).trim().split(' ')[0]);
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    parent.kill('SIGKILL');
    await expect
      .poll(() => existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
      .toBe(false);
  },
);

test('the child that the command line starts has threads for all that it is asked at once', async () => {
  const keeper = new ReaderKeeper(startChild);
  keepers.push(keeper);
  const path = pathOfPlain(put(temporaryFolder(), 'a.jpg', await picture()));
  const asked = Array.from({ length: 30 }, () => keeper.reader('work').call('photo.look', { path }));
  expect(new Set((await Promise.all(asked)).map(({ high, low }) => `${high} ${low}`)).size).toBe(1);
});
