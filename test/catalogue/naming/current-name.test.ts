/* The one rule of the current name, as a table of stories; then the same through the catalogue. */
import { expect, test } from 'vitest';
import {
  currentName,
  type StandingDetermination,
  workOutName,
} from '../../../electron/catalogue/naming/current-name.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import type { PooledAnswer } from '../../../electron/catalogue/naming/predictions.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  UTC,
} from '../../helpers/a-catalogue.ts';

const A = 1;
const B = 2;
const C = 3;

/** The machine: surest of A, then B, then C. */
const machine: PooledAnswer = {
  modelId: 7,
  top: [
    { taxonId: A, probability: 0.6 },
    { taxonId: B, probability: 0.3 },
    { taxonId: C, probability: 0.1 },
  ],
};

type Said = Partial<StandingDetermination> & Pick<StandingDetermination, 'verdict'>;
const is = (taxonId: number, more: Partial<StandingDetermination> = {}): Said => ({
  verdict: 'identified',
  taxonId,
  ...more,
});
const not = (taxonId: number): Said => ({ verdict: 'rejected', taxonId });
const doubtful: Said = { verdict: 'doubtful' };
const cleared: Said = { verdict: 'cleared' };
const none = (...struck: number[]): Said => ({ verdict: 'none-of-these', struck });

const stories: [story: string, said: Said[], answer: PooledAnswer | null, status: string, taxon: number | null][] = [
  ['nothing at all', [], null, 'unnamed', null],
  ['a machine alone', [], machine, 'proposed', A],
  ['a person alone', [is(B)], null, 'verified', B],
  ['a person against the machine', [is(B)], machine, 'verified', B],
  ['the newest person counts', [is(A), is(B)], machine, 'verified', B],
  ['a name in doubt keeps standing, in doubt', [is(B), doubtful], machine, 'doubtful', B],
  ['doubt without a name shows the machine’s', [doubtful], machine, 'doubtful', A],
  ['doubt without anything', [doubtful], null, 'doubtful', null],
  ['a new name ends the doubt', [is(A), doubtful, is(B)], machine, 'verified', B],
  ['cleared leaves the machine’s proposal', [is(B), cleared], machine, 'proposed', A],
  ['cleared without a machine', [is(B), cleared], null, 'unnamed', null],
  ['cleared ends the doubt', [is(B), doubtful, cleared], null, 'unnamed', null],
  ['a rejected name is never proposed', [not(A)], machine, 'proposed', B],
  ['all rejected', [not(A), not(B), not(C)], machine, 'unnamed', null],
  ['rejecting another name leaves the name', [is(A), not(B)], machine, 'verified', A],
  ['rejecting the name takes it away', [is(A), not(A)], machine, 'proposed', B],
  ['doubt outlives the rejection of the name in doubt', [is(A), doubtful, not(A)], machine, 'doubtful', B],
  ['a person may come back to a rejected name', [not(A), is(A)], machine, 'verified', A],
  ['and clearing it then leaves it open to be proposed', [not(A), is(A), cleared], machine, 'proposed', A],
  ['none of these strikes what was proposed', [none(A, B)], machine, 'proposed', C],
  ['none of these takes the name away', [is(C), none(A, B, C)], machine, 'unnamed', null],
  ['rejections are remembered through other verdicts', [not(A), is(B), cleared], machine, 'proposed', B],
  ['a machine’s determination is no person’s', [is(B, { byMachine: true })], null, 'unnamed', null],
  ['nor does it take a person’s name away', [is(A), is(B, { byMachine: true })], machine, 'verified', A],
];

test.each(stories)('%s', (_story, said, answer, status, taxonId) => {
  const determinations = said.map((one, index) => ({
    id: index + 1,
    taxonId: null,
    qualifier: null,
    identifiedBy: `person ${index + 1}`,
    byMachine: false,
    struck: [],
    ...one,
  }));
  const name = currentName(determinations, answer);
  expect({ status: name.status, taxonId: name.taxonId }).toEqual({ status, taxonId });
  // A certainty and a model belong to a machine's name, a determination and a determiner to a person's: never both.
  const persons = determinations.some(({ byMachine, id }) => !byMachine && id === name.determinationId);
  expect(name.determiner !== null).toBe(persons);
  expect(name.certainty !== null).toBe(taxonId !== null && !persons);
  expect(name.modelId).toBe(name.certainty === null ? null : 7);
});

test('answers are pooled over the photos of a specimen, by the newest model that saw it', () => {
  const catalogue = newCatalogue();
  const [a = 0, b = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  const { id, photos } = newSpecimen(catalogue, { views: ['dorsal', 'ventral'] });
  const [first = 0, second = 0] = photos;
  const older = newModel(catalogue, 'older');
  const newer = newModel(catalogue, 'newer');
  predict(catalogue, older, first, [a, 0.9], [b, 0.1]);
  expect(workOutName(catalogue.read, id)).toMatchObject({
    status: 'proposed',
    taxonId: a,
    certainty: 0.9,
    modelId: older,
  });
  predict(catalogue, newer, first, [a, 0.6], [b, 0.4]);
  predict(catalogue, newer, second, [b, 0.75]);
  const name = workOutName(catalogue.read, id);
  expect(name).toMatchObject({ status: 'proposed', taxonId: b, modelId: newer });
  expect(name.certainty).toBeCloseTo((0.4 + 0.75) / 2, 12);
});

test('a machine never overwrites a person: predictions change nothing of a verified specimen', () => {
  const catalogue = newCatalogue();
  const [a = 0, b = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  const { id, photos } = newSpecimen(catalogue);
  decide(catalogue.write, decision([id], { taxonId: a }), UTC);
  const row = () => catalogue.read.get<object>('SELECT * FROM specimen WHERE id = ?', [id]);
  const before = row();
  for (const model of ['one', 'two']) predict(catalogue, newModel(catalogue, model), photos[0] ?? 0, [b, 0.999]);
  // A place in the queue of contradicted names is all that it gets.
  expect(row()).toEqual({ ...before, by_contradiction: -999_000 });
  expect(catalogue.read.value<number>('SELECT count(*) FROM determination')).toBe(1);
});

test('none of these strikes out exactly what that model proposed, and a later model may name something else', () => {
  const catalogue = newCatalogue();
  const [a = 0, b = 0, c = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens', 'Carabus hortensis');
  const { id, photos } = newSpecimen(catalogue);
  const [photo = 0] = photos;
  const model = newModel(catalogue, 'first');
  predict(catalogue, model, photo, [a, 0.7], [b, 0.3]);
  decide(catalogue.write, decision([id], { verdict: 'none-of-these', taxonId: null, modelId: model }), UTC);
  expect(workOutName(catalogue.read, id).status).toBe('unnamed');
  predict(catalogue, newModel(catalogue, 'second'), photo, [a, 0.5], [c, 0.4], [b, 0.1]);
  expect(workOutName(catalogue.read, id)).toMatchObject({ status: 'proposed', taxonId: c, certainty: 0.4 });
});
