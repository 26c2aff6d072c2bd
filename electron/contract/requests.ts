/*
 * What the window may ask and what it is told. Each map is name -> signature; handlers, preload, bridge and thread calls
 * take their types from here. Requests to the catalogue are answered by its thread; the rest by main.
 */
import type { ArchiveRequests } from './archives.ts';
import type { BackupRequests } from './backups.ts';
import type { CatalogueSummary, CollectionFilter, Facets, PhotoPage, TaxonProgress } from './collection.ts';
import type { AskingRequests } from './asking.ts';
import type { DeviceInfo } from './device.ts';
import type { EvaluationRequests } from '../domain/evaluation.ts';
import type { CsvChoice, CsvPreview } from './exports.ts';
import type { FieldRequests } from './fields.ts';
import { type Language, LANGUAGES } from '../domain/language/spoken.ts';
import type { ImportPlan, ImportProblem, ImportRequest } from './import.ts';
import type { JobControl, JobInput, JobKind, JobProgress, JobSnapshot } from './jobs.ts';
import type { Explanation, ExplanationRequest } from './explanation.ts';
import type { ModelPassport } from './model-file.ts';
import type { LookAlikeRequests } from './look-alikes.ts';
import type { NameRequests } from './names.ts';
import type { HistoryRequests } from './history.ts';
import type { NetworkRequest, NetworkTable } from '../domain/network.ts';
import type { Person } from '../domain/people.ts';
import type { Problem } from '../domain/problems.ts';
import type {
  ActionResult,
  DecisionRequest,
  ReviewQueuePage,
  ReviewQueueRequest,
  ReviewSpecimen,
  TieRequest,
} from './review.ts';
import type { PhotoPageRequest } from './photo-page.ts';
import type { PhotoRequests } from './photo-facts.ts';
import type { PlaceRequests } from './places.ts';
import type { FolderPurpose } from './pointed-at.ts';
import type { RemovalRequests } from './removal.ts';
import type { RepairRequests } from './repair.ts';
import type { RetakeRequests } from './retakes.ts';
import type { SavedCatalogue } from './salvage.ts';
import type { SetRequests } from './saved-sets.ts';
import type { ListedWeights, OfferedWeights } from './starting-weights.ts';
import type { WatchRequests } from './watch.ts';
import type { Taxon, TaxonHit } from '../domain/taxonomy.ts';
import type {
  ModelSummary,
  NamedSince,
  RunDetail,
  RunSummary,
  TrainingCheck,
  TrainingEvent,
  CheckedTraining,
} from '../domain/training.ts';

/** Answered by the catalogue thread, passed on by main as they are. All need an open catalogue. */
export interface CatalogueRequests
  extends
    EvaluationRequests,
    ArchiveRequests,
    RemovalRequests,
    RepairRequests,
    RetakeRequests,
    WatchRequests,
    FieldRequests,
    AskingRequests,
    NameRequests,
    HistoryRequests,
    SetRequests,
    LookAlikeRequests,
    PlaceRequests,
    PhotoRequests {
  'catalogue.summary': () => CatalogueSummary;
  'collection.page': (input: PhotoPageRequest) => PhotoPage;
  'collection.facets': (input: CollectionFilter) => Facets;
  'collection.progress': () => readonly TaxonProgress[];
  /**
   * Keeps a person's ORCID with the catalogue, for all determinations of that name. Rejects with 'wrong-orcid', and with
   * 'orcid-of-another' where the name has another one, unless that is replaced.
   */
  'people.keep': (input: { readonly name: string; readonly orcid: string; readonly replace: boolean }) => null;
  'names.search': (input: { readonly text: string; readonly limit: number }) => readonly TaxonHit[];
  /** The taxon of this name, new or known; 'wrong-setting' where it is no scientific name. */
  'names.add': (input: { readonly name: string }) => Taxon;
  'names.tie-label': (input: TieRequest) => ActionResult;
  'review.queue': (input: ReviewQueueRequest) => ReviewQueuePage;
  'review.specimen': (input: { readonly specimenId: number; readonly modelId: number | null }) => ReviewSpecimen;
  'review.decide': (input: DecisionRequest) => ActionResult;
  /** `by`: who sits at the desk; '': nobody told. */
  'actions.undo': (input: { readonly by: string }) => ActionResult;
  'actions.redo': (input: { readonly by: string }) => ActionResult;
  'import.preview': (input: ImportRequest) => ImportPlan;
  /** A JPEG of a photo of the plan, a few hundred px; null: it cannot be read. `photo`: as NameRow.examples has it. */
  'import.look': (input: { readonly folder: string; readonly photo: string }) => Uint8Array<ArrayBuffer> | null;
  /** The problems of the newest import, 500 a page, by position. */
  'import.problems': (input: { readonly from: number }) => readonly ImportProblem[];
  'training.check': (input: CheckedTraining) => TrainingCheck;
  /** Of the newest model that was made here and can be learned on from; null: there is none. */
  'training.named-since': () => NamedSince | null;
  'runs.list': () => readonly RunSummary[];
  'runs.detail': (input: { readonly runId: number }) => RunDetail;
  'models.list': () => readonly ModelSummary[];
  /** The five networks, layer by layer. */
  'models.network': (input: NetworkRequest) => readonly NetworkTable[];
  /** What a model is, learned from and was measured to be. */
  'models.passport': (input: { readonly modelId: number }) => ModelPassport;
  /** Weights that were added for runs to begin from, newest first. */
  'weights.list': () => readonly ListedWeights[];
  'export.preview': (input: CsvChoice) => CsvPreview;
}

export type Theme = 'system' | 'light' | 'dark';

/** 'system': that of the account, where it is spoken here. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** Of everything in the window, times its ordinary size. */
export const TEXT_SIZES = [0.9, 1, 1.1, 1.25, 1.5] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** A folder of this installation, or the open catalogue's. */
export interface Place {
  readonly what: 'catalogue' | 'profile' | 'weights';
  readonly path: string;
}

/** Kept in the user's profile, not in a catalogue. */
export interface Preferences {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  readonly textSize: TextSize;
  /** Name written with the determinations of who sits at the desk; empty until given. */
  readonly determiner: string;
  /** Everybody who works on this computer, that one among them, in the order in which they came. */
  readonly people: readonly Person[];
}

export interface RecentCatalogue {
  readonly folder: string;
  readonly name: string;
  readonly photos: number;
  readonly verified: number;
  readonly openedUtc: string;
  /** Its folder cannot be found now. */
  readonly gone: boolean;
}

export interface AppState {
  readonly version: string;
  /** In what it runs and how old that is: "Electron 44.1.0, 1 major version behind 45". */
  readonly electron: string;
  /** The file with the licences of all that is in the program; null where it was not packaged. */
  readonly notices: string | null;
  readonly preferences: Preferences;
  /** null: no catalogue is open. */
  readonly catalogue: CatalogueSummary | null;
  readonly recents: readonly RecentCatalogue[];
  readonly jobs: readonly JobSnapshot[];
  readonly device: DeviceInfo | null;
}

export interface Dropped {
  readonly path: string;
  /** A catalogue's folder, a folder of photos, a model file, a file with starting weights. */
  readonly kind: 'catalogue' | 'photos' | 'model' | 'weights';
}

/** Answered by main. */
export interface AppRequests extends BackupRequests {
  'app.state': () => AppState;
  /** Where the open catalogue, the settings and the weights to choose from lie. */
  'app.places': () => readonly Place[];
  'app.preferences': (input: Partial<Preferences>) => Preferences;
  /** null when the dialog was closed without a choice. */
  'dialog.folder': (input: { readonly purpose: FolderPurpose }) => string | null;
  'dialog.save-csv': (input: { readonly name: string }) => string | null;
  'dialog.save-text': (input: { readonly name: string }) => string | null;
  'dialog.save-archive': (input: { readonly name: string }) => string | null;
  'dialog.save-model': (input: { readonly name: string }) => string | null;
  'dialog.open-model': () => string | null;
  'dialog.open-table': () => string | null;
  'dialog.open-list': () => string | null;
  'dialog.weights': () => string | null;
  /** Weights files in the folder that the program looks in by itself. */
  'weights.offered': () => readonly OfferedWeights[];
  /** Only a folder that came from a dialog, a drop or the recents. */
  /** `look`: nothing is written to it, and it may be open elsewhere. */
  'app.open': (input: { readonly folder: string; readonly look?: boolean }) => CatalogueSummary;
  /** Creates a catalogue in a new or empty folder and opens it. */
  'app.create': (input: { readonly folder: string }) => CatalogueSummary;
  /** Of a catalogue that cannot be opened: what can be read of it is saved into a new catalogue, which is then opened. */
  'app.save-readable': (input: { readonly folder: string; readonly into: string }) => SavedCatalogue;
  'app.close': () => null;
  'app.forget-recent': (input: { readonly folder: string }) => null;
  /** What a dropped folder or file is, by the path that the preload resolved. Only what the program has a use for. */
  'app.dropped': (input: { readonly path: string }) => Dropped;
  /** Draws the sample collection, makes a catalogue of it, and opens it; progress comes as jobs. */
  'app.try-sample': () => { readonly folder: string };
  'app.device': () => DeviceInfo;
  /** What whoever helps needs to know; the open catalogue is looked over for it. */
  'app.diagnostics': () => { readonly text: string };
  /** Writes what was made last, as it was shown. */
  'app.save-diagnostics': (input: { readonly path: string }) => null;
  /** What in a photo speaks for a taxon. Waits for the step of a run that is learning. */
  'models.explain': (input: ExplanationRequest) => Explanation;
  /** A photo of the open catalogue, in the system's own window of its folder. Rejects with 'photos-unasked', 'file-missing'. */
  'app.show-photo': (input: { readonly photoId: number }) => null;
  'app.show-in-folder': (input: { readonly path: string }) => null;
  'jobs.start': <K extends JobKind>(input: {
    readonly kind: K;
    readonly input: JobInput<K>;
  }) => { readonly id: string };
  'jobs.control': (input: { readonly id: string; readonly control: JobControl }) => null;
}

export type Requests = CatalogueRequests & AppRequests;
export type RequestName = keyof Requests;
export type RequestInput<N extends RequestName> = Parameters<Requests[N]>[0];
export type RequestOutput<N extends RequestName> = ReturnType<Requests[N]>;

/** Told to the window unasked. */
export interface Events {
  job: JobSnapshot;
  training: TrainingEvent;
  /** The catalogue was written; lists should be read again. */
  'catalogue.changed': CatalogueSummary;
  /** A catalogue was opened (its summary) or closed (null). */
  'catalogue.opened': CatalogueSummary | null;
  /** The recent catalogues, when it turned out that one is gone or there again. */
  recents: readonly RecentCatalogue[];
  /** What is spoken from now on. */
  language: Language;
  /** How far 'app.save-readable' is. */
  saving: JobProgress;
  /** A part of the program stopped or failed without being asked. */
  problem: Problem;
  /** A menu item or accelerator of the system's menu. */
  command: AppCommand;
}
export type EventName = keyof Events;
export type AppCommand = 'open' | 'new' | 'undo' | 'redo' | 'find' | 'larger' | 'smaller' | 'ordinary-size';

/** What crosses IPC for a request: a value or a problem, never undefined. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What preload gives the window as `window.vasculum`. */
export interface VasculumBridge {
  request(name: string, input: unknown): Promise<Reply<unknown>>;
  /** Returns a function that stops the listening. */
  on(name: string, listener: (payload: unknown) => void): () => void;
  /** Absolute path of a dropped file or folder. */
  pathOf(file: unknown): string;
}

/**
 * Address of a photo for `<img>`: pixels never ride on IPC. Ids count from 1 in every catalogue, so
 * `opening`, a number that the window raises with every 'catalogue.opened', keeps their pictures in memory apart.
 */
export function photoUrl(photoId: number, size: 'thumbnail' | 'full', opening: number): string {
  return `vasculum-photo://photo/${size}/${photoId}?opening=${opening}`;
}

/** Address of a drawn specimen for the Start screen; ids are those of DRAWER_TAXA. */
export function drawerUrl(taxonId: string): string {
  return `vasculum-photo://drawer/${taxonId}`;
}
