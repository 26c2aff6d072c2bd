/*
 * Names for photos that a model has not answered yet: pages from the catalogue, batches through the frozen network,
 * answers back. Where the backbone's embedding of a photo is kept, its last layer alone answers; other embeddings are
 * kept from now on. Whatever was answered is in the catalogue, so a recognition that was stopped simply goes on when it
 * is asked for again. Runs in the trainer thread.
 */
import { missingCount, PHASES } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ClassTaxon, ModelFiles, PhotoFile, PredictionRow } from '../../contract/threads.ts';
import type { PredictRequest, PredictResult } from '../../domain/training.ts';
import { PresentPhotos } from '../../reader/present-photos.ts';
import type { Waiting } from '../../reader/photo-fault.ts';
import type { CallContext } from '../../calls/call.ts';
import { backboneOf, inputKey } from '../../network/backbone.ts';
import { ChangedFiles } from '../running/changed-files.ts';
import { type LoadedPictures, PictureLoader, chunks } from '../running/dataset.ts';
import type { Store } from '../store.ts';
import { lastLayerLogits } from '../../network/last-layer.ts';
import { probabilitiesAt } from '../../domain/statistics/calibration.ts';
import { best } from '../../domain/statistics/metrics.ts';
import { type OpenedModel, type ReadModel, openModel, readModel } from '../model-folder/model-folder.ts';
import { WriteBehind, walk } from '../running/walk.ts';
import { COUNTED } from '../../domain/words.ts';

const BATCH = 16;

/** Photos whose embeddings are kept; nothing is decoded for them. */
const KEPT_BATCH = 64;
const PAGE = 512;
const TOP = 5;

/** Throws 'photos-unreadable' when no photo could be read; 'photos-away' keeps what was answered. */
export async function predict(
  store: Store,
  request: PredictRequest,
  context: CallContext,
  { patience }: Pick<Waiting, 'patience'> = {},
): Promise<PredictResult> {
  const start = performance.now();
  context.report({ phase: PHASES.preparing, done: 0, total: 0, rate: 0, secondsLeft: null });
  const files = await store.call('models.files', { modelId: request.modelId });
  const read = await readModel(files);
  const { passport, tensors } = read;
  // Several networks together have no one backbone, and no last layer that could answer for them.
  const isAlone = (passport.members ?? 1) === 1;
  const identity = isAlone ? (await backboneOf(passport.network, tensors)).identity : null;
  const pages = new Pages(store, files.modelId, identity, request);
  const total = await pages.total();
  if (total === 0) throw new ProblemError('nothing-to-predict');

  const changed = new ChangedFiles();
  const onUnreadable = changed.hear;
  const loader = new PictureLoader({ side: passport.network.size, signal: context.signal, patience, onUnreadable });
  let answered = 0;
  let unreadable = 0;
  const writing = new WriteBehind();
  const answerer = new Answerer(files, read);
  const present = request.withoutMissing ? new PresentPhotos() : null;
  const load = async ({ photos, kept }: Batch) => {
    if (kept) return null;
    const there = present ? await present.among(photos) : photos;
    return { there, ...(await loader.loadPhotos(there)) };
  };
  try {
    for await (const { batch, loaded } of walk({ context, phase: PHASES.recognising, total }, pages.batches(), load)) {
      if (context.finishing()) break;
      const { seen, rows, vectors } = await answerer.answer(batch, loaded);
      await writing.next(() =>
        Promise.all([
          store.call('predictions.add', { modelId: files.modelId, rows }),
          vectors &&
            identity &&
            store.call('embeddings.add', { backbone: identity, photos: contentsOf(seen), vectors }),
        ]),
      );
      answered += rows.length;
      unreadable += (loaded?.there ?? batch.photos).length - rows.length;
    }
    await writing.done();
  } finally {
    await writing.over();
    answerer.dispose();
  }
  const missing = present?.missing ?? [];
  const unanswered = unreadable + missingCount(missing);
  if (answered === 0 && unanswered > 0) {
    throw new ProblemError('photos-unreadable', { photos: COUNTED.photos(unanswered) });
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    modelId: files.modelId,
    modelName: files.name,
    photos: answered,
    ...changed.apartFrom(unreadable),
    missing,
    seconds,
  };
}

/** Answers for a batch by the last layer where its embeddings are kept, else by the network. */
class Answerer {
  readonly #files: ModelFiles;
  readonly #read: ReadModel;
  /** Opened when the first photo comes whose embedding is not kept. */
  #model: OpenedModel | null = null;

  constructor(files: ModelFiles, read: ReadModel) {
    this.#files = files;
    this.#read = read;
  }

  /** For the photos that could be read; `vectors`: their embeddings, [seen.length, features], where they are new. */
  async answer({ photos, kept }: Batch, loaded: (LoadedPictures & { readonly there: readonly PhotoFile[] }) | null) {
    const seen = loaded ? loaded.readable.map((position) => loaded.there[position] as PhotoFile) : photos;
    let logits = kept && lastLayerLogits(this.#read.tensors, kept);
    let vectors: Float32Array | null = null;
    if (loaded && seen.length > 0) {
      this.#model ??= await openModel(this.#files, this.#read);
      ({ logits, embeddings: vectors } = this.#model.network.predict(loaded.pictures, seen.length));
    }
    const { classes } = this.#read.passport;
    return { seen, vectors, rows: logits ? answers(classes, logits, seen, this.#files.temperature ?? 1) : [] };
  }

  dispose(): void {
    this.#model?.network.dispose();
  }
}

/** The best five names of each photo, from `logits` [photos.length, classes] divided by the `temperature`. */
function answers(
  classes: readonly ClassTaxon[],
  logits: Float32Array,
  photos: readonly PhotoFile[],
  temperature: number,
): PredictionRow[] {
  return photos.map((photo, row) => {
    const own = logits.subarray(row * classes.length, (row + 1) * classes.length);
    const scores = Float32Array.from(probabilitiesAt(own, temperature));
    const top = best(scores, TOP).map((index) => ({
      taxonId: classes[index]?.id ?? -1,
      probability: scores[index] ?? 0,
    }));
    return { photoId: photo.photoId, input: inputKey(photo), top };
  });
}

function contentsOf(photos: readonly PhotoFile[]): Pick<PhotoFile, 'photoId' | 'sha256' | 'box'>[] {
  return photos.map(({ photoId, sha256, box }) => ({ photoId, sha256, box }));
}

/** Photos to be answered together; `kept`: the embeddings of all of them, [photos.length, features], or null. */
interface Batch {
  readonly photos: readonly PhotoFile[];
  readonly kept: Float32Array | null;
}

interface Page {
  readonly batches: readonly Batch[];
  readonly last: number | null;
  readonly total: number;
}

/** The photos still to be answered, a page at a time, by photo id. */
class Pages {
  readonly #store: Store;
  readonly #modelId: number;
  readonly #backbone: string | null;
  readonly #request: PredictRequest;
  #next: Promise<Page>;

  constructor(store: Store, modelId: number, backbone: string | null, request: PredictRequest) {
    this.#store = store;
    this.#modelId = modelId;
    this.#backbone = backbone;
    this.#request = request;
    this.#next = this.#page(0);
  }

  async total(): Promise<number> {
    return (await this.#next).total;
  }

  async *batches(): AsyncGenerator<Batch, void, undefined> {
    for (;;) {
      const { batches, last } = await this.#next;
      if (last === null) return;
      this.#next = this.#page(last);
      // A failure is met when the page is due.
      this.#next.catch(() => {});
      yield* batches;
    }
  }

  async #kept(
    contents: readonly string[],
  ): Promise<{ readonly found: readonly number[]; readonly vectors: Float32Array }> {
    if (this.#backbone === null) return { found: [], vectors: new Float32Array() };
    return this.#store.call('embeddings.find', { backbone: this.#backbone, contents });
  }

  async #page(afterPhotoId: number): Promise<Page> {
    const { photos: wanted, shard } = this.#request;
    const { photos, total } = await this.#store.call('predictions.todo', {
      modelId: this.#modelId,
      photos: wanted,
      shard,
      afterPhotoId,
      limit: PAGE,
    });
    const last = photos.at(-1)?.photoId ?? null;
    const contents = photos.map(inputKey);
    const { found, vectors } = await this.#kept(contents);
    const features = vectors.length / Math.max(1, found.length);
    const known = new Set(found);
    const batches = [
      ...chunks([...found.keys()], KEPT_BATCH).map((part): Batch => {
        const from = (part[0] ?? 0) * features;
        return {
          photos: part.map((index) => photos[found[index] ?? -1] as PhotoFile),
          kept: vectors.subarray(from, from + part.length * features),
        };
      }),
      ...chunks(
        photos.filter((_, place) => !known.has(place)),
        BATCH,
      ).map((part): Batch => ({ photos: part, kept: null })),
    ];
    return { batches, last, total };
  }
}
