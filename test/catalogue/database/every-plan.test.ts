/*
 * The plan of every statement that the program gives to SQLite: written down while everything is asked of a catalogue, and
 * compared with the statements in the source's text, so that none is forgotten. SQLite plans without looking at how many rows
 * there are (nothing is analysed), so a small catalogue shows the plans of a large one.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForReading, type ReadHandle } from '../../../electron/catalogue/database/database.ts';
import { onlyInTheCollection } from '../../../electron/catalogue/database/in-the-collection.ts';
import { askEverything } from '../../helpers/every-request.ts';
import { recordSql } from '../../helpers/recorded-sql.ts';
import { isAmong, sqlInSource } from '../../helpers/sql-in-source.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Tables with a few rows for each folder, model or run. All others grow with the collection or with the steps of a run. */
const SMALL: ReadonlySet<string> = new Set([
  'source',
  'run',
  'model',
  'starting_weights',
  'evaluation',
  'leakage',
  'removal',
  'backbone',
  'backbone_of',
  'model_temperature',
  'import',
  'taxa_changed',
  'pinned_name',
  'checklist',
  'saved_set',
  'description',
]);

/** Statements that read or sort more than what they give, and why they may. Each is met, or it is no longer needed. */
const ON_PURPOSE: readonly (readonly [text: RegExp, why: string])[] = [
  [
    /^SELECT count\(\*\) FROM \( SELECT 1 FROM photo_quality /,
    'photos to take again, from their own index, up to a bound',
  ],
  [/^SELECT (id|specimen_id).* FROM specimen ORDER BY by_\w+.* LIMIT \d+$/, 'the first page of a walk, from its index'],
  [/^SELECT id FROM specimen WHERE sensitive_place IS NOT NULL$/, 'those marked, from their own index'],
  [/^SELECT 1 FROM specimen LIMIT 1$/, 'ends at the first row'],
  [/^SELECT made_utc AS utc FROM action ORDER BY id DESC LIMIT 1$/, 'ends at the first row'],
  [/ FROM contradiction JOIN specimen .* ORDER BY contradiction.id$/, 'what imports found, when it is asked for'],
  [
    /^SELECT row_id AS photoId, field, after AS name, undone_by IS NOT NULL AS isUndone FROM action JOIN change /,
    'what people decided on, once an import',
  ],
  [
    /^SELECT id, description FROM action INDEXED BY action_standing WHERE kind IN \('decision', 'repair'\) AND undone_by IS NULL/,
    'ends at the first of its index',
  ],
  [
    /^SELECT id, scientific_name, parent_id, accepted_id FROM taxon$/,
    'a check of all that is there, when it is asked for',
  ],
  [
    /^SELECT 1 FROM \w+ WHERE NOT \(\w+ (IN|BETWEEN) .*\) LIMIT 1$/,
    'a check of all that is there, when it is asked for',
  ],
  [
    /^SELECT count\(\*\) FROM (specimen|photo|determination|taxon|answered_photo)( WHERE taken_out = 0)?$/,
    'what there is, counted once',
  ],
  [/^SELECT id, scientific_name, rank, parent_id, accepted_id FROM taxon$/, 'the whole tree, read once into memory'],
  [/^SELECT name, language FROM vernacular_name WHERE taxon_id = \? ORDER BY id$/, 'the common names of one taxon'],
  [/^SELECT (taxon_id, )?name FROM vernacular_name$/, 'all words of names, read once into memory, or for a checklist'],
  [
    /^SELECT id, scientific_name, authorship, rank, parent_id, accepted_id FROM taxon WHERE taken_out = 0 AND rank <> 'label'$/,
    'all names, once for a checklist',
  ],
  [/^SELECT \(SELECT taxon_id FROM determination .* FROM action .* LIMIT 100$/, 'ends after a hundred of its index'],
  [/FROM specimen WHERE shown_status = 'proposed' AND shown_model_id = \? GROUP BY 1$/, 'a picture of all proposals'],
  [/^SELECT count\(\*\) FROM determination WHERE suggested_by_model_id = :id$/, 'before a model is removed, once'],
  [/FROM action WHERE id IN \(SELECT value FROM json_each\(:about\)\) .* ORDER BY /, 'sorts the acts of one specimen'],
  [/json_each\(\?\).* ORDER BY /, 'sorts the rows that were asked for by their keys'],
  [/^WITH RECURSIVE (line|chain) /, 'sorts the wider taxa of one, or the names that one stands for'],
  [/FROM photo LEFT JOIN prediction .* WHERE specimen_id = :specimen ORDER BY /, 'sorts the photos of one specimen'],
  [
    / AS vernacularName FROM taxon WHERE (id|scientific_name) = \?/,
    'sorts the common names of one taxon, and its namesakes',
  ],
  [/ FROM taxon_search JOIN taxon ON .* MATCH :query AND taken_out = 0 ORDER BY /, 'sorts the names that were found'],
  [
    / FROM photo JOIN specimen .* WHERE shown_taxon_id = :of AND photo.id > :after .* LIMIT :page$/,
    'the photos of one name',
  ],
];

const recorded = recordSql();
let db: ReadHandle;
let statements: string[];
beforeAll(async () => {
  const folder = await askEverything();
  recorded.end();
  db = openForReading(join(folder, 'catalogue.sqlite'));
  onlyInTheCollection(db);
  statements = [...recorded.statements].filter((sql) => !/^\s*PRAGMA/i.test(sql));
});
afterAll(() => {
  recorded.end();
  db.close();
});

const oneLine = (sql: string) => sql.replace(/\s+/g, ' ').trim();

/** What a table is called in a statement. */
function tableOf(sql: string, name: string): string {
  return new RegExp(`\\b(\\w+) AS ${name}\\b`).exec(sql)?.[1] ?? name;
}

/** The steps that read a large table from end to end, or that sort. */
function heavySteps(sql: string, tables: ReadonlySet<string>): string[] {
  // References are looked for only while one is open that leads nowhere, and the program leaves none open.
  if (sql.startsWith('INSERT INTO ') && !sql.includes('SELECT')) return [];
  return db.plan(sql).filter((step) => {
    const name = /^SCAN (\w+)/.exec(step)?.[1];
    if (name === undefined) return step.includes('TEMP B-TREE FOR ORDER BY') && mentions(sql, tables);
    const table = tableOf(sql, name);
    return tables.has(table) && !step.includes('VIRTUAL TABLE');
  });
}

const mentions = (sql: string, tables: ReadonlySet<string>) => [...tables].some((table) => sql.includes(table));

test('no statement reads a large table from end to end or sorts one, but for those with a reason', () => {
  const large = new Set(
    db
      .all<{ name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
      .map(({ name }) => name)
      .filter((name) => !SMALL.has(name) && !name.startsWith('sqlite_')),
  );
  for (const table of ['photo', 'specimen', 'determination', 'prediction']) expect(large).toContain(table);
  const heavy = statements.map(oneLine).flatMap((sql) => {
    const steps = heavySteps(sql, large);
    return steps.length === 0 ? [] : [{ sql, steps }];
  });
  const isOnPurpose = (sql: string) => ON_PURPOSE.some(([text]) => text.test(sql));
  expect(heavy.filter(({ sql }) => !isOnPurpose(sql))).toEqual([]);
  const unused = ON_PURPOSE.filter(([text]) => !heavy.some(({ sql }) => text.test(sql)));
  expect(
    unused.map(([text]) => String(text)),
    'reasons that no statement needs',
  ).toEqual([]);
});

test('every statement in the source was met, so that its plan was looked at', () => {
  const folders = ['catalogue', 'studies', 'importing', 'exporting', 'threads'].map((name) => `electron/${name}`);
  const inSource = sqlInSource(ROOT, folders)
    // Reads what is left of a damaged file into a new one, from end to end.
    .filter(({ at }) => !at.startsWith('electron/catalogue/salvage/'))
    // Makes a damaged search index anew.
    .filter(({ at }) => !at.startsWith('electron/catalogue/opening/search-index.ts:'))
    // The views that all plans above are looked at with.
    .filter(({ at }) => !at.startsWith('electron/catalogue/database/in-the-collection.ts:'))
    // The schema of a file before it is opened.
    .filter(({ parts }) => !parts.join('').includes('FROM sqlite_schema'));
  expect(inSource.length).toBeGreaterThan(150);
  const unmet = inSource.filter((one) => !isAmong(one, statements));
  expect(
    unmet.map(({ at, parts }) => `${at} ${oneLine(parts.join('…'))}`),
    'let test/helpers/every-request.ts ask for what runs them',
  ).toEqual([]);
});
