import { expect, test } from 'vitest';
import { givenPartOf, stricterPart } from '../../electron/domain/given-part.ts';

test.each([
  ['train', 'learn'],
  ['Training', 'learn'],
  ['val', 'validation'],
  ['valid', 'validation'],
  ['Validation', 'validation'],
  ['TEST', 'test'],
  ['testing', 'test'],
  ['trained', null],
  ['contest', null],
  ['test 2', null],
  ['Valeria', null],
  ['', null],
])('the folder %j means the part %s', (folder, part) => {
  expect(givenPartOf(folder)).toBe(part);
});

test('of two parts the one nearer to the test is kept', () => {
  expect(stricterPart('learn', 'test')).toBe('test');
  expect(stricterPart('validation', 'learn')).toBe('validation');
  expect(stricterPart(null, 'learn')).toBe('learn');
  expect(stricterPart(null, null)).toBeNull();
});
