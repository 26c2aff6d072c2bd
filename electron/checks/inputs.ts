/*
 * What each request may carry, checked before anything else sees it: no unknown keys, finite and bounded numbers, bounded
 * texts, absolute paths. The types are the contract's (`satisfies` below; test/checks/inputs.test.ts checks that
 * nothing the contract allows is missing). Runs in main and on the command line.
 */
import { z } from 'zod';
import { FIELD_WAYS, MOST_FIELDS } from '../contract/fields.ts';
import { LEARN_FROM, PAGES_READ } from '../contract/import.ts';
import { JOB_KINDS, type JobInput, type JobKind } from '../contract/jobs.ts';
import { TAKEN_CHANGES } from '../contract/lists.ts';
import { LICENCES, SELF_TEST_PICTURES } from '../contract/model-file.ts';
import { FOLDER_PURPOSES } from '../contract/pointed-at.ts';
import { REMOVABLES } from '../contract/removal.ts';
import {
  type AppRequests,
  type CatalogueRequests,
  type RequestInput,
  type RequestName,
  LANGUAGE_CHOICES,
  TEXT_SIZES,
} from '../contract/requests.ts';
import { MOST_VIEWS, WATCH_ACTS } from '../contract/watch.ts';
import { EDITED_TERMS } from '../domain/field-values.ts';
import { ACT_KINDS } from '../contract/history.ts';
import { MOST_INITIALS, MOST_PEOPLE, readOrcid } from '../domain/people.ts';
import { CONTRADICTION_KINDS } from '../domain/intake/plan.ts';
import { COUNTS } from '../domain/counts.ts';
import { area, collectionFilter, photoOrder, photoPage } from './collection-filter.ts';
import { archiveChoice, csvChoice, description } from './export-choices.ts';
import { LABELS_FROM, planChoices } from './plan-choices.ts';
import { cursor, id, list, name, nothing, pageLimit, path, pathBelow, place, text } from './shapes.ts';
import { RANKS } from '../domain/taxonomy.ts';
import { reviewInputs } from './review-inputs.ts';
import { figureSchema, trainingSettings } from './training-settings.ts';

const seed = trainingSettings.shape.seed;

const ids = z.array(id).min(1).max(100_000).readonly();

/** Such as "VC 104233"; no line of it is empty. */
const words = z.string().trim().min(1).max(300);

const fieldsOf = z.union([
  z.strictObject({ specimenIds: ids }),
  z.strictObject({ from: words, to: words }),
  z.strictObject({ taxonId: id }),
]);

const fieldEdit = z.strictObject({
  field: z.union([z.strictObject({ term: z.enum(EDITED_TERMS) }), z.strictObject({ own: words })]),
  way: z.enum(FIELD_WAYS),
  value: z.string().max(5000),
});

const repairRequest = z.strictObject({
  repair: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('split'), photoIds: ids, each: z.boolean() }),
    z.strictObject({ act: z.literal('join'), specimenIds: ids, intoId: id }),
    z.strictObject({ act: z.literal('renumber'), specimenId: id, catalogNumber: words.nullable() }),
    z.strictObject({ act: z.literal('move'), photoIds: ids, toId: id }),
    z.strictObject({ act: z.literal('view'), photoIds: ids, view: words.nullable() }),
    z.strictObject({ act: z.literal('turn'), photoIds: ids, by: z.literal([90, 180, 270]) }),
    z.strictObject({ act: z.literal('take-photos-out'), photoIds: ids }),
    z.strictObject({ act: z.literal('take-specimens-out'), specimenIds: ids }),
    z.strictObject({ act: z.literal('take-import-out'), importId: id }),
    z.strictObject({ act: z.literal('rename'), taxonId: id, scientificName: words }),
    z.strictObject({
      act: z.literal('fields'),
      of: fieldsOf,
      edits: z.array(fieldEdit).min(1).max(MOST_FIELDS).readonly(),
    }),
  ]),
  by: name,
});

const rank = z.enum(RANKS);

const nameAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add'), name: words, rank, parentId: id.nullable() }),
  z.strictObject({
    act: z.literal('correct'),
    taxonId: id,
    authorship: name.nullable(),
    rank,
    parentId: id.nullable(),
  }),
  z.strictObject({
    act: z.literal('vernacular'),
    taxonId: id,
    names: list(z.strictObject({ name: words, language: z.string().max(35).nullable() }), 200),
  }),
  z.strictObject({ act: z.literal('synonym'), taxonId: id, acceptedId: id.nullable() }),
]);

const contradictionKind = z.enum(CONTRADICTION_KINDS);

const settleRequest = z.strictObject({
  which: z.union([z.strictObject({ ids }), z.strictObject({ kind: contradictionKind, importId: id.exactOptional() })]),
  take: z.enum(['disk', 'catalogue']),
  by: name,
});

const importRequest = z.strictObject({
  folder: path,
  labels: LABELS_FROM,
  identifiedBy: name,
  nameRule: text.nullable(),
  checklist: path.nullable(),
  records: path.nullable(),
  followLinks: z.boolean().exactOptional(),
  again: z.boolean().exactOptional(),
  contents: z.boolean().exactOptional(),
  codes: z.boolean().exactOptional(),
  learnFrom: z.enum(LEARN_FROM).exactOptional(),
  pages: z.enum(PAGES_READ).exactOptional(),
  choices: planChoices.exactOptional(),
});

/** Of work that may go on without photos that are not there. */
const withoutMissing = z.boolean().exactOptional();

const shard = z
  .tuple([place, figureSchema(COUNTS.shards)])
  .readonly()
  .refine(([index, count]) => index < count, 'the part must be below the count');

/** A moment, as the catalogue writes it. */
const momentUtc = z.iso.datetime({ precision: 3 });

const historyFilter = z.strictObject({
  kinds: list(z.enum(ACT_KINDS), ACT_KINDS.length),
  by: name.nullable(),
  fromUtc: momentUtc.nullable(),
  untilUtc: momentUtc.nullable(),
  number: name.nullable(),
  specimenId: id.nullable(),
});

const orcid = z.string().refine((value) => readOrcid(value) === value, 'must be an ORCID with its check digit');

const person = z.strictObject({
  name: words,
  orcid: orcid.nullable(),
  initials: z.string().trim().min(1).max(MOST_INITIALS),
});

const watchRequest = z.strictObject({
  folder: path,
  labels: LABELS_FROM,
  identifiedBy: name,
  records: path.nullable(),
  nameRule: text.nullable(),
  codes: z.boolean(),
  views: list(z.string().trim().min(1).max(60), MOST_VIEWS).nullable(),
  present: z.enum(['take', 'leave']),
});

export const jobInputs = {
  sample: z.strictObject({
    folder: path,
    seed,
    specimensPerTaxon: figureSchema(COUNTS.specimensPerTaxon),
    photos: figureSchema(COUNTS.samplePhotos).nullable(),
  }),
  import: importRequest,
  watch: watchRequest,
  'add-list': z.strictObject({ path, take: list(z.enum(TAKEN_CHANGES), TAKEN_CHANGES.length), by: name }),
  train: z.strictObject({ settings: trainingSettings, resumeRunId: id.nullable(), withoutMissing }),
  predict: z.strictObject({
    modelId: id.nullable(),
    photos: z.enum(['all', 'unnamed']),
    shard: shard.nullable(),
    withoutMissing,
  }),
  evaluate: z.strictObject({
    modelId: id.nullable(),
    sample: figureSchema(COUNTS.measuredSample).nullable(),
    seed,
    withoutMissing,
  }),
  leakage: z.strictObject({ modelId: id.nullable() }),
  check: z.strictObject({ contents: z.boolean() }),
  mend: z.strictObject({ contents: z.boolean() }),
  measure: z.strictObject({
    depth: trainingSettings.shape.depth,
    size: trainingSettings.shape.size,
    batchSize: trainingSettings.shape.batchSize,
    brief: z.boolean().exactOptional(),
  }),
  'export-csv': z.strictObject({ choice: csvChoice, path, replace: z.boolean() }),
  'export-archive': z.strictObject({ choice: archiveChoice, path, replace: z.boolean() }),
  'check-archive': z.strictObject({ path }),
  'export-history': z.strictObject({ filter: historyFilter, path, replace: z.boolean() }),
  'export-retakes': z.strictObject({ path, replace: z.boolean() }),
  'export-figures': z.strictObject({
    modelId: id.nullable(),
    folder: path,
    among: collectionFilter.exactOptional(),
    sample: figureSchema(COUNTS.shownSample),
    seed,
  }),
  'export-model': z.strictObject({
    modelId: id.nullable(),
    path,
    replace: z.boolean(),
    licence: z.enum(LICENCES),
    credit: text,
    pictures: z.enum(SELF_TEST_PICTURES),
  }),
  'import-model': z.strictObject({ path }),
  'add-weights': z.strictObject({ path, part: text.exactOptional() }),
} satisfies { readonly [K in JobKind]: z.ZodType<JobInput<K>> };

const removal = z.strictObject({ kind: z.enum(REMOVABLES), id });

const startOf = <K extends JobKind>(kind: K) => z.strictObject({ kind: z.literal(kind), input: jobInputs[kind] });
/** The schema of each kind's start, of which one will do. */
type AnyStart = { [K in JobKind]: ReturnType<typeof startOf<K>> }[JobKind];

/** null where the contract's signature takes nothing. */
type CarriedBy<N extends RequestName> = RequestInput<N> extends undefined ? null : RequestInput<N>;

/** Of what the catalogue thread answers. */
export const catalogueInputs = {
  'catalogue.summary': nothing,
  'sources.unasked': nothing,
  'sources.agree': z.strictObject({ sources: list(z.strictObject({ id, leadsTo: list(path, 10_000) }), 10_000) }),
  'collection.page': photoPage,
  'collection.facets': collectionFilter,
  'collection.progress': nothing,
  'photo.facts': z.strictObject({ photoId: id }),
  'collection.map': z.strictObject({ filter: collectionFilter, area, cell: z.number().positive().max(360) }),
  'collection.timeline': collectionFilter,
  'sets.list': nothing,
  'sets.save': z.strictObject({ name: words, filter: collectionFilter, order: photoOrder, replace: z.boolean() }),
  'sets.rename': z.strictObject({ id, name: words }),
  'sets.remove': z.strictObject({ id }),
  'names.search': z.strictObject({ text, limit: z.int().min(1).max(100) }),
  'names.add': z.strictObject({ name }),
  'names.page': z.strictObject({ under: id.nullable(), limit: pageLimit, after: cursor.exactOptional() }),
  'names.detail': z.strictObject({ taxonId: id }),
  'names.at-hand': nothing,
  'names.pin': z.strictObject({ taxonId: id, pinned: z.boolean() }),
  'names.list-plan': z.strictObject({ path }),
  'names.plan': z.strictObject({ change: nameAct }),
  'names.do': z.strictObject({ change: nameAct, by: name }),
  'names.tie-label': z.strictObject({ labelId: id, taxonId: id, identifiedBy: name }),
  ...reviewInputs,
  'repair.plan': repairRequest,
  'repair.do': repairRequest,
  'specimens.fields': z.strictObject({ specimenId: id }),
  'specimens.fields-in-use': nothing,
  'specimens.find': z.strictObject({ wanted: z.string().trim().min(1).max(4096) }),
  'contradictions.list': z.strictObject({ kind: contradictionKind.nullable(), importId: id.exactOptional() }),
  'contradictions.settle': settleRequest,
  'imports.list': nothing,
  'imports.unended': nothing,
  'actions.undo': z.strictObject({ by: name }),
  'actions.redo': z.strictObject({ by: name }),
  'history.page': z.strictObject({ filter: historyFilter, limit: pageLimit, after: cursor.exactOptional() }),
  'history.act': z.strictObject({
    actionId: id,
    limit: pageLimit,
    after: place.exactOptional(),
    number: name.nullable(),
    specimenId: id.nullable(),
  }),
  'history.people': nothing,
  'people.keep': z.strictObject({ name: words, orcid, replace: z.boolean() }),
  'import.preview': importRequest,
  'import.look': z.strictObject({ folder: path, photo: pathBelow }),
  'import.problems': z.strictObject({ from: z.int().min(0) }),
  'retakes.count': nothing,
  'retakes.page': z.strictObject({ before: id.nullable(), limit: pageLimit }),
  'retakes.keep': z.strictObject({ photoId: id, kept: z.boolean() }),
  'watch.news': z.strictObject({ after: place }),
  'watch.act': z.strictObject({ act: z.enum(WATCH_ACTS), by: name }),
  'watch.decide': z.strictObject({ id, catalogNumber: name.nullable(), view: name.nullable() }),
  'watch.last': nothing,
  'training.check': trainingSettings.extend({ withoutMissing }),
  'training.named-since': nothing,
  'runs.list': nothing,
  'runs.detail': z.strictObject({ runId: id }),
  'models.list': nothing,
  'evaluations.list': z.strictObject({ modelId: id.nullable() }),
  'evaluations.one': z.strictObject({ evaluationId: id }),
  'evaluations.rows': z.strictObject({
    evaluationId: id,
    labels: list(place, 100_000).nullable(),
    predicted: list(place, 100_000).nullable(),
    only: z.enum(['all', 'wrong', 'renamed']),
    from: place,
    limit: pageLimit,
  }),
  'evaluations.sample': z.strictObject({ evaluationId: id, n: figureSchema(COUNTS.shownSample), seed }),
  'evaluations.compare': z.strictObject({ evaluationId: id, againstId: id }),
  'evaluations.discordant': z.strictObject({
    evaluationId: id,
    againstId: id,
    right: z.enum(['either', 'only-first', 'only-second']),
    from: place,
    limit: pageLimit,
  }),
  'evaluations.adoption': z.strictObject({ modelId: id, againstModelId: id, from: place, limit: pageLimit }),
  'evaluations.waiting': z.strictObject({ modelId: id }),
  'evaluations.leakage': z.strictObject({ modelId: id }),
  'models.network': z.strictObject({
    size: trainingSettings.shape.size,
    classes: z.int().min(2).max(100_000),
    stride: z.enum(['in3x3', 'in1x1']),
  }),
  'models.passport': z.strictObject({ modelId: id }),
  'weights.list': nothing,
  'removal.plan': removal,
  'removal.remove': removal,
  'export.preview': csvChoice,
  'archive.look': archiveChoice,
  'description.kept': nothing,
  'description.keep': description,
} satisfies { readonly [N in keyof CatalogueRequests]: z.ZodType<CarriedBy<N>> };

/** Of what main answers. */
const appInputs = {
  'app.state': nothing,
  'app.places': nothing,
  'app.preferences': z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).exactOptional(),
    language: z.enum(LANGUAGE_CHOICES).exactOptional(),
    textSize: z.literal(TEXT_SIZES).exactOptional(),
    determiner: name.exactOptional(),
    people: list(person, MOST_PEOPLE).exactOptional(),
  }),
  'dialog.folder': z.strictObject({ purpose: z.enum(FOLDER_PURPOSES) }),
  'dialog.save-csv': z.strictObject({ name }),
  'dialog.save-text': z.strictObject({ name }),
  'app.diagnostics': nothing,
  'app.save-diagnostics': z.strictObject({ path }),
  'dialog.save-archive': z.strictObject({ name }),
  'dialog.save-model': z.strictObject({ name }),
  'dialog.open-model': nothing,
  'dialog.open-table': nothing,
  'dialog.open-list': nothing,
  'dialog.weights': nothing,
  'weights.offered': nothing,
  'app.open': z.strictObject({ folder: path, look: z.boolean().exactOptional() }),
  'app.create': z.strictObject({ folder: path }),
  'app.save-readable': z.strictObject({ folder: path, into: path }),
  'app.close': nothing,
  'app.forget-recent': z.strictObject({ folder: path }),
  'app.dropped': z.strictObject({ path }),
  'backups.list': z.strictObject({ folder: path }),
  'backups.make': nothing,
  'backups.restore': z.strictObject({ folder: path, name: z.string().max(100) }),
  'app.try-sample': nothing,
  'app.device': nothing,
  'models.explain': z.strictObject({ photoId: id, modelId: id.nullable(), taxonId: id }),
  'app.show-photo': z.strictObject({ photoId: id }),
  'app.show-in-folder': z.strictObject({ path }),
  'jobs.start': z.discriminatedUnion('kind', JOB_KINDS.map(startOf) as unknown as [AnyStart]),
  'jobs.control': z.strictObject({
    id: z.string().min(1).max(100),
    control: z.enum(['pause', 'resume', 'cancel', 'finish']),
  }),
} satisfies { readonly [N in keyof AppRequests]: z.ZodType<CarriedBy<N>> };

export const inputSchemas = { ...catalogueInputs, ...appInputs };

/** What a handler gets: the input as the schema lets it through. */
export type CheckedInput<N extends RequestName> = z.output<(typeof inputSchemas)[N]>;
