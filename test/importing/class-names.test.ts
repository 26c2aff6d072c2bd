/* Lists that say what classes are called. */
import { expect, test } from 'vitest';
import { readClassNames } from '../../electron/importing/class-names.ts';

test.each([
  ['synset_words.txt', 'n01440764 tench, Tinca tinca\nn02084071 dog, domestic dog, Canis familiaris\n'],
  ['words.txt', 'n01440764\ttench, Tinca tinca\r\nn02084071\tdog\r\n'],
  ['a table', 'id,name\nn01440764,tench\nn02084071,"dog, domestic dog"\n'],
  ['a table with semicolons', '\uFEFFn01440764;tench;fish\nn02084071;dog;mammal\n'],
])('%s', (_what, text) => {
  expect([...readClassNames(text)]).toEqual([
    ['n01440764', 'tench'],
    ['n02084071', 'dog'],
  ]);
});

test('two classes of one name stay two', () => {
  expect([...readClassNames('n02012849 crane\nn03126707 crane\nn02084071 dog').values()]).toEqual([
    'crane (n02012849)',
    'crane (n03126707)',
    'dog',
  ]);
});

test.each(['', 'Read me first.\nThese are photos of 2024.\nAll were taken by us.', 'rat\npig\ntiger'])(
  'no list: %j',
  (text) => {
    expect(readClassNames(text).size).toBe(0);
  },
);
