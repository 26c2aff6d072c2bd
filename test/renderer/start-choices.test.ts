import { expect, it } from 'vitest';
import type { WeightsSummary } from '../../electron/contract/starting-weights.ts';
import { DEFAULT_TRAINING, type ModelSummary } from '../../electron/domain/training.ts';
import { networkAdvice } from '../../renderer/screens/train/proposal.ts';
import { startChoices, startSentence, valueOf } from '../../renderer/screens/train/start-choices.ts';

const weights = { id: 3, name: 'resnet50-11ad3fa6.pth', depth: 50 } as WeightsSummary;
const model = { id: 3, name: 'Ground beetles', depth: 18 } as ModelSummary;
const ready = { name: 'resnet18-f37072fd.pth', path: '/w/resnet18-f37072fd.pth', bytes: 46_830_571 };

it('what a run may begin from: each once, told apart by kind', () => {
  const choices = startChoices([weights], [model], [ready, { ...ready, name: weights.name, path: '/w/x.pth' }]);
  expect(choices.map(({ label }) => label)).toEqual([
    'Nothing: random weights',
    'resnet50-11ad3fa6.pth (ResNet50)',
    'The model Ground beetles (ResNet18)',
    'resnet18-f37072fd.pth, which lies ready',
    'Choose a file…',
  ]);
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
  for (const { value, start } of choices)
    if (start !== undefined) expect(valueOf(start?.startFrom ?? null)).toBe(value);
});

it('a long name is cut in its middle', () => {
  const long = { ...weights, name: 'resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5' };
  expect(startChoices([long], [], [])[1]?.label).toBe('resnet50_weights…s_notop.h5 (ResNet50)');
});

it('only a run from nothing is advised to be smaller', () => {
  expect(networkAdvice(300, DEFAULT_TRAINING)).toContain('From nothing a ResNet50 learns slowly');
  expect(networkAdvice(300, { ...DEFAULT_TRAINING, startFrom: { kind: 'weights', id: 3 } })).toBeNull();
  expect(startSentence(null, 50)).toContain('learns slowly');
  expect(startSentence({ kind: 'model', id: 1 }, 50)).toContain('held out');
});
