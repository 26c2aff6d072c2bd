import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { EVERYTHING } from '../../electron/contract/collection.ts';
import { DEFAULT_ARCHIVE } from '../../electron/contract/archives.ts';
import { NO_DESCRIPTION } from '../../electron/domain/darwin-core/description.ts';
import { DESCRIPTION } from '../helpers/a-description.ts';
import { ALL_HISTORY } from '../../electron/contract/history.ts';
import { DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { factsOf, JOB_KINDS, type JobInput, type JobKind } from '../../electron/contract/jobs.ts';
import type { RequestInput, RequestName } from '../../electron/contract/requests.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { type CheckedInput, inputSchemas, jobInputs } from '../../electron/checks/inputs.ts';

/** Keys that may be left out fit any type, so they are counted as well. */
type IsTaken<Input, Output> = Input extends Output
  ? Exclude<keyof NonNullable<Input>, keyof NonNullable<Output>> extends never
    ? true
    : false
  : false;
/** What the contract allows but the schema would not give on; never when both agree. */
type Missing = {
  [N in Exclude<RequestName, 'jobs.start'>]: IsTaken<RequestInput<N>, CheckedInput<N> | undefined> extends true
    ? never
    : N;
}[Exclude<RequestName, 'jobs.start'>];
type MissingJob = {
  [K in JobKind]: IsTaken<JobInput<K>, z.output<(typeof jobInputs)[K]>> extends true ? never : K;
}[JobKind];

const importRequest: JobInput<'import'> = {
  folder: '/photos',
  labels: 'folders',
  identifiedBy: 'Edith Moser',
  nameRule: 'VC_{number}.{ext}',
  checklist: null,
  records: '/photos/catalogue.csv',
};

const GOOD: { readonly [N in RequestName]: readonly unknown[] } = {
  'catalogue.summary': [null],
  'sources.unasked': [null],
  'sources.agree': [
    { sources: [] },
    {
      sources: [
        { id: 1, leadsTo: [] },
        { id: 2, leadsTo: ['/photos'] },
      ],
    },
  ],
  'collection.page': [
    { filter: EVERYTHING, order: 'newest', limit: 500 },
    { filter: { ...EVERYTHING, statuses: ['verified'] }, order: 'name', limit: 1, after: 'x', index: 0 },
    { filter: EVERYTHING, order: 'name', descending: true, columns: ['country', 'bytes', 'own:Host'], limit: 1 },
  ],
  'collection.facets': [EVERYTHING],
  'collection.progress': [null],
  'photo.facts': [{ photoId: 3 }],
  'collection.map': [{ filter: EVERYTHING, area: { south: -90, west: -180, north: 90, east: 180 }, cell: 5.5 }],
  'collection.timeline': [EVERYTHING],
  'sets.list': [null],
  'sets.save': [
    {
      name: 'Alps',
      filter: {
        ...EVERYTHING,
        areas: [{ south: -10, west: 170, north: 10, east: -170 }],
        collected: [{ from: '1962-03', to: '1975-12' }],
      },
      order: 'name',
      replace: true,
    },
  ],
  'sets.rename': [{ id: 1, name: 'Tyrol' }],
  'sets.remove': [{ id: 1 }],
  'names.search': [{ text: '', limit: 20 }],
  'names.add': [{ name: 'Rattus rattus (Linnaeus, 1758)' }],
  'names.page': [
    { under: null, limit: 100 },
    { under: 3, limit: 100, after: '["Carabus",3]' },
  ],
  'names.detail': [{ taxonId: 3 }],
  'names.at-hand': [null],
  'names.pin': [{ taxonId: 3, pinned: true }],
  'names.list-plan': [{ path: '/lists/beetles.zip' }],
  'names.plan': [{ change: { act: 'synonym', taxonId: 3, acceptedId: null } }],
  'names.do': [
    { change: { act: 'add', name: 'Rattus rattus (Linnaeus, 1758)', rank: 'species', parentId: null }, by: '' },
    { change: { act: 'correct', taxonId: 3, authorship: null, rank: 'genus', parentId: 2 }, by: 'Edith Moser' },
    { change: { act: 'vernacular', taxonId: 3, names: [{ name: 'black rat', language: 'en' }] }, by: '' },
    { change: { act: 'synonym', taxonId: 3, acceptedId: 4 }, by: '' },
  ],
  'names.tie-label': [{ labelId: 3, taxonId: 4, identifiedBy: 'Edith Moser' }],
  'review.queue': [
    { order: 'doubt', modelId: null, statuses: [], limit: 50 },
    { order: 'doubt', modelId: null, statuses: ['proposed'], taxonIds: [1, 2], limit: 50 },
  ],
  'review.specimen': [{ specimenId: 1, modelId: 2 }],
  'review.decide': [
    {
      specimenIds: [1, 2],
      verdict: 'identified',
      taxonId: 4,
      qualifier: 'cf.',
      identifiedBy: 'Edith Moser',
      remarks: null,
      modelId: null,
    },
  ],
  'repair.plan': [{ repair: { act: 'split', photoIds: [1, 2], each: true }, by: '' }],
  'repair.do': [
    { repair: { act: 'split', photoIds: [1, 2], each: false }, by: 'Edith Moser' },
    { repair: { act: 'join', specimenIds: [2, 3], intoId: 1 }, by: 'Edith Moser' },
    { repair: { act: 'renumber', specimenId: 1, catalogNumber: null }, by: '' },
    { repair: { act: 'move', photoIds: [1], toId: 4 }, by: '' },
    { repair: { act: 'view', photoIds: [1], view: 'dorsal' }, by: '' },
    { repair: { act: 'turn', photoIds: [1, 2], by: 270 }, by: '' },
    { repair: { act: 'take-photos-out', photoIds: [1] }, by: '' },
    { repair: { act: 'take-specimens-out', specimenIds: [1] }, by: '' },
    { repair: { act: 'take-import-out', importId: 1 }, by: '' },
    { repair: { act: 'rename', taxonId: 1, scientificName: 'Carabus auratus' }, by: '' },
    {
      repair: {
        act: 'fields',
        of: { specimenIds: [1, 2] },
        edits: [{ field: { term: 'country' }, way: 'set', value: 'Chile' }],
      },
      by: '',
    },
    {
      repair: {
        act: 'fields',
        of: { from: 'VC 1', to: 'VC 9' },
        edits: [{ field: { own: 'Host plant' }, way: 'empty', value: '' }],
      },
      by: '',
    },
    {
      repair: {
        act: 'fields',
        of: { taxonId: 1 },
        edits: [{ field: { term: 'eventDate' }, way: 'set-empty', value: '1998' }],
      },
      by: '',
    },
  ],
  'specimens.fields': [{ specimenId: 1 }],
  'specimens.fields-in-use': [null],
  'specimens.find': [{ wanted: 'VC 104233' }],
  'contradictions.list': [{ kind: null }, { kind: 'view' }],
  'contradictions.settle': [
    { which: { ids: [1, 2] }, take: 'disk', by: '' },
    { which: { kind: 'against-catalogue' }, take: 'catalogue', by: 'Edith Moser' },
  ],
  'imports.list': [null],
  'imports.unended': [null],
  'history.page': [
    { filter: ALL_HISTORY, limit: 50 },
    {
      filter: { ...ALL_HISTORY, kinds: ['repair'], by: 'Edith', fromUtc: '2026-03-01T12:00:00.000Z', number: 'VC 7' },
      limit: 500,
      after: 'W10',
    },
  ],
  'history.act': [
    { actionId: 3, limit: 100, number: null, specimenId: 4 },
    { actionId: 3, limit: 100, after: 12, number: 'VC 7', specimenId: null },
  ],
  'history.people': [null],
  'people.keep': [{ name: 'Edith Moser', orcid: '0000-0002-1825-0097', replace: false }],
  'actions.undo': [{ by: 'Edith Example' }],
  'actions.redo': [{ by: '' }],
  'import.preview': [
    importRequest,
    {
      ...importRequest,
      choices: {
        folders: { '': { as: 'none' }, rat: { as: 'name', text: 'Rattus rattus' }, 'a/b': { as: 'out' } },
        patterns: { 'IMG_#': 'number' },
      },
    },
  ],
  'import.look': [{ folder: '/photos', photo: 'rat/1.jpg' }],
  'import.problems': [{ from: 0 }],
  'retakes.count': [null],
  'retakes.page': [
    { before: null, limit: 50 },
    { before: 7, limit: 1 },
  ],
  'retakes.keep': [{ photoId: 1, kept: true }],
  'watch.news': [{ after: 0 }],
  'watch.act': [{ act: 'next-specimen', by: '' }],
  'watch.decide': [
    { id: 1, catalogNumber: 'VC 7', view: 'dorsal' },
    { id: 1, catalogNumber: null, view: null },
  ],
  'watch.last': [null],
  'training.check': [DEFAULT_TRAINING],
  'runs.list': [null],
  'runs.detail': [{ runId: 1 }],
  'models.list': [null],
  'evaluations.list': [{ modelId: null }, { modelId: 2 }],
  'evaluations.one': [{ evaluationId: 1 }],
  'evaluations.rows': [
    { evaluationId: 1, labels: null, predicted: null, only: 'wrong', from: 0, limit: 500 },
    { evaluationId: 1, labels: [0, 3], predicted: [2], only: 'renamed', from: 20, limit: 1 },
  ],
  'evaluations.sample': [{ evaluationId: 1, n: 60, seed: 0 }],
  'evaluations.compare': [{ evaluationId: 1, againstId: 2 }],
  'evaluations.discordant': [{ evaluationId: 1, againstId: 2, right: 'either', from: 0, limit: 50 }],
  'evaluations.adoption': [{ modelId: 1, againstModelId: 2, from: 0, limit: 50 }],
  'evaluations.waiting': [{ modelId: 1 }],
  'evaluations.leakage': [{ modelId: 1 }],
  'models.network': [{ size: 224, classes: 1000, stride: 'in1x1' }],
  'models.passport': [{ modelId: 1 }],
  'weights.list': [null],
  'removal.plan': [{ kind: 'model', id: 1 }],
  'removal.remove': [{ kind: 'run', id: 1 }],
  'export.preview': [DEFAULT_CSV],
  'archive.look': [DEFAULT_ARCHIVE, { statuses: ['verified'], taxonIds: [2], machine: false, grid: 0 }],
  'description.kept': [null],
  'description.keep': [NO_DESCRIPTION, DESCRIPTION],
  'app.state': [null],
  'app.places': [null],
  'app.preferences': [
    {},
    { theme: 'dark' },
    { textSize: 1.25 },
    { determiner: 'Edith Moser' },
    { people: [{ name: 'Edith Moser', orcid: '0000-0002-1825-0097', initials: 'EM' }] },
    { people: [{ name: 'Otto', orcid: null, initials: 'O' }] },
  ],
  'dialog.folder': [{ purpose: 'import' }],
  'dialog.save-csv': [{ name: 'specimens.csv' }],
  'dialog.save-text': [{ name: 'diagnostics.txt' }],
  'app.diagnostics': [null],
  'app.save-diagnostics': [{ path: '/diagnostics.txt' }],
  'dialog.save-archive': [{ name: 'beetles.zip' }],
  'dialog.save-model': [{ name: 'beetles.vasculum-model' }],
  'dialog.open-model': [null],
  'dialog.open-table': [null],
  'dialog.open-list': [null],
  'dialog.weights': [null],
  'weights.offered': [null],
  'app.open': [{ folder: '/beetles' }, { folder: '/beetles', look: true }],
  'app.create': [{ folder: '/beetles' }],
  'app.save-readable': [{ folder: '/beetles', into: '/saved' }],
  'app.close': [null],
  'app.forget-recent': [{ folder: '/beetles' }],
  'app.dropped': [{ path: '/beetles' }],
  'backups.list': [{ folder: '/beetles' }],
  'backups.make': [null],
  'backups.restore': [{ folder: '/beetles', name: 'catalogue-daily-2026-11-28T06-00-00Z.sqlite' }],
  'app.try-sample': [null],
  'app.device': [null],
  'models.explain': [{ photoId: 1, modelId: null, taxonId: 3 }],
  'app.show-photo': [{ photoId: 3 }],
  'app.show-in-folder': [{ path: '/beetles/a.csv' }],
  'jobs.start': [
    { kind: 'import', input: importRequest },
    { kind: 'train', input: { settings: { ...DEFAULT_TRAINING, name: 'beetles 1' }, resumeRunId: null } },
    { kind: 'predict', input: { modelId: null, photos: 'unnamed', shard: [0, 4] } },
    { kind: 'evaluate', input: { modelId: 3, sample: 100, seed: 0 } },
    { kind: 'leakage', input: { modelId: null } },
    { kind: 'check', input: { contents: false } },
    { kind: 'mend', input: { contents: true } },
    { kind: 'export-csv', input: { choice: DEFAULT_CSV, path: '/beetles.csv', replace: false } },
    { kind: 'export-archive', input: { choice: DEFAULT_ARCHIVE, path: '/beetles.zip', replace: false } },
    { kind: 'check-archive', input: { path: '/others.zip' } },
    { kind: 'export-history', input: { filter: ALL_HISTORY, path: '/history.csv', replace: true } },
    {
      kind: 'watch',
      input: {
        folder: '/station',
        labels: 'none',
        identifiedBy: '',
        records: null,
        nameRule: null,
        codes: true,
        views: ['dorsal', 'label'],
        present: 'leave',
      },
    },
    { kind: 'export-retakes', input: { path: '/retakes.csv', replace: false } },
    { kind: 'export-figures', input: { modelId: 2, folder: '/figures', sample: 20, seed: 1 } },
    {
      kind: 'export-model',
      input: {
        modelId: null,
        path: '/beetles.vasculum-model',
        replace: true,
        licence: 'CC-BY-4.0',
        credit: '',
        pictures: 'drawn',
      },
    },
    { kind: 'measure', input: { depth: 18, size: 64, batchSize: 8, brief: true } },
    { kind: 'import-model', input: { path: '/beetles.vasculum-model' } },
    { kind: 'add-weights', input: { path: '/weights/resnet50-11ad3fa6.pth' } },
    { kind: 'add-weights', input: { path: '/weights/two.pth', part: 'state_dict.target' } },
    {
      kind: 'train',
      input: { settings: { ...DEFAULT_TRAINING, startFrom: { kind: 'weights', id: 2 } }, resumeRunId: null },
    },
    { kind: 'add-list', input: { path: '/lists/beetles.zip', take: ['new', 'status'], by: 'Edith Moser' } },
    { kind: 'sample', input: { folder: '/sample', seed: 1, specimensPerTaxon: 5, photos: null } },
  ],
  'jobs.control': [{ id: 'a', control: 'pause' }],
};

const names = Object.keys(inputSchemas) as RequestName[];
const passes = (name: RequestName, input: unknown) => inputSchemas[name].safeParse(input).success;

describe('the schemas', () => {
  it('are tried with every kind of job', () => {
    const tried = new Set(GOOD['jobs.start'].map((job) => (job as { readonly kind: JobKind }).kind));
    expect([...tried].toSorted()).toEqual(JOB_KINDS.toSorted());
  });

  it('take everything that the contract allows', () => {
    expectTypeOf<Missing>().toEqualTypeOf<never>();
    expectTypeOf<MissingJob>().toEqualTypeOf<never>();
  });

  it.each(names)('%s passes what is right, unchanged', (name) => {
    expect(GOOD[name].length).toBeGreaterThan(0);
    for (const input of GOOD[name]) expect(inputSchemas[name].parse(input)).toEqual(input);
  });

  it.each(names)('%s refuses a key too many, and another kind of thing', (name) => {
    for (const input of GOOD[name]) {
      if (input !== null) expect(passes(name, { ...(input as object), more: 1 })).toBe(false);
      for (const other of ['text', 1, [], { more: 1 }]) expect(passes(name, other)).toBe(false);
    }
  });

  it.each(names.filter((name) => GOOD[name][0] !== null && name !== 'app.preferences'))(
    '%s refuses each of its keys left out or of another kind',
    (name) => {
      const optional = new Set(['after', 'choices', 'columns', 'descending', 'index', 'look', 'taxonIds']);
      for (const input of GOOD[name] as readonly Record<string, unknown>[]) {
        for (const key of Object.keys(input).filter((key) => !optional.has(key))) {
          const { [key]: _, ...rest } = input;
          expect(passes(name, rest), `without ${key}`).toBe(false);
          expect(passes(name, { ...input, [key]: Symbol('other') }), `other ${key}`).toBe(false);
        }
      }
    },
  );

  it.each([NaN, Infinity, -1, 1.5, Number.MAX_SAFE_INTEGER + 1, '1', null])('refuse the id %s', (specimenId) => {
    expect(passes('review.specimen', { specimenId, modelId: null })).toBe(false);
  });

  it.each(['', 'photos', '../photos', '/photos\0/x', `/${'x'.repeat(5000)}`])('refuse the folder %j', (folder) => {
    expect(passes('app.open', { folder })).toBe(false);
  });

  it.each([
    ['size', 100],
    ['learningRate', 0],
    ['learningRate', NaN],
    ['epochs', 1e9],
    ['heldOutShare', 0.9],
    ['minimumSpecimens', 1],
    ['depth', 20],
    ['augmentation', { ...DEFAULT_TRAINING.augmentation, rotation: 400 }],
    ['mode', 'slow'],
    ['startFrom', { kind: 'model', id: 0 }],
  ])('refuse the setting %s = %j', (setting, value) => {
    expect(passes('training.check', { ...DEFAULT_TRAINING, [setting]: value })).toBe(false);
  });

  it('refuse a shard beyond its count', () => {
    expect(passes('jobs.start', { kind: 'predict', input: { modelId: null, photos: 'all', shard: [4, 4] } })).toBe(
      false,
    );
  });

  it('take whether links are followed, or nothing about it', () => {
    expect([true, false].map((followLinks) => passes('import.preview', { ...importRequest, followLinks }))).toEqual([
      true,
      true,
    ]);
    for (const followLinks of ['yes', 1, null]) {
      expect(passes('import.preview', { ...importRequest, followLinks })).toBe(false);
    }
  });

  it('take what networks look at, or nothing about it', () => {
    const taken = (learnFrom: unknown) => passes('import.preview', { ...importRequest, learnFrom });
    expect(['photo', 'box', 'boxes', true, null].map(taken)).toEqual([true, true, false, false, false]);
  });

  it('take which pages are read, or nothing about it', () => {
    const taken = (pages: unknown) => passes('import.preview', { ...importRequest, pages });
    expect(['first', 'all', 'none', 2, null].map(taken)).toEqual([true, true, false, false, false]);
  });

  it.each([
    null,
    {},
    { folders: { rat: { as: 'name' } }, patterns: {} },
    { folders: { rat: { as: 'gone' } }, patterns: {} },
    { folders: {}, patterns: { '#': 'maybe' } },
  ])('refuse the choices %j in the plan of an import', (choices) => {
    expect(passes('import.preview', { ...importRequest, choices })).toBe(false);
  });

  it.each(['', '/etc/a.jpg', '../a.jpg', 'rat/../../a.jpg', './a.jpg', 'rat//a.jpg', 'a\0.jpg'])(
    'refuse to look at the photo %j, which is not below its folder',
    (photo) => {
      expect(passes('import.look', { folder: '/photos', photo })).toBe(false);
    },
  );

  it.each(JOB_KINDS)('give no path to the job %s that nobody needs to point at', (kind) => {
    const isPath = (schema: z.ZodType) => schema.safeParse('/photos').success && !schema.safeParse('photos').success;
    const paths = Object.entries(jobInputs[kind].shape).filter(([, schema]) => isPath(schema as z.ZodType));
    expect(Object.keys(factsOf<JobKind>(kind).pointedAt).toSorted()).toEqual(paths.map(([key]) => key).toSorted());
  });

  it('refuse the input of another kind of job', () => {
    expect(passes('jobs.start', { kind: 'train', input: importRequest })).toBe(false);
  });
});
