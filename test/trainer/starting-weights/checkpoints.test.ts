import { describe, expect, it } from 'vitest';
import { partOf } from '../../../electron/trainer/starting-weights/part.ts';
import { readWeights } from '../../../electron/trainer/starting-weights/read.ts';
import { readTorchFileBeforeZip } from '../../../electron/trainer/starting-weights/torch-before-zip.ts';
import { WeightsFileError } from '../../../electron/network/weights/weights.ts';
import { answers, fixture, WIDTH } from '../../helpers/a-weights-file.ts';
import { apart, logits } from '../../helpers/answers-of-weights.ts';

process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

const { resnet18 } = answers<{ readonly resnet18: number[][] }>('torch-answers.json');

describe('checkpoints of training scripts', () => {
  it.each([
    ['imagenet.pth.tar', 'state_dict.module.', [], 4],
    ['moco.pth.tar', 'state_dict.module.encoder_q.', ['state_dict.module.encoder_k.'], null],
    ['dino.pth', 'teacher.backbone.', ['student.module.backbone.'], null],
    ['timm.pth.tar', 'state_dict_ema.', ['state_dict.'], 4],
    ['lightning.ckpt', 'state_dict.model.timm_model.', [], null],
  ])('%s: the network is taken from %s', async (name, path, others, classes) => {
    const read = await readWeights(fixture(name), null, WIDTH);
    expect(read).toMatchObject({ format: 'pytorch', depth: 18, stride: 'in3x3', classes, part: { path, others } });
    const plain = await readWeights(fixture('resnet18.pth'), null, WIDTH);
    const due = [...plain.tensors].filter(([own]) => classes !== null || !own.startsWith('fc.'));
    expect(new Map([...read.tensors].sort())).toEqual(new Map(due.sort()));
  });

  it('answer as in PyTorch', async () => {
    const read = await readWeights(fixture('timm.pth.tar'), null, WIDTH);
    expect(apart(await logits(read), resnet18)).toBeLessThan(1e-4);
  });

  it.each([
    ['lightning-own.ckpt', []],
    ['lightning-averaged.ckpt', ['current_model_state.model.']],
  ])('of Lightning itself, %s, answer as in PyTorch', async (name, others) => {
    const read = await readWeights(fixture(name), null, WIDTH);
    expect(read).toMatchObject({ classes: 4, part: { path: 'state_dict.model.', others, chosen: false } });
    expect(apart(await logits(read), resnet18)).toBeLessThan(1e-4);
  });

  it('say nothing of a part where the whole file is the network', async () => {
    expect((await readWeights(fixture('resnet18.pth'), null, WIDTH)).part).toBeNull();
  });

  it('are refused where they are cut, before 1.6 too', async () => {
    const bytes = fixture('moco.pth.tar');
    for (const share of [0.001, 0.02, 0.1, 0.5, 0.9999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await expect(readWeights(cut, null, WIDTH)).rejects.toThrow(WeightsFileError);
    }
  });

  it('are refused before 1.6 where the numbers are others than were listed', () => {
    const bytes = fixture('before-0.4.pth');
    // Two storages close it, of six numbers and of two, how many before each.
    bytes[bytes.length - (8 + 6 * 4 + 8 + 2 * 4)]! += 1;
    expect(() => readTorchFileBeforeZip(bytes, (names) => new Map(names.map((name) => [name, name])))).toThrow(
      'its list of tensors is damaged',
    );
  });
});

describe('of several networks', () => {
  const network = (path: string) => [`${path}conv1.weight`, `${path}layer1.0.conv1.weight`];
  const taken = (...paths: string[]) => partOf(paths.flatMap(network)).path;

  it.each([
    [['module.encoder_k.', 'module.encoder_q.'], 'module.encoder_q.'],
    [['student.module.', 'teacher.'], 'teacher.'],
    [['model.', 'model_ema.module.'], 'model_ema.module.'],
    [['state_dict.', 'ema_state_dict.'], 'ema_state_dict.'],
    [['best.', 'state_dict.'], 'state_dict.'],
    [['model.', 'state_dict.'], 'state_dict.'],
    [['', 'momentum.'], ''],
  ])('%j: %j', (paths, path) => expect(taken(...paths)).toBe(path));

  it.each([
    [['online.', 'target.']],
    [['state_dict.online.', 'state_dict.target.']],
    [['first.teacher.', 'second.teacher.']],
  ])('%j: none, and both are named', (paths) => {
    expect(() => taken(...paths)).toThrow(WeightsFileError);
    expect(() => taken(...paths)).toThrow(paths.map((path) => path.replace(/\.$/, '')).join('; '));
  });

  it.each([
    [['online.', 'target.'], 'target', 'target.'],
    [['online.', 'target.'], 'target.', 'target.'],
    [['student.module.', 'teacher.'], 'student.module', 'student.module.'],
    [['', 'momentum.'], 'momentum', 'momentum.'],
  ])('%j: %s is taken where a person chose it', (paths, wanted, path) => {
    expect(partOf(paths.flatMap(network), wanted)).toMatchObject({ path, chosen: true });
  });

  it('what is taken anyway is no choice, and what is not there is refused with what is', () => {
    const names = ['student.', 'teacher.'].flatMap(network);
    expect(partOf(names, 'teacher')).toMatchObject({ path: 'teacher.', chosen: false });
    expect(() => partOf(names, 'pupil')).toThrow('it holds no network under pupil, but under student; teacher');
  });

  it.each([
    ['', ['momentum.'], null],
    ['a.', ['a.momentum.'], 'a'],
  ])('one inside the keys of another is left out of it: %j', (path, others, wanted) => {
    const found = partOf([path, ...others].flatMap(network), wanted);
    expect(found).toMatchObject({ path, others });
    expect([...found.names.keys()]).toEqual(network(''));
  });

  it('heads are left by name, and what is no head is not', () => {
    const heads = [
      'fc.0.weight',
      'fc.weight',
      'projection_head.3.bias',
      'prototypes.weight',
      'queue',
      'fcs',
      'layer5.0.w',
    ];
    const { names } = partOf([...network('a.'), ...heads.map((head) => `a.${head}`)]);
    expect([...names.keys()].slice(2)).toEqual(['fc.weight', 'queue', 'fcs', 'layer5.0.w']);
  });
});
