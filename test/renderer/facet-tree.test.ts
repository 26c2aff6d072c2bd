import { expect, it } from 'vitest';
import { facetTree, type FlatTaxon, shownTaxa } from '../../renderer/state/facet-tree.ts';
import { yearBars } from '../../renderer/state/year-bars.ts';

/** "Carabus 60": two spaces a step, as the catalogue tells it. */
function flat(text: string): FlatTaxon[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [, indent = '', label = '', photos = ''] = /^( *)(.+) (\d+)$/.exec(line) ?? [];
      return { value: index + 1, label, photos: Number(photos), depth: indent.length / 2, italic: false };
    });
}

const TAXA = flat(`
Animalia 90
  Arthropoda 90
    Insecta 90
      Coleoptera 60
        Carabidae 60
          Carabus 60
            Carabus auratus 30
            Carabus auronitens 25
      Lepidoptera 30
        Nymphalidae 30
          Aglais 30
            Aglais io 30
Plantae 10
  Quercus 10
    Quercus robur 10
`);
const shut = () => false;
const roots = (_: number, level: number) => level === 0;
const labels = (rows: ReturnType<typeof shownTaxa>) => rows.map(({ taxon, level }) => `${level} ${taxon.label}`);

it('the tree of names passes over taxa that only repeat the count of their one part', () => {
  expect(labels(shownTaxa(facetTree(TAXA), () => true, []))).toEqual([
    '0 Animalia',
    '1 Coleoptera',
    '2 Carabus auratus',
    '2 Carabus auronitens',
    '1 Lepidoptera',
    '2 Aglais io',
    '0 Plantae',
    '1 Quercus robur',
  ]);
});

it('the tree of names keeps a taxon that has photos of its own', () => {
  const tree = facetTree(flat('Carabidae 60\n  Carabus 58\n    Carabus auratus 30'));
  expect(labels(shownTaxa(tree, () => true, []))).toEqual(['0 Carabidae', '1 Carabus', '2 Carabus auratus']);
});

it('the tree of names opens the roots, and the way to what is chosen', () => {
  expect(labels(shownTaxa(facetTree(TAXA), roots, []))).toEqual([
    '0 Animalia',
    '1 Coleoptera',
    '1 Lepidoptera',
    '0 Plantae',
    '1 Quercus robur',
  ]);
  const aglais = TAXA.find(({ label }) => label === 'Aglais io');
  expect(labels(shownTaxa(facetTree(TAXA), shut, [aglais?.value ?? 0]))).toContain('2 Aglais io');
});

it('the years draw a bar each, empty years included, and several years a bar where they are many', () => {
  expect(
    yearBars(
      [
        { year: 1990, photos: 2 },
        { year: 1993, photos: 1 },
      ],
      36,
    ).map(({ photos }) => photos),
  ).toEqual([2, 0, 0, 1]);
  const bars = yearBars(
    [
      { year: 1898, photos: 5 },
      { year: 2021, photos: 7 },
    ],
    36,
  );
  expect(bars.length).toBeLessThanOrEqual(36);
  expect(bars[0]).toEqual({ from: 1898, to: 1901, photos: 5 });
  expect(bars.at(-1)).toMatchObject({ to: 2021, photos: 7 });
  expect(yearBars([], 36)).toEqual([]);
});
