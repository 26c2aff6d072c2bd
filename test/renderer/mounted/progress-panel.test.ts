// @vitest-environment happy-dom
/* How far each of ten thousand taxa is: only the rows on screen exist, and the others are there when they are scrolled to. */
import { expect, test } from 'vitest';
import type { TaxonProgress } from '../../../electron/contract/collection.ts';
import ProgressPanel from '../../../renderer/screens/collection/ProgressPanel.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, wordsOf } from '../../helpers/window/person.ts';

const TAXA = 10_000;

function progress(index: number): TaxonProgress {
  const number = String(index).padStart(5, '0');
  return {
    taxon: {
      id: index + 1,
      scientificName: `Carabus n${number}`,
      taxonRank: 'species',
    },
    photos: 10,
    verified: index % 10,
    proposed: 1,
    doubtful: 0,
  };
}

test('a list of ten thousand taxa is made as far as it is seen', async () => {
  // Told in any order; shown by name.
  bridge({ 'collection.progress': () => Array.from({ length: TAXA }, (_, at) => progress(TAXA - 1 - at)) });
  const given = shared();
  await mounted(ProgressPanel, () => ({}), { given, width: 252, height: 740 });
  await settled();
  const rows = () => all('button').filter((row) => wordsOf(row.textContent).includes('Carabus'));
  expect(rows().length).toBeGreaterThanOrEqual(20);
  expect(rows().length).toBeLessThan(60);
  expect(wordsOf(rows()[0]!.textContent)).toContain('n00000');

  const list = rows()[0]!.closest('.list') as HTMLElement;
  list.scrollTop = 5000 * 37;
  list.dispatchEvent(new Event('scroll'));
  await settled();
  const row = rows().find((each) => wordsOf(each.textContent).includes('n05003'))!;
  await click(row);
  expect(given.view.filter.taxonIds).toEqual([5004]);
  expect(row.getAttribute('aria-pressed')).toBe('true');
});
