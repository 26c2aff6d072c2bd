// @vitest-environment happy-dom
/* A watched folder in the import screen: the running list, and what waits for a person. */
import { expect, test } from 'vitest';
import type { CatalogueSummary } from '../../../electron/contract/collection.ts';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { WatchEntry } from '../../../electron/contract/watch.ts';
import ImportScreen from '../../../renderer/screens/import/ImportScreen.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, shared } from '../../helpers/window/mounted.ts';
import { one, wordsOf } from '../../helpers/window/person.ts';

const ENTRY: WatchEntry = {
  id: 1,
  change: 1,
  file: 'a.jpg',
  seenUtc: '2026-11-28T10:00:00.000Z',
  state: 'taken',
  photoId: 7,
  catalogNumber: 'VC 1',
  view: 'dorsal',
  flaws: ['blurred'],
  isAgain: false,
  contradicts: false,
  why: null,
  says: [],
  trouble: null,
};
const WAITS = { ...ENTRY, id: 2, change: 2, state: 'waits', photoId: null, why: 'no-number', flaws: [] } as const;

test('photos that came in stand with what is wrong with them, and one that waits asks for its number', async () => {
  const counts = { change: 2, taken: 1, waiting: 1, perHour: 1, isAway: false, number: 'VC 1', nextView: 'label' };
  bridge({ 'watch.news': () => ({ entries: [WAITS, ENTRY], ...counts }) });
  const given = shared();
  given.session.catalogue = { photos: 2, readOnly: null } as CatalogueSummary;
  const progress = { phase: '', done: 1, total: 0, rate: 0, secondsLeft: null };
  const job = { id: 'a', kind: 'watch', title: 'Watching station', startedUtc: ENTRY.seenUtc, progress };
  given.session.jobs = [{ ...job, state: 'running' } as JobSnapshot];
  await mounted(ImportScreen, {}, { given });
  await expect.poll(() => wordsOf(document.body.textContent)).toContain('VC 1, dorsal: blurred');
  expect(wordsOf(document.body.textContent)).toContain('Next: VC 1, label');
  expect(one('textbox', 'Number')).toBeTruthy();
  expect(one('button', /^Take the last again/)).toBeTruthy();
});
