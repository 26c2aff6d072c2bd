import { describe, expect, it } from 'vitest';
import type { JobSnapshot } from '../../electron/contract/jobs.ts';
import { matchesWords } from '../../renderer/state/commands.ts';
import { folderName } from '../../renderer/state/folder-name.ts';
import { countsDone, howItEnded, rateOf, resultOf, shareDone, timeLeft } from '../../renderer/state/job-words.ts';
import { ruleParts } from '../../renderer/state/rule-parts.ts';

const job = (more: Partial<JobSnapshot> = {}): JobSnapshot => ({
  id: '1',
  kind: 'import',
  title: 'Importing photos',
  state: 'running',
  startedUtc: '2026-11-23T06:00:00Z',
  progress: { phase: 'Reading photos', done: 48, total: 96, rate: 24, secondsLeft: 2 },
  ...more,
});

describe('a job in words', () => {
  it('while it runs', () => {
    expect(shareDone(job())).toBe(0.5);
    expect(countsDone(job())).toBe('48 of 96');
    expect(timeLeft(job())).toBe('2 s left');
    expect(rateOf(job())).toBe('24 a second');
  });

  it('while the whole is not known', () => {
    const unknown = job({ progress: { phase: 'Looking', done: 0, total: 0, rate: 0, secondsLeft: null } });
    expect(shareDone(unknown)).toBeNull();
    expect(countsDone(unknown)).toBe('');
    expect(timeLeft(unknown)).toBe('');
    expect(rateOf(unknown)).toBe('');
  });

  it('while it waits, and at its ends', () => {
    expect(timeLeft(job({ state: 'paused' }))).toBe('paused');
    expect(howItEnded(job({ state: 'cancelled' }))).toBe('Stopped');
    const problem = { code: 'folder-missing', values: { folder: '/a' }, message: 'The folder is not there.' } as const;
    expect(howItEnded(job({ state: 'failed', problem }))).toBe('The folder is not there.');
  });

  it('gives a result only of its own kind, and only when done', () => {
    const result = { path: '/a.csv', rows: 12, bytes: 400, unreadable: 0, sensitive: 0 };
    const done = job({ kind: 'export-csv', state: 'done', result });
    expect(howItEnded(done)).toBe('12 rows written');
    expect(resultOf(done, 'export-csv')).toEqual(result);
    expect(resultOf(done, 'import')).toBeNull();
    expect(resultOf(job({ kind: 'export-csv' }), 'export-csv')).toBeNull();
    expect(resultOf(null, 'import')).toBeNull();
  });
});

it('the palette finds commands by the beginnings of their words', () => {
  expect(matchesWords('go tr', 'Go to Train')).toBe(true);
  expect(matchesWords('train GO', 'Go to Train')).toBe(true);
  expect(matchesWords('rain', 'Go to Train')).toBe(false);
  expect(matchesWords('', 'Go to Train')).toBe(true);
});

it.each([
  ['/home/moser/photos', 'photos'],
  ['/home/moser/photos/', 'photos'],
  ['D:\\Photos\\2026 teaching collection', '2026 teaching collection'],
  ['photos', 'photos'],
])('the folder of %s', (path, name) => {
  expect(folderName(path)).toBe(name);
});

describe('a rule cut into its parts', () => {
  it('has all its letters, in order', () => {
    const rule = 'VC_{number}[_{view}].{ext}';
    expect(
      ruleParts(rule)
        .map(({ text }) => text)
        .join(''),
    ).toBe(rule);
    expect(ruleParts(rule).map(({ kind }) => kind)).toEqual([
      'text',
      'number',
      'bracket',
      'text',
      'view',
      'bracket',
      'text',
      'ext',
    ]);
  });

  it.each(['{number', 'VC_{nmber}.{ext}', '}{', '[[', ''])('bears what is half typed: %s', (rule) => {
    expect(
      ruleParts(rule)
        .map(({ text }) => text)
        .join(''),
    ).toBe(rule);
  });

  it('marks what is no part', () => {
    expect(ruleParts('{nmber}')).toEqual([{ kind: 'unknown', text: '{nmber}' }]);
    expect(ruleParts('{number')).toEqual([{ kind: 'unknown', text: '{number' }]);
  });
});
