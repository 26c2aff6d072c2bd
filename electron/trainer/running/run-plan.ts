/*
 * What a run was begun with and must go on with after an interruption: its settings, classes, photos and their parts.
 * The photos are written beside the checkpoints at the beginning, since one that has vanished by the time of a resume
 * must still leave its slot empty (see dataset.ts). Runs in the trainer thread.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_ADVANCED } from '../../domain/advanced-settings.ts';
import type { PhotoBox } from '../../domain/photo-box.ts';
import { because, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import type { ClassTaxon, LearningFrame, PhotoFile } from '../../contract/threads.ts';
import {
  type RunPart,
  type TrainingSettings,
  type ValidationPart,
  photosPerStep,
  type CheckedTraining,
} from '../../domain/training.ts';
import { type MissingPhotos, missingWords } from '../../domain/language/language.ts';
import { readRegularText } from '../../files/read-regular.ts';
import { lookAtSome } from '../../reader/photo-fault.ts';
import { trainingSettings } from '../../checks/training-settings.ts';
import { type Slot, stepsPerEpoch } from './dataset.ts';
import type { Store } from '../store.ts';
import { divideSpecimens, validationIn } from '../../domain/statistics/split.ts';
import { writeWhole } from '../../files/whole-file.ts';

export interface RunPlan {
  readonly runId: number;
  /** Absolute; for checkpoints, the graph and the decoded pictures. */
  readonly folder: string;
  readonly settings: TrainingSettings;
  readonly classes: readonly ClassTaxon[];
  readonly learn: readonly Slot[];
  /** Looked at after each epoch: the validation photos, or all held-out ones where they choose and judge. */
  readonly validation: readonly Slot[];
  /** Test photos and validation photos together. */
  readonly heldOutPhotos: number;
  /** null: all held-out photos choose and judge. */
  readonly validationPart: ValidationPart | null;
  /** As written down; test photos are nowhere else, since nothing of the run looks at them. */
  readonly planned: readonly PlannedPhoto[];
  readonly stepsPerEpoch: number;
  /** Changes with anything that would change the weights. Kept in every checkpoint. */
  readonly fingerprint: string;
  /** Photos of the run that are no longer there. */
  readonly vanished: number;
  /** Left out of it at the start, or now. */
  readonly missing: readonly MissingPhotos[];
  /** Names of taxa that are no classes because of that. */
  readonly lost: readonly string[];
}

export interface PlannedPhoto {
  readonly photoId: number;
  readonly label: number;
  readonly part: RunPart;
  /** As it was at the beginning; left out: the whole photo. */
  readonly box?: PhotoBox | undefined;
}

const PLAN = 'plan.json';

/** Five million photos, bytes. */
const LONGEST_PLAN = 300e6;
const PARTS = ['learn', 'held-out', 'validation', 'test'] as const satisfies readonly RunPart[];

/** What a run may be begun with; what later versions no longer know is passed over. */
const Settings = z.object(trainingSettings.shape);

/**
 * All that the catalogue has to learn from. Throws 'nothing-to-learn', 'nothing-left-to-learn', and 'photos-away' where it cannot
 * be reached now.
 */
export async function learningFrame(
  store: Store,
  { minimumSpecimens, withoutMissing = false }: CheckedTraining,
): Promise<LearningFrame> {
  const frame = await store.call('learning.frame', { minimumSpecimens, withoutMissing });
  if (frame.classes.length < 2) throw nothingToLearn(frame, minimumSpecimens);
  const { away } = await lookAtSome(frame.photos);
  if (away) throw away;
  return frame;
}

/** A frame whose specimens are divided; no run is begun on it yet. */
export interface DividedFrame {
  readonly frame: LearningFrame;
  readonly settings: TrainingSettings;
  readonly planned: readonly PlannedPhoto[];
  readonly validation: ValidationPart | null;
  readonly stepsPerEpoch: number;
}

/** Throws 'nothing-to-learn' when nothing could be held out that chooses the epoch. */
export function divideFrame(settings: TrainingSettings, frame: LearningFrame): DividedFrame {
  const { photos } = frame;
  const parts = divideSpecimens(photos, settings);
  const planned = photos.map(({ photoId, label, box }): PlannedPhoto => {
    return { photoId, label, part: parts.get(photoId) ?? 'learn', ...(box && { box }) };
  });
  const learn = planned.filter((photo) => photo.part === 'learn').length;
  const chooses = planned.some(({ part }) => part === 'validation' || part === 'held-out');
  if (!chooses) throw nothingToLearn(frame, settings.minimumSpecimens);
  const steps = stepsPerEpoch(learn, photosPerStep(settings));
  return { frame, settings, planned, validation: validationIn(photos, parts), stepsPerEpoch: steps };
}

export async function beginRun(store: Store, divided: DividedFrame): Promise<RunPlan> {
  const { frame, settings, planned, validation, stepsPerEpoch: steps } = divided;
  const { classes, photos, missing, lost = [] } = frame;
  const begun = await store.call('runs.begin', { settings, classes, photos: planned, stepsPerEpoch: steps });
  return plan({ ...begun, settings, classes, validation, missing, lost }, planned, photos);
}

/** Writes down which photos the run has, once, before its first step. */
export async function savePlan({ folder, planned }: RunPlan): Promise<void> {
  await writeWhole(join(folder, PLAN), [Buffer.from(JSON.stringify(planned))]);
}

function nothingToLearn({ classes, photos, missing }: LearningFrame, minimumSpecimens: number): ProblemError {
  const minimum = Math.max(2, minimumSpecimens);
  if (missing.length > 0) {
    return new ProblemError('nothing-left-to-learn', { taxa: classes.length, minimum, why: missingWords(missing) });
  }
  return new ProblemError('nothing-to-learn', { count: photos.length, taxa: classes.length, minimum });
}

/** Takes up an interrupted run. Throws 'run-not-resumable'. */
export async function reopenRun(store: Store, runId: number, withoutMissing = false): Promise<RunPlan> {
  const run = await store.call('runs.reopen', { runId, withoutMissing });
  const refuse = (reason: ProblemValue, cause: unknown) =>
    new ProblemError('run-not-resumable', { run: run.settings.name, reason }, { cause });
  const { error } = Settings.safeParse(run.settings);
  if (error) throw refuse(because('settings-damaged'), error);
  return plan({ ...run, lost: [] }, await plannedPhotos(run, refuse), run.photos);
}

/** As `savePlan` wrote them down. */
async function plannedPhotos(
  { folder, classes }: { readonly folder: string; readonly classes: readonly ClassTaxon[] },
  refuse: (reason: ProblemValue, cause: unknown) => Error,
): Promise<readonly PlannedPhoto[]> {
  const label = z
    .int()
    .min(0)
    .max(classes.length - 1);
  const share = z.number().min(0).max(1);
  const box = z
    .object({ x: share, y: share, width: share, height: share, turned: z.literal([90, 180, 270]).exactOptional() })
    .exactOptional();
  const list = z.array(z.object({ photoId: z.int().min(1), label, part: z.enum(PARTS), box }));
  try {
    const planned = list.parse(JSON.parse(await readRegularText(join(folder, PLAN), LONGEST_PLAN)));
    if (new Set(planned.map(({ photoId }) => photoId)).size === planned.length) return planned;
    throw new Error('a photo is in it twice');
  } catch (error) {
    throw refuse(because('photo-list-damaged'), error);
  }
}

function plan(
  run: Pick<RunPlan, 'runId' | 'folder' | 'settings' | 'classes' | 'missing' | 'lost'> & {
    readonly validation: ValidationPart | null;
  },
  planned: readonly PlannedPhoto[],
  files: readonly PhotoFile[],
): RunPlan {
  const { runId, folder, settings, classes } = run;
  const byId = new Map(files.map((file) => [file.photoId, file]));
  const slots = (...parts: readonly RunPart[]): Slot[] =>
    planned
      .filter(({ part }) => parts.includes(part))
      .map(({ photoId, label, box }) => {
        const file = byId.get(photoId);
        return { photoId, label, file: file ? { ...file, box } : null };
      });
  const learn = slots('learn');
  return {
    runId,
    folder,
    settings,
    classes,
    learn,
    validation: slots('validation', 'held-out'),
    heldOutPhotos: planned.length - learn.length,
    validationPart: run.validation,
    planned,
    stepsPerEpoch: stepsPerEpoch(learn.length, photosPerStep(settings)),
    fingerprint: fingerprint(settings, classes, planned),
    vanished: planned.filter((photo) => !byId.has(photo.photoId)).length,
    missing: run.missing,
    lost: run.lost,
  };
}

/**
 * The run's name does not count, nor does the order in which settings and photos were written down. A full run from
 * nothing has the fingerprint that it had before there was a choice, and so has one whose advanced settings are off, or
 * whose held-out photos all choose and judge, or whose photos have no boxes: a run that was begun before there was more must still know its checkpoints.
 * Batch norm that rests in its statistics alone was kept as `true`, and a run in float32 did not always say so.
 */
function fingerprint(
  settings: TrainingSettings,
  classes: readonly ClassTaxon[],
  planned: readonly PlannedPhoto[],
): string {
  const { name: _, augmentation, mode, startFrom, ...others } = settings;
  const off = new Map<string, unknown>(Object.entries(DEFAULT_ADVANCED));
  const { frozenBatchNorm } = others;
  const kept = {
    ...others,
    frozenBatchNorm: frozenBatchNorm === 'statistics' ? true : frozenBatchNorm,
    precision: others.precision === 'float32' ? off.get('precision') : others.precision,
  };
  const rest = Object.fromEntries(Object.entries(kept).filter(([key, value]) => off.get(key) !== value));
  const sorted = (part: object) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
  const photos = planned
    .map(({ photoId, label, part, box }) => [photoId, label, part, ...(box ? [JSON.stringify(box)] : [])].join(' '))
    .sort();
  const whole: unknown[] = [sorted(rest), sorted(augmentation), classes.map((taxon) => taxon.id), photos];
  if (mode !== 'full' || startFrom) whole.push([mode, startFrom && sorted(startFrom)]);
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}
