/* What was said stays said: SQLite itself refuses to change or delete it, whoever writes. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { undo } from '../../../electron/catalogue/naming/actions.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  UTC,
} from '../../helpers/a-catalogue.ts';

function withRows() {
  const catalogue = newCatalogue();
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const { id, photos } = newSpecimen(catalogue);
  predict(catalogue, newModel(catalogue, 'm'), photos[0] ?? 0, [taxonId, 0.9]);
  decide(catalogue.write, decision([id], { taxonId }), UTC);
  decide(catalogue.write, decision([id], { verdict: 'none-of-these', taxonId: null }), UTC);
  undo(catalogue.write, UTC);
  return catalogue;
}

test.each([
  `UPDATE determination SET taxon_id = NULL`,
  `UPDATE determination SET identified_by = 'someone else'`,
  `DELETE FROM determination`,
  `REPLACE INTO determination (id, specimen_id, action_id, verdict, identified_by, identified_utc) VALUES (1, 1, 1, 'cleared', 'x', 'y')`,
  `UPDATE withdrawal SET withdrawn = 0`,
  `DELETE FROM withdrawal`,
  `UPDATE struck_name SET taxon_id = 1`,
  `DELETE FROM struck_name`,
  `REPLACE INTO withdrawal (id, determination_id, action_id, withdrawn) VALUES (1, 1, 1, 0)`,
  `REPLACE INTO struck_name (determination_id, taxon_id) SELECT determination_id, taxon_id FROM struck_name`,
])('%s', (sql) => {
  const { write } = withRows();
  const all = () => ['determination', 'withdrawal', 'struck_name'].map((table) => write.all(`SELECT * FROM ${table}`));
  const before = all();
  expect(before.every((rows) => rows.length > 0)).toBe(true);
  expect(() => write.run(sql)).toThrow(/never/);
  expect(all()).toEqual(before);
});

test('another program is refused as well', () => {
  const catalogue = withRows();
  catalogue.close();
  const script = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
try:
    db.execute("UPDATE determination SET remarks = 'changed'")
    print('changed')
except sqlite3.DatabaseError as error:
    print(error)`;
  const said = execFileSync('python3', ['-c', script, catalogue.places.file], { encoding: 'utf8' });
  expect(said.trim()).toBe('determinations are never changed');
});
