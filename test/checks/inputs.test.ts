import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { factsOf, JOB_KINDS, type JobInput, type JobKind } from '../../electron/contract/jobs.ts';
import type { RequestInput, RequestName } from '../../electron/contract/requests.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { type CheckedInput, inputSchemas, jobInputs } from '../../electron/checks/inputs.ts';
import { GOOD, importRequest } from '../helpers/good-inputs.ts';

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
      const optional = new Set(['after', 'choices', 'columns', 'descending', 'index', 'look', 'part', 'taxonIds']);
      // A list has one always, the queue where a person chose one.
      if (name === 'review.queue') optional.add('filter');
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
