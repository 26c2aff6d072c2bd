// Started by kills.test.ts: sets three fields of all specimens as one act, again and again, and says each act once it is done.
// Arguments: the catalogue's folder.
import { writeSync } from 'node:fs';
import { openCatalogue } from '../../dist/electron/catalogue/opening/catalogue.js';
import { repair } from '../../dist/electron/catalogue/repairing/repair.js';

const catalogue = openCatalogue(process.argv[2] ?? '', { create: false });
const specimenIds = catalogue.read.all('SELECT id FROM specimen ORDER BY id').map(({ id }) => id);
for (let count = 0; ; count++) {
  const value = `set ${process.pid}-${count}`;
  const fields = [{ term: 'country' }, { term: 'recordedBy' }, { own: 'Host plant' }];
  const edits = fields.map((field) => ({ field, way: 'set', value }));
  const asked = { act: 'fields', of: { specimenIds }, edits };
  repair(catalogue.write, { repair: asked, by: 'Edith Example' }, new Date().toISOString());
  writeSync(1, `${value}\n`);
}
