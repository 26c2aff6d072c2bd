// @vitest-environment happy-dom
/* The import screen where an import stopped, and where nothing can be imported. */
import { expect, test } from 'vitest';
import type { CatalogueSummary } from '../../../electron/contract/collection.ts';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import { type Problem, ProblemError, toProblem } from '../../../electron/domain/problems.ts';
import ImportScreen from '../../../renderer/screens/import/ImportScreen.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, shared } from '../../helpers/window/mounted.ts';
import { all, one, wordsOf } from '../../helpers/window/person.ts';

const summary = (changes: Partial<CatalogueSummary>) => ({ photos: 2, readOnly: null, ...changes }) as CatalogueSummary;

async function shown(catalogue: CatalogueSummary, problem: Problem | null = null) {
  const asked = bridge({ 'imports.list': () => [], 'imports.unended': () => [] });
  const given = shared();
  given.session.catalogue = catalogue;
  const progress = { phase: '', done: 1, total: 2, rate: 0, secondsLeft: null };
  const job = { id: 'a', kind: 'import', title: 'Import', startedUtc: '2026-11-28T10:00:00.000Z', progress };
  if (problem) {
    given.importing.lookOver('/photos');
    given.session.jobs = [{ ...job, state: 'failed', problem } as JobSnapshot];
    Object.defineProperty(given.importing, 'job', { get: () => given.session.jobs[0] });
  }
  await mounted(ImportScreen, {}, { given });
  return { ...given, asked };
}

test('a full disk is not the folder’s fault: nothing is ticked as read, and no other folder is asked for', async () => {
  await shown(summary({}), toProblem(new ProblemError('disk-full', { path: '/catalogue' })));
  expect(wordsOf(document.body.textContent)).toContain('The import stopped before its end');
  expect(all('button', 'Find the folder')).toEqual([]);
  expect(wordsOf(document.querySelector('[aria-current=step]')?.textContent)).toContain('Read');
});

test('a folder that is gone can be found anew', async () => {
  await shown(summary({}), toProblem(new ProblemError('folder-missing', { folder: '/photos' })));
  expect(wordsOf(document.body.textContent)).toContain('The folder could not be read to its end');
  expect(one('button', 'Find the folder')).toBeTruthy();
});

test('where nothing can be changed nothing is planned and nobody is asked for a name', async () => {
  const { session, asked } = await shown(summary({ readOnly: 'the disk is write-protected' }));
  expect(wordsOf(document.body.textContent)).toContain('the disk is write-protected');
  expect(all('button', /^Choose/)).toEqual([]);
  expect(await session.decide({ specimenIds: [1] } as never)).toBeNull();
  expect(session.askingName).toBe(false);
  expect(session.problems.map(({ code }) => code)).toEqual(['catalogue-read-only']);
  expect(asked.inputs('review.decide')).toEqual([]);
});
