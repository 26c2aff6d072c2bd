import { describe, expect, it } from 'vitest';
import { PageCache } from '../../renderer/state/page-cache.ts';

/** A list of numbers that answers when told to. */
function list(length: number, { pageSize = 10, mostPages = 4 } = {}) {
  const state = { length, offset: 0, broken: false, changes: 0, failures: 0 };
  const waiting: { index: number; answer: () => void }[] = [];
  const cache = new PageCache<number>({
    pageSize,
    mostPages,
    load: (index, limit) =>
      new Promise((resolve, reject) => {
        // What the catalogue held when it was asked, whenever the answer comes.
        const { offset, broken, length } = state;
        const count = Math.max(0, Math.min(limit, length - index));
        const items = Array.from({ length: count }, (_, at) => offset + index + at);
        waiting.push({
          index,
          answer: () => (broken ? reject(new Error('broken')) : resolve({ items, total: length })),
        });
      }),
    changed: () => (state.changes += 1),
    failed: () => (state.failures += 1),
  });
  const settle = async () => {
    while (waiting.length > 0) {
      waiting.shift()?.answer();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { cache, state, waiting, settle };
}

describe('PageCache', () => {
  it('reads what is shown and no more', async () => {
    const { cache, settle, waiting } = list(1000);
    cache.reset();
    cache.show(95, 112);
    expect(cache.waiting).toBe(true);
    await settle();
    expect(cache.total).toBe(1000);
    expect(cache.get(95)).toBe(95);
    expect(cache.get(112)).toBe(112);
    expect(cache.get(130)).toBeUndefined();
    expect(cache.waiting).toBe(false);
    cache.show(96, 111);
    expect(waiting).toHaveLength(0);
  });

  it('asks at most two questions at a time, and then about what is looked at now', async () => {
    const { cache, settle, waiting } = list(100_000);
    cache.reset();
    await settle();
    for (let index = 0; index < 90_000; index += 1000) cache.show(index, index + 25);
    expect(waiting.length).toBeLessThanOrEqual(2);
    await settle();
    expect(cache.get(89_000)).toBe(89_000);
    expect(cache.get(50_000)).toBeUndefined();
  });

  it('keeps what is shown while it is read again', async () => {
    const { cache, state, settle } = list(50);
    cache.reset();
    cache.show(0, 9);
    await settle();
    state.offset = 1000;
    cache.refresh();
    expect(cache.get(3)).toBe(3);
    expect(cache.waiting).toBe(true);
    await settle();
    expect(cache.get(3)).toBe(1003);
  });

  it('throws away answers about another list', async () => {
    const { cache, state, settle } = list(50);
    cache.reset();
    cache.show(0, 9);
    state.offset = 500;
    cache.reset();
    expect(cache.get(0)).toBeUndefined();
    cache.show(0, 9);
    await settle();
    expect(cache.get(0)).toBe(500);
  });

  it('forgets the pages that were looked at longest ago', async () => {
    const { cache, settle } = list(1000);
    cache.reset();
    for (const index of [0, 100, 200, 300, 400, 500]) {
      cache.show(index, index + 5);
      await settle();
    }
    expect(cache.get(0)).toBeUndefined();
    expect(cache.get(500)).toBe(500);
    expect(cache.get(400)).toBe(400);
  });

  it('tells a failure once and does not ask in circles', async () => {
    const { cache, state, settle, waiting } = list(100);
    state.broken = true;
    cache.reset();
    cache.show(0, 5);
    await settle();
    expect(state.failures).toBe(1);
    expect(waiting).toHaveLength(0);
    state.broken = false;
    cache.show(0, 5);
    await settle();
    expect(cache.get(0)).toBe(0);
  });

  it('reads a range across pages, and nothing beyond the end', async () => {
    const { cache, settle } = list(25);
    cache.reset();
    cache.show(0, 5);
    await settle();
    const range = cache.range(8, 21);
    await settle();
    // Each page is asked for after the one before.
    await settle();
    expect(await range).toEqual(Array.from({ length: 14 }, (_, at) => at + 8));
  });

  it('knows an empty list', async () => {
    const { cache, settle } = list(0);
    cache.reset();
    await settle();
    expect(cache.total).toBe(0);
    expect(cache.waiting).toBe(false);
  });
});
