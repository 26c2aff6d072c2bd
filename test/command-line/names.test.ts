/* `vasculum names` as a child process on a catalogue with labels. Needs the build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { taxonOfLabel } from '../../electron/catalogue/naming/label-ties.ts';
import { addTaxon, labelId } from '../../electron/catalogue/naming/taxa.ts';
import { decision, newCatalogue, newSpecimen, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { vasculum } from '../helpers/the-command-line.ts';

function collection() {
  const catalogue = newCatalogue();
  const { write } = catalogue;
  for (const name of ['rat', 'rat', 'house mouse']) {
    decide(write, decision([newSpecimen(catalogue).id], { taxonId: labelId(write, name) }), UTC);
  }
  for (const authorship of ['(Linnaeus, 1758)', 'Smith, 1900']) {
    addTaxon(write, { scientificName: 'Rattus rattus', authorship, rank: 'species', parentId: null, acceptedId: null });
  }
  const { folder } = catalogue.places;
  catalogue.close();
  const tie = (label: string, name: string, ...more: string[]) =>
    vasculum(temporaryFolder(), ['names', 'tie', label, name, '-c', folder, '--identified-by', 'Edith Moser', ...more]);
  const tied = (label: string) => {
    const again = newCatalogue(folder);
    const found = taxonOfLabel(again.read, label);
    again.close();
    return found;
  };
  return { tie, tied };
}

it('ties a label to the taxon that is meant, and says for how many', { timeout: 60_000 }, async () => {
  const { tie, tied } = collection();
  expect(await tie('rat', 'Rattus rattus')).toMatchObject({
    code: 2,
    err: expect.stringContaining(`'Rattus rattus (Linnaeus, 1758)', 'Rattus rattus Smith, 1900'`),
  });
  expect(await tie('rat', 'Rattus rattus (Linnaeus, 1758)')).toEqual({
    code: 0,
    out: '  rat: Rattus rattus (2 specimens)\n',
    err: '',
  });
  expect(tied('rat')).toMatchObject({ scientificNameAuthorship: '(Linnaeus, 1758)' });
  const json = await tie('house mouse', 'Mus musculus', '--json');
  expect(JSON.parse(json.out)).toMatchObject({ result: { specimenIds: [3] } });
  expect(tied('house mouse')).toMatchObject({ scientificName: 'Mus musculus', taxonRank: 'species' });
});

it('refuses what is no label, and what is no name', { timeout: 60_000 }, async () => {
  const { tie, tied } = collection();
  expect(await tie('cat', 'Felis catus')).toMatchObject({ code: 2, err: expect.stringContaining('no label cat') });
  expect(await tie('Rattus rattus', 'Felis catus')).toMatchObject({ code: 2 });
  expect(await tie('rat', 'black rat')).toMatchObject({
    code: 1,
    err: expect.stringContaining('black rat: it is not understood as a scientific name'),
  });
  expect(tied('rat')).toBeNull();
});

it('brings in a checklist: first what it would change, then the act, and undo', { timeout: 120_000 }, async () => {
  const folder = join(temporaryFolder(), 'catalogue');
  const file = join(temporaryFolder(), 'beetles.csv');
  writeFileSync(
    file,
    'taxonID,acceptedNameUsageID,scientificName,taxonRank\n1,,Carabus auratus,species\n2,1,Carabus aureus,species\n2,,Carabus duo,species\n',
  );
  const call = (...words: string[]) => vasculum(temporaryFolder(), words);
  newCatalogue(folder).close();
  const dry = await call('names', 'add-list', file, '-c', folder, '--dry-run');
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain('beetles: 3 names, of which 0 are here');
  expect(dry.out).toContain('3 new');
  expect(dry.out).toContain('An identifier stands twice; the second row is left out: 1 (Carabus duo (2))');
  const taxa = () => {
    const catalogue = newCatalogue(folder);
    const count = catalogue.read.value<number>('SELECT count(*) FROM taxon WHERE taken_out = 0');
    catalogue.close();
    return count;
  };
  expect(taxa()).toBe(0);
  const json = await call('names', 'add-list', file, '-c', folder, '--json');
  expect(JSON.parse(json.out.trim().split('\n').at(-1) ?? '')).toMatchObject({ result: { written: { added: 3 } } });
  expect(taxa()).toBe(3);
  expect((await call('names', 'add-list', file, '-c', folder)).out).toContain('nothing in it is new here');
  expect(await call('undo', '-c', folder)).toMatchObject({ code: 0 });
  expect(taxa()).toBe(0);
  const bad = await call('names', 'add-list', join(folder, 'catalogue.sqlite'), '-c', folder);
  expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') });
});
