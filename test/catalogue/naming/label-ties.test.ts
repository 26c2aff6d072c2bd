/* A label tied to a taxon: all that a person called so, in one act that is undone as one, and remembered. */
import { expect, test } from 'vitest';
import { nextUndo, redo, undo } from '../../../electron/catalogue/naming/actions.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { determinationHistory } from '../../../electron/catalogue/naming/determinations.ts';
import { taxonOfLabel, tieLabel } from '../../../electron/catalogue/naming/label-ties.ts';
import { labelId } from '../../../electron/catalogue/naming/taxa.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { addName } from '../../../electron/importing/add-name.ts';
import { toProblem } from '../../../electron/domain/problems.ts';
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

const shown = ({ read }: Catalogue) =>
  read
    .all<{ s: string; t: number | null; q: string | null }>(
      'SELECT shown_status AS s, shown_taxon_id AS t, shown_qualifier AS q FROM specimen ORDER BY id',
    )
    .map(({ s, t, q }) => [s, t, q]);

/** Called rat; rat in doubt; "cf. rat"; pig; predicted to be rat; rat once and cleared since. */
function collection() {
  const catalogue = newCatalogue();
  const { write } = catalogue;
  const [rattus = 0, norvegicus = 0] = genusAndSpecies(catalogue, 'Rattus rattus', 'Rattus norvegicus');
  const [rat, pig] = [labelId(write, 'rat'), labelId(write, 'pig')];
  const ids = Array.from({ length: 6 }, () => newSpecimen(catalogue));
  const [plain, doubted, open, other, predicted, cleared] = ids.map(({ id }) => id);
  decide(write, decision([plain!, doubted!, cleared!], { taxonId: rat }), UTC);
  decide(write, decision([doubted!]), UTC);
  decide(write, decision([open!], { taxonId: rat, qualifier: 'cf.' }), UTC);
  decide(write, decision([other!], { taxonId: pig }), UTC);
  decide(write, decision([cleared!], { verdict: 'cleared' }), UTC);
  predict(catalogue, newModel(catalogue, 'Animals'), ids[4]?.photos[0] ?? 0, [rat, 0.9]);
  const request = { labelId: rat, taxonId: rattus, identifiedBy: ' Edith Example ' };
  return {
    catalogue,
    rat,
    pig,
    rattus,
    norvegicus,
    request,
    specimens: [plain!, doubted!, open!],
    predicted: predicted!,
  };
}

test('every specimen that a person called so bears the taxon’s name, doubt and "cf." with it, and nothing else does', () => {
  const { catalogue, rat, pig, rattus, request, specimens } = collection();
  const result = tieLabel(catalogue.write, request, UTC);
  expect(result).toMatchObject({
    description: 'rat: Rattus rattus (3 specimens)',
    specimenIds: specimens,
    undo: 'rat: Rattus rattus (3 specimens)',
  });
  expect(shown(catalogue)).toEqual([
    ['verified', rattus, null],
    ['doubtful', rattus, null],
    ['verified', rattus, 'cf.'],
    ['verified', pig, null],
    ['proposed', rat, null],
    ['unnamed', null, null],
  ]);
  const [newest, before] = determinationHistory(catalogue.read, specimens[0]!);
  expect(newest).toMatchObject({
    verdict: 'identified',
    taxon: { id: rattus },
    identifiedBy: 'Edith Example',
    remarks: 'label "rat"',
  });
  expect(before).toMatchObject({ taxon: { id: rat }, withdrawn: false });
});

test('undo takes it back wholly, redo does it again, across restarts, and the tie is known as long as it stands', () => {
  const { catalogue, rat, request, norvegicus } = collection();
  const before = shown(catalogue);
  expect(taxonOfLabel(catalogue.read, 'rat')).toBeNull();
  tieLabel(catalogue.write, request, UTC);
  const after = shown(catalogue);
  const again = reopened(catalogue);
  expect(taxonOfLabel(again.read, 'rat')).toMatchObject({ scientificName: 'Rattus rattus' });
  expect(taxonOfLabel(again.read, 'Rattus rattus')).toBeNull();
  undo(again.write, UTC);
  expect(shown(again)).toEqual(before);
  expect(taxonOfLabel(again.read, 'rat')).toBeNull();
  redo(again.write, UTC);
  expect(shown(again)).toEqual(after);
  expect(taxonOfLabel(again.read, 'rat')).toMatchObject({ scientificName: 'Rattus rattus' });
  // What is called so later is tied in a new act, to the same taxon or to another.
  const late = newSpecimen(again).id;
  decide(again.write, decision([late], { taxonId: rat }), UTC);
  const second = tieLabel(again.write, { ...request, taxonId: norvegicus }, UTC);
  expect(second.specimenIds).toEqual([late]);
  expect(taxonOfLabel(again.read, 'rat')).toMatchObject({ scientificName: 'Rattus norvegicus' });
  undo(again.write, UTC);
  expect(taxonOfLabel(again.read, 'rat')).toMatchObject({ scientificName: 'Rattus rattus' });
});

test.each([
  ['a taxon in place of the label', { labelId: 'rattus' }, 'bad-request'],
  ['a label in place of the taxon', { taxonId: 'pig' }, 'bad-request'],
  ['a taxon that is not there', { taxonId: 999 }, 'name-unknown'],
  ['nobody who says so', { identifiedBy: ' ' }, 'wrong-setting'],
] as const)('%s is refused, and nothing is written', (_, wrong, code) => {
  const { catalogue, rat, pig, rattus } = collection();
  const ids = { rat, pig, rattus };
  const id = (wanted: keyof typeof ids | 999) => (wanted === 999 ? wanted : ids[wanted]);
  const before = [shown(catalogue), nextUndo(catalogue.read)];
  const request = {
    labelId: 'labelId' in wrong ? id(wrong.labelId) : rat,
    taxonId: 'taxonId' in wrong ? id(wrong.taxonId) : rattus,
    identifiedBy: 'identifiedBy' in wrong ? wrong.identifiedBy : 'Edith Example',
  };
  expect(() => tieLabel(catalogue.write, request, UTC)).toThrow(expect.objectContaining({ code }));
  expect([shown(catalogue), nextUndo(catalogue.read)]).toEqual(before);
  expect(catalogue.read.value('SELECT count(*) FROM label_tie')).toBe(0);
});

test('a type specimen among many is decided by itself first', () => {
  const { catalogue, rat, rattus, request } = collection();
  const type = newSpecimen(catalogue, { terms: { type_status: 'holotype' } }).id;
  decide(catalogue.write, decision([type], { taxonId: rat }), UTC);
  expect(() => tieLabel(catalogue.write, request, UTC)).toThrow(expect.objectContaining({ code: 'type-protected' }));
  decide(catalogue.write, decision([type], { taxonId: rattus }), UTC);
  expect(tieLabel(catalogue.write, request, UTC).specimenIds).toHaveLength(3);
});

test('a name that is typed becomes a taxon with its genus, once; what is no name does not', () => {
  const { write } = newCatalogue();
  const added = addName(write, 'Mus musculus Linnaeus, 1758');
  expect(added).toMatchObject({
    scientificName: 'Mus musculus',
    scientificNameAuthorship: 'Linnaeus, 1758',
    taxonRank: 'species',
  });
  expect(addName(write, 'Mus musculus').id).toBe(added.id);
  expect(addName(write, 'Mus')).toMatchObject({ id: added.parentId, taxonRank: 'genus' });
  for (const name of ['house mouse', '', '斑马', 'Mus cf. musculus', 'n02084071']) {
    expect(toProblem(catching(() => addName(write, name))), name).toMatchObject({ code: 'wrong-setting' });
  }
});

function catching(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
