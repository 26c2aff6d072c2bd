/* Decisions, undo and redo: one act, one undo, also after the program was closed. */
import { expect, test } from 'vitest';
import { nextRedo, nextUndo, redo, undo } from '../../../electron/catalogue/naming/actions.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { qualified } from '../../../electron/domain/names/qualifier.ts';
import { determinationHistory } from '../../../electron/catalogue/naming/determinations.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  reopened,
  UTC,
} from '../../helpers/a-catalogue.ts';

const problem = (code: string) => expect.objectContaining({ code });
const shown = ({ read }: Catalogue) =>
  read
    .all<{ s: string; t: number | null }>('SELECT shown_status AS s, shown_taxon_id AS t FROM specimen ORDER BY id')
    .map(({ s, t }) => `${s} ${t ?? '-'}`);

function collection() {
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  const specimens = ['104233', '104234', null].map(
    (number) => newSpecimen(catalogue, { number, views: ['dorsal'] }).id,
  );
  return { catalogue, taxa, specimens };
}

test('undo and redo walk through the acts, and a new act ends what could be redone', () => {
  const { catalogue, taxa, specimens } = collection();
  const [a = 0, b = 0] = taxa;
  const [one = 0, two = 0, three = 0] = specimens;
  const { write } = catalogue;
  const states = [shown(catalogue)];
  for (const request of [
    decision([one], { taxonId: a }),
    decision([one, two, three], { taxonId: b }),
    decision([two]),
    decision([one], { verdict: 'rejected', taxonId: b }),
  ]) {
    decide(write, request, UTC);
    states.push(shown(catalogue));
  }
  for (let at = 3; at >= 0; at--) {
    undo(write, UTC);
    expect(shown(catalogue)).toEqual(states[at]);
  }
  expect(() => undo(write, UTC)).toThrow(problem('nothing-to-undo'));
  for (let at = 1; at <= 4; at++) {
    redo(write, UTC);
    expect(shown(catalogue)).toEqual(states[at]);
  }
  expect(() => redo(write, UTC)).toThrow(problem('nothing-to-redo'));
  undo(write, UTC);
  undo(write, UTC);
  expect(decide(write, decision([three], { taxonId: a }), UTC).redo).toBeNull();
  expect(() => redo(write, UTC)).toThrow(problem('nothing-to-redo'));
  // What was undone before the new act cannot come back, but the new act can.
  undo(write, UTC);
  expect(shown(catalogue)).toEqual(states[2]);
  redo(write, UTC);
  expect(nextRedo(write)).toBeUndefined();
});

test('undo and redo survive a restart, and nothing that was said is lost by them', () => {
  const { catalogue, taxa, specimens } = collection();
  const [a = 0] = taxa;
  const [one = 0, two = 0] = specimens;
  decide(catalogue.write, decision([one, two], { taxonId: a }), UTC);
  decide(catalogue.write, decision([one]), UTC);
  undo(catalogue.write, UTC);
  const second = reopened(catalogue);
  expect(nextUndo(second.read)?.description).toBe('2 specimens: Carabus auratus');
  expect(nextRedo(second.read)?.description).toBe('104233: doubtful');
  expect(redo(second.write, UTC)).toMatchObject({ description: '104233: doubtful', specimenIds: [one] });
  const third = reopened(second);
  expect(undo(third.write, UTC).specimenIds).toEqual([one]);
  expect(undo(third.write, UTC).specimenIds).toEqual([one, two]);
  expect(shown(third)).toEqual(['unnamed -', 'unnamed -', 'unnamed -']);
  expect(determinationHistory(third.read, one).map(({ verdict, withdrawn }) => [verdict, withdrawn])).toEqual([
    ['doubtful', true],
    ['identified', true],
  ]);
  expect(third.read.value('SELECT count(*) FROM determination')).toBe(3);
});

test('imports are not undone with the decisions after them', () => {
  const { catalogue } = collection();
  catalogue.write.run(`INSERT INTO action (kind, description, made_utc) VALUES ('import', 'Import of beetles', ?)`, [
    UTC,
  ]);
  expect(() => undo(catalogue.write, UTC)).toThrow(problem('nothing-to-undo'));
});

test('types are decided one at a time, and a refused act writes nothing', () => {
  const { catalogue, taxa, specimens } = collection();
  const [a = 0] = taxa;
  const type = newSpecimen(catalogue, { number: '7', terms: { type_status: 'holotype' } }).id;
  const before = catalogue.read.value('SELECT count(*) FROM action');
  expect(() => decide(catalogue.write, decision([...specimens, type], { taxonId: a }), UTC)).toThrow(
    problem('type-protected'),
  );
  expect(catalogue.read.value('SELECT count(*) FROM action')).toBe(before);
  expect(shown(catalogue).every((line) => line === 'unnamed -')).toBe(true);
  expect(decide(catalogue.write, decision([type], { taxonId: a }), UTC).specimenIds).toEqual([type]);
  // The same type named twice in the request is still one specimen.
  expect(decide(catalogue.write, decision([type, type]), UTC).specimenIds).toEqual([type]);
});

test.each([
  ['no specimen', decision([]), 'bad-request'],
  ['an unknown specimen', decision([99]), 'bad-request'],
  ['an unknown taxon', decision([1], { taxonId: 99 }), 'name-unknown'],
  ['no person', decision([1], { identifiedBy: '  ' }), 'wrong-setting'],
  ['a name where none is due', { ...decision([1]), taxonId: 1 }, 'bad-request'],
  ['no name where one is due', { ...decision([1]), verdict: 'rejected' as const }, 'bad-request'],
])('refused: %s', (_case, request, code) => {
  const { catalogue } = collection();
  expect(() => decide(catalogue.write, request, UTC)).toThrow(problem(code));
  expect(catalogue.read.value('SELECT count(*) FROM determination')).toBe(0);
});

test('descriptions name specimen and name as a label would', () => {
  const { catalogue, taxa, specimens } = collection();
  const [a = 0] = taxa;
  const [one = 0, , unnumbered = 0] = specimens;
  const said = (request: Parameters<typeof decide>[1]) => decide(catalogue.write, request, UTC).description;
  expect(said(decision([one], { taxonId: a, qualifier: 'cf.' }))).toBe('104233: Carabus cf. auratus');
  expect(said(decision([one], { verdict: 'rejected', taxonId: a }))).toBe('104233: not Carabus auratus');
  expect(said(decision([unnumbered], { verdict: 'cleared' }))).toMatch(/^VC_.*\.jpg: name cleared$/);
  expect(qualified('Carabus', 'sp.')).toBe('Carabus sp.');
  expect(qualified('Carabus auratus', '?')).toBe('Carabus auratus ?');
  expect(qualified('Carabus', 'cf.')).toBe('cf. Carabus');
});

test('the model whose suggestion was on screen is kept, and the determination is the person’s', () => {
  const { catalogue, taxa, specimens } = collection();
  const [a = 0] = taxa;
  const [one = 0] = specimens;
  const model = newModel(catalogue, 'run 1');
  predict(catalogue, model, 1, [a, 0.8]);
  decide(catalogue.write, decision([one], { taxonId: a, modelId: model }), UTC);
  expect(catalogue.read.get('SELECT identified_by, by_model_id, suggested_by_model_id FROM determination')).toEqual({
    identified_by: 'Edith Example',
    by_model_id: null,
    suggested_by_model_id: model,
  });
});
