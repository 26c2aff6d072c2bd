import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CSV } from '../../electron/contract/exports.ts';
import type { JobInput } from '../../electron/contract/jobs.ts';
import { toProblem } from '../../electron/domain/problems.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { Grants } from '../../electron/main/grants.ts';
import { answer, type RequestHandlers } from '../../electron/main/ipc.ts';
import { JobRegistry } from '../../electron/engine/jobs.ts';
import { openPreferences } from '../../electron/profile/preferences.ts';
import { grantDrop } from '../../electron/main/drops.ts';
import { requestHandlers } from '../../electron/main/requests.ts';

// Only what the system would draw or show is replaced: a dialog answers with the folder that the test chose.
const system = vi.hoisted(() => ({ chosen: null as string | null, shown: [] as string[] }));
vi.mock('electron', () => ({
  app: { getVersion: () => '0.1.0', getPath: () => '/home/edith/Documents' },
  dialog: {
    showOpenDialog: async () => ({ canceled: system.chosen === null, filePaths: [system.chosen].filter(Boolean) }),
    showSaveDialog: async () => ({ canceled: system.chosen === null, filePath: system.chosen ?? '' }),
  },
  shell: { showItemInFolder: (path: string) => system.shown.push(path) },
}));

const threads = {
  catalogue: fileURLToPath(new URL('../helpers/threads/catalogue.mjs', import.meta.url)),
  trainer: fileURLToPath(new URL('../helpers/threads/trainer.mjs', import.meta.url)),
};

let profile: string;
let engine: Engine;
let grants: Grants;
let handlers: RequestHandlers;
let theme: number;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  engine = new Engine(threads);
  grants = new Grants();
  theme = 0;
  system.chosen = null;
  system.shown.length = 0;
  const preferences = openPreferences(profile);
  engine.on('catalogue.opened', (summary) => summary && preferences.remember({ ...summary, photos: 1 }, true));
  handlers = requestHandlers({
    profile,
    engine,
    jobs: new JobRegistry(
      engine,
      () => {},
      (_, error) => toProblem(error),
    ),
    preferences,
    grants,
    opened: Promise.resolve(),
    saving: () => {},
    lookChanged: async () => void (theme += 1),
    window: () => null,
  });
});
afterEach(async () => {
  await engine.stop();
  rmSync(profile, { recursive: true, force: true });
});

const ask = async (name: string, input: unknown = null): Promise<unknown> => {
  const gate = { origin: 'vasculum-app://app', handlers, log: (_: string, error: unknown) => toProblem(error) };
  const reply = await answer(gate, { url: 'vasculum-app://app/index.html', parent: null }, name, input);
  return reply.ok ? reply.value : { refused: reply.problem.code };
};
const refused = { refused: 'bad-request' };

function importInput(folder: string, more: Partial<JobInput<'import'>> = {}): JobInput<'import'> {
  return { folder, labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null, ...more };
}

describe('folders', () => {
  it('chosen in a dialog are opened', async () => {
    system.chosen = '/beetles';
    expect(await ask('dialog.folder', { purpose: 'open-catalogue' })).toBe('/beetles');
    expect(await ask('app.open', { folder: '/beetles' })).toMatchObject({ folder: '/beetles' });
    expect(await ask('app.state')).toMatchObject({
      catalogue: { folder: '/beetles' },
      recents: [{ folder: '/beetles' }],
    });
  });

  it('nobody chose are refused', async () => {
    expect(await ask('app.open', { folder: '/beetles' })).toEqual(refused);
    expect(await ask('app.create', { folder: '/beetles' })).toEqual(refused);
    expect(await ask('app.dropped', { path: '/beetles' })).toEqual(refused);
    expect(await ask('app.show-in-folder', { path: '/beetles' })).toEqual(refused);
    expect(await ask('app.save-readable', { folder: '/beetles', into: '/beetles' })).toEqual(refused);
    expect(await ask('backups.list', { folder: '/beetles' })).toEqual(refused);
    expect(await ask('backups.restore', { folder: '/beetles', name: 'x' })).toEqual(refused);
    expect(await ask('dialog.folder', { purpose: 'open-catalogue' })).toBeNull();
    expect(engine.folder).toBeNull();
  });

  it('chosen for photos make no catalogue', async () => {
    system.chosen = '/photos';
    await ask('dialog.folder', { purpose: 'import' });
    expect(await ask('app.create', { folder: '/photos' })).toEqual(refused);
    expect(await ask('app.open', { folder: '/photos' })).toEqual(refused);
  });

  it('opened before are opened again, until forgotten', async () => {
    grants.give('/beetles', 'new-catalogue');
    await ask('app.create', { folder: '/beetles' });
    await ask('app.close');
    handlers = { ...handlers };
    expect(await ask('app.open', { folder: '/beetles' })).toMatchObject({ folder: '/beetles' });
    await ask('app.forget-recent', { folder: '/beetles' });
    expect(await ask('app.state')).toMatchObject({ recents: [] });
  });

  it('dropped are taken, and told apart', async () => {
    const catalogue = join(profile, 'catalogue');
    mkdirSync(catalogue);
    writeFileSync(join(catalogue, 'catalogue.sqlite'), '');
    grantDrop(grants, catalogue);
    grantDrop(grants, join(catalogue, 'catalogue.sqlite'));
    expect(await ask('app.dropped', { path: catalogue })).toEqual({ path: catalogue, kind: 'catalogue' });
    expect(await ask('app.dropped', { path: join(catalogue, 'catalogue.sqlite') })).toEqual(refused);
    grantDrop(grants, profile);
    expect(await ask('app.dropped', { path: profile })).toEqual({ path: profile, kind: 'photos' });
    expect(await ask('app.open', { folder: catalogue })).toMatchObject({ folder: catalogue });
  });
});

describe('files', () => {
  const file = (name: string) => {
    const path = join(profile, name);
    writeFileSync(path, 'x');
    return path;
  };

  it.each([
    ['Beetles.vasculum-model', 'model'],
    ['BEETLES.VASCULUM-MODEL', 'model'],
    ['resnet50-11ad3fa6.pth', 'weights'],
    ['resnet50.safetensors', 'weights'],
    ['keras.h5', 'weights'],
  ])('%s that was dropped may be read, and nothing else done with it', async (name, kind) => {
    const path = file(name);
    expect(await ask('app.dropped', { path })).toEqual(refused);
    grantDrop(grants, path);
    expect(await ask('app.dropped', { path })).toEqual({ path, kind });
    grants.give('/beetles', 'new-catalogue');
    await ask('app.create', { folder: '/beetles' });
    const start = (kind: string, input: object) => ask('jobs.start', { kind, input });
    const readers = { model: 'import-model', weights: 'add-weights' } as const;
    expect(await start(readers[kind as 'model' | 'weights'], { path })).toMatchObject({
      id: expect.any(String) as string,
    });
    expect(await start('import-model', { path: file('other.vasculum-model') })).toEqual(refused);
    const wish = { modelId: null, path, replace: true, licence: 'CC0-1.0', credit: '', pictures: 'drawn' };
    expect(await start('export-model', wish)).toEqual(refused);
    expect(await ask('app.open', { folder: profile })).toEqual(refused);
  });

  it('of other kinds are not', async () => {
    for (const name of ['photo.jpg', 'names.csv', 'vasculum-model', 'settings.json']) {
      const path = file(name);
      grantDrop(grants, path);
      expect(await ask('app.dropped', { path })).toEqual(refused);
    }
  });
});

describe('jobs', () => {
  beforeEach(async () => {
    grants.give('/beetles', 'new-catalogue');
    await ask('app.create', { folder: '/beetles' });
  });
  const start = (kind: string, input: unknown) => ask('jobs.start', { kind, input });

  it('read only folders that were pointed at', async () => {
    grants.give('/photos', 'import');
    expect(await start('import', importInput('/photos'))).toEqual({ id: expect.any(String) });
    expect(await start('import', importInput('/home'))).toEqual(refused);
    expect(await start('import', importInput('/photos', { checklist: '/etc/passwd' }))).toEqual(refused);
    expect(await ask('import.preview', importInput('/home'))).toEqual(refused);
  });

  it('write only files and folders that were pointed at', async () => {
    system.chosen = '/home/edith/out.csv';
    expect(await ask('dialog.save-csv', { name: '../../x.csv' })).toBe('/home/edith/out.csv');
    const csv = (path: string) => start('export-csv', { choice: DEFAULT_CSV, path, replace: true });
    expect(await csv('/home/edith/out.csv')).toEqual({ id: expect.any(String) });
    expect(await csv('/home/edith/.bashrc')).toEqual(refused);
    system.chosen = '/home/edith/beetles.vasculum-model';
    expect(await ask('dialog.save-model', { name: 'beetles' })).toBe(system.chosen);
    const wish = { modelId: null, replace: true, licence: 'CC0-1.0', credit: '', pictures: 'drawn' };
    expect(await start('export-model', { ...wish, path: '/home/edith/.bashrc' })).toEqual(refused);
    system.chosen = '/home/edith/figures';
    expect(await ask('dialog.folder', { purpose: 'figures' })).toBe(system.chosen);
    const figures = (folder: string) => start('export-figures', { modelId: null, folder, sample: 20, seed: 1 });
    expect(await figures(system.chosen)).toEqual({ id: expect.any(String) });
    expect(await figures('/home/edith')).toEqual(refused);
    expect(await start('sample', { folder: '/home', seed: 1, specimensPerTaxon: 1, photos: null })).toEqual(refused);
  });

  it('open only a model file that was chosen to be read', async () => {
    grants.give('/home/edith/written.vasculum-model', 'write-file');
    system.chosen = '/home/edith/beetles.vasculum-model';
    expect(await ask('dialog.open-model')).toBe(system.chosen);
    expect(await start('import-model', { path: system.chosen })).toEqual({ id: expect.any(String) });
    expect(await start('import-model', { path: '/etc/passwd' })).toEqual(refused);
    expect(await start('import-model', { path: '/home/edith/written.vasculum-model' })).toEqual(refused);
  });

  it('read a table of records only where it was chosen, or lies in the folder', async () => {
    grants.give('/home/edith/photos', 'import');
    const asked = (records: string) => start('import', importInput('/home/edith/photos', { records }));
    expect(await asked('/home/edith/records.csv')).toEqual(refused);
    system.chosen = '/home/edith/records.csv';
    expect(await ask('dialog.open-table')).toBe(system.chosen);
    expect(await asked('/home/edith/records.csv')).toEqual({ id: expect.any(String) });
  });

  it('read the table of the import before once the plan of its folder has named it', async () => {
    grants.give('/home/edith/photos', 'import');
    const asked = importInput('/home/edith/photos', { records: '/home/edith/before.csv' });
    expect(await start('import', asked)).toEqual(refused);
    await ask('import.preview', importInput('/home/edith/photos'));
    expect(await start('import', asked)).toEqual({ id: expect.any(String) });
  });

  it('read only a weights file that was chosen', async () => {
    system.chosen = '/home/edith/resnet50-11ad3fa6.pth';
    expect(await ask('dialog.weights')).toBe(system.chosen);
    expect(await start('add-weights', { path: system.chosen })).toEqual({ id: expect.any(String) });
    expect(await start('add-weights', { path: '/etc/passwd' })).toEqual(refused);
  });

  it('need an open catalogue', async () => {
    await ask('app.close');
    expect(await start('predict', { modelId: null, photos: 'all', shard: null })).toEqual(refused);
    expect(await start('train', { settings: DEFAULT_TRAINING, resumeRunId: null })).toEqual(refused);
    expect(await ask('catalogue.summary')).toEqual(refused);
  });
});

describe('the rest', () => {
  it('keeps preferences and follows the theme', async () => {
    expect(await ask('app.preferences', { determiner: 'Edith Moser' })).toEqual({
      theme: 'system',
      language: 'system',
      textSize: 1,
      determiner: 'Edith Moser',
      people: [{ name: 'Edith Moser', orcid: null, initials: 'EM' }],
    });
    expect(theme).toBe(0);
    await ask('app.preferences', { theme: 'dark' });
    expect(theme).toBe(1);
    await ask('app.preferences', { textSize: 1.25 });
    expect(theme).toBe(2);
    expect(await ask('app.preferences', { textSize: 3 })).toEqual(refused);
  });

  it('says where things lie, and shows them', async () => {
    await engine.open('/a', false);
    const places = (await ask('app.places')) as readonly { what: string; path: string }[];
    expect(places.map(({ what }) => what)).toEqual(['catalogue', 'profile', 'weights']);
    for (const { path } of places) await ask('app.show-in-folder', { path });
    expect(system.shown).toEqual(places.map(({ path }) => path));
  });

  it('shows only what lies in the catalogue or was pointed at', async () => {
    grants.give('/beetles', 'new-catalogue');
    grants.give('/home/edith/out.csv', 'write-file');
    await ask('app.create', { folder: '/beetles' });
    for (const path of ['/beetles/models', '/home/edith/out.csv'])
      expect(await ask('app.show-in-folder', { path })).toBeNull();
    expect(await ask('app.show-in-folder', { path: '/home/edith' })).toEqual(refused);
    expect(system.shown).toEqual(['/beetles/models', '/home/edith/out.csv']);
  });

  it('passes the catalogue’s own requests on', async () => {
    grants.give('/beetles', 'new-catalogue');
    await ask('app.create', { folder: '/beetles' });
    expect(await ask('catalogue.summary')).toMatchObject({ folder: '/beetles' });
    expect(await ask('names.search', { text: 'ory sat', limit: 5 })).toEqual([]);
  });
});
