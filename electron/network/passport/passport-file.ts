/*
 * The passport as it stands in a model file: written with how pictures are prepared, read with nothing taken on trust.
 * Runs in the trainer thread.
 */
import { z } from 'zod';
import { because, UnfitFileError } from '../../domain/problems.ts';
import { LICENCES, type Passport } from '../../contract/model-file.ts';
import { NAME_RANKS, RANKS } from '../../domain/taxonomy.ts';
import { trainingSettings } from '../../checks/training-settings.ts';
import type { NetworkShape } from '../network.ts';
import { PICTURE_DEVIATION, PICTURE_MEAN, PREPROCESSING } from '../picture-input.ts';
import { trainingSide } from '../run-settings.ts';
import { FORMAT, MOST_MEMBERS, VERSION } from './layout.ts';

const MOST_TAXA = 100_000;

const count = z.int().min(0).max(1e9);
const share = z.number().min(0).max(1);
const line = z.string().max(500);
const name = z.object({
  scientificName: z.string().trim().min(1).max(300),
  scientificNameAuthorship: z.string().max(300).nullable(),
  taxonRank: z.enum(NAME_RANKS),
});
const proportion = z.object({ right: count, n: count, value: share, low: share, high: share });
const degrees = z.number().min(-360).max(360);
const year = z.int().min(0).max(9999).nullable();

const passport = z.object({
  name: z.string().trim().min(1).max(300),
  createdUtc: z.iso.datetime(),
  software: line.nullable(),
  licence: z.enum(LICENCES).nullable(),
  credit: line.nullable(),
  network: z.object({
    depth: trainingSettings.shape.depth,
    size: trainingSettings.shape.size,
    stride: z.enum(['in3x3', 'in1x1']),
    width: z.int().min(1).max(64),
  }),
  members: z.int().min(1).max(MOST_MEMBERS).default(1),
  taxa: z
    .array(
      name.extend({
        classification: z.array(name).max(RANKS.length),
        learnSpecimens: count,
        learnPhotos: count,
        heldOutPhotos: count,
      }),
    )
    .min(2)
    .max(MOST_TAXA),
  learned: z.object({
    learnPhotos: count,
    heldOutPhotos: count,
    epochs: count,
    bestEpoch: count,
    // Files from before there was a choice do not say; all held-out photos chose.
    validation: z.object({ photos: count, specimens: count }).nullable().default(null),
  }),
  quality: z.object({
    heldOutAccuracy: share.nullable(),
    heldOutLoss: z.number().min(0).max(1e6).nullable(),
    temperature: z.number().positive().max(1e6).nullable(),
    evaluation: z.object({ accuracy: proportion, top5: proportion, frame: count, sample: count }).nullable(),
  }),
  origin: z.object({
    specimens: count,
    countries: z.array(line).max(300),
    area: z.object({ west: degrees, south: degrees, east: degrees, north: degrees }).nullable(),
    firstYear: year,
    lastYear: year,
  }),
}) satisfies z.ZodType<Passport>;

const head = z.object({ format: z.literal(FORMAT), version: z.int() });
const preparation = z.object({ preprocessing: z.object({ version: z.int() }) });

/** Keys that Vasculum does not know are dropped: a newer one may have added them. */
export function encodePassport(passport: Passport): Buffer {
  const { network } = passport;
  const version = passport.members > 1 ? VERSION : 1;
  const preprocessing = {
    ...PREPROCESSING,
    side: network.size,
    mean: PICTURE_MEAN,
    deviation: PICTURE_DEVIATION,
    normalisation: 'inside the graph',
  };
  return Buffer.from(`${JSON.stringify({ format: FORMAT, version, ...passport, preprocessing }, null, 2)}\n`);
}

/** Throws UnfitFileError. */
export function decodePassport(text: string): Passport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UnfitFileError(because('passport-damaged'), { cause });
  }
  const { data: known } = head.safeParse(value);
  if (!known) throw new UnfitFileError(because('no-vasculum-model'));
  if (known.version > VERSION) throw new UnfitFileError(because('newer-vasculum'));
  if (preparation.safeParse(value).data?.preprocessing.version !== PREPROCESSING.version) {
    throw new UnfitFileError(because('other-preparation'));
  }
  const { data, error } = passport.safeParse(value);
  if (!data) throw new UnfitFileError(because('passport-incomplete'), { cause: error });
  return data;
}

export function shapeOfPassport({ network, taxa }: Passport): NetworkShape {
  const { depth, size, stride, width } = network;
  const shape = { depth, size, stride, classes: taxa.length, inputSize: trainingSide(size) };
  return width === 64 ? shape : { ...shape, width };
}
