import { describe, expect, it } from 'vitest';
import { advancedChoices } from '../../electron/domain/advanced-settings.ts';
import { ProblemError, toProblem } from '../../electron/domain/problems.ts';
import { proposalFor } from '../../electron/domain/proposal.ts';
import { SETTINGS } from '../../electron/domain/settings.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { FIGURE_NAMES, type FigureName } from '../../electron/domain/setting-values.ts';
import { trainingSettings } from '../../electron/checks/training-settings.ts';
import { checkSettings } from '../../electron/network/run-settings.ts';
import {
  type Choices,
  draftOf,
  draftsOf,
  type Drafts,
  readField,
  readSettings,
  ruleOf,
} from '../../renderer/screens/train/fields.ts';
import { networkAdvice, smallerBatch } from '../../renderer/screens/train/proposal.ts';

const CHOICES: Choices = {
  startFrom: null,
  mode: 'full',
  name: 'Run 1',
  depth: 50,
  schedule: 'restarts',
  flip: true,
  ...advancedChoices(DEFAULT_TRAINING),
};
const drafts = (changes: Partial<Drafts> = {}): Drafts => ({ ...draftsOf(DEFAULT_TRAINING), ...changes });
const fault = (field: FigureName, text: string) => {
  const typed = readField(field, text);
  return 'fault' in typed ? typed.fault : null;
};

describe('fields of the training form', () => {
  it('shows the defaults and reads them back unchanged', () => {
    const { settings, faults } = readSettings(drafts(), CHOICES, DEFAULT_TRAINING);
    expect(faults).toEqual({});
    expect(settings).toEqual({ ...DEFAULT_TRAINING, name: 'Run 1' });
    expect(draftOf('minLearningRate', 0.00001)).toBe('0.00001');
    expect(draftOf('minLearningRate', 0.00000012)).toBe('0.00000012');
    expect(draftOf('heldOutShare', 0.2)).toBe('20');
  });

  it('takes a comma as decimal point, a percent sign and small numbers', () => {
    expect(readField('learningRate', ' 0,01 ')).toEqual({ value: 0.01 });
    expect(readField('learningRate', '1e-2')).toEqual({ value: 0.01 });
    expect(readField('heldOutShare', '12.5 %')).toEqual({ value: 0.125 });
  });

  it.each([
    ['learningRate', '0,0x'],
    ['learningRate', '0'],
    ['learningRate', ''],
    ['learningRate', 'Infinity'],
    ['learningRate', '0x10'],
    ['size', '100'],
    ['size', '0'],
    ['batchSize', '1'],
    ['batchSize', '1,000'],
    ['epochs', '2.5'],
    ['epochs', '-3'],
    ['heldOutShare', '60'],
    ['minimumSpecimens', '1'],
    ['cropArea', '20'],
    ['seed', '4294967296'],
  ] as const)('refuses %s %j in words', (field, text) => {
    expect(fault(field, text)).toMatch(/^The .* must be .*, such as .*\.$/);
  });

  it('words what is wanted', () => {
    expect(fault('learningRate', '0,0x')).toBe(
      'The highest rate must be a number above 0 and at most 10, such as 0.01.',
    );
    expect(fault('averageDecay', '1')).toBe(
      'The decay of the average must be a number from 0 to 0.99999, such as 0.999.',
    );
    expect(fault('size', '100')).toBe('The photo size must be a multiple of 32 from 32 to 1,024, such as 224.');
    expect(fault('heldOutShare', '2')).toBe('The held-out share must be a number from 5 % to 50 %, such as 20 %.');
  });

  it('gives no settings while one field is wrong', () => {
    const { settings, faults } = readSettings(drafts({ epochs: 'many' }), CHOICES, DEFAULT_TRAINING);
    expect(settings).toBeNull();
    expect(Object.keys(faults)).toEqual(['epochs']);
  });

  it('checks the rates against each other, and no field that the schedule does not use', () => {
    expect(readSettings(drafts({ minLearningRate: '1' }), CHOICES, DEFAULT_TRAINING).faults.minLearningRate).toBe(
      'The lowest rate must not be above the highest.',
    );
    const constant = { ...CHOICES, schedule: 'constant' as const };
    const read = readSettings(drafts({ minLearningRate: '1', firstCycle: '' }), constant, DEFAULT_TRAINING);
    expect(read.faults).toEqual({});
    expect(read.settings?.firstCycle).toBe(DEFAULT_TRAINING.firstCycle);
  });

  it('has what only a whole network can do off in a quick run, whatever stands in its fields', () => {
    const choices = {
      ...CHOICES,
      mode: 'quick',
      startFrom: { kind: 'model', id: 3 },
      trainFrom: 'conv5_x',
      frozenBatchNorm: 'all',
      ensemble: 'keep',
      balanced: true,
    } as const;
    const typed = drafts({ mixup: '0.2', averageDecay: 'much', rotation: '400', accumulate: '4', patience: '5' });
    const { settings, faults } = readSettings(typed, choices, DEFAULT_TRAINING);
    expect(faults).toEqual({});
    expect(settings).toEqual({
      ...DEFAULT_TRAINING,
      name: 'Run 1',
      mode: 'quick',
      startFrom: { kind: 'model', id: 3 },
      balanced: true,
      patience: 5,
    });
    if (settings) expect(() => checkSettings(settings)).not.toThrow();
    expect(readSettings(drafts({ batchSize: 'x' }), choices, DEFAULT_TRAINING).settings).toBeNull();
  });

  it('allows nothing that the run itself would refuse, with any schedule', () => {
    const edges = (field: FigureName) => {
      const { low, high, open } = ruleOf(field);
      const least = field === 'learningRate' ? 0.02 : open === 'low' ? low + 1e-6 : low;
      return [least, open === 'high' ? high - 1e-6 : high].map((value) => draftOf(field, value));
    };
    for (const schedule of SETTINGS.schedule.choices) {
      for (const field of FIGURE_NAMES) {
        for (const text of edges(field)) {
          // The highest lowest rate wants a highest one that is no lower.
          const changes = field === 'minLearningRate' ? { learningRate: '10', [field]: text } : { [field]: text };
          const { settings, faults } = readSettings(drafts(changes), { ...CHOICES, schedule }, DEFAULT_TRAINING);
          expect(faults, `${field} ${text}`).toEqual({});
          expect(trainingSettings.safeParse(settings).success, `${field} ${text}`).toBe(true);
          if (settings) expect(() => checkSettings(settings)).not.toThrow();
        }
      }
    }
  });
});

describe('a smaller batch', () => {
  it('is offered when the memory was too small, and for nothing else', () => {
    expect(smallerBatch(toProblem(new ProblemError('not-enough-memory', { batch: 64, smaller: 16 })))).toBe(16);
    expect(smallerBatch(toProblem(new ProblemError('disk-full', { path: 'Try a batch of 16' })))).toBeNull();
  });
});

describe('advice on a network', () => {
  it('says why, and says it of a large network chosen against it', () => {
    const proposed = proposalFor({}, 300, null).settings;
    expect(networkAdvice(300, proposed)).toContain('no starting weights');
    expect(networkAdvice(300, { ...proposed, depth: 50 })).toContain('ResNet18');
    expect(networkAdvice(9_000, DEFAULT_TRAINING)).toBeNull();
    expect(networkAdvice(0, DEFAULT_TRAINING)).toBeNull();
  });
});
