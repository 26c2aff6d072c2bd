/*
 * Everything that the trainer asks of a catalogue, as one script: played to the real catalogue and to the stand-in of the
 * trainer's tests, both must answer the same. A new method of `TrainerStore` does not compile before it has its part here.
 */
import { renameSync } from 'node:fs';
import type {
  ClassTaxon,
  LabelledPhoto,
  MeasuredPhoto,
  PhotoFile,
  TrainerStore,
} from '../../electron/contract/threads.ts';
import type { Evaluation } from '../../electron/domain/evaluation.ts';
import { type Problem, ProblemError, toProblem } from '../../electron/domain/problems.ts';
import { isForFitting } from '../../electron/domain/statistics/calibration.ts';
import { DEFAULT_TRAINING, type EpochFigures, type RunPart, type StepFigures } from '../../electron/domain/training.ts';
import { pathOnDisk } from '../../electron/files/path-text.ts';

export type Ask = <N extends keyof TrainerStore & string>(
  name: N,
  input: Parameters<TrainerStore[N]> extends [infer Input] ? Input : null,
) => Promise<ReturnType<TrainerStore[N]>>;

/** What is in the catalogue that the script is played to. Taxa without a person's name on a photo are none of it. */
export interface Scene {
  /** The folder with all photos. */
  readonly photosFolder: string;
  /** By name; the last has one specimen. */
  readonly classes: readonly ClassTaxon[];
  /** By id; two of each specimen. */
  readonly photos: readonly LabelledPhoto[];
  /** Photos that nobody named. */
  readonly unnamed: readonly PhotoFile[];
  readonly evaluation: Omit<Evaluation, 'id' | 'madeUtc'>;
}

/** A part of the script; `run` and `model` are those that earlier parts began and added. */
type Play = (ask: Ask, scene: Scene & { run: number; model: number }) => Promise<void>;

export const SEED = 5;
const SETTINGS = { ...DEFAULT_TRAINING, name: 'Ground beetles', seed: SEED };
const NOBODY = 99;
const BACKBONE = 'b'.repeat(64);
const sha = (digit: string) => digit.repeat(64);

/** In this order. */
const SCRIPT: { readonly [N in keyof TrainerStore]: Play } = {
  'learning.frame': async (ask, { photos, photosFolder }) => {
    await ask('learning.frame', { minimumSpecimens: 1 });
    await ask('learning.frame', { minimumSpecimens: 2 });
    await ask('learning.frame', { minimumSpecimens: 100 });
    await without(photos[0]!, () => ask('learning.frame', { minimumSpecimens: 2, withoutMissing: true }));
    await awayWith(photosFolder, () => ask('learning.frame', { minimumSpecimens: 2, withoutMissing: true }));
  },
  'photos.file': async (ask, { photos, unnamed, photosFolder }) => {
    const [photo] = photos as [LabelledPhoto];
    await ask('photos.file', { photoId: photo.photoId });
    await ask('photos.file', { photoId: unnamed[0]!.photoId });
    await refused(() => ask('photos.file', { photoId: 10_000 }));
    await without(photo, () => refused(() => ask('photos.file', { photoId: photo.photoId })));
    await awayWith(photosFolder, () => refused(() => ask('photos.file', { photoId: photo.photoId })));
  },
  'runs.room': async (ask) => void (await ask('runs.room', null)),
  'runs.begin': async (ask, scene) => {
    const rows = scene.photos.map(({ photoId, label, specimenId }) => {
      const fitting = isForFitting(specimenId, SEED) ? ('validation' as const) : ('test' as const);
      const part: RunPart = specimenId % 2 === 0 ? 'learn' : fitting;
      return { photoId, label, part };
    });
    const { classes } = scene;
    const photos = rows.toReversed();
    scene.run = (await ask('runs.begin', { settings: SETTINGS, classes, photos, stepsPerEpoch: 5 })).runId;
    const whole = rows.map((row) => ({ ...row, part: row.part === 'learn' ? row.part : ('held-out' as const) }));
    await ask('runs.begin', { settings: { ...SETTINGS, name: '  ' }, classes, photos: whole, stepsPerEpoch: 5 });
    const learn = rows.map((row) => ({ ...row, part: 'learn' as const }));
    await ask('runs.begin', { settings: SETTINGS, classes, photos: learn, stepsPerEpoch: 5 });
  },
  'runs.steps': async (ask, { run: runId }) => {
    await ask('runs.steps', { runId, steps: [figures(1, 3), figures(2, 2), figures(3, 1)] });
    await ask('runs.steps', { runId, steps: [] });
    await ask('runs.steps', { runId, steps: [figures(1, 2.5), figures(2, 1.5)] });
    await refused(() => ask('runs.steps', { runId: NOBODY, steps: [figures(1, 3)] }));
  },
  'runs.epoch': async (ask, { run: runId }) => {
    for (const epoch of [1, 2, 3, 2]) await ask('runs.epoch', { runId, figures: epochFigures(epoch) });
    await refused(() => ask('runs.epoch', { runId: NOBODY, figures: epochFigures(1) }));
  },
  'runs.log': async (ask, { run: runId }) => {
    const line = { timeUtc: '2026-03-01T12:00:00.000Z', news: { code: 'paused', values: { step: 1871 } } } as const;
    await ask('runs.log', { ...line, runId, strong: false });
    await ask('runs.log', { ...line, runId, strong: true });
    await refused(() => ask('runs.log', { ...line, runId: NOBODY, strong: true }));
  },
  'runs.state': async (ask, { run: runId }) => {
    for (const state of ['paused', 'running', 'interrupted'] as const) await ask('runs.state', { runId, state });
    await refused(() => ask('runs.state', { runId: NOBODY, state: 'done' }));
  },
  'runs.reopen': async (ask, { run: runId, photos, photosFolder }) => {
    await ask('runs.reopen', { runId });
    await without(photos[3]!, async () => {
      await ask('runs.reopen', { runId });
      await ask('runs.reopen', { runId, withoutMissing: true });
    });
    await awayWith(photosFolder, async () => {
      await refused(() => ask('runs.reopen', { runId }));
      await refused(() => ask('runs.reopen', { runId, withoutMissing: true }));
    });
    await refused(() => ask('runs.reopen', { runId: NOBODY }));
    await ask('runs.state', { runId, state: 'done' });
    await refused(() => ask('runs.reopen', { runId }));
  },
  'models.folder': async (ask) => void (await ask('models.folder', null)),
  'models.add': async (ask, scene) => {
    await refused(() => ask('models.files', { modelId: null }));
    const { run: runId, classes } = scene;
    const { folder } = await ask('models.folder', null);
    const measured = { heldOutAccuracy: 0.9, heldOutLoss: 0.3 };
    const model = { runId, folder, name: ' Beetles ', depth: 18, size: 64, classes, ...measured } as const;
    scene.model = (await ask('models.add', model)).modelId;
    const another = async () => (await ask('models.folder', null)).folder;
    await ask('models.add', { ...model, folder: await another(), temperature: 1.5 });
    await ask('models.add', { ...model, folder: await another(), name: '' });
    // Of the runs without validation photos, and without any that are held out.
    await ask('models.add', { ...model, folder: await another(), name: 'No validation', runId: runId + 1 });
    await ask('models.add', { ...model, folder: await another(), name: 'All learned', runId: runId + 2 });
    await ask('models.add', { ...model, folder: await another(), runId: null });
    await refused(() => ask('models.add', { ...model, folder: '/elsewhere/Beetles' }));
  },
  'models.files': async (ask, { model: modelId }) => {
    await ask('models.files', { modelId });
    await ask('models.files', { modelId: modelId + 1 });
    await ask('models.files', { modelId: null });
    await refused(() => ask('models.files', { modelId: NOBODY }));
  },
  // The stand-in answers neither of these two.
  'models.passport': async (ask) => void (await refused(() => ask('models.passport', { modelId: NOBODY }))),
  'models.taxa': async (ask) => void (await ask('models.taxa', { names: [] })),
  'weights.known': async (ask) => void (await ask('weights.known', { sha256: sha('a') })),
  'weights.folder': async (ask) => {
    await ask('weights.folder', { sha256: sha('a') });
    await refused(() => ask('weights.folder', { sha256: '../elsewhere' }));
  },
  'weights.add': async (ask) => {
    const weights = { name: 'w.pth', sha256: sha('a'), format: 'pytorch', depth: 18, stride: 'in3x3' } as const;
    await ask('weights.add', { ...weights, classes: 1000, parameters: 11_689_512 });
    // Another session was quicker.
    await ask('weights.add', { ...weights, name: 'again.pth', classes: 1000, parameters: 11_689_512 });
    await ask('weights.add', { ...weights, sha256: sha('c'), classes: 10, parameters: 11_181_642 });
    await ask('weights.known', { sha256: sha('a') });
  },
  'weights.files': async (ask) => {
    for (const id of [1, 2]) await ask('weights.files', { id });
    await refused(() => ask('weights.files', { id: NOBODY }));
  },
  // Before any photo is answered, and again after.
  'evaluation.calibrate': async (ask, { model: modelId, photos }) => {
    await ask('evaluation.calibrate', { modelId, temperature: 2 });
    await ask('evaluation.calibrate', { modelId, temperature: 3 });
    await ask('predictions.add', { modelId: modelId + 2, rows: [{ photoId: photos[0]!.photoId, top: [] }] });
    await ask('evaluation.calibrate', { modelId: modelId + 2, temperature: 2 });
    await ask('models.files', { modelId });
  },
  'predictions.todo': async (ask, { model: modelId }) => {
    const page = { modelId, photos: 'all', shard: null, afterPhotoId: 0, limit: 7 } as const;
    const { photos } = await ask('predictions.todo', page);
    await ask('predictions.todo', { ...page, afterPhotoId: photos.at(-1)!.photoId, limit: 1000 });
    await ask('predictions.todo', { ...page, photos: 'unnamed' });
    await ask('predictions.todo', { ...page, modelId: modelId + 2 });
    for (const shard of [0, 1, 2]) await ask('predictions.todo', { ...page, shard: [shard, 3], limit: 1000 });
    await refused(() => ask('predictions.todo', { ...page, shard: [3, 3] }));
    await refused(() => ask('predictions.todo', { ...page, modelId: NOBODY }));
  },
  'predictions.add': async (ask, { model: modelId, photos, classes }) => {
    const page = { modelId, photos: 'all', shard: null, afterPhotoId: 0, limit: 3 } as const;
    await ask('predictions.todo', page);
    const top = Array.from({ length: 7 }, (_, place) => ({
      taxonId: classes[place % 2]!.id,
      // As float32 sums are: a hair above 1.
      probability: place === 0 ? 1.0000001 : 0.1 / place,
    }));
    const rows = photos.slice(0, 2).map(({ photoId }) => ({ photoId, top: top.slice(0, 2) }));
    await ask('predictions.add', { modelId, rows });
    await ask('predictions.add', { modelId, rows: [] });
    await ask('predictions.add', { modelId, rows: [{ ...rows[0]!, top: [{ ...top[1]!, probability: 0.5 }] }] });
    // The number left is that of the walk, until a new one begins.
    await ask('predictions.todo', { ...page, afterPhotoId: photos[2]!.photoId });
    await ask('predictions.todo', page);
    await ask('predictions.todo', { ...page, modelId: modelId + 1 });
  },
  'embeddings.find': async (ask) => {
    await ask('embeddings.find', { backbone: BACKBONE, contents: [sha('a')] });
    await refused(() => ask('embeddings.find', { backbone: BACKBONE, contents: Array<string>(513).fill(sha('a')) }));
  },
  'embeddings.add': async (ask, { photos }) => {
    const [one, two, three, four] = photos as [LabelledPhoto, LabelledPhoto, LabelledPhoto, LabelledPhoto];
    const vectors = Float32Array.of(1, 2, 3, 4);
    await ask('embeddings.add', { backbone: BACKBONE, photos: [], vectors: new Float32Array() });
    await ask('embeddings.add', { backbone: BACKBONE, photos: [one, two], vectors });
    // What is there stays; a content that is not the photo's is not kept, nor one whose file is gone.
    await ask('embeddings.add', { backbone: BACKBONE, photos: [one, { ...three, sha256: sha('d') }], vectors });
    await without(four, () =>
      ask('embeddings.add', { backbone: BACKBONE, photos: [four], vectors: Float32Array.of(5, 6) }),
    );
    await refused(() => ask('embeddings.add', { backbone: BACKBONE, photos: [three], vectors }));
    const many = Array<LabelledPhoto>(513).fill(one);
    await refused(() => ask('embeddings.add', { backbone: BACKBONE, photos: many, vectors: new Float32Array(1026) }));
    const contents = [four, three, two, one].map(({ sha256 }) => sha256).concat(sha('d'));
    await ask('embeddings.find', { backbone: BACKBONE, contents });
    await ask('embeddings.find', { backbone: sha('e'), contents });
  },
  'evaluation.frame': async (ask, { model: modelId }) => {
    await ask('evaluation.frame', { modelId });
    await ask('evaluation.frame', { modelId: modelId + 3 });
    await refused(() => ask('evaluation.frame', { modelId: modelId + 4 }));
    await refused(() => ask('evaluation.frame', { modelId: NOBODY }));
  },
  'evaluation.drift': async (ask, { model: modelId, photos, photosFolder }) => {
    await ask('evaluation.drift', { modelId, limit: 4, seed: 1 });
    await ask('evaluation.drift', { modelId, limit: 4, seed: 2 });
    await ask('evaluation.drift', { modelId, limit: 1000, seed: 1 });
    const gone = photos.find(({ specimenId }) => specimenId % 2 === 0)!;
    await without(gone, () => ask('evaluation.drift', { modelId, limit: 1000, seed: 1 }));
    await awayWith(photosFolder, async () => {
      await refused(() => ask('evaluation.drift', { modelId, limit: 4, seed: 1 }));
      await ask('evaluation.drift', { modelId, limit: 4, seed: 1, withoutMissing: true });
    });
    // Of a model that came in a file it is not known what it learned from.
    await ask('evaluation.drift', { modelId: modelId + 5, limit: 4, seed: 1 });
    await refused(() => ask('evaluation.drift', { modelId: NOBODY, limit: 4, seed: 1 }));
  },
  'evaluation.add': async (ask, { model: modelId, evaluation, photos }) => {
    const measured = photos.slice(0, 3).map(({ photoId, label }): MeasuredPhoto => ({
      photoId,
      label,
      top: [
        [label, 0.75],
        [1 - label, 0.25],
      ],
    }));
    await ask('evaluation.add', { evaluation: { ...evaluation, modelId }, photos: measured });
    await ask('evaluation.add', { evaluation: { ...evaluation, modelId }, photos: measured.slice(1) });
  },
};

/** What was asked and what came of it. */
export interface Exchange {
  readonly name: keyof TrainerStore;
  readonly input: unknown;
  readonly value?: unknown;
  readonly refusal?: Pick<Problem, 'code' | 'values'>;
}

/** Plays the script. Folders below `folder`, ids of models' folders and times are replaced by words, all else is as it came. */
export async function played(
  ask: Ask,
  scene: Scene,
  folder: string,
  leftOut: readonly (keyof TrainerStore)[] = [],
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const recorded: Ask = async (name, input) => {
    try {
      const value = await ask(name, input);
      exchanges.push({ name, input: worded(input, folder), value: worded(value, folder) });
      return value;
    } catch (error) {
      const { code, values } = toProblem(error);
      // What the program does not expect has no words of its own: SQLite's, here or there.
      exchanges.push({
        name,
        input: worded(input, folder),
        refusal: { code, values: code === 'unexpected' ? {} : values },
      });
      throw error;
    }
  };
  const own = { ...scene, run: 0, model: 0 };
  for (const [name, play] of Object.entries(SCRIPT))
    if (!leftOut.includes(name as keyof TrainerStore)) await play(recorded, own);
  return exchanges;
}

function worded(value: unknown, folder: string): unknown {
  if (value instanceof Float32Array) return [...value];
  const text = JSON.stringify(value)
    .replaceAll(folder, '(catalogue)')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(id)')
    .replace(/"(addedUtc|madeUtc)":"[^"]+"/g, '"$1":"(time)"');
  return JSON.parse(text) as unknown;
}

function figures(step: number, loss: number): StepFigures {
  return { step, loss, accuracy: 0.5, learningRate: 0.01 };
}

function epochFigures(epoch: number): EpochFigures {
  const heldOut = { heldOutLoss: 1.5 / epoch, heldOutAccuracy: 0.4 };
  return { epoch, loss: 1 / epoch, accuracy: 0.5, ...heldOut, learningRate: 0.01, kept: epoch === 2 ? 'best' : null };
}

async function refused(asking: () => Promise<unknown>): Promise<void> {
  const answer = await asking().then(
    () => 'answered',
    (error: unknown) => error,
  );
  if (!(answer instanceof ProblemError))
    throw new Error('what should have been refused was answered', { cause: answer });
}

/** While the photo's file is gone. */
async function without(photo: PhotoFile, doing: () => Promise<unknown>): Promise<void> {
  await moved(pathOnDisk(photo.path).toString(), doing);
}

/** While the folder of photos is, as when its drive is away. */
async function awayWith(folder: string, doing: () => Promise<unknown>): Promise<void> {
  await moved(folder, doing);
}

async function moved(path: string, doing: () => Promise<unknown>): Promise<void> {
  renameSync(path, `${path}.away`);
  try {
    await doing();
  } finally {
    renameSync(`${path}.away`, path);
  }
}
