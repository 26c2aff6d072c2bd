import { expect, test } from 'vitest';
import { qualified, type Qualifier } from '../../../electron/domain/names/qualifier.ts';
import { nameParts } from '../../../electron/domain/names/name-parts.ts';
import { folderLabel } from '../../../electron/importing/folder-label.ts';

test.each<[string, Qualifier | null, string]>([
  ['Carabus auronitens', null, 'Carabus auronitens'],
  ['Carabus auronitens', 'cf.', 'Carabus cf. auronitens'],
  ['Carabus auronitens', '?', 'Carabus auronitens ?'],
  ['Carabus', 'sp.', 'Carabus sp.'],
  ['Carabus', 'aff.', 'aff. Carabus'],
  ['Carabidae', 'cf.', 'cf. Carabidae'],
  ['Carabus auronitens auronitens', 'cf.', 'Carabus auronitens cf. auronitens'],
  ['Carabus auronitens auronitens', '?', 'Carabus auronitens auronitens ?'],
  ['Carabus (Chrysocarabus) auronitens', 'nr.', 'Carabus (Chrysocarabus) nr. auronitens'],
  ['Coccinella 7-punctata', 'cf.', 'Coccinella cf. 7-punctata'],
  ['Carabus auronitens Fabricius, 1792', 'cf.', 'Carabus cf. auronitens Fabricius, 1792'],
  ['Taraxacum officinale agg.', 'cf.', 'Taraxacum cf. officinale agg.'],
  ['Quercus agrifolia var. oxyadenia', 'cf.', 'Quercus agrifolia cf. var. oxyadenia'],
  ['Oryza sativa subsp. japonica', 'aff.', 'Oryza sativa aff. subsp. japonica'],
  ['Quercus × rosacea', 'cf.', 'Quercus cf. × rosacea'],
  ['Quercus ×rosacea', 'cf.', 'Quercus cf. ×rosacea'],
  ['Mentha × piperita nothosubsp. citrata', 'cf.', 'Mentha × piperita cf. nothosubsp. citrata'],
  ['× Festulolium', 'cf.', 'cf. × Festulolium'],
  ['× Festulolium loliaceum', 'cf.', '× Festulolium cf. loliaceum'],
  ['Quercus petraea × robur', 'cf.', 'cf. Quercus petraea × robur'],
  ['Festuca × Lolium', 'cf.', 'cf. Festuca × Lolium'],
])('%s with %s', (name, qualifier, expected) => {
  expect(qualified(name, qualifier)).toBe(expected);
  const onScreen = nameParts(name, { italic: true, qualifier, short: false });
  expect(onScreen.map(({ text }) => text).join(' ')).toBe(expected);
});

test.each<[string, Qualifier]>([
  ['Carabus auronitens', 'cf.'],
  ['Carabus auronitens', '?'],
  ['Carabus', 'sp.'],
  ['Carabus auronitens festivus', 'aff.'],
  ['Carabus auronitens festivus', 'nr.'],
  ['Carabus auronitens festivus', '?'],
])('a folder labelled %s with %s is read back as that', (scientificName, qualifier) => {
  expect(folderLabel(qualified(scientificName, qualifier))).toMatchObject({ scientificName, qualifier });
});
