/* Fields of specimens are set and emptied: of one, of many, of a range of numbers; as one act, planned, undone and done again. */
import { expect, test } from 'vitest';
import { planRepair, repair } from '../../../electron/catalogue/repairing/repair.ts';
import { fieldsInUse, specimenFields } from '../../../electron/catalogue/repairing/specimen-fields.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import type { FieldEdit, FieldsOf, FieldWay } from '../../../electron/contract/fields.ts';
import type { EditedTerm } from '../../../electron/domain/field-values.ts';
import { ProblemError } from '../../../electron/domain/problems.ts';
import { decision, newCatalogue, newSpecimen, reopened, UTC } from '../../helpers/a-catalogue.ts';
import { aCollectionToPutRight, BY, faults, putRight, turned } from '../../helpers/repairs.ts';

const set = (term: EditedTerm, value: string, way: FieldWay = 'set'): FieldEdit => ({ field: { term }, way, value });
const own = (name: string, value: string, way: FieldWay = 'set'): FieldEdit => ({ field: { own: name }, way, value });
const acts = (of: FieldsOf, ...edits: FieldEdit[]) => ({ act: 'fields', of, edits }) as const;
const plan = ({ write }: Catalogue, of: FieldsOf, ...edits: FieldEdit[]) =>
  planRepair(write, { repair: acts(of, ...edits), by: BY }, UTC);
const edit = (catalogue: Catalogue, of: FieldsOf, ...edits: FieldEdit[]) => putRight(catalogue, acts(of, ...edits));

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'done';
}

const columnOf = ({ read }: Catalogue, id: number, column: string) =>
  read.value(`SELECT ${column} FROM main.specimen WHERE id = ?`, [id]);

test('the fields of one specimen are one act, which is undone and done again after a restart', async () => {
  const { catalogue, twelve } = aCollectionToPutRight();
  const of = { specimenIds: [twelve.id] };
  const edits = [
    set('country', 'Costa Rica'),
    set('decimalLatitude', '10°3′N'),
    set('decimalLongitude', '-84.1'),
    set('eventDate', '12.v.1998'),
    set('typeStatus', 'Paratype'),
    set('locality', '', 'empty'),
    own('Host plant', 'Salix'),
  ];
  const planned = plan(catalogue, of, ...edits);
  expect(planned).toMatchObject({
    description: '12: country, decimalLatitude, decimalLongitude and 4 other fields changed',
    specimens: 1,
  });
  expect(specimenFields(catalogue.read, twelve.id).terms.country).toBe('');
  const before = specimenFields(catalogue.read, twelve.id);
  edit(catalogue, of, ...edits);
  const after = specimenFields(catalogue.read, twelve.id);
  expect(after).toMatchObject({
    catalogNumber: '12',
    scientificName: 'Carabus auratus',
    isType: true,
    terms: {
      country: 'Costa Rica',
      decimalLatitude: '10.05',
      decimalLongitude: '-84.1',
      eventDate: '1998-05-12',
      typeStatus: 'paratype',
      locality: '',
      basisOfRecord: 'PreservedSpecimen',
    },
    own: [{ name: 'Host plant', value: 'Salix' }],
  });
  expect(columnOf(catalogue, twelve.id, 'by_date')).toBe('1998-05-12');
  const again = reopened(catalogue);
  turned(again, 'undo');
  expect(specimenFields(again.read, twelve.id)).toEqual(before);
  turned(again, 'redo');
  expect(specimenFields(again.read, twelve.id)).toEqual(after);
  expect(await faults(again)).toEqual([]);
});

test('of many, the plan counts what changes, what is replaced and what stays, and the act does that', () => {
  const catalogue = newCatalogue();
  const countries = [null, null, 'Austria', 'Austria', 'Italy', 'Tyrol', 'Costa Rica'];
  const ids = countries.map((country) => newSpecimen(catalogue, { terms: country === null ? {} : { country } }).id);
  const of = { specimenIds: ids };
  const planned = plan(catalogue, of, set('country', 'Costa Rica'), set('recordedBy', 'Ada'));
  expect(planned).toMatchObject({ description: '7 specimens: country, recordedBy changed', specimens: 7, told: [] });
  expect(planned.fields).toEqual([
    {
      field: 'country',
      way: 'set',
      value: 'Costa Rica',
      changed: 6,
      replaced: 4,
      replacedValues: [
        { value: 'Austria', specimens: 2 },
        { value: 'Italy', specimens: 1 },
        { value: 'Tyrol', specimens: 1 },
      ],
      same: 1,
      kept: 0,
    },
    { field: 'recordedBy', way: 'set', value: 'Ada', changed: 7, replaced: 0, replacedValues: [], same: 0, kept: 0 },
  ]);
  const onlyEmpty = plan(catalogue, of, set('country', 'Costa Rica', 'set-empty'));
  expect(onlyEmpty).toMatchObject({ description: '2 specimens: country set to Costa Rica', specimens: 2 });
  expect(onlyEmpty.fields).toMatchObject([{ changed: 2, replaced: 0, same: 1, kept: 4 }]);
  const emptied = plan(catalogue, of, set('country', '', 'empty'));
  expect(emptied.fields).toMatchObject([{ value: null, changed: 5, replaced: 5, same: 2 }]);

  const result = edit(catalogue, of, set('country', 'Costa Rica', 'set-empty'));
  expect(result.specimenIds).toEqual(ids.slice(0, 2));
  const standing = () => ids.map((id) => columnOf(catalogue, id, 'country'));
  expect(standing()).toEqual(['Costa Rica', 'Costa Rica', 'Austria', 'Austria', 'Italy', 'Tyrol', 'Costa Rica']);
  edit(catalogue, of, set('country', '', 'empty'));
  expect(standing()).toEqual(ids.map(() => null));
  turned(catalogue, 'undo');
  turned(catalogue, 'undo');
  expect(standing()).toEqual(countries);
});

test('a range of numbers has both ends and is in the order of the catalogue, however it is written', () => {
  const catalogue = newCatalogue();
  const numbers = ['VC 9', 'VC 10', 'VC 010', 'VC 11', 'VC 20', 'VC 21', 'AB 15', 'VC 10a'];
  const ids = new Map(numbers.map((number) => [number, newSpecimen(catalogue, { number }).id]));
  newSpecimen(catalogue, {});
  const met = (from: string, to: string) => {
    const { told, specimens } = plan(catalogue, { from, to }, set('country', 'Chile'));
    return `${specimens}: ${told.join(' ')}`;
  };
  expect(met('VC 10', 'VC 20')).toBe('5: 5 specimens have such a number, from VC 010 to VC 20.');
  expect(met('vc_9', 'VC-11')).toBe('5: 5 specimens have such a number, from VC 9 to VC 11.');
  expect(met('VC 12', 'VC 20')).toBe('1: 1 specimen has such a number, from VC 20 to VC 20.');
  edit(catalogue, { from: 'VC 10', to: 'VC 11' }, set('country', 'Chile'));
  const chilean = numbers.filter((number) => columnOf(catalogue, ids.get(number) ?? 0, 'country') === 'Chile');
  expect(chilean).toEqual(['VC 10', 'VC 010', 'VC 11', 'VC 10a']);
  const none = 'numbers-between: No specimen has a number from';
  expect(refusal(() => met('VC 20', 'VC 10'))).toBe(`${none} VC 20 to VC 10.`);
  expect(refusal(() => met('ZZ 1', 'ZZ 9'))).toBe(`${none} ZZ 1 to ZZ 9.`);
});

test('of a taxon those are meant that persons call so, or narrower', () => {
  const { catalogue, auratus, nitens, twelve, thirteen, loose } = aCollectionToPutRight();
  const genus = catalogue.read.value<number>('SELECT parent_id FROM taxon WHERE id = ?', [auratus]);
  const of = (taxonId: number) => plan(catalogue, { taxonId }, set('country', 'Chile')).specimens;
  expect([of(auratus), of(nitens), of(genus)]).toEqual([1, 1, 2]);
  decide(catalogue.write, decision([loose.id], { taxonId: nitens, identifiedBy: 'Ada' }), UTC);
  edit(catalogue, { taxonId: nitens }, set('country', 'Chile'));
  const standing = [twelve, thirteen, loose].map(({ id }) => columnOf(catalogue, id, 'country'));
  expect(standing).toEqual([null, 'Chile', 'Chile']);
  expect(refusal(() => plan(catalogue, { taxonId: nitens }, set('country', 'Chile')))).toMatch(/^nothing-to-set/);
});

test('types are left out of an act on many, and changed one at a time', () => {
  const { catalogue, twelve, thirteen, type } = aCollectionToPutRight();
  const of = { specimenIds: [twelve.id, type.id, thirteen.id] };
  const planned = plan(catalogue, of, set('recordedBy', 'Ada'));
  expect(planned).toMatchObject({
    specimens: 2,
    told: ['1 type is left out: the fields of types are changed one specimen at a time.'],
  });
  edit(catalogue, of, set('recordedBy', 'Ada'));
  expect(columnOf(catalogue, type.id, 'recorded_by')).toBeNull();
  edit(catalogue, { specimenIds: [type.id] }, set('recordedBy', 'Ada'));
  expect(columnOf(catalogue, type.id, 'recorded_by')).toBe('Ada');
  const another = newSpecimen(catalogue, { terms: { type_status: 'paratype' } });
  const types = { specimenIds: [type.id, another.id] };
  expect(refusal(() => plan(catalogue, types, set('recordedBy', 'Otto')))).toMatch(/^type-protected/);
});

test('a number is that of one specimen', () => {
  const { catalogue, twelve, thirteen, loose } = aCollectionToPutRight();
  edit(catalogue, { specimenIds: [loose.id] }, set('catalogNumber', 'VC 0045'));
  expect(columnOf(catalogue, loose.id, 'loose_number')).toBe('vc0045');
  const asked = (ids: number[], value: string, way: FieldWay = 'set') =>
    refusal(() => plan(catalogue, { specimenIds: ids }, set('catalogNumber', value, way)));
  expect(asked([twelve.id], '13')).toMatch(/^number-taken: 13 is the number of another specimen/);
  expect(asked([twelve.id], 'vc-0045')).toMatch(/^number-taken/);
  expect(asked([loose.id], 'vc-0045')).toBe('done');
  expect(asked([twelve.id, thirteen.id], '99')).toMatch(/^number-of-one: .* 2 specimens are chosen/);
  expect(asked([twelve.id, thirteen.id], '', 'empty')).toMatch(/^number-of-one/);
  edit(catalogue, { specimenIds: [loose.id] }, set('catalogNumber', '', 'empty'));
  expect(columnOf(catalogue, loose.id, 'catalog_number')).toBeNull();
  turned(catalogue, 'undo');
  expect(columnOf(catalogue, loose.id, 'catalog_number')).toBe('VC 0045');
});

test('no act leaves half a place, nor makes one of two places', () => {
  const catalogue = newCatalogue();
  const empty = newSpecimen(catalogue, {}).id;
  const half = newSpecimen(catalogue, { terms: { decimal_latitude: 47 } }).id;
  const whole = newSpecimen(catalogue, {
    terms: { decimal_latitude: 1, decimal_longitude: 2, coordinate_uncertainty_m: 30 },
  }).id;
  const place = (way: FieldWay) => [set('decimalLatitude', '10', way), set('decimalLongitude', '20', way)];
  const of = { specimenIds: [empty, half, whole] };
  expect(refusal(() => plan(catalogue, of, set('decimalLatitude', '10')))).toBe(
    'half-coordinates: Latitude and longitude belong together, and 2 specimens would have one without the other. Set both, or empty both.',
  );
  expect(refusal(() => plan(catalogue, { specimenIds: [whole] }, set('decimalLatitude', '', 'empty')))).toMatch(
    /^half/,
  );
  // A half from an import does not stand in the way of other fields.
  expect(refusal(() => plan(catalogue, of, set('country', 'Chile')))).toBe('done');
  expect(plan(catalogue, of, ...place('set-empty')).fields).toMatchObject([{ changed: 1, kept: 2 }, { changed: 1 }]);
  expect(plan(catalogue, of, ...place('set')).told).toEqual([
    'coordinateUncertaintyInMeters stays as it is in 1 specimen, whose coordinates change.',
  ]);
  edit(catalogue, of, ...place('set'), set('coordinateUncertaintyInMeters', '5 m'));
  const rows = catalogue.read.raw('SELECT decimal_latitude, decimal_longitude, coordinate_uncertainty_m FROM specimen');
  expect(rows).toEqual([1, 2, 3].map(() => [10, 20, 5]));
});

test('fields of the catalogue’s own are added, changed and emptied, each beside the others', () => {
  const catalogue = newCatalogue();
  const plain = newSpecimen(catalogue, {}).id;
  const other = JSON.stringify({ habitat: 'wood', 'a "quoted" name': 'x', country: 'left by an import' });
  const rich = newSpecimen(catalogue, { terms: { other_terms: other } }).id;
  const of = { specimenIds: [plain, rich] };
  const planned = plan(catalogue, of, own('habitat', 'bog', 'set-empty'), own('a "quoted" name', '', 'empty'));
  expect(planned.fields).toMatchObject([
    { field: 'habitat', changed: 1, kept: 1 },
    { field: 'a "quoted" name', changed: 1, same: 1 },
  ]);
  edit(catalogue, of, own('habitat', 'bog', 'set-empty'), own('a "quoted" name', '', 'empty'));
  expect(columnOf(catalogue, plain, 'other_terms')).toBe('{"habitat":"bog"}');
  expect(columnOf(catalogue, rich, 'other_terms')).toBe('{"habitat":"wood","country":"left by an import"}');
  edit(catalogue, of, own('habitat', '', 'empty'), own('country', '', 'empty'));
  expect([plain, rich].map((id) => columnOf(catalogue, id, 'other_terms'))).toEqual([null, null]);
  turned(catalogue, 'undo');
  turned(catalogue, 'undo');
  expect([plain, rich].map((id) => columnOf(catalogue, id, 'other_terms'))).toEqual([null, other]);
  expect(refusal(() => plan(catalogue, of, own('country', 'Chile')))).toMatch(/^wrong-setting: country: /);
});

test.each([
  ['eventDate', '3/5/1998', 'eventDate: day and month could be either way round'],
  ['basisOfRecord', 'pinned', 'basisOfRecord: it is none of the words of Darwin Core'],
  ['typeStatus', 'holotipo', 'typeStatus: holotipo is no type status'],
  ['decimalLatitude', '91', 'decimalLatitude: it must lie between -90 and 90.'],
] as const)('%s refuses %s, and nothing is written', (term, value, words) => {
  const { catalogue, twelve } = aCollectionToPutRight();
  const of = { specimenIds: [twelve.id] };
  const asked = { repair: acts(of, set('country', 'Chile'), set(term, value)), by: BY };
  expect(refusal(() => repair(catalogue.write, asked, UTC))).toContain(`wrong-setting: ${words}`);
  expect(columnOf(catalogue, twelve.id, 'country')).toBeNull();
  expect(catalogue.read.value("SELECT count(*) FROM action WHERE kind = 'repair'")).toBe(0);
});

test('what cannot be meant is refused in words', () => {
  const { catalogue, twelve } = aCollectionToPutRight();
  const of = { specimenIds: [twelve.id] };
  const asked = (...edits: FieldEdit[]) => refusal(() => plan(catalogue, of, ...edits));
  expect(asked(set('locality', 'Kew'))).toBe(
    'nothing-to-set: Nothing would change: what is chosen has these values already, or others, which stay.',
  );
  expect(asked(set('country', 'a'), set('country', 'b'))).toBe('wrong-setting: country: it is set twice.');
  expect(asked(set('basisOfRecord', '', 'empty'))).toContain('every specimen has one');
  expect(refusal(() => plan(catalogue, { specimenIds: [999] }, set('country', 'a')))).toMatch(/^bad-request/);
});

test('a specimen that is joined with one of a sensitive place is of one', () => {
  const { catalogue, twelve, thirteen } = aCollectionToPutRight();
  edit(catalogue, { specimenIds: [thirteen.id] }, set('sensitivePlace', 'nest site'));
  putRight(catalogue, { act: 'join', specimenIds: [thirteen.id], intoId: twelve.id });
  expect(columnOf(catalogue, twelve.id, 'sensitive_place')).toBe('nest site');
  turned(catalogue, 'undo');
  expect(columnOf(catalogue, twelve.id, 'sensitive_place')).toBeNull();
});

test('an undo leaves what was written since, and finds a place again by its words', () => {
  const { catalogue, twelve } = aCollectionToPutRight();
  const found = (words: string) =>
    catalogue.read.ids('SELECT rowid FROM specimen_search WHERE specimen_search MATCH ?', [words]);
  edit(catalogue, { specimenIds: [twelve.id] }, set('locality', 'Wienerwald'));
  expect([...found('Wienerwald')]).toEqual([twelve.id]);
  catalogue.write.run('UPDATE main.specimen SET locality = ? WHERE id = ?', ['Wechsel', twelve.id]);
  turned(catalogue, 'undo');
  expect(columnOf(catalogue, twelve.id, 'locality')).toBe('Wechsel');
});

test('fields and values in use are offered, most used first', () => {
  const catalogue = newCatalogue();
  const terms = (country: string, others: Record<string, string>) => ({ country, other_terms: JSON.stringify(others) });
  newSpecimen(catalogue, { terms: terms('Italy', { Host: 'Salix', Trap: 'light' }) });
  newSpecimen(catalogue, { terms: terms('Chile', { Host: 'Salix' }) });
  newSpecimen(catalogue, { terms: terms('Italy', { Host: 'Rosa' }) });
  const used = fieldsInUse(catalogue.read);
  expect(used.own).toEqual([
    { name: 'Host', specimens: 3 },
    { name: 'Trap', specimens: 1 },
  ]);
  expect(used.values).toMatchObject({ country: ['Italy', 'Chile'], Host: ['Salix', 'Rosa'], Trap: ['light'] });
});
