/*
 * What a stranger, an accident or another program may have done to a catalogue's folder: links, other kinds of files, rows
 * that lead elsewhere, another schema, spoilt bytes. Harmless stand-ins only; `guard` is a folder that must stay as it is.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spoiltBytes } from './catalogue-bytes.ts';
import { type Change, only, replaced, sql } from './catalogue-change.ts';
import { changedRows } from './changed-rows.ts';

const FILES = [
  'catalogue.sqlite',
  'lock.sqlite',
  'opened-by.txt',
  'catalogue.sqlite-wal',
  'catalogue.sqlite-shm',
  'catalogue.sqlite-journal',
];
const FOLDERS = ['thumbnails', 'models', 'runs', 'weights', 'backups'];

/** Places inside, found where they are by name. */
const INSIDE: readonly {
  readonly what: string;
  readonly of: (folder: string) => string;
  readonly kind: 'file' | 'folder';
}[] = [
  { what: 'a folder of thumbnails', of: () => join('thumbnails', 'ab'), kind: 'folder' },
  { what: 'the folder of previews', of: () => join('thumbnails', 'full'), kind: 'folder' },
  { what: 'a folder of previews', of: () => join('thumbnails', 'full', 'ab'), kind: 'folder' },
  { what: "a model's folder", of: (folder) => only(folder, 'models'), kind: 'folder' },
  { what: "a model's description", of: (folder) => join(only(folder, 'models'), 'model.json'), kind: 'file' },
  { what: "a model's weights", of: (folder) => join(only(folder, 'models'), 'weights.safetensors'), kind: 'file' },
  { what: "a run's folder", of: (folder) => only(folder, 'runs'), kind: 'folder' },
  {
    what: "a run's checkpoint",
    of: (folder) => join(only(folder, 'runs'), 'step-000000002.safetensors'),
    kind: 'file',
  },
  { what: "a run's scratch folder", of: (folder) => join(only(folder, 'runs'), 'scratch'), kind: 'folder' },
  { what: 'a folder of starting weights', of: (folder) => only(folder, 'weights'), kind: 'folder' },
  { what: 'starting weights', of: (folder) => join(only(folder, 'weights'), 'weights.safetensors'), kind: 'file' },
  {
    what: 'a file among the backups',
    of: () => join('backups', 'catalogue-version-7-2026-01-01T00-00-00.sqlite'),
    kind: 'file',
  },
];

const links: Change[] = [
  ...FILES.map((name): Change => ({
    name: `${name} is a link to a file outside`,
    expected: 'refused',
    make: ({ folder, guard }) => {
      const target = name === 'catalogue.sqlite' ? join(guard, name) : join(guard, 'letter.txt');
      if (name === 'catalogue.sqlite') renameSync(join(folder, name), target);
      replaced(folder, name, (path) => symlinkSync(target, path));
    },
  })),
  ...FILES.filter((name) => name !== 'catalogue.sqlite').map((name): Change => ({
    name: `${name} is a link to a file that is not there`,
    expected: 'refused',
    make: ({ folder, guard }) => replaced(folder, name, (path) => symlinkSync(join(guard, 'new.txt'), path)),
  })),
  ...FOLDERS.map((name): Change => ({
    name: `${name} is a link to a folder outside`,
    expected: 'refused',
    make: ({ folder, guard }) => replaced(folder, name, (path) => symlinkSync(guard, path)),
  })),
  ...INSIDE.map(({ what, of, kind }): Change => ({
    name: `${what} is a link to outside`,
    expected: 'refused',
    make: ({ folder, guard }) =>
      replaced(folder, of(folder), (path) => symlinkSync(kind === 'folder' ? guard : join(guard, 'letter.txt'), path)),
  })),
];

const kinds: Change[] = [
  ...FILES.map((name): Change => ({
    name: `${name} is a folder`,
    expected: 'refused',
    make: ({ folder }) => replaced(folder, name, (path) => mkdirSync(path)),
  })),
  ...FOLDERS.map((name): Change => ({
    name: `${name} is a file`,
    expected: 'refused',
    make: ({ folder }) => replaced(folder, name, (path) => writeFileSync(path, 'x')),
  })),
  ...['lock.sqlite', 'opened-by.txt', 'catalogue.sqlite-wal'].map((name): Change => ({
    name: `${name} is a named pipe`,
    expected: 'refused',
    make: ({ folder }) => replaced(folder, name, (path) => void execFileSync('mkfifo', [path])),
  })),
  ...INSIDE.filter(({ kind }) => kind === 'file').map(({ what, of }): Change => ({
    name: `${what} is a named pipe`,
    expected: 'refused',
    make: ({ folder }) => replaced(folder, of(folder), (path) => void execFileSync('mkfifo', [path])),
  })),
];

const ELSEWHERE = ['../../guard', '$GUARD', '.', '..', 'model-1/../../../guard', '..\\..\\guard', 'C:\\guard'];
const wide = (path: string) => `substr(replace(hex(zeroblob(40)), '00', './') || '${path}', -64)`;

const rows: Change[] = [
  ...ELSEWHERE.map((path): Change => ({
    name: `a model lies in ${path}`,
    expected: 'refused',
    make: sql(
      `UPDATE model SET folder = '${path}'; INSERT INTO removal VALUES ('model', 1, '2026-01-01T00:00:00.000Z')`,
    ),
  })),
  ...ELSEWHERE.map((path): Change => ({
    name: `a run lies in ${path}`,
    expected: 'refused',
    make: sql(`UPDATE run SET folder = '${path}'; INSERT INTO removal VALUES ('run', 1, '2026-01-01T00:00:00.000Z')`),
  })),
  {
    name: "a model lies in another model's folder",
    expected: 'harmless',
    make: sql(
      `INSERT INTO model (name, folder, depth, size, created_utc) SELECT 'second', folder, depth, size, created_utc FROM model`,
    ),
  },
  ...['../../../guard', '../weights/../../guard'].map((path): Change => ({
    name: `starting weights lie in ${path}`,
    expected: 'refused',
    make: sql(
      `UPDATE starting_weights SET sha256 = ${wide(path)}; INSERT INTO removal VALUES ('weights', 1, '2026-01-01T00:00:00.000Z')`,
    ),
  })),
  ...(['model', 'run', 'weights'] as const).map((kind): Change => ({
    name: `the ${kind} is said to be removed, and was not removed here`,
    expected: 'harmless',
    make: sql(`INSERT INTO removal VALUES ('${kind}', 1, '2026-01-01T00:00:00.000Z')`),
  })),
  ...['../../guard/letter.txt', '/etc/hostname', 'a/../../../guard/letter.txt', '', 'a//b.jpg', './a.jpg'].map(
    (path): Change => ({
      name: `a photo lies at ${path || 'no name'}`,
      expected: 'harmless',
      make: sql(`UPDATE photo SET relative_path = '${path}' WHERE id = 1`),
    }),
  ),
  ...['photos', '', '/a/../b', '/a/', '..'].map((path): Change => ({
    name: `a source is the folder "${path}"`,
    expected: 'refused',
    make: sql(`UPDATE source SET folder = '${path}'`),
  })),
  {
    name: 'a source is a folder that nobody chose',
    expected: 'harmless',
    make: sql(`UPDATE source SET folder = '$GUARD'; UPDATE photo SET relative_path = 'letter.txt' WHERE id = 1`),
  },
  ...['[]', '"x"', '{}', 'null', '{"depth": 1e300, "size": -1, "epochs": "many"}'].map((json): Change => ({
    name: `a run's settings are ${json}`,
    expected: 'harmless',
    make: sql(`UPDATE run SET settings = '${json}'`),
  })),
  {
    name: "an import's request is of another shape",
    expected: 'harmless',
    make: sql(`UPDATE import SET request = '[1, 2]'`),
  },
  {
    name: 'a taxon is its own parent',
    expected: 'harmless',
    make: sql('UPDATE taxon SET parent_id = id WHERE id = (SELECT max(id) FROM taxon)'),
  },
  {
    name: 'two taxa are the parent of each other',
    expected: 'harmless',
    make: sql(
      'UPDATE taxon SET parent_id = (SELECT max(id) FROM taxon) WHERE id = (SELECT parent_id FROM taxon ORDER BY id DESC LIMIT 1)',
    ),
  },
  {
    name: 'two taxa are synonyms of each other',
    expected: 'harmless',
    make: sql(`UPDATE taxon SET accepted_id = CASE id % 2 WHEN 0 THEN id - 1 ELSE id + 1 END WHERE rank = 'species'`),
  },
  {
    name: 'an act is the undoing of itself',
    expected: 'harmless',
    make: sql('UPDATE action SET undone_by = id, target_id = id'),
  },
  {
    name: 'rows point to rows that are not there',
    expected: 'harmless',
    make: sql(
      'UPDATE photo SET specimen_id = 99999 WHERE id = 2; UPDATE specimen SET shown_taxon_id = 99999 WHERE id = 1',
    ),
  },
  {
    name: 'numbers are as large as they can be',
    expected: 'harmless',
    make: sql(
      'UPDATE photo SET width = 9223372036854775807, height = 9223372036854775807, bytes = -1, modified_ms = 1e308',
    ),
  },
  {
    name: 'names hold signs that no name has',
    expected: 'harmless',
    make: sql(`UPDATE taxon SET scientific_name = char(27) || '[31m<b>=1+1' || char(0) || scientific_name`),
  },
  { name: 'the version is 0', expected: 'refused', make: sql('PRAGMA user_version = 0') },
  { name: 'the version is negative', expected: 'refused', make: sql('PRAGMA user_version = -3') },
  { name: 'the version is one before', expected: 'refused', make: sql('PRAGMA user_version = 7') },
  { name: 'the version is of a later program', expected: 'refused', make: sql('PRAGMA user_version = 9999') },
  { name: 'the file says it is of another program', expected: 'refused', make: sql('PRAGMA application_id = 7') },
];

const TRIGGERS = [
  'taxon_added',
  'taxon_changed',
  'determination_is_kept',
  'determination_is_never_changed',
  'withdrawal_is_kept',
  'withdrawal_is_never_changed',
  'struck_name_is_kept',
  'struck_name_is_never_changed',
  'determination_is_never_replaced',
  'withdrawal_is_never_replaced',
  'struck_name_is_never_replaced',
  'specimen_searchable',
  'photo_searchable_still',
];

/** A table's rows behind a view of its name. */
const viewOf = (table: string) =>
  `ALTER TABLE ${table} RENAME TO kept_${table}; CREATE VIEW ${table} AS SELECT * FROM kept_${table}`;

const schema: Change[] = [
  ...TRIGGERS.map((name): Change => ({
    name: `the trigger ${name} is gone`,
    expected: 'refused',
    make: sql(`DROP TRIGGER ${name}`),
  })),
  {
    name: 'a trigger withdraws what is decided',
    expected: 'refused',
    make: sql(
      `CREATE TRIGGER quietly AFTER INSERT ON determination BEGIN INSERT INTO withdrawal (determination_id, action_id, withdrawn) VALUES (new.id, new.action_id, 1); END`,
    ),
  },
  {
    name: 'a trigger of a known name does something else',
    expected: 'refused',
    make: sql(`DROP TRIGGER taxon_added; CREATE TRIGGER taxon_added AFTER INSERT ON taxon BEGIN SELECT 1; END`),
  },
  ...['removal', 'model', 'action', 'source', 'determination'].map((table): Change => ({
    name: `${table} is a view`,
    expected: 'refused',
    make: sql(viewOf(table)),
  })),
  { name: 'there is a view more', expected: 'refused', make: sql('CREATE VIEW more AS SELECT 1 AS one') },
  { name: 'there is a table more', expected: 'refused', make: sql('CREATE TABLE more (a TEXT) STRICT') },
  { name: 'there is a search index more', expected: 'refused', make: sql('CREATE VIRTUAL TABLE more USING fts5 (a)') },
  { name: 'there is an index more', expected: 'refused', make: sql('CREATE INDEX more ON photo (bytes)') },
  {
    name: 'there is an index on what is worked out',
    expected: 'refused',
    make: sql('CREATE INDEX more ON photo (abs(bytes))'),
  },
  { name: 'an index is gone', expected: 'refused', make: sql('DROP INDEX photo_by_specimen') },
  { name: 'a table is gone', expected: 'refused', make: sql('DROP TABLE removal') },
  { name: 'a table has a column more', expected: 'refused', make: sql('ALTER TABLE model ADD COLUMN more TEXT') },
  {
    name: 'a table has a column that is worked out',
    expected: 'refused',
    make: sql(`ALTER TABLE model ADD COLUMN more TEXT AS (upper(name))`),
  },
  {
    name: 'a column has another name',
    expected: 'refused',
    make: sql('ALTER TABLE removal RENAME COLUMN id TO number'),
  },
  {
    name: 'a table has no checks any more',
    expected: 'refused',
    make: sql(
      `DROP TABLE removal; CREATE TABLE removal (kind TEXT, id INTEGER, removed_utc TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID`,
    ),
  },
  { name: 'SQLite has counted the rows', expected: 'harmless', make: sql('ANALYZE') },
];

const foreignGraph = (name: string, content: Buffer): Change => ({
  name,
  expected: 'harmless',
  make: ({ folder }) => {
    const graph = join(folder, only(folder, 'models'), 'graph');
    mkdirSync(join(graph, 'variables'), { recursive: true });
    writeFileSync(join(graph, 'saved_model.pb'), content);
  },
});

const models: Change[] = [
  foreignGraph("a model's graph is noise", Buffer.alloc(2_000, 0x5a)),
  foreignGraph("a model's graph is empty", Buffer.alloc(0)),
  ...['{}', '[]', 'not JSON', JSON.stringify({ format: 'vasculum-model-1', network: { depth: 1e9, size: 1e9 } })].map(
    (json): Change => ({
      name: `a model's description is ${json.slice(0, 30)}`,
      expected: 'harmless',
      make: ({ folder }) => writeFileSync(join(folder, only(folder, 'models'), 'model.json'), json),
    }),
  ),
  {
    name: "a run's folder is gone",
    expected: 'harmless',
    make: ({ folder }) => rmSync(join(folder, 'runs'), { recursive: true }),
  },
  {
    name: 'foreign files lie beside all that is known',
    expected: 'harmless',
    make: ({ folder }) => {
      for (const place of ['.', ...FOLDERS]) {
        if (existsSync(join(folder, place))) writeFileSync(join(folder, place, 'my notes.txt'), 'mine');
      }
    },
  },
];

export const CHANGES: readonly Change[] = [
  ...links,
  ...kinds,
  ...rows,
  ...changedRows,
  ...schema,
  ...spoiltBytes,
  ...models,
];
