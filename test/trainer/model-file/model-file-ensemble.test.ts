/* An ensemble as one file: every network of it goes along, and together they answer elsewhere as they did. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportModel } from '../../../electron/trainer/model-file/export-model.ts';
import { importModel } from '../../../electron/trainer/model-file/import-model.ts';
import { openModel, readModel } from '../../../electron/trainer/model-folder/model-folder.ts';
import type { NetworkShape, Tensors } from '../../../electron/network/network.ts';
import { createInferenceNetwork } from '../../../electron/trainer/networks/open-network.ts';
import { decodeWeights } from '../../../electron/network/weights/weights.ts';
import { encodeWeights } from '../../helpers/written-weights.ts';
import { context } from '../../helpers/a-catalogue.ts';
import { bytes } from '../../helpers/a-network.ts';
import { type Bench, benchWithModel, newBench } from '../../helpers/a-model.ts';

let bench: Awaited<ReturnType<typeof benchWithModel>>;
let other: Bench;
let file: string;
const wish = { replace: true, licence: 'CC0-1.0', credit: '', pictures: 'held-out' } as const;
const write = (path = file) => exportModel(bench.store, { ...wish, modelId: null, path }, context());
beforeAll(async () => {
  bench = await benchWithModel(8, 3);
  other = await newBench();
  file = join(bench.folder, 'three.vasculum-model');
  await write();
});
afterAll(async () => {
  await bench.close();
  await other.close();
});

const entryOf = (name: string) => new AdmZip(file).readFile(name) ?? Buffer.of();
const filesOf = async (one: Bench, modelId: number) => await one.store.call('models.files', { modelId });
const MEMBERS = [1, 2, 3].map((number) => `members/member-${number}.safetensors`);

/** What one network alone answers. */
async function alone(shape: NetworkShape, weights: Tensors, pictures: Uint8Array, n: number) {
  const network = await createInferenceNetwork(shape, weights);
  try {
    return network.predict(pictures, n);
  } finally {
    network.dispose();
  }
}

/** Largest difference of two lists. */
const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0);

it('a model file of an ensemble holds the weights of each network, and says how many there are', () => {
  const names = new AdmZip(file).getEntries().map((entry) => entry.entryName);
  expect(names.slice(-4)).toEqual(['weights.safetensors', ...MEMBERS]);
  expect(JSON.parse(String(entryOf('model.json')))).toMatchObject({ version: 2, members: 3 });
  const card = String(entryOf('MODEL-CARD.md'));
  expect(card).toContain('3 networks (ResNet-18, pictures of 32 x 32 pixels) that together name specimen photos');
  expect(card).toContain('50.0 % of 7 photos held out of its training were named rightly by its networks together.');
  expect(card).toMatch(/`members` holds the weights of each network.*\n\n```python/s);
  const [a, b, c] = MEMBERS.map((name) => decodeWeights(entryOf(name)).tensors.get('conv1.weight')?.data);
  expect(a).not.toEqual(b);
  expect(b).not.toEqual(c);
  expect(c).toEqual(bench.weights.get('conv1.weight')?.data);
});

it('an ensemble from a file answers in another catalogue as it did: the mean of what each of its networks says', async () => {
  const n = 4;
  const pictures = bytes(n * 32 * 32 * 3);
  const result = await importModel(other.store, { path: file }, context());
  expect(result).toMatchObject({ modelName: 'Beetles', pictures: 6 });
  expect(result.largestDifference).toBeLessThan(1e-6);
  expect(await other.catalogue.call('models.passport', { modelId: result.modelId })).toMatchObject({ members: 3 });
  const opened = await openModel(await filesOf(other, result.modelId));
  const own = await openModel(await filesOf(bench, bench.modelId));
  const given = opened.network.predict(pictures, n);
  const here = own.network.predict(pictures, n);
  opened.network.dispose();
  own.network.dispose();
  expect(opened.passport.members).toBe(3);
  const shape = opened.passport.network;
  const answers: Awaited<ReturnType<typeof alone>>[] = [];
  for (const name of MEMBERS) {
    const { tensors } = decodeWeights(entryOf(name));
    answers.push(await alone(shape, tensors, pictures, n));
  }
  const mean = (of: 'probabilities' | 'embeddings') =>
    Array.from(answers[0]?.[of] ?? [], (_, i) => answers.reduce((sum, one) => sum + (one[of][i] ?? NaN) / 3, 0));
  expect(apart(given.probabilities, mean('probabilities'))).toBeLessThan(1e-5);
  expect(apart(given.embeddings, mean('embeddings'))).toBeLessThan(1e-5);
  expect(apart(given.logits, mean('probabilities').map(Math.log))).toBeLessThan(1e-4);
  for (const of of ['probabilities', 'embeddings', 'logits'] as const) expect(apart(given[of], here[of])).toBe(0);
  // A run goes on from the same weights as here.
  const { tensors } = await readModel(await filesOf(other, result.modelId));
  expect(tensors.get('fc.weight')).toEqual(bench.weights.get('fc.weight'));
});

it('an ensemble from a file is passed on whole by whoever opened it', async () => {
  const path = join(other.folder, 'on.vasculum-model');
  await exportModel(other.store, { ...wish, modelId: null, path }, context());
  const [first, on] = [new AdmZip(file), new AdmZip(path)];
  for (const name of ['model.json', 'graph/saved_model.pb', ...MEMBERS]) {
    expect(on.readFile(name)?.equals(first.readFile(name) ?? Buffer.of()), name).toBe(true);
  }
});

it.each<[string, (zip: AdmZip) => void, RegExp]>([
  ['a network too few', (zip) => zip.deleteFile(MEMBERS[2]!), /it holds 2 networks .* its passport says 3/],
  [
    'a network too many',
    (zip) => zip.addFile('members/member-4.safetensors', entryOf(MEMBERS[0]!)),
    /holds 4 networks/,
  ],
  [
    'a gap',
    (zip) => {
      zip.deleteFile(MEMBERS[1]!);
      zip.addFile('members/member-4.safetensors', entryOf(MEMBERS[1]!));
    },
    /its weights are missing/,
  ],
  ['more than any', (zip) => zip.addFile('members/member-51.safetensors', Buffer.of(1)), /which no model file does/],
  [
    'another network in it',
    (zip) => {
      const { tensors } = decodeWeights(entryOf(MEMBERS[1]!));
      const data = new Float32Array(3).fill(9);
      zip.updateFile(
        MEMBERS[1]!,
        Buffer.from(encodeWeights(new Map([...tensors, ['fc.bias', { shape: [3], data: data.fill(5, 1, 2) }]]))),
      );
    },
    /does not answer here as it did/,
  ],
  [
    'weights of another shape',
    (zip) => {
      const { tensors } = decodeWeights(entryOf(MEMBERS[1]!));
      zip.updateFile(
        MEMBERS[1]!,
        Buffer.from(encodeWeights(new Map([...tensors, ['fc.bias', { shape: [2], data: new Float32Array(2) }]]))),
      );
    },
    /weights do not fit/,
  ],
])('a model file of an ensemble is refused with %s, and nothing stays', async (_, change, words) => {
  const zip = new AdmZip(file);
  change(zip);
  const bad = join(other.folder, 'bad.vasculum-model');
  zip.writeZip(bad);
  const models = join(other.folder, 'catalogue', 'models');
  const before = readdirSync(models);
  await expect(importModel(other.store, { path: bad }, context())).rejects.toThrow(words);
  expect(readdirSync(models)).toEqual(before);
});

it('kept by an earlier version takes the networks from its run, and without them says why it cannot', async () => {
  const { folder, runFolder } = await bench.store.call('models.files', { modelId: bench.modelId });
  await mkdir(runFolder ?? '', { recursive: true });
  for (const [index, name] of MEMBERS.entries()) {
    await rename(join(folder, name), join(runFolder ?? '', `cycle-00${index + 1}.safetensors`));
  }
  const again = join(bench.folder, 'again.vasculum-model');
  await write(again);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  rmSync(join(runFolder ?? '', 'cycle-002.safetensors'));
  await expect(write(again)).rejects.toMatchObject({
    code: 'ensemble-in-file',
    message: 'The model Beetles cannot be written as one file: the weights of its networks are no longer there.',
  });
});
