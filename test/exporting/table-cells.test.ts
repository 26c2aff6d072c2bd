/* The cells of the table on screen: terms as an export has them, facts of the file, fields of the catalogue's own. */
import { expect, test } from 'vitest';
import { tableCells } from '../../electron/exporting/csv/table-cells.ts';
import { newCatalogue, newSpecimen } from '../helpers/a-catalogue.ts';

test('each photo has its own row, in the order in which photos and columns were asked for', () => {
  const catalogue = newCatalogue();
  const one = newSpecimen(catalogue, {
    number: '1',
    views: ['dorsal', 'ventral'],
    terms: { country: 'Austria', event_date: '1901-05', other_terms: '{"Host plant":"Salix"}' },
  });
  const other = newSpecimen(catalogue, { number: '2' });
  const asked = [other.photos[0] ?? 0, one.photos[1] ?? 0, 999, one.photos[0] ?? 0];
  const cells = tableCells(catalogue, asked, [
    'eventDate',
    'own:Host plant',
    'pixels',
    'country',
    'own:none',
    'sha256',
  ]);
  expect(cells.map((row) => row.slice(0, 5))).toEqual([
    ['', '', '40 × 30', '', ''],
    ['1901-05', 'Salix', '40 × 30', 'Austria', ''],
    ['', '', '', '', ''],
    ['1901-05', 'Salix', '40 × 30', 'Austria', ''],
  ]);
  const shas = cells.map((row) => row[5]);
  expect(new Set(shas).size).toBe(4);
  expect(shas[1]).toMatch(/^[0-9a-f]{64}$/);
});
