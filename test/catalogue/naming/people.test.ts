/* ORCIDs kept with the catalogue, and written beside the determinations of whoever has exactly that name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { keepPerson, orcidOf } from '../../../electron/catalogue/naming/people.ts';
import { DEFAULT_CSV } from '../../../electron/contract/exports.ts';
import { exportCsv } from '../../../electron/exporting/csv/csv-job.ts';
import {
  context,
  decision,
  genusAndSpecies,
  newCatalogue,
  newSpecimen,
  reopened,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';

const EDITH = '0000-0002-1825-0097';
const OTHER = '0000-0001-5109-3700';
const problem = (code: string) => expect.objectContaining({ code });

test('a name has one ORCID, which is only replaced on purpose', () => {
  const { read, write } = newCatalogue();
  const keep = (orcid: string, replace = false) => keepPerson(write, { name: ' Edith Moser ', orcid, replace });
  expect(keep(`https://orcid.org/${EDITH}`)).toBe(true);
  expect(keep(EDITH)).toBe(false);
  expect(orcidOf(read, 'Edith Moser')).toBe(EDITH);
  expect(orcidOf(read, 'E. Moser')).toBeNull();
  expect(() => keep(OTHER)).toThrow(problem('orcid-of-another'));
  expect(orcidOf(read, 'Edith Moser')).toBe(EDITH);
  expect(() => keep('0000-0002-1825-0098')).toThrow(problem('wrong-orcid'));
  expect(keep(OTHER, true)).toBe(true);
  expect(orcidOf(read, 'Edith Moser')).toBe(OTHER);
});

test('identifiedByID stands beside the determinations of that name alone, also in a copy opened elsewhere', async () => {
  const catalogue = newCatalogue();
  const [auratus = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  for (const [number, identifiedBy] of [
    ['1', 'Edith Moser'],
    ['2', 'E. Moser'],
    ['3', null],
  ] as const) {
    const { id } = newSpecimen(catalogue, { number });
    if (identifiedBy !== null) decide(catalogue.write, decision([id], { taxonId: auratus, identifiedBy }), UTC);
  }
  keepPerson(catalogue.write, { name: 'Edith Moser', orcid: EDITH, replace: false });
  const again = reopened(catalogue);
  const path = join(temporaryFolder(), 'specimens.csv');
  await exportCsv(again, { choice: DEFAULT_CSV, path, replace: false }, context());
  const rows = parse(readFileSync(path), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row['catalogNumber'], row['identifiedBy'], row['identifiedByID']])).toEqual([
    ['1', 'Edith Moser', `https://orcid.org/${EDITH}`],
    ['2', 'E. Moser', ''],
    ['3', '', ''],
  ]);
});
