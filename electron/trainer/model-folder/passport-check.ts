/*
 * A model's own `model.json`, with nothing in it taken on trust: a catalogue may come from anybody. What it says of the network
 * decides how much memory is asked for, so all of that is bounded. Runs in the trainer thread.
 */
import { z } from 'zod';
import { NAME_RANKS } from '../../domain/taxonomy.ts';
import type { TrainingSettings, ValidationPart } from '../../domain/training.ts';
import type { ClassTaxon } from '../../contract/threads.ts';
import type { Rule } from '../../domain/bounds.ts';
import { grouped, SETTING_NAMES, settingOf } from '../../domain/setting-values.ts';
import type { SettingName } from '../../domain/settings.ts';
import { choiceSchema, trainingSettings } from '../../checks/training-settings.ts';
import type { NetworkShape } from '../../network/network.ts';
import type { PREPROCESSING } from '../../network/picture-input.ts';

export const FORMAT = 'vasculum-model-1';

/** What lies in a model's folder. */
export const WEIGHTS = 'weights.safetensors';
export const PASSPORT = 'model.json';
/** Names of 100,000 taxa at their longest, bytes. */
export const LONGEST_PASSPORT = 64e6;

export interface ModelPassport {
  readonly format: typeof FORMAT;
  readonly name: string;
  readonly createdUtc: string;
  readonly network: NetworkShape;
  /** In the order of the network's answers. */
  readonly classes: readonly ClassTaxon[];
  readonly preprocessing: typeof PREPROCESSING & {
    readonly side: number;
    readonly mean: readonly number[];
    readonly deviation: readonly number[];
  };
  /** null for a model that came in a file. */
  readonly settings: TrainingSettings | null;
  /** Networks that answer together; left out: one, which is that of the weights. */
  readonly members?: number;
  readonly learned: {
    readonly learnPhotos: number;
    readonly heldOutPhotos: number;
    /**
     * How the epoch was chosen: by held-out photos that do not judge it, of which so many could be read as the temperature
     * was fitted on them (0: too few). Left out or null: by all held-out photos.
     */
    readonly validation?: (ValidationPart & { readonly fittedOn: number }) | null;
    readonly epochs: number;
    readonly bestEpoch: number;
    readonly heldOutAccuracy: number | null;
    readonly heldOutLoss: number | null;
  };
}

/** Taxa that one network tells apart, at most. */
const MOST_TAXA = 100_000;

/** Networks that answer together: a run has a cycle for each. */
const MOST_MEMBERS = 1000;

const count = z.int().min(0).max(1e9);
const text = z.string().max(1000);

/** As `networkShape` in a model file, of a network that a run here can have made. */
const network = z.object({
  depth: trainingSettings.shape.depth,
  classes: z.int().min(2).max(MOST_TAXA),
  size: trainingSettings.shape.size,
  inputSize: z.int().min(32).max(2048).multipleOf(2),
  stride: z.enum(['in3x3', 'in1x1']),
  width: z.int().min(1).max(64).exactOptional(),
});

/** Figures of a run are told, and nothing is built by them: they are as they were allowed when it began. */
function keptSchema(rule: Rule): z.ZodType {
  if (rule.kind === 'switch') return z.boolean();
  return rule.kind === 'choice' ? choiceSchema(rule) : z.number();
}

const { frozenBatchNorm, augmentation, ...others } = grouped(
  Object.fromEntries(SETTING_NAMES.map((name) => [name, keptSchema(settingOf(name))])) as Record<
    SettingName,
    z.ZodType
  >,
);

/** What an earlier version did not know is not there. */
const settings = z
  .object({
    ...others,
    name: text,
    startFrom: z.object({ kind: z.enum(['weights', 'model']), id: z.int() }).nullable(),
    augmentation: z.object(augmentation),
    // It was yes or no once.
    frozenBatchNorm: z.union([frozenBatchNorm, z.boolean()]),
  })
  .partial() as unknown as z.ZodType<TrainingSettings>;

/** Taxa in the order of a network's answers. */
export const classTaxa = z
  .array(
    z.object({
      id: z.int(),
      scientificName: text,
      scientificNameAuthorship: text.nullable(),
      taxonRank: z.enum(NAME_RANKS),
    }),
  )
  .max(MOST_TAXA) satisfies z.ZodType<readonly ClassTaxon[]>;

const passport = z.object({
  format: z.literal(FORMAT),
  name: text,
  createdUtc: text,
  network,
  classes: classTaxa,
  preprocessing: z.object({ version: z.int() }),
  settings: settings.nullable(),
  members: z.int().min(1).max(MOST_MEMBERS).exactOptional(),
  learned: z.object({
    learnPhotos: count,
    heldOutPhotos: count,
    validation: z.object({ photos: count, specimens: count, fittedOn: count }).nullable().exactOptional(),
    epochs: count,
    bestEpoch: count,
    heldOutAccuracy: z.number().min(0).max(1).nullable(),
    heldOutLoss: z.number().min(0).nullable(),
  }),
}) satisfies z.ZodType<CheckedPassport>;

/** How pictures are prepared is told by a number. */
type CheckedPassport = Omit<ModelPassport, 'preprocessing'> & { readonly preprocessing: { readonly version: number } };

/** Null where it is none; what is not known of it is dropped. */
export function checkedPassport(value: unknown): CheckedPassport | null {
  return passport.safeParse(value).data ?? null;
}
