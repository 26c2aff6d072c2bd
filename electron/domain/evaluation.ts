/*
 * How good a model is, as window, command line, catalogue and trainer speak of it: everything here is measured on photos
 * of specimens that the model never learned from, or, of a model that came in a file, on photos that people here named.
 * Runs everywhere.
 */
import type { NamedHere } from './named-here.ts';
import type { GivenHeldOut } from './given-part.ts';
import type { NameRank } from './taxonomy.ts';
import type { ValidationPart } from './training.ts';
import type { LeakageReport } from './leakage.ts';

/** Of a taxon with fewer held-out photos a figure says little: "only 19 photos". */
export const FEW_PHOTOS = 30;

export interface EvaluateRequest {
  /** null: the newest model. */
  readonly modelId: number | null;
  /** Photos drawn by simple random sampling from those that judge the model; null: all of them. */
  readonly sample: number | null;
  readonly seed: number;
  /** Photos that are not there count as unreadable; left out, nothing is measured while a folder of photos is away. */
  readonly withoutMissing?: boolean;
}

/** One evaluation with all its figures; its photos come by 'evaluations.rows'. All shares are 0..1. */
export interface Evaluation {
  readonly id: number;
  readonly modelId: number;
  readonly modelName: string;
  readonly madeUtc: string;
  readonly seed: number;
  /** The sampling frame: the test photos of the model's run, or all held-out photos where it has none; see `namedHere`. */
  readonly frame: number;
  /** The held-out photos that chose the epoch and are no part of the frame; null: the frame itself chose it. */
  readonly validation: ValidationPart | null;
  /** Photos of the run that were held out for what they came for, in a folder for validation or test; left out: none. */
  readonly given?: GivenHeldOut;
  /** Of a model that came in a file: the frame is all photos here with a person's name that it knows; null: of a run. */
  readonly namedHere: NamedHere | null;
  readonly sample: number;
  readonly unreadable: number;
  /** Of these, photos with another content than was imported; left out: none. */
  readonly changed?: number;
  /** Held-out photos that are no part of the frame, since they have another content or box than as the run began; left out: none. */
  readonly otherSince?: number;
  /** Specimens of the photos that were measured. */
  readonly specimens: number;
  /** Of the frame: the interval has the finite-population correction, and none is left where all photos were measured. */
  readonly accuracy: Proportion;
  readonly top5: Proportion;
  /**
   * The same for photos to come, taken like these: Wilson's interval without the correction, of the effective number of
   * photos, since those of one specimen are alike (statistics/specimens.ts). `effective` is that of the accuracy; null in
   * evaluations from before, whose intervals take every photo for independent.
   */
  readonly toCome: { readonly accuracy: Proportion; readonly top5: Proportion; readonly effective: number | null };
  /** Mean cross-entropy, nats. */
  readonly meanLoss: number;
  /** Accuracy of always saying the commonest taxon, for comparison. */
  readonly chance: number;
  readonly macro: MacroAverage;
  /** Narrowest first, by the catalogue's tree as it was then; ranks at which all taxa are one are left out. */
  readonly ranks: readonly RankScore[];
  readonly taxa: readonly TaxonScore[];
  /** counts[label][predicted], both in the order of `taxa`. */
  readonly confusion: readonly (readonly number[])[];
  /** null: too few photos to fit a temperature on and to check it on. */
  readonly calibration: Calibration | null;
  /** How much is left to look at: first the names themselves (`rank` null), then each of `ranks`. */
  readonly work: readonly WorkCurve[];
  /** null: fewer than two taxa with two photos each. */
  readonly distances: Distances | null;
  /** null: too few photos that nobody named, or that were learned from. */
  readonly drift: Drift | null;
  /** A paragraph in plain English with every number, to be put into a paper. */
  readonly methods: string;
}

/** Right of n, with the 95 % Wilson interval. */
export interface Proportion {
  readonly right: number;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Means over the taxa that have photos, every taxon counting alike. */
export interface MacroAverage {
  /** Taxa in the mean. */
  readonly taxa: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** 95 % of 1,000 resamples of the specimens, seeded. */
  readonly f1Low: number;
  readonly f1High: number;
}

export interface RankScore {
  readonly rank: NameRank;
  /** Right at this rank, for photos to come, as in `toCome`. Photos whose name is wider than the rank are not counted. */
  readonly accuracy: Proportion;
  readonly macro: Omit<MacroAverage, 'f1Low' | 'f1High'>;
}

export interface TaxonScore {
  readonly taxonId: number;
  readonly scientificName: string;
  readonly taxonRank: NameRank;
  /** Wider taxa, nearest first: for a matrix by genus. */
  readonly wider: readonly {
    readonly taxonId: number;
    readonly scientificName: string;
    readonly taxonRank: NameRank;
  }[];
  /** Photos labelled so. */
  readonly support: number;
  /** True below FEW_PHOTOS. */
  readonly few: boolean;
  /** null where nothing was predicted as, or labelled as, this taxon. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Wilson's interval of the recall, for photos to come. */
  readonly recallLow: number | null;
  readonly recallHigh: number | null;
}

/**
 * Does 90 % mean 90 %? The temperature is fitted on a third of the held-out specimens, drawn with the run's seed: at the
 * end of the run where they are its validation photos, else by an evaluation. All figures here are of other photos.
 */
export interface Calibration {
  /** Photos; 0 for a temperature that came with the model in a file. */
  readonly fittedOn: number;
  readonly checkedOn: number;
  /** Logits are divided by it: above 1 the model was too sure of itself. */
  readonly temperature: number;
  /** True when the certainties that this model shows are divided by this temperature. */
  readonly inUse: boolean;
  readonly before: CalibrationFigures;
  readonly after: CalibrationFigures;
}

export interface CalibrationFigures {
  /** Expected calibration error over 15 bins of equal width. */
  readonly ece: number;
  /** Mean cross-entropy, nats. */
  readonly meanLoss: number;
  /** 15, from 0 to 1; a certainty on an edge belongs to the bin below. */
  readonly bins: readonly ReliabilityBin[];
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly photos: number;
  /** Mean certainty, share right and its Wilson interval; null in an empty bin. */
  readonly certainty: number | null;
  readonly right: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * What is left to look at when names below a threshold are looked at by a person and the rest is taken as it is. Lists of
 * equal length, one entry a threshold, rising; certainties as the model shows them. Measured on the photos that the
 * temperature was not fitted on. `workAt` and `workForError` (domain/statistics/work-curve.ts) read it.
 */
export interface WorkCurve {
  /** Names taken at this rank (certainties of all names below it added up); null: the names themselves. */
  readonly rank: NameRank | null;
  readonly photos: number;
  readonly threshold: readonly number[];
  /** Share of the photos with a lower certainty. */
  readonly lookAt: readonly number[];
  /** Share of errors in the rest, with the Wilson interval; 0, 0 and 1 where nothing is left. */
  readonly errors: readonly number[];
  readonly errorsLow: readonly number[];
  readonly errorsHigh: readonly number[];
}

/** How far apart the network sees the photos; on a seeded sample. */
export interface Distances {
  readonly photos: number;
  readonly taxa: number;
  readonly manhattan: DistanceFigures;
  readonly cosine: DistanceFigures;
  /** Taxa with two photos or more, the least separate first. */
  readonly perTaxon: readonly TaxonDistance[];
}

export interface DistanceFigures {
  /** Mean over pairs of photos of one taxon. */
  readonly within: number;
  /** Mean over pairs of photos of two taxa. */
  readonly between: number;
  /** Mean silhouette (Rousseeuw 1987), -1..1: near 1 apart, near 0 touching. */
  readonly silhouette: number;
}

/** Cosine distances. */
export interface TaxonDistance {
  readonly taxonId: number;
  readonly scientificName: string;
  readonly photos: number;
  readonly within: number;
  readonly silhouette: number;
  /** The taxon whose photos are nearest on average. */
  readonly nearest: string;
  readonly nearestDistance: number;
}

/**
 * Do new photos look like what was learned? Fréchet distance between normal distributions fitted to the embeddings of
 * photos learned from and of photos that nobody named, in the principal directions of the former.
 */
export interface Drift {
  readonly learned: number;
  readonly fresh: number;
  readonly directions: number;
  readonly distance: number;
  /** The same between photos learned from and held-out ones, with as many photos: what is to be expected without drift. */
  readonly usual: number;
}

/** For the list of evaluations; newest first. */
export type EvaluationSummary = Pick<
  Evaluation,
  'id' | 'modelId' | 'modelName' | 'madeUtc' | 'seed' | 'frame' | 'sample' | 'accuracy'
> & { readonly fromFile: boolean };

/** A photo of an evaluation: a row of Table 1. */
export interface EvaluationRow {
  /** From 0, in the order drawn. */
  readonly position: number;
  readonly photoId: number;
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  /** The name that the specimen had as the run began; of a model that came in a file, as it was measured. */
  readonly label: string;
  readonly predicted: string;
  /** As the model shows it. */
  readonly certainty: number;
  /** Best first, at most five. */
  readonly top: readonly { readonly scientificName: string; readonly probability: number }[];
  /** Set where a person's name for the specimen is another one since: the new name, or "no name". */
  readonly nameNow: string | null;
}

export interface EvaluationRowsRequest {
  readonly evaluationId: number;
  /** Places in `taxa`: the rows and columns of the matrix whose photos are meant; null: any. */
  readonly labels: readonly number[] | null;
  readonly predicted: readonly number[] | null;
  readonly only: 'all' | 'wrong' | 'renamed';
  /** Rows to pass over. */
  readonly from: number;
  /** At most 500. */
  readonly limit: number;
}

export interface EvaluationRowPage {
  readonly total: number;
  readonly rows: readonly EvaluationRow[];
}

/** Two models on the photos that both were measured on and that were labelled alike in both. */
export interface Comparison {
  readonly first: EvaluationSummary;
  readonly second: EvaluationSummary;
  readonly photos: number;
  /** Photos in both evaluations whose label differs between the two: left out. */
  readonly renamed: number;
  readonly firstAccuracy: Proportion;
  readonly secondAccuracy: Proportion;
  readonly bothRight: number;
  readonly onlyFirstRight: number;
  readonly onlySecondRight: number;
  readonly bothWrong: number;
  /** McNemar's test; null where the two never differ in being right. */
  readonly mcnemar: McNemar | null;
}

export interface McNemar {
  /** exact: binomial, for fewer than 25 photos on which one alone is right; else chi-square, continuity-corrected. */
  readonly method: 'exact' | 'corrected';
  /** Chi-square with one degree of freedom; null for the exact test. */
  readonly statistic: number | null;
  /** Two-sided. */
  readonly p: number;
}

export interface DiscordantRequest {
  readonly evaluationId: number;
  readonly againstId: number;
  readonly right: 'either' | 'only-first' | 'only-second';
  readonly from: number;
  /** At most 500. */
  readonly limit: number;
}

export interface DiscordantPage {
  readonly total: number;
  /** Photos on which one model alone is right. */
  readonly rows: readonly (Pick<
    EvaluationRow,
    'photoId' | 'specimenId' | 'catalogNumber' | 'fileName' | 'label' | 'nameNow'
  > & {
    readonly first: string;
    readonly firstCertainty: number;
    readonly second: string;
    readonly secondCertainty: number;
  })[];
}

/** What would change in the catalogue if another model's names were proposed. Names that a person gave never change. */
export interface AdoptionRequest {
  /** Whose names would be proposed. */
  readonly modelId: number;
  /** Whose names are proposed now. */
  readonly againstModelId: number;
  readonly from: number;
  /** At most 500. */
  readonly limit: number;
}

export interface AdoptionPage {
  /** Specimens without a person's name that both models answered. */
  readonly specimens: number;
  readonly changed: number;
  /** Answered by the model in use, but not by the other one yet: recognise with it first. */
  readonly unanswered: number;
  /** Kinds of change. */
  readonly total: number;
  /** Most specimens first; null: no name. */
  readonly rows: readonly {
    readonly now: string | null;
    readonly instead: string | null;
    readonly specimens: number;
    /** At most five, to look at. */
    readonly examples: readonly { readonly specimenId: number; readonly photoId: number }[];
  }[];
}

/** Proposals of this model that wait for a person, by certainty. */
export interface WaitingProposals {
  readonly specimens: number;
  /** waiting[i]: certainties from i to below i + 1 %; the last also holds 100 %. */
  readonly byPercent: readonly number[];
}

/** Answered by the catalogue thread. */
export interface EvaluationRequests {
  /** Newest first; `modelId` null: of all models. */
  'evaluations.list': (input: { readonly modelId: number | null }) => readonly EvaluationSummary[];
  'evaluations.one': (input: { readonly evaluationId: number }) => Evaluation;
  'evaluations.rows': (input: EvaluationRowsRequest) => EvaluationRowPage;
  /** A simple random sample of the photos of an evaluation, with what it says of all of them. */
  'evaluations.sample': (input: { readonly evaluationId: number; readonly n: number; readonly seed: number }) => {
    readonly rows: readonly EvaluationRow[];
    readonly accuracy: Proportion;
  };
  'evaluations.compare': (input: { readonly evaluationId: number; readonly againstId: number }) => Comparison;
  'evaluations.discordant': (input: DiscordantRequest) => DiscordantPage;
  'evaluations.adoption': (input: AdoptionRequest) => AdoptionPage;
  'evaluations.waiting': (input: { readonly modelId: number }) => WaitingProposals;
  /** The newest report, or null; the job 'leakage' makes one. */
  'evaluations.leakage': (input: { readonly modelId: number }) => LeakageReport | null;
}
