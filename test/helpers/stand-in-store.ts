/*
 * A catalogue that keeps everything in memory and serves it to the trainer over a real message port. It answers as the real one
 * does: both go through the same script (trainer-script.ts, test/threads/trainer-store.test.ts).
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type MessagePort, MessageChannel } from 'node:worker_threads';
import { type Handlers, serve } from '../../electron/calls/call.ts';
import { isModelName } from '../../electron/catalogue/database/inside.ts';
import type { WeightsSummary } from '../../electron/contract/starting-weights.ts';
import type {
  ClassTaxon,
  EvaluationFrame,
  LabelledPhoto,
  MeasuredPhoto,
  ModelFiles,
  PhotoFile,
  PredictionRow,
  TrainerStore,
} from '../../electron/contract/threads.ts';
import type { Evaluation } from '../../electron/domain/evaluation.ts';
import { because, ProblemError } from '../../electron/domain/problems.ts';
import { newsSentence } from '../../electron/domain/run-news.ts';
import { drawSample } from '../../electron/domain/statistics/metrics.ts';
import {
  type EpochFigures,
  type RunPart,
  type RunState,
  type StepFigures,
  type TrainingSettings,
  type ValidationPart,
  keptSettings,
} from '../../electron/domain/training.ts';
import { MOST_PATHS } from '../../electron/reader/calls.ts';
import { lookAtEach } from '../../electron/reader/photo-fault.ts';
import { PresentPhotos } from '../../electron/reader/present-photos.ts';
import { StandInEmbeddings } from './stand-in-embeddings.ts';
import { answerWeights } from './stand-in-weights.ts';

export interface StandInRun {
  readonly id: number;
  readonly folder: string;
  readonly settings: TrainingSettings;
  readonly photos: readonly { readonly photoId: number; readonly label: number; readonly part: RunPart }[];
  readonly validation: ValidationPart | null;
  readonly steps: Map<number, StepFigures>;
  readonly epochs: Map<number, EpochFigures>;
  readonly log: { readonly sentence: string; readonly strong: boolean }[];
  readonly states: RunState[];
}

/** What the trainer's tests have no use for: it refuses to answer rather than answer otherwise than the catalogue. */
export const NOT_ANSWERED = ['models.passport', 'models.taxa'] as const satisfies readonly (keyof TrainerStore)[];
type Part<Area extends string> = Pick<Handlers<TrainerStore>, Extract<keyof TrainerStore, `${Area}.${string}`>>;

const UTC = '2026-01-01T00:00:00.000Z';
const PLACES_KEPT = 5;

export class StandInStore {
  readonly folder: string;
  readonly classes: readonly ClassTaxon[];
  photos: readonly LabelledPhoto[];
  /** Photos that nobody named. */
  fresh: readonly PhotoFile[] = [];
  collection = 'Bench';
  /** By class, widest last. */
  wider: EvaluationFrame['wider'];
  /** Hands out taxa with too few specimens as well, as the catalogue never does: for what the trainer would make of them. */
  evenTooFew = false;
  readonly runs = new Map<number, StandInRun>();
  readonly models = new Map<number, ModelFiles & { readonly runId: number | null }>();
  /** By model and photo: '1 23'. */
  readonly predictions = new Map<string, PredictionRow>();
  readonly #embeddings = new StandInEmbeddings(() => this.#all());
  /** By backbone and content. */
  readonly embeddings = this.#embeddings.kept;
  /** Photos whose embeddings were handed over to be kept, in order. */
  readonly embedded = this.#embeddings.handedOver;
  readonly evaluations: Evaluation[] = [];
  /** Of the newest evaluation. */
  measured: readonly MeasuredPhoto[] = [];
  readonly weights: WeightsSummary[] = [];
  readonly #served: MessagePort[] = [];
  #walk = { of: '', total: 0 };

  constructor(folder: string, classes: readonly ClassTaxon[], photos: readonly LabelledPhoto[]) {
    this.folder = folder;
    this.classes = classes;
    this.photos = photos;
    this.wider = classes.map((_, label) => [
      { taxonId: label < 2 ? 51 : 52, scientificName: label < 2 ? 'Carabus' : 'Cetonia', taxonRank: 'genus' },
    ]);
    this.importAgain();
  }

  /** Knows the files of its photos as they are now. */
  importAgain(): void {
    this.#embeddings.importFiles(this.#all());
  }

  /** A run that another process began. */
  restore(run: Pick<StandInRun, 'id' | 'folder' | 'settings' | 'photos'>): void {
    const validation = this.#validationAmong(run.photos);
    this.runs.set(run.id, { ...run, validation, steps: new Map(), epochs: new Map(), log: [], states: [] });
  }

  run(runId: number): StandInRun {
    const run = this.runs.get(runId);
    if (!run) throw new ProblemError('bad-request', {}, { detail: `no run ${runId}` });
    return run;
  }

  /** Serves on the other end of the port given back. */
  open(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    serve<TrainerStore>(port1, this.handlers());
    port1.unref();
    this.#served.push(port1);
    return port2;
  }

  /** As when the catalogue's thread dies. */
  close(): void {
    for (const port of this.#served.splice(0)) port.close();
  }

  handlers(): Handlers<TrainerStore> {
    return {
      'learning.frame': ({ minimumSpecimens, withoutMissing }) => this.#learningFrame(minimumSpecimens, withoutMissing),
      'photos.file': async ({ photoId }) => {
        const [photo] = await this.#thoseThere(this.#all().filter((one) => one.photoId === photoId));
        if (!photo) throw new ProblemError('photo-unreadable');
        return withoutLabel(photo);
      },
      ...this.#answerRuns(),
      ...this.#answerModels(),
      ...answerWeights(this.weights, UTC, (sha256) => this.#made('weights', sha256)),
      ...this.#answerPredictions(),
      ...this.#embeddings.answers,
      ...this.#answerEvaluation(),
    };
  }

  async #learningFrame(minimumSpecimens: number, withoutMissing?: boolean) {
    const present = withoutMissing ? new PresentPhotos() : null;
    const photos = present ? await present.among(this.photos) : this.photos;
    const enough = (among: readonly LabelledPhoto[], label: number) =>
      new Set(among.filter((photo) => photo.label === label).map(({ specimenId }) => specimenId)).size >=
      minimumSpecimens;
    const kept = [...this.classes.keys()].filter((label) => this.evenTooFew || enough(photos, label));
    const lost = [...this.classes.keys()].filter((label) => !kept.includes(label) && enough(this.photos, label));
    return {
      classes: kept.map((label) => this.classes[label]!),
      photos: photos.flatMap((photo) => {
        const label = kept.indexOf(photo.label);
        return label === -1 ? [] : [{ ...photo, label }];
      }),
      missing: present?.missing ?? [],
      ...(lost.length > 0 ? { lost: lost.map((label) => this.classes[label]!.scientificName) } : {}),
    };
  }

  #answerRuns(): Part<'runs'> {
    return {
      'runs.room': () => ({ folder: this.#made('runs') }),
      'runs.begin': ({ settings, photos }) => {
        const id = this.runs.size + 1;
        const folder = this.#made('runs', `run-${id}`);
        this.restore({ id, folder, settings, photos });
        this.run(id).states.push('running');
        return { runId: id, folder };
      },
      'runs.reopen': ({ runId, withoutMissing }) => this.#reopen(runId, withoutMissing),
      'runs.steps': ({ runId, steps }) => {
        const kept = this.run(runId).steps;
        const last = steps.at(-1)?.step ?? Infinity;
        for (const step of kept.keys()) if (step > last) kept.delete(step);
        for (const step of steps) kept.set(step.step, step);
        return null;
      },
      'runs.epoch': ({ runId, figures }) => {
        const kept = this.run(runId).epochs;
        for (const epoch of kept.keys()) if (epoch > figures.epoch) kept.delete(epoch);
        kept.set(figures.epoch, figures);
        return null;
      },
      'runs.log': ({ runId, news, strong }) => {
        this.run(runId).log.push({ sentence: newsSentence(news), strong });
        return null;
      },
      'runs.state': ({ runId, state }) => {
        if (!this.runs.has(runId)) throw new Error(`no run ${runId} to change`);
        this.run(runId).states.push(state);
        return null;
      },
    };
  }

  async #reopen(runId: number, withoutMissing?: boolean) {
    const run = this.runs.get(runId);
    const refusal = (name: string | number, why: 'not-in-catalogue' | 'run-finished') =>
      new ProblemError('run-not-resumable', { run: name, reason: because(why) });
    if (!run) throw refusal(runId, 'not-in-catalogue');
    const { folder, settings, photos, states, log } = run;
    if (states.at(-1) === 'done') throw refusal(settings.name, 'run-finished');
    const present = new PresentPhotos(undefined, { withoutAway: withoutMissing ?? false });
    const files = new Map(this.#all().map((photo) => [photo.photoId, photo]));
    const wanted = photos.flatMap(({ photoId, label, part }) => {
      const file = files.get(photoId);
      const side = part === 'learn' ? ('learn' as const) : ('held-out' as const);
      return file ? [{ ...withoutLabel(file), label, part: side }] : [];
    });
    const there = await this.#thoseThere(wanted, present);
    const lost = photos.length - there.length;
    if (there.length === 0) throw new ProblemError('photos-unreadable', { photos: `${lost} photos` });
    if (lost > 0) {
      const news = { code: 'photos-lost', values: { lost, photos: photos.length } } as const;
      log.push({ sentence: newsSentence(news), strong: true });
    }
    states.push('running');
    return {
      runId,
      folder,
      settings: keptSettings(settings),
      classes: this.classes,
      photos: there.toSorted((a, b) => a.photoId - b.photoId),
      validation: run.validation,
      missing: present.missing,
    };
  }

  #answerModels(): Part<'models'> {
    return {
      'models.folder': () => ({ folder: this.#made('models', `model-${randomUUID()}`) }),
      'models.add': ({ runId, folder, name: wanted, depth, size, classes, temperature = null }) => {
        const own = basename(folder);
        if (!isModelName(own)) throw new ProblemError('bad-request', {}, { detail: `no folder of a model: ${own}` });
        const modelId = this.models.size + 1;
        const runFolder = runId === null ? null : this.run(runId).folder;
        const name = this.#freeName(wanted.trim() || (runId === null ? 'Model' : `Run ${runId}`));
        this.models.set(modelId, { modelId, runId, runFolder, folder, name, depth, size, classes, temperature });
        return { modelId, name };
      },
      'models.files': ({ modelId }) => {
        const { runId: _, ...files } = this.#model(modelId ?? Math.max(...this.models.keys()), modelId);
        return files;
      },
      'models.passport': () => {
        throw new Error('this catalogue keeps no passports');
      },
      'models.taxa': () => {
        throw new Error('this catalogue takes no models from files');
      },
    };
  }

  #freeName(wanted: string): string {
    const taken = new Set([...this.models.values()].map(({ name }) => name));
    for (let attempt = 1; ; attempt++) {
      const name = attempt === 1 ? wanted : `${wanted} ${attempt}`;
      if (!taken.has(name)) return name;
    }
  }

  #model(modelId: number, asked: number | null = modelId) {
    const model = this.models.get(modelId);
    if (!model) throw new ProblemError('model-missing', { model: asked ?? because('any-name') });
    return model;
  }

  #answerPredictions(): Part<'predictions'> {
    return {
      'predictions.todo': ({ modelId, photos: which, shard: asked, afterPhotoId, limit }) => {
        const [shard, shards] = asked ?? [0, 1];
        if (shards < 1 || shard < 0 || shard >= shards) {
          throw new ProblemError('wrong-setting', {
            setting: 'Shard',
            reason: because('no-part-of-photos', { shard, shards }),
          });
        }
        this.#model(modelId);
        const todo = (which === 'unnamed' ? this.fresh : this.#all())
          .filter(({ photoId, sha256 }) => {
            const mine = Number.parseInt(sha256.slice(0, 4), 16) % shards === shard;
            return mine && !this.predictions.has(`${modelId} ${photoId}`);
          })
          .map(withoutLabel);
        // As many as there were when the walk began.
        const of = JSON.stringify([modelId, which, shard, shards]);
        if (afterPhotoId === 0 || this.#walk.of !== of) this.#walk = { of, total: todo.length };
        return {
          photos: todo.filter((photo) => photo.photoId > afterPhotoId).slice(0, limit),
          total: this.#walk.total,
        };
      },
      'predictions.add': ({ modelId, rows }) => {
        for (const { photoId, top } of rows) {
          const kept = top.slice(0, PLACES_KEPT).map(({ taxonId, probability }) => ({
            taxonId,
            probability: Math.min(1, Math.max(0, probability)),
          }));
          this.predictions.set(`${modelId} ${photoId}`, { photoId, top: kept });
        }
        return null;
      },
    };
  }

  #answerEvaluation(): Part<'evaluation'> {
    return {
      'evaluation.frame': ({ modelId }) => {
        const { runId, name } = this.#model(modelId);
        const learn = this.#part(runId, 'learn');
        const judging = new Set([...this.#part(runId, 'held-out'), ...this.#part(runId, 'test')]);
        if (judging.size === 0) throw new ProblemError('nothing-to-evaluate', { model: name });
        return {
          collection: this.collection,
          wider: this.wider,
          photos: this.photos.filter((photo) => judging.has(photo)),
          validation: this.run(runId ?? -1).validation,
          namedHere: null,
          learnPhotos: learn.length,
          learnSpecimens: new Set(learn.map((photo) => photo.specimenId)).size,
        };
      },
      'evaluation.drift': async ({ modelId, limit, seed, withoutMissing }) => {
        const { runId } = this.#model(modelId);
        if (runId === null) return { learned: [], fresh: [] };
        const present = withoutMissing ? new PresentPhotos() : null;
        const drawn = (photos: readonly PhotoFile[]) =>
          this.#thoseThere(
            drawSample(photos.map(withoutLabel), limit, ({ photoId }) => photoId, seed),
            present,
          );
        const inRun = new Set(this.run(runId).photos.map(({ photoId }) => photoId));
        return {
          learned: await drawn(this.#part(runId, 'learn')),
          fresh: await drawn(this.fresh.filter(({ photoId }) => !inRun.has(photoId))),
        };
      },
      'evaluation.calibrate': ({ modelId, temperature }) => {
        const model = this.#model(modelId);
        const answered = [...this.predictions.keys()].some((key) => key.startsWith(`${modelId} `));
        const inForce = model.temperature ?? (answered ? null : temperature);
        this.models.set(modelId, { ...model, temperature: inForce });
        return inForce;
      },
      'evaluation.add': ({ evaluation, photos }) => {
        const kept = { id: this.evaluations.length + 1, madeUtc: UTC };
        this.evaluations.push({ ...evaluation, ...kept });
        this.measured = photos;
        return kept;
      },
    };
  }

  /** By id. */
  #all(): PhotoFile[] {
    return [...this.photos, ...this.fresh].toSorted((a, b) => a.photoId - b.photoId);
  }

  async #thoseThere<P extends PhotoFile>(photos: readonly P[], present: PresentPhotos | null = null): Promise<P[]> {
    if (present) return await present.among(photos);
    const there: P[] = [];
    for (let from = 0; from < photos.length; from += MOST_PATHS) {
      const some = photos.slice(from, from + MOST_PATHS);
      for (const [index, one] of (await lookAtEach(some)).entries()) {
        if (one instanceof ProblemError) throw one;
        if (one === 'there') there.push(some[index]!);
      }
    }
    return there;
  }

  #made(...names: readonly string[]): string {
    const folder = join(this.folder, ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  #validationAmong(photos: StandInRun['photos']): ValidationPart | null {
    const ids = new Set(photos.flatMap(({ photoId, part }) => (part === 'validation' ? [photoId] : [])));
    const specimens = new Set(
      this.photos.filter(({ photoId }) => ids.has(photoId)).map(({ specimenId }) => specimenId),
    );
    return ids.size === 0 ? null : { photos: ids.size, specimens: specimens.size };
  }

  #part(runId: number | null, part: RunPart): LabelledPhoto[] {
    const parts = new Map(this.run(runId ?? -1).photos.map((photo) => [photo.photoId, photo.part]));
    return this.photos.filter((photo) => parts.get(photo.photoId) === part);
  }
}

/** A row of a photo alone; a labelled one without its label. */
function withoutLabel(photo: PhotoFile & { readonly label?: number }): PhotoFile {
  const { label: _label, ...file } = photo;
  return file;
}
