import { expect, it } from 'vitest';
import type { Qualifier } from '../../electron/domain/taxonomy.ts';
import { looksScientific, nameParts } from '../../electron/domain/names/name-parts.ts';
import { qualified } from '../../electron/domain/names/qualifier.ts';

/** Italics between asterisks. */
const set = (name: string, qualifier: Qualifier | null = null, italic = true, short = false) =>
  nameParts(name, { italic, qualifier, short })
    .map((part) => (part.italic ? `*${part.text}*` : part.text))
    .join(' ');

it.each<[string, Qualifier | null, string]>([
  ['Carabus auratus', null, '*Carabus auratus*'],
  ['Carabus auratus', 'cf.', '*Carabus* cf. *auratus*'],
  ['Carabus auratus', 'aff.', '*Carabus* aff. *auratus*'],
  ['Carabus', 'sp.', '*Carabus* sp.'],
  ['Carabus auratus', '?', '*Carabus auratus* ?'],
  ['Carabus', 'cf.', 'cf. *Carabus*'],
  ['Carabus auratus honnoratii', 'cf.', '*Carabus auratus* cf. *honnoratii*'],
  ['Quercus robur var. fastigiata', null, '*Quercus robur* var. *fastigiata*'],
  ['Quercus × rosacea', null, '*Quercus* × *rosacea*'],
  ['Quercus robur var. fastigiata', 'aff.', '*Quercus robur* aff. var. *fastigiata*'],
  ['Quercus × rosacea', 'cf.', '*Quercus* cf. × *rosacea*'],
  ['Carabus sp. 1', null, '*Carabus* sp. 1'],
  ['Carabus sp. nov. A', 'cf.', 'cf. *Carabus* sp. nov. A'],
  ['Hieracium murorum agg.', null, '*Hieracium murorum* agg.'],
])('%s with %s', (name, qualifier, expected) => {
  expect(set(name, qualifier)).toBe(expected);
});

it('the window sets ranks above genus upright', () => {
  expect(set('Carabidae', null, false)).toBe('Carabidae');
});

it.each([
  ['Carabus auratus', true],
  ['×Festulolium', true],
  ['x Festulolium loliaceum', true],
  ['Carabus', true],
  ['Cerambycidae', false],
  ['Poaceae', false],
  ['Cetoniinae', false],
  ['rat', false],
  ['001.Black_footed_Albatross', false],
  ['Black_footed_Albatross', false],
  ['n02084071', false],
  ['斑马', false],
  ['', false],
])('a name of unknown rank is set in italics only where it may be scientific: %s', (name, scientific) => {
  expect(looksScientific(name)).toBe(scientific);
});

it('the window shortens the genus, not a genus alone', () => {
  expect(set('Carabus auratus', null, true, true)).toBe('*C. auratus*');
  expect(set('Carabus', null, true, true)).toBe('*Carabus*');
  expect(set('× Agropogon littoralis', null, true, true)).toBe('× *A. littoralis*');
  expect(set('× Agropogon', null, true, true)).toBe('× *Agropogon*');
});

it('a scientific name is read aloud as plain text', () => {
  expect(qualified('Carabus auratus', 'cf.')).toBe('Carabus cf. auratus');
});
