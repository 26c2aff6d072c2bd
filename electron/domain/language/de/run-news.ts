/*
 * What a run tells while it goes on, in English: a sentence for each kind of news, or two, where the first carries what is
 * new. Which kinds there are, and their values, is said here too. Shares 0..1. Runs everywhere.
 */
import { type MissingPhotos, missingWords } from './missing-photos.ts';
import { listed } from './training-check.ts';
import { count, counted, percent, rateWords } from './words.ts';

type Choosing = 'validation' | 'held-out';

export const RUN_NEWS = {
  learning: (news: { photos: number; taxa: number; heldOut: number; validation: number | null }) => {
    const learning = `Learning from ${counted(news.photos, 'photo')} of ${news.taxa} taxa`;
    return news.validation === null
      ? `${learning}; ${counted(news.heldOut, 'photo')} of other specimens are held out to measure it.`
      : `${learning}; ${counted(news.validation, 'photo')} of other specimens choose the epoch (validation), and ${counted(news.heldOut - news.validation, 'photo')} of others again are looked at by no part of the run (test).`;
  },
  'goes-on': ({ step }: { step: number }) => `Going on at step ${count(step)}.`,
  'begins-again': () => 'No checkpoint was left, so the run begins again.',
  'from-nothing': () => 'There are no starting weights: the network begins with random ones.',
  'from-weights': (news: { name: string; depth: number; sha256: string; keepsLast: boolean }) =>
    `The network begins from the weights ${news.name} (ResNet${news.depth}, SHA-256 ${news.sha256.slice(0, 8)}…), ${lastLayer(news.keepsLast)}.`,
  'from-model': (news: { name: string; depth: number; keepsLast: boolean }) =>
    `The network begins from the model ${news.name} (ResNet${news.depth}), ${lastLayer(news.keepsLast)}.`,
  quick: () => 'Quick: all its layers but the last stay as they are.',
  precision: ({ precision }: { precision: string }) =>
    `What flows through the network is kept in ${precision}, its weights in float32.`,
  'photos-gone': ({ photos }: { photos: number }) =>
    `${counted(photos, 'photo')} of this run ${photos === 1 ? 'is' : 'are'} no longer there and left out.`,
  'missing-left-out': ({ missing }: { missing: readonly MissingPhotos[] }) => `Left out: ${missingWords(missing)}.`,
  'taxa-lost': ({ names }: { names: readonly string[] }) =>
    `Not in the model for want of these photos: ${listed(names)}.`,
  'photos-lost': ({ lost, photos }: { lost: number; photos: number }) =>
    `${lost} of ${photos} photos cannot be read any more and are left out.`,
  'photos-other': ({ other, photos }: { other: number; photos: number }) =>
    `${count(other)} of ${counted(photos, 'photo')} ${other === 1 ? 'has' : 'have'} another content or another box than when the run began, and ${other === 1 ? 'is' : 'are'} left out.`,
  'photo-left-out': ({ file }: { file: string }) => `${file} cannot be read and is left out.`,
  'changed-left-out': ({ file }: { file: string }) =>
    `${file} has changed since it was imported and is left out. Import its folder again, comparing contents.`,
  'more-changed': () => 'More photos have changed since they were imported; they are left out too.',
  'more-left-out': () => 'More photos cannot be read; they are left out too.',
  waits: ({ problem }: { problem: string }) => [problem, 'The run waits a moment and tries again.'],
  'embeddings-kept': ({ photos }: { photos: number }) =>
    `The embeddings of all ${counted(photos, 'photo')} are kept from before.`,
  'embeddings-missing': ({ kept, photos, missing }: { kept: number; photos: number; missing: number }) =>
    `${count(kept)} of ${counted(photos, 'photo')} have embeddings that are kept from before; ${count(missing)} are worked out now and kept.`,
  'paused-at-embeddings': () => 'Paused while embeddings are worked out.',
  paused: ({ step }: { step: number }) => `Paused at step ${count(step)}.`,
  'warm-restart': ({ cycle, rate }: { cycle: number; rate: number }) => [
    'Warm restart.',
    `Cycle ${cycle} begins; the rate is back at ${rateWords(rate)}. A dip for a few epochs is normal.`,
  ],
  'best-epoch': (news: { epoch: number; surer: boolean; accuracy: number; choosing: Choosing }) => [
    `Epoch ${news.epoch} is ${news.surer ? 'as good as the best and surer' : 'the best so far'}, kept:`,
    `${percent(news.accuracy)} of ${news.choosing} photos right.`,
  ],
  'no-ensemble': () => 'There are fewer than two snapshots, so there is no ensemble of them.',
  ensemble: (news: { snapshots: number; accuracy: number; choosing: Choosing; best: number; kept: boolean }) => [
    `The ${news.snapshots} snapshots together:`,
    `${percent(news.accuracy)} of ${news.choosing} photos right, the best epoch alone ${percent(news.best)}. ${news.kept ? 'Kept as the model.' : 'The best epoch alone is kept.'}`,
  ],
  temperature: ({ temperature, photos }: { temperature: number; photos: number }) =>
    `Its certainties are divided by a temperature of ${temperature.toFixed(2)}, fitted on ${counted(photos, 'photo')} for validation.`,
  ended: ({ end, epochs, best, snapshots, accuracy, choosing }: Ended) => {
    const what = snapshots === null ? `Kept is epoch ${best}` : `Kept are its ${snapshots} snapshots together`;
    return [ENDS[end](epochs, best), `${what}, with ${percent(accuracy)} of ${choosing} photos right.`];
  },
  failed: ({ problem }: { problem: string }) => problem,
  'stopped-unexpectedly': () => ['Training stopped unexpectedly.', 'The run can go on from its last checkpoint.'],
} as const satisfies Readonly<Record<string, (news: never) => string | readonly string[]>>;

export interface Ended {
  end: keyof typeof ENDS;
  epochs: number;
  best: number;
  /** null: the best epoch alone is kept. */
  snapshots: number | null;
  accuracy: number;
  choosing: Choosing;
}

const ENDS = {
  'last-epoch': (epochs: number) => `Done after ${counted(epochs, 'epoch')}.`,
  wish: (epochs: number) => `Stopped as you asked after epoch ${epochs}.`,
  patience: (epochs: number, best: number) =>
    `Stopped after epoch ${epochs}: none was better for ${counted(epochs - best, 'epoch')}.`,
};

function lastLayer(kept: boolean): string {
  return kept ? 'and keeps its last layer, since the taxa are the same' : 'with a new last layer';
}
