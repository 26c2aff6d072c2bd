/* What a model file says of how the epoch was chosen, and files from before they said it. */
import { expect, it } from 'vitest';
import type { Passport } from '../../../electron/contract/model-file.ts';
import { modelCard } from '../../../electron/trainer/model-file/model-card.ts';
import { decodePassport, encodePassport } from '../../../electron/network/passport/passport-file.ts';

const taxon = (scientificName: string) => ({
  scientificName,
  scientificNameAuthorship: null,
  taxonRank: 'species' as const,
  classification: [],
  learnSpecimens: 100,
  learnPhotos: 200,
  heldOutPhotos: 100,
});
const share = (right: number, n: number) => ({ right, n, value: right / n, low: right / n, high: right / n });
const PASSPORT: Passport = {
  name: 'Beetles',
  createdUtc: '2026-01-01T00:00:00.000Z',
  software: null,
  licence: null,
  credit: null,
  network: { depth: 18, size: 32, stride: 'in3x3', width: 64 },
  members: 1,
  taxa: [taxon('Carabus auratus'), taxon('Carabus auronitens')],
  learned: {
    learnPhotos: 400,
    heldOutPhotos: 200,
    epochs: 12,
    bestEpoch: 9,
    validation: { photos: 66, specimens: 30 },
  },
  quality: {
    heldOutAccuracy: 0.9,
    heldOutLoss: 0.3,
    temperature: 1.4,
    evaluation: { accuracy: share(120, 134), top5: share(134, 134), frame: 134, sample: 134 },
  },
  origin: { specimens: 0, countries: [], area: null, firstYear: null, lastYear: null },
};

it('a model card says on which photos the epoch was chosen and on which the model was measured', () => {
  const card = modelCard(PASSPORT);
  expect(card).toContain(
    'The epoch that was kept (9 of 12) was chosen on 66 photos held out of its training for validation, of which 90.0 % were named rightly.',
  );
  expect(card).toContain('Evaluated on all test photos: 89.6 % right');
  expect(card).toContain('a temperature fitted on its validation photos.');
  expect(card).toContain(
    '400 photos; 66 photos of other specimens chose the epoch (validation), and 134 photos of others again were held out to measure it (test).',
  );
  expect(card).not.toContain('flatters');
  expect(modelCard({ ...PASSPORT, members: 3 })).toContain('Its networks answered together on 66 photos held out');
});

it('a model card says so where all held-out photos chose, and reads files that do not speak of it', () => {
  const { validation: _, ...learned } = PASSPORT.learned;
  const old = JSON.parse(encodePassport(PASSPORT).toString()) as Record<string, unknown>;
  const passport = decodePassport(JSON.stringify({ ...old, learned }));
  expect(passport).toEqual({ ...PASSPORT, learned: { ...learned, validation: null } });
  const card = modelCard(passport);
  expect(card).toContain('was chosen on the same photos, so this flatters it a little.');
  expect(card).toContain('Evaluated on all held-out photos');
  expect(decodePassport(encodePassport(PASSPORT).toString())).toEqual(PASSPORT);
});
