/*
 * What a run begins from, read when it begins: the tensors that its network starts with, and where its stride is. Runs in
 * the trainer thread.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { assertNever, because, ProblemError } from '../../domain/problems.ts';
import type { RunNews } from '../../domain/run-news.ts';
import type { StridePlace } from '../../contract/starting-weights.ts';
import type { ClassTaxon } from '../../contract/threads.ts';
import type { StartFrom, TrainingSettings } from '../../domain/training.ts';
import { readRegularText } from '../../files/read-regular.ts';
import type { Store } from '../store.ts';
import { readModel } from '../model-folder/model-folder.ts';
import type { Tensors } from '../../network/network.ts';
import { writeWhole } from '../../files/whole-file.ts';
import { KEPT_FILE, readKeptWeights } from './kept-file.ts';

export interface Start {
  /** All of the network, or all but its last layer, which then begins anew; empty: nothing is known yet. */
  readonly tensors: Tensors;
  readonly stride: StridePlace;
  readonly news: RunNews;
}

/** From nothing; the stride as in torchvision's and timm's weights. */
const FROM_NOTHING: Start = {
  tensors: new Map(),
  stride: 'in3x3',
  news: { code: 'from-nothing', values: {} },
};

/** Before a run is begun. Throws ProblemError 'wrong-setting' for another depth, 'weights-missing', 'model-missing'. */
export async function requireStart(
  store: Store,
  { startFrom, depth }: Pick<TrainingSettings, 'startFrom' | 'depth'>,
): Promise<void> {
  if (startFrom === null) return;
  const found =
    startFrom.kind === 'weights'
      ? (await store.call('weights.files', { id: startFrom.id })).weights
      : await store.call('models.files', { modelId: startFrom.id });
  if (found.depth === depth) return;
  throw new ProblemError('wrong-setting', {
    setting: because('setting-depth'),
    reason: because('depth-of-start', { name: found.name, depth: found.depth, wanted: depth }),
  });
}

/**
 * Reads what a run with these settings and classes begins from. Throws ProblemError 'weights-missing',
 * 'weights-unreadable', 'model-missing', 'model-unreadable'.
 */
export async function loadStart(
  store: Store,
  { startFrom }: Pick<TrainingSettings, 'startFrom'>,
  classes: readonly ClassTaxon[],
): Promise<Start> {
  if (startFrom === null) return FROM_NOTHING;
  const found = await find(store, startFrom);
  const whole = found.classes !== null && sameTaxa(found.classes, classes);
  const tensors = whole ? found.tensors : new Map([...found.tensors].filter(([name]) => !name.startsWith('fc.')));
  return { tensors, stride: found.stride, news: found.news(whole) };
}

interface Found {
  readonly news: (keepsLast: boolean) => RunNews;
  readonly stride: StridePlace;
  readonly tensors: Tensors;
  readonly classes: readonly ClassTaxon[] | null;
}

async function find(store: Store, startFrom: StartFrom): Promise<Found> {
  switch (startFrom.kind) {
    case 'weights': {
      const { folder, weights } = await store.call('weights.files', { id: startFrom.id });
      const { name, depth, stride, sha256 } = weights;
      const news = (keepsLast: boolean): RunNews => ({
        code: 'from-weights',
        values: { name, depth, sha256, keepsLast },
      });
      return { news, stride, ...(await readKeptWeights(join(folder, KEPT_FILE), name)) };
    }
    case 'model': {
      const files = await store.call('models.files', { modelId: startFrom.id });
      const { name } = files;
      const { passport, tensors } = await readModel(files);
      const { depth, stride } = passport.network;
      const news = (keepsLast: boolean): RunNews => ({ code: 'from-model', values: { name, depth, keepsLast } });
      return { news, stride, tensors, classes: passport.classes };
    }
    default:
      return assertNever(startFrom);
  }
}

/** Ids differ from catalogue to catalogue, names do not. */
function sameTaxa(a: readonly ClassTaxon[], b: readonly ClassTaxon[]): boolean {
  const name = (taxon: ClassTaxon | undefined) => `${taxon?.scientificName} ${taxon?.scientificNameAuthorship}`;
  return a.length === b.length && a.every((taxon, label) => name(taxon) === name(b[label]));
}

const STRIDE = 'start.json';

/** Notes in a run's folder where its stride is, so that it can go on when what it began from is gone. */
export async function keepStride(folder: string, { stride }: Start): Promise<void> {
  await writeWhole(join(folder, STRIDE), [Buffer.from(JSON.stringify({ stride }))]);
}

/** Longest that the note can be, bytes. */
const LONGEST_NOTE = 1000;
const StrideNote = z.object({ stride: z.enum(['in3x3', 'in1x1']) });

/**
 * Where the stride of a run under way is; runs from before there was a choice have noted nothing. `run`: its name. Throws
 * ProblemError 'run-not-resumable'.
 */
export async function keptStride(folder: string, run: string): Promise<StridePlace> {
  try {
    return StrideNote.parse(JSON.parse(await readRegularText(join(folder, STRIDE), LONGEST_NOTE))).stride;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return FROM_NOTHING.stride;
    // A system that cannot read its own disk is no fault of the file.
    if (syscall !== undefined) throw error;
    throw new ProblemError(
      'run-not-resumable',
      { run, reason: because('its-part-damaged', { part: STRIDE }) },
      { cause: error },
    );
  }
}
