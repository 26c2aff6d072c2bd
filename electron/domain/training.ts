/*
 * Training and recognition as window, command line, catalogue and trainer speak of them. Machine learning's
 * standard terms. What each setting may be is said in `domain/settings.ts`. Runs everywhere.
 */
import { changesFor, DEFAULT_VALUES, type Grouped, grouped, type SettingValues } from './setting-values.ts';
import { SETTINGS } from './settings.ts';
import type { LogLine } from './run-news.ts';
import type { ChangedPhotos, MissingPhotos } from './language/language.ts';
import type { Taxon } from './taxonomy.ts';

export const DEPTHS = SETTINGS.depth.choices;
export type Depth = SettingValues['depth'];
export type ScheduleKind = SettingValues['schedule'];

/** full: the whole network learns from pictures. quick: only its last layer does, from embeddings that are kept. */
export type TrainingMode = SettingValues['mode'];

/** A network that has learned already: weights that were added to this catalogue, or a model of it. */
export type StartFrom =
  { readonly kind: 'weights'; readonly id: number } | { readonly kind: 'model'; readonly id: number };

/** Every setting of a run, kept with it. */
export interface TrainingSettings extends Grouped<SettingValues> {
  readonly name: string;
  /** null: from nothing, which only a full run can. */
  readonly startFrom: StartFrom | null;
}

export type Augmentation = TrainingSettings['augmentation'];

export const DEFAULT_TRAINING: TrainingSettings = { ...grouped(DEFAULT_VALUES), name: '', startFrom: null };

/**
 * What quick training proposes otherwise: one layer with nothing to forget takes a higher rate and no warm-up. Tried once on
 * the sample collection.
 */
export const QUICK_TRAINING = changesFor('quick');

/** What a run proposes otherwise that does not begin from nothing. */
export const FROM_WEIGHTS = changesFor('fromWeights');

/** Settings as a run kept them: what it did not know yet is as it was then, by default. */
export function keptSettings(kept: Partial<TrainingSettings>): TrainingSettings {
  const settings = { ...DEFAULT_TRAINING, ...kept };
  return { ...settings, frozenBatchNorm: keptBatchNorm(settings.frozenBatchNorm) };
}

/** It was yes or no once, and yes left scale and shift to learn. */
function keptBatchNorm(kept: SettingValues['frozenBatchNorm'] | boolean): SettingValues['frozenBatchNorm'] {
  if (typeof kept === 'string') return kept;
  return kept ? 'statistics' : 'off';
}

/** Photos that one step learns from, at most. */
export function photosPerStep({ batchSize, accumulate }: TrainingSettings): number {
  return batchSize * accumulate;
}

/**
 * The held-out photos that a run looks at after each epoch: they choose the epoch that is kept, and its temperature is
 * fitted on them. The other held-out photos are its test photos, which no part of the run looks at, and which judge the
 * model. Where there are too few for both, null: all held-out photos choose and judge.
 */
export interface ValidationPart {
  readonly photos: number;
  readonly specimens: number;
}

/** What the photos are called that choose the epoch. */
export function choosingWord(validation: ValidationPart | null): 'validation' | 'held-out' {
  return validation ? 'validation' : 'held-out';
}

/** What the photos are called that judge the model. */
export function judgingWord(validation: ValidationPart | null): 'test' | 'held-out' {
  return validation ? 'test' : 'held-out';
}

export interface TrainRequest {
  readonly settings: TrainingSettings;
  /** Go on with this interrupted run; its own kept settings are used. */
  readonly resumeRunId: number | null;
  /** Goes on without photos that are not there; left out, the run does not begin while a folder of photos is away. */
  readonly withoutMissing?: boolean;
}

export interface TrainResult {
  readonly runId: number;
  readonly modelId: number;
  readonly modelName: string;
  readonly epochs: number;
  readonly bestEpoch: number;
  /** Networks that answer together; 1: that of the best epoch alone. */
  readonly members: number;
  /** Of what is kept, on the photos that chose the epoch: those of `validation`, or all held-out ones. */
  readonly heldOutAccuracy: number;
  readonly heldOutLoss: number;
  readonly heldOutPhotos: number;
  readonly validation: ValidationPart | null;
  /** Left out at the start, or when it went on, since a person said so. */
  readonly missing: readonly MissingPhotos[];
  readonly seconds: number;
  readonly photosPerSecond: number;
  /** Before the last epoch: a person asked for it, or no epoch had been better for long. */
  readonly stoppedEarly: boolean;
}

/** The check page: what the run would learn from. Verdict first, then the sentence. */
export interface TrainingCheck {
  readonly photos: number;
  readonly specimens: number;
  readonly learnPhotos: number;
  readonly heldOutPhotos: number;
  readonly heldOutSpecimens: number;
  /** Of the held-out ones. */
  readonly validation: ValidationPart | null;
  readonly stepsPerEpoch: number;
  readonly taxa: readonly TaxonCount[];
  readonly findings: readonly CheckFinding[];
  /** A batch that fits into what memory is free here; null when the chosen one does. */
  readonly fittingBatch: number | null;
  /** A sentence when the run cannot start, else null. */
  readonly stop: string | null;
  /** Photos lie in folders that nobody has agreed to have read here. */
  readonly unasked: boolean;
  /** Photos are not there, or were left out for it: a person may let the run go on without them. */
  readonly photosMissing: boolean;
}

/** What a run would be begun with. */
export type CheckedTraining = TrainingSettings & Pick<TrainRequest, 'withoutMissing'>;

export interface TaxonCount {
  readonly taxon: Pick<Taxon, 'id' | 'scientificName'> & { readonly isLabel?: true };
  readonly specimens: number;
  readonly learn: number;
  readonly heldOut: number;
  /** Of the held-out ones, those that choose the epoch alone; 0 where all of them choose and judge. */
  readonly validation: number;
  /** Set when the taxon is left out. */
  readonly leftOut: string | null;
}

export interface CheckFinding {
  readonly verdict: 'ok' | 'warn' | 'stop';
  readonly title: string;
  readonly sentence: string;
}

/** What a live run tells, in order. Kept in the catalogue as well, so that a run can be looked at later. */
export type TrainingEvent =
  | {
      readonly kind: 'started';
      readonly runId: number;
      readonly settings: TrainingSettings;
      readonly stepsPerEpoch: number;
      readonly totalSteps: number;
      readonly learnPhotos: number;
      readonly heldOutPhotos: number;
      readonly validation: ValidationPart | null;
      readonly classes: readonly string[];
      /** First step of this session; above 0 after a resume. */
      readonly fromStep: number;
    }
  | {
      readonly kind: 'step';
      readonly runId: number;
      readonly step: number;
      /** In epochs, with fraction. */
      readonly epoch: number;
      readonly loss: number;
      readonly accuracy: number;
      readonly learningRate: number;
      readonly photosPerSecond: number;
      readonly secondsGone: number;
      readonly secondsLeft: number;
      readonly memoryBytes: number;
    }
  | ({ readonly kind: 'epoch'; readonly runId: number } & EpochFigures)
  | ({ readonly kind: 'log'; readonly runId: number } & LogLine)
  | { readonly kind: 'ended'; readonly runId: number; readonly state: RunState };

export interface EpochFigures {
  /** Finished epochs, from 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  /** On the run's validation photos, or on all held-out ones where they choose and judge. */
  readonly heldOutLoss: number;
  readonly heldOutAccuracy: number;
  /** Rate at the epoch's last step. */
  readonly learningRate: number;
  readonly kept: 'best' | 'cycle-end' | 'best-and-cycle-end' | null;
}

export interface StepFigures {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
}

export type RunState = 'running' | 'paused' | 'interrupted' | 'done' | 'cancelled' | 'failed';

export interface RunSummary {
  readonly id: number;
  readonly name: string;
  readonly state: RunState;
  readonly startedUtc: string;
  readonly epochsDone: number;
  readonly epochs: number;
  readonly bestHeldOutAccuracy: number | null;
  readonly modelId: number | null;
  readonly resumable: boolean;
  /** Of its checkpoints and snapshots. */
  readonly bytes: number;
}

export interface RunDetail extends RunSummary {
  readonly settings: TrainingSettings;
  readonly stepsPerEpoch: number;
  readonly classes: readonly string[];
  readonly learnPhotos: number;
  readonly heldOutPhotos: number;
  readonly validation: ValidationPart | null;
  /** Thinned to at most 2,000 points, first and last kept. */
  readonly steps: readonly StepFigures[];
  readonly epochFigures: readonly EpochFigures[];
  readonly log: readonly LogLine[];
}

export interface ModelSummary {
  readonly id: number;
  readonly name: string;
  readonly runId: number | null;
  readonly createdUtc: string;
  readonly depth: Depth;
  readonly size: number;
  readonly classes: readonly Pick<Taxon, 'id' | 'scientificName'>[];
  /** On the photos that chose the epoch. */
  readonly heldOutAccuracy: number | null;
  /** Of the model's run; null also for a model that came in a file. */
  readonly validation: ValidationPart | null;
  readonly predictedPhotos: number;
  /** Of its files; about as long is the file that it is passed on as. */
  readonly bytes: number;
  /** When its files were removed to free room; what needs them ends with 'model-removed'. null: they are there. */
  readonly removedUtc: string | null;
}

/** What persons have named since a model learned. */
export interface NamedSince {
  readonly modelId: number;
  readonly modelName: string;
  readonly runId: number;
  readonly specimens: number;
  /** Of them taxa that it does not know, each of enough specimens to be learned. */
  readonly newTaxa: number;
}

export interface PredictRequest {
  /** null: the newest model. */
  readonly modelId: number | null;
  /** all: every readable photo that this model has not seen yet; unnamed: only photos without a person's name. */
  readonly photos: 'all' | 'unnamed';
  /** This part of the photos, by content hash: [index from 0, count]; null: all of them. */
  readonly shard: readonly [number, number] | null;
  /** As of a run; photos that are not there stay without an answer. */
  readonly withoutMissing?: boolean;
}

export interface PredictResult {
  readonly modelId: number;
  readonly modelName: string;
  readonly photos: number;
  readonly unreadable: number;
  /** With another content than was imported; left out: none. */
  readonly changed?: ChangedPhotos;
  /** Left out, since a person said so. */
  readonly missing: readonly MissingPhotos[];
  readonly seconds: number;
}

/** How the specimens of a run were divided. */
export type SplitPart = 'learn' | 'held-out';

/** The same where the held-out ones are divided again (see `ValidationPart`); 'held-out' is then nothing's part. */
export type RunPart = SplitPart | 'validation' | 'test';
