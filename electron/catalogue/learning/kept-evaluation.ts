/*
 * The shape of evaluations, of their photos' answers and of leakage reports as rows keep them, older ones among them. Runs
 * where the catalogue is open.
 */
import { z } from 'zod';
import type { Evaluation, Proportion } from '../../domain/evaluation.ts';
import { LEAKS, type LeakageReport } from '../../domain/leakage.ts';
import { NAME_RANKS } from '../../domain/taxonomy.ts';
import type { MeasuredPhoto } from '../../contract/threads.ts';

const number = z.number();
const count = z.int().min(0);
const numbers = z.array(number);
const rank = z.enum(NAME_RANKS);

export const KeptProportion = z.object({
  right: number,
  n: number,
  value: number,
  low: number,
  high: number,
}) satisfies z.ZodType<Proportion>;

const macro = z.object({ taxa: count, precision: number, recall: number, f1: number });
const taxon = z.object({ taxonId: number, scientificName: z.string(), taxonRank: rank });
const calibrationFigures = z.object({
  ece: number,
  meanLoss: number,
  bins: z.array(
    z.object({
      from: number,
      to: number,
      photos: count,
      certainty: number.nullable(),
      right: number.nullable(),
      low: number.nullable(),
      high: number.nullable(),
    }),
  ),
});
const distance = z.object({ within: number, between: number, silhouette: number });

export const KeptValidation = z.object({ photos: count, specimens: count }).nullable();

export const KeptGiven = z.object({ validation: count, test: count });

const namedHere = z.object({
  unknownPhotos: count,
  unknownTaxa: count,
  sameAs: z
    .object({ modelName: z.string(), runName: z.string(), usedPhotos: count, validated: z.boolean() })
    .nullable(),
  temperatureCame: z.boolean(),
  givenTest: z.boolean().exactOptional(),
});

/**
 * Evaluations from before there were validation photos, parts that photos came with, models from files, intervals for
 * photos to come, or a design effect, do not speak of them.
 */
export type OfEvaluation = Omit<Evaluation, 'id' | 'madeUtc' | 'validation' | 'namedHere' | 'toCome'> & {
  readonly validation?: Evaluation['validation'] | undefined;
  readonly namedHere?: Evaluation['namedHere'] | undefined;
  readonly toCome?:
    (Omit<Evaluation['toCome'], 'effective'> & { readonly effective?: number | null | undefined }) | undefined;
};

export const KeptEvaluation: z.ZodType<OfEvaluation> = z.object({
  modelId: number,
  modelName: z.string(),
  seed: number,
  frame: count,
  validation: KeptValidation.optional(),
  given: KeptGiven.exactOptional(),
  namedHere: namedHere.nullable().optional(),
  sample: count,
  unreadable: count,
  changed: count.exactOptional(),
  otherSince: count.exactOptional(),
  specimens: count,
  accuracy: KeptProportion,
  top5: KeptProportion,
  toCome: z
    .object({ accuracy: KeptProportion, top5: KeptProportion, effective: number.nullable().optional() })
    .optional(),
  meanLoss: number,
  chance: number,
  macro: macro.extend({ f1Low: number, f1High: number }),
  ranks: z.array(z.object({ rank, accuracy: KeptProportion, macro })),
  taxa: z.array(
    taxon.extend({
      wider: z.array(taxon),
      support: count,
      few: z.boolean(),
      precision: number.nullable(),
      recall: number.nullable(),
      f1: number.nullable(),
      recallLow: number.nullable(),
      recallHigh: number.nullable(),
    }),
  ),
  confusion: z.array(numbers),
  calibration: z
    .object({
      fittedOn: count,
      checkedOn: count,
      temperature: number,
      inUse: z.boolean(),
      before: calibrationFigures,
      after: calibrationFigures,
    })
    .nullable(),
  work: z.array(
    z.object({
      rank: rank.nullable(),
      photos: count,
      threshold: numbers,
      lookAt: numbers,
      errors: numbers,
      errorsLow: numbers,
      errorsHigh: numbers,
    }),
  ),
  distances: z
    .object({
      photos: count,
      taxa: count,
      manhattan: distance,
      cosine: distance,
      perTaxon: z.array(
        z.object({
          taxonId: number,
          scientificName: z.string(),
          photos: count,
          within: number,
          silhouette: number,
          nearest: z.string(),
          nearestDistance: number,
        }),
      ),
    })
    .nullable(),
  drift: z.object({ learned: count, fresh: count, directions: count, distance: number, usual: number }).nullable(),
  methods: z.string(),
});

export const KeptTop: z.ZodType<MeasuredPhoto['top']> = z.array(z.tuple([count, number]));

const leak = z.enum(LEAKS);
const leakPhoto = z.object({
  photoId: number,
  specimenId: number,
  catalogNumber: z.string().nullable(),
  fileName: z.string(),
  label: z.string(),
});

/** Reports from before there were validation photos do not speak of them. */
export type OfLeakage = Omit<LeakageReport, 'validationPhotos' | 'counts' | 'pairs'> & {
  readonly validationPhotos?: number | undefined;
  readonly counts: readonly (Omit<LeakageReport['counts'][number], 'validation'> & {
    readonly validation?: number | undefined;
  })[];
  readonly pairs: readonly (Omit<LeakageReport['pairs'][number], 'seen'> & {
    readonly seen?: 'learned' | 'validation' | undefined;
  })[];
};

export const KeptLeakage: z.ZodType<OfLeakage> = z.object({
  modelId: number,
  modelName: z.string(),
  madeUtc: z.string(),
  learnPhotos: count,
  validationPhotos: count.optional(),
  heldOutPhotos: count,
  unreadable: count,
  counts: z.array(z.object({ leak, photos: count, validation: count.optional() })),
  pairs: z.array(
    z.object({
      leak,
      heldOut: leakPhoto,
      learned: leakPhoto,
      seen: z.enum(['learned', 'validation']).optional(),
      sameTaxon: z.boolean(),
      bits: number.nullable(),
    }),
  ),
});
