// @vitest-environment happy-dom
/* The offer to learn on, once enough was named since the newest model learned. */
import { expect, test } from 'vitest';
import LearnOn from '../../../renderer/components/LearnOn.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted } from '../../helpers/window/mounted.ts';
import { all, click, wordsOf } from '../../helpers/window/person.ts';

const SINCE = { modelId: 4, modelName: 'beetles 1', runId: 9 };

test.each([
  ['nothing', null, ''],
  ['too little', { ...SINCE, specimens: 19, newTaxa: 0 }, ''],
  ['enough', { ...SINCE, specimens: 20, newTaxa: 0 }, '20 specimens named since “beetles 1” learned.'],
  [
    'little, but a taxon',
    { ...SINCE, specimens: 3, newTaxa: 1 },
    '3 specimens named since “beetles 1” learned; 1 taxon new to it.',
  ],
])('%s', async (_, since, said) => {
  bridge({ 'training.named-since': () => since });
  const { router } = await mounted(LearnOn, {});
  expect(wordsOf(document.querySelector('p')?.textContent)).toBe(said);
  const [offer] = all('button');
  expect(offer === undefined).toBe(said === '');
  if (!offer) return;
  await click(offer);
  expect(router.place).toEqual({ screen: 'train', learnOn: { modelId: 4, runId: 9 } });
});
