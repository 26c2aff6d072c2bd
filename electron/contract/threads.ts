/*
 * What main, the catalogue thread and the trainer thread say to each other. The trainer reads rows and writes figures
 * through a port to the catalogue thread; paths to photos stay on this side and never reach the window.
 */
import type { GivenHeldOut, GivenPart } from '../domain/given-part.ts';
import type { FoldersAgreed } from './asking.ts';
import type { Backup, BackupList } from './backups.ts';
import type { CatalogueFinding, CatalogueSummary } from './collection.ts';
import type { DeviceInfo } from './device.ts';
import type { Evaluation, TaxonScore } from '../domain/evaluation.ts';
import type { JobCalls, JobOf } from './jobs.ts';
import type { MissingPhotos } from '../domain/language/language.ts';
import type { ModelPassport, WiderName } from './model-file.ts';
import type { NamedHere } from '../domain/named-here.ts';
import type { Explanation, ExplanationRequest } from './explanation.ts';
import type { PathText } from '../domain/path-text.ts';
import type { PhotoBox } from '../domain/photo-box.ts';
import type { CatalogueRequests, Events } from './requests.ts';
import type { SavedCatalogue } from './salvage.ts';
import type { WeightsSummary } from './starting-weights.ts';
import type { RunNews } from '../domain/run-news.ts';
import type { Taxon } from '../domain/taxonomy.ts';
import type {
  Depth,
  EpochFigures,
  PredictRequest,
  RunPart,
  RunState,
  SplitPart,
  StepFigures,
  TrainingEvent,
  TrainingSettings,
  ValidationPart,
} from '../domain/training.ts';

/** A file's content as it was imported. */
export interface AsImported {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** A readable photo on disk. */
export interface PhotoFile {
  readonly photoId: number;
  readonly specimenId: number;
  /** Lower-case hex; names the photo's content wherever it lies. */
  readonly sha256: string;
  /** Absolute path of the original. */
  readonly path: PathText;
  /** Folder that it was imported from; left out, the one that it lies in. Tells a drive that is away from a file that is gone. */
  readonly source?: string;
  /** As its file was; left out where that is not known. */
  readonly imported?: AsImported;
  /** EXIF orientation 1..8 as stored; pixels are turned upright on decoding. */
  readonly orientation: number;
  /** What networks look at in it; left out: the whole photo. */
  readonly box?: PhotoBox | undefined;
}

export interface LabelledPhoto extends PhotoFile {
  /** Index into the classes of the run. */
  readonly label: number;
  /** The part that it came with; left out where it does not matter any more. */
  readonly given?: GivenPart | null;
}

export type ClassTaxon = Pick<Taxon, 'id' | 'scientificName' | 'scientificNameAuthorship' | 'taxonRank'>;

/** Everything a run may learn from: photos of specimens whose current name a person gave. Classes by name. */
export interface LearningFrame {
  readonly classes: readonly ClassTaxon[];
  readonly photos: readonly LabelledPhoto[];
  /** Left out of it. */
  readonly missing: readonly MissingPhotos[];
  /** Names of taxa that are no classes for want of the photos that are left out; left out: none. */
  readonly lost?: readonly string[];
}

export interface RunFiles {
  readonly runId: number;
  /** Absolute folder of the run inside the catalogue: checkpoints, graphs. */
  readonly folder: string;
  readonly settings: TrainingSettings;
  readonly classes: readonly ClassTaxon[];
  readonly photos: readonly (LabelledPhoto & { readonly part: SplitPart })[];
  readonly validation: ValidationPart | null;
  /** Left out now. */
  readonly missing: readonly MissingPhotos[];
}

export interface ModelFiles {
  readonly modelId: number;
  readonly name: string;
  /** Absolute folder: weights.safetensors, model.json, members/ of an ensemble. */
  readonly folder: string;
  /** Absolute folder of the run that it came of; null for a model that came in a file. */
  readonly runFolder: string | null;
  readonly depth: Depth;
  readonly size: number;
  readonly classes: readonly ClassTaxon[];
  /** The logits of certainties that are shown are divided by it; null until the model was calibrated. */
  readonly temperature: number | null;
}

export interface PredictionRow {
  readonly photoId: number;
  /** What the network was given of it, as `inputKey` gives it: the answer is kept only where that is so still. Left out: kept. */
  readonly input?: string;
  /** Best first, at most five. Probabilities 0..1. */
  readonly top: readonly { readonly taxonId: number; readonly probability: number }[];
}

/** Served to the trainer (and used by the evaluation). */
export interface TrainerStore {
  'learning.frame': (input: { readonly minimumSpecimens: number; readonly withoutMissing?: boolean }) => LearningFrame;
  /** Absolute folder in which runs lie; models lie on the same disk. */
  'runs.room': () => { readonly folder: string };
  'runs.begin': (input: {
    readonly settings: TrainingSettings;
    readonly classes: readonly ClassTaxon[];
    readonly photos: readonly (Pick<LabelledPhoto, 'photoId' | 'label' | 'box'> & { readonly part: RunPart })[];
    readonly stepsPerEpoch: number;
  }) => { readonly runId: number; readonly folder: string };
  /**
   * Only a run that is not done, with its photos as they are now; those that vanished, or have another content or box than as it
   * began, are left out and told in the log. Rejects
   * with 'photos-away', and leaves the run as it is, while photos cannot be reached; with `withoutMissing`, they are left out
   * as well, and it rejects with 'photos-unreadable' where none is there.
   */
  'runs.reopen': (input: { readonly runId: number; readonly withoutMissing?: boolean }) => RunFiles;
  /** Steps already there are replaced: a resumed run repeats what lay after its checkpoint. */
  'runs.steps': (input: { readonly runId: number; readonly steps: readonly StepFigures[] }) => null;
  'runs.epoch': (input: { readonly runId: number; readonly figures: EpochFigures }) => null;
  'runs.log': (input: {
    readonly runId: number;
    readonly timeUtc: string;
    readonly news: RunNews;
    readonly strong: boolean;
  }) => null;
  'runs.state': (input: { readonly runId: number; readonly state: RunState }) => null;
  /** A fresh, empty folder below `models/` for a model about to be written. */
  'models.folder': () => { readonly folder: string };
  'models.add': (input: {
    /** null for a model that came in a file. */
    readonly runId: number | null;
    readonly folder: string;
    readonly name: string;
    readonly depth: Depth;
    readonly size: number;
    readonly classes: readonly ClassTaxon[];
    readonly heldOutAccuracy: number | null;
    readonly heldOutLoss: number | null;
    /** In force from the start; null or left out: none was fitted yet. */
    readonly temperature?: number | null;
  }) => { readonly modelId: number; readonly name: string };
  'models.passport': (input: { readonly modelId: number }) => ModelPassport;
  /** A readable photo. */
  'photos.file': (input: { readonly photoId: number }) => PhotoFile;
  /** The taxa of these names here, each with its wider taxa (widest first); what is missing is added. In their order. */
  'models.taxa': (input: {
    readonly names: readonly (WiderName & { readonly classification: readonly WiderName[] })[];
  }) => { readonly taxa: readonly ClassTaxon[]; readonly added: number };
  'models.files': (input: { readonly modelId: number | null }) => ModelFiles;
  /** Weights from a file of this content, or null. */
  'weights.known': (input: { readonly sha256: string }) => WeightsSummary | null;
  /** The folder of a file's converted weights, made where it is missing. */
  'weights.folder': (input: { readonly sha256: string }) => { readonly folder: string };
  'weights.add': (input: Omit<WeightsSummary, 'id' | 'addedUtc'>) => WeightsSummary;
  'weights.files': (input: { readonly id: number }) => { readonly weights: WeightsSummary; readonly folder: string };
  /** Keyset page of photos that this model has not answered yet, by photo id. */
  'predictions.todo': (input: {
    readonly modelId: number;
    readonly photos: PredictRequest['photos'];
    readonly shard: PredictRequest['shard'];
    readonly afterPhotoId: number;
    readonly limit: number;
  }) => { readonly photos: readonly PhotoFile[]; readonly total: number };
  'predictions.add': (input: { readonly modelId: number; readonly rows: readonly PredictionRow[] }) => null;
  /**
   * Which of these contents (`inputKey`, SHA-256 in hex, at most 512) have an embedding by this backbone (see backbone.ts): their
   * places in the list, and the embeddings, [found.length, features].
   */
  'embeddings.find': (input: { readonly backbone: string; readonly contents: readonly string[] }) => {
    readonly found: readonly number[];
    readonly vectors: Float32Array;
  };
  /** Keeps embeddings [photos.length, features] of at most 512 photos, where files and boxes still are what is said here. */
  'embeddings.add': (input: {
    readonly backbone: string;
    readonly photos: readonly Pick<PhotoFile, 'photoId' | 'sha256' | 'box'>[];
    readonly vectors: Float32Array;
  }) => null;
  /**
   * The photos that judge this model: its run's test photos, or all held out of it, with labels as they were then; of one
   * that came in a file, all that people here named with a name that it knows.
   */
  'evaluation.frame': (input: { readonly modelId: number }) => EvaluationFrame;
  /** At most `limit` photos each, drawn at random: that the model learned from, and that nobody named. */
  'evaluation.drift': (input: {
    readonly modelId: number;
    readonly limit: number;
    readonly seed: number;
    readonly withoutMissing?: boolean;
  }) => {
    readonly learned: readonly PhotoFile[];
    readonly fresh: readonly PhotoFile[];
  };
  /**
   * Offers a temperature for this model's certainties. Taken only while it has none and has answered no photo, so that all
   * its certainties are of one kind. Gives the one in force, or null.
   */
  'evaluation.calibrate': (input: { readonly modelId: number; readonly temperature: number }) => number | null;
  'evaluation.add': (input: {
    readonly evaluation: Omit<Evaluation, 'id' | 'madeUtc'>;
    readonly photos: readonly MeasuredPhoto[];
  }) => Pick<Evaluation, 'id' | 'madeUtc'>;
}

export interface EvaluationFrame {
  readonly collection: string;
  /** In the order of the model's classes. */
  readonly wider: readonly TaxonScore['wider'][];
  readonly learnPhotos: number;
  readonly learnSpecimens: number;
  /** Held-out photos that are not among these, since they chose the epoch. */
  readonly validation: ValidationPart | null;
  /** See `Evaluation`. */
  readonly given?: GivenHeldOut;
  /** See `Evaluation`. */
  readonly namedHere: NamedHere | null;
  readonly photos: readonly LabelledPhoto[];
  /** See `Evaluation`. */
  readonly otherSince?: number;
}

/** A photo of an evaluation as it is kept; in the order drawn. Names as places in the model's classes. */
export interface MeasuredPhoto {
  readonly photoId: number;
  readonly label: number;
  /** Best first, at most five. */
  readonly top: readonly (readonly [label: number, probability: number])[];
}

/** All that the catalogue thread serves. */
export interface CatalogueThread extends CatalogueRequests, TrainerStore, JobCalls<JobOf<'catalogue'>> {
  /**
   * `profile`: where it is kept what this installation knows of catalogues; left out, nothing is kept. With `look`, nothing at
   * all is written in the folder.
   */
  'catalogue.open': (input: {
    readonly folder: string;
    readonly create: boolean;
    readonly look?: boolean;
    readonly profile?: string;
  }) => CatalogueSummary;
  'catalogue.close': () => null;
  /** A person named this folder: agrees to the sources that lie in it. Gives how many of them were waiting. */
  'sources.agree-to-folders': (input: { readonly folders: readonly string[] }) => FoldersAgreed;
  /** Of a catalogue that cannot be opened: what is damaged, what can be saved. */
  'catalogue.damage': (input: { readonly folder: string }) => readonly CatalogueFinding[];
  /** Saves what can be read into a new catalogue in a new or empty folder. */
  'catalogue.save-readable': (input: { readonly folder: string; readonly into: string }) => SavedCatalogue;
  /** Copies of the catalogue in a folder, open or not. */
  'backups.list': (input: { readonly folder: string }) => BackupList;
  'backups.make': () => Backup;
  /** The catalogue in this folder is closed, here and elsewhere. */
  'backups.restore': (input: { readonly folder: string; readonly name: string }) => null;
  /** The trainer that kept runs going is gone: they can go on. Gives those that were under way. */
  'runs.lost': () => { readonly runIds: readonly number[] };
  /** Where the original lies; null: no such photo. Rejects with 'photos-unasked'. */
  'photo.path': (input: { readonly photoId: number }) => PathText | null;
  /** File behind a photo address; null when it is not there. Thumbnails are made on demand when missing. */
  'photo.file': (input: { readonly photoId: number; readonly size: 'thumbnail' | 'full' }) => {
    readonly path: PathText;
    readonly mime: string;
  } | null;
}

export type CatalogueThreadEvents = Pick<Events, 'catalogue.changed' | 'problem'>;

/** All that the trainer thread serves. Its port to the catalogue is given under the name 'catalogue'. */
export interface TrainerThread extends JobCalls<JobOf<'trainer'>> {
  device: () => DeviceInfo;
  /** A tiny network trained for some steps: the loss must fall and two runs must agree bit for bit. */
  'self-check': () => { readonly firstLoss: number; readonly lastLoss: number; readonly device: DeviceInfo };
  explain: (input: ExplanationRequest) => Explanation;
}

export interface TrainerThreadEvents {
  training: TrainingEvent;
}
