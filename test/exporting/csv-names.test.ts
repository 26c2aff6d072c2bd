/* Labels in a table, and what a table says of names that nobody looked at one by one. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { addAction, undo } from '../../electron/catalogue/naming/actions.ts';
import { refreshNames } from '../../electron/catalogue/naming/current-name.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { addDetermination } from '../../electron/catalogue/naming/determinations.ts';
import { tieLabel } from '../../electron/catalogue/naming/label-ties.ts';
import { labelId } from '../../electron/catalogue/naming/taxa.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { CSV_COLUMNS, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { exportCsv } from '../../electron/exporting/csv/csv-job.ts';
import {
  context,
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  temporaryFolder,
  UTC,
} from '../helpers/a-catalogue.ts';

async function written(catalogue: Catalogue): Promise<Record<string, string>[]> {
  const path = join(temporaryFolder(), 'out.csv');
  await exportCsv(catalogue, { choice: { ...DEFAULT_CSV, columns: CSV_COLUMNS }, path, replace: false }, context());
  return parse(readFileSync(path), { columns: true });
}

test('a label is verbatimIdentification, and no scientific name, rank or wider taxon', async () => {
  const catalogue = newCatalogue();
  const [auratus = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const model = newModel(catalogue, 'Animals');
  const labels = ['rat', '001.Black_footed_Albatross', '斑马'].map((name) => labelId(catalogue.write, name));
  for (const taxonId of [auratus, ...labels]) {
    const { id, photos } = newSpecimen(catalogue, { number: `L${taxonId}` });
    decide(catalogue.write, decision([id], { taxonId }), UTC);
    predict(catalogue, model, photos[0] ?? 0, [taxonId, 0.5], [auratus, 0.25]);
  }
  const [ofTaxon, ...ofLabels] = await written(catalogue);
  expect(ofTaxon).toMatchObject({
    scientificName: 'Carabus auratus',
    taxonRank: 'species',
    verbatimIdentification: '',
  });
  expect(ofLabels.map((row) => row['verbatimIdentification'])).toEqual(['rat', '001.Black_footed_Albatross', '斑马']);
  for (const row of ofLabels) {
    expect(row).toMatchObject({ identifiedBy: 'Edith Example', predictedName: row['verbatimIdentification'] });
    for (const column of [
      'scientificName',
      'scientificNameAuthorship',
      'taxonRank',
      'vernacularName',
      'genus',
      'class',
    ])
      expect(row[column], column).toBe('');
  }
});

test('what a label was tied to is unverified, until a person looks at the specimen', async () => {
  const catalogue = newCatalogue();
  const [rattus = 0] = genusAndSpecies(catalogue, 'Rattus rattus');
  const rat = labelId(catalogue.write, 'rat');
  const [one = 0, two = 0] = ['1', '2'].map((number) => newSpecimen(catalogue, { number }).id);
  decide(catalogue.write, decision([one, two], { taxonId: rat }), UTC);
  tieLabel(catalogue.write, { labelId: rat, taxonId: rattus, identifiedBy: 'Edith Example' }, UTC);
  decide(catalogue.write, decision([two], { taxonId: rattus }), UTC);
  const name = { scientificName: 'Rattus rattus', taxonRank: 'species' };
  expect(await written(catalogue)).toMatchObject([
    {
      ...name,
      identificationVerificationStatus: 'Unverified',
      identificationRemarks: 'label "rat"',
      verbatimIdentification: 'rat',
    },
    {
      ...name,
      identificationVerificationStatus: 'ValidatedByHuman',
      identificationRemarks: '',
      verbatimIdentification: '',
    },
  ]);
});

test('what an import said of a whole folder is unverified until a person looks at the specimen', async () => {
  const catalogue = newCatalogue();
  const [auratus = 0, nitens = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens');
  const actionId = addAction(catalogue.write, 'import', 'Import of beetles', UTC);
  const specimens = ['1', '2', '3', '4'].map((number) => newSpecimen(catalogue, { number }).id);
  for (const specimenId of specimens) {
    addDetermination(catalogue.write, {
      specimenId,
      actionId,
      verdict: 'identified',
      taxonId: auratus,
      qualifier: null,
      identifiedBy: 'Edith Example',
      identifiedUtc: UTC,
      remarks: 'from folder name "Carabus auratus"',
      suggestedByModelId: null,
      struck: [],
    });
    refreshNames(catalogue.write, [specimenId]);
  }
  const [, accepted = 0, doubted = 0, corrected = 0] = specimens;
  decide(catalogue.write, decision([accepted], { taxonId: auratus }), UTC);
  decide(catalogue.write, decision([doubted]), UTC);
  decide(catalogue.write, decision([corrected], { taxonId: nitens }), UTC);
  const statuses = async () => (await written(catalogue)).map((row) => row['identificationVerificationStatus']);
  expect(await statuses()).toEqual(['Unverified', 'ValidatedByHuman', 'Doubtful', 'ValidatedByHuman']);
  undo(catalogue.write, UTC);
  expect(await statuses()).toEqual(['Unverified', 'ValidatedByHuman', 'Doubtful', 'Unverified']);
});
