import { MessageChannel } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import type { JobProgress } from '../../electron/contract/jobs.ts';
import { type CallContext, connect, serve } from '../../electron/calls/call.ts';
import { WriteBehind, walk } from '../../electron/trainer/running/walk.ts';

interface Jobs {
  go: () => string[];
}

const closing: (() => void)[] = [];
afterAll(() => closing.forEach((close) => close()));

/** A job over a real port that walks through batches of one photo, two, three … `at` is told the name of each as it comes by. */
function job(
  names: readonly string[],
  at: (name: string) => void = () => {},
  paused?: (wait: () => Promise<void>) => Promise<void>,
) {
  const { port1, port2 } = new MessageChannel();
  closing.push(() => port2.close());
  const batches = names.map((name, place) => ({ name, photos: Array.from({ length: place + 1 }) }));
  serve<Jobs>(port1, {
    go: async (_, context: CallContext) => {
      const seen: string[] = [];
      const way = { context, phase: 'Walking', total: 6, ...(paused ? { paused } : {}) };
      for await (const { batch, loaded } of walk(way, batches, async ({ name }) => name.toUpperCase())) {
        expect(loaded).toBe(batch.name.toUpperCase());
        seen.push(batch.name);
        at(batch.name);
      }
      return seen as never;
    },
  });
  const heard: JobProgress[] = [];
  const call = connect<Jobs>(port2).call('go', null, { onProgress: (progress) => heard.push(progress) });
  return { call, heard };
}

const THREE = ['one', 'two', 'three'];

describe('walk', () => {
  it('gives every batch in order and ends with all of them reported', async () => {
    const { call, heard } = job(THREE);
    expect(await call).toEqual(THREE);
    expect(heard.at(-1)).toMatchObject({ phase: 'Walking', done: 6, total: 6 });
  });

  it('ends soon once it is cancelled', async () => {
    const seen: string[] = [];
    const many = Array.from({ length: 40 }, (_, place) => String(place));
    const { call } = job(many, (name) => {
      seen.push(name);
      call.control('cancel');
    });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.length).toBeLessThan(many.length / 2);
  });

  it('stands still while it is paused, tells of it, and goes on', async () => {
    const told: string[] = [];
    const seen: string[] = [];
    const { call } = job(
      THREE,
      (name) => {
        seen.push(name);
        if (name === 'one') call.control('pause');
      },
      async (wait) => {
        told.push('paused');
        setTimeout(() => {
          told.push(`after ${seen.length}`);
          call.control('resume');
        }, 30);
        await wait();
        told.push(`on at ${seen.length}`);
      },
    );
    expect(await call).toEqual(THREE);
    const stood = told[1]?.replace('after', 'on at');
    expect(told).toEqual(['paused', told[1], stood]);
  });
});

describe('WriteBehind', () => {
  it('has one write under way, and tells of a failure at the next or at the end', async () => {
    const order: string[] = [];
    const writing = new WriteBehind();
    const write = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`${name} ends`);
    };
    await writing.next(write('a'));
    await writing.next(write('b'));
    await writing.done();
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);

    const failing = async () => {
      throw new Error('no room');
    };
    await writing.next(failing);
    await expect(writing.done()).rejects.toThrow('no room');
    await expect(writing.next(write('c'))).rejects.toThrow('no room');
    expect(order).toHaveLength(4);
    await writing.over();
  });
});
