/* On 100,000 photos: every statement behind a list, a page, a search or a walk goes through an index. */
import { beforeAll, afterAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Catalogue, openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import {
  CARD_SQL,
  catalogueSummary,
  collectionFacets,
  collectionPage,
} from '../../../electron/catalogue/browsing/collection.ts';
import { photosSql, specimenSql } from '../../../electron/exporting/csv/csv-rows.ts';
import { KEPT_SQL } from '../../../electron/catalogue/specimens/embeddings.ts';
import { PLACES_SQL } from '../../../electron/catalogue/naming/predictions.ts';
import { CSV_COLUMNS } from '../../../electron/contract/exports.ts';
import { Order, SPECIMEN_ORDERS } from '../../../electron/catalogue/listing/orders.ts';
import { NAMED_SQL } from '../../../electron/studies/learning-frame.ts';
import { unansweredPageSql } from '../../../electron/catalogue/learning/recognition.ts';
import { PATHS_OF_SOURCE } from '../../../electron/catalogue/browsing/sources-agreed.ts';
import { reviewQueue } from '../../../electron/catalogue/browsing/review.ts';
import { EVERYTHING } from '../../../electron/contract/collection.ts';
import { fillCatalogue } from '../../helpers/large-catalogue.ts';

const PHOTOS = 100_000;
let folder: string;
let catalogue: Catalogue;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-large-'));
  catalogue = openCatalogue(folder, { create: true });
  fillCatalogue(catalogue.write, { photos: PHOTOS, photosPerSpecimen: 2, taxa: 800 });
});
afterAll(() => {
  catalogue.close();
  rmSync(folder, { recursive: true, force: true });
});

/** No step reads a whole table, and none sorts what an index could have given in order. */
function expectIndexed(sql: string): void {
  const plan = catalogue.read.plan(sql);
  const bad = plan.filter(
    (line) =>
      (line.startsWith('SCAN ') && !/USING (COVERING )?INDEX|CONSTANT|SCAN wanted/.test(line)) ||
      /USE TEMP B-TREE FOR ORDER BY/.test(line),
  );
  expect(bad, `${sql}\n${plan.join('\n')}`).toEqual([]);
}

test.each(SPECIMEN_ORDERS)('the walk by %s is its index, never the table', (order) => {
  const { first, equal, beyond } = new Order(order).walkSql();
  for (const sql of [first, equal, beyond]) {
    const plan = catalogue.read.plan(sql);
    expect(plan, sql).toHaveLength(1);
    expect(plan[0], sql).toContain('USING COVERING INDEX specimen_by_');
  }
});

test('the photos of one folder are walked without those of others', () => {
  const plan = catalogue.read.plan(PATHS_OF_SOURCE);
  expect(plan).toHaveLength(1);
  expect(plan[0]).toMatch(/^SEARCH photo USING COVERING INDEX .*\(source_id=\? AND relative_path>\?\)/);
});

test('cards, rows and histories are found by key', () => {
  for (const sql of [CARD_SQL, PLACES_SQL, KEPT_SQL, NAMED_SQL, unansweredPageSql()]) {
    expectIndexed(sql);
  }
});

test('the rows of an export are found by key, batch by batch', () => {
  for (const sql of [specimenSql(CSV_COLUMNS), photosSql(CSV_COLUMNS, 'name'), photosSql(CSV_COLUMNS, 'path')]) {
    const plan = catalogue.read.plan(sql);
    // Sorting the batch itself is all that is left to do.
    const scans = plan.filter((line) => line.startsWith('SCAN ') && !line.startsWith('SCAN wanted'));
    expect(scans, plan.join('\n')).toEqual([]);
  }
});

test('pages, facets, queue and summary of a large collection agree with plain counts', async () => {
  const count = (where: string) =>
    catalogue.read.value<number>(
      `SELECT count(*) FROM photo JOIN specimen ON specimen.id = specimen_id WHERE ${where}`,
    );
  const page = await collectionPage(catalogue, {
    filter: { ...EVERYTHING, statuses: ['verified'], views: ['ventral'] },
    order: 'name',
    limit: 100,
    index: 15_000,
  });
  expect(page.total).toBe(count(`shown_status = 'verified' AND view = 'ventral'`));
  expect(page.cards.map(({ photoId }) => photoId)).toEqual(
    catalogue.read
      .all<{ id: number }>(
        `SELECT photo.id FROM photo JOIN specimen ON specimen.id = specimen_id WHERE shown_status = 'verified' AND view = 'ventral'
         ORDER BY by_name, by_number, photo.id LIMIT 100 OFFSET 15000`,
      )
      .map(({ id }) => id),
  );
  const text = await collectionPage(catalogue, {
    filter: { ...EVERYTHING, text: 'austria forest 12' },
    order: 'newest',
    limit: 5,
  });
  expect(text.total).toBe(
    count(
      `country = 'Austria' AND locality LIKE 'Forest %' AND (locality LIKE 'Forest 12%' OR catalog_number LIKE '12%' OR ltrim(catalog_number, '0') LIKE '12%' OR recorded_by LIKE 'Collector 12%')`,
    ),
  );
  const everything = await collectionPage(catalogue, {
    filter: { ...EVERYTHING, text: 'vc' },
    order: 'catalogue-number',
    limit: 1,
  });
  expect(everything.total).toBe(PHOTOS);
  const facets = await collectionFacets(catalogue, EVERYTHING);
  expect(facets.taxa[0]).toMatchObject({ label: 'Carabidae', photos: count('shown_taxon_id IS NOT NULL') });
  expect((await reviewQueue(catalogue, { order: 'doubt', modelId: null, statuses: [], limit: 500 })).total).toBe(
    catalogue.read.value(`SELECT count(*) FROM specimen WHERE shown_status <> 'verified'`),
  );
  expect((await catalogueSummary(catalogue)).photos).toBe(PHOTOS);
});

test('words that stand in few, in many and in all rows are found alike, alone and together', async () => {
  const found = async (text: string) => {
    const filter = { ...EVERYTHING, text };
    return (await collectionPage(catalogue, { filter, order: 'newest', limit: 1 })).total;
  };
  const count = (where: string) =>
    catalogue.read.value<number>(
      `SELECT count(*) FROM photo JOIN specimen ON specimen.id = specimen_id
         LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE ${where}`,
    );
  const with21 = ["'21%'", "'Forest 21%'", "'Collector 21%'"]
    .flatMap((like) =>
      ['catalog_number', `ltrim(catalog_number, '0')`, 'locality', 'recorded_by'].map((of) => [of, like]),
    )
    .map(([of, like]) => `${of} LIKE ${like}`)
    .join(' OR ');
  for (const everywhere of ['f', 'for', 'forest', 'collector', 'vc jpg', 'forest c']) {
    expect(await found(everywhere), everywhere).toBe(PHOTOS);
  }
  const inGermany = `country = 'Germany'`;
  for (const german of ['ge', 'german', 'germany', 'forest germany', 'germany vc']) {
    const named = german === 'ge' ? ` OR scientific_name LIKE 'Ge%'` : '';
    expect(await found(german), german).toBe(count(`${inGermany}${named}`));
  }
  expect(await found('21')).toBe(count(with21));
  expect(await found('germany 21')).toBe(count(`${inGermany} AND (${with21})`));
  expect(await found('genusb 21 forest')).toBe(count(`scientific_name LIKE 'Genusb%' AND (${with21})`));
  expect(await found('forest nowhere')).toBe(0);
});

test('reading the collection gives other work its turns', async () => {
  const fresh = openCatalogueAgain();
  let turns = 0;
  const beat = setInterval(() => (turns += 1), 0);
  await catalogueSummary(fresh);
  clearInterval(beat);
  expect(turns).toBeGreaterThan(10);
});

function openCatalogueAgain(): Catalogue {
  catalogue.close();
  catalogue = openCatalogue(folder, { create: false });
  return catalogue;
}
