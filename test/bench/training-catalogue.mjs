// What the rows `app` and `stall` learn from: the drawn sample collection in a catalogue, large enough that an epoch does
// not end while the clock runs, and the settings of the run.
import path from 'node:path';
import { DEFAULT_TRAINING } from '../../dist/electron/domain/training.js';
import { Engine } from '../../dist/electron/engine/engine.js';
import { sampleImport } from '../../dist/electron/engine/sample-catalogue.js';

/** Of the photos a bit more than half are learnt from: the rest are held out or have no name. */
const PHOTOS_A_STEP = 15 / 8;
/** Steps that end before the clock starts (TensorFlow prepares the graph), and those that count. */
export const WARMUP = 2;
export const STEPS = 4;

/** `profile`: that of the program that opens it afterwards, so that it is known there. */
export async function makeTrainingCatalogue(folder, batchSize, profile = path.join(folder, 'profile')) {
  const photos = path.join(folder, 'sample');
  const catalogue = path.join(folder, 'sample-catalogue');
  const engine = new Engine(undefined, profile);
  const count = Math.max(120, Math.ceil(batchSize * PHOTOS_A_STEP * (WARMUP + STEPS + 2)));
  await engine.runJob('sample', { folder: photos, seed: 1, specimensPerTaxon: 24, photos: count });
  await engine.open(catalogue, true);
  await engine.runJob('import', sampleImport(photos));
  await engine.stop();
  return catalogue;
}

/** @param {{batch: string, size: string, precision: string}} options */
export function trainingSettings({ batch, size, precision }) {
  return { ...DEFAULT_TRAINING, name: 'Bench', batchSize: Number(batch), size: Number(size), precision };
}
