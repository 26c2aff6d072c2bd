// @vitest-environment happy-dom
/* A weights file that holds several networks: which of them is meant is asked where the file was added. */
import { describe, expect, test } from 'vitest';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import { because, ProblemError, type Reason, toProblem } from '../../../electron/domain/problems.ts';
import StartingWeights from '../../../renderer/screens/models/StartingWeights.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled } from '../../helpers/window/mounted.ts';
import { all, click, one } from '../../helpers/window/person.ts';

const PATH = '/weights/two.pth';
const SEVERAL = because('several-networks', {
  names: { first: [because('part', { part: 'online' }), because('part', { part: 'target' })], count: 2 },
});

/** A file was chosen and refused for this reason. */
async function refused(reason: Reason) {
  let jobs = 0;
  const asked = bridge({
    'weights.list': () => [],
    'weights.offered': () => [],
    'dialog.weights': () => PATH,
    'jobs.start': () => ({ id: `job-${(jobs += 1)}` }),
  });
  const given = await mounted(StartingWeights, {});
  await click(one('button', 'Add a file…'));
  const failed: JobSnapshot = {
    id: 'job-1',
    kind: 'add-weights',
    title: 'Add two.pth',
    state: 'failed',
    startedUtc: '2026-11-30T09:00:00Z',
    progress: { phase: '', done: 1, total: 3, rate: 0, secondsLeft: null },
    problem: toProblem(new ProblemError('weights-unreadable', { file: 'two.pth', reason })),
  };
  given.session.jobs = [failed];
  await settled();
  return asked;
}

const starts = (asked: Awaited<ReturnType<typeof refused>>) => asked.inputs('jobs.start').slice(1);

describe('a file of several networks', () => {
  test('offers each of them, and the one that is chosen is added', async () => {
    const asked = await refused(SEVERAL);
    expect(all('alert')).toEqual([]);
    const question = one('region', 'Several networks in one file');
    expect(all('button', undefined, question).map(({ textContent }) => textContent)).toEqual([
      'online',
      'target',
      'None of them',
    ]);
    await click(one('button', 'target', question));
    expect(starts(asked)).toEqual([{ kind: 'add-weights', input: { path: PATH, part: 'target' } }]);
    expect(all('region', 'Several networks in one file')).toEqual([]);
  });

  test('adds nothing where none is chosen', async () => {
    const asked = await refused(SEVERAL);
    await click(one('button', 'None of them'));
    expect(starts(asked)).toEqual([]);
    expect(all('region', 'Several networks in one file')).toEqual([]);
    expect(all('alert')).toEqual([]);
  });

  test('is no question where a file is refused for another reason', async () => {
    await refused(because('text-file'));
    expect(one('alert').textContent).toContain('two.pth');
    expect(all('region', 'Several networks in one file')).toEqual([]);
  });
});
