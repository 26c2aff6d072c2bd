/*
 * A model as one file, to pass on and to open elsewhere: its passport (what it is, what it learned from, how good it was
 * measured to be), and the two jobs that write and read such a file. Runs everywhere.
 */
import type { Proportion } from '../domain/evaluation.ts';
import type { NameRank } from '../domain/taxonomy.ts';
import type { Depth, ValidationPart } from '../domain/training.ts';

/** What the name of a model file ends in. */
export const MODEL_FILE_ENDING = '.vasculum-model';

/** SPDX identifiers, and one word for nobody's leave. */
export const LICENCES = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-NC-4.0', 'all-rights-reserved'] as const;
export type Licence = (typeof LICENCES)[number];

/** One wider taxon of a name. */
export interface WiderName {
  readonly scientificName: string;
  readonly scientificNameAuthorship: string | null;
  readonly taxonRank: NameRank;
}

/** A taxon that a model can name, known by its name alone: numbers of one catalogue mean nothing in another. */
export interface PassportTaxon extends WiderName {
  /** Wider taxa, the widest first. */
  readonly classification: readonly WiderName[];
  readonly learnSpecimens: number;
  readonly learnPhotos: number;
  readonly heldOutPhotos: number;
}

/** Where and when the specimens were collected that a model learned from; only what their records say. */
export interface SpecimenOrigin {
  /** How many specimens the model learned from and was measured on. */
  readonly specimens: number;
  readonly countries: readonly string[];
  /** Whole degrees, rounded outwards so that no place of collection can be read from it; null without coordinates. */
  readonly area: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  } | null;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

export interface Passport {
  readonly name: string;
  readonly createdUtc: string;
  /** Such as "Vasculum 0.1.0"; null where it is not known. */
  readonly software: string | null;
  readonly licence: Licence | null;
  /** Who made it, as it should be cited; null where nobody said. */
  readonly credit: string | null;
  readonly network: {
    readonly depth: Depth;
    /** Side of the square picture that the network sees, px. */
    readonly size: number;
    readonly stride: 'in3x3' | 'in1x1';
    /** Channels of the first layer. */
    readonly width: number;
  };
  /** Networks that answer together, their probabilities averaged; 1 mostly. */
  readonly members: number;
  /** In the order of the network's answers. */
  readonly taxa: readonly PassportTaxon[];
  readonly learned: {
    readonly learnPhotos: number;
    readonly heldOutPhotos: number;
    readonly epochs: number;
    readonly bestEpoch: number;
    /** Of the held-out photos, those that chose the epoch; null: all of them did. */
    readonly validation: ValidationPart | null;
  };
  /** Share of the photos that chose the epoch named rightly as the run ended, and their loss. */
  readonly quality: {
    readonly heldOutAccuracy: number | null;
    readonly heldOutLoss: number | null;
    /** The logits of certainties that are shown are divided by it; null: they are as the network gives them. */
    readonly temperature: number | null;
    /** The newest evaluation, where there was one. */
    readonly evaluation: {
      readonly accuracy: Proportion;
      readonly top5: Proportion;
      readonly frame: number;
      readonly sample: number;
    } | null;
  };
  readonly origin: SpecimenOrigin;
}

/** Where a model's passport is from: a run of this catalogue, or the file it came in. */
export interface ModelPassport extends Passport {
  readonly modelId: number;
  readonly from: 'run' | 'file';
}

/** What the pictures of a self-test show. */
export const SELF_TEST_PICTURES = ['held-out', 'drawn'] as const;
export type SelfTestPictures = (typeof SELF_TEST_PICTURES)[number];

export interface ExportModelRequest {
  /** null: the newest model. */
  readonly modelId: number | null;
  /** Absolute path of the file to write. */
  readonly path: string;
  readonly replace: boolean;
  readonly licence: Licence;
  readonly credit: string;
  /** held-out: small pictures of photos that it was measured on; drawn: of drawn specimens. A model that came in a file keeps its own. */
  readonly pictures: SelfTestPictures;
}

export interface ExportModelResult {
  readonly path: string;
  readonly bytes: number;
  readonly modelName: string;
  /** Pictures in its self-test. */
  readonly pictures: number;
}

export interface ImportModelRequest {
  /** Absolute path of a model file. */
  readonly path: string;
}

export interface ImportModelResult {
  readonly modelId: number;
  readonly modelName: string;
  readonly taxa: number;
  /** Names that this catalogue did not have before, wider taxa included. */
  readonly taxaAdded: number;
  readonly pictures: number;
  /** Largest difference between an answer of the self-test here and where the file was made. */
  readonly largestDifference: number;
}
