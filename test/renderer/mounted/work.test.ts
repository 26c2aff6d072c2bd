// @vitest-environment happy-dom
/* How much is left to look at: the slider, what it says, and what it sends to Review. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evaluation, WaitingProposals } from '../../../electron/domain/evaluation.ts';
import Work from '../../../renderer/screens/evaluate/Work.svelte';
import { proposedThreshold, workSaid } from '../../../renderer/state/work-left.ts';
import { anEvaluation } from '../../helpers/an-evaluation.ts';
import { type Bridge, bridge } from '../../helpers/window/bridge.ts';
import { mounted, type Shared } from '../../helpers/window/mounted.ts';
import { all, click, one, press, type, wordsOf } from '../../helpers/window/person.ts';

let evaluation: Evaluation;
beforeAll(async () => {
  evaluation = await anEvaluation(['Carabus auratus', 'Carabus auronitens', 'Cetonia aurata', 'Lucanus cervus'], 60);
});

/** 10 proposals of 50 % and 90 of 99 %. */
const WAITING: WaitingProposals = {
  specimens: 100,
  byPercent: Array.from({ length: 101 }, (_, percent) => (percent === 50 ? 10 : percent === 99 ? 90 : 0)),
};

async function shown(waiting = WAITING, more: Partial<Evaluation> = {}): Promise<Shared & { bridge: Bridge }> {
  const asked = bridge({ 'evaluations.waiting': () => waiting });
  return { ...(await mounted(Work, { evaluation: { ...evaluation, ...more } })), bridge: asked };
}

const slider = () => one('slider') as HTMLInputElement;
const names = () => evaluation.work[0]!;
/** The sentence that the figures stand in. */
const said = () => wordsOf(document.querySelector('p.say')!.textContent);
const percentOf = (share: number) => new RegExp(`\\b${(share * 100).toFixed(0)}(\\.\\d)? ?%`);

describe('how much to look at', () => {
  test('begins at the threshold that is proposed for this model, and asks how many of its names wait', async () => {
    const { bridge } = await shown();
    expect(Number(slider().value)).toBe(proposedThreshold(names()));
    expect(slider().getAttribute('aria-valuetext')).toBe(`${proposedThreshold(names())} %`);
    expect(bridge.inputs('evaluations.waiting')).toEqual([{ modelId: evaluation.modelId }]);
  });

  test('says how many of those that wait lie below the threshold, and offers to send just these to review', async () => {
    const { router, reviewing } = await shown();
    await type(slider(), '60');
    expect(said()).toMatch(percentOf(0.1));
    expect(said()).toContain('10 of 100');
    await click(one('button', /\b10\b/));
    expect(router.screen).toBe('review');
    expect(reviewing.review.queue.below).toEqual({ modelId: evaluation.modelId, percent: 60 });
  });

  test('takes more to review, the higher the threshold, and promises fewer errors in the rest', async () => {
    const { evaluating } = await shown({ specimens: 0, byPercent: [] });
    const at = async (percent: number) => {
      await type(slider(), String(percent));
      expect(evaluating.threshold).toBe(percent);
      const figures = workSaid(names(), percent, null);
      expect(said()).toMatch(percentOf(figures.lookAt));
      return figures;
    };
    const [low, high] = [await at(60), await at(95)];
    expect(high.lookAt).toBeGreaterThan(low.lookAt);
    expect(high.errors!.near).toBeLessThan(low.errors!.near);
    // Nothing waits: there is nothing to send.
    expect(all('button')).toEqual(all('button', /as far as|names/i));
  });

  test('moves by five with Shift and an arrow, and not past its ends', async () => {
    const { evaluating } = await shown();
    await type(slider(), '92');
    slider().focus();
    await press('ArrowRight', { shiftKey: true });
    expect(slider().getAttribute('aria-valuetext')).toBe('97 %');
    await press('ArrowUp', { shiftKey: true });
    expect(evaluating.threshold).toBe(100);
    for (let times = 0; times < 30; times++) await press('ArrowLeft', { shiftKey: true });
    expect(evaluating.threshold).toBe(Number(slider().min));
    // Without Shift the slider's own steps are left to it.
    await press('ArrowRight');
    expect(evaluating.threshold).toBe(Number(slider().min));
  });

  test('reads its curve aloud at every fifth percent', async () => {
    await shown();
    const rows = all('row', undefined, one('table')).slice(1);
    const thresholds = rows.map((row) => Number.parseInt(row.firstElementChild!.textContent!, 10));
    expect(thresholds.at(-1)).toBe(100);
    expect(thresholds.every((percent) => percent % 5 === 0)).toBe(true);
    expect(thresholds.length).toBeGreaterThan(5);
  });

  test('says the figures of names taken as far as the genus, of all photos measured, when that is chosen', async () => {
    await shown();
    await click(one('button', /: names$/));
    await click(one('menuitemradio', /genus/));
    const genus = evaluation.work.find(({ rank }) => rank === 'genus')!;
    expect(Number(slider().value)).toBe(proposedThreshold(genus));
    expect(said()).toMatch(percentOf(workSaid(genus, proposedThreshold(genus), null).lookAt));
    // How many wait is known of names alone.
    expect(said()).not.toContain('of 100');
  });

  test('without a curve says that there are too few photos, and shows no slider', async () => {
    await shown(WAITING, { work: [] });
    expect(all('slider')).toEqual([]);
    expect(document.querySelector('p')).not.toBeNull();
  });
});
