/* What people write where nobody knows the name. */
import { expect, test } from 'vitest';
import { isNothing } from '../../../electron/domain/names/says-nothing.ts';
import { parseName } from '../../../electron/domain/names/parse-name.ts';

const NOTHING =
  `#N/A|#REF!|#NAME?|#VALUE!|#NV|#BEZUG!|N/A|n.a.|NaN|0|X|?|-|"|unbestimmt|nicht bestimmt|noch nicht bestimmt|n. best.
no det.|to be determined|yet to be identified|sp. nov.|n. sp.|gen. et sp. indet.|sem identificação|não identificado|indéterminé
indetermine|inconnu|à déterminer|desconocido|sin identificar|por determinar|da determinare|niet gedetermineerd|desconhecido
неизвестно|не определено|不明|未鉴定|leer|vazio|dito|ditto|idem|see above|siehe oben|ohne Name|keine Angabe|not identified`
    .split(/[|\n]/)
    .map((text) => text.trim());

test.each(NOTHING)('%s says that nobody knows', (text) => {
  expect(isNothing(text)).toBe(true);
  expect(parseName(text, { isName: true })).toMatchObject({ why: 'no-name' });
  expect(parseName(text, { isKnownGenus: () => true })).toMatchObject({ why: 'no-name' });
});

test.each([
  'Carabus',
  'rat',
  'Black footed albatross',
  'n02084071',
  '斑马',
  'no parking',
  'Carabus indet.',
  'Best',
  'see',
  '1',
])('%s says something', (text) => expect(isNothing(text)).toBe(false));
