/* Specimens on the map and in the timeline, counted against the rows themselves. */
import { expect, test } from 'vitest';
import { collectionMap, collectionTimeline } from '../../../electron/catalogue/browsing/places.ts';
import { EVERYTHING, newCatalogue, newSpecimen } from '../../helpers/a-catalogue.ts';

const WORLD = { south: -90, west: -180, north: 90, east: 180 };

function collection() {
  const catalogue = newCatalogue();
  const at = (place: [number, number] | null, event_date: string | null, more: { sensitive_place?: string } = {}) =>
    newSpecimen(catalogue, {
      views: ['dorsal', 'ventral'],
      terms: { decimal_latitude: place?.[0] ?? null, decimal_longitude: place?.[1] ?? null, event_date, ...more },
    });
  at([47.25, 11.5], '1901-05-03');
  at([47.5, 11.25], '1901-05', { sensitive_place: 'yes' });
  at([-17, 179], '1901');
  at([-17, -179], '1902-12-24/1903-01-02');
  at(null, null);
  at([0, 0], 'Easter');
  return catalogue;
}

test('specimens that lie near each other are one, with bounds that hold just these', async () => {
  const catalogue = collection();
  const { cells, ...world } = await collectionMap(catalogue, { filter: EVERYTHING, area: WORLD, cell: 10 });
  expect(world).toEqual({
    placed: 5,
    unplaced: 1,
    sensitive: 1,
    all: { south: -17, west: -179, north: 47.5, east: 179 },
  });
  expect(cells).toHaveLength(4);
  expect(cells[0]).toEqual({
    latitude: 47.375,
    longitude: 11.375,
    specimens: 2,
    area: { south: 47.25, west: 11.25, north: 47.5, east: 11.5 },
  });
  const filter = { ...EVERYTHING, areas: [cells[0]?.area ?? WORLD] };
  // The map goes on showing what lies around; the list has the chosen ones alone.
  expect((await collectionMap(catalogue, { filter, area: WORLD, cell: 10 })).placed).toBe(5);
  expect((await catalogue.listing.passing(filter)).total).toBe(4);
});

test('a piece of the map may lie across the date line, and closer cells part what lay together', async () => {
  const catalogue = collection();
  const pacific = { south: -30, west: 170, north: 0, east: -170 };
  const { cells } = await collectionMap(catalogue, { filter: EVERYTHING, area: pacific, cell: 5 });
  expect(cells.map(({ longitude }) => longitude).sort()).toEqual([-179, 179]);
  const close = { south: 47, west: 11, north: 48, east: 12 };
  const near = await collectionMap(catalogue, { filter: EVERYTHING, area: close, cell: 0.1 });
  expect(near.cells.map(({ specimens }) => specimens)).toEqual([1, 1]);
});

test('the timeline counts specimens by year and month, and those without', async () => {
  const catalogue = collection();
  const due = {
    years: [
      { year: 1901, specimens: 3 },
      { year: 1902, specimens: 1 },
    ],
    months: [
      { month: '1901-05', specimens: 2 },
      { month: '1902-12', specimens: 1 },
    ],
    onlyYear: 1,
    undated: 2,
  };
  expect(await collectionTimeline(catalogue, EVERYTHING)).toEqual(due);
  // A span that was chosen takes no bar away.
  expect(
    await collectionTimeline(catalogue, { ...EVERYTHING, collected: [{ from: '1902-01', to: '1902-12' }] }),
  ).toEqual(due);
});
