/* File-name rules, guesses of them, scientific names in folder names, paths as text: the pure parts. */
import { expect, test } from 'vitest';
import { numberKey } from '../../electron/catalogue/database/number-key.ts';
import { folderLabel, readFolders } from '../../electron/importing/folder-label.ts';
import { guessRules } from '../../electron/importing/guess-rules.ts';
import { evenly } from '../../electron/domain/lists.ts';
import { parseNameRule } from '../../electron/importing/name-rule.ts';
import { pathOf, pathOnDisk, pathText } from '../../electron/files/path-text.ts';

function rule(text: string) {
  const parsed = parseNameRule(text);
  if ('trouble' in parsed) throw new Error(parsed.trouble);
  return parsed;
}

test.each([
  ['VC_{number}[_{view}].{ext}', 'VC_104233_d.jpg', '104233', 'dorsal'],
  ['VC_{number}[_{view}].{ext}', 'vc_000123_V.JPG', '000123', 'ventral'],
  ['VC_{number}[_{view}].{ext}', 'VC_104233.jpg', '104233', null],
  ['VC_{number}[_{view}].{ext}', 'VC_104233_l.tif', '104233', 'label'],
  ['VC_{number}[_{view}].{ext}', 'VC_104233_hindwing.png', '104233', 'hindwing'],
  ['{number}[-{view}].{ext}', '104-233-d.jpg', '104-233', 'dorsal'],
  ['{number}[_{view}].{ext}', 'BMNH(E) 12.jpg', null, null],
  ['{number}[_{view}].{ext}', 'BMNH 1938-12_lat.jpg', 'BMNH 1938-12', 'lateral'],
  ['{any}-{number}.{ext}', 'tray 7 (new)-00042.jpeg', '00042', null],
  ['VC_{number}[_{view}].{ext}', 'IMG_104233_d.jpg', null, null],
  ['VC_{number}[_{view}].{ext}', 'VC_104233_d_copy.jpg', null, null],
  ['VC_{number}[_{view}].{ext}', 'VC_.jpg', null, null],
  ['{number}[_{view}].{ext}', 'original.jpg', null, null],
  ['{number}[_{view}].{ext}', 'K000123_d.jpg', 'K000123', 'dorsal'],
  ['Ж_{number}.{ext}', 'ж_7.jpg', '7', null],
  ['a+b.{number}.{ext}', 'A+B.7.jpg', '7', null],
  ['a+b.{number}.{ext}', 'aab.7.jpg', null, null],
])('%s on %s', (text, fileName, number, view) => {
  expect(rule(text).match(fileName)).toEqual(number === null ? null : { number, view });
  const parts = rule(text).parts(fileName);
  if (number === null) expect(parts).toBeNull();
  else expect(parts?.map((part) => part.text).join('')).toBe(fileName);
});

test.each([
  ['VC_{view}.{ext}', /needs \{number\}/],
  ['VC_[{number}].{ext}', /outside brackets/],
  ['{number}', /\{ext\}/],
  ['{number}{number}.{ext}', /twice/],
  ['{nummer}.{ext}', /not known/],
  ['{number.{ext}', /not known|no \}/],
  ['{number}[_{view}.{ext}', /never closes/],
  ['{number}].{ext}', /never opened/],
  ['{number}[_[{view}]].{ext}', /inside brackets/],
  ['', /needs/],
])('%s is refused in words', (text, words) => {
  expect(parseNameRule(text)).toEqual({ trouble: expect.stringMatching(words) });
});

test('rules are proposed where names hold catalogue numbers, with the letters of the number, the best first', () => {
  const numbers = Array.from({ length: 40 }, (_, index) => String(104_200 + index * 7));
  const best = (names: readonly string[]) => guessRules(names)[0];
  expect(best(numbers.map((number) => `VC_${number}_${'dvl'[Number(number) % 3]}.jpg`))).toBe(
    '{number}[_{view}].{ext}',
  );
  expect(best(numbers.map((number) => `${number}-d.jpg`))).toBe('{number}[-{view}].{ext}');
  expect(rule('{number}[_{view}].{ext}').match('HERB501_d.JPG')).toEqual({ number: 'HERB501', view: 'dorsal' });
  expect(guessRules(numbers.map((number) => `HERB${number}.JPG`))).toContain('{number}[_{view}].{ext}');
  expect(guessRules(['a.jpg', '🦋.jpg', 'two\nlines.jpg'])).toEqual([]);
  expect(guessRules(['IMG_0001.JPG', 'IMG_0002.JPG', '1.jpg', '2.jpg', '20190502_203702.jpg'])).toEqual([]);
  expect(guessRules([])).toEqual([]);
});

test('names are drawn evenly', () => {
  expect(evenly([1, 2, 3], 5)).toEqual([1, 2, 3]);
  expect(
    evenly(
      Array.from({ length: 100 }, (_, index) => index),
      4,
    ),
  ).toEqual([0, 25, 50, 75]);
});

test.each([
  ['Carabus auronitens', 'Carabus auronitens', 'species', null, null],
  ['Carabus_auronitens', 'Carabus auronitens', 'species', null, null],
  ['Carabus auronitens Fabricius, 1792', 'Carabus auronitens', 'species', null, 'Fabricius, 1792'],
  ['Aglais io (Linnaeus, 1758)', 'Aglais io', 'species', null, '(Linnaeus, 1758)'],
  ['Carabus (Chrysocarabus) auronitens', 'Carabus auronitens', 'species', null, null],
  ['Quercus robur L.', 'Quercus robur', 'species', null, 'L.'],
  ['Rosa canina von Müller', 'Rosa canina', 'species', null, 'von Müller'],
  ['Carabus cf. auratus', 'Carabus auratus', 'species', 'cf.', null],
  ['Carabus aff auratus', 'Carabus auratus', 'species', 'aff.', null],
  ['Carabus auratus ?', 'Carabus auratus', 'species', '?', null],
  ['Carabus auratus?', 'Carabus auratus', 'species', '?', null],
  ['Carabus auronitens cf. festivus', 'Carabus auronitens festivus', 'subspecies', 'cf.', null],
  ['Quercus agrifolia aff. var. oxyadenia', 'Quercus agrifolia var. oxyadenia', 'variety', 'aff.', null],
  ['Carabus cf. auronitens festivus Dejean', 'Carabus auronitens', 'species', 'cf.', null],
  ['Carabus sp.', 'Carabus', 'genus', 'sp.', null],
  ['Carabus sp', 'Carabus', 'genus', 'sp.', null],
  ['Carabus spec. 2', 'Carabus sp. 2', 'species', null, null],
  ['Oryza sativa japonica', 'Oryza sativa japonica', 'subspecies', null, null],
  ['Oryza sativa subsp. japonica', 'Oryza sativa japonica', 'subspecies', null, null],
  ['Polygonia c-album', 'Polygonia c-album', 'species', null, null],
  ['Isoëtes echinospora', 'Isoëtes echinospora', 'species', null, null],
])('%s is a name', (folder, scientificName, rank, qualifier, authorship) => {
  expect(folderLabel(folder)).toEqual({ folder, scientificName, rank, qualifier, authorship });
});

test.each([
  'to be identified',
  'Photos',
  'Images 2024',
  'Tray 7',
  'Drawer three',
  'Unknown',
  'Carabidae',
  'Coleoptera',
  '2024-05-01',
  'DCIM',
  'IMG_1234',
  'Carabus',
  'carabus auratus',
  'Carabus Auratus',
  'Carabus auratus and others from tray 7!',
  'New folder',
  'Ed',
  '🦋',
  '',
])('%s is none', (folder) => {
  expect(folderLabel(folder)).toBeNull();
});

test('a word alone is a genus where somebody knows it as one', () => {
  const label = { folder: 'Carabus', scientificName: 'Carabus', rank: 'genus', qualifier: null, authorship: null };
  expect(folderLabel('Carabus', (name) => name === 'Carabus')).toEqual(label);
});

test('the innermost name counts, and an epithet below its genus is one', () => {
  const name = (path: string) => readFolders(path).label?.scientificName ?? null;
  expect(name('Beetles/Carabus auratus/tray 1/a.jpg')).toBe('Carabus auratus');
  expect(name('Carabus/Carabus auratus/a.jpg')).toBe('Carabus auratus');
  expect(name('Carabus/auratus/a.jpg')).toBe('Carabus auratus');
  expect(readFolders('Carabus/auratus/a.jpg').label?.folder).toBe('Carabus/auratus');
  expect(name('a.jpg')).toBeNull();
  expect(name('to be identified/Carabus auratus.jpg')).toBeNull();
});

test('every path has one text, and every text leads back to its bytes', () => {
  const paths = [
    Buffer.from('plain/Käfer 🦋 №7 "quoted"\n.jpg'),
    Buffer.from([0x4b, 0xe4, 0x66, 0x65, 0x72]), // Käfer in Latin-1
    Buffer.from([0xff, 0xfe, 0x80]),
    Buffer.from([0xe2, 0x82]), // half a character
    Buffer.from([0xed, 0xa0, 0x80]), // a surrogate, not allowed in UTF-8
    Buffer.from('\uF780\uF7FF and \uFFFD'), // the private characters themselves
    Buffer.concat([Buffer.from('é'), Buffer.from([0xe9]), Buffer.from('\uF7E9')]),
  ];
  const texts = paths.map(pathText);
  expect(new Set(texts).size).toBe(paths.length);
  for (const [index, text] of texts.entries()) {
    expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
    expect(Buffer.from(pathOnDisk(pathOf(text))).equals(paths[index] ?? Buffer.alloc(0))).toBe(true);
  }
  expect(texts[0]).toBe('plain/Käfer 🦋 №7 "quoted"\n.jpg');
});

test('number keys order numbers as people do', () => {
  const sorted = ['Z 1', 'VC 10', 'vc 9', 'VC 0009', '10', '9', '09', '009a'].toSorted((a, b) =>
    numberKey(a) < numberKey(b) ? -1 : 1,
  );
  expect(sorted).toEqual(['09', '9', '009a', '10', 'VC 0009', 'vc 9', 'VC 10', 'Z 1']);
});
