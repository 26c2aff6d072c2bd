import { describe, expect, it } from 'vitest';
import { REVIEW } from '../../electron/domain/language/window.ts';
import { InOrder } from '../../renderer/screens/review/in-order.ts';
import {
  type Mark,
  nextWaiting,
  pace,
  type QueueEntry,
  stripAround,
  waitingBeside,
} from '../../renderer/screens/review/walk.ts';

const entries = (...marks: (Mark | null)[]): QueueEntry[] =>
  marks.map((mark, index) => ({
    specimenId: index + 1,
    photoId: index + 1,
    catalogNumber: null,
    status: 'proposed',
    scientificName: null,
    certainty: null,
    mark,
  }));

describe('walking along the queue', () => {
  it('goes to the next that waits, and round to what was left behind', () => {
    expect(nextWaiting(entries(null, null, 'verified', null), 1)).toBe(3);
    expect(nextWaiting(entries(null, 'verified', 'verified'), 1)).toBe(0);
    expect(nextWaiting(entries(null, 'verified'), -1)).toBe(0);
  });

  it('comes back to skipped ones only when nothing untouched is left', () => {
    expect(nextWaiting(entries('skipped', 'verified', null), 1)).toBe(2);
    expect(nextWaiting(entries('verified', 'skipped', null), 2)).toBe(2);
    expect(nextWaiting(entries('skipped', 'verified', 'verified'), 1)).toBe(0);
  });

  it('ends when nothing waits', () => {
    expect(nextWaiting(entries('verified', 'doubtful'), 0)).toBeNull();
    expect(nextWaiting([], 0)).toBeNull();
  });

  it('walks by hand to either side, over what was decided, and no further than the ends', () => {
    const queue = entries('skipped', 'verified', null, 'doubtful', null);
    expect(waitingBeside(queue, 2, 1)).toBe(4);
    expect(waitingBeside(queue, 2, -1)).toBe(0);
    expect(waitingBeside(queue, 4, 1)).toBeNull();
    expect(waitingBeside(queue, 0, -1)).toBeNull();
  });

  it('shows so many of the queue on each side', () => {
    const all = Array.from({ length: 100 }, (_, i) => i);
    expect(stripAround(all, 50, 4, 40).start).toBe(46);
    expect(stripAround(all, 50, 4, 40).shown).toHaveLength(45);
    expect(stripAround(all, 1, 4, 2)).toEqual({ start: 0, shown: [0, 1, 2, 3] });
    expect(stripAround([], 0, 4, 4).shown).toEqual([]);
  });
});

describe('pace', () => {
  it('is decisions a minute of the last minutes, once there are some', () => {
    const times = Array.from({ length: 12 }, (_, i) => i * 6_000);
    expect(pace(times, 66_000)).toBe(10);
    expect(pace(times.slice(0, 4), 20_000)).toBeNull();
    expect(pace([1, 2, 3, 4, 5, 6], 10)).toBeNull();
    expect(pace(times, 66_000 + 180_000)).toBeNull();
  });

  it('tells the time that is left, where it is known', () => {
    const said = (left: number, perMinute: number | null) =>
      REVIEW.progress(left, 0, perMinute)
        .map((piece) => (typeof piece === 'string' ? piece : piece.strong))
        .join('');
    expect(said(30, 10)).toBe('30 specimens left, 10 a minute, 3 min to go');
    expect(said(30, null)).toBe('30 specimens left');
    expect(said(30, 0)).toBe('30 specimens left, 0 a minute');
    expect(said(0, 10)).toBe('0 specimens left, 10 a minute');
  });
});

describe('keys in order', () => {
  it('does one after the other, however long each takes, and loses none', async () => {
    const inOrder = new InOrder();
    const done: number[] = [];
    const ends = [30, 1, 10, 0].map((wait, index) =>
      inOrder.add(async () => {
        await new Promise((resolve) => setTimeout(resolve, wait));
        done.push(index);
        return index;
      }),
    );
    expect(inOrder.waiting).toBe(4);
    expect(await Promise.all(ends)).toEqual([0, 1, 2, 3]);
    expect(done).toEqual([0, 1, 2, 3]);
    expect(inOrder.waiting).toBe(0);
  });

  it('goes on after one that fails', async () => {
    const inOrder = new InOrder();
    const failing = inOrder.add(() => Promise.reject(new Error('disk')));
    const next = inOrder.add(() => Promise.resolve('saved'));
    await expect(failing).rejects.toThrow('disk');
    expect(await next).toBe('saved');
    await inOrder.idle();
  });
});
