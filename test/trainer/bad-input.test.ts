/*
 * Runs on what should not be: one taxon, photos that go while it learns, a clock that is set back.
 */
import { rm } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { SETTINGS, workbench } from '../helpers/stand-in.ts';
import { pathOnDisk } from '../../electron/files/path-text.ts';

describe('a run', () => {
  it('of one taxon does not begin', async () => {
    const bench = await workbench({ taxa: 1, specimens: 6 });
    try {
      await expect(bench.train(SETTINGS)).rejects.toMatchObject({
        code: 'nothing-to-learn',
        message: expect.stringContaining('6 named photos of 1 taxa') as string,
      });
      expect(bench.store.runs.size).toBe(0);
    } finally {
      await bench.close();
    }
  });

  it('goes on without the photos that go while it learns, and says which', async () => {
    const bench = await workbench({ taxa: 2, specimens: 12 });
    try {
      // Batches of two, so that most photos are still to come when these go.
      const going = bench.store.photos.slice(0, 12);
      const run = bench.train({ ...SETTINGS, epochs: 2, batchSize: 2 });
      bench.when(
        (event) => event.kind === 'started',
        () => void Promise.all(going.map(({ path }) => rm(pathOnDisk(path)))),
      );
      const result = await run;
      const { log, steps } = bench.store.run(result.runId);
      const told = log.filter(({ sentence }) => sentence.endsWith('cannot be read and is left out.'));
      expect(told.length).toBeGreaterThan(3);
      expect(told.length).toBeLessThanOrEqual(12);
      expect(new Set(told.map(({ sentence }) => sentence)).size).toBe(told.length);
      expect([...steps.values()].every(({ loss }) => Number.isFinite(loss))).toBe(true);
      expect(result.epochs).toBe(2);
    } finally {
      await bench.close();
    }
  }, 60_000);

  it('is not put out by a clock that is set back', async () => {
    const bench = await workbench({ taxa: 2, specimens: 8 });
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T12:00:00Z') });
    try {
      bench.when(
        (event) => event.kind === 'epoch',
        () => vi.setSystemTime(new Date('1999-12-31T23:59:59Z')),
      );
      const result = await bench.train(SETTINGS);
      expect(result).toMatchObject({ epochs: 3, stoppedEarly: false });
      expect(result.seconds).toBeGreaterThan(0);
      expect(result.seconds).toBeLessThan(600);
      for (const event of bench.events) {
        if (event.kind !== 'step') continue;
        expect(event.secondsGone).toBeGreaterThanOrEqual(0);
        expect(event.secondsLeft).toBeGreaterThanOrEqual(0);
      }
      const logged = bench.events.flatMap((event) => (event.kind === 'log' ? [event] : []));
      expect(new Set(logged.map(({ timeUtc }) => timeUtc.slice(0, 4)))).toEqual(new Set(['2026', '1999']));
      // The order told is kept, whatever the times say.
      expect(bench.store.run(result.runId).log.map(({ sentence }) => sentence)).toEqual(
        logged.map(({ sentence }) => sentence),
      );
    } finally {
      vi.useRealTimers();
      await bench.close();
    }
  }, 60_000);
});
