/* The real catalogue thread, compiled, as main and the trainer talk to it. */
import { MessageChannel } from 'node:worker_threads';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CatalogueSummary } from '../../electron/contract/collection.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import type { CatalogueThread, CatalogueThreadEvents, TrainerStore } from '../../electron/contract/threads.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { threadFile } from '../../electron/files/program-folder.ts';
import { pathOnDisk } from '../../electron/files/path-text.ts';
import { connect, startThread, type Thread } from '../../electron/calls/call.ts';
import { EVERYTHING, temporaryFolder } from '../helpers/a-catalogue.ts';
import { picture, put, request } from '../helpers/a-folder.ts';

let thread: Thread<CatalogueThread, CatalogueThreadEvents>;
beforeEach(() => {
  thread = startThread('catalogue', threadFile('threads/catalogue'));
});
afterEach(() => thread.terminate());

async function folderOfBeetles(specimens: number): Promise<string> {
  const folder = temporaryFolder();
  for (let number = 0; number < specimens; number++) {
    const taxon = ['Carabus auratus', 'Cetonia aurata'][number % 2];
    for (const view of ['d', 'v'])
      put(folder, `${taxon}/VC_${1000 + number}_${view}.jpg`, await picture('jpeg', { width: 400, height: 300 }));
  }
  return folder;
}

test('nothing is answered without a catalogue', async () => {
  await expect(thread.call('catalogue.summary', null)).rejects.toMatchObject({ code: 'bad-request' });
  await expect(
    thread.call('catalogue.open', { folder: join(temporaryFolder(), 'x'), create: false }),
  ).rejects.toMatchObject({ code: 'catalogue-missing' });
});

test('from an empty folder to an export, with the lists told of every change', async () => {
  const photos = await folderOfBeetles(12);
  const folder = join(temporaryFolder(), 'beetles');
  const told: CatalogueSummary[] = [];
  thread.on('catalogue.changed', (summary) => told.push(summary));
  expect(await thread.call('catalogue.open', { folder, create: true })).toMatchObject({ name: 'beetles', photos: 0 });
  const preview = await thread.call('import.preview', request(photos));
  expect(preview).toMatchObject({ photos: 24, specimens: 12, contradictionCount: 0 });
  const result = await thread.call('job.import', request(photos));
  expect(result).toMatchObject({ found: 24, added: 24, labelled: 12 });
  await expect.poll(() => told.at(-1)?.photos).toBe(24);

  const page = await thread.call('collection.page', { filter: EVERYTHING, order: 'name', limit: 5 });
  expect(page).toMatchObject({ total: 24 });
  const next = await thread.call('collection.page', {
    filter: EVERYTHING,
    order: 'name',
    limit: 500,
    after: page.next ?? '',
  });
  expect(new Set([...page.cards, ...next.cards].map(({ photoId }) => photoId)).size).toBe(24);
  const [taxon] = await thread.call('names.search', { text: 'cet aur', limit: 5 });
  const decided = await thread.call('review.decide', {
    specimenIds: [1, 2],
    verdict: 'identified',
    taxonId: taxon?.id ?? 0,
    qualifier: 'cf.',
    identifiedBy: 'Ann',
    remarks: null,
    modelId: null,
  });
  expect(decided.undo).toBe('2 specimens: Cetonia cf. aurata');
  const facets = await thread.call('collection.facets', EVERYTHING);
  expect(facets.determiners).toEqual([
    { value: 'Edith Example', label: 'Edith Example', photos: 20 },
    { value: 'Ann', label: 'Ann', photos: 4 },
  ]);
  await expect.poll(() => told.at(-1)?.undo).toBe('2 specimens: Cetonia cf. aurata');
  expect((await thread.call('actions.undo', { by: '' })).redo).toBe('2 specimens: Cetonia cf. aurata');
  expect((await thread.call('training.check', { ...DEFAULT_TRAINING, minimumSpecimens: 3 })).stop).toBeNull();
  expect((await thread.call('job.check', { contents: true })).every(({ verdict }) => verdict === 'ok')).toBe(true);
  const shown = await thread.call('photo.file', { photoId: 1, size: 'thumbnail' });
  expect(existsSync(pathOnDisk(shown!.path))).toBe(true);
  await thread.call('catalogue.close', null);
  expect(await thread.call('catalogue.open', { folder, create: false })).toMatchObject({
    photos: 24,
    redo: '2 specimens: Cetonia cf. aurata',
  });
});

test('questions are answered while an import runs, and stopping it keeps what was read', async () => {
  const photos = await folderOfBeetles(120);
  await thread.call('catalogue.open', { folder: join(temporaryFolder(), 'c'), create: true });
  let done = 0;
  const onProgress = (progress: { phase: string; done: number }) => {
    if (progress.phase === 'Reading photos') ({ done } = progress);
  };
  const job = thread.call('job.import', request(photos), { onProgress });
  const failure = job.then(
    () => 'ended by itself',
    (error: unknown) => error,
  );
  let answers = 0;
  await expect
    .poll(
      async () => {
        await thread.call('collection.page', { filter: EVERYTHING, order: 'catalogue-number', limit: 100 });
        answers += 1;
        return done;
      },
      { interval: 1 },
    )
    .toBeGreaterThan(60);
  job.control('cancel');
  expect(await failure).toMatchObject({ code: 'cancelled' });
  expect(answers).toBeGreaterThan(1);
  const { photos: kept } = await thread.call('catalogue.summary', null);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(240);
  expect(await thread.call('job.import', request(photos))).toMatchObject({ found: 240, known: kept });
});

test('the trainer learns, writes and recognises through its own port, and a second trainer too', async () => {
  const photos = await folderOfBeetles(8);
  await thread.call('catalogue.open', { folder: join(temporaryFolder(), 'c'), create: true });
  await thread.call('job.import', request(photos));
  for (const name of ['first', 'second']) {
    const { port1, port2 } = new MessageChannel();
    thread.give('trainer', port1);
    const store = connect<TrainerStore>(port2);
    const frame = await store.call('learning.frame', { minimumSpecimens: 2 });
    expect(frame.photos).toHaveLength(16);
    const run = await store.call('runs.begin', {
      settings: { ...DEFAULT_TRAINING, name },
      classes: frame.classes,
      photos: frame.photos.map(({ photoId, label }, index) => ({
        photoId,
        label,
        part: index % 4 === 0 ? ('held-out' as const) : ('learn' as const),
      })),
      stepsPerEpoch: 3,
    });
    const { folder } = await store.call('models.folder', null);
    const model = await store.call('models.add', {
      runId: run.runId,
      folder,
      name,
      depth: 18,
      size: 64,
      classes: frame.classes,
      heldOutAccuracy: 1,
      heldOutLoss: 0,
    });
    const todo = await store.call('predictions.todo', {
      modelId: model.modelId,
      photos: 'all',
      shard: null,
      afterPhotoId: 0,
      limit: 100,
    });
    expect(todo).toMatchObject({ total: 16 });
    await store.call('predictions.add', {
      modelId: model.modelId,
      rows: todo.photos.map(({ photoId }) => ({
        photoId,
        top: [{ taxonId: frame.classes[0]?.id ?? 0, probability: 0.9 }],
      })),
    });
    const [seen] = todo.photos;
    const contents = ['0'.repeat(64), seen?.sha256 ?? ''];
    await store.call('embeddings.add', {
      backbone: 'ab'.repeat(32),
      photos: [seen!],
      vectors: new Float32Array([1, 2]),
    });
    expect(await store.call('embeddings.find', { backbone: 'ab'.repeat(32), contents })).toEqual({
      found: [1],
      vectors: new Float32Array([1, 2]),
    });
    expect(
      (
        await store.call('predictions.todo', {
          modelId: model.modelId,
          photos: 'all',
          shard: null,
          afterPhotoId: 0,
          limit: 1,
        })
      ).total,
    ).toBe(0);
    await expect(store.call('catalogue.close' as 'models.folder', null)).rejects.toMatchObject({ code: 'bad-request' });
    port2.close();
  }
  const models = await thread.call('models.list', null);
  expect(models.map(({ name, predictedPhotos }) => [name, predictedPhotos])).toEqual([
    ['second', 16],
    ['first', 16],
  ]);
  // The machine answered for every photo, and not one name that a person gave has changed.
  expect((await thread.call('catalogue.summary', null)).statuses).toMatchObject({ verified: 16, proposed: 0 });
});

test('the sample collection is drawn in the thread and imported as it is', async () => {
  const folder = join(temporaryFolder(), 'sample');
  const told: number[] = [];
  const sample = await thread.call(
    'job.sample',
    { folder, seed: 3, specimensPerTaxon: 1, photos: 12 },
    { onProgress: ({ done }) => told.push(done) },
  );
  expect(sample).toMatchObject({ photos: 12 });
  expect(told.length).toBeGreaterThan(0);
  await thread.call('catalogue.open', { folder: join(temporaryFolder(), 'c'), create: true });
  expect(await thread.call('job.import', request(folder))).toMatchObject({ added: 12 });
});

test('a copy is made, listed and put back, and what fails unasked is told', async () => {
  const photos = await folderOfBeetles(4);
  const folder = join(temporaryFolder(), 'c');
  const told: Problem[] = [];
  thread.on('problem', (problem) => told.push(problem));
  await expect(thread.call('backups.make', null)).rejects.toMatchObject({ code: 'bad-request' });
  await thread.call('catalogue.open', { folder, create: true });
  await thread.call('job.import', request(photos));
  // The day's own copy follows the import by itself.
  const copy = await thread.call('backups.make', null);
  expect(copy).toMatchObject({ kind: 'asked', verified: true, held: { specimens: 4, photos: 8 } });
  expect((await thread.call('catalogue.summary', null)).backedUpUtc).toBe(copy.madeUtc);
  await thread.call('actions.undo', { by: '' }).catch(() => {});
  await expect(thread.call('backups.restore', { folder, name: copy.name })).rejects.toMatchObject({
    code: 'bad-request',
  });
  await thread.call('catalogue.close', null);
  expect(await thread.call('backups.restore', { folder, name: copy.name })).toBeNull();
  const { backups } = await thread.call('backups.list', { folder });
  expect(backups.map(({ kind }) => kind).sort()).toEqual(['asked', 'daily', 'replaced']);
  expect(await thread.call('catalogue.open', { folder, create: false })).toMatchObject({ photos: 8 });
  expect(told).toEqual([]);

  // The day's copy of another catalogue has no place to go.
  const other = join(temporaryFolder(), 'other');
  await thread.call('catalogue.open', { folder: other, create: true });
  rmSync(join(other, 'backups'), { recursive: true });
  writeFileSync(join(other, 'backups'), '');
  await thread.call('job.import', request(photos));
  await thread.call('catalogue.close', null);
  await expect.poll(() => told.map(({ code }) => code)).toEqual(['backup-failed']);
});
