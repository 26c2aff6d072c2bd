// @vitest-environment happy-dom
/* What a model may have seen before: asked for, found, and looked at pair by pair. */
import { describe, expect, test } from 'vitest';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { LeakageReport, LeakPair } from '../../../electron/domain/leakage.ts';
import { ProblemError } from '../../../electron/domain/problems.ts';
import type { ModelSummary } from '../../../electron/domain/training.ts';
import LeakageView from '../../../renderer/screens/evaluate/LeakageView.svelte';
import { MODEL } from '../../helpers/window/a-model-summary.ts';
import { type Answers, bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, nameOf, one, press, wordsOf } from '../../helpers/window/person.ts';

function pair(leak: LeakPair['leak'], photoId: number, more: Partial<LeakPair> = {}): LeakPair {
  const side = (id: number) => ({
    photoId: id,
    specimenId: 100 + id,
    catalogNumber: `VC ${id}`,
    fileName: `${id}.jpg`,
    label: 'Carabus auratus',
  });
  const both = { heldOut: side(photoId), learned: side(photoId + 1) };
  return { leak, ...both, seen: 'learned', sameTaxon: true, bits: null, ...more };
}

const REPORT: LeakageReport = {
  modelId: MODEL.id,
  modelName: 'Beetles',
  madeUtc: '2026-03-01T12:00:00.000Z',
  learnPhotos: 1600,
  validationPhotos: 0,
  heldOutPhotos: 400,
  unreadable: 7,
  counts: [
    { leak: 'same-specimen', photos: 0, validation: 0 },
    { leak: 'exact-copy', photos: 40, validation: 0 },
  ],
  pairs: [pair('exact-copy', 1), pair('near-copy', 5, { bits: 3, sameTaxon: false })],
};

async function shown(answers: Answers, model: Partial<ModelSummary> = {}) {
  const asked = bridge(answers);
  return { asked, ...(await mounted(LeakageView, { model: { ...MODEL, ...model }, sameAs: null })) };
}

function job(state: JobSnapshot['state']): JobSnapshot {
  const progress = { phase: 'Comparing', done: 1, total: 4, rate: 0, secondsLeft: null };
  return { id: 'job-1', kind: 'leakage', title: 'Leakage', state, startedUtc: REPORT.madeUtc, progress };
}

describe('the look for leakage', () => {
  test('is asked for by one button, and begins as a job on this model', async () => {
    const { asked, evaluating } = await shown({
      'evaluations.leakage': () => null,
      'jobs.start': () => ({ id: 'job-1' }),
    });
    await click(one('button'));
    expect(asked.inputs('jobs.start')).toEqual([{ kind: 'leakage', input: { modelId: MODEL.id } }]);
    expect(evaluating.leakageJobId).toBe('job-1');
  });

  test('says why it could not begin, and lets it be asked for again', async () => {
    const { asked } = await shown({
      'evaluations.leakage': () => null,
      'jobs.start': () => {
        throw new ProblemError('catalogue-read-only', { reason: 'its drive is locked' });
      },
    });
    await click(one('button'));
    expect(document.body.textContent).toContain('its drive is locked');
    await click(one('button'));
    expect(asked.inputs('jobs.start')).toHaveLength(2);
  });

  test('is not offered for a model from a file: what that learned from is not known', async () => {
    const { asked } = await shown({ 'evaluations.leakage': () => null }, { runId: null });
    expect(all('button')).toEqual([]);
    expect(wordsOf(document.body.textContent)).toContain(MODEL.name);
    expect(asked.inputs('jobs.start')).toEqual([]);
  });

  test('shows for each kind how many photos, and what share of those held out', async () => {
    await shown({ 'evaluations.leakage': () => REPORT });
    const [none, copies] = all('listitem', undefined, document.querySelector('.checks')!);
    expect(wordsOf(copies!.textContent)).toMatch(/40 photos .* 10(\.0)? ?%/);
    expect(wordsOf(none!.textContent)).not.toMatch(/\d/);
    for (const figure of ['400', '1,600', '7 photos']) expect(wordsOf(document.body.textContent)).toContain(figure);
  });

  test('of a run with validation photos says how many of the pairs only chose the epoch', async () => {
    const counts = [{ leak: 'exact-copy' as const, photos: 40, validation: 15 }];
    await shown({ 'evaluations.leakage': () => ({ ...REPORT, validationPhotos: 200, counts }) });
    const [copies] = all('listitem', undefined, document.querySelector('.checks')!);
    expect(wordsOf(copies!.textContent)).toContain('25 of them');
    expect(wordsOf(document.body.textContent)).toContain('200 validation');
  });

  test('shows both photos of a pair with number and name; either opens its specimen in Review', async () => {
    const { router } = await shown({ 'evaluations.leakage': () => REPORT });
    const photos = all('button', undefined, one('region', 'Pairs'));
    expect(photos.map((photo) => nameOf(photo).match(/VC \d+/)?.[0])).toEqual(['VC 1', 'VC 2', 'VC 5', 'VC 6']);
    expect(photos.map((photo) => photo.querySelector('img')!.src)).toEqual(
      [1, 2, 5, 6].map((id) => expect.stringContaining(`thumbnail/${id}?`) as string),
    );
    const [, near] = all('listitem', undefined, one('region', 'Pairs'));
    expect(nameOf(near!)).toContain('3 of 64');
    expect(near!.querySelector('.other')).not.toBeNull();
    await click(photos[3]!);
    expect(router.place).toEqual({ screen: 'review', specimenId: 106 });
  });

  test('is gone through by arrow keys, photo by photo, round and round', async () => {
    await shown({ 'evaluations.leakage': () => REPORT });
    const photos = all('button', undefined, one('region', 'Pairs'));
    const at = () => photos.indexOf(document.activeElement as HTMLElement);
    photos[0]!.focus();
    const way = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home']) {
      await press(key);
      way.push(at());
    }
    expect(way).toEqual([1, 2, 3, 0, 3, 0]);
  });

  test('reads its report again when the job has ended, and cannot be asked for twice at once', async () => {
    let report: LeakageReport | null = REPORT;
    const given = shared();
    const asked = bridge({ 'evaluations.leakage': () => report, 'jobs.start': () => ({ id: 'job-1' }) });
    await mounted(LeakageView, { model: MODEL, sameAs: null }, { given });
    const again = () => document.querySelector<HTMLButtonElement>('.head button.link')!;
    given.session.jobs = [job('running')];
    await settled();
    expect(again().disabled).toBe(true);
    report = { ...REPORT, pairs: [] };
    given.session.jobs = [job('done')];
    await settled();
    expect(again().disabled).toBe(false);
    expect(asked.inputs('evaluations.leakage')).toHaveLength(2);
    expect(all('button', undefined, one('region', 'Pairs'))).toEqual([]);
  });
});
