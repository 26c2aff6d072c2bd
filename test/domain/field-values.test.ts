/* What may be typed into a field, what is kept of it, and in which words it is refused. */
import { expect, test } from 'vitest';
import {
  BASES_OF_RECORD,
  checkedOwnValue,
  checkedValue,
  EDITED_TERMS,
  type EditedTerm,
  whyNoOwnField,
  whyNotEmptied,
} from '../../electron/domain/field-values.ts';
import { reasonWords } from '../../electron/domain/problems.ts';

test('every field that a specimen keeps may be typed, and its number', () => {
  expect(EDITED_TERMS).toEqual([
    'catalogNumber',
    'typeStatus',
    'country',
    'stateProvince',
    'locality',
    'decimalLatitude',
    'decimalLongitude',
    'coordinateUncertaintyInMeters',
    'eventDate',
    'recordedBy',
    'sensitivePlace',
    'basisOfRecord',
  ]);
});

test.each<[EditedTerm, string, string | number]>([
  ['country', '  Costa \n Rica ', 'Costa Rica'],
  ['catalogNumber', ' 000123 ', '000123'],
  ['eventDate', '1998-05-03', '1998-05-03'],
  ['eventDate', '1998', '1998'],
  ['eventDate', '1998-05-03/1998-05-07', '1998-05-03/1998-05-07'],
  ['eventDate', '1998-05-03/07', '1998-05-03/07'],
  ['eventDate', '12.v.1998', '1998-05-12'],
  ['eventDate', '3 May 1998', '1998-05-03'],
  ['eventDate', '25/12/1998', '1998-12-25'],
  ['decimalLatitude', '47.2692', 47.2692],
  ['decimalLatitude', '-47,5', -47.5],
  ['decimalLatitude', '−47.5', -47.5],
  ['decimalLatitude', '47°16′9″N', 47.269167],
  ['decimalLatitude', `47° 30' S`, -47.5],
  ['decimalLatitude', '47.5 S', -47.5],
  ['decimalLatitude', '90', 90],
  ['decimalLatitude', '0', 0],
  ['decimalLongitude', `11°24'5.4"E`, 11.4015],
  ['decimalLongitude', '84.1W', -84.1],
  ['decimalLongitude', '-180', -180],
  ['coordinateUncertaintyInMeters', '30', 30],
  ['coordinateUncertaintyInMeters', '30 m', 30],
  ['coordinateUncertaintyInMeters', '1,5 km', 1500],
  ['typeStatus', 'Holotype', 'holotype'],
  ['typeStatus', 'Paratype of Carabus auratus L., 1761; syntype', 'paratype of Carabus auratus L., 1761 | syntype'],
  ['basisOfRecord', 'preserved specimen', 'PreservedSpecimen'],
  ['sensitivePlace', 'nest site', 'nest site'],
])('%s: %s is kept as %s', (term, typed, kept) => {
  expect(checkedValue(term, typed)).toEqual({ value: kept });
});

test.each<[EditedTerm, string, string]>([
  ['country', '  ', 'no value is given'],
  ['locality', 'x'.repeat(1001), 'longer than 1000 letters'],
  ['eventDate', '3/5/1998', 'write 1998-05-03 or 1998-03-05'],
  ['eventDate', '1998-02-30', 'no date that there ever was'],
  ['eventDate', '1998-05-07/1998-05-03', 'no date that there ever was'],
  ['eventDate', 'spring', 'no date that there ever was'],
  ['decimalLatitude', '90.1', 'between -90 and 90'],
  ['decimalLongitude', '180,5', 'between -180 and 180'],
  ['decimalLatitude', '11°24′E', 'no number of degrees'],
  ['decimalLatitude', '-11°24′N', 'no number of degrees'],
  ['decimalLatitude', '47°61′N', 'no number of degrees'],
  ['decimalLatitude', '47.5, 11.2', 'no number of degrees'],
  ['decimalLatitude', 'north', 'no number of degrees'],
  ['coordinateUncertaintyInMeters', '0', 'metres above 0'],
  ['coordinateUncertaintyInMeters', '-5', 'metres above 0'],
  ['coordinateUncertaintyInMeters', '50000 km', 'metres above 0'],
  ['coordinateUncertaintyInMeters', '30 miles', 'metres above 0'],
  ['typeStatus', 'holotipo', 'holotipo is no type status'],
  ['typeStatus', 'holotype | good one', 'good is no type status'],
  ['typeStatus', 'not a type', 'empty the field instead'],
  ['basisOfRecord', 'pinned', BASES_OF_RECORD.join(', ')],
  ['sensitivePlace', 'No', 'empty the field instead'],
])('%s: %s is refused: %s', (term, typed, words) => {
  const checked = checkedValue(term, typed);
  expect('reason' in checked ? reasonWords(checked.reason) : checked).toContain(words);
});

test('a field of the catalogue’s own takes any text, under a name that is no term', () => {
  expect(checkedOwnValue(' 0 ')).toEqual({ value: '0' });
  expect(whyNoOwnField('Host plant')).toBeNull();
  expect(whyNoOwnField('verbatimEventDate')).toBeNull();
  const why = (name: string) => reasonWords(whyNoOwnField(name)!);
  expect(why('Type Status')).toContain('typeStatus is a field that every specimen has');
  expect(why('dwc:scientificName')).toContain('scientificName is told elsewhere');
  expect(why('  ')).toContain('needs a name');
  expect(why('!!')).toContain('needs a name');
  expect(why('x'.repeat(101))).toContain('longer than 100 letters');
});

test('the basis of record alone is never empty', () => {
  expect(EDITED_TERMS.filter((term) => whyNotEmptied(term) !== null)).toEqual(['basisOfRecord']);
});
