/*
 * The table of settings, and that each of its bounds is the same at every door: the schema of requests, the run's own check,
 * the form, and the command line. What the table says is written down here once more, so that it cannot change unseen.
 */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { givenOf, refuseUnused, withSettings } from '../../electron/command-line/setting-options.ts';
import { advancedChoices } from '../../electron/domain/advanced-settings.ts';
import {
  DEFAULT_TRAINING,
  FROM_WEIGHTS,
  QUICK_TRAINING,
  type TrainingSettings,
} from '../../electron/domain/training.ts';
import { proposalFor } from '../../electron/domain/proposal.ts';
import { refusalOf } from '../../electron/domain/bounds.ts';
import {
  FIGURE_NAMES,
  type FigureName,
  grouped,
  isUsed,
  methodsOf,
  SETTING_NAMES,
  settingOf,
  titleOf,
  ungrouped,
} from '../../electron/domain/setting-values.ts';
import { LONGEST_NAME, type SettingName, SETTINGS } from '../../electron/domain/settings.ts';
import { inputProblem } from '../../electron/checks/input-problem.ts';
import { trainingSettings } from '../../electron/checks/training-settings.ts';
import { checkSettings } from '../../electron/network/run-settings.ts';
import { draftOf, draftsOf, readSettings } from '../../renderer/screens/train/fields.ts';

/** Just outside, just inside, just inside, just outside. */
const ENDS: Readonly<Record<FigureName, readonly [number, number, number, number]>> = {
  size: [0, 32, 1024, 1056],
  epochs: [0, 1, 10_000, 10_001],
  batchSize: [1, 2, 1024, 1025],
  learningRate: [0, 1e-9, 10, 10.000001],
  minLearningRate: [-1e-9, 0, 10, 10.000001],
  firstCycle: [0, 1, 10_000, 10_001],
  cycleFactor: [0, 1, 10, 11],
  warmupEpochs: [-0.001, 0, 1000, 1000.001],
  momentum: [-0.001, 0, 0.9999, 0.99991],
  weightDecay: [-0.001, 0, 0.99999, 1],
  labelSmoothing: [-0.001, 0, 0.99999, 1],
  heldOutShare: [0.0499, 0.05, 0.5, 0.5001],
  minimumSpecimens: [1, 2, 10_000, 10_001],
  rotation: [-0.001, 0, 180, 180.001],
  cropArea: [0.2999, 0.3, 1, 1.0001],
  colour: [-0.0001, 0, 0.5, 0.5001],
  seed: [-1, 0, 4_294_967_295, 4_294_967_296],
  rateDecay: [0, 0.0001, 1, 1.0001],
  clipNorm: [-0.001, 0, 1000, 1000.001],
  accumulate: [0, 1, 1024, 1025],
  mixup: [-0.001, 0, 2, 2.001],
  cutmix: [-0.001, 0, 2, 2.001],
  averageDecay: [-0.001, 0, 0.99999, 0.999991],
  patience: [-1, 0, 10_000, 10_001],
};

/** Not whole, or no multiple, though it lies between the ends. */
const BETWEEN: Partial<Record<FigureName, number>> = {
  size: 100,
  epochs: 2.5,
  batchSize: 2.5,
  firstCycle: 2.5,
  cycleFactor: 1.5,
  minimumSpecimens: 2.5,
  seed: 0.5,
  accumulate: 1.5,
  patience: 0.5,
};

const CHOICES = {
  mode: ['full', 'quick'],
  depth: [18, 34, 50, 101, 152],
  schedule: ['cosine', 'restarts', 'constant'],
  trainFrom: ['all', 'conv3_x', 'conv4_x', 'conv5_x', 'last-layer'],
  frozenBatchNorm: ['off', 'statistics', 'all'],
  ensemble: ['off', 'measure', 'keep'],
  precision: ['auto', 'float32', 'bfloat16', 'float16'],
} as const;

/** The rates bound each other as well, so the other one is out of the way; a quick run needs something to begin from. */
function settingsWith(name: SettingName, value: unknown): TrainingSettings {
  const away = name === 'minLearningRate' ? { learningRate: 10 } : { minLearningRate: 0 };
  const values = { ...ungrouped(DEFAULT_TRAINING), ...away, [name]: value };
  return { ...grouped(values), name: 'Run 1', startFrom: { kind: 'model', id: 1 } };
}

/** Whether a value comes in by each of the doors. */
const DOORS: Readonly<Record<string, (name: FigureName, value: number) => boolean>> = {
  schema: (name, value) => trainingSettings.safeParse(settingsWith(name, value)).success,
  run: (name, value) => runTakes(name, value),
  form: (name, value) => {
    const { flip, ...others } = ungrouped(DEFAULT_TRAINING);
    const { mode, depth, schedule } = others;
    const choices = {
      ...advancedChoices(DEFAULT_TRAINING),
      flip,
      mode,
      depth,
      schedule,
      name: 'Run 1',
      startFrom: null,
    };
    const drafts = { ...draftsOf(settingsWith(name, settingOf(name).default)), [name]: draftOf(name, value) };
    const { settings, faults } = readSettings(drafts, choices, DEFAULT_TRAINING);
    expect(Object.keys(faults)).toEqual(settings ? [] : [name]);
    if (settings) expect(ungrouped(settings)[name]).toBeCloseTo(value, 12);
    return settings !== null;
  },
  'command line': (name, value) => commandTakes(name, String(value)) === value,
};

function runTakes(name: SettingName, value: unknown): boolean {
  try {
    checkSettings(settingsWith(name, value));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'wrong-setting' });
    return false;
  }
}

/** What comes of the word, or null where it is refused. */
function commandTakes(name: SettingName, word: string): unknown {
  const command = withSettings(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  const flag = settingOf(name).flag.replace(/ .*/, '');
  try {
    const given = givenOf(command.parse([`${flag}=${word}`], { from: 'user' }).opts());
    refuseUnused(given);
    return ungrouped(proposalFor(given, 0, null).settings)[name];
  } catch {
    return null;
  }
}

describe.each(Object.keys(DOORS))('every figure at the door: %s', (door) => {
  it.each(FIGURE_NAMES)('%s', (name) => {
    const takes = (value: number) => DOORS[door]?.(name, value);
    const [below, least, most, above] = ENDS[name];
    expect([below, least, most, above].map(takes)).toEqual([false, true, true, false]);
    const between = BETWEEN[name];
    if (between !== undefined) expect(takes(between)).toBe(false);
    expect(takes(settingOf(name).default as number)).toBe(true);
  });
});

describe('every choice', () => {
  it.each(Object.keys(CHOICES) as (keyof typeof CHOICES)[])('%s', (name) => {
    expect(SETTINGS[name].choices).toEqual(CHOICES[name]);
    const isTyped = settingOf(name).flag.includes(' ');
    for (const choice of CHOICES[name]) {
      expect(trainingSettings.safeParse(settingsWith(name, choice)).success).toBe(true);
      expect(runTakes(name, choice)).toBe(true);
      if (isTyped) expect(commandTakes(name, String(choice))).toBe(choice);
    }
    for (const other of ['other', 20, '50', null, true]) {
      expect(trainingSettings.safeParse(settingsWith(name, other)).success).toBe(false);
      expect(runTakes(name, other)).toBe(false);
    }
    if (isTyped) expect(commandTakes(name, 'other')).toBeNull();
  });

  it('every switch is yes or no', () => {
    for (const name of SETTING_NAMES.filter((name) => settingOf(name).kind === 'switch')) {
      for (const [value, isRight] of [
        [true, true],
        [false, true],
        ['yes', false],
        [1, false],
        [null, false],
      ] as const) {
        expect(trainingSettings.safeParse(settingsWith(name, value)).success).toBe(isRight);
        expect(runTakes(name, value)).toBe(isRight);
      }
    }
  });
});

describe('the table', () => {
  it('says what is by default', () => {
    expect(DEFAULT_TRAINING).toEqual({
      name: '',
      mode: 'full',
      startFrom: null,
      depth: 50,
      size: 224,
      batchSize: 16,
      epochs: 31,
      schedule: 'restarts',
      learningRate: 0.03,
      minLearningRate: 0.00001,
      firstCycle: 10,
      cycleFactor: 2,
      warmupEpochs: 1,
      momentum: 0.9,
      weightDecay: 0.0001,
      labelSmoothing: 0.1,
      heldOutShare: 0.2,
      minimumSpecimens: 3,
      augmentation: { rotation: 20, cropArea: 0.7, flip: true, colour: 0.15 },
      seed: 20260,
      trainFrom: 'all',
      frozenBatchNorm: 'off',
      rateDecay: 1,
      clipNorm: 0,
      accumulate: 1,
      balanced: false,
      mixup: 0,
      cutmix: 0,
      averageDecay: 0,
      patience: 0,
      ensemble: 'off',
      precision: 'auto',
    });
    expect(QUICK_TRAINING).toEqual({
      batchSize: 32,
      epochs: 40,
      schedule: 'cosine',
      learningRate: 0.05,
      warmupEpochs: 0,
    });
    expect(FROM_WEIGHTS).toEqual({ learningRate: 0.01 });
  });

  it('says what a quick run has no use for, and what a schedule has none for', () => {
    const unused = (mode: 'full' | 'quick', schedule: 'cosine' | 'restarts' | 'constant') =>
      SETTING_NAMES.filter((name) => !isUsed(name, { mode, schedule }));
    const ofPictures = ['rotation', 'cropArea', 'flip', 'colour'];
    const ofWholeNetworks = [
      'trainFrom',
      'frozenBatchNorm',
      'rateDecay',
      'accumulate',
      'mixup',
      'cutmix',
      'averageDecay',
    ];
    expect(unused('quick', 'restarts')).toEqual([...ofPictures, ...ofWholeNetworks, 'ensemble', 'precision']);
    expect(unused('full', 'restarts')).toEqual([]);
    expect(unused('full', 'cosine')).toEqual(['firstCycle', 'cycleFactor']);
    expect(unused('full', 'constant')).toEqual(['minLearningRate', 'firstCycle', 'cycleFactor']);
  });

  it('has another flag and another name for each', () => {
    for (const of of ['flag', 'name'] as const) {
      const said = SETTING_NAMES.map((name) => settingOf(name)[of].replace(/ [<[].*/, ''));
      expect(new Set(said).size).toBe(said.length);
    }
  });
});

describe('words', () => {
  it('name the setting and say what it must be, wherever it is refused', () => {
    const settings = settingsWith('batchSize', 1);
    const said = { code: 'wrong-setting', message: 'Batch: it must be a whole number from 2 to 1,024, not 1.' };
    expect(() => checkSettings(settings)).toThrow(expect.objectContaining(said));
    const { error } = trainingSettings.safeParse(settings);
    expect(error && inputProblem(error)).toMatchObject(said);
    expect(titleOf(SETTINGS.averageDecay)).toBe('Decay of the average');
    expect(refusalOf(SETTINGS.weightDecay, 1)).toBe('it must be a number from 0 to below 1, not 1');
    expect(refusalOf(SETTINGS.mode, 'slow')).toBe('it must be one of full, quick, not slow');
  });

  it.each([
    ['trainFrom', 'conv5_x'],
    ['frozenBatchNorm', 'all'],
    ['rateDecay', 0.5],
    ['accumulate', 4],
    ['mixup', 0.2],
    ['cutmix', 1],
    ['averageDecay', 0.999],
    ['ensemble', 'keep'],
  ] as const)('of a quick run that is asked for what only a full one can do: %s', (name, value) => {
    const full = settingsWith(name, value);
    expect(() => checkSettings(full)).not.toThrow();
    const message = `${titleOf(settingOf(name))}: it is for full training only.`;
    expect(() => checkSettings({ ...full, mode: 'quick' })).toThrow(expect.objectContaining({ message }));
  });

  it('of how pictures are varied are no wish in a quick run', () => {
    const augmentation = { rotation: 0, cropArea: 1, flip: false, colour: 0 };
    const quick = { ...settingsWith('mode', 'quick'), augmentation, precision: 'float32' } as const;
    expect(() => checkSettings(quick)).not.toThrow();
  });

  it('of a paper: only of what is not as by default', () => {
    const said = (name: SettingName, value: unknown) => methodsOf(settingOf(name), value);
    expect(SETTING_NAMES.map((name) => methodsOf(settingOf(name), settingOf(name).default)).join('')).toBe('');
    expect(said('rateDecay', 0.5)).toBe('the rate of each stage was 0.5 of that of the stage above it');
    expect(said('trainFrom', 'conv5_x')).toBe('the layers below conv5_x kept their weights');
    expect(said('frozenBatchNorm', 'statistics')).toContain('while its scale and shift learned');
    expect(said('frozenBatchNorm', 'all')).toContain('was frozen');
    expect(said('balanced', true)).toBe('every taxon was seen equally often');
    expect(said('momentum', 0.5)).toBe('');
  });
});

it('a name may be as long as its field', () => {
  const named = (length: number) => ({ ...settingsWith('mode', 'full'), name: 'x'.repeat(length) });
  expect(LONGEST_NAME).toBe(300);
  expect([300, 301].map((length) => trainingSettings.safeParse(named(length)).success)).toEqual([true, false]);
});
