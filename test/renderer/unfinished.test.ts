import { expect, it } from 'vitest';
import type { RunState, RunSummary } from '../../electron/domain/training.ts';
import { unfinishedRun } from '../../renderer/screens/train/unfinished.ts';
import { recognisedWords } from '../../renderer/state/job-words.ts';

const run = (id: number, state: RunState, changes: Partial<RunSummary> = {}): RunSummary => ({
  id,
  name: `Run ${id}`,
  state,
  startedUtc: '2026-01-01T00:00:00.000Z',
  epochsDone: 2,
  epochs: 10,
  bestHeldOutAccuracy: null,
  modelId: null,
  resumable: state !== 'done' && state !== 'running',
  bytes: 0,
  ...changes,
});

it.each([
  ['was interrupted', [run(2, 'interrupted'), run(1, 'done')], 2],
  ['was stopped, as by closing the program', [run(2, 'cancelled')], 2],
  ['is done', [run(2, 'done'), run(1, 'interrupted')], null],
  ['is learning', [run(2, 'running'), run(1, 'interrupted')], null],
  ['failed: the same would fail again', [run(2, 'failed')], null],
  ['was discarded', [run(2, 'interrupted', { resumable: false })], null],
  ['has no epoch left', [run(2, 'cancelled', { epochsDone: 10 })], null],
])('a newest run that %s', (_, list, id) => {
  expect(unfinishedRun(list)?.id ?? null).toBe(id);
});

it('there is nothing to say of no runs', () => {
  expect(unfinishedRun([])).toBeNull();
});

it('the line about work that ended says how many photos were recognised, and of how many nothing could be said', () => {
  const result = { modelId: 1, modelName: 'Beetles', photos: 96, unreadable: 0, missing: [], seconds: 1 };
  expect(recognisedWords(result)).toBe('96 photos recognised');
  expect(recognisedWords({ ...result, photos: 1, unreadable: 4 })).toBe(
    '1 photo recognised; 4 could not be read, being gone or damaged',
  );
});
