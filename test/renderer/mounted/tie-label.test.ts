// @vitest-environment happy-dom
/* The facet of taxa: a chosen label offers to be tied to a taxon, found or added by its name. */
import { describe, expect, test } from 'vitest';
import type { Taxon, TaxonHit } from '../../../electron/domain/taxonomy.ts';
import TaxonFacet from '../../../renderer/screens/collection/TaxonFacet.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, one, press, type } from '../../helpers/window/person.ts';

const RAT = { value: 3, label: 'rat', photos: 12, depth: 0, italic: false, isLabel: true } as const;
const RATTUS = { value: 4, label: 'Rattus rattus', photos: 2, depth: 0, italic: true } as const;
const OFFER = 'This is a label: tie it to a taxon…';

const hit = (id: number, scientificName: string, taxonRank: Taxon['taxonRank']): TaxonHit => ({
  id,
  scientificName,
  taxonRank,
  scientificNameAuthorship: null,
  parentId: null,
  acceptedId: null,
  vernacularName: null,
  acceptedName: null,
  within: null,
});

async function shown(chosen: readonly number[]) {
  const asked = bridge({
    'names.search': ({ text }) =>
      [hit(3, 'rat', 'label'), hit(4, 'Rattus rattus', 'species')].filter(({ scientificName }) =>
        scientificName.toLowerCase().startsWith(text.toLowerCase()),
      ),
    'names.add': ({ name }) => hit(9, name, 'species'),
    'names.tie-label': () => ({
      actionId: 1,
      description: 'rat: done',
      specimenIds: [1],
      undo: 'rat: done',
      redo: null,
    }),
  });
  const given = shared();
  given.session.preferences = {
    theme: 'system',
    language: 'system',
    textSize: 1,
    determiner: 'Edith Example',
    people: [],
  };
  given.view.filter = { ...given.view.filter, taxonIds: chosen };
  await mounted(TaxonFacet, { taxa: [RAT, RATTUS], toggle: () => {} }, { given });
  return { ...given, asked };
}

async function search(text: string) {
  await click(one('button', OFFER));
  await type(one('combobox'), text);
  await new Promise((done) => setTimeout(done, 120));
  await settled();
}

describe('a label among the taxa', () => {
  test('offers to be tied only while it is chosen, and a taxon never', async () => {
    await shown([]);
    expect(all('button', OFFER)).toEqual([]);
    await shown([RATTUS.value]);
    expect(all('button', OFFER)).toEqual([]);
  });

  test('is tied to the taxon that is chosen; labels are not among the names', async () => {
    const { asked, view, session } = await shown([RAT.value]);
    await search('rat');
    expect(all('option').map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Rattus rattus')]);
    await press('Enter');
    await settled();
    expect(asked.inputs('names.tie-label')).toEqual([{ labelId: 3, taxonId: 4, identifiedBy: 'Edith Example' }]);
    expect(view.filter.taxonIds).toEqual([4]);
    expect(session.done).toBe('rat: done');
  });

  test('is tied to a name that is added', async () => {
    const { asked, view } = await shown([RAT.value]);
    await search('Mus musculus');
    await click(one('button', 'Add “Mus musculus” as a name'));
    await settled();
    expect(asked.inputs('names.add')).toEqual([{ name: 'Mus musculus' }]);
    expect(asked.inputs('names.tie-label')).toMatchObject([{ labelId: 3, taxonId: 9 }]);
    expect(view.filter.taxonIds).toEqual([9]);
  });
});
