import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { proposalFor } from '../../electron/domain/proposal.ts';
import { DEFAULT_TRAINING, QUICK_TRAINING } from '../../electron/domain/training.ts';
import { givenOf, refuseUnused, withSettings } from '../../electron/command-line/setting-options.ts';

const given = (...words: string[]) => {
  const command = withSettings(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return givenOf(command.parse(words, { from: 'user' }).opts());
};
const parse = (...words: string[]) => {
  const asked = given(...words);
  refuseUnused(asked);
  return proposalFor(asked, 0, null).settings;
};

describe('the words of train for settings', () => {
  it('are all as by default when none is given', () => {
    expect(given()).toEqual({});
    expect(parse()).toEqual(DEFAULT_TRAINING);
    expect(parse('--mode', 'quick')).toEqual({ ...DEFAULT_TRAINING, ...QUICK_TRAINING, mode: 'quick' });
  });

  it('each set one setting', () => {
    const words = `--depth 34 --size 96 --epochs 3 --batch 8 --lr 0.02 --min-lr 0.001 --schedule cosine --first-cycle 4
      --cycle-factor 3 --warmup 0.5 --momentum 0.8 --weight-decay 0.001 --label-smoothing 0.95 --held-out 0.3
      --least-specimens 5 --turn 180 --crop 0.5 --no-mirror --colour 0 --seed 4294967295`;
    expect(parse(...words.split(/\s+/))).toEqual({
      ...DEFAULT_TRAINING,
      depth: 34,
      size: 96,
      epochs: 3,
      batchSize: 8,
      learningRate: 0.02,
      minLearningRate: 0.001,
      schedule: 'cosine',
      firstCycle: 4,
      cycleFactor: 3,
      warmupEpochs: 0.5,
      momentum: 0.8,
      weightDecay: 0.001,
      labelSmoothing: 0.95,
      heldOutShare: 0.3,
      minimumSpecimens: 5,
      augmentation: { rotation: 180, cropArea: 0.5, flip: false, colour: 0 },
      seed: 4_294_967_295,
    });
  });

  it('and each of the advanced ones', () => {
    const words = `--train-from conv4_x --frozen-batch-norm --rate-decay 0.5 --clip 1 --accumulate 4 --balanced --mixup 0.2
      --cutmix 1 --average 0.999 --patience 10 --ensemble keep --precision bfloat16`;
    expect(parse(...words.split(/\s+/))).toEqual({
      ...DEFAULT_TRAINING,
      trainFrom: 'conv4_x',
      frozenBatchNorm: 'all',
      rateDecay: 0.5,
      clipNorm: 1,
      accumulate: 4,
      balanced: true,
      mixup: 0.2,
      cutmix: 1,
      averageDecay: 0.999,
      patience: 10,
      ensemble: 'keep',
      precision: 'bfloat16',
    });
    expect(parse('--ensemble').ensemble).toBe('measure');
  });

  it('refuse what is none of theirs', () => {
    for (const words of [
      ['--train-from', 'conv9_x'],
      ['--ensemble', 'maybe'],
      ['--accumulate', 'two'],
      ['--clip', '1,5'],
      ['--depth', '20'],
      ['--epochs', '2.5'],
      ['--lr', ''],
      ['--mode', 'slow'],
    ]) {
      expect(() => parse(...words), words.join(' ')).toThrow();
    }
  });

  it('say what is wanted instead', () => {
    expect(() => parse('--size', '100')).toThrow('It must be a multiple of 32 from 32 to 1,024.');
    expect(() => parse('--weight-decay', '1')).toThrow('It must be a number from 0 to below 1.');
  });

  it.each([
    ['--turn', '40'],
    ['--no-mirror'],
    ['--mixup', '0.2'],
    ['--train-from', 'conv5_x'],
    ['--accumulate', '4'],
    ['--precision', 'float32'],
  ])('refuse %s in a quick run, which has no use for it', (...words) => {
    expect(() => parse(...words)).not.toThrow();
    expect(() => parse('--mode', 'quick', ...words)).toThrow(`${words[0]}: it is for full training only`);
  });

  it('say in their help what is allowed, and what is by default', () => {
    const help = withSettings(new Command('train')).helpInformation().replace(/\s+/g, ' ');
    expect(help).toContain('photos a step: a whole number from 2 to 1,024 (default: 16; quick: 32)');
    expect(help).toContain(
      'a number above 0 and at most 10, such as 0.01 (default: 0.06 below 800 photos, else 0.03; from weights or a model: 0.01; quick: 0.05)',
    );
    expect(help).toContain(
      'how the rate falls (default: cosine below 800 photos, else restarts; quick: cosine) (choices: "cosine", "restarts", "constant")',
    );
  });
});
