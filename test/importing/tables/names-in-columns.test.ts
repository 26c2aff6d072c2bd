/* Columns of taxa and columns of labels: what is taken for a name, and what is told. */
import { expect, test } from 'vitest';
import { matchRows } from '../../../electron/importing/tables/match.ts';
import { saidInRow } from '../../../electron/importing/tables/given-name.ts';
import { writtenTable } from '../../helpers/a-written-table.ts';

/** What is taken of the names in such a column, and which lines are told. */
async function namedIn(heading: string, cells: readonly string[]) {
  const lines = cells.map((cell, index) => `${index + 1};${cell}`);
  const { rows, report } = await matchRows(
    await writtenTable(`catalogNumber;${heading}\n${lines.join('\n')}\n`),
    { photos: [], numbers: cells.map((_, index) => String(index + 1)) },
    { columns: null, agreeSpoilt: false },
  );
  const said = rows.map(({ content: { name } }) => name && saidInRow(name));
  const lineOf = ({ line }: { readonly line: number }) => line;
  return {
    said: said.map((one) => one && (one.kind === 'label' ? `label ${one.text}` : one.scientificName)),
    unnamed: report.unnamed.first.map(lineOf),
    notUnderstood: report.notUnderstood.first.map(lineOf),
  };
}

const TAXA = ['Carabus auratus', 'Carabus nitens', 'Morpho helenor', 'Carabidae', 'Carabus sp. 1'];
const OPEN = ['unbestimmt', 'n. best.', '?', 'ditto', 'sp. nov.', '不明', '0', 'N/A'];
const UNCLEAR = ['carabus auratus', 'C. auratus', 'auratus', 'Carabus auratus / granulatus', 'Carabus Auratus'].concat([
  'Carabus auratus-Gruppe',
  'Carabus (?) auratus',
  'Rio Negro',
  'Carabus auratus auct. non L.',
]);

test.each(['Art', 'Espécie', 'species', 'Taxon', 'Nome científico', 'Wissenschaftlicher Name', 'scientificName'])(
  'of a column %s of taxa nothing is a label, and what is not understood is told',
  async (heading) => {
    const cells = [...TAXA, ...OPEN, ...UNCLEAR];
    const { said, unnamed, notUnderstood } = await namedIn(heading, cells);
    expect(said).toEqual([...TAXA, ...[...OPEN, ...UNCLEAR].map(() => null)]);
    expect(unnamed).toEqual(OPEN.map((one) => cells.indexOf(one) + 2));
    expect(notUnderstood).toEqual(UNCLEAR.map((one) => cells.indexOf(one) + 2));
  },
);

test('a column of species of one genus that few words betray holds taxa', async () => {
  expect(await namedIn('Art', ['Morpho helenor', 'Morpho rhetenor', '?'])).toEqual({
    said: ['Morpho helenor', 'Morpho rhetenor', null],
    unnamed: [4],
    notUnderstood: [],
  });
});

test.each([
  [
    ['rat', 'Red fox', 'House sparrow', 'Rattus rattus', '斑马'],
    'label rat|label Red fox|label House sparrow|Rattus rattus|label 斑马',
  ],
  [['Zebra', 'Horse', 'Giraffe', 'unknown'], 'label Zebra|label Horse|label Giraffe|'],
  [['0', '1', '2'], 'label 0|label 1|label 2'],
])('a column of labels stays one: %j', async (cells, said) => {
  expect((await namedIn('species', cells)).said.join('|')).toBe(said);
});

test('what a spreadsheet could not work out is no name, and told', async () => {
  const { report, rows } = await matchRows(
    await writtenTable('catalogNumber;Art;det.\n1;#N/A;?\n2;#BEZUG!;unbekannt\n3;Carabus auratus;?\n'),
    { photos: [], numbers: ['1', '2', '3'] },
    { columns: null, agreeSpoilt: false },
  );
  expect(rows.map(({ content: { name } }) => name && [name.text, name.identifiedBy])).toEqual([
    null,
    null,
    ['Carabus auratus', null],
  ]);
  expect(report.reading.oddCells.first.map(({ line, why }) => [line, why])).toEqual([
    [2, 'error'],
    [3, 'error'],
  ]);
});
