/*
 * The embeddings of a run's photos: those that the catalogue keeps, and the others worked out and kept, batch by batch, so
 * that a run that is stopped here has lost nothing. On a CPU an embedding is the same bit for bit whichever photos share
 * its batch. Runs in the trainer thread.
 */
import type { PhotoFile } from '../../contract/threads.ts';
import { type Backbone, inputKey } from '../../network/backbone.ts';
import { PictureLoader, type Reading, type Slot, chunks } from './dataset.ts';
import { EmbeddingTable } from './embedding-table.ts';
import type { RunParts } from './fit.ts';
import type { Store } from '../store.ts';
import { type InferenceNetwork, featuresOf } from '../../network/network.ts';
import { createInferenceNetwork } from '../networks/open-network.ts';
import { WriteBehind, walk } from './walk.ts';
import { PHASES } from '../../domain/language/language.ts';

const BATCH = 16;
const PAGE = 256;

export interface EmbedRequest extends Pick<RunParts, 'diary' | 'context'> {
  readonly store: Store;
  readonly backbone: Backbone;
  readonly reading: Reading;
}

/** A photo to fill in, with the table that its row is in. */
interface Place {
  readonly file: PhotoFile;
  readonly table: EmbeddingTable;
  readonly row: number;
}

/**
 * A table for each list, rows as in the list; rows of photos that are gone or cannot be read stay empty. Rejects with
 * AbortError when cancelled, and when told to finish: nothing is learned yet that could be kept.
 */
export async function embedSlots(
  request: EmbedRequest,
  lists: readonly (readonly Slot[])[],
): Promise<EmbeddingTable[]> {
  const features = featuresOf({ ...request.backbone.shape, classes: 2, inputSize: request.backbone.shape.size });
  const tables = lists.map((slots) => new EmbeddingTable(slots.length, features));
  const places = lists.flatMap((slots, list) =>
    slots.flatMap(({ file }, row): Place[] => {
      const table = tables[list];
      return file && table ? [{ file, table, row }] : [];
    }),
  );
  const missing = await fillFromKept(request, places, features);
  const kept = places.length - missing.length;
  request.diary.log(
    missing.length === 0
      ? { code: 'embeddings-kept', values: { photos: kept } }
      : { code: 'embeddings-missing', values: { kept, photos: places.length, missing: missing.length } },
  );
  if (missing.length > 0) await fillFromPictures(request, missing, features);
  return tables;
}

/** The places that the catalogue keeps nothing for. */
async function fillFromKept(
  { store, backbone, context }: EmbedRequest,
  places: readonly Place[],
  features: number,
): Promise<Place[]> {
  const missing: Place[] = [];
  for (const page of chunks(places, PAGE)) {
    await context.gate();
    const contents = page.map(({ file }) => inputKey(file));
    const { found, vectors } = await store.call('embeddings.find', { backbone: backbone.identity, contents });
    const filled = new Set(found);
    for (const [index, place] of found.entries()) {
      const { table, row } = page[place] as Place;
      table.set(row, vectors.subarray(index * features, (index + 1) * features));
    }
    missing.push(...page.filter((_, place) => !filled.has(place)));
  }
  return missing;
}

async function fillFromPictures(request: EmbedRequest, places: readonly Place[], features: number): Promise<void> {
  const { store, backbone, diary, context, reading } = request;
  const network = await openBackbone(request);
  const loader = new PictureLoader({ side: backbone.shape.size, ...reading });
  const writing = new WriteBehind();
  const paused = async (wait: () => Promise<void>) => {
    await writing.done();
    diary.log({ code: 'paused-at-embeddings', values: {} });
    diary.state('paused');
    await diary.flush();
    await wait();
    diary.state('running');
  };
  const way = { context, phase: PHASES.embedding, total: places.length, paused };
  const batches = chunks(places, BATCH).map((photos) => ({ photos }));
  try {
    for await (const { batch, loaded } of walk(way, batches, ({ photos }) =>
      loader.loadPhotos(photos.map(({ file }) => file)),
    )) {
      diary.check();
      if (context.finishing()) throw new DOMException('finished before the first step', 'AbortError');
      const n = loaded.readable.length;
      const vectors = n > 0 ? network.predict(loaded.pictures, n).embeddings : new Float32Array();
      const photos = loaded.readable.map((position, index) => {
        const { file, table, row } = batch.photos[position] as Place;
        table.set(row, vectors.subarray(index * features, (index + 1) * features));
        return { photoId: file.photoId, sha256: file.sha256, box: file.box };
      });
      await writing.next(() => store.call('embeddings.add', { backbone: backbone.identity, photos, vectors }));
    }
    await writing.done();
  } finally {
    await writing.over();
    network.dispose();
  }
}

/** The backbone as a frozen network, with a last layer that nobody asks. */
async function openBackbone({ backbone }: EmbedRequest): Promise<InferenceNetwork> {
  const shape = { ...backbone.shape, classes: 2, inputSize: backbone.shape.size };
  const features = featuresOf(shape);
  const tensors = new Map(backbone.tensors)
    .set('fc.weight', { shape: [2, features], data: new Float32Array(2 * features) })
    .set('fc.bias', { shape: [2], data: new Float32Array(2) });
  return createInferenceNetwork(shape, tensors);
}
