/*
 * What a finished model's folder holds: `weights.safetensors` (the trained network), `members/` (of an ensemble, the networks
 * that answer together) and `model.json` (what it is). The last is written last: a folder without it is no model. The frozen
 * network that answers is built of the weights each time that it is opened: a graph that lies there, as earlier versions left
 * one, is never looked at. Runs in the trainer thread.
 */
import { dirname, join } from 'node:path';
import { because, ProblemError, type ProblemValue, UnfitFileError } from '../../domain/problems.ts';
import type { ClassTaxon, ModelFiles } from '../../contract/threads.ts';
import { placeGone } from '../../files/place-gone.ts';
import { readRegularText } from '../../files/read-regular.ts';
import { writeWeightsFile } from '../../network/weights/weights-file.ts';
import { checkTensors } from '../tensorflow/graph-variables.ts';
import { memberFiles, readMembers, readNetwork, writeMembers } from './members.ts';
import type { ExplainingNetwork, InferenceNetwork, NetworkShape, Tensors } from '../../network/network.ts';
import { createExplainingNetwork, createInferenceNetwork } from '../networks/open-network.ts';
import { checkedPassport, FORMAT, LONGEST_PASSPORT, type ModelPassport, PASSPORT, WEIGHTS } from './passport-check.ts';
import { PICTURE_DEVIATION, PICTURE_MEAN, PREPROCESSING } from '../../network/picture-input.ts';
import { parametersOf } from '../../network/resnet.ts';
import { writeWhole } from '../../files/whole-file.ts';

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

/** The first part of a model: its weights, and those of the networks that answer. Throws 'weights-mismatch'. */
export async function writeNetwork(
  folder: string,
  shape: NetworkShape,
  weights: Tensors,
  members: readonly Tensors[] = [weights],
): Promise<void> {
  for (const network of [weights, ...members]) checkTensors(parametersOf(shape), network);
  await writeWeightsFile(join(folder, WEIGHTS), weights, { format: FORMAT });
  await writeMembers(folder, members);
}

/** The last part: what it is. With it the folder is a model. */
export async function writePassport(folder: string, origin: ModelOrigin): Promise<void> {
  const passport: ModelPassport = {
    format: FORMAT,
    createdUtc: new Date().toISOString(),
    ...origin,
    preprocessing: preprocessingFor(origin.network),
  };
  await writeWhole(join(folder, PASSPORT), [Buffer.from(`${JSON.stringify(passport, null, 2)}\n`)]);
}

function preprocessingFor({ size }: NetworkShape): ModelPassport['preprocessing'] {
  return { ...PREPROCESSING, side: size, mean: PICTURE_MEAN, deviation: PICTURE_DEVIATION };
}

/** Where a model lies, and what the catalogue says that it tells apart; null: nothing but its folder is known. */
export type ModelPlace = Pick<ModelFiles, 'folder' | 'runFolder'> & {
  readonly classes: readonly ClassTaxon[] | null;
};

/** A model as it lies in its folder: what it is, and the trained network itself. */
export interface ReadModel {
  readonly passport: ModelPassport;
  readonly tensors: Tensors;
}

/** Throws 'model-unreadable'. */
export async function readModel(place: ModelPlace): Promise<ReadModel> {
  const passport = await passportIn(place);
  return { passport, tensors: await readNetwork(join(place.folder, WEIGHTS), passport.network) };
}

/** The networks that answer together, of one alone its own weights. Throws 'model-unreadable'. */
export async function readNetworks(place: ModelPlace, { passport, tensors }: ReadModel): Promise<readonly Tensors[]> {
  const { network, members = 1 } = passport;
  if (members === 1) return [tensors];
  const files = await memberFiles(place, members);
  if (!files) throw unreadable(PASSPORT, because('network-weights-gone'));
  return await readMembers(files, network);
}

export interface OpenedModel {
  readonly passport: ModelPassport;
  readonly network: InferenceNetwork;
}

/** Opens a model for recognition; the caller disposes of its network. `read`: as it was read already. Throws 'model-unreadable'. */
export async function openModel(place: ModelPlace, read?: ReadModel): Promise<OpenedModel> {
  return await built(place, read, createInferenceNetwork);
}

/** The same to explain. */
export async function openToExplain(
  place: ModelPlace,
): Promise<{ readonly passport: ModelPassport; readonly network: ExplainingNetwork }> {
  return await built(place, undefined, createExplainingNetwork);
}

async function built<N>(
  place: ModelPlace,
  known: ReadModel | undefined,
  create: (shape: NetworkShape, members: readonly Tensors[]) => Promise<N>,
): Promise<{ readonly passport: ModelPassport; readonly network: N }> {
  const read = known ?? (await readModel(place));
  const members = await readNetworks(place, read);
  try {
    return { passport: read.passport, network: await create(read.passport.network, members) };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'weights-mismatch') throw error;
    throw unreadable(WEIGHTS, because('weights-do-not-fit'), error);
  }
}

/** Its `model.json`, with the taxa that the catalogue has for it. Throws 'model-unreadable'. */
async function passportIn({ folder, classes }: ModelPlace): Promise<ModelPassport> {
  const passport = await readPassport(join(folder, PASSPORT));
  if (classes === null) return passport;
  // The same names in the same order; whose numbers are whose is the catalogue's to say.
  const same =
    classes.length === passport.classes.length &&
    classes.every(({ scientificName }, label) => scientificName === passport.classes[label]?.scientificName);
  if (!same) throw unreadable(PASSPORT, because('taxa-not-the-catalogues'));
  return { ...passport, classes };
}

/** Of a model's `model.json`. Throws 'model-unreadable', and what `placeGone` says. */
export async function readPassport(file: string): Promise<ModelPassport> {
  let value: unknown;
  try {
    value = JSON.parse(await readRegularText(file, LONGEST_PASSPORT));
  } catch (error) {
    const gone = placeGone(error, dirname(file));
    if (gone !== null) throw gone;
    throw unreadable(PASSPORT, error instanceof UnfitFileError ? error.reason : because('missing-or-damaged'), error);
  }
  const { format, preprocessing } = (value ?? {}) as { format?: unknown; preprocessing?: { version?: unknown } | null };
  if (format !== FORMAT) throw unreadable(PASSPORT, because('other-version'));
  if (preprocessing?.version !== PREPROCESSING.version) {
    throw unreadable(PASSPORT, because('other-preparation'));
  }
  const passport = checkedPassport(value);
  if (!passport) throw unreadable(PASSPORT, because('incomplete-or-damaged'));
  if (passport.classes.length !== passport.network.classes) {
    throw unreadable(PASSPORT, because('taxa-do-not-match'));
  }
  return { ...passport, preprocessing: preprocessingFor(passport.network) };
}

function unreadable(file: string, reason: ProblemValue, cause?: unknown): ProblemError {
  return new ProblemError('model-unreadable', { file, reason }, { cause });
}
