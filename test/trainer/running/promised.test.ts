/*
 * Values that may never change, written out: a run that goes on with a later version must know its checkpoints by its
 * fingerprint and show its photos in the order in which it would have.
 */
import { expect, test } from 'vitest';
import type { LearningFrame } from '../../../electron/contract/threads.ts';
import type { TrainingSettings } from '../../../electron/domain/training.ts';
import { pathOfPlain } from '../../../electron/files/path-text.ts';
import { epochBatches } from '../../../electron/trainer/running/dataset.ts';
import {
  beginRun,
  divideFrame,
  reopenRun,
  type RunPlan,
  savePlan,
} from '../../../electron/trainer/running/run-plan.ts';
import { epochDraws } from '../../../electron/trainer/running/sampling.ts';
import type { Store } from '../../../electron/trainer/store.ts';
import { temporaryFolder } from '../../helpers/a-catalogue.ts';

/** Written out, not the defaults: those may change, and a run that was begun with them may not. */
const SETTINGS: TrainingSettings = {
  name: 'Beetles',
  mode: 'full',
  startFrom: null,
  depth: 50,
  size: 224,
  epochs: 31,
  batchSize: 16,
  learningRate: 0.03,
  minLearningRate: 0.00001,
  schedule: 'restarts',
  firstCycle: 10,
  cycleFactor: 2,
  warmupEpochs: 1,
  momentum: 0.9,
  weightDecay: 0.0001,
  labelSmoothing: 0.1,
  heldOutShare: 0.2,
  minimumSpecimens: 3,
  seed: 20260,
  augmentation: { rotation: 20, cropArea: 0.7, flip: true, colour: 0.15 },
  trainFrom: 'all',
  frozenBatchNorm: 'off',
  rateDecay: 1,
  clipNorm: 0,
  accumulate: 1,
  balanced: false,
  mixup: 0,
  cutmix: 0,
  averageDecay: 0,
  patience: 0,
  ensemble: 'off',
  precision: 'float32',
};

const taxon = (id: number, scientificName: string) =>
  ({ id, scientificName, scientificNameAuthorship: null, taxonRank: 'species' }) as const;

const FRAME: LearningFrame = {
  classes: [taxon(31, 'Carabus auratus'), taxon(32, 'Carabus nitens')],
  photos: Array.from({ length: 20 }, (_, index) => ({
    photoId: 101 + index,
    specimenId: 1 + Math.floor(index / 2),
    label: Math.floor(index / 2) % 2,
    sha256: String(index).padStart(64, '0'),
    path: pathOfPlain(`/photos/${index}.jpg`),
    orientation: 1,
  })),
  missing: [],
};

/** Answers the one question that a beginning run asks. */
const store = { call: async () => ({ runId: 1, folder: '/runs/run-1' }) } as unknown as Store;

const fingerprintOf = async (settings: Partial<TrainingSettings>) =>
  (await beginRun(store, divideFrame({ ...SETTINGS, ...settings }, FRAME))).fingerprint;

test.each<[string, Partial<TrainingSettings>, string]>([
  ['from nothing', {}, '730086e0caec2da6f155f589fb37497b88b7cd18f5120381b780eb1cf64484c5'],
  ['under another name', { name: 'Others' }, '730086e0caec2da6f155f589fb37497b88b7cd18f5120381b780eb1cf64484c5'],
  [
    'from starting weights',
    { startFrom: { kind: 'weights', id: 3 } },
    '093ed9f28246eaf0d84c51fc54aa7182fb16df14c8b3c07751333525248aa499',
  ],
  [
    'quick from a model',
    { mode: 'quick', startFrom: { kind: 'model', id: 2 } },
    '45cb98e3608689e57da49be3bb9f04818ab1fea688e272bbb764a025d0bac1c8',
  ],
  [
    'with advanced settings',
    { trainFrom: 'conv4_x', frozenBatchNorm: 'all', balanced: true, mixup: 0.2, patience: 5, ensemble: 'keep' },
    '581f806dda7894ba766e8a9706cbb738f405136b4fa5446f82d82c6ff33b679b',
  ],
  ['in half precision', { precision: 'bfloat16' }, 'a17653f6612880f9f199e352bbe2b614396be7d81cc27dd5c89d3539d2bf0ccd'],
])('the fingerprint of a run %s is the same for ever', async (_words, settings, expected) => {
  expect(await fingerprintOf(settings)).toBe(expected);
});

test('a run goes on with the boxes that it began with, and a fingerprint that knows them', async () => {
  const box = { x: 0.25, y: 0, width: 0.5, height: 0.75 };
  const photos = FRAME.photos.map((photo, index) => (index < 2 ? { ...photo, box } : photo));
  const folder = temporaryFolder();
  const moved = photos.map((photo, index) =>
    index === 1 ? { ...photo, box: { ...box, x: 0.3 } } : FRAME.photos[index]!,
  );
  const answers = {
    'runs.begin': { runId: 1, folder },
    'runs.reopen': {
      runId: 1,
      folder,
      settings: SETTINGS,
      classes: FRAME.classes,
      photos: moved,
      validation: null,
      missing: [],
    },
  };
  const store = { call: async (name: keyof typeof answers) => answers[name] } as unknown as Store;
  const begun = await beginRun(store, divideFrame(SETTINGS, { ...FRAME, photos }));
  await savePlan(begun);
  const again = await reopenRun(store, 1);
  const boxes = ({ learn, validation }: RunPlan) =>
    new Map([...learn, ...validation].map(({ photoId, file }) => [photoId, file?.box]));
  expect(boxes(again)).toEqual(boxes(begun));
  expect([...boxes(again)].filter(([, one]) => one).toSorted(([a], [b]) => a - b)).toEqual([
    [101, box],
    [102, box],
  ]);
  expect(again.fingerprint).toBe(begun.fingerprint);
  const others = await beginRun(store, divideFrame(SETTINGS, { ...FRAME, photos: moved }));
  expect(new Set([begun.fingerprint, others.fingerprint, await fingerprintOf({})]).size).toBe(3);
});

const slots = Array.from({ length: 7 }, (_, index) => ({
  photoId: 11 + index,
  label: index % 5 === 0 ? 0 : 1,
  file: null,
}));

test('the photos of an epoch come in the same order for ever', () => {
  expect(epochBatches(slots, 3, 7, 2)).toEqual([
    [5, 1],
    [3, 4],
    [2, 6, 0],
  ]);
});

test('the photos of a balanced epoch come in the same order for ever', () => {
  const draws = epochDraws({ slots, steps: 3, seed: 7, epoch: 2, balanced: true });
  expect(draws.map((step) => step.map(({ slot, repeat }) => [slot, repeat]))).toEqual([
    [
      [0, 1],
      [1, 0],
    ],
    [
      [4, 0],
      [5, 0],
    ],
    [
      [0, 0],
      [5, 1],
      [6, 0],
    ],
  ]);
});
