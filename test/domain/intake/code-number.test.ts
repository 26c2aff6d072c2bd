/* Which codes on a label say a catalogue number, and when two numbers are meant as one. */
import { expect, test } from 'vitest';
import { numberInCodes, numbersAgree } from '../../../electron/domain/intake/code-number.ts';

const inCodes = (...texts: string[]) => numberInCodes(texts.map((text) => ({ text })));

test.each([
  ['VC 104233', 'VC 104233'],
  ['  000244 ', '000244'],
  ['https://example.org/object/VC104233?lang=de#top', 'VC104233'],
  ['HTTP://COLL.EXAMPLE.ORG/U/VC%20104233/', 'VC 104233'],
  ['4006381333930', '4006381333930'],
])('the number in %s', (text, number) => {
  expect(inCodes(text)).toBe(number);
});

test.each([
  'Carabus auratus',
  'https://example2.org',
  'ftp://example.org/104233',
  'www.example1.org',
  `1${'0'.repeat(50)}`,
  'FRANCE\n1998',
  '4006381333931',
  '',
])('%j is no catalogue number', (text) => {
  expect(inCodes(text)).toBeNull();
});

test('several codes are one number or none', () => {
  expect(inCodes()).toBeNull();
  expect(inCodes('VC 104233', 'https://example.org/VC104233', 'ventral side')).toBe('VC104233');
  expect(inCodes('VC 104233', 'VC 104234')).toBeNull();
});

test.each([
  ['VC 104233', 'vc_104233', true],
  ['104233', 'VC 104233', true],
  ['104233', '104234', false],
  ['LEP000123', 'DIP000123', false],
  ['000244', '244', false],
  ['1938.1.12', '1938.11.2', false],
])('%s and %s agree: %s', (a, b, agree) => {
  expect(numbersAgree(a, b)).toBe(agree);
});
