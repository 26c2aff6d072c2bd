/* Names, initials and ORCIDs; the numbers are those that ORCID itself gives as examples. */
import { expect, test } from 'vitest';
import { initialsOf, orcidAddress, readOrcid } from '../../electron/domain/people.ts';

test.each([
  ['0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['https://orcid.org/0000-0001-5109-3700', '0000-0001-5109-3700'],
  ['http://orcid.org/0000-0002-1694-233X/', '0000-0002-1694-233X'],
  ['orcid.org/0000-0002-1694-233x', '0000-0002-1694-233X'],
  [' 0000000218250097 ', '0000-0002-1825-0097'],
  ['0000 0002 1825 0097', '0000-0002-1825-0097'],
])('%s is an ORCID', (text, orcid) => {
  expect(readOrcid(text)).toBe(orcid);
});

test.each([
  ['0000-0002-1825-0098', 'another check digit'],
  ['0000-0002-1825-0079', 'two digits exchanged'],
  ['0000-0002-1825-009', 'too short'],
  ['0000-0002-1825-00977', 'too long'],
  ['X000-0002-1825-0097', 'X in another place'],
  ['https://example.org/0000-0002-1825-0097', 'another address'],
  ['', 'nothing'],
])('%s is none: %s', (text) => {
  expect(readOrcid(text)).toBeNull();
});

test('every digit of an ORCID is under its check digit', () => {
  const orcid = '0000-0002-1825-0097';
  for (const [at, sign] of [...orcid].entries()) {
    if (sign === '-') continue;
    for (const other of '0123456789') {
      if (other === sign) continue;
      expect(readOrcid(orcid.slice(0, at) + other + orcid.slice(at + 1))).toBeNull();
    }
  }
});

test('an address is the one that the standard asks for', () => {
  expect(orcidAddress('0000-0002-1825-0097')).toBe('https://orcid.org/0000-0002-1825-0097');
});

test.each([
  ['Edith Moser', 'EM'],
  ['E. Moser', 'EM'],
  ['Karl von der Heide', 'KH'],
  ['Ana María Pérez Gómez', 'AMG'],
  ['Åse Ødegård', 'ÅØ'],
  ['müller', 'M'],
  ['李 明', '李明'],
  ['123', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
