/* `vasculum weights` and `train --weights` as a child process, with a ResNet18 of full width. Needs the build. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { linesOf, resultOf, vasculum } from '../helpers/the-command-line.ts';
import { encodeWeights, resNet18, twice } from '../helpers/written-weights.ts';

const LONG_MS = 120_000;
let folder: string;
let catalogue: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  catalogue = join(folder, 'catalogue');
  file = writeResNet18(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As torchvision names its files. */
function writeResNet18(into: string): string {
  const bytes = encodeWeights(resNet18(), { format: 'pt' });
  const name = `resnet18-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.safetensors`;
  writeFileSync(join(into, name), bytes);
  return join(into, name);
}

const run = (...words: string[]) => vasculum(folder, [...words, '--json']);

const result = <T>(...words: string[]): Promise<T> => resultOf<T>(folder, ...words);

it('where names the official files and what is checked', async () => {
  const all = await result<{ file: string; address: string; licence?: string }[]>('weights', 'where');
  const files = all.filter(({ licence }) => licence === undefined);
  expect(files.map((one) => one.file)).toEqual(
    expect.arrayContaining(['resnet50-11ad3fa6.pth', 'resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5']),
  );
  for (const { file: name, address } of files) expect(address.endsWith(`/${name}`)).toBe(true);
  // Those of nature lie in archives and folders; what is not known of them is said.
  const ofNature = all.filter(({ licence }) => licence !== undefined);
  expect(ofNature.map((one) => one.file)).toContain('inat2021_supervised_large.pth.tar');
  for (const one of ofNature) expect(one).toMatchObject({ certainty: expect.stringContaining('not verified') });
});

it('check says what a file holds, and refuses one that is not what its name says', { timeout: LONG_MS }, async () => {
  const found = await result<object>('weights', 'check', file);
  expect(found).toMatchObject({ format: 'safetensors', depth: 18, stride: 'in3x3', classes: 1000 });
  const wrong = join(folder, 'resnet18-f37072fd.safetensors');
  renameSync(file, wrong);
  const refused = await run('weights', 'check', wrong);
  renameSync(wrong, file);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('weights-unreadable') });
  writeFileSync(join(folder, 'notes.pth'), 'the weights are on the other drive\n');
  expect(await run('weights', 'check', 'notes.pth')).toMatchObject({
    code: 1,
    err: expect.stringContaining('text file'),
  });
});

it(
  'names the networks of a file that holds several, and takes the one that is asked for',
  { timeout: LONG_MS },
  async () => {
    const two = join(folder, 'two.safetensors');
    writeFileSync(two, encodeWeights(twice(resNet18(), 'online', 'target'), { format: 'pt' }));
    const refused = await vasculum(folder, ['weights', 'check', two]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('(online; target)') });
    expect(refused.out).toMatch(/--part online\n +--part target\n/);
    expect(await result<object>('weights', 'check', two, '--part', 'target')).toMatchObject({
      depth: 18,
      part: { path: 'target.', others: ['online.'], chosen: true },
    });
    expect(await run('weights', 'check', two, '--part', 'pupil')).toMatchObject({ code: 1 });
    expect(await run('train', '--catalogue', catalogue, '--name', 'x', '--part', 'target')).toMatchObject({ code: 2 });
    const other = join(folder, 'other');
    openCatalogue(other, { create: true }).close();
    const added = await result<object>('weights', 'add', two, '--part', 'target', '--catalogue', other);
    expect(added).toMatchObject({ added: true, weights: { name: 'two.safetensors (target)' } });
  },
);

it(
  'train --weights adds a file and begins from it, with its depth and a rate for it',
  { timeout: LONG_MS },
  async () => {
    const photos = join(folder, 'photos');
    await result('sample', photos, '--specimens', '4', '--photos', '40', '--seed', '3');
    await result('import', photos, '--catalogue', catalogue, '--labels', 'folders', '--identified-by', 'Edith Moser');
    expect(await result<object>('weights', 'list', '--catalogue', catalogue)).toMatchObject({ weights: [] });

    const words = ['train', '--catalogue', catalogue, '--name', 'From weights', '--size', '32', '--batch', '8'];
    const refused = await run(...words, '--epochs', '1', '--weights', file, '--depth', '34');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('is a ResNet18') });
    const ended = await run(...words, '--epochs', '1', '--weights', file);
    expect(ended.code, ended.err).toBe(0);
    const events = linesOf(ended).flatMap((line) => (line.type === 'event' ? [line.event] : []));
    const begun = events.find((event) => event.kind === 'started');
    expect(begun).toMatchObject({ settings: { depth: 18, learningRate: 0.01, startFrom: { kind: 'weights', id: 1 } } });
    const sentences = events.flatMap((event) => (event.kind === 'log' ? [event.sentence] : []));
    expect(sentences).toContainEqual(
      expect.stringMatching(/^The network begins from the weights resnet18-[0-9a-f]{8}/),
    );

    const { weights } = await result<{ weights: { sha256: string }[] }>('weights', 'list', '--catalogue', catalogue);
    expect(weights).toHaveLength(1);
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(weights[0]?.sha256).toBe(sum);
  },
);

it('remove says what is lost, asks for a yes, and takes files alone', { timeout: LONG_MS }, async () => {
  const of = ['--catalogue', catalogue];
  const asked = await run('models', 'remove', 'From weights', ...of);
  expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('--yes') });
  const [model] = await result<{ bytes: number; removedUtc: null }[]>('models', 'list', ...of);
  expect(model).toMatchObject({ removedUtc: null });
  expect(await result<object>('models', 'remove', 'From weights', '--yes', ...of)).toMatchObject({
    name: 'From weights',
    removed: true,
    bytes: expect.any(Number) as number,
  });
  expect(await run('predict', '--model', 'From weights', ...of)).toMatchObject({
    code: 1,
    err: expect.stringContaining('model-removed'),
  });
  expect(await result<object[]>('models', 'list', ...of)).toMatchObject([
    { name: 'From weights', heldOutAccuracy: expect.any(Number) as number },
  ]);

  const [kept] = (await result<{ weights: { sha256: string }[] }>('weights', 'list', ...of)).weights;
  const sum = kept?.sha256 ?? '';
  expect(await result<object>('weights', 'remove', sum.slice(0, 12), '--yes', ...of)).toMatchObject({ removed: true });
  expect(existsSync(join(catalogue, 'weights', sum))).toBe(false);
  expect(await result<object>('weights', 'list', ...of)).toMatchObject({ weights: [] });

  const [first] = await result<{ id: number; bytes: number }[]>('runs', 'list', ...of);
  expect(await result<object>('runs', 'discard', String(first?.id), '--yes', ...of)).toMatchObject({
    bytes: first?.bytes,
    removed: true,
  });
  expect(await result<object[]>('runs', 'list', ...of)).toMatchObject([{ state: 'done', bytes: 0 }]);
  const { findings } = await result<{ findings: { verdict: string; sentence: string }[] }>('check', ...of);
  expect(findings.filter(({ verdict }) => verdict !== 'ok').map(({ sentence }) => sentence)).toEqual([]);
});
