import { expect, test } from 'vitest';
import { addTaxon, widerTaxa } from '../../../electron/catalogue/naming/taxa.ts';
import { taxaOfModel } from '../../../electron/catalogue/naming/taxa-of-model.ts';
import type { WiderName } from '../../../electron/contract/model-file.ts';
import type { Rank } from '../../../electron/domain/taxonomy.ts';
import { newCatalogue } from '../../helpers/a-catalogue.ts';

const wider = (scientificName: string, taxonRank: Rank, author: string | null = null): WiderName => ({
  scientificName,
  scientificNameAuthorship: author,
  taxonRank,
});
const BEETLES = [wider('Insecta', 'class'), wider('Carabidae', 'family', 'Latreille, 1802'), wider('Carabus', 'genus')];
const named = (name: string, author: string | null, classification = BEETLES) => ({
  ...wider(name, 'species', author),
  classification,
});

test('names are added with all that is above them, each once', () => {
  const { write } = newCatalogue();
  const { taxa, added } = taxaOfModel(write, [named('Carabus auratus', 'L.'), named('Carabus nitens', null)]);
  expect(added).toBe(5);
  expect(widerTaxa(write, taxa[1]!.id).map(({ scientificName }) => scientificName)).toEqual([
    'Carabus',
    'Carabidae',
    'Insecta',
  ]);
  expect(taxaOfModel(write, [named('Carabus nitens', null)])).toEqual({ taxa: [taxa[1]], added: 0 });
});

test('a name that is here is that taxon, and stays where it is', () => {
  const { write } = newCatalogue();
  const add = (scientificName: string, authorship: string | null, rank: Rank = 'species') =>
    addTaxon(write, { scientificName, authorship, rank, parentId: null, acceptedId: null });
  const exact = add('Carabus auratus', 'Linnaeus, 1761');
  const noAuthor = add('Carabus nitens', null);
  const authored = add('Carabus arvensis', 'Herbst, 1784');
  const found = taxaOfModel(write, [
    named('Carabus auratus', 'Linnaeus, 1761'),
    named('Carabus nitens', 'Linnaeus, 1758'),
    named('Carabus arvensis', null),
  ]);
  expect(found.taxa.map(({ id }) => id)).toEqual([exact, noAuthor, authored]);
  expect(found.added).toBe(0);
  expect(widerTaxa(write, exact)).toEqual([]);
});

test('another author, or another rank, makes another taxon', () => {
  const { write } = newCatalogue();
  const homonym = addTaxon(write, {
    scientificName: 'Oenanthe',
    authorship: 'Vieillot, 1816',
    rank: 'genus',
    parentId: null,
    acceptedId: null,
  });
  const plants = { ...wider('Oenanthe', 'genus', 'L.'), classification: [wider('Apiaceae', 'family')] };
  const { taxa } = taxaOfModel(write, [plants, { ...plants, taxonRank: 'family', scientificNameAuthorship: null }]);
  expect(taxa[0]?.id).not.toBe(homonym);
  expect(widerTaxa(write, taxa[0]!.id)).toMatchObject([{ scientificName: 'Apiaceae' }]);
  expect(taxa[1]?.id).not.toBe(taxa[0]?.id);
});

test('a classification that leads round in a circle adds no circle', () => {
  const { write } = newCatalogue();
  const round = [wider('Carabus', 'genus'), wider('Carabus auratus', 'species'), wider('Insecta', 'class')];
  const { taxa, added } = taxaOfModel(write, [named('Carabus auratus', null, round)]);
  expect(added).toBe(2);
  expect(widerTaxa(write, taxa[0]!.id)).toMatchObject([{ scientificName: 'Carabus', parentId: null }]);
});
