/*
 * What a finished model's folder holds: `weights.safetensors` (the trained network), `graph/` (the frozen one, a SavedModel
 * for recognition), `members/` (of an ensemble, the networks that answer together) and `model.json` (what it is). The last
 * is written last: a folder without it is no model. Runs in the trainer thread.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../contract/problems.ts';
import type { ClassTaxon } from '../contract/threads.ts';
import type { TrainingSettings, ValidationPart } from '../contract/training.ts';
import { readWeightsFile, writeWeightsFile } from './checkpoint.ts';
import type { InferenceNetwork, NetworkShape, Tensors } from './network.ts';
import { openInferenceModel, writeInferenceModel } from './open-network.ts';
import { PICTURE_DEVIATION, PICTURE_MEAN } from './picture-input.ts';
import { PREPROCESSING } from './pictures.ts';
import { writeMembers } from './model-file/members.ts';
import { sync, writeWhole } from '../files/whole-file.ts';

const FORMAT = 'vasculum-model-1';
const GRAPH = 'graph';
const WEIGHTS = 'weights.safetensors';
const PASSPORT = 'model.json';

export interface ModelPassport {
  readonly format: typeof FORMAT;
  readonly name: string;
  readonly createdUtc: string;
  readonly network: NetworkShape;
  /** In the order of the network's answers. */
  readonly classes: readonly ClassTaxon[];
  readonly preprocessing: typeof PREPROCESSING & {
    readonly side: number;
    readonly mean: readonly number[];
    readonly deviation: readonly number[];
  };
  /** null for a model that came in a file. */
  readonly settings: TrainingSettings | null;
  /** Networks that answer together; left out: one, which is that of the weights. */
  readonly members?: number;
  readonly learned: {
    readonly learnPhotos: number;
    readonly heldOutPhotos: number;
    /**
     * How the epoch was chosen: by held-out photos that do not judge it, of which so many could be read as the temperature
     * was fitted on them (0: too few). Left out or null: by all held-out photos.
     */
    readonly validation?: (ValidationPart & { readonly fittedOn: number }) | null;
    readonly epochs: number;
    readonly bestEpoch: number;
    readonly heldOutAccuracy: number | null;
    readonly heldOutLoss: number | null;
  };
}

export type ModelOrigin = Pick<ModelPassport, 'name' | 'network' | 'classes' | 'settings' | 'learned' | 'members'>;

/**
 * Writes a model into an empty folder. `members` are the networks that answer together; left out, the one of these weights
 * answers alone.
 */
export async function writeModel(
  folder: string,
  origin: ModelOrigin,
  weights: Tensors,
  members: readonly Tensors[] = [weights],
): Promise<void> {
  await writeNetwork(folder, origin.network, weights, members);
  await writePassport(folder, members.length > 1 ? { ...origin, members: members.length } : origin);
}

/** The first part of a model: its weights, and the frozen graph of those that answer. */
export async function writeNetwork(
  folder: string,
  shape: NetworkShape,
  weights: Tensors,
  members: readonly Tensors[] = [weights],
): Promise<void> {
  await writeWeightsFile(join(folder, WEIGHTS), weights, { format: FORMAT });
  await writeMembers(folder, members);
  await writeInferenceModel(join(folder, GRAPH), shape, members);
  await sync(join(folder, GRAPH, 'saved_model.pb'));
}

/** The last part: what it is. With it the folder is a model. */
export async function writePassport(folder: string, origin: ModelOrigin): Promise<void> {
  const passport: ModelPassport = {
    format: FORMAT,
    createdUtc: new Date().toISOString(),
    ...origin,
    preprocessing: {
      ...PREPROCESSING,
      side: origin.network.size,
      mean: PICTURE_MEAN,
      deviation: PICTURE_DEVIATION,
    },
  };
  await writeWhole(join(folder, PASSPORT), [Buffer.from(`${JSON.stringify(passport, null, 2)}\n`)]);
}

export interface OpenedModel {
  readonly passport: ModelPassport;
  readonly network: InferenceNetwork;
}

/** Opens a model for recognition; the caller disposes of its network. Throws 'model-unreadable'. */
export async function openModel(folder: string): Promise<OpenedModel> {
  const passport = await readPassport(join(folder, PASSPORT));
  try {
    return { passport, network: await openInferenceModel(join(folder, GRAPH), passport.network) };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      'model-unreadable',
      { file: GRAPH, reason: 'TensorFlow cannot open it' },
      { detail: String((error as Error).stack), cause: error },
    );
  }
}

/** A model's passport and the trained network itself. Throws 'model-unreadable'. */
export async function readModel(
  folder: string,
): Promise<{ readonly passport: ModelPassport; readonly tensors: Tensors }> {
  const passport = await readPassport(join(folder, PASSPORT));
  const file = await readWeightsFile(join(folder, WEIGHTS));
  if (!file) throw new ProblemError('model-unreadable', { file: WEIGHTS, reason: 'it is missing or damaged' });
  return { passport, tensors: file.tensors };
}

/** Of a model's `model.json`. Throws 'model-unreadable'. */
export async function readPassport(file: string): Promise<ModelPassport> {
  const unreadable = (reason: string, cause?: unknown) =>
    new ProblemError('model-unreadable', { file: PASSPORT, reason }, { cause });
  let passport: Partial<ModelPassport>;
  try {
    passport = (JSON.parse(await readFile(file, 'utf8')) ?? {}) as Partial<ModelPassport>;
  } catch (error) {
    throw unreadable('it is missing or damaged', error);
  }
  if (passport.format !== FORMAT) throw unreadable('it was written by another version of Vasculum');
  if (passport.preprocessing?.version !== PREPROCESSING.version) {
    throw unreadable('it learned from pictures that were prepared in another way');
  }
  if (!passport.network || passport.classes?.length !== passport.network.classes) {
    throw unreadable('its taxa do not match its network');
  }
  return passport as ModelPassport;
}
