/* Rows that hold numbers, texts and words that the program never writes, among the changes of a catalogue. */
import { openForWriting } from '../../electron/catalogue/database/database.ts';
import { type Change, file, sql } from './catalogue-change.ts';

/** On what SQLite keeps for itself too. */
function unguarded(statements: string): Change['make'] {
  return ({ folder }) => {
    const db = openForWriting(file(folder));
    db.scriptUnguarded(statements);
    db.close();
  };
}

const moved = (id: string) =>
  `UPDATE photo SET specimen_id = ${id} WHERE specimen_id = 1; UPDATE specimen SET id = ${id} WHERE id = 1`;

const NUMBERS = ['3000000000', '300000000', '9007199254740993', '9223372036854775807', '0', '-5'];

const numbers: Change[] = [
  ...NUMBERS.flatMap((id): Change[] => [
    { name: `a specimen has the number ${id}`, expected: 'refused', make: sql(moved(id)) },
    {
      name: `a photo has the number ${id}`,
      expected: 'refused',
      make: sql(`UPDATE photo SET id = ${id} WHERE id = 1`),
    },
  ]),
  ...['taxon', 'source'].map((table): Change => ({
    name: `a row of ${table} has a number that lists have no room for`,
    expected: 'refused',
    make: sql(`UPDATE ${table} SET id = 3000000000 WHERE id = (SELECT max(id) FROM ${table})`),
  })),
  {
    name: 'an act has a number that is not exact',
    expected: 'refused',
    make: sql('UPDATE action SET id = 9007199254740993 WHERE id = (SELECT max(id) FROM action)'),
  },
  ...['9223372036854775807', '3000000000', '-1', `'many'`].map((last): Change => ({
    name: `the next numbers would follow ${last}`,
    expected: 'refused',
    make: sql(`UPDATE sqlite_sequence SET seq = ${last}`),
  })),
  { name: 'nothing says which number is next', expected: 'harmless', make: sql('DELETE FROM sqlite_sequence') },
  {
    name: 'specimens and photos point to numbers that lists have no room for',
    expected: 'harmless',
    make: sql('UPDATE specimen SET shown_taxon_id = 4000000000; UPDATE photo SET source_id = 4000000000 WHERE id = 1'),
  },
];

const texts: Change[] = [
  ...['{}', '[]', '"x"'].map((json): Change => ({
    name: `an evaluation is ${json}`,
    expected: 'harmless',
    make: sql(
      `INSERT INTO evaluation (model_id, made_utc, result, form) VALUES (1, '2026-01-01T00:00:00.000Z', '${json}', 2)`,
    ),
  })),
  {
    name: 'a determination says what none says',
    expected: 'harmless',
    make: sql(
      `PRAGMA ignore_check_constraints = ON; INSERT INTO determination (specimen_id, action_id, verdict, identified_by, identified_utc) SELECT 1, max(id), 'foo', 'x', 'x' FROM action`,
    ),
  },
  {
    name: 'a model has a depth and a size of no network',
    expected: 'harmless',
    make: sql('UPDATE model SET depth = 999, size = -3'),
  },
  ...['photo_search_data', 'specimen_search_docsize'].map((table): Change => ({
    name: `${table} is empty`,
    expected: 'harmless',
    make: unguarded(`DELETE FROM ${table}`),
  })),
  {
    name: 'a search index says it is of another form',
    expected: 'harmless',
    make: unguarded('UPDATE taxon_search_config SET v = 99'),
  },
];

export const changedRows: readonly Change[] = [...numbers, ...texts];
