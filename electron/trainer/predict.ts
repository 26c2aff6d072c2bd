/*
 * Names for photos that a model has not answered yet: pages from the catalogue, batches through the frozen network,
 * answers back. Whatever was answered is in the catalogue, so a recognition that was stopped simply goes on when it is
 * asked for again. Runs in the trainer thread.
 */
import { ProblemError } from '../contract/problems.ts';
import type { PhotoFile, PredictionRow } from '../contract/threads.ts';
import type { PredictRequest, PredictResult } from '../contract/training.ts';
import type { CallContext } from '../threads/call.ts';
import { PictureLoader, chunks, readAhead } from './dataset.ts';
import type { Store } from './diary.ts';
import { probabilitiesAt } from './measures/calibration.ts';
import { best } from './metrics.ts';
import { type OpenedModel, openModel } from './model-folder.ts';
import { featuresOf } from './network.ts';
import { Pace } from './pace.ts';
import { setImmediate } from 'node:timers/promises';

const BATCH = 16;
const PAGE = 512;
const TOP = 5;

export async function predict(store: Store, request: PredictRequest, context: CallContext): Promise<PredictResult> {
  const start = performance.now();
  context.report({ phase: 'Preparing', done: 0, total: 0, rate: 0, secondsLeft: null });
  const files = await store.call('models.files', { modelId: request.modelId });
  const pages = new Pages(store, files.modelId, request);
  const total = await pages.total();
  if (total === 0) throw new ProblemError('nothing-to-predict');

  const model = await openModel(files.folder);
  const loader = new PictureLoader({ side: model.passport.network.size });
  const pace = new Pace(0);
  let answered = 0;
  let unreadable = 0;
  /** The answers of the batch before are written while this one is worked out. */
  let writing: Promise<unknown> = Promise.resolve();
  const load = async (photos: readonly PhotoFile[]) => ({
    photos,
    loaded: await loader.load(photos.map((file) => ({ slot: file.photoId, file }))),
  });
  try {
    for await (const { photos, loaded } of readAhead(pages.batches(), load)) {
      await setImmediate();
      await context.gate();
      if (context.finishing()) break;
      const rows = answers(
        model,
        loaded.pictures,
        loaded.readable.map((position) => photos[position] as PhotoFile),
        files.temperature,
      );
      await writing;
      writing = store.call('predictions.add', { modelId: files.modelId, rows });
      // Its failure is told by the await above or below; until then it must not count as unhandled.
      writing.catch(() => {});
      answered += rows.length;
      unreadable += photos.length - rows.length;
      pace.step(photos.length);
      const done = answered + unreadable;
      const rate = pace.photosPerSecond();
      const secondsLeft = rate > 0 ? Math.max(0, total - done) / rate : null;
      context.report({ phase: 'Recognising', done, total: Math.max(total, done), rate, secondsLeft });
    }
    await writing;
  } finally {
    await writing.catch(() => {});
    model.network.dispose();
  }
  return {
    modelId: files.modelId,
    modelName: files.name,
    photos: answered,
    unreadable,
    seconds: (performance.now() - start) / 1000,
  };
}

/** The best five names and the embedding of each picture. */
function answers(
  model: OpenedModel,
  pictures: Uint8Array,
  photos: readonly PhotoFile[],
  temperature: number | null,
): PredictionRow[] {
  if (photos.length === 0) return [];
  const { classes, network: shape } = model.passport;
  const features = featuresOf(shape);
  const { probabilities, logits, embeddings } = model.network.predict(pictures, photos.length);
  return photos.map(({ photoId }, row) => {
    const own = (list: Float32Array) => list.subarray(row * classes.length, (row + 1) * classes.length);
    const scores =
      temperature === null ? own(probabilities) : Float32Array.from(probabilitiesAt(own(logits), temperature));
    const top = best(scores, TOP).map((index) => ({
      taxonId: classes[index]?.id ?? -1,
      probability: scores[index] ?? 0,
    }));
    return { photoId, top, embedding: embeddings.slice(row * features, (row + 1) * features) };
  });
}

/** The photos still to be answered, a page at a time, by photo id. */
class Pages {
  readonly #store: Store;
  readonly #modelId: number;
  readonly #request: PredictRequest;
  #next: Promise<{ readonly photos: readonly PhotoFile[]; readonly total: number }>;

  constructor(store: Store, modelId: number, request: PredictRequest) {
    this.#store = store;
    this.#modelId = modelId;
    this.#request = request;
    this.#next = this.#page(0);
  }

  async total(): Promise<number> {
    return (await this.#next).total;
  }

  async *batches(): AsyncGenerator<PhotoFile[], void, undefined> {
    for (;;) {
      const { photos } = await this.#next;
      const last = photos.at(-1);
      if (!last) return;
      this.#next = this.#page(last.photoId);
      // A failure is met when the page is due.
      this.#next.catch(() => {});
      yield* chunks(photos, BATCH);
    }
  }

  #page(afterPhotoId: number) {
    const { photos, shard } = this.#request;
    return this.#store.call('predictions.todo', { modelId: this.#modelId, photos, shard, afterPhotoId, limit: PAGE });
  }
}
