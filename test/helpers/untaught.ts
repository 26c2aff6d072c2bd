/*
 * A model that has learned nothing: its answers are poor, but they are answers. For tests of what is done with a model.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SplitPart } from '../../electron/domain/training.ts';
import { type ModelPlace, writeModel } from '../../electron/trainer/model-folder/model-folder.ts';
import type { NetworkShape, Tensors } from '../../electron/network/network.ts';
import { createTrainingNetwork } from '../../electron/trainer/networks/open-network.ts';
import { optionsOf, shapeOf } from '../../electron/network/run-settings.ts';
import { answeringWeights } from '../../electron/network/state.ts';
import { SETTINGS } from './stand-in.ts';
import type { StandInStore } from './stand-in-store.ts';

/** Random weights, the last batch norm of each block included, so that every layer has its say. */
export async function untaughtWeights(shape: NetworkShape, seed = SETTINGS.seed): Promise<Tensors> {
  const network = await createTrainingNetwork(shape, { ...optionsOf(SETTINGS), seed, zeroInitResidual: false });
  const weights = answeringWeights(network.read());
  network.dispose();
  return weights;
}

/** A model of which nothing but its folder is known. */
export function modelIn(folder: string): ModelPlace {
  return { folder, runFolder: null, classes: null };
}

/**
 * Keeps it as model 1 of run 1, with the store's photos shared out by `partOf`. `sureness` multiplies its logits. Gives the
 * model's folder.
 */
export async function addUntaught(
  store: StandInStore,
  partOf: (photoId: number) => SplitPart,
  sureness = 1,
): Promise<string> {
  const { classes } = store;
  const shape: NetworkShape = { ...shapeOf(SETTINGS, classes.length), width: 8 };
  const weights = await untaughtWeights(shape);
  for (const name of ['fc.weight', 'fc.bias'])
    weights.get(name)!.data.forEach((x, i, data) => (data[i] = sureness * x));
  const photos = store.photos.map(({ photoId, label }) => ({ photoId, label, part: partOf(photoId) }));
  const heldOutPhotos = photos.filter(({ part }) => part === 'held-out').length;
  const learnPhotos = photos.length - heldOutPhotos;
  const learned = { learnPhotos, heldOutPhotos, epochs: 3, bestEpoch: 2, heldOutAccuracy: 0, heldOutLoss: 0 };
  const [name, folder] = ['Untaught', join(store.folder, 'model')];
  await mkdir(folder);
  await writeModel(folder, { name, network: shape, classes, settings: SETTINGS, learned }, weights);
  store.restore({ id: 1, folder: store.folder, settings: SETTINGS, photos });
  const { depth, size } = shape;
  store.models.set(1, { modelId: 1, runId: 1, runFolder: null, folder, name, depth, size, classes, temperature: null });
  return folder;
}
