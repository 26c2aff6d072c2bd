/*
 * A real catalogue with specimens, real photos and a small model that was trained for nothing (its answers are poor, but
 * they are answers), served to the trainer's jobs over a real port: what the tests of model files begin with.
 */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { catalogueHandlers } from '../../electron/threads/catalogue-handlers.ts';
import type { CatalogueThread, TrainerStore } from '../../electron/contract/threads.ts';
import { pathOnDisk } from '../../electron/files/path-text.ts';
import { type Client, connect, serve } from '../../electron/calls/call.ts';
import type { Store } from '../../electron/trainer/store.ts';
import { writeModel } from '../../electron/trainer/model-folder/model-folder.ts';
import type { NetworkShape, Tensors } from '../../electron/network/network.ts';
import { shapeOf } from '../../electron/network/run-settings.ts';
import { drawPhotos } from './drawn-photos.ts';
import { SETTINGS } from './stand-in.ts';
import { untaughtWeights } from './untaught.ts';

export interface Bench {
  readonly folder: string;
  readonly store: Store;
  readonly catalogue: Client<CatalogueThread>;
  close(): Promise<void>;
}

/** An empty catalogue in a folder of its own. */
export async function newBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'vasculum-model-'));
  const { port1, port2 } = new MessageChannel();
  serve<CatalogueThread>(
    port1,
    catalogueHandlers(() => {}),
  );
  const catalogue = connect<CatalogueThread>(port2);
  await catalogue.call('catalogue.open', { folder: join(folder, 'catalogue'), create: true });
  return {
    folder,
    store: catalogue as unknown as Client<TrainerStore>,
    catalogue,
    close: async () => {
      await catalogue.call('catalogue.close', null);
      port1.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const NAMES = ['Carabus auratus', 'Carabus auronitens', 'Cetonia aurata'] as const;

/** Imports drawn photos of three species, with places and years, and adds a model of random weights, or several together. */
export async function benchWithModel(
  width = 8,
  members = 1,
): Promise<Bench & { readonly modelId: number; readonly weights: Tensors }> {
  const bench = await newBench();
  const { store, catalogue, folder } = bench;
  const drawn = join(folder, 'photos');
  const photos = await drawPhotos(drawn, { taxa: NAMES.length, specimens: 5 });
  const records = ['catalogNumber,country,decimalLatitude,decimalLongitude,eventDate'];
  for (const { path, label, photoId } of photos) {
    const name = NAMES[label] ?? '';
    await mkdir(join(drawn, name), { recursive: true });
    await rename(pathOnDisk(path), join(drawn, name, `VC_${1000 + photoId}.jpg`));
    const where = photoId % 2 === 0 ? 'Austria,47.26,11.39' : 'Italy,46.06,-0.2';
    records.push(`${1000 + photoId},${where},${1960 + photoId}-05-01`);
  }
  const [recordsFile, checklist] = [join(drawn, 'records.csv'), join(drawn, 'names.csv')];
  await writeFile(recordsFile, `${records.join('\n')}\n`);
  await writeFile(
    checklist,
    `scientificName,scientificNameAuthorship,taxonRank,family,order,class
Carabus auratus,"Linnaeus, 1761",species,Carabidae,Coleoptera,Insecta
Carabus auronitens,"Fabricius, 1792",species,Carabidae,Coleoptera,Insecta
Cetonia aurata,"(Linnaeus, 1758)",species,Scarabaeidae,Coleoptera,Insecta
`,
  );
  await catalogue.call('job.import', {
    folder: drawn,
    labels: 'folders',
    identifiedBy: 'Edith Example',
    nameRule: 'VC_{number}.{ext}',
    checklist,
    records: recordsFile,
  });
  const frame = await store.call('learning.frame', { minimumSpecimens: 2 });
  const split = frame.photos.map(({ photoId, label, specimenId }) => ({
    photoId,
    label,
    part: specimenId % 2 === 0 ? ('held-out' as const) : ('learn' as const),
  }));
  const { runId } = await store.call('runs.begin', {
    settings: SETTINGS,
    classes: frame.classes,
    photos: split,
    stepsPerEpoch: 2,
  });
  const shape: NetworkShape = { ...shapeOf(SETTINGS, frame.classes.length), width };
  const weights = await untaughtWeights(shape);
  const others: Tensors[] = [];
  for (let seed = 1; seed < members; seed++) others.push(await untaughtWeights(shape, seed));
  const home = await store.call('models.folder', null);
  const learned = { learnPhotos: 8, heldOutPhotos: 7, epochs: 1, bestEpoch: 1, heldOutAccuracy: 0.5, heldOutLoss: 1.2 };
  await writeModel(
    home.folder,
    { name: 'Beetles', network: shape, classes: frame.classes, settings: SETTINGS, learned },
    weights,
    members > 1 ? [...others, weights] : undefined,
  );
  const { modelId } = await store.call('models.add', {
    runId,
    folder: home.folder,
    name: 'Beetles',
    depth: shape.depth,
    size: shape.size,
    classes: frame.classes,
    heldOutAccuracy: 0.5,
    heldOutLoss: 1.2,
  });
  return { ...bench, modelId, weights };
}
