/* The review queue and one specimen as a reviewer sees it. */
import { expect, test } from 'vitest';
import { undo } from '../../../electron/catalogue/naming/actions.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { reviewQueue, reviewSpecimen } from '../../../electron/catalogue/browsing/review.ts';
import type { ReviewQueueRequest } from '../../../electron/contract/review.ts';
import {
  decision,
  EVERYTHING,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  putBox,
  UTC,
} from '../../helpers/a-catalogue.ts';

async function queue(catalogue: Catalogue, request: Partial<ReviewQueueRequest> = {}) {
  const base: ReviewQueueRequest = { order: 'doubt', modelId: null, statuses: [], limit: 2 };
  const ids: number[] = [];
  for (let after: string | undefined; ;) {
    const page = await reviewQueue(catalogue, { ...base, ...request, ...(after === undefined ? {} : { after }) });
    ids.push(...page.items.map(({ specimenId }) => specimenId));
    if (page.next === null) return { ids, total: page.total };
    after = page.next;
  }
}

function collection() {
  const catalogue = newCatalogue();
  const carabidae = namedTaxon(catalogue, 'Carabidae', 'family');
  namedTaxon(catalogue, 'Carabus', 'genus', carabidae);
  const [auratus = 0, auronitens = 0, cetonia = 0] = genusAndSpecies(
    catalogue,
    'Carabus auratus',
    'Carabus auronitens',
    'Cetonia aurata',
  );
  const model = newModel(catalogue, 'run 1');
  const ids = ['5', '4', '3', '2', '1'].map((number, index) => {
    const { id, photos } = newSpecimen(catalogue, { number, views: ['ventral', 'dorsal'] });
    // The fourth and fifth have no answer; the first is the surest.
    if (index < 3)
      for (const photo of photos)
        predict(
          catalogue,
          model,
          photo,
          [[auratus, auronitens, cetonia][index] ?? 0, 0.9 - index / 10],
          [auronitens, 0.05],
        );
    return id;
  });
  return { catalogue, model, ids, auratus, auronitens, cetonia };
}

test('what waits can be narrowed to some names, page by page', async () => {
  const { catalogue, ids, auratus, auronitens, cetonia } = collection();
  const [a = 0, b = 0, c = 0] = ids;
  expect(await queue(catalogue, { taxonIds: [auratus, auronitens] })).toEqual({ ids: [b, a], total: 2 });
  expect(await queue(catalogue, { taxonIds: [auratus, auronitens, cetonia], limit: 1 })).toEqual({
    ids: [c, b, a],
    total: 3,
  });
  expect(await queue(catalogue, { taxonIds: [] })).toEqual({ ids: [], total: 0 });
  catalogue.listing.refresh(decide(catalogue.write, decision([b], { taxonId: cetonia }), UTC).specimenIds, 'names');
  const proposed = { taxonIds: [auronitens, cetonia], statuses: ['proposed'] } as const;
  expect(await queue(catalogue, proposed)).toEqual({ ids: [c], total: 1 });
});

test('what waits comes by doubt, by taxon, by number; what is decided leaves', async () => {
  const { catalogue, ids, auratus } = collection();
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
  expect(await queue(catalogue)).toEqual({ ids: [c, b, a, d, e], total: 5 });
  expect((await queue(catalogue, { order: 'taxon' })).ids).toEqual([a, b, c, e, d]);
  expect((await queue(catalogue, { order: 'catalogue-number' })).ids).toEqual([e, d, c, b, a]);
  catalogue.listing.refresh(decide(catalogue.write, decision([b], { taxonId: auratus }), UTC).specimenIds, 'names');
  catalogue.listing.refresh(decide(catalogue.write, decision([d]), UTC).specimenIds, 'names');
  expect(await queue(catalogue)).toEqual({ ids: [c, a, d, e], total: 4 });
  expect(await queue(catalogue, { statuses: ['doubtful'] })).toEqual({ ids: [d], total: 1 });
  expect((await queue(catalogue, { statuses: ['verified', 'doubtful'], order: 'catalogue-number' })).ids).toEqual([
    d,
    b,
  ]);
  catalogue.listing.refresh(undo(catalogue.write, UTC).specimenIds, 'names');
  expect((await queue(catalogue)).total).toBe(4);
});

test('what waits comes by margin and by entropy, which need not be the order of certainty', async () => {
  const { catalogue, model, ids, auratus, auronitens, cetonia } = collection();
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
  const answer = (specimen: number, ...top: [number, number][]) => {
    for (const { id } of catalogue.read.all<{ id: number }>('SELECT id FROM photo WHERE specimen_id = ?', [specimen]))
      predict(catalogue, model, id, ...top);
  };
  // Nearly even between two; and less certain, yet of no other name in particular.
  answer(d, [auratus, 0.5], [cetonia, 0.49]);
  answer(e, [auronitens, 0.45], [auratus, 0.2], [cetonia, 0.15]);
  catalogue.listing.refresh(ids, 'names');
  expect((await queue(catalogue)).ids).toEqual([e, d, c, b, a]);
  expect((await queue(catalogue, { order: 'margin' })).ids.slice(0, 3)).toEqual([d, e, c]);
  expect((await queue(catalogue, { order: 'entropy' })).ids.slice(0, 3)).toEqual([e, c, d]);
});

test('what would teach most comes with every predicted name in turn, page by page, though some are decided meanwhile', async () => {
  const { catalogue, model, ids, auratus, auronitens, cetonia } = collection();
  const [a = 0, b = 0, c = 0] = ids;
  const more = [0.5, 0.52, 0.54].map((probability) => {
    const { id, photos } = newSpecimen(catalogue);
    predict(catalogue, model, photos[0] ?? 0, [cetonia, probability], [auratus, 0.1]);
    return id;
  });
  catalogue.listing.refresh([...ids, ...more], 'everything');
  const [x = 0, y = 0, z = 0] = more;
  const { ids: order } = await queue(catalogue, { order: 'teaching' });
  // Of Cetonia x is in most doubt; then one of each other name comes before its second in the row.
  expect(order.slice(0, 1)).toEqual([x]);
  expect(order.indexOf(b)).toBeLessThan(order.indexOf(z));
  expect(order.indexOf(y)).toBeLessThan(order.indexOf(z));
  expect(order.indexOf(z)).toBeLessThan(order.indexOf(c));
  expect(order.toSorted((one, two) => one - two)).toEqual([...ids, ...more]);
  expect(order).toContain(a);

  const base: ReviewQueueRequest = { order: 'teaching', modelId: null, statuses: [], limit: 3 };
  const first = await reviewQueue(catalogue, base);
  const decided = first.items.map(({ specimenId }) => specimenId);
  const { specimenIds } = decide(catalogue.write, decision(decided, { taxonId: auronitens }), UTC);
  catalogue.listing.refresh(specimenIds, 'names');
  const second = await reviewQueue(catalogue, { ...base, after: first.next ?? '' });
  expect([...decided, ...second.items.map(({ specimenId }) => specimenId)]).toEqual(order.slice(0, 6));
});

test('names that the newest model contradicts come surest first, a genus only where it is named alone', async () => {
  const { catalogue, ids, auratus, auronitens, cetonia } = collection();
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  const genus = catalogue.read.value<number>(`SELECT id FROM taxon WHERE scientific_name = 'Carabus'`);
  const name = (id: number, taxonId: number) =>
    catalogue.listing.refresh(decide(catalogue.write, decision([id], { taxonId }), UTC).specimenIds, 'names');
  name(a, auronitens);
  name(b, cetonia);
  name(c, genus);
  name(d, auratus);
  const contradicted = { order: 'contradiction', statuses: ['verified'] } as const;
  expect(await queue(catalogue, contradicted)).toEqual({ ids: [a, b], total: 2 });
  name(a, auratus);
  expect(await queue(catalogue, contradicted)).toEqual({ ids: [b], total: 1 });
  expect(await queue(catalogue, { order: 'contradiction' })).toEqual({ ids: [], total: 0 });
});

test('what waits can be narrowed as the collection is, and dealt out to two people who do not meet', async () => {
  const { catalogue, ids, auratus } = collection();
  const [a = 0] = ids;
  const lateral = newSpecimen(catalogue, { views: ['lateral'] }).id;
  catalogue.listing.refresh([lateral], 'everything');
  const filtered = (part: Partial<typeof EVERYTHING>) => queue(catalogue, { filter: { ...EVERYTHING, ...part } });
  expect(await filtered({ views: ['lateral'] })).toEqual({ ids: [lateral], total: 1 });
  expect(await filtered({ taxonIds: [auratus] })).toEqual({ ids: [a], total: 1 });
  expect((await filtered({})).total).toBe(6);
  const [one, two] = await Promise.all(
    [1, 2].map((part) => queue(catalogue, { part: { part, of: 2 }, order: 'catalogue-number' })),
  );
  expect([...(one?.ids ?? []), ...(two?.ids ?? [])].toSorted((x, y) => x - y)).toEqual([...ids, lateral]);
  expect((one?.total ?? 0) + (two?.total ?? 0)).toBe(6);
});

test('the photo shown first is the one that the model is surest of, else dorsal, a label last', async () => {
  const { catalogue, auratus, model } = collection();
  const unseen = newSpecimen(catalogue, { number: '9', views: ['ventral', 'dorsal', 'label'] });
  const seen = newSpecimen(catalogue, { number: '8', views: ['ventral', 'dorsal'] });
  const broken = newSpecimen(catalogue, { number: '7', views: ['dorsal'], trouble: 'truncated' });
  const labelled = newSpecimen(catalogue, { number: '6', views: ['label', 'ventral'] });
  predict(catalogue, model, labelled.photos[0] ?? 0, [auratus, 0.9]);
  predict(catalogue, model, labelled.photos[1] ?? 0, [auratus, 0.5]);
  predict(catalogue, model, seen.photos[0] ?? 0, [auratus, 0.8]);
  predict(catalogue, model, seen.photos[1] ?? 0, [auratus, 0.7]);
  catalogue.listing.refresh([unseen.id, seen.id, broken.id, labelled.id], 'everything');
  const { items } = await reviewQueue(catalogue, {
    order: 'catalogue-number',
    modelId: null,
    statuses: [],
    limit: 500,
  });
  const first = (id: number) => items.find(({ specimenId }) => specimenId === id)?.photoId;
  expect(first(unseen.id)).toBe(unseen.photos[1]);
  expect(first(seen.id)).toBe(seen.photos[0]);
  expect(first(broken.id)).toBe(broken.photos[0]);
  expect(first(labelled.id)).toBe(labelled.photos[1]);
});

test('a specimen shows its proposals pooled, struck-out ones marked, and the best taxon of each rank', () => {
  const { catalogue, ids, auratus, auronitens, model } = collection();
  const [a = 0] = ids;
  decide(catalogue.write, decision([a], { verdict: 'rejected', taxonId: auratus, modelId: model }), UTC);
  const specimen = reviewSpecimen(catalogue.read, a, null);
  expect(specimen).toMatchObject({
    catalogNumber: '5',
    status: 'proposed',
    isType: false,
    modelId: model,
    modelName: 'run 1',
    current: null,
  });
  expect(
    specimen.proposals.map(({ taxon, certainty, rejected }) => [taxon.scientificName, certainty, rejected]),
  ).toEqual([
    ['Carabus auratus', 0.9, true],
    ['Carabus auronitens', 0.05, false],
  ]);
  expect(specimen.ranks.map(({ rank, taxon }) => [rank, taxon.scientificName])).toEqual([
    ['species', 'Carabus auronitens'],
    ['genus', 'Carabus'],
    ['family', 'Carabidae'],
  ]);
  expect(specimen.history.map(({ verdict, taxon, byMachine }) => [verdict, taxon?.scientificName, byMachine])).toEqual([
    ['rejected', 'Carabus auratus', false],
  ]);
  decide(catalogue.write, decision([a], { taxonId: auronitens, qualifier: 'cf.', remarks: 'legs' }), UTC);
  expect(reviewSpecimen(catalogue.read, a, null).current).toMatchObject({
    qualifier: 'cf.',
    remarks: 'legs',
    identifiedBy: 'Edith Example',
  });
});

test('a genus gathers the certainty of its species', () => {
  const { catalogue, model, auratus, auronitens, cetonia } = collection();
  const { id, photos } = newSpecimen(catalogue);
  predict(catalogue, model, photos[0] ?? 0, [cetonia, 0.4], [auratus, 0.35], [auronitens, 0.25]);
  const ranks = reviewSpecimen(catalogue.read, id, null).ranks;
  expect(ranks.map(({ rank, taxon, certainty }) => [rank, taxon.scientificName, Math.round(certainty * 100)])).toEqual([
    ['species', 'Cetonia aurata', 40],
    ['genus', 'Carabus', 60],
    ['family', 'Carabidae', 60],
  ]);
});

test('another model than the newest can be asked for', async () => {
  const { catalogue, ids, model, cetonia } = collection();
  const [a = 0] = ids;
  const newer = newModel(catalogue, 'run 2');
  const [photo = 0] = catalogue.read
    .all<{ id: number }>('SELECT id FROM photo WHERE specimen_id = ?', [a])
    .map(({ id }) => id);
  predict(catalogue, newer, photo, [cetonia, 0.99]);
  catalogue.listing.refresh([a], 'names');
  const nameBy = async (modelId: number | null) =>
    (await reviewQueue(catalogue, { order: 'catalogue-number', modelId, statuses: [], limit: 9 })).items.find(
      ({ specimenId }) => specimenId === a,
    )?.scientificName;
  expect(await nameBy(null)).toBe('Cetonia aurata');
  expect(await nameBy(model)).toBe('Carabus auratus');
  expect(reviewSpecimen(catalogue.read, a, model).modelName).toBe('run 1');
  expect(() => reviewSpecimen(catalogue.read, 999, null)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});

test('a photo shows the box that networks look at', () => {
  const catalogue = newCatalogue();
  const { id, photos } = newSpecimen(catalogue, { views: ['dorsal', 'ventral'] });
  const box = { x: 0.1, y: 0.25, width: 0.5, height: 0.333333 };
  putBox(catalogue, photos[1]!, box);
  const { photos: shown } = reviewSpecimen(catalogue.read, id, null);
  expect(shown.map((photo) => [photo.view, photo.box])).toEqual([
    ['dorsal', undefined],
    ['ventral', box],
  ]);
});
