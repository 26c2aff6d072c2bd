/* The speed measurement, cut short: a figure for each part, nothing left on the disk, stopped when asked. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CallContext } from '../../electron/calls/call.ts';
import { measureSpeed } from '../../electron/trainer/device/speed.ts';
import { withTemporaryFolder } from '../helpers/run-graph.ts';

const NETWORK = { depth: 18, size: 32, batchSize: 2 } as const;

function contextThat(
  finishing: () => boolean,
  signal = new AbortController().signal,
): CallContext & { told: string[] } {
  const told: string[] = [];
  return {
    told,
    signal,
    finishing,
    paused: () => false,
    gate: async () => signal.throwIfAborted(),
    report: ({ phase }) => told.push(phase),
  };
}

test('learning and recognition are measured after their first step, and nothing stays behind', async () => {
  const context = contextThat(() => true);
  const speed = await withTemporaryFolder(async (folder) => {
    const measured = await measureSpeed(NETWORK, context);
    expect(readdirSync(folder)).toEqual([]);
    return measured;
  });
  expect(speed).toMatchObject(NETWORK);
  expect(speed.learning).toBeGreaterThan(0);
  expect(speed.recognition).toBeGreaterThan(speed.learning);
  expect(speed.memoryBytes).toBeGreaterThan(100e6);
  expect(new Set(context.told)).toEqual(new Set(['Learning', 'Recognising']));
});

test('it stops when asked, and refuses a batch that does not fit', async () => {
  const stop = new AbortController();
  stop.abort();
  await withTemporaryFolder(async (folder) => {
    await expect(
      measureSpeed(
        NETWORK,
        contextThat(() => false, stop.signal),
      ),
    ).rejects.toThrow(/abort/i);
    await expect(
      measureSpeed(
        { depth: 152, size: 1024, batchSize: 4096 },
        contextThat(() => true),
      ),
    ).rejects.toMatchObject({ code: 'not-enough-memory' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
