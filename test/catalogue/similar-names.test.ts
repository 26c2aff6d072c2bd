/* Names found although one or two letters of what was typed are wrong. */
import { expect, test } from 'vitest';
import { findNames } from '../../electron/catalogue/browsing/find-names.ts';
import { alternativesOf } from '../../electron/catalogue/browsing/similar-names.ts';
import { addVernacularName } from '../../electron/catalogue/naming/taxa.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { genusAndSpecies, namedTaxon, newCatalogue } from '../helpers/a-catalogue.ts';

const found = (catalogue: Catalogue, text: string) =>
  findNames(catalogue, text, 8).map(({ scientificName }) => scientificName);

function beetles(): Catalogue {
  const catalogue = newCatalogue();
  genusAndSpecies(catalogue, 'Carabus auronitens', 'Carabus auratus', 'Cetonia aurata', 'Coccinella septempunctata');
  const [seven = 0] = genusAndSpecies(catalogue, 'Coccinella septempunctata');
  addVernacularName(catalogue.write, seven, 'Siebenpunkt-Marienkäfer', 'de');
  return catalogue;
}

test('one or two wrong, missing, doubled or exchanged letters are forgiven, the nearest name first', () => {
  const catalogue = beetles();
  expect(found(catalogue, 'crabus auratus')[0]).toBe('Carabus auratus');
  expect(found(catalogue, 'carabsu auroniten')[0]).toBe('Carabus auronitens');
  expect(found(catalogue, 'cocinela septempuncata')).toEqual(['Coccinella septempunctata']);
  expect(found(catalogue, 'karabus aur')).toEqual(['Carabus auratus', 'Carabus auronitens']);
  expect(found(catalogue, 'cetoina')).toEqual(['Cetonia', 'Cetonia aurata']);
  expect(found(catalogue, 'marienkefer')).toEqual(['Coccinella septempunctata']);
});

test('what was found by its beginning comes first, and only what was not is marked as similar', () => {
  const catalogue = beetles();
  const hits = findNames(catalogue, 'aurata', 8);
  expect(hits.map(({ scientificName, isSimilar = false }) => [scientificName, isSimilar])).toEqual([
    ['Cetonia aurata', false],
    ['Carabus auratus', true],
  ]);
});

test('short words and words of nothing find nothing, and new names are found at once', () => {
  const catalogue = beetles();
  expect(found(catalogue, 'xyz')).toEqual([]);
  expect(found(catalogue, 'quercus robur')).toEqual([]);
  expect(found(catalogue, 'querqus')).toEqual([]);
  namedTaxon(catalogue, 'Quercus', 'genus');
  catalogue.listing.refresh([], 'everything');
  expect(found(catalogue, 'querqus')).toEqual(['Quercus']);
});

/** Plain recursion: what the table of the program must agree with. */
function slowly(typed: string, word: string): number {
  const of = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const options = [
      of(a.slice(1), b) + 1,
      of(a, b.slice(1)) + 1,
      of(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
    ];
    if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) options.push(of(a.slice(2), b.slice(2)) + 1);
    return Math.min(...options);
  };
  return Math.min(...Array.from({ length: word.length + 1 }, (_, end) => of(typed, word.slice(0, end))));
}

test('words that begin nearly so are all found, with the distance that plain recursion gives', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const word = (length: number) => Array.from({ length }, () => 'abc'[random(3)]).join('');
  for (let trial = 0; trial < 20; trial++) {
    const list = [...new Set(Array.from({ length: 20 }, () => word(3 + random(5))))].sort();
    const typed = word(4 + random(4));
    const most = typed.length < 7 ? 1 : 2;
    const due = list.map((one) => [one, slowly(typed, one)] as const).filter(([, far]) => far <= most);
    expect(new Map([...alternativesOf(typed, list)].sort()), typed).toEqual(new Map(due));
  }
});
