/* What stands in a model file, by name: files that were handed to others are read by these names for ever. */
import { expect, test } from 'vitest';
import * as layout from '../../../electron/network/passport/layout.ts';

const NAMES = [
  'model.json',
  'MODEL-CARD.md',
  'labels.csv',
  'self-test/self-test.json',
  'self-test/picture-1.png',
  'self-test/picture-8.png',
  'weights.safetensors',
  'members/member-1.safetensors',
  'members/member-50.safetensors',
  'graph/saved_model.pb',
  'graph/variables/',
];

test('the entries of a model file have the names that they always had', () => {
  const { PASSPORT, CARD, LABELS, SELF_TEST, WEIGHTS, GRAPH, VARIABLES, pictureName, memberName } = layout;
  expect([
    PASSPORT,
    CARD,
    LABELS,
    SELF_TEST,
    pictureName(1),
    pictureName(8),
    WEIGHTS,
    memberName(1),
    memberName(50),
    GRAPH,
    VARIABLES,
  ]).toEqual(NAMES);
  expect([layout.FORMAT, layout.VERSION]).toEqual(['vasculum-model-file', 2]);
});

test('names that a model file may hold have a longest length, and no others do', () => {
  expect(NAMES.filter((name) => layout.longest(name) === null)).toEqual([]);
  const others = ['Model.json', 'self-test/picture-9.png', 'self-test/picture-0.png', 'members/member-51.safetensors'];
  const foreign = ['members/member-0.safetensors', 'members/member-01.safetensors', 'graph/variables/x', 'readme.txt'];
  expect([...others, ...foreign].filter((name) => layout.longest(name) !== null)).toEqual([]);
});
