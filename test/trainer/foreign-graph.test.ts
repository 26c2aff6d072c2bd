/*
 * A catalogue may come from anybody, and so may the files in its models' folders: no graph that lies there goes to TensorFlow,
 * and what is read of a model is looked at first. The foreign graph here has an op that no TensorFlow knows: opened, it fails.
 */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import tf from '@tensorflow/tfjs-node-gpu';
import AdmZip from 'adm-zip';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { evaluate } from '../../electron/trainer/answering/evaluate.ts';
import { Explainer } from '../../electron/trainer/answering/explain.ts';
import { GraphBuilder } from '../../electron/network/graph/builder.ts';
import { placeholder } from '../../electron/network/graph/ops.ts';
import { writeSavedModel } from '../../electron/trainer/tensorflow/graph-folder.ts';
import { exportModel } from '../../electron/trainer/model-file/export-model.ts';
import { predict } from '../../electron/trainer/answering/predict.ts';
import { context } from '../helpers/a-catalogue.ts';
import { benchWithModel } from '../helpers/a-model.ts';

let bench: Awaited<ReturnType<typeof benchWithModel>>;
let folder: string;
let guard: string;
beforeAll(async () => {
  bench = await benchWithModel();
  ({ folder } = await bench.store.call('models.files', { modelId: null }));
  guard = join(bench.folder, 'guard');
  mkdirSync(guard);
  writeFileSync(join(guard, 'letter.txt'), 'Dear curator');
});
afterAll(() => bench.close());

/** Under every name that ever was given to a graph, so that whoever opened it would meet it. */
async function layForeignGraphs(): Promise<void> {
  const graph = new GraphBuilder();
  const packed = placeholder(graph, 'packed', 'int32', [-1]);
  const answer = graph.addTensor('VasculumForeign', 'float32', [-1, 3], { inputs: [packed] });
  const signature = { inputs: { packed }, outputs: { probabilities: answer, logits: answer, embeddings: answer } };
  const names = ['predict', 'serving_default', 'embed', 'predict-packed', 'explain', 'explain-packed'];
  const signatures = Object.fromEntries(names.map((name) => [name, signature]));
  for (const name of ['graph', 'graph-explain', 'self-test-graph']) {
    await writeSavedModel(join(folder, name), { graph, signatures });
  }
}

const wish = { replace: true, licence: 'CC0-1.0', credit: '', pictures: 'held-out' } as const;

/** All that a model is used for; what comes of it, times and numbers of rows left out. */
async function everyUse() {
  const { modelId } = bench;
  const explainer = new Explainer();
  const { classes } = await bench.store.call('models.files', { modelId });
  const { photos } = await predict(
    bench.store,
    { modelId, photos: 'all', shard: null } as Parameters<typeof predict>[1],
    context(),
  ).catch((error: { code?: string }) => {
    if (error.code === 'nothing-to-predict') return { photos: 15 };
    throw error;
  });
  const { accuracy, meanLoss } = await evaluate(bench.store, { modelId, sample: null, seed: 1 }, context());
  const { values } = await explainer.explain(bench.store, { photoId: 3, modelId, taxonId: classes[1]!.id });
  explainer.close();
  const path = join(bench.folder, 'all.vasculum-model');
  await exportModel(bench.store, { ...wish, modelId, path }, context());
  const answers = await bench.catalogue.call('review.specimen', { specimenId: 1, modelId });
  return {
    photos,
    accuracy,
    meanLoss,
    values,
    graph: new AdmZip(path).readFile('graph/saved_model.pb'),
    proposals: answers.proposals.map(({ taxon, ...rest }) => ({ ...rest, taxon: taxon.id })),
  };
}

it('a foreign graph in a model’s folder is opened by nothing, and changes no answer', async () => {
  const opened = vi.spyOn(tf.node, 'loadSavedModel');
  const before = await everyUse();
  expect(before.graph?.length).toBeGreaterThan(10_000);
  await layForeignGraphs();
  // It would not go unnoticed.
  await expect(tf.node.loadSavedModel(join(folder, 'graph'), ['serve'], 'predict')).rejects.toThrow(/VasculumForeign/);
  opened.mockClear();
  const left = readdirSync(bench.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('guard'),
  );

  expect(await everyUse()).toEqual(before);
  expect(opened.mock.calls.length).toBeGreaterThan(2);
  for (const [path] of opened.mock.calls) expect(path.startsWith(bench.folder)).toBe(false);
  opened.mockRestore();
  expect(
    readdirSync(bench.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('guard')),
  ).toEqual(left);
  for (const name of ['graph', 'graph-explain', 'self-test-graph']) rmSync(join(folder, name), { recursive: true });
});

it('TensorFlow has one door, which takes no folder', () => {
  const root = join(import.meta.dirname, '../../electron');
  const importers = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && readFileSync(join(root, name), 'utf8').includes('@tensorflow/tfjs'))
    .map((name) => name.replaceAll('\\', '/'));
  expect(importers).toEqual(['trainer/tensorflow/tensorflow.ts']);
  const door = readFileSync(join(root, 'trainer/tensorflow/tensorflow.ts'), 'utf8');
  expect(door.match(/loadSavedModel\([^)]*\)/g)).toEqual(["loadSavedModel(home.path, ['serve'], name)"]);
});

describe('what a model’s folder may not be', () => {
  let kept: string;
  const weights = () => join(folder, 'weights.safetensors');
  const passport = () => join(folder, 'model.json');
  const measure = () => evaluate(bench.store, { modelId: bench.modelId, sample: null, seed: 1 }, context());
  const change = (more: (known: { network: object; classes: object[] }) => object) => {
    const known = JSON.parse(readFileSync(passport(), 'utf8')) as { network: object; classes: object[] };
    writeFileSync(passport(), JSON.stringify({ ...known, ...more(known) }));
  };
  beforeEach(() => {
    kept = join(bench.folder, 'kept');
    mkdirSync(kept);
    for (const file of [weights(), passport()]) {
      writeFileSync(join(kept, file === passport() ? 'model.json' : 'weights.safetensors'), readFileSync(file));
    }
  });
  afterEach(() => {
    for (const name of ['weights.safetensors', 'model.json']) {
      rmSync(join(folder, name), { force: true });
      renameSync(join(kept, name), join(folder, name));
    }
    rmSync(kept, { recursive: true });
    expect(readFileSync(join(guard, 'letter.txt'), 'utf8')).toBe('Dear curator');
  });

  const link = (file: string) => {
    rmSync(file);
    symlinkSync(join(guard, 'letter.txt'), file);
  };

  it.each<[string, () => void, RegExp]>([
    ['weights behind a link', () => link(weights()), /weights.safetensors cannot be read: it is missing or damaged/],
    ['a passport behind a link', () => link(passport()), /model.json cannot be read: it is a link to another place/],
    ['weights of 50 GB', () => truncateSync(weights(), 50e9), /weights.safetensors cannot be read/],
    ['a passport of 5 GB', () => truncateSync(passport(), 5e9), /model.json cannot be read: it is too long to be true/],
    ['a passport that is a list', () => writeFileSync(passport(), '[[[]]]'), /another version/],
    [
      'a network for pictures of a million pixels a side',
      () => change(({ network }) => ({ network: { ...network, size: 1_048_576 } })),
      /incomplete or damaged/,
    ],
    [
      'a network of another depth',
      () => change(({ network }) => ({ network: { ...network, depth: 1e6 } })),
      /incomplete/,
    ],
    [
      'a network far wider than its weights',
      () => change(({ network }) => ({ network: { ...network, depth: 152, width: 64 } })),
      /its weights do not fit its network/,
    ],
    [
      'a network without a width',
      () => change(({ network }) => ({ network: { ...network, width: 1e9 } })),
      /incomplete/,
    ],
    ['a billion networks together', () => change(() => ({ members: 1e9 })), /incomplete or damaged/],
    ['networks that are not there', () => change(() => ({ members: 3 })), /its networks are no longer there/],
    [
      'taxa that the catalogue does not have for it',
      () => change(({ classes }) => ({ classes: classes.toReversed() })),
      /its taxa are not those that the catalogue has for it/,
    ],
    [
      'settings of another kind',
      () => change(() => ({ settings: { seed: 'five', augmentation: 1 } })),
      /incomplete or damaged/,
    ],
  ])('%s is refused in words', async (_, make, words) => {
    make();
    await expect(measure()).rejects.toMatchObject({
      code: 'model-unreadable',
      message: expect.stringMatching(words) as string,
    });
  });

  it.skipIf(process.platform === 'win32')('a pipe that nobody writes to is not waited for', async () => {
    rmSync(weights());
    execFileSync('mkfifo', [weights()]);
    await expect(measure()).rejects.toMatchObject({ code: 'model-unreadable' });
    expect(statSync(weights()).isFIFO()).toBe(true);
  });

  it('and the same as it was is measured', async () => {
    change((known) => ({ classes: known.classes.map((taxon) => ({ ...taxon, id: 999_999 })), unknown: true }));
    // Which row of the catalogue a taxon is, is the catalogue's to say.
    expect(await measure()).toMatchObject({ frame: 7 });
  });
});
