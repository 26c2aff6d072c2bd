// @vitest-environment happy-dom
/* Fields in the window: changed in place, refused in words, copied and carried forward; of many only after what would come of it. */
import { describe, expect, test } from 'vitest';
import type { FieldsInUse, SpecimenFields } from '../../../electron/contract/fields.ts';
import type { RepairPlan } from '../../../electron/contract/repair.ts';
import { EDITED_TERMS, type EditedTerm } from '../../../electron/domain/field-values.ts';
import { ProblemError } from '../../../electron/domain/problems.ts';
import FieldsOfMany from '../../../renderer/components/fields/FieldsOfMany.svelte';
import FieldsOfOne from '../../../renderer/components/fields/FieldsOfOne.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, one, press, type, wordsOf } from '../../helpers/window/person.ts';

const IN_USE: FieldsInUse = { own: [{ name: 'Host plant', specimens: 3 }], values: { country: ['Austria', 'Italy'] } };
const PLAN: RepairPlan = { description: 'would be so', photos: 0, specimens: 2, told: ['What else comes of it.'] };

function specimen(
  specimenId: number,
  terms: Partial<Record<EditedTerm, string>> = {},
  own: SpecimenFields['own'] = [],
): SpecimenFields {
  const all = Object.fromEntries(EDITED_TERMS.map((term) => [term, ''])) as Record<EditedTerm, string>;
  const number = `VC ${specimenId}`;
  const values = { ...all, basisOfRecord: 'PreservedSpecimen', catalogNumber: number, ...terms };
  return { specimenId, catalogNumber: number, scientificName: null, isType: false, terms: values, own };
}

function catalogueOf(specimens: readonly SpecimenFields[], plan: Partial<RepairPlan> = {}) {
  return bridge({
    'specimens.fields': ({ specimenId }) => specimens.find((each) => each.specimenId === specimenId)!,
    'specimens.fields-in-use': () => IN_USE,
    'repair.plan': ({ repair }) => {
      const number = repair.act === 'fields' ? repair.edits.find(({ value }) => value === 'VC 9') : undefined;
      if (number) throw new ProblemError('number-taken', { number: 'VC 9' });
      return { ...PLAN, ...plan };
    },
    'repair.do': () => ({ actionId: 1, description: 'done', specimenIds: [1], undo: 'done', redo: null, told: [] }),
  });
}

const field = (name: string) => {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};
/** What was typed counts a moment later. */
async function typeIn(name: string, text: string) {
  await type(field(name), text);
  await new Promise((resolve) => setTimeout(resolve, 320));
  await settled();
}
const text = () => wordsOf(document.body.textContent);

describe('of one specimen', () => {
  test('all fields are there, and what is changed is one act', async () => {
    const asked = catalogueOf([specimen(1, { country: 'Italy' }, [{ name: 'Trap', value: 'light' }])]);
    await mounted(FieldsOfOne, { specimenId: 1, onclose: () => {} });
    expect([field('Country').value, field('Trap').value, field('Number').value]).toEqual(['Italy', 'light', 'VC 1']);
    expect(one('button', /^Save/)).toHaveProperty('disabled', true);
    await typeIn('Country', 'Austria');
    await typeIn('Trap', '');
    await typeIn('Collected on', '12.v.1998');
    expect(text()).toContain('kept as 1998-05-12');
    expect(text()).toContain('3 changes, not saved yet');
    await press('Enter', { ctrlKey: true });
    expect(asked.inputs('repair.do').map(({ repair }) => repair)).toEqual([
      {
        act: 'fields',
        of: { specimenIds: [1] },
        edits: [
          { field: { term: 'country' }, way: 'set', value: 'Austria' },
          { field: { own: 'Trap' }, way: 'empty', value: '' },
          { field: { term: 'eventDate' }, way: 'set', value: '12.v.1998' },
        ],
      },
    ]);
  });

  test('what a field refuses is said below it and not saved; what the catalogue refuses as well', async () => {
    const asked = catalogueOf([specimen(1)]);
    await mounted(FieldsOfOne, { specimenId: 1, onclose: () => {} });
    await typeIn('Latitude', '91');
    expect(text()).toContain('It must lie between -90 and 90.');
    expect(field('Latitude').getAttribute('aria-invalid')).toBe('true');
    await press('Enter', { ctrlKey: true });
    expect(asked.inputs('repair.do')).toEqual([]);
    await typeIn('Latitude', '');
    await typeIn('Number', 'VC 9');
    expect(wordsOf(one('alert').textContent)).toContain('VC 9 is the number of another specimen already');
    await typeIn('Basis of record', '');
    expect(text()).toContain('Every specimen has one, so it is never empty.');
    await click(one('button', /^As it was/));
    expect(field('Number').value).toBe('VC 1');
    expect(text()).toContain('No change');
  });

  test('the next specimen gets what is carried forward, and on demand all that it lacks', async () => {
    const first = specimen(1, { country: 'Austria', locality: 'Kew', typeStatus: 'holotype', recordedBy: 'Ada' });
    catalogueOf([first, specimen(2, { locality: 'Graz' })]);
    const given = shared();
    given.typing.previous = first;
    given.typing.carry('country', true);
    given.typing.carry('decimalLatitude', true);
    expect([...given.typing.carried]).toEqual(['country', 'decimalLatitude', 'decimalLongitude']);
    await mounted(FieldsOfOne, { specimenId: 2, onclose: () => {} }, { given });
    expect([field('Country').value, field('Collected by').value]).toEqual(['Austria', '']);
    expect(text()).toContain('1 change, not saved yet');
    await click(one('button', /^Copy previous/));
    expect(['Country', 'Locality', 'Collected by', 'Type status', 'Number'].map((name) => field(name).value)).toEqual([
      'Austria',
      'Graz',
      'Ada',
      '',
      'VC 2',
    ]);
  });

  test('what is typed is kept while another specimen is shown', async () => {
    catalogueOf([specimen(1), specimen(2)]);
    const given = shared();
    given.typing.type(1, 'locality', 'Kew');
    await mounted(FieldsOfOne, { specimenId: 2, onclose: () => {} }, { given });
    expect(field('Locality').value).toBe('');
    await mounted(FieldsOfOne, { specimenId: 1, onclose: () => {} }, { given });
    expect(all('textbox').length).toBeGreaterThan(0);
    expect(given.typing.draft(1)).toEqual({ locality: 'Kew' });
  });
});

describe('of many', () => {
  const FORETOLD = {
    field: 'country',
    way: 'set',
    value: 'Chile',
    changed: 9,
    replaced: 4,
    replacedValues: [
      { value: 'Austria', specimens: 2 },
      { value: 'Italy', specimens: 1 },
    ],
    same: 1,
    kept: 0,
  } as const;

  test('the fields that change are chosen, and what would come of it is said before it is done', async () => {
    const asked = catalogueOf([], { specimens: 9, fields: [FORETOLD] });
    let done = 0;
    await mounted(FieldsOfMany, { specimenIds: [1, 2], onclose: () => {}, ondone: () => (done += 1) });
    await click(one('button', /^Add a field/));
    await click(one('button', /^Country$/));
    expect(all('button', /^Do it/)).toEqual([]);
    await typeIn('Country: value', 'Chile');
    expect(text()).toContain(
      'Country: 9 specimens get Chile, which replaces Austria (2), Italy (1), others (1); 5 have none yet; 1 with it already',
    );
    expect(text()).toContain('What else comes of it.');
    await click(one('radio', /Only where empty/));
    await typeIn('Country: value', 'Chile');
    await click(one('button', /^Do it to 9 specimens/));
    expect(done).toBe(1);
    expect(asked.inputs('repair.do').map(({ repair }) => repair)).toEqual([
      {
        act: 'fields',
        of: { specimenIds: [1, 2] },
        edits: [{ field: { term: 'country' }, way: 'set-empty', value: 'Chile' }],
      },
    ]);
  });

  test('a range of numbers is told in place of those chosen', async () => {
    const asked = catalogueOf([]);
    await mounted(FieldsOfMany, { specimenIds: [1, 2], onclose: () => {}, ondone: () => {} });
    await click(one('radio', /A range of numbers/));
    await click(one('button', /^Add a field/));
    await click(one('button', /^Host plant/));
    await click(one('radio', /^Empty/));
    await typeIn('From number', 'VC 1');
    expect(asked.inputs('repair.plan')).toEqual([]);
    await typeIn('To number', 'VC 9');
    expect(asked.inputs('repair.plan').at(-1)?.repair).toEqual({
      act: 'fields',
      of: { from: 'VC 1', to: 'VC 9' },
      edits: [{ field: { own: 'Host plant' }, way: 'empty', value: '' }],
    });
  });

  test('a name that a field has already is refused where it is typed', async () => {
    catalogueOf([]);
    let closed = 0;
    await mounted(FieldsOfMany, { specimenIds: [1, 2], onclose: () => (closed += 1), ondone: () => {} });
    await click(one('button', /^Add a field/));
    await typeIn('A field of your own', 'scientific name');
    expect(text()).toContain('ScientificName is told elsewhere');
    field('A field of your own').focus();
    await press('Escape');
    expect(closed).toBe(0);
    await typeIn('A field of your own', 'HOST plant');
    await click(one('button', /^Add$/));
    expect(field('Host plant: value')).toBeTruthy();
  });
});
