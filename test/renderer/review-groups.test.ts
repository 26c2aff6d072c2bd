/* The cards of a group: whose name is most of theirs, who stands first, who is ticked from the beginning. */
import { expect, test } from 'vitest';
import type { GroupCard } from '../../electron/contract/look-alikes.ts';
import { decidable, inTheirOrder, ofMost } from '../../renderer/screens/review/in-groups.ts';

function card(specimenId: number, taxonId: number | null, isType = false): GroupCard {
  return {
    specimenId,
    photoId: specimenId,
    catalogNumber: String(specimenId),
    status: 'proposed',
    scientificName: taxonId === null ? null : `Genus ${taxonId}`,
    certainty: 0.9,
    taxonId,
    italic: true,
    isType,
    trouble: null,
  };
}

test('types come first, then those that say otherwise or nothing, then the others in the order of their looks', () => {
  const cards = [card(1, 7), card(2, 8), card(3, 7), card(4, 7, true), card(5, null), card(6, 7)];
  expect(ofMost(cards)).toMatchObject({ taxonId: 7, agree: 4 });
  const ordered = inTheirOrder(cards);
  expect(ordered.map(({ specimenId }) => specimenId)).toEqual([4, 2, 5, 1, 3, 6]);
  expect(ordered.filter((one) => decidable(one, ofMost(cards))).map(({ specimenId }) => specimenId)).toEqual([1, 3, 6]);
});

test('where none has a name nothing is ticked', () => {
  const cards = [card(1, null), card(2, null)];
  expect(ofMost(cards)).toBeNull();
  expect(cards.some((one) => decidable(one, null))).toBe(false);
});
