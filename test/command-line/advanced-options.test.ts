import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ADVANCED } from '../../electron/domain/advanced-settings.ts';
import {
  type AdvancedOptions,
  advancedSettingsOf,
  withAdvancedOptions,
} from '../../electron/command-line/advanced-options.ts';

const parse = (...words: string[]) => {
  const command = withAdvancedOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return advancedSettingsOf(command.parse(words, { from: 'user' }).opts<AdvancedOptions>());
};

describe('the advanced words of train', () => {
  it('are all off when none is given', () => {
    expect(parse()).toEqual(DEFAULT_ADVANCED);
  });

  it('each set one setting', () => {
    const words = `--train-from conv4_x --frozen-batch-norm --rate-decay 0.5 --clip 1 --accumulate 4 --balanced --mixup 0.2
      --cutmix 1 --average 0.999 --patience 10 --ensemble keep --precision bfloat16`;
    expect(parse(...words.split(/\s+/))).toEqual({
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
    ]) {
      expect(() => parse(...words)).toThrow();
    }
  });
});
