/* Names found by a few letters, and the tree behind them. */
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import {
  acceptedTaxonId,
  addTaxon,
  addVernacularName,
  completeTaxon,
  searchNames,
  taxon,
  widerTaxa,
} from '../../electron/catalogue/naming/taxa.ts';
import { namedTaxon, newCatalogue } from '../helpers/a-catalogue.ts';

function checklist(): Catalogue {
  const catalogue = newCatalogue();
  const { write } = catalogue;
  const poaceae = namedTaxon(catalogue, 'Poaceae', 'family');
  const oryza = namedTaxon(catalogue, 'Oryza', 'genus', poaceae);
  const sativa = namedTaxon(catalogue, 'Oryza sativa', 'species', oryza);
  addVernacularName(write, sativa, 'Asian rice', 'en');
  addVernacularName(write, sativa, 'Reis', 'de');
  namedTaxon(catalogue, 'Oryza sativa japonica', 'subspecies', sativa);
  namedTaxon(catalogue, 'Oryza glaberrima', 'species', oryza);
  addTaxon(write, {
    scientificName: 'Oryza montana',
    authorship: 'Lour.',
    rank: 'species',
    parentId: oryza,
    acceptedId: sativa,
  });
  const orycto = namedTaxon(catalogue, 'Oryctes', 'genus', namedTaxon(catalogue, 'Scarabaeidae', 'family'));
  namedTaxon(catalogue, 'Oryctes nasicornis', 'species', orycto);
  namedTaxon(
    catalogue,
    'Lactuca sativa',
    'species',
    namedTaxon(catalogue, 'Lactuca', 'genus', namedTaxon(catalogue, 'Asteraceae', 'family')),
  );
  return catalogue;
}

const found = ({ read }: Catalogue, text: string, limit = 10) =>
  searchNames(read, text, limit).map(({ scientificName }) => scientificName);

test('beginnings of words find names, the best first', () => {
  const catalogue = checklist();
  expect(found(catalogue, 'ory sat')).toEqual(['Oryza sativa', 'Oryza sativa japonica']);
  expect(found(catalogue, 'sativa')[0]).toBe('Oryza sativa');
  expect(found(catalogue, 'sat ory')).toContain('Oryza sativa');
  expect(found(catalogue, 'oryza')[0]).toBe('Oryza');
  expect(found(catalogue, 'ORYZA  SATIVA ')[0]).toBe('Oryza sativa');
  expect(found(catalogue, 'ory')).toEqual([
    'Oryza',
    'Oryctes',
    'Oryza sativa',
    'Oryza glaberrima',
    'Oryctes nasicornis',
    'Oryza sativa japonica',
    'Oryza montana',
  ]);
  expect(found(catalogue, 'ory', 2)).toHaveLength(2);
  expect(found(catalogue, 'asian r')).toEqual(['Oryza sativa']);
  expect(found(catalogue, 'reis')).toEqual(['Oryza sativa']);
  for (const nothing of ['', '  ', '"', '%', 'xyz', 'ory xyz']) expect(found(catalogue, nothing)).toEqual([]);
});

test('a synonym says what it stands for, a hit which family it is in', () => {
  const { read } = checklist();
  expect(searchNames(read, 'oryza mont', 5)).toEqual([
    expect.objectContaining({
      scientificName: 'Oryza montana',
      scientificNameAuthorship: 'Lour.',
      acceptedName: 'Oryza sativa',
      within: 'Poaceae',
    }),
  ]);
  const within = (text: string) => searchNames(read, text, 1)[0]?.within;
  expect(within('oryctes nas')).toBe('Scarabaeidae');
  expect(within('oryza sativa jap')).toBe('Poaceae');
  expect(within('poaceae')).toBeNull();
  expect(searchNames(read, 'oryza sativa', 1)[0]).toMatchObject({
    acceptedName: null,
    vernacularName: 'Asian rice',
    taxonRank: 'species',
  });
});

test('a name without diacritics finds one with them', () => {
  const catalogue = newCatalogue();
  namedTaxon(catalogue, 'Isoëtes', 'genus');
  expect(found(catalogue, 'isoet')).toEqual(['Isoëtes']);
});

test('chains of synonyms and of parents are followed to their end, rings of them too', () => {
  const { read, write } = checklist();
  const add = (scientificName: string, acceptedId: number | null) =>
    addTaxon(write, { scientificName, authorship: null, rank: 'species', parentId: null, acceptedId });
  const a = add('Aus bus', null);
  const b = add('Aus cus', a);
  const c = add('Aus dus', b);
  expect(acceptedTaxonId(read, c)).toBe(a);
  expect(acceptedTaxonId(read, a)).toBe(a);
  completeTaxon(write, a, { acceptedId: c });
  expect([a, b, c]).toContain(acceptedTaxonId(read, c));
  const japonica = searchNames(read, 'japonica', 1)[0];
  expect(widerTaxa(read, japonica?.id ?? 0).map(({ scientificName }) => scientificName)).toEqual([
    'Oryza sativa',
    'Oryza',
    'Poaceae',
  ]);
  completeTaxon(write, searchNames(read, 'poaceae', 1)[0]?.id ?? 0, { parentId: japonica?.id ?? 0 });
  expect(widerTaxa(read, japonica?.id ?? 0).length).toBeLessThan(50);
});

test('completing a taxon fills gaps and overwrites nothing', () => {
  const { read, write } = newCatalogue();
  const id = addTaxon(write, {
    scientificName: 'Aus bus',
    authorship: 'L.',
    rank: 'species',
    parentId: null,
    acceptedId: null,
  });
  const genus = addTaxon(write, {
    scientificName: 'Aus',
    authorship: null,
    rank: 'genus',
    parentId: null,
    acceptedId: null,
  });
  completeTaxon(write, id, { authorship: 'Mill.', parentId: genus });
  expect(taxon(read, id)).toMatchObject({ scientificNameAuthorship: 'L.', parentId: genus });
  expect(() => taxon(read, 999)).toThrow(expect.objectContaining({ code: 'name-unknown' }));
});
