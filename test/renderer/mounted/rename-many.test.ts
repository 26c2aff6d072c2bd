// @vitest-environment happy-dom
/* A name for a few specimens is given at once; for many, after one question that says how many and what they are called now. */
import { expect, test } from 'vitest';
import type { PhotoCard } from '../../../electron/contract/collection.ts';
import type { TaxonHit } from '../../../electron/domain/taxonomy.ts';
import SelectionBar from '../../../renderer/screens/collection/SelectionBar.svelte';
import { PhotoBrowser } from '../../../renderer/state/photo-browser.svelte.ts';
import { PhotoPages } from '../../../renderer/state/photo-pages.svelte.ts';
import { PhotoSelection } from '../../../renderer/state/photo-selection.svelte.ts';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, one, press, type, wordsOf } from '../../helpers/window/person.ts';

const TOTAL = 620;
const NITENS: TaxonHit = {
  id: 7,
  scientificName: 'Carabus nitens',
  taxonRank: 'species',
  scientificNameAuthorship: null,
  parentId: null,
  acceptedId: null,
  vernacularName: null,
  acceptedName: null,
  within: null,
};

/** Two photos of each specimen; every third was named by a machine alone. */
function card(index: number): PhotoCard {
  const specimenId = Math.floor(index / 2);
  const isPredicted = specimenId % 3 === 0;
  return {
    photoId: 1000 + index,
    specimenId,
    catalogNumber: `VC ${specimenId}`,
    fileName: `VC_${index}.jpg`,
    view: null,
    views: 2,
    status: isPredicted ? 'proposed' : 'verified',
    scientificName: 'Carabus auratus',
    italic: true,
    qualifier: null,
    certainty: isPredicted ? 0.75 : null,
    isType: false,
    trouble: null,
  };
}

async function chosen(photos: number) {
  const asked = bridge({
    'collection.page': ({ index = 0, limit }) => ({
      cards: Array.from({ length: Math.min(limit, TOTAL - index) }, (_, at) => card(index + at)),
      total: TOTAL,
      next: null,
    }),
    'names.search': () => [NITENS],
    'review.decide': ({ specimenIds }) => ({
      actionId: 1,
      description: 'named',
      specimenIds,
      undo: 'named',
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
  let browser: PhotoBrowser | undefined;
  await mounted(
    SelectionBar,
    () => {
      const pages = new PhotoPages(
        () => ({ filter: given.view.filter, order: given.view.order }),
        () => given.session.changes,
      );
      browser = new PhotoBrowser(pages, new PhotoSelection(), given.session);
      return { browser };
    },
    { given },
  );
  await browser?.pages.range(0, 0);
  browser?.selection.set(Array.from({ length: photos }, (_, index) => card(index)));
  await settled();
  await click(one('button', /^Name/));
  await type(one('combobox'), 'car nit');
  await new Promise((done) => setTimeout(done, 120));
  await settled();
  await press('Enter');
  await settled();
  return { asked, browser };
}

const QUESTION = /^Rename \d+ specimens\?$/;

test('a few are named at once', async () => {
  const { asked } = await chosen(24);
  expect(all('region', QUESTION)).toEqual([]);
  expect(asked.inputs('review.decide')).toMatchObject([{ specimenIds: { length: 12 }, taxonId: 7 }]);
});

test('many are named only after the count and both names were seen', async () => {
  const { asked } = await chosen(TOTAL);
  expect(asked.inputs('review.decide')).toEqual([]);
  const question = one('region', 'Rename 310 specimens?');
  const text = wordsOf(question.textContent);
  expect(text).toContain('All get the name Carabus nitens');
  const now = all('listitem', undefined, question).map((item) => wordsOf(item.textContent));
  expect(now).toEqual(['Carabus auratus: 206', 'no name by a person: 104']);
  expect(text).toContain('Ctrl+Z takes it back');
  // The Enter that chose the name is no answer, nor is one that was held too long.
  await press('Enter');
  expect(asked.inputs('review.decide')).toEqual([]);
  await press('Enter', { ctrlKey: true });
  expect(asked.inputs('review.decide')).toMatchObject([{ specimenIds: { length: 310 }, taxonId: 7 }]);
  expect(all('region', QUESTION)).toEqual([]);
});

test('no question outlives the choice that it was about', async () => {
  const { asked, browser } = await chosen(40);
  expect(all('region', QUESTION)).toHaveLength(1);
  browser?.selection.toggle(card(40));
  await settled();
  expect(all('region', QUESTION)).toEqual([]);
  expect(asked.inputs('review.decide')).toEqual([]);
});

test('Escape leaves all as it is', async () => {
  const { asked } = await chosen(60);
  await press('Escape');
  expect(all('region', QUESTION)).toEqual([]);
  expect(asked.inputs('review.decide')).toEqual([]);
});
