import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/domain/problems.ts';
import type { Tensors } from '../../../electron/network/network.ts';
import { readKerasFileApart } from '../../../electron/trainer/starting-weights/keras-apart.ts';
import { readKerasFile } from '../../../electron/trainer/starting-weights/keras-file.ts';
import { PassedOver, type PickleCalls, readPickle } from '../../../electron/trainer/starting-weights/pickle.ts';
import { readWeights } from '../../../electron/trainer/starting-weights/read.ts';
import { recognise } from '../../../electron/trainer/starting-weights/recognise.ts';
import { readStoredZip } from '../../../electron/trainer/starting-weights/stored-zip.ts';
import { readTorchFile } from '../../../electron/trainer/starting-weights/torch-file.ts';
import { WeightsFileError } from '../../../electron/network/weights/weights.ts';
import { encodeWeights, toTorchLayout } from '../../helpers/written-weights.ts';
import { zipped } from '../../helpers/stored-zip.ts';
import { fixture, WIDTH } from '../../helpers/a-weights-file.ts';

const read = (bytes: Uint8Array) => readWeights(bytes, null, WIDTH);
const all = (names: readonly string[]) => new Map(names.map((name) => [name, name]));
const text = (words: string) => new TextEncoder().encode(words);

/** An empty tar file, as far as its first bytes say so. */
function tar(): Uint8Array {
  const bytes = new Uint8Array(512);
  bytes.set(text('ustar'), 257);
  return bytes;
}

const records = (name: string) => readStoredZip(fixture(name));

describe('files that are no weights are refused in words', () => {
  it.each([
    ['a poisoned pickle', fixture('poisoned.pth'), 'posix.system'],
    ['a whole module', fixture('whole-module.pth'), 'torch.nn.modules.conv.Conv2d'],
    ['PyTorch’s first format', tar(), 'the first format of PyTorch'],
    ['arguments without weights', fixture('arguments-alone.pth'), 'argparse.Namespace'],
    ['a ResNet of another kind', fixture('resnet18d.pth'), 'it is a ResNet-D'],
    ['weights beside a program to run', fixture('poisoned-beside.pth'), 'posix.system'],
    ['one layer listed as many', fixture('one-for-many.pth'), 'lists more numbers than it holds'],
    ['numbers stretched without end', fixture('stretched.pth'), 'reaches past its numbers'],
    ['text', text('resnet50 weights, see the wiki\n'), 'text file'],
    ['a web page', text('<!DOCTYPE html><title>404</title>'), 'web page'],
    ['a plain pickle', Uint8Array.of(0x80, 4, 0x4e, 0x2e, 0, 0, 0, 0, 0, 0), 'Python pickle'],
    ['nothing', new Uint8Array(), 'too short'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46), 'none of the kinds'],
    ['an empty zip', Uint8Array.of(0x50, 0x4b, 5, 6, ...new Uint8Array(18)), 'none of the kinds'],
    ['an h5 of something else', fixture('other.h5'), 'no conv1_conv'],
    ['a safetensors header of 2^62 bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x40, 0x7b), 'too long to be true'],
    [
      'other tensors',
      encodeWeights(new Map([['w', { shape: [1], data: Float32Array.of(1) }]])),
      'such as w, are not those of a ResNet',
    ],
    ['a program of TorchScript', fixture('script.pt'), 'a program for PyTorch'],
    ['a program of torch.export', fixture('exported.pt2'), 'a program for PyTorch'],
    ['an ONNX network', fixture('network.onnx'), 'it is an ONNX network'],
    [
      'a network of TensorFlow',
      Uint8Array.of(8, 1, 18, 6, 10, 4, 34, 2, 118, 50),
      'a network of TensorFlow (SavedModel)',
    ],
    ['a network of TensorFlow Lite', text('\x1c\0\0\0TFL3\x14\0 \0'), 'TensorFlow Lite'],
    ['a ResNet version 2 of Keras', fixture('keras50-version-2.h5'), 'a ResNet version 2'],
    ['a note of git-lfs', text('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n'), 'git lfs pull'],
    ['a checkpoint', encodeWeights(new Map(), { format: 'vasculum-checkpoint-1' }), 'checkpoint of a run'],
  ])('%s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(WeightsFileError);
    await expect(read(bytes)).rejects.toThrow(reason);
  });

  it('and nothing that they ask for was run', () => {
    expect(existsSync('poisoned')).toBe(false);
  });
});

describe('zip files', () => {
  it('read the same when put together by another program, stored', async () => {
    const same = await zipped(await records('resnet18.pth'));
    expect((await read(same)).tensors).toEqual((await read(fixture('resnet18.pth'))).tensors);
  });

  it('are refused when compressed: they could grow without bounds', async () => {
    const bytes = await zipped(new Map([['archive/data.pkl', new Uint8Array(50_000_000)]]), true);
    expect(bytes.length).toBeLessThan(100_000);
    await expect(read(bytes)).rejects.toThrow('compressed');
  });

  it('are refused when their records lie over one another', async () => {
    const bytes = Buffer.from(await zipped(await records('resnet18.pth')));
    // Every central directory entry (PK 1 2) points to the first record, which is as long as the whole file.
    let entries = 0;
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      bytes.writeUInt32LE(bytes.length - 200, at + 20);
      bytes.writeUInt32LE(bytes.length - 200, at + 24);
      bytes.writeUInt32LE(0, at + 42);
      entries += 1;
    }
    expect(entries).toBeGreaterThan(100);
    await expect(read(bytes)).rejects.toThrow('larger than the file itself');
  });

  it('are refused when a record is damaged, and where they are cut', async () => {
    const bytes = fixture('resnet18.pth');
    const damaged = bytes.slice();
    const at = Buffer.from(bytes).indexOf('data/0', 0, 'latin1') + 200;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    await expect(read(damaged)).rejects.toThrow('damaged');
    for (const share of [0.1, 0.5, 0.9, 0.9999]) {
      await expect(read(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toThrow(WeightsFileError);
    }
  });

  it('are refused without a list of tensors, or with the numbers of one missing', async () => {
    const all = await records('resnet18.pth');
    const without = (ending: string) => zipped(new Map([...all].filter(([name]) => !name.endsWith(ending))));
    await expect(read(await without('/data.pkl'))).rejects.toThrow('no list of tensors');
    await expect(read(await without('/data/3'))).rejects.toThrow('missing');
    const shorter = new Map([...all].map(([name, data]) => [name, name.endsWith('/data/3') ? data.subarray(4) : data]));
    await expect(read(await zipped(shorter))).rejects.toThrow(/[a-z0-9.]+ does not have the length it says/);
  });
});

describe('pickles', () => {
  const calls = {
    knows: (name: string) => name === 'a.b',
    call: (_: string, given: readonly unknown[]) => given.length,
    outside: (id: unknown) => id,
  };
  const run = (...codes: (number | string)[]) => runAll(codes);
  const runAll = (codes: readonly (number | string)[], more: Partial<PickleCalls> = {}) =>
    readPickle(
      new Uint8Array(
        Buffer.concat(codes.map((code) => (typeof code === 'string' ? Buffer.from(code) : Buffer.of(code)))),
      ),
      { ...calls, ...more },
    );

  it('give what they hold', () => {
    expect(run(0x80, 2, 'ca\nb\n', 'K', 7, 0x85, 'R.')).toBe(1);
    expect(run('](K', 1, 'K', 2, 'e.')).toEqual([1, 2]);
    expect(run('}', 'X', 1, 0, 0, 0, 'k', 0x8a, 2, 0x00, 0xff, 's.')).toEqual(new Map([['k', -256]]));
  });

  it.each<[string, (number | string)[]]>([
    ['a call', ['cx\ny\n(K', 1, 'tR.']],
    ['an object and its attributes', ['cx\ny\n)', 0x81, '}K', 1, 'K', 2, 'sb.']],
    ['an object by names', ['cx\ny\n)}', 0x92, '.']],
    ['what a dict of another kind holds', ['cx\ny\n)R(K', 1, 'K', 2, 'u.']],
    ['what a list of another kind holds', ['cx\ny\n)R(K', 1, 'K', 2, 'e.']],
  ])('pass over %s where their caller lets them', (_, codes) => {
    expect(runAll(codes, { passes: (name) => name === 'x.y' })).toEqual(new PassedOver('x.y'));
    expect(() => runAll(codes)).toThrow('x.y');
  });

  it('pass over bytes and long numbers, and take sets as lists', () => {
    expect(run(0x8f, '(C', 2, 'ab', 0x8a, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'U', 1, 0xff, 'U', 1, 'a', 0x90, '.')).toEqual([
      new PassedOver('bytes'),
      new PassedOver('int'),
      new PassedOver('bytes'),
      'a',
    ]);
  });

  it.each([
    ['a name that is not known', ['ca\nc\n.'], 'a.c'],
    ['the same, put together from two texts', [0x8c, 2, 'os', 0x8c, 6, 'system', 0x93, '.'], 'os.system'],
    ['an object made without a call', ['ca\nb\n)', 0x81, '.'], 'instruction 129'],
    ['a name by number', [0x82, 1, '.'], 'instruction 130'],
    ['a call of what is no name', ['K', 1, ')R.'], 'damaged'],
    ['attributes of what is no dict', ['K', 1, '}b.'], 'damaged'],
    ['more taken than there is', ['0.'], 'instruction 48'],
    ['an empty stack', ['.'], 'damaged'],
    ['a tuple without a beginning', ['K', 1, 't.'], 'damaged'],
    ['a memory that is not there', ['h', 3, '.'], 'damaged'],
    ['text that is cut', ['X', 255, 255, 255, 255, 'a'], 'cut short'],
    ['no end', [0x80, 2, 'N'], 'cut short'],
    ['a number of a thousand bits', [0x8a, 125, ...Array.from({ length: 125 }, () => 1), '.'], 'damaged'],
    ['the same list asked for again and again', againAndAgain('a.b'), 'more work'],
    ['a memory without end', ['N', ...Array.from({ length: 200_001 }, () => 0x94), '.'], 'more work'],
    ['instructions without end', [']', ...Array.from({ length: 1_100_000 }, () => 'Na'), '.'], 'more work'],
    ['a text of megabytes', ['X', 0x80, 0x84, 0x1e, 0, 'a'.repeat(2_000_000), '.'], 'more work'],
    ['marks without end', [...Array.from({ length: 100_002 }, () => '('), '.'], 'damaged'],
  ])('refuse %s', (_, codes, reason) => {
    expect(() => runAll(codes)).toThrow(WeightsFileError);
    expect(() => runAll(codes)).toThrow(reason);
  });
});

/** An HDF5 file of one group with 300 empty ones in it, which stands in seventy places. */
async function manyNames(): Promise<Uint8Array> {
  const library = await import('h5wasm');
  await library.ready;
  const name = 'many-names.h5';
  const file = new library.File(name, 'w');
  file.create_group('layer_0');
  for (let number = 0; number < 300; number++) file.create_group(`layer_0/g${number}`);
  for (let number = 1; number < 70; number++) file.create_soft_link('/layer_0', `layer_${number}`);
  file.close();
  const files = library.FS as { readFile(path: string): Uint8Array; unlink(path: string): void };
  const bytes = files.readFile(name).slice();
  files.unlink(name);
  return bytes;
}

/** A list of 50,000 things is noted, then given to a function a thousand times: 50 million things from 300 kB. */
function againAndAgain(name: string): (number | string)[] {
  const [module, member] = name.split('.');
  const list = ['](', ...Array.from({ length: 50_000 }, () => 'K\x01'), 'e', 0x85, 'q', 1];
  const calls = Array.from({ length: 1000 }, () => [`c${module}\n${member}\n`, 'h', 1, 'R']).flat();
  return [...list, ...calls, '.'];
}

describe('tensors that do not fit are named', () => {
  const whole = async (change: (tensors: Tensors) => void): Promise<Uint8Array> => {
    const { tensors } = await read(fixture('resnet18.pth'));
    const torch = toTorchLayout(tensors);
    change(torch);
    return encodeWeights(torch);
  };
  const one = (value: number, length = 1) => ({ shape: [length], data: new Float32Array(length).fill(value) });

  it.each<[string, (tensors: Tensors) => void, string]>([
    ['missing', (t) => void t.delete('layer1.0.bn1.weight'), 'for a ResNet18, layer1.0.bn1.weight is missing'],
    ['surplus', (t) => void t.set('layer5.0.bn1.weight', one(1)), 'layer5.0.bn1.weight is not part of it'],
    ['misshapen', (t) => void t.set('bn1.bias', one(0, 3)), 'bn1.bias is [3], not [2]'],
    ['a last layer of two sizes', (t) => void t.set('fc.bias', one(0, 9)), 'fc.bias is [9], not [4]'],
    ['not a number', (t) => void t.set('bn1.bias', one(NaN, 2)), 'bn1.bias holds numbers that are infinite'],
    ['infinite', (t) => void t.set('bn1.weight', one(-Infinity, 2)), 'bn1.weight holds numbers'],
    ['negative variance', (t) => void t.set('bn1.running_var', one(-0.5, 2)), 'bn1.running_var has a variance below'],
  ])('%s', async (_, change, words) => {
    const bytes = await whole(change);
    await expect(read(bytes)).rejects.toThrow(ProblemError);
    await expect(read(bytes)).rejects.toThrow(words);
  });

  it('nor does a part of a file that is one network', async () => {
    for (const bytes of [fixture('resnet18.pth'), fixture('keras50.h5')]) {
      await expect(readWeights(bytes, null, WIDTH, null, 'teacher')).rejects.toThrow('it is one network');
    }
  });

  it('in a list of eight at most', async () => {
    const bytes = await whole((tensors) => {
      for (const name of tensors.keys()) if (name.startsWith('layer4.0')) tensors.delete(name);
    });
    await expect(read(bytes)).rejects.toThrow(/layer4\.0\.conv1\.weight is missing;.* and 7 more\.$/);
  });

  it('and networks of another width are not taken', async () => {
    await expect(readWeights(fixture('resnet18.pth'), null)).rejects.toThrow(
      'conv1.weight is [7, 7, 3, 2], not [7, 7, 3, 64]',
    );
  });

  it('whatever long axes an empty tensor claims', async () => {
    const endless = { shape: [2 ** 40, 2 ** 40, 2 ** 40, 0], data: new Float32Array() };
    await expect(read(await whole((tensors) => void tensors.set('x', endless)))).rejects.toThrow('x is not part of it');
  });

  it('when there are none at all', () => {
    expect(() => recognise(new Map(), 'in3x3')).toThrow(WeightsFileError);
  });
});

describe('bytes changed by chance give a refusal or weights, never anything else', () => {
  const isRefusal = (error: unknown) => error instanceof WeightsFileError || error instanceof ProblemError;
  /** Every place once in so many, each with another bit turned. */
  async function damage(bytes: Uint8Array, every: number, work: (damaged: Uint8Array) => Promise<unknown>) {
    let refused = 0;
    for (let at = 0; at < bytes.length; at += every) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      await work(damaged).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        refused += 1;
      });
    }
    return refused;
  }

  it('of PyTorch', async () => {
    expect(
      await damage(fixture('kinds.pth'), 7, async (bytes) => readTorchFile(await readStoredZip(bytes), all)),
    ).toBeGreaterThan(100);
  });

  it('of Keras, with groups that are listed many times over', async () => {
    await expect(readKerasFile(await manyNames())).rejects.toThrow('too many layers');
  });

  it('of Keras, given up where reading takes too long, and read whole afterwards', async () => {
    const bytes = fixture('keras50-notop.h5');
    await expect(readKerasFileApart(bytes, 0)).rejects.toThrow('it is damaged: reading it comes to no end');
    expect(await readKerasFileApart(bytes)).toEqual(await readKerasFile(bytes));
    await expect(readKerasFileApart(bytes.subarray(0, 2000))).rejects.toThrow(WeightsFileError);
  });

  it('of Keras, also cut', async () => {
    const bytes = fixture('keras50-notop.h5');
    expect(await damage(bytes, Math.floor(bytes.length / 20), readKerasFile)).toBeGreaterThan(0);
    for (const share of [0.001, 0.3, 0.99]) {
      await expect(readKerasFile(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toThrow(
        WeightsFileError,
      );
    }
    expect((await readKerasFile(bytes)).size).toBeGreaterThan(300);
  });
});
