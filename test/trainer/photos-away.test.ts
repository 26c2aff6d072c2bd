/*
 * A drive that is away while a run learns, and while a model answers: nothing is left out because of it, and what was begun
 * goes on when the drive is back. A folder of real photos is renamed away, as an unmounted drive takes it away.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainResult } from '../../electron/domain/training.ts';
import { pathOfPlain, pathOnDisk, textOf } from '../../electron/files/path-text.ts';
import { SETTINGS, type Workbench, workbench } from '../helpers/stand-in.ts';

/** Batches of two, so that most photos are still to come when the first step is told. */
const RUN = { ...SETTINGS, epochs: 2, batchSize: 2 };

let bench: Workbench;
beforeEach(async () => {
  bench = await workbench({ taxa: 2, specimens: 10 });
});
afterEach(() => bench.close());

const photos = () => join(bench.folder, 'photos');
const take = () => renameSync(photos(), `${photos()}-away`);
const putBack = () => renameSync(`${photos()}-away`, photos());
const weightsOf = (result: TrainResult) =>
  readFileSync(join(bench.store.models.get(result.modelId)!.folder, 'weights.safetensors'));
const sentences = (runId: number) => bench.store.run(runId).log.map(({ sentence }) => sentence);
const isStep = (event: { kind: string }) => event.kind === 'step';

describe('a run', () => {
  it('whose photos go away is interrupted, says so, and goes on to the same weights', async () => {
    const whole = await bench.train(RUN);
    const run = bench.train(RUN);
    bench.when(isStep, take);
    await expect(run).rejects.toMatchObject({
      code: 'photos-away',
      message: expect.stringContaining(photos()) as string,
    });
    expect(bench.store.run(2).states.at(-1)).toBe('interrupted');
    expect(sentences(2).at(-1)).toMatch(/^Photos in .* cannot be reached: the folder is not there\./);
    expect(sentences(2).filter((sentence) => sentence.endsWith('waits a moment and tries again.'))).toHaveLength(1);

    putBack();
    const resumed = await bench.resume(2);
    expect(bench.events.findLast((event) => event.kind === 'started')).toMatchObject({ runId: 2 });
    expect(sentences(2).filter((sentence) => /(is|are|and) left out/.test(sentence))).toEqual([]);
    expect(weightsOf(resumed).equals(weightsOf(whole))).toBe(true);
    expect(bench.store.run(2).epochs).toEqual(bench.store.run(1).epochs);
  }, 120_000);

  it('waits for photos that come back soon', async () => {
    const whole = await bench.train(RUN);
    const run = bench.train(RUN, { patience: [50, 100, 200, 60_000] });
    bench.when(isStep, take);
    bench.when((event) => event.kind === 'log' && event.sentence.endsWith('tries again.'), putBack);
    expect(weightsOf(await run).equals(weightsOf(whole))).toBe(true);
    expect(bench.store.run(2).states).toEqual(['running', 'done']);
  }, 120_000);

  it('is stopped at once while it waits', async () => {
    const run = bench.train(RUN, { patience: [600_000] });
    bench.when(isStep, take);
    bench.when(
      (event) => event.kind === 'log' && event.sentence.endsWith('tries again.'),
      () => run.control('cancel'),
    );
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(bench.store.run(1).states.at(-1)).toBe('cancelled');
  }, 120_000);

  it('is not done on fewer held-out photos', async () => {
    const whole = await bench.train(RUN);
    // The held-out photos lie on a drive of their own.
    const other = join(bench.folder, 'other');
    await mkdir(other);
    const heldOut = new Set(
      bench.store.run(1).photos.flatMap(({ photoId, part }) => (part === 'learn' ? [] : photoId)),
    );
    expect(heldOut.size).toBeGreaterThan(1);
    bench.store.photos = await Promise.all(
      bench.store.photos.map(async (photo) => {
        if (!heldOut.has(photo.photoId)) return photo;
        const path = join(other, basename(textOf(photo.path)));
        await rename(pathOnDisk(photo.path), path);
        return { ...photo, path: pathOfPlain(path) };
      }),
    );
    const run = bench.train(RUN);
    bench.when(
      (event) => event.kind === 'started',
      () => renameSync(other, `${other}-away`),
    );
    await expect(run).rejects.toMatchObject({ code: 'photos-away' });
    expect(bench.store.run(2).epochs.size).toBe(0);
    renameSync(`${other}-away`, other);
    expect(weightsOf(await bench.resume(2)).equals(weightsOf(whole))).toBe(true);
  }, 120_000);

  it('is not begun while they are away', async () => {
    take();
    await expect(bench.train(RUN)).rejects.toMatchObject({ code: 'photos-away' });
    expect(bench.store.runs.size).toBe(0);
  });

  it('of a last layer keeps the embeddings that were worked out, and goes on to the same weights', async () => {
    const model = await bench.train({ ...SETTINGS, epochs: 1 });
    const quick = { ...SETTINGS, mode: 'quick', startFrom: { kind: 'model', id: model.modelId } } as const;
    const whole = await bench.train(quick);
    bench.store.embeddings.clear();
    bench.store.embedded.length = 0;
    const run = bench.train(quick);
    bench.when((event) => event.kind === 'log' && event.sentence.includes('are worked out now'), take);
    await expect(run).rejects.toMatchObject({ code: 'photos-away' });
    expect(bench.store.run(3).states.at(-1)).toBe('interrupted');
    putBack();
    expect(weightsOf(await bench.resume(3)).equals(weightsOf(whole))).toBe(true);
    expect(new Set(bench.store.embedded).size).toBe(20);
  }, 120_000);
});

describe('a model', () => {
  beforeEach(async () => {
    await bench.train({ ...SETTINGS, epochs: 1 });
  }, 120_000);

  it('does not answer photos that are away, keeps its answers, and goes on when they are back', async () => {
    const away = bench.store.photos.slice(16).map(({ path }) => path);
    const other = join(bench.folder, 'other');
    bench.store.photos = bench.store.photos.map((photo) =>
      away.includes(photo.path) ? { ...photo, path: pathOfPlain(join(other, basename(textOf(photo.path)))) } : photo,
    );
    await expect(bench.predict()).rejects.toMatchObject({
      code: 'photos-away',
      message: expect.stringContaining(other) as string,
    });
    expect(bench.store.predictions.size).toBe(16);
    await mkdir(other);
    for (const path of away) renameSync(pathOnDisk(path), join(other, basename(textOf(path))));
    expect(await bench.predict()).toMatchObject({ photos: 4, unreadable: 0 });
  });

  it('answers the others where a person goes on without those that are missing, and says how many', async () => {
    const [gone, ...others] = bench.store.photos;
    rmSync(pathOnDisk(gone!.path));
    const away = new Set(others.slice(12).map(({ photoId }) => photoId));
    const other = join(bench.folder, 'other');
    bench.store.photos = bench.store.photos.map((photo) =>
      away.has(photo.photoId)
        ? { ...photo, path: pathOfPlain(join(other, basename(textOf(photo.path)))), source: other }
        : photo,
    );
    const source = dirname(textOf(gone!.path));
    expect(await bench.predict({ withoutMissing: true })).toMatchObject({
      photos: 12,
      unreadable: 0,
      missing: [
        { folder: other, away: 7, gone: 0 },
        { folder: source, away: 0, gone: 1 },
      ],
    });
    expect(bench.store.predictions.size).toBe(12);
    // Nothing but what is missing is left: that is no recognition of nothing.
    await expect(bench.predict({ withoutMissing: true })).rejects.toMatchObject({
      code: 'photos-unreadable',
      message: expect.stringMatching(/^None of 8 photos /) as string,
    });
    // They were not forgotten: once they are back they are answered.
    await mkdir(other);
    for (const photo of others.slice(12)) renameSync(pathOnDisk(photo.path), join(other, basename(textOf(photo.path))));
    expect(await bench.predict()).toMatchObject({ photos: 7, unreadable: 1, missing: [] });
  });

  it('is measured on the others where a person says so, and the rest is counted', async () => {
    const held = new Set(bench.store.run(1).photos.flatMap(({ photoId, part }) => (part === 'learn' ? [] : photoId)));
    const heldOut = bench.store.photos.filter(({ photoId }) => held.has(photoId));
    const other = join(bench.folder, 'other');
    bench.store.photos = bench.store.photos.map((photo) =>
      photo === heldOut[0] ? { ...photo, path: pathOfPlain(join(other, basename(textOf(photo.path)))) } : photo,
    );
    await expect(bench.evaluate()).rejects.toMatchObject({ code: 'photos-away' });
    expect(await bench.evaluate({ withoutMissing: true })).toMatchObject({
      frame: heldOut.length,
      sample: heldOut.length,
      unreadable: 1,
      methods: expect.stringContaining('1 could not be read and is not counted') as string,
    });
  });

  it('is not measured on fewer photos', async () => {
    take();
    await expect(bench.evaluate()).rejects.toMatchObject({ code: 'photos-away' });
    expect(bench.store.evaluations).toHaveLength(0);
    putBack();
    expect(await bench.evaluate()).toMatchObject({ unreadable: 0 });
  });

  it('says so when every photo is gone', async () => {
    const [kept, ...gone] = bench.store.photos;
    for (const { path } of gone) rmSync(pathOnDisk(path));
    bench.store.photos = gone;
    await expect(bench.predict()).rejects.toMatchObject({
      code: 'photos-unreadable',
      message: expect.stringMatching(/^None of 19 photos can be read: the files are gone or damaged\./) as string,
    });
    bench.store.photos = [kept!, ...gone];
    expect(await bench.predict()).toMatchObject({ photos: 1, unreadable: 19 });
  });
});
