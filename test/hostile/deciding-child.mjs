// Started by kills.test.ts: decides on one specimen after another in a catalogue, and says each decision once it is made.
// Arguments: the catalogue's folder.
import { writeSync } from 'node:fs';
import { openCatalogue } from '../../dist/electron/catalogue/opening/catalogue.js';
import { decide } from '../../dist/electron/catalogue/naming/decisions.js';

const catalogue = openCatalogue(process.argv[2] ?? '', { create: false });
const specimens = catalogue.read.all('SELECT id FROM specimen ORDER BY id').map(({ id }) => id);
const taxa = catalogue.read.all(`SELECT id FROM taxon WHERE rank = 'species' ORDER BY id`).map(({ id }) => id);
for (let count = 0; ; count++) {
  const taxonId = taxa[count % taxa.length];
  const request = {
    specimenIds: [specimens[count % specimens.length]],
    verdict: 'identified',
    taxonId,
    qualifier: null,
    identifiedBy: 'Edith Example',
    remarks: `kept ${process.pid}-${count}`,
    modelId: null,
  };
  decide(catalogue.write, request, new Date().toISOString());
  writeSync(1, `${request.remarks}\n`);
}
