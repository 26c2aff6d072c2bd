import { expect, test } from 'vitest';
import { runSeconds } from '../../electron/domain/run-time.ts';

const PHOTOS = { photos: 120, learnPhotos: 100, heldOutPhotos: 20, validation: null };
const FULL = { mode: 'full', epochs: 10 } as const;

test('a run takes its learning, and a look at the photos that choose the epoch after each', () => {
  expect(runSeconds(FULL, PHOTOS, { learning: 50, recognition: 100 })).toBe(20 + 2);
  const validation = { photos: 10, specimens: 4 };
  expect(runSeconds(FULL, { ...PHOTOS, validation }, { learning: 50, recognition: 100 })).toBe(20 + 1);
  expect(runSeconds(FULL, PHOTOS, { learning: 50, recognition: null })).toBe(20);
});

test('a quick run takes every photo once through the network', () => {
  const quick = { mode: 'quick', epochs: 10 } as const;
  expect(runSeconds(quick, PHOTOS, { learning: null, recognition: 60 })).toBe(2);
  expect(runSeconds(quick, PHOTOS, { learning: 1000, recognition: 60 })).toBe(3);
});

test('what was never measured is not known', () => {
  expect(runSeconds(FULL, PHOTOS, { learning: null, recognition: 100 })).toBeNull();
  expect(runSeconds({ mode: 'quick', epochs: 10 }, PHOTOS, { learning: 50, recognition: null })).toBeNull();
});
