/* Authors as lists, folders and labels write them: who may be the same, and who is not. */
import { expect, test } from 'vitest';
import { maySameAuthors } from '../../../electron/domain/names/same-authors.ts';

test.each([
  ['Linnaeus, 1758', 'L.'],
  ['Linnaeus, 1758', 'Linné 1758'],
  ['(Linnaeus, 1758)', 'Linnaeus, 1758'],
  ['L', 'Linnaeus'],
  ['Fabricius, 1792', 'Fabr.'],
  ['Hübner, [1819]', 'Hbn.'],
  ['O. F. Müller, 1776', 'Mueller, 1776'],
  ['[Denis & Schiffermüller], 1775', 'Den. et Schiff.'],
  ['Herrich-Schäffer, 1851', 'H.-S.'],
  ['de Geer, 1774', 'De Geer'],
  ['DeGeer, 1774', 'de Geer'],
  ['DC.', 'de Candolle'],
  ['(L.) Mill.', '(Linnaeus) Miller'],
  ['(L.) Mill.', 'Mill.'],
  ['Nutt. ex Torr.', 'Torrey'],
  ['Bonelli in Dejean, 1826', 'Bonelli'],
  ['Meier et al., 2010', 'Meier, Huber & Koch, 2010'],
  ['R.Br.', 'R. Brown'],
])('%s and %s may be the same', (one, other) => {
  expect([maySameAuthors(one, other), maySameAuthors(other, one)]).toEqual([true, true]);
});

test.each([
  ['Linnaeus, 1758', 'Linnaeus, 1761'],
  ['Linnaeus, 1761', 'Dejean, 1826'],
  ['L.', 'Latreille'],
  ['L.', 'L. f.'],
  ['(L.) Mill.', 'L.'],
  ['(L.) Mill.', '(Ehrh.) Mill.'],
  ['Hook.', 'Hook. f.'],
  ['O. F. Müller', 'P. Müller'],
  ['Denis & Schiffermüller, 1775', 'Denis, 1775'],
  ['Smith', 'Smithson'],
  ['Fabricius', 'Faber'],
])('%s and %s are not', (one, other) => {
  expect([maySameAuthors(one, other), maySameAuthors(other, one)]).toEqual([false, false]);
});
