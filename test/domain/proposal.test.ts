/* What is proposed for a run: the same at the window and on the command line, with cycles that end with the last epoch. */
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { givenOf, withSettings } from '../../electron/command-line/setting-options.ts';
import { endingOnACycle, type Given, proposalFor } from '../../electron/domain/proposal.ts';
import { isCycleEnd, learningRate, scheduleOf, wholeCycleEpochs } from '../../electron/domain/schedule.ts';
import { ungrouped } from '../../electron/domain/setting-values.ts';
import { DEFAULT_TRAINING, type TrainingSettings } from '../../electron/domain/training.ts';
import { SetUp } from '../../renderer/screens/train/set-up.svelte.ts';

const WEIGHTS = { startFrom: { kind: 'weights', id: 3 }, depth: 34, size: null } as const;
const MODEL = { startFrom: { kind: 'model', id: 3 }, depth: 101, size: 160 } as const;

/** As `vasculum train` reads the words. */
const commandLine = (learnPhotos: number, ...words: string[]): TrainingSettings => {
  const given = givenOf(withSettings(new Command()).parse(words, { from: 'user' }).opts());
  return proposalFor(given, learnPhotos, null).settings;
};

/** As a person sets up in the window. */
function inTheWindow(learnPhotos: number, set: (setUp: SetUp) => void = () => {}): TrainingSettings | null {
  const setUp = new SetUp();
  setUp.propose(learnPhotos);
  set(setUp);
  return setUp.settings;
}

/** Whether the run's last step is the last of a cycle, at the lowest rate. */
function endsACycle(settings: TrainingSettings | null): boolean {
  if (!settings) return false;
  const schedule = scheduleOf(settings, 7);
  const last = settings.epochs * 7 - 1;
  return isCycleEnd(schedule, last) && learningRate(schedule, last + 1) !== learningRate(schedule, last);
}

describe.each([200, 1_000, 5_000, 20_000])('of %i photos to learn from', (learnPhotos) => {
  test('window and command line propose the same, also beside what is given', () => {
    expect(inTheWindow(learnPhotos)).toEqual(commandLine(learnPhotos));
    expect(inTheWindow(learnPhotos, (setUp) => setUp.type('firstCycle', '4'))).toEqual(
      commandLine(learnPhotos, '--first-cycle', '4'),
    );
    const quick = { ...proposalFor({ mode: 'quick' }, learnPhotos, MODEL).settings };
    const begun = inTheWindow(learnPhotos, (setUp) => {
      setUp.begin(MODEL);
      setUp.chooseMode('quick');
    });
    expect(begun).toEqual(quick);
    expect(inTheWindow(learnPhotos, (setUp) => setUp.begin(WEIGHTS))).toEqual(
      proposalFor({}, learnPhotos, WEIGHTS).settings,
    );
  });

  test('any number of epochs ends a cycle at both doors', () => {
    const setUp = new SetUp();
    setUp.propose(learnPhotos);
    const cut: number[] = [];
    for (let epochs = 1; epochs <= 200; epochs++) {
      setUp.type('epochs', String(epochs));
      const settings = commandLine(learnPhotos, '--epochs', String(epochs));
      expect(settings.epochs).toBe(epochs);
      expect(setUp.settings).toEqual(settings);
      const restarts = commandLine(learnPhotos, '--epochs', String(epochs), '--schedule', 'restarts');
      expect(restarts.schedule).toBe('restarts');
      if (![settings, setUp.settings, restarts].every(endsACycle)) cut.push(epochs);
    }
    expect(cut).toEqual([]);
  });
});

test('few photos get a shallow network, small pictures and one fall of the rate; many get the defaults', () => {
  expect(commandLine(281)).toMatchObject({ depth: 18, size: 64, schedule: 'cosine', epochs: 20 });
  expect(commandLine(199)).toMatchObject({ size: 64, averageDecay: 0.98, epochs: 31 });
  expect(commandLine(2_000)).toMatchObject({ depth: 18, size: 128, schedule: 'restarts' });
  expect(commandLine(5_676)).toMatchObject({ depth: 34, size: 160 });
  expect(commandLine(7_096)).toEqual(DEFAULT_TRAINING);
  expect(commandLine(0)).toEqual(DEFAULT_TRAINING);
  expect(commandLine(281, '--depth', '50', '--schedule', 'restarts')).toMatchObject({
    depth: 50,
    size: 64,
    schedule: 'restarts',
  });
});

test('what a run begins from says its depth, a model its photo size', () => {
  const all = (given: Given, start: typeof WEIGHTS | typeof MODEL) => proposalFor(given, 281, start).settings;
  expect(all({}, WEIGHTS)).toEqual({
    ...DEFAULT_TRAINING,
    startFrom: WEIGHTS.startFrom,
    depth: 34,
    learningRate: 0.01,
  });
  expect(all({}, MODEL)).toMatchObject({ depth: 101, size: 160, learningRate: 0.01 });
  expect(all({ mode: 'quick' }, MODEL)).toMatchObject({
    depth: 101,
    size: 160,
    learningRate: 0.05,
    schedule: 'cosine',
  });
  expect(all({ size: 96, learningRate: 0.2 }, MODEL)).toMatchObject({ size: 96, learningRate: 0.2 });
});

test('cycles are stretched to the epochs, and the epochs only to cycles that were given', () => {
  expect(commandLine(9_000, '--epochs', '37')).toMatchObject({ firstCycle: 12, cycleFactor: 2, warmupEpochs: 1 });
  expect(commandLine(9_000, '--epochs', '12')).toMatchObject({ schedule: 'cosine', warmupEpochs: 1 });
  expect(commandLine(9_000, '--first-cycle', '4')).toMatchObject({ firstCycle: 4, epochs: 29 });
  const both = commandLine(9_000, '--first-cycle', '4', '--epochs', '12');
  expect(both).toMatchObject({ firstCycle: 4, epochs: 12 });
  expect(wholeCycleEpochs(both)).toEqual([5, 13]);
  const kept = { ...DEFAULT_TRAINING, epochs: 12 };
  expect(endingOnACycle(kept, ungrouped(kept))).toEqual(kept);
});

test('each proposal says why', () => {
  const reasons = (given: Given, learnPhotos: number, start: typeof MODEL | null = null) =>
    Object.fromEntries(proposalFor(given, learnPhotos, start).reasons.map(({ why, names }) => [why, names]));
  expect(reasons({}, 9_000)).toEqual({});
  expect(reasons({}, 281)).toEqual({
    photos: ['depth', 'size', 'epochs', 'learningRate', 'schedule', 'averageDecay'],
  });
  expect(reasons({ depth: 50, epochs: 1 }, 281)).toEqual({
    photos: ['size', 'learningRate', 'schedule', 'averageDecay'],
    cycles: ['warmupEpochs'],
  });
  expect(reasons({ epochs: 37 }, 9_000)).toEqual({ cycles: ['firstCycle'] });
  expect(reasons({ mode: 'quick' }, 281, MODEL)).toEqual({
    start: ['depth', 'size'],
    quick: ['epochs', 'batchSize', 'learningRate', 'schedule', 'warmupEpochs'],
  });
});

describe('in the window', () => {
  test('what a person set stands when it becomes known what there is to learn', () => {
    const setUp = new SetUp();
    setUp.type('size', '96');
    setUp.choose({ depth: 34 });
    setUp.propose(281);
    expect(setUp.settings).toMatchObject({ depth: 34, size: 96, schedule: 'cosine' });
  });

  test('a field that is wrong stays as it was typed', () => {
    const setUp = new SetUp();
    setUp.type('epochs', 'many');
    setUp.propose(281);
    expect(setUp.drafts.epochs).toBe('many');
    expect(setUp.settings).toBeNull();
  });

  test('the settings of an earlier run are taken whole', () => {
    const earlier = { ...DEFAULT_TRAINING, epochs: 12, depth: 101 as const, size: 320 };
    const taken = inTheWindow(281, (setUp) => setUp.take(earlier));
    expect(taken).toEqual(earlier);
    const begun = inTheWindow(281, (setUp) => {
      setUp.take(earlier);
      setUp.begin(WEIGHTS);
    });
    expect(begun).toMatchObject({ epochs: 12, depth: 34, size: 320, learningRate: 0.01 });
  });

  test('the rate proposed for few photos gives way to that of starting weights, one of her own does not', () => {
    const few = commandLine(281);
    const begun = (learningRate: number) =>
      inTheWindow(281, (setUp) => {
        setUp.take({ ...few, learningRate });
        setUp.begin(WEIGHTS);
      });
    expect(begun(few.learningRate)).toMatchObject({ learningRate: 0.01 });
    expect(begun(0.045)).toMatchObject({ learningRate: 0.045 });
  });
});
