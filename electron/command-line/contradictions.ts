/* `vasculum contradictions`: what imports found against the catalogue, and whose word counts: the disk's or the catalogue's. */
import { Command, Option } from 'commander';
import type { OpenContradiction, SettleRequest } from '../contract/repair.ts';
import { PLAN } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import { SETTLED_BY_WORD, type SettledByWord } from '../domain/intake/plan.ts';
import { count } from '../domain/words.ts';
import { catalogueOption, type CatalogueOption, command, wholeNumber } from './commands.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly kind?: SettledByWord;
  readonly by?: string;
}

const kindOption = () =>
  new Option(
    '--kind <kind>',
    'number, view: what the file is called; barcode: the number that a code in the photo says; against-catalogue: what its folder is called; table: how a table numbers or calls it; two-names, copy: folders of two names, of which take gives the second and keep the first',
  ).choices(SETTLED_BY_WORD);

const COLUMNS: readonly ColumnOf<OpenContradiction>[] = [
  ['No.', ({ id }) => String(id), { right: true }],
  ['Kind', ({ kind }) => kind],
  ['', (one) => PLAN.contradiction(one)],
];

const list = command(
  'list',
  'what imports found against the catalogue and nobody has decided on yet',
  'contradictions list --catalogue ~/beetles',
)
  .addOption(kindOption())
  .addOption(catalogueOption())
  .action((options: Options) =>
    sit(options.json === true, 'contradictions list', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const found = await engine.catalogue.call('contradictions.list', { kind: options.kind ?? null });
      sayList(output, COLUMNS, found.first, 'Nothing contradicts the catalogue.');
      if (found.count > found.first.length) output.say(`  … and ${count(found.count - found.first.length)} more`);
      return found;
    }),
  );

function settling(name: string, take: SettleRequest['take'], description: string): Command {
  return command(name, description, `contradictions ${name} 3 4 --by "Edith Moser" --catalogue ~/beetles`)
    .argument('[numbers...]', 'their numbers, as in the list', (text: string, before: readonly number[] = []) => [
      ...before,
      wholeNumber(text),
    ])
    .addOption(kindOption())
    .option('--by <name>', 'the person who decides on names; each becomes a new determination of this person')
    .addOption(catalogueOption())
    .action((ids: readonly number[], options: Options) =>
      sit(options.json === true, `contradictions ${name}`, async ({ open, engine, output }) => {
        const { kind, by = '' } = options;
        if (ids.length > 0 === (kind !== undefined))
          throw new WrongUse('give numbers from the list, or --kind for all of a kind');
        const which = kind === undefined ? { ids } : { kind };
        await open(options.catalogue);
        const asked = engine.catalogue.call('contradictions.settle', { which, take, by });
        const result = await asked.catch(sayWhoIsMissing(by));
        output.say(`  ${result.description}`);
        for (const sentence of result.told) output.say(`  ${sentence}`);
        return result;
      }),
    );
}

/** On the command line a person's name is an option. */
function sayWhoIsMissing(by: string) {
  return (error: unknown): never => {
    if (by.trim() !== '' || !(error instanceof ProblemError) || error.code !== 'wrong-setting') throw error;
    throw new WrongUse('names need --by NAME: a person who stands for the determinations');
  };
}

export const contradictionsCommand = new Command('contradictions')
  .description('decide between the catalogue and what files and folders are called now')
  .addCommand(list)
  .addCommand(
    settling(
      'take',
      'disk',
      'take over what the disk says: numbers (also of codes and tables), views, names of folders and tables; undo takes it back',
    ),
  )
  .addCommand(
    settling(
      'keep',
      'catalogue',
      'keep what the catalogue has, or what file and folder say against a code or table; it is not told again until a file is renamed',
    ),
  );
