/* Lists against an oracle: plain SQL that sorts and filters everything anew. */
import { expect, test } from 'vitest';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import {
  catalogueSummary,
  collectionFacets,
  collectionPage,
  taxonProgress,
} from '../../../electron/catalogue/browsing/collection.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import type { CollectionFilter, PhotoOrder } from '../../../electron/contract/collection.ts';
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

const ORDERS: PhotoOrder[] = ['catalogue-number', 'name', 'certainty', 'date-collected', 'newest'];

/** Numbers that repeat no fixed pattern; the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

/** 120 specimens of every status, some without number, date, view; names far from ASCII order among them. */
function collection(): Catalogue {
  const catalogue = newCatalogue();
  const roll = dice(7);
  const taxa = genusAndSpecies(
    catalogue,
    'Carabus auratus',
    'Carabus auronitens',
    'Ägialia spinosa',
    'Zyras collaris',
    '𝔸lpha beta',
  );
  const models = [newModel(catalogue, 'm')];
  for (let index = 0; index < 120; index++) {
    addSome(catalogue, roll, index, taxa, models[0] ?? 0);
  }
  return catalogue;
}

function addSome(
  catalogue: Catalogue,
  roll: (sides: number) => number,
  index: number,
  taxa: number[],
  model: number,
): number {
  const taxon = () => taxa[roll(taxa.length)] ?? 0;
  const { id, photos } = newSpecimen(catalogue, {
    number: roll(6) === 0 ? null : `${['VC ', '', 'vc_'][roll(3)]}${'0'.repeat(roll(3))}${roll(900)}.${index}`,
    views: [['dorsal', 'ventral'], [null], ['label'], ['dorsal', 'ventral', 'label']][roll(4)] ?? [],
    source: ['/photos/a', '/photos/b'][roll(2)] ?? '',
    terms: {
      event_date: roll(3) === 0 ? null : `${1900 + roll(5)}-0${1 + roll(9)}-1${roll(9)}`,
      country: roll(2) === 0 ? 'Österreich' : null,
    },
  });
  for (const photo of photos) if (roll(2) === 0) predict(catalogue, model, photo, [taxon(), 0.5 + roll(50) / 100]);
  if (roll(3) === 0)
    decide(catalogue.write, decision([id], { taxonId: taxon(), identifiedBy: ['Ann', 'Ben'][roll(2)] ?? '' }), UTC);
  if (roll(7) === 0) decide(catalogue.write, decision([id]), UTC);
  if (index % 5 === 0) {
    const broken = `UPDATE main.photo SET trouble = 'truncated', trouble_message = 'Broken off.' WHERE specimen_id = ?`;
    catalogue.write.run(broken, [id]);
  }
  catalogue.listing.refresh([id], 'everything');
  return id;
}

/** The same from the end, where what has nothing to go by still comes last, and the photos of a specimen stay in order. */
const FALLING: Record<PhotoOrder, string> = {
  'catalogue-number':
    'catalog_number IS NULL, by_number DESC, specimen.id * (iif(catalog_number IS NULL, 1, -1)), photo.id',
  name: 'scientific_name IS NULL, iif(scientific_name IS NULL, 1, scientific_name) DESC, iif(scientific_name IS NULL, NULL, by_number) DESC, iif(scientific_name IS NULL, by_number, NULL), specimen.id * (iif(scientific_name IS NULL, 1, -1)), photo.id',
  certainty:
    'shown_certainty IS NULL, shown_certainty DESC, specimen.id * (iif(shown_certainty IS NULL, 1, -1)), photo.id',
  'date-collected': 'event_date IS NULL, event_date DESC, specimen.id * (iif(event_date IS NULL, 1, -1)), photo.id',
  newest: 'photo.id',
};

const SQL_ORDERS: Record<PhotoOrder, string> = {
  'catalogue-number': 'catalog_number IS NULL, by_number, specimen.id, photo.id',
  name: 'scientific_name IS NULL, scientific_name, catalog_number IS NULL, by_number, specimen.id, photo.id',
  certainty: 'shown_certainty IS NULL, shown_certainty, specimen.id, photo.id',
  'date-collected': 'event_date IS NULL, event_date, specimen.id, photo.id',
  newest: 'photo.id DESC',
};

function oracle({ read }: Catalogue, order: PhotoOrder, where = '1', orders = SQL_ORDERS): number[] {
  return read
    .all<{ id: number }>(
      `SELECT photo.id FROM photo JOIN specimen ON specimen.id = specimen_id
       LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE ${where} ORDER BY ${orders[order]}`,
    )
    .map(({ id }) => id);
}

async function walk(
  catalogue: Catalogue,
  filter: CollectionFilter,
  order: PhotoOrder,
  limit: number,
  descending = false,
): Promise<number[]> {
  const seen: number[] = [];
  for (let after: string | undefined; ;) {
    const page = await collectionPage(catalogue, {
      filter,
      order,
      limit,
      descending,
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...page.cards.map(({ photoId }) => photoId));
    if (page.next === null) return seen;
    after = page.next;
  }
}

test.each(ORDERS)('pages by %s are the whole list in SQLite’s order, for every length of page', async (order) => {
  const catalogue = collection();
  const all = oracle(catalogue, order);
  for (const limit of [1, 7, 100, 500]) expect(await walk(catalogue, EVERYTHING, order, limit)).toEqual(all);
  const falling = oracle(catalogue, order, '1', FALLING);
  for (const limit of [7, 500]) expect(await walk(catalogue, EVERYTHING, order, limit, true)).toEqual(falling);
  for (const index of [0, 1, 50, all.length - 1, all.length]) {
    const page = await collectionPage(catalogue, { filter: EVERYTHING, order, limit: 9, index });
    expect(page.cards.map(({ photoId }) => photoId)).toEqual(all.slice(index, index + 9));
    expect(page.total).toBe(all.length);
  }
});

test.each(ORDERS)(
  'by %s every photo that was there comes exactly once while rows are added and names change',
  async (order) => {
    const catalogue = collection();
    const roll = dice(99);
    const taxa = catalogue.read.all<{ id: number }>(`SELECT id FROM taxon WHERE rank = 'species'`).map(({ id }) => id);
    const before = new Set(oracle(catalogue, order));
    const seen: number[] = [];
    for (let after: string | undefined, round = 0; ; round++) {
      const page = await collectionPage(catalogue, {
        filter: EVERYTHING,
        order,
        limit: 11,
        ...(after === undefined ? {} : { after }),
      });
      seen.push(...page.cards.map(({ photoId }) => photoId));
      if (page.next === null) break;
      after = page.next;
      addSome(catalogue, roll, 1_000 + round, taxa, 1);
      // The last card's specimen gets another photo, as an import may bring one.
      const last = page.cards.at(-1);
      if (last && round % 3 === 0) {
        catalogue.write.run(
          `INSERT INTO main.photo (specimen_id, source_id, relative_path, file_name, bytes, modified_ms, added_utc) VALUES (?, 1, ?, 'x.jpg', 1, 1, ?)`,
          [last.specimenId, `late/${round}.jpg`, UTC],
        );
        catalogue.listing.refresh([last.specimenId], 'everything');
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    const missing = [...before].filter((id) => !seen.includes(id));
    expect(missing).toEqual([]);
    // And afterwards the list is whole again.
    expect(await walk(catalogue, EVERYTHING, order, 50)).toEqual(oracle(catalogue, order));
  },
);

test('a page token that this program never made is refused', async () => {
  const catalogue = collection();
  for (const after of [
    '',
    'x',
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('[[{}],1,1]').toString('base64url'),
  ]) {
    await expect(
      collectionPage(catalogue, { filter: EVERYTHING, order: 'name', limit: 5, after }),
    ).rejects.toMatchObject({ code: 'bad-request' });
  }
});

const filters: [what: string, filter: (taxa: Map<string, number>) => Partial<CollectionFilter>, where: string][] = [
  ['a status', () => ({ statuses: ['verified'] }), `shown_status = 'verified'`],
  ['two statuses', () => ({ statuses: ['proposed', 'unnamed'] }), `shown_status IN ('proposed', 'unnamed')`],
  ['a species', (taxa) => ({ taxonIds: [taxa.get('Zyras collaris') ?? 0] }), `scientific_name = 'Zyras collaris'`],
  ['a genus with its species', (taxa) => ({ taxonIds: [taxa.get('Carabus') ?? 0] }), `scientific_name LIKE 'Carabus%'`],
  ['a taxon that is not there', () => ({ taxonIds: [12_345] }), '0'],
  ['a source', () => ({ sourceIds: [2] }), 'source_id = 2'],
  ['a view', () => ({ views: ['dorsal'] }), `view = 'dorsal'`],
  ['no view', () => ({ views: [''] }), 'view IS NULL'],
  ['a view nobody took', () => ({ views: ['frontal'] }), '0'],
  ['a determiner', () => ({ determiners: ['Ann'] }), `shown_determiner = 'Ann'`],
  ['files that cannot be read', () => ({ files: ['unreadable'] }), 'trouble IS NOT NULL'],
  [
    'several facets',
    () => ({ statuses: ['verified', 'doubtful'], views: ['dorsal', 'label'], sourceIds: [1] }),
    `shown_status IN ('verified', 'doubtful') AND view IN ('dorsal', 'label') AND source_id = 1`,
  ],
  ['a place', () => ({ text: 'osterr' }), `country = 'Österreich'`],
  ['a name', () => ({ text: 'cara aurat' }), `scientific_name = 'Carabus auratus'`],
  [
    'a place and a name',
    () => ({ text: 'österreich carabus' }),
    `country = 'Österreich' AND scientific_name LIKE 'Carabus%'`,
  ],
  ['a file name', () => ({ text: 'dorsal' }), `view = 'dorsal'`],
  [
    'text and facet',
    () => ({ text: 'carabus', statuses: ['proposed'] }),
    `scientific_name LIKE 'Carabus%' AND shown_status = 'proposed'`,
  ],
  ['text that nothing has', () => ({ text: 'carabus xyz' }), '0'],
  ['quotes and operators are only text', () => ({ text: '"AND" OR (' }), '0'],
];

test('every filter, in every order', async () => {
  const catalogue = collection();
  const taxa = new Map(
    catalogue.read
      .all<{ n: string; id: number }>('SELECT scientific_name AS n, id FROM taxon')
      .map(({ n, id }) => [n, id]),
  );
  for (const [what, filterOf, where] of filters) {
    const filter = { ...EVERYTHING, ...filterOf(taxa) };
    for (const order of ORDERS) {
      expect(await walk(catalogue, filter, order, 20), `${what} by ${order}`).toEqual(oracle(catalogue, order, where));
    }
  }
});

test('facets count within the other facets', async () => {
  const catalogue = collection();
  const count = (where: string) => oracle(catalogue, 'newest', where).length;
  const facets = await collectionFacets(catalogue, { ...EVERYTHING, statuses: ['verified'], views: ['dorsal'] });
  const as = <T>(values: readonly { value: T; photos: number }[]) =>
    Object.fromEntries(values.map(({ value, photos }) => [String(value), photos]));
  expect(as(facets.statuses)).toEqual({
    verified: count(`shown_status = 'verified' AND view = 'dorsal'`),
    proposed: count(`shown_status = 'proposed' AND view = 'dorsal'`),
    doubtful: count(`shown_status = 'doubtful' AND view = 'dorsal'`),
    unnamed: count(`shown_status = 'unnamed' AND view = 'dorsal'`),
  });
  expect(as(facets.views)).toEqual({
    dorsal: count(`shown_status = 'verified' AND view = 'dorsal'`),
    ventral: count(`shown_status = 'verified' AND view = 'ventral'`),
    label: count(`shown_status = 'verified' AND view = 'label'`),
    '': count(`shown_status = 'verified' AND view IS NULL`),
  });
  const both = `shown_status = 'verified' AND view = 'dorsal'`;
  expect(as(facets.sources)).toEqual({ 1: count(`${both} AND source_id = 1`), 2: count(`${both} AND source_id = 2`) });
  expect(as(facets.determiners)).toEqual({
    Ann: count(`${both} AND shown_determiner = 'Ann'`),
    Ben: count(`${both} AND shown_determiner = 'Ben'`),
  });
  const broken = count(`${both} AND trouble IS NOT NULL`);
  expect(broken).toBeGreaterThan(0);
  expect(facets.files).toEqual([{ value: 'unreadable', photos: broken }]);
  const carabus = facets.taxa.findIndex(({ label }) => label === 'Carabus');
  expect(facets.taxa[carabus]).toMatchObject({
    depth: 0,
    italic: true,
    photos: count(`${both} AND scientific_name LIKE 'Carabus%'`),
  });
  expect(facets.taxa[carabus + 1]).toMatchObject({ label: 'Carabus auratus', depth: 1 });
  expect(facets.years.reduce((sum, { photos }) => sum + photos, 0)).toBe(count(`${both} AND event_date IS NOT NULL`));
  expect(facets.years.map(({ year }) => year)).toEqual(facets.years.map(({ year }) => year).sort());
});

test('summary and progress add up, and follow what is written', async () => {
  const catalogue = collection();
  const count = (where: string) => oracle(catalogue, 'newest', where).length;
  const check = async () => {
    const summary = await catalogueSummary(catalogue);
    expect(summary).toMatchObject({
      photos: count('1'),
      specimens: catalogue.read.value('SELECT count(*) FROM specimen'),
      models: 1,
      statuses: Object.fromEntries(
        ['verified', 'proposed', 'doubtful', 'unnamed'].map((status) => [status, count(`shown_status = '${status}'`)]),
      ),
      learnableTaxa: catalogue.read.all(
        `SELECT 1 FROM specimen WHERE shown_status = 'verified' GROUP BY shown_taxon_id HAVING count(*) > 1`,
      ).length,
    });
    const progress = await taxonProgress(catalogue);
    expect(progress.reduce((sum, { photos }) => sum + photos, 0)).toBe(count('shown_taxon_id IS NOT NULL'));
    expect(progress.reduce((sum, { verified }) => sum + verified, 0)).toBe(summary.statuses.verified);
  };
  await check();
  const [taxon = 0] = genusAndSpecies(catalogue, 'Novus taxon');
  const result = decide(catalogue.write, decision([1, 2, 3], { taxonId: taxon }), UTC);
  catalogue.listing.refresh(result.specimenIds, 'names');
  await check();
  expect((await collectionFacets(catalogue, EVERYTHING)).taxa.some(({ label }) => label === 'Novus')).toBe(true);
  expect((await catalogueSummary(catalogue)).undo).toBe('3 specimens: Novus taxon');
});

test('what was written while the columns were being read is there afterwards', async () => {
  const catalogue = newCatalogue();
  for (let index = 0; index < 50; index++) newSpecimen(catalogue, { number: `${index}` });
  const loading = catalogue.listing.ready();
  const late = newSpecimen(catalogue, { number: 'late' });
  catalogue.listing.refresh([late.id], 'everything');
  await loading;
  expect(await walk(catalogue, EVERYTHING, 'catalogue-number', 20)).toEqual(oracle(catalogue, 'catalogue-number'));
});

test('numbers come as people order them', async () => {
  const catalogue = newCatalogue();
  const numbers = ['VC 10', 'VC 9', 'vc 8', '007', '7', '10a', '9b', 'Z', 'Ä 1'];
  for (const number of numbers) newSpecimen(catalogue, { number });
  newSpecimen(catalogue, { number: null });
  const { cards } = await collectionPage(catalogue, { filter: EVERYTHING, order: 'catalogue-number', limit: 50 });
  expect(cards.map(({ catalogNumber }) => catalogNumber)).toEqual([
    '007',
    '7',
    '9b',
    '10a',
    'vc 8',
    'VC 9',
    'VC 10',
    'Z',
    'Ä 1',
    null,
  ]);
});

test('a card says what the grid needs', async () => {
  const catalogue = newCatalogue();
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const { id, photos } = newSpecimen(catalogue, {
    number: '000123',
    views: ['dorsal', 'label'],
    terms: { type_status: 'Holotype' },
  });
  predict(catalogue, newModel(catalogue, 'm'), photos[0] ?? 0, [taxonId, 0.875]);
  newSpecimen(catalogue, { trouble: 'truncated' });
  const { cards } = await collectionPage(catalogue, { filter: EVERYTHING, order: 'catalogue-number', limit: 50 });
  expect(cards[0]).toEqual({
    photoId: photos[0],
    specimenId: id,
    catalogNumber: '000123',
    fileName: expect.stringContaining('VC_000123_dorsal'),
    view: 'dorsal',
    views: 2,
    status: 'proposed',
    scientificName: 'Carabus auratus',
    italic: true,
    qualifier: null,
    certainty: 0.875,
    isType: true,
    trouble: null,
  });
  expect(cards[2]).toMatchObject({ trouble: 'truncated', status: 'unnamed', scientificName: null, italic: false });
});
