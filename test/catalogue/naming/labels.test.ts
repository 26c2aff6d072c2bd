/* Labels: classes whose names are no scientific ones. Found, counted, shown and learnt beside taxa. */
import { expect, test } from 'vitest';
import { collectionFacets, collectionPage, taxonProgress } from '../../../electron/catalogue/browsing/collection.ts';
import { reviewSpecimen } from '../../../electron/catalogue/browsing/review.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { labelId, searchNames, taxon } from '../../../electron/catalogue/naming/taxa.ts';
import { taxaOfModel } from '../../../electron/catalogue/naming/taxa-of-model.ts';
import {
  decision,
  EVERYTHING,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  UTC,
} from '../../helpers/a-catalogue.ts';

const LABELS = ['rat', '001.Black_footed_Albatross', '斑马', 'n02084071', 'Carabus auratus'];

function collection() {
  const catalogue = newCatalogue();
  const [auratus = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const labels = LABELS.map((name) => labelId(catalogue.write, name));
  const specimens = [auratus, ...labels].map((taxonId) => {
    const specimen = newSpecimen(catalogue);
    decide(catalogue.write, decision([specimen.id], { taxonId }), UTC);
    return specimen;
  });
  return { catalogue, auratus, labels, specimens };
}

test('a label has a name and nothing else, is one whatever its letters are made of, and no taxon of the same name', () => {
  const { catalogue, auratus, labels } = collection();
  expect(new Set([auratus, ...labels]).size).toBe(6);
  expect(labelId(catalogue.write, 'rat')).toBe(labels[0]);
  expect(labelId(catalogue.write, 'Rat')).not.toBe(labels[0]);
  expect(labelId(catalogue.write, 'Ma\u0308use')).toBe(labelId(catalogue.write, 'Mäuse'));
  expect(taxon(catalogue.read, labels[2] ?? 0)).toMatchObject({
    scientificName: '斑马',
    scientificNameAuthorship: null,
    taxonRank: 'label',
    parentId: null,
    acceptedId: null,
  });
});

test.each([
  ['ra', 'rat'],
  ['alba', '001.Black_footed_Albatross'],
  ['001', '001.Black_footed_Albatross'],
  ['斑', '斑马'],
  ['n020', 'n02084071'],
])('the search finds by %s the label %s, and its photos', async (typed, name) => {
  const { catalogue, labels, specimens } = collection();
  const at = LABELS.indexOf(name);
  expect(searchNames(catalogue.read, typed, 5)).toMatchObject([
    { id: labels[at], scientificName: name, taxonRank: 'label', acceptedName: null, within: null },
  ]);
  const page = { filter: { ...EVERYTHING, text: typed }, order: 'newest', limit: 5 } as const;
  const { cards } = await collectionPage(catalogue, page);
  expect(cards).toMatchObject([{ specimenId: specimens[at + 1]?.id, scientificName: name, italic: false }]);
});

test('facets and progress count a label beside the taxa, never in italics', async () => {
  const { catalogue, labels } = collection();
  const { taxa } = await collectionFacets(catalogue, EVERYTHING);
  expect(taxa.filter(({ value }) => labels.includes(value))).toEqual(
    ['001.Black_footed_Albatross', 'Carabus auratus', 'n02084071', 'rat', '斑马'].map((label) => ({
      value: labels[LABELS.indexOf(label)],
      label,
      photos: 1,
      depth: 0,
      italic: false,
      isLabel: true,
    })),
  );
  const filter = { ...EVERYTHING, taxonIds: [labels[0] ?? 0] };
  expect((await collectionPage(catalogue, { filter, order: 'name', limit: 5 })).total).toBe(1);
  expect((await taxonProgress(catalogue)).filter(({ taxon: one }) => one.taxonRank === 'label')).toHaveLength(5);
});

test('in review a label stands beside the taxa of every rank, and alone where all predictions are labels', () => {
  const { catalogue, auratus, labels } = collection();
  const [rat = 0, albatross = 0] = labels;
  const model = newModel(catalogue, 'Mixed');
  const waiting = newSpecimen(catalogue);
  predict(catalogue, model, waiting.photos[0] ?? 0, [rat, 0.6], [auratus, 0.3]);
  const ranks = () =>
    reviewSpecimen(catalogue.read, waiting.id, null).ranks.map((one) => [one.rank, one.taxon.id, one.certainty]);
  expect(ranks()).toEqual([
    ['species', rat, 0.6],
    ['genus', rat, 0.6],
  ]);
  predict(catalogue, model, waiting.photos[0] ?? 0, [rat, 0.6], [albatross, 0.3]);
  expect(ranks()).toEqual([['label', rat, 0.6]]);
});

test('a model that comes in a file finds its labels here, or brings them, without author or wider taxa', () => {
  const { catalogue, labels } = collection();
  const label = (scientificName: string) => ({
    scientificName,
    scientificNameAuthorship: 'L.',
    taxonRank: 'label' as const,
    classification: [{ scientificName: 'Animalia', scientificNameAuthorship: null, taxonRank: 'kingdom' as const }],
  });
  const { taxa, added } = taxaOfModel(catalogue.write, [label('rat'), label('pig')]);
  expect(added).toBe(1);
  expect(taxa[0]?.id).toBe(labels[0]);
  expect(taxon(catalogue.read, taxa[1]?.id ?? 0)).toMatchObject({
    scientificName: 'pig',
    scientificNameAuthorship: null,
    taxonRank: 'label',
    parentId: null,
  });
});
