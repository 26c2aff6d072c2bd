/*
 * Rooms of `electron/`, from the ground up: each may import only rooms of lower floors. Nothing goes round in a circle, each
 * big library has one door, the window sees only what is said to it, and .github/ARCHITECTURE.md shows all that as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rowsOf } from './documents/table.ts';
import { circles, type Import, importsOf, reach, sourceFiles } from './helpers/imports.ts';

const FLOORS = [
  ['domain'],
  ['contract', 'files'],
  ['calls', 'checks', 'photos', 'profile'],
  ['network', 'reader', 'sample', 'archives'],
  ['catalogue'],
  ['studies', 'importing', 'exporting', 'trainer', 'engine'],
  ['threads', 'command-line'],
  ['main'],
];

/** Where each library comes in that is compiled for a machine, or as large. */
const DOORS: Readonly<Record<string, string>> = {
  'better-sqlite3': 'electron/catalogue/database/database.ts',
  '@tensorflow/tfjs-node-gpu': 'electron/trainer/tensorflow/tensorflow.ts',
  sharp: 'electron/photos/picture-library.ts',
  'libheif-js': 'electron/photos/heic.ts',
  'zxing-wasm': 'electron/photos/code-reader.ts',
  h5wasm: 'electron/trainer/starting-weights/keras-file.ts',
  '@napi-rs/canvas': 'electron/sample/draw/canvas.ts',
};

/** What a room must not come to, by whatever way. */
const OUT_OF_REACH: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['domain', 'contract', 'files', 'calls', 'checks', 'profile', 'network', 'engine'].map((room) => [
      room,
      Object.keys(DOORS),
    ]),
  ),
  ...Object.fromEntries(
    ['catalogue', 'studies', 'importing', 'exporting'].map((room) => [room, ['@tensorflow/tfjs-node-gpu', 'h5wasm']]),
  ),
  trainer: ['better-sqlite3'],
};

/** Of Node these rooms import nothing but this; `network/` comes to files in its one file with the disk. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  contract: [],
  network: [
    'electron/network/backbone.ts -> node:crypto',
    'electron/network/backbone.ts -> node:timers/promises',
    'electron/network/weights/weights-file.ts -> node:zlib',
    'electron/network/weights/weights-file.ts -> electron/files/read-regular.ts',
    'electron/network/weights/weights-file.ts -> electron/files/whole-file.ts',
  ],
};

/** Builds the window, and so runs in Node. */
const BUILDS_WINDOW = 'renderer/vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = sourceFiles(root, ['electron', 'renderer']);
const imports = importsOf(root, files);

const named = ({ from, to }: Import) => `${from} -> ${to}`;
const roomOf = (path: string) => /^electron\/([^/]+)\//.exec(path)?.[1];
const isOwn = (path: string) => /^(?:electron|renderer)\//.test(path);
const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
const floorOf = (room: string) => FLOORS.findIndex((floor) => floor.includes(room));

type Rule = (imports: readonly Import[]) => string[];

const upward: Rule = (all) =>
  all
    .filter(({ from, to }) => {
      const [importer, imported] = [roomOf(from), roomOf(to)];
      if (importer === undefined || imported === undefined || importer === imported) return false;
      return floorOf(imported) === -1 || floorOf(imported) >= floorOf(importer);
    })
    .map(named);

const circlesOfFiles: Rule = (all) => circles(all.map(({ from, to }) => [from, to])).map((circle) => circle.join(', '));

const circlesOfFolders: Rule = (all) =>
  circles(
    all.filter(({ from, to }) => isOwn(from) && isOwn(to)).map(({ from, to }) => [dirname(from), dirname(to)]),
  ).map((circle) => circle.join(', '));

const electronOutsideMain: Rule = (all) =>
  all.filter(({ from, to }) => packageOf(to) === 'electron' && !isOwn(to) && roomOf(from) !== 'main').map(named);

const besideTheDoor: Rule = (all) => all.filter(({ from, to }) => (DOORS[packageOf(to)] ?? from) !== from).map(named);

const outOfReach: Rule = (all) => {
  const next = new Map<string, Set<string>>();
  const loaded = all.filter(({ typeOnly }) => !typeOnly);
  for (const { from, to } of loaded) next.set(from, (next.get(from) ?? new Set()).add(isOwn(to) ? to : packageOf(to)));
  return [...next.keys()].flatMap((from) => {
    const forbidden = OUT_OF_REACH[roomOf(from) ?? ''] ?? [];
    const reached = forbidden.length > 0 ? reach(next, from) : new Set();
    return forbidden.filter((library) => reached.has(library)).map((library) => `${from} -> ${library}`);
  });
};

const beyondWindow: Rule = (all) =>
  all
    .filter(({ from }) => from.startsWith('renderer/') && from !== BUILDS_WINDOW)
    .filter(({ to }) => !to.startsWith('renderer/') && !['domain', 'contract'].includes(roomOf(to) ?? ''))
    // The outline of the map is data.
    .filter(({ to }) => !['svelte', 'world-atlas'].includes(packageOf(to)))
    .map(named);

const impure: Rule = (all) =>
  all
    .filter((one) => {
      const allowed = PURE[roomOf(one.from) ?? ''];
      return allowed && (isBuiltin(one.to) || roomOf(one.to) === 'files') && !allowed.includes(named(one));
    })
    .map(named);

describe.each<{ title: string; rule: Rule; planted: readonly (readonly [from: string, to: string])[]; fault: string }>([
  {
    title: 'a room imports only rooms of lower floors',
    rule: upward,
    planted: [['electron/catalogue/naming/taxa.ts', 'electron/trainer/store.ts']],
    fault: 'electron/catalogue/naming/taxa.ts -> electron/trainer/store.ts',
  },
  {
    title: 'rooms of one floor do not import each other',
    rule: upward,
    planted: [['electron/importing/plan.ts', 'electron/exporting/csv/csv.ts']],
    fault: 'electron/importing/plan.ts -> electron/exporting/csv/csv.ts',
  },
  {
    title: 'a room that stands on no floor is imported by none',
    rule: upward,
    planted: [['electron/main/menu.ts', 'electron/loose/all.ts']],
    fault: 'electron/main/menu.ts -> electron/loose/all.ts',
  },
  {
    title: 'no files import each other in a circle',
    rule: circlesOfFiles,
    planted: [
      ['electron/domain/taxonomy.ts', 'electron/domain/a.ts'],
      ['electron/domain/a.ts', 'electron/domain/b.ts'],
      ['electron/domain/b.ts', 'electron/domain/taxonomy.ts'],
    ],
    fault: 'electron/domain/a.ts, electron/domain/b.ts, electron/domain/taxonomy.ts',
  },
  {
    title: 'no folders, at any depth, import each other in a circle',
    rule: circlesOfFolders,
    planted: [
      ['electron/network/graph/a.ts', 'electron/network/graph/deep/a.ts'],
      ['electron/network/graph/deep/b.ts', 'electron/network/graph/b.ts'],
    ],
    fault: 'electron/network/graph, electron/network/graph/deep',
  },
  {
    title: 'electron is imported in main/ alone',
    rule: electronOutsideMain,
    planted: [['electron/engine/jobs.ts', 'electron']],
    fault: 'electron/engine/jobs.ts -> electron',
  },
  {
    title: 'each big library is imported in one file',
    rule: besideTheDoor,
    planted: [['electron/catalogue/naming/taxa.ts', 'better-sqlite3/lib/database.js']],
    fault: 'electron/catalogue/naming/taxa.ts -> better-sqlite3/lib/database.js',
  },
  {
    title: 'no room comes to a library that it does without',
    rule: outOfReach,
    planted: [['electron/studies/leakage.ts', 'electron/trainer/tensorflow/tensorflow.ts']],
    fault: 'electron/studies/leakage.ts -> @tensorflow/tfjs-node-gpu',
  },
  {
    title: 'the window imports domain/ and contract/ alone',
    rule: beyondWindow,
    planted: [['renderer/bridge.ts', 'electron/files/room.ts']],
    fault: 'renderer/bridge.ts -> electron/files/room.ts',
  },
  {
    title: 'the window imports nothing of Node, and of packages Svelte and the outline of the map alone',
    rule: beyondWindow,
    planted: [['renderer/bridge.ts', 'node:fs']],
    fault: 'renderer/bridge.ts -> node:fs',
  },
  {
    title: 'pure rooms import nothing of Node beyond what is named',
    rule: impure,
    planted: [['electron/domain/schedule.ts', 'fs/promises']],
    fault: 'electron/domain/schedule.ts -> fs/promises',
  },
])('$title', ({ rule, planted, fault }) => {
  test('holds for every source file', () => {
    expect(rule(imports)).toEqual([]);
  });

  test('sees a wrong import that was planted', () => {
    const wrong = planted.map(([from, to]) => ({ from, to, typeOnly: false }));
    expect(rule([...imports, ...wrong])).toContain(fault);
  });
});

test('the check of the rooms reads imports of each kind', () => {
  const read = (from: string, to: string) => imports.find((one) => one.from === from && one.to === to);
  expect(imports.length).toBeGreaterThan(2000);
  expect(read('electron/main/preload.cts', 'electron')).toMatchObject({ typeOnly: false });
  expect(read('electron/main/main.ts', 'electron/command-line/main.ts')).toMatchObject({ typeOnly: false });
  expect(read('electron/main/self-check.ts', 'electron')).toMatchObject({ typeOnly: true });
  expect(read('electron/domain/problems.ts', 'electron/domain/language/language.ts')).toMatchObject({
    typeOnly: false,
  });
  expect(read('renderer/frame/App.svelte', 'renderer/bridge.ts')).toBeDefined();
  expect(imports.filter(({ to }) => isOwn(to) && /\.(?:[cm]?ts|svelte)$/.test(to) && !files.includes(to))).toEqual([]);
});

test('each door is where its library comes in', () => {
  for (const [library, door] of Object.entries(DOORS)) {
    expect(imports.some(({ from, to }) => from === door && packageOf(to) === library)).toBe(true);
  }
});

test('each folder of electron/ stands on one floor, and only compiler settings lie beside them', () => {
  const inside = readdirSync(`${root}electron`, { withFileTypes: true });
  const folders = inside.filter((one) => one.isDirectory()).map(({ name }) => name);
  expect(folders.toSorted()).toEqual(FLOORS.flat().toSorted());
  const loose = inside.filter((one) => !one.isDirectory()).map(({ name }) => name);
  expect(loose.filter((name) => !/^tsconfig(?:\.\w+)?\.json$/.test(name))).toEqual([]);
});

describe('.github/ARCHITECTURE.md', () => {
  const page = readFileSync(`${root}.github/ARCHITECTURE.md`, 'utf8');

  test('has a row for each room, from the ground up', () => {
    const rows = rowsOf(page).filter(([floor]) => /^\d+$/.test(floor ?? ''));
    const said = rows.map(([floor, room, holds]) => [Number(floor), room, holds !== '']);
    expect(said).toEqual(FLOORS.flatMap((rooms, floor) => rooms.map((room) => [floor, `\`${room}/\``, true])));
  });

  test('draws each arrow between rooms that does not follow from others', () => {
    const next = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      const [importer, imported] = [roomOf(from) ?? dirname(from).split('/')[0] ?? '', roomOf(to)];
      if (imported === undefined || importer === imported) continue;
      next.set(importer, (next.get(importer) ?? new Set()).add(imported));
    }
    const arrows = [...next].flatMap(([importer, all]) =>
      [...all]
        .filter((room) => ![...all].some((other) => reach(next, other).has(room)))
        .map((room) => `${importer} --> ${room}`),
    );
    const drawn = page.split('\n').flatMap((line) => /^\s+(\S+ --> \S+)$/.exec(line)?.[1] ?? []);
    expect(drawn.toSorted()).toEqual(arrows.toSorted());
  });
});

describe('comments and pages for developers', () => {
  const written = sourceFiles(
    root,
    ['electron', 'native', 'renderer', 'test', '.github'],
    /\.(?:[cm]?[jt]s|svelte|md)$/,
  );
  const paths = [...written, ...readdirSync(root)].filter((path) => !path.startsWith('native/parts/'));
  const texts = paths
    .filter((path) => path.includes('/') || path.endsWith('.md'))
    .map((path) => ({ path, text: commentsOf(path, readFileSync(root + path, 'utf8')) }));
  const told = (name: RegExp, isThere: (name: string) => boolean) =>
    texts.flatMap(({ path, text }) =>
      [...text.matchAll(name)]
        .map(([found]) => found)
        .filter((found) => !isThere(found))
        .map((found) => `${path}: ${found}`),
    );

  test('name no file that is not there', () => {
    const ends = (name: string) => paths.some((path) => `/${path}`.endsWith(`/${name.replace(/^(?:\.{1,2}\/)+/, '')}`));
    expect(told(/(?<![\w@./>*-])(?:\.{1,2}\/)*[\w@][\w@./-]*\.(?:[cm]?ts|[cm]js|svelte)\b/g, ends)).toEqual([]);
  });

  test('name no folder of a room that is not there', () => {
    const rooms = new RegExp(String.raw`(?<![\w/.-])(?:electron/)?(?:${FLOORS.flat().join('|')})/(?:[\w-]+/)*`, 'g');
    const isFolder = (name: string) =>
      paths.some((path) => path.startsWith(name.replace(/^(?:electron\/)?/, 'electron/')));
    expect(told(rooms, isFolder)).toEqual([]);
  });
});

function commentsOf(path: string, text: string): string {
  if (path.endsWith('.md')) return text;
  return [...text.matchAll(/\/\*[^]*?\*\/|<!--[^]*?-->|(?<=^|\s)\/\/ .*$/gm)].map(([comment]) => comment).join('\n');
}
