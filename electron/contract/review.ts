/*
 * Review: what waits, what the model proposes, and what a person decides. A person's determination is never changed;
 * each decision adds one, undo withdraws it. Runs everywhere.
 */
import type { PhotoCode } from '../domain/intake/photo-code.ts';
import type { CollectionFilter, Status } from './collection.ts';
import type { FieldChange } from './field-change.ts';
import type { PhotoBox } from '../domain/photo-box.ts';
import type { Qualifier, NameRank, Taxon } from '../domain/taxonomy.ts';

/**
 * doubt: least certain first; margin: the surest name least ahead of the next; entropy: certainty spread most over names;
 * contradiction: of what people named, where the newest model is surest of another name; teaching: most doubtful first, each
 * predicted name in turn; look-alike: each beside those that look like it.
 */
export const REVIEW_ORDERS = [
  'doubt',
  'margin',
  'entropy',
  'contradiction',
  'teaching',
  'taxon',
  'catalogue-number',
  'look-alike',
] as const;
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

/** Into how many parts the specimens can be dealt out, so that people who share the work do not meet. */
export const MOST_PARTS = 4;

/** One of them, counted from 1. */
export interface ReviewPart {
  readonly part: number;
  readonly of: number;
}

/** The specimens that wait for a person (status proposed, doubtful or unnamed), one page of at most 500. */
export interface ReviewQueueRequest {
  readonly order: ReviewOrder;
  /** null: the newest model's predictions. */
  readonly modelId: number | null;
  /** Limit to these statuses; empty: all that wait. 'verified' shows decided ones too. */
  readonly statuses: readonly Status[];
  /** Limit to specimens that show one of these names; left out: any name. */
  readonly taxonIds?: readonly number[];
  /** Limit to specimens with a photo that passes; left out: all. */
  readonly filter?: CollectionFilter;
  /** Limit to these, by their occurrence ids; left out: all. */
  readonly part?: ReviewPart;
  readonly limit: number;
  readonly after?: string;
}

export interface ReviewQueueItem {
  readonly specimenId: number;
  /** The photo shown first (the view that the model is surest of, else dorsal, else the first; labels last). */
  readonly photoId: number;
  readonly catalogNumber: string | null;
  readonly status: Status;
  readonly scientificName: string | null;
  readonly certainty: number | null;
}

export interface ReviewQueuePage {
  readonly items: readonly ReviewQueueItem[];
  readonly total: number;
  readonly next: string | null;
}

export interface PhotoCopy {
  /** Below the folder of its import. */
  readonly path: string;
  /** That of its specimen. */
  readonly catalogNumber: string | null;
}

export interface ReviewPhoto {
  readonly photoId: number;
  readonly fileName: string;
  readonly view: string | null;
  readonly width: number;
  readonly height: number;
  /** Barcodes and two-dimensional codes that were read from it. */
  readonly codes: readonly PhotoCode[];
  /** Photos whose files are the same, where there are any. */
  readonly copies?: readonly PhotoCopy[];
  readonly trouble: string | null;
  /** What networks look at in it; left out: the whole photo. */
  readonly box?: PhotoBox;
}

export interface Proposal {
  readonly taxon: Taxon;
  /** 0..1, pooled over the specimen's photos (mean of probabilities). */
  readonly certainty: number;
  /** A person rejected this name for this specimen before. */
  readonly rejected: boolean;
}

export interface Determination {
  readonly id: number;
  readonly taxon: Taxon | null;
  readonly qualifier: Qualifier | null;
  readonly verdict: DeterminationVerdict;
  readonly identifiedBy: string;
  readonly byMachine: boolean;
  readonly dateIdentifiedUtc: string;
  readonly remarks: string | null;
  readonly withdrawn: boolean;
}

/** An act that put something right, as it stands in a specimen's history. */
export interface RepairEntry {
  readonly actionId: number;
  readonly description: string;
  readonly madeUtc: string;
  /** null: it was not recorded. */
  readonly by: string | null;
  readonly undone: boolean;
  /** Values of this specimen and its photos, as they were and as they became. */
  readonly changes: readonly FieldChange[];
}

/**
 * identified: this taxon; doubtful: a person wants another look; none-of-these: none of the proposed names;
 * cleared: no name any more; rejected: not this taxon (remembered, leaves the name open).
 */
export type DeterminationVerdict = 'identified' | 'doubtful' | 'none-of-these' | 'cleared' | 'rejected';

export interface ReviewSpecimen {
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly occurrenceId: string;
  readonly isType: boolean;
  readonly typeStatus: string | null;
  readonly locality: string | null;
  readonly eventDate: string | null;
  readonly recordedBy: string | null;
  /** Why its place is to be kept back, or just that; null: it may be told. */
  readonly sensitivePlace: string | null;
  readonly status: Status;
  readonly photos: readonly ReviewPhoto[];
  readonly current: Determination | null;
  /** Newest first. */
  readonly history: readonly Determination[];
  /** What was put right, newest first. */
  readonly repairs: readonly RepairEntry[];
  readonly modelId: number | null;
  readonly modelName: string | null;
  /** Top five, best first; empty when no model has looked. */
  readonly proposals: readonly Proposal[];
  /** Summed certainty of the best taxon at each rank, species first. */
  readonly ranks: readonly { readonly rank: NameRank; readonly taxon: Taxon; readonly certainty: number }[];
  /** Of `ranks`, where only that is sure, as measured on held-out photos; null: the first, or it was not measured, or none is. */
  readonly sureOf: NameRank | null;
}

/** One act of a person on one or more specimens; undone as one. */
export interface DecisionRequest {
  readonly specimenIds: readonly number[];
  readonly verdict: DeterminationVerdict;
  /** Required for 'identified' and 'rejected', else null. */
  readonly taxonId: number | null;
  readonly qualifier: Qualifier | null;
  readonly identifiedBy: string;
  readonly remarks: string | null;
  /** The model whose suggestion was on screen, kept with the determination. */
  readonly modelId: number | null;
}

/** All specimens that a person called by a label become those of a taxon, now and when the label comes again. */
export interface TieRequest {
  readonly labelId: number;
  readonly taxonId: number;
  readonly identifiedBy: string;
}

export interface ActionResult {
  readonly actionId: number;
  /** Such as "VC 104 233: Carabus auronitens". */
  readonly description: string;
  readonly specimenIds: readonly number[];
  /** Description of what the next undo / redo would do; null when there is none. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Of an undo or redo: it put something right, so what is known of specimens may be of others now. */
  readonly repaired?: boolean;
  /** Of an undo or redo: photos look otherwise now. */
  readonly pictures?: boolean;
  /** What else came of it, in sentences. */
  readonly told?: readonly string[];
}
