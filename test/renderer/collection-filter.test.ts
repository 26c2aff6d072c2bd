import { expect, it } from 'vitest';
import { EVERYTHING } from '../../electron/contract/collection.ts';
import {
  chipsOf,
  has,
  isEverything,
  narrowedTo,
  only,
  toggled,
  without,
} from '../../renderer/state/collection-filter.ts';

it('a filter of the collection toggles a choice and takes it back', () => {
  const one = toggled(EVERYTHING, 'statuses', 'doubtful');
  expect(one.statuses).toEqual(['doubtful']);
  expect(has(one, 'statuses', 'doubtful')).toBe(true);
  expect(toggled(one, 'statuses', 'doubtful')).toEqual(EVERYTHING);
  expect(EVERYTHING.statuses).toEqual([]);
});

it('a filter of the collection chooses one taxon alone, and none by the second press', () => {
  const two = toggled(toggled(EVERYTHING, 'taxonIds', 3), 'taxonIds', 4);
  const alone = only(two, 'taxonIds', 3);
  expect(alone.taxonIds).toEqual([3]);
  expect(only(alone, 'taxonIds', 3).taxonIds).toEqual([]);
});

it('a filter of the collection knows whether it lets everything through', () => {
  expect(isEverything(EVERYTHING)).toBe(true);
  expect(isEverything({ ...EVERYTHING, text: '  ' })).toBe(true);
  expect(isEverything({ ...EVERYTHING, text: 'x' })).toBe(false);
  expect(isEverything({ ...EVERYTHING, sourceIds: [1] })).toBe(false);
});

it('a filter of the collection shows each choice as a chip that takes itself back', () => {
  const filter = narrowedTo({ statuses: ['verified', 'proposed'], views: ['label'], text: 'alps' });
  const chips = chipsOf(filter);
  expect(chips).toEqual([
    { facet: 'statuses', value: 'verified' },
    { facet: 'statuses', value: 'proposed' },
    { facet: 'views', value: 'label' },
  ]);
  expect(chips.reduce(without, filter)).toEqual({ ...EVERYTHING, text: 'alps' });
});
