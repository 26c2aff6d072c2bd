/* A folder is watched while a child process writes photos into it as a camera does, with a real catalogue. */
import { execFile } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import type { CallContext } from '../../../electron/calls/call.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { importList, unendedImports } from '../../../electron/catalogue/repairing/repaired.ts';
import { lastWatch } from '../../../electron/catalogue/specimens/imports.ts';
import { retakes } from '../../../electron/catalogue/specimens/photo-quality.ts';
import type { WatchEntry, WatchRequest, WatchResult } from '../../../electron/contract/watch.ts';
import type { WatchSession } from '../../../electron/importing/watching/session.ts';
import { watchFolder } from '../../../electron/importing/watching/watch-job.ts';
import { context, newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';
import { contents, imported, picture, put, putPictures, request } from '../../helpers/a-folder.ts';
import { labelled } from '../../helpers/a-labelled-photo.ts';

const STATION = fileURLToPath(new URL('../../fixtures/station.mjs', import.meta.url));
const station = (from: string, to: string) => promisify(execFile)(process.execPath, [STATION, from, to]);
const RULE = 'VC_{number}[_{view}].{ext}';

interface Watched {
  readonly session: WatchSession;
  /** Ends it, as closing the window does. */
  end(): Promise<WatchResult>;
  entries(): readonly WatchEntry[];
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function watching(catalogue: Catalogue, folder: string, more: Partial<WatchRequest> = {}): Promise<Watched> {
  const stop = new AbortController();
  const call: CallContext = {
    ...context(),
    signal: stop.signal,
    gate: async () => stop.signal.throwIfAborted(),
  };
  const asked: WatchRequest = {
    folder,
    labels: 'none',
    identifiedBy: '',
    records: null,
    nameRule: null,
    codes: true,
    views: null,
    present: 'leave',
    ...more,
  };
  let running: Promise<WatchResult> | null = null;
  const session = await new Promise<WatchSession>((begun, failed) => {
    const onWritten = (ids: readonly number[]) => catalogue.listing.refresh(ids, 'everything');
    running = watchFolder(catalogue, asked, call, { onWritten, onSession: (one) => one && begun(one) });
    running.catch(failed);
  });
  const end = () => {
    stop.abort();
    return running ?? Promise.reject(new Error('it never began'));
  };
  ends.push(end);
  return { session, end, entries: () => session.news(0).entries.toReversed() };
}

const said = (entries: readonly WatchEntry[]) =>
  entries.map(({ file, state, catalogNumber, view }) => [file, state, catalogNumber ?? '-', view ?? '-'].join(' '));

const until = (watched: Watched, count: number, state: WatchEntry['state'] = 'taken') =>
  vi.waitFor(() => expect(watched.entries().filter((one) => one.state === state)).toHaveLength(count), {
    timeout: 20_000,
    interval: 50,
  });

test('photos that are written in pieces, or renamed when whole, give what an import of the folder would give', async () => {
  const [from, folder] = [temporaryFolder(), temporaryFolder()];
  await putPictures(from, ['VC_1001_d.jpg', 'VC_1001_v.png', 'VC_1002_d.tif', 'VC_1003_d.jpg', 'VC_1003_label.webp']);
  const catalogue = newCatalogue();
  const watched = await watching(catalogue, folder, { nameRule: RULE, codes: false });
  await station(from, folder);
  await until(watched, 5);
  expect(await watched.end()).toMatchObject({ taken: 5, waiting: 0 });
  const other = newCatalogue();
  await imported(other, request(folder, { labels: 'none', nameRule: RULE }));
  expect(contents(catalogue)).toEqual(contents(other));
  expect(importList(catalogue.read)).toMatchObject([{ photos: 5, specimens: 3, unended: false }]);
  expect(lastWatch(catalogue.read)).toMatchObject({ folder, nameRule: RULE, unended: false });
}, 30_000);

test('barcodes number photos as they do in an import', async () => {
  const [from, folder] = [temporaryFolder(), temporaryFolder()];
  put(from, 'IMG_0001.jpg', await labelled('VC 104233', '#9a917f'));
  put(from, 'IMG_0002.jpg', await labelled('VC 104233', '#7f919a'));
  put(from, 'IMG_0003.jpg', await labelled('VC 104234', '#917f9a'));
  const catalogue = newCatalogue();
  const watched = await watching(catalogue, folder);
  await station(from, folder);
  await until(watched, 3);
  await watched.end();
  const other = newCatalogue();
  await imported(other, request(folder, { labels: 'none', codes: true }));
  expect(contents(catalogue)).toEqual(contents(other));
}, 30_000);

test('in a fixed order a photo without a code is the next view of the specimen before it, and one too many waits', async () => {
  const folder = temporaryFolder();
  const watched = await watching(newCatalogue(), folder, { views: ['label', 'dorsal'] });
  put(folder, 'a1.jpg', await labelled('VC 1', '#9a917f'));
  await until(watched, 1);
  put(folder, 'a2.jpg', await picture());
  await until(watched, 2);
  put(folder, 'a3.jpg', await picture());
  await until(watched, 1, 'waits');
  put(folder, 'a4.jpg', await labelled('VC 2', '#9a918f'));
  await until(watched, 3);
  expect(said(watched.entries())).toEqual([
    'a1.jpg taken VC 1 label',
    'a2.jpg taken VC 1 dorsal',
    'a3.jpg waits - label',
    'a4.jpg taken VC 2 label',
  ]);
}, 30_000);

test('what waits is decided in the list, and the photo taken last is taken again or back', async () => {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const watched = await watching(catalogue, folder, { views: ['dorsal', 'label'] });
  put(folder, 'a1.jpg', await picture());
  await until(watched, 1, 'waits');
  const [first] = watched.entries();
  await watched.session.decide({ id: first?.id ?? 0, catalogNumber: 'VC 7', view: 'dorsal' });
  watched.session.act('retake-last', '');
  put(folder, 'a2.jpg', await picture());
  await until(watched, 2);
  expect(watched.entries().map(({ isAgain }) => isAgain)).toEqual([false, true]);
  watched.session.act('undo-last', '');
  put(folder, 'a3.jpg', await picture());
  await vi.waitFor(() => expect(watched.entries()).toHaveLength(3), { timeout: 10_000 });
  watched.session.act('next-specimen', '');
  put(folder, 'a4.jpg', await picture());
  await until(watched, 1, 'waits');
  expect(said(watched.entries())).toEqual([
    'a1.jpg taken VC 7 dorsal',
    'a2.jpg away VC 7 dorsal',
    'a3.jpg taken VC 7 label',
    'a4.jpg waits - dorsal',
  ]);
  expect(catalogue.read.all('SELECT file_name AS name FROM photo ORDER BY id')).toEqual([
    { name: 'a1.jpg' },
    { name: 'a3.jpg' },
  ]);
}, 30_000);

test('a name against its barcode waits, and a person’s number holds', async () => {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const watched = await watching(catalogue, folder, { nameRule: RULE });
  put(folder, 'VC_104233_d.jpg', await labelled('104299', '#9a917f'));
  await until(watched, 1, 'waits');
  const [waits] = watched.entries();
  expect(waits).toMatchObject({ why: 'against-code', says: ['104233', '104299'] });
  await watched.session.decide({ id: waits?.id ?? 0, catalogNumber: '104299', view: 'd' });
  expect(watched.entries()).toMatchObject([
    { state: 'taken', catalogNumber: '104299', view: 'dorsal', contradicts: false },
  ]);
}, 30_000);

test('a folder that is away is looked for, a file written anew is read anew, and what lay there first is left alone', async () => {
  const folder = join(temporaryFolder(), 'station');
  mkdirSync(folder);
  await putPictures(folder, ['VC_1_d.jpg']);
  const catalogue = newCatalogue();
  const watched = await watching(catalogue, folder, { nameRule: RULE, codes: false });
  put(folder, 'VC_2_d.jpg', await picture('jpeg', { width: 320, height: 240, dim: true }));
  await until(watched, 1);
  expect(retakes(catalogue.read, { before: null, limit: 10 }).rows).toMatchObject([
    { catalogNumber: '2', view: 'dorsal', flaws: ['dark'] },
  ]);
  renameSync(folder, `${folder} away`);
  await vi.waitFor(() => expect(watched.session.isAway).toBe(true), { timeout: 10_000 });
  renameSync(`${folder} away`, folder);
  put(folder, 'VC_2_d.jpg', await picture('jpeg', { width: 320, height: 240 }));
  await until(watched, 2);
  expect(said(watched.entries())).toEqual(['VC_2_d.jpg taken 2 dorsal', 'VC_2_d.jpg taken 2 dorsal']);
  expect(retakes(catalogue.read, { before: null, limit: 10 }).rows).toEqual([]);
  expect(unendedImports(catalogue.read)).toHaveLength(1);
  await watched.end();
  expect(unendedImports(catalogue.read)).toEqual([]);
}, 40_000);

test('a photo of a view that was blurred or dark is settled by the next one of that view', async () => {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const watched = await watching(catalogue, folder, { nameRule: '{number}_{view}[_{any}].{ext}', codes: false });
  put(folder, 'VC9_d_1.jpg', await picture('jpeg', { width: 320, height: 240, dim: true }));
  await until(watched, 1);
  put(folder, 'VC9_d_2.jpg', await picture('jpeg', { width: 320, height: 240 }));
  await until(watched, 2);
  expect(retakes(catalogue.read, { before: null, limit: 10 }).rows).toEqual([]);
  expect(catalogue.read.all('SELECT settled FROM photo_quality WHERE settled IS NOT NULL')).toEqual([
    { settled: 'retaken' },
  ]);
}, 30_000);
