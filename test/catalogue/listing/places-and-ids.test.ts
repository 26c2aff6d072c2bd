/* Lists narrowed down by place, by date and by occurrenceID. */
import { expect, test } from 'vitest';
import { collectionFacets, collectionPage } from '../../../electron/catalogue/browsing/collection.ts';
import type { CollectionFilter } from '../../../electron/contract/collection.ts';
import { EVERYTHING, newCatalogue, newSpecimen } from '../../helpers/a-catalogue.ts';

test('places and dates narrow the list down: across the date line, and years alone only as a whole', async () => {
  const catalogue = newCatalogue();
  const at = (decimal_latitude: number, decimal_longitude: number, event_date: string | null) =>
    newSpecimen(catalogue, { terms: { decimal_latitude, decimal_longitude, event_date } }).photos[0];
  const [fiji, samoa, kew] = [at(-17, 178, '1901-05-03'), at(-13, -172, '1901'), at(51.48, -0.29, '1902-12')];
  const [nowhere] = newSpecimen(catalogue, { terms: { event_date: null } }).photos;
  const found = async (filter: Partial<CollectionFilter>) =>
    (await collectionPage(catalogue, { filter: { ...EVERYTHING, ...filter }, order: 'newest', limit: 9 })).cards.map(
      ({ photoId }) => photoId,
    );
  expect(await found({})).toEqual([nowhere, kew, samoa, fiji]);
  expect(await found({ areas: [{ south: -20, west: 170, north: 0, east: -170 }] })).toEqual([samoa, fiji]);
  expect(await found({ areas: [{ south: 51, west: -1, north: 52, east: 0 }] })).toEqual([kew]);
  expect(await found({ collected: [{ from: '1901-01', to: '1901-12' }] })).toEqual([samoa, fiji]);
  expect(await found({ collected: [{ from: '1901-05', to: '1901-12' }] })).toEqual([fiji]);
  expect(await found({ collected: [{ from: '1901-05', to: '1902-12' }] })).toEqual([kew, fiji]);
  const { specimens, years } = await collectionFacets(catalogue, {
    ...EVERYTHING,
    collected: [{ from: '1902-01', to: '1902-12' }],
  });
  expect(specimens).toBe(1);
  // A facet counts what passes the others.
  expect(years).toEqual([
    { year: 1901, photos: 2 },
    { year: 1902, photos: 1 },
  ]);
});

test('parts of an occurrenceID are not searched, the whole of one is', async () => {
  const catalogue = newCatalogue();
  const [first] = newSpecimen(catalogue, { number: '400' }).photos;
  const { id, photos } = newSpecimen(catalogue, { number: '51' });
  const uuid = catalogue.read.value<string>('SELECT occurrence_id FROM specimen WHERE id = ?', [id]);
  const found = async (text: string) =>
    (await collectionPage(catalogue, { filter: { ...EVERYTHING, text }, order: 'newest', limit: 9 })).cards.map(
      ({ photoId }) => photoId,
    );
  expect(await found(uuid)).toEqual(photos);
  expect(await found(` ${uuid} `)).toEqual(photos);
  expect(await found(uuid.slice(0, 23))).toEqual([]);
  // The third group of every UUID made here begins with 4, and file names of these specimens with their number.
  expect(await found('40')).toEqual([first]);
  expect(await found(uuid.slice(14, 18))).toEqual([]);
});
