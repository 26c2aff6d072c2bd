/* What folders mean: classes of any name, names of taxa, given parts, a person's choices. */
import { expect, test } from 'vitest';
import type { ImportRequest } from '../../electron/contract/import.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { folderMeanings, type MeaningOptions } from '../../electron/importing/folder-meaning.ts';
import { nameText } from '../../electron/importing/name-all.ts';
import { newCatalogue } from '../helpers/a-catalogue.ts';

function meanings(
  paths: readonly string[],
  labels: ImportRequest['labels'],
  choices: MeaningOptions['choices'] = {},
  classNames: ReadonlyMap<string, string> = new Map(),
): Record<string, string> {
  const { read: db } = newCatalogue();
  const folder = pathOfPlain('/photos');
  const meaning = folderMeanings(paths, {
    db,
    folder,
    labels,
    checklist: null,
    choices,
    homonyms: () => [],
    classNames,
  });
  return Object.fromEntries(
    paths.map((path) => {
      const { said, part, out } = meaning(path);
      const name = said === null ? '-' : `${said.kind === 'label' ? 'label ' : ''}${nameText(said)}`;
      return [path, [out ? 'out' : name, part].filter(Boolean).join(', ')];
    }),
  );
}

test('each folder is a class, whatever it is called', () => {
  expect(
    meanings(
      ['rat/1.jpg', 'pig/1.jpg', 'n02084071/a.jpg', '斑马/1.jpg', '001.Black_footed_Albatross/x.jpg', 'x.jpg'].concat([
        'Carabus cf. auratus 3/1.jpg',
        'Aglais io/1.jpg',
      ]),
      'classes',
    ),
  ).toEqual({
    'rat/1.jpg': 'label rat',
    'pig/1.jpg': 'label pig',
    'n02084071/a.jpg': 'label n02084071',
    '斑马/1.jpg': 'label 斑马',
    '001.Black_footed_Albatross/x.jpg': 'label Black footed Albatross',
    'x.jpg': '-',
    'Carabus cf. auratus 3/1.jpg': 'label Carabus cf. auratus 3',
    'Aglais io/1.jpg': 'Aglais io',
  });
});

test('folders called by identifiers are the classes that a list says', () => {
  const names = new Map([
    ['n02084071', 'dog'],
    ['7', 'Aglais io'],
  ]);
  expect(meanings(['n02084071/a.jpg', 'train/7/1.jpg', 'val/7/2.jpg', '8/1.jpg'], 'classes', {}, names)).toEqual({
    'n02084071/a.jpg': 'label dog',
    'train/7/1.jpg': 'Aglais io, learn',
    'val/7/2.jpg': 'Aglais io, validation',
    '8/1.jpg': 'label 8',
  });
});

test('deeper folders belong to the class above, and a folder that holds all classes is none', () => {
  expect(meanings(['rat/2019/day 1/1.jpg', 'rat/2.jpg', 'pig/old/3.jpg'], 'classes')).toEqual({
    'rat/2019/day 1/1.jpg': 'label rat',
    'rat/2.jpg': 'label rat',
    'pig/old/3.jpg': 'label pig',
  });
  expect(meanings(['images/rat/1.jpg', 'images/pig/1.jpg'], 'classes')).toEqual({
    'images/rat/1.jpg': 'label rat',
    'images/pig/1.jpg': 'label pig',
  });
});

test('views are no names and no classes, in or around those', () => {
  const paths = ['left/rat/1.jpg', 'right/rat/1.jpg', 'pig/left/1.jpg', 'pig/views/Right/1.jpg'];
  const classes = ['label rat', 'label rat', 'label pig', 'label pig'];
  expect(Object.values(meanings(paths, 'classes'))).toEqual(classes);
  const named = ['Carabus auratus/left/1.jpg', 'links/Carabus auratus/1.jpg', 'Carabus auratus/views/rechts/1.jpg'];
  expect(Object.values(meanings(named, 'folders'))).toEqual(named.map(() => 'Carabus auratus'));
  expect(meanings(['Carabus/left/1.jpg', 'Carabus auratus/2.jpg', 'left/3.jpg'], 'folders')).toEqual({
    'Carabus/left/1.jpg': 'Carabus',
    'Carabus auratus/2.jpg': 'Carabus auratus',
    'left/3.jpg': '-',
  });
});

test.each([
  ['parts around the classes', (part: string, name: string) => `${part}/${name}/1.jpg`],
  ['parts inside the classes', (part: string, name: string) => `${name}/${part}/1.jpg`],
  ['both below a folder of the whole', (part: string, name: string) => `dataset/${part}/${name}/1.jpg`],
])('given parts are kept: %s', (_, path) => {
  const paths = ['train', 'val', 'test'].flatMap((part) => ['rat', 'pig'].map((name) => path(part, name)));
  expect(Object.values(meanings(paths, 'classes'))).toEqual([
    'label rat, learn',
    'label pig, learn',
    'label rat, validation',
    'label pig, validation',
    'label rat, test',
    'label pig, test',
  ]);
});

test('training and validation are parts too; a class called test beside others is none', () => {
  expect(meanings(['training/a b/1.jpg', 'validation/a b/1.jpg'], 'classes')).toEqual({
    'training/a b/1.jpg': 'label a b, learn',
    'validation/a b/1.jpg': 'label a b, validation',
  });
  expect(meanings(['rat/1.jpg', 'test/1.jpg'], 'classes')).toEqual({
    'rat/1.jpg': 'label rat',
    'test/1.jpg': 'label test',
  });
});

test('classes that would be read alike keep their whole names', () => {
  expect(Object.values(meanings(['1_rat/1.jpg', '2_rat/1.jpg'], 'classes'))).toEqual(['label 1_rat', 'label 2_rat']);
});

test('a choice holds for a folder and those in it, and counts before what the folder is called', () => {
  const paths = ['Aglais io/1.jpg', 'Aglais io/x/2.jpg', 'Insects/3.jpg', 'Insects/y/4.jpg', 'rat/5.jpg'];
  expect(
    meanings(paths, 'folders', {
      'Aglais io': { as: 'label', text: 'peacock' },
      'Aglais io/x': { as: 'none' },
      Insects: { as: 'name', text: 'Vanessa cf. atalanta' },
      'Insects/y': { as: 'out' },
    }),
  ).toEqual({
    'Aglais io/1.jpg': 'label peacock',
    'Aglais io/x/2.jpg': '-',
    'Insects/3.jpg': 'Vanessa cf. atalanta',
    'Insects/y/4.jpg': 'out',
    'rat/5.jpg': '-',
  });
  const named = { 'Aglais io': { as: 'name', text: 'Vanessa atalanta' } } as const;
  expect(meanings(['Aglais io/1.jpg'], 'none', named)).toEqual({ 'Aglais io/1.jpg': '-' });
});
