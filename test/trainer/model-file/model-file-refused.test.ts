/* Model files that are damaged, made up or hostile, and disks that are full: refused in words, and nothing stays behind. */
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import type * as Files from 'node:fs';
import type * as Promised from 'node:fs/promises';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import yazl from 'yazl';
import { GraphBuilder } from '../../../electron/network/graph/builder.ts';
import { placeholder } from '../../../electron/network/graph/ops.ts';
import { encodeSavedModel } from '../../../electron/network/graph/saved-model.ts';
import { exportModel } from '../../../electron/trainer/model-file/export-model.ts';
import { importModel } from '../../../electron/trainer/model-file/import-model.ts';
import { encodeWeights } from '../../helpers/written-weights.ts';
import { context } from '../../helpers/a-catalogue.ts';
import { type Bench, benchWithModel, newBench } from '../../helpers/a-model.ts';

/** With `full`, whatever is written to a file goes where the system says that no space is left. */
const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs', async (original) => {
  const files = await original<typeof Files>();
  const createWriteStream: typeof Files.createWriteStream = (path, options) =>
    disk.full ? files.createWriteStream('/dev/full') : files.createWriteStream(path, options);
  return { ...files, createWriteStream };
});
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Promised>();
  const open: typeof Promised.open = (path, flags, mode) =>
    disk.full && flags === 'wx' && String(path).includes('.vasculum-model')
      ? files.open('/dev/full', 'w')
      : files.open(path, flags, mode);
  return { ...files, open };
});

let bench: Awaited<ReturnType<typeof benchWithModel>>;
let other: Bench;
let file: string;
const wish = { replace: true, licence: 'CC0-1.0', credit: '', pictures: 'held-out' } as const;
beforeAll(async () => {
  bench = await benchWithModel();
  file = join(bench.folder, 'good.vasculum-model');
  await exportModel(bench.store, { ...wish, modelId: null, path: file }, context());
  other = await newBench();
});
afterAll(async () => {
  await bench.close();
  await other.close();
});
beforeEach(() => void (disk.full = false));

const bad = () => join(bench.folder, 'bad.vasculum-model');
const open = () => importModel(other.store, { path: bad() }, context());

/** Nothing of a refused file is in the catalogue: no folder, no model, no name. */
async function expectNothing() {
  expect(readdirSync(join(other.folder, 'catalogue', 'models'))).toEqual([]);
  expect(await other.catalogue.call('models.list', null)).toEqual([]);
  expect(await other.catalogue.call('names.search', { text: 'c', limit: 9 })).toEqual([]);
}

/** The good file with some entries changed, left out (null) or added. */
async function changed(changes: Readonly<Record<string, Buffer | Uint8Array | string | null>>) {
  const zip = new yazl.ZipFile();
  const entries = new Map(new AdmZip(file).getEntries().map((entry) => [entry.entryName, entry.getData()]));
  for (const [name, bytes] of Object.entries(changes)) {
    if (bytes === null) entries.delete(name);
    else entries.set(name, Buffer.from(bytes as string));
  }
  for (const [name, bytes] of entries) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else zip.addBuffer(bytes, name);
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  writeFileSync(bad(), Buffer.concat(chunks));
}

const text = (name: string) => new AdmZip(file).readAsText(name);
const passport = (change: (passport: { [key: string]: unknown }) => unknown) =>
  JSON.stringify(change(JSON.parse(text('model.json')) as Record<string, unknown>));

/** A graph that reads a file, in the shape that a network's has. */
function hostileGraph(): Uint8Array {
  const graph = new GraphBuilder();
  const name = placeholder(graph, 'pictures', 'uint8', [-1]);
  const read = graph.addTensor('ReadFile', 'uint8', [], { inputs: [name] });
  const signature = { inputs: { pictures: name }, outputs: { probabilities: read } };
  return encodeSavedModel({ graph, signatures: { predict: signature, embed: signature } });
}

/** The good graph with more fields of a message behind it: protobuf takes the two for one. */
function withMore(...more: number[]): Buffer {
  return Buffer.concat([new AdmZip(file).readFile('graph/saved_model.pb') ?? Buffer.of(), Buffer.from(more)]);
}

it.each<[string, () => Promise<void> | void, RegExp]>([
  ['no zip', () => writeFileSync(bad(), 'a letter to the curator'), /is no model file/],
  ['nothing', () => writeFileSync(bad(), ''), /is no model file/],
  ['cut short', () => writeFileSync(bad(), readFileSync(file).subarray(0, 20_000)), /cut short or damaged/],
  ['another zip', () => changed({ 'letter.txt': 'Dear curator' }), /holds "letter.txt", which no model file does/],
  ['no passport', () => changed({ 'model.json': null }), /its passport is missing/],
  ['a damaged passport', () => changed({ 'model.json': '{' }), /its passport is damaged/],
  ['another format', () => changed({ 'model.json': '{}' }), /is no model file of Vasculum/],
  ['a newer version', () => changed({ 'model.json': passport((p) => ({ ...p, version: 3 })) }), /a newer Vasculum/],
  [
    'pictures prepared otherwise',
    () => changed({ 'model.json': passport((p) => ({ ...p, preprocessing: { version: 9 } })) }),
    /prepared in another way/,
  ],
  [
    'an impossible network',
    () => changed({ 'model.json': passport((p) => ({ ...p, network: { ...(p['network'] as object), size: 31 } })) }),
    /incomplete or damaged/,
  ],
  [
    'taxa that do not fit',
    () => changed({ 'model.json': passport((p) => ({ ...p, taxa: (p['taxa'] as []).slice(1) })) }),
    /weights do not fit/,
  ],
  ['no weights', () => changed({ 'weights.safetensors': null }), /its weights are missing/],
  ['damaged weights', () => changed({ 'weights.safetensors': Buffer.alloc(64) }), /header cannot be read/],
  [
    'weights that are no numbers',
    () => {
      const weights = new Map(bench.weights);
      weights.set('fc.bias', { shape: [3], data: Float32Array.of(0, NaN, 0) });
      return changed({ 'weights.safetensors': encodeWeights(weights) });
    },
    /not all numbers/,
  ],
  ['no graph', () => changed({ 'graph/saved_model.pb': null }), /its graph is missing/],
  ['a damaged graph', () => changed({ 'graph/saved_model.pb': Buffer.alloc(50, 0xff) }), /its graph is damaged/],
  ['a graph that reads files', () => changed({ 'graph/saved_model.pb': hostileGraph() }), /its graph holds "ReadFile"/],
  // meta_graphs { graph_def { library { function {} } } }
  [
    'a graph with functions',
    () => changed({ 'graph/saved_model.pb': withMore(18, 6, 18, 4, 18, 2, 10, 0) }),
    /more than/,
  ],
  // meta_graphs { asset_file_def {} }
  ['a graph with files', () => changed({ 'graph/saved_model.pb': withMore(18, 2, 50, 0) }), /carries more than/],
  ['no self-test', () => changed({ 'self-test/self-test.json': null }), /its self-test is missing/],
  ['a self-test of nothing', () => changed({ 'self-test/self-test.json': '{"pictures":[]}' }), /self-test is damaged/],
  ['a missing picture', () => changed({ 'self-test/picture-2.png': null }), /picture of its self-test is missing/],
  [
    'a picture that is none',
    () => changed({ 'self-test/picture-2.png': '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="9"/>' }),
    /picture of its self-test/,
  ],
])('refuses %s', async (_, make, words) => {
  await make();
  await expect(open()).rejects.toMatchObject({
    code: 'model-unreadable',
    message: expect.stringMatching(words) as string,
  });
  await expectNothing();
});

it('the opening of a model file refuses one that leads outside its folder', async () => {
  const zip = new AdmZip(file);
  // Of the same length, written over the name where the zip has it.
  const [inside, outside] = [Buffer.from('MODEL-CARD.md'), Buffer.from('../../evil.md')];
  const bytes = zip.toBuffer();
  for (let at = bytes.indexOf(inside); at >= 0; at = bytes.indexOf(inside, at + 1)) outside.copy(bytes, at);
  writeFileSync(bad(), bytes);
  await expect(open()).rejects.toMatchObject({ code: 'model-unreadable' });
  await expectNothing();
});

it('the opening of a model file refuses one that holds a name twice, too many names, or a bomb', async () => {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('{}'), 'model.json');
  zip.addBuffer(Buffer.from('[]'), 'model.json');
  await written(zip);
  await expect(open()).rejects.toThrow(/holds model.json twice/);

  const many = new yazl.ZipFile();
  for (let number = 0; number < 80; number++) many.addBuffer(Buffer.of(), `self-test/picture-${number}.png`);
  await written(many);
  await expect(open()).rejects.toThrow(/holds 80 files/);

  await changed({ 'MODEL-CARD.md': Buffer.alloc(15e6) });
  await expect(open()).rejects.toThrow(/packed too tightly/);
  await changed({ 'self-test/picture-1.png': Buffer.alloc(9e6) });
  await expect(open()).rejects.toThrow(/picture-1.png in it is too long/);
  await expectNothing();
});

async function written(zip: yazl.ZipFile) {
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  writeFileSync(bad(), Buffer.concat(chunks));
}

it('the opening of a model file refuses one of which one byte went wrong', async () => {
  writeFileSync(bad(), readFileSync(file));
  const handle = openSync(bad(), 'r+');
  // In the middle of the weights, which lie at the end and are not compressed.
  writeSync(handle, Buffer.of(1, 2, 3, 4), 0, 4, readFileSync(file).length - 100_000);
  closeSync(handle);
  await expect(open()).rejects.toThrow(/weights.safetensors in it is damaged/);
  await expectNothing();
});

it('the opening of a model file refuses a model that answers otherwise than its self-test says', async () => {
  const test = JSON.parse(text('self-test/self-test.json')) as { pictures: { probabilities: number[] }[] };
  const [first] = test.pictures;
  first!.probabilities[0]! += 3e-5;
  await changed({ 'self-test/self-test.json': JSON.stringify(test) });
  await expect(open()).rejects.toMatchObject({
    code: 'self-test-failed',
    message: expect.stringMatching(/bad.vasculum-model does not answer here .* differs by 0.00003/) as string,
  });

  const weights = new Map(bench.weights);
  const bias = weights.get('fc.bias')!;
  weights.set('fc.bias', { shape: [3], data: bias.data.map((value, i) => value + 0.01 * i) });
  await changed({ 'weights.safetensors': encodeWeights(weights) });
  await expect(open()).rejects.toMatchObject({ code: 'self-test-failed' });
  await expectNothing();
});

it('the opening of a model file stops when it is told to, and nothing stays', async () => {
  const told = context();
  const opening = importModel(other.store, { path: file }, told);
  told.abort.abort();
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  await expectNothing();

  const again = context();
  const path = join(bench.folder, 'stopped.vasculum-model');
  const report = again.report;
  const atWriting: typeof again = {
    ...again,
    report: (progress) => {
      report(progress);
      if (progress.phase === 'Writing') again.abort.abort();
    },
  };
  await expect(exportModel(bench.store, { ...wish, modelId: null, path }, atWriting)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(readdirSync(bench.folder).filter((name) => name.includes('stopped'))).toEqual([]);
});

it.runIf(process.platform === 'linux')(
  'the opening of a model file says that the disk is full, and no half file stays',
  async () => {
    disk.full = true;
    const path = join(bench.folder, 'full.vasculum-model');
    const writing = exportModel(bench.store, { ...wish, modelId: null, path }, context());
    const message = expect.stringContaining(path) as string;
    await expect(writing).rejects.toMatchObject({ code: 'disk-full', message });
    expect(readdirSync(bench.folder).filter((name) => name.includes('full'))).toEqual([]);
    await expect(importModel(other.store, { path: file }, context())).rejects.toMatchObject({ code: 'ENOSPC' });
    disk.full = false;
    await expectNothing();
  },
);

it('the opening of a model file says that a file or folder is not there', async () => {
  const path = join(bench.folder, 'nowhere', 'x.vasculum-model');
  await expect(exportModel(bench.store, { ...wish, modelId: null, path }, context())).rejects.toMatchObject({
    code: 'folder-missing',
  });
  await expect(importModel(other.store, { path }, context())).rejects.toMatchObject({
    code: 'model-unreadable',
    message: expect.stringMatching(/it is not there/) as string,
  });
  await expectNothing();
});
