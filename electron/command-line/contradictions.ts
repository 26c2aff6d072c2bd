/* `vasculum contradictions`: what imports found against the catalogue, and whose word counts: the disk's or the catalogue's. */
import { Command, Option } from 'commander';
import type { OpenContradiction, SettleRequest } from '../contract/repair.ts';
import { PLAN } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import { CONTRADICTION_KINDS, type ContradictionKind } from '../domain/intake/plan.ts';
import { CONTRADICTIONS, SHARED } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, wholeNumber } from './commands.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly kind?: ContradictionKind;
  readonly by?: string;
}

const kindOption = () => new Option('--kind <kind>', CONTRADICTIONS.kind).choices(CONTRADICTION_KINDS);

const COLUMNS: readonly ColumnOf<OpenContradiction>[] = [
  [CONTRADICTIONS.columns.number, ({ id }) => String(id), { right: true }],
  [CONTRADICTIONS.columns.kind, ({ kind }) => kind],
  ['', (one) => PLAN.contradiction(one)],
];

const list = command('list', CONTRADICTIONS.list, 'contradictions list --catalogue ~/beetles')
  .addOption(kindOption())
  .addOption(catalogueOption())
  .action((options: Options) =>
    sit(options.json === true, 'contradictions list', async ({ open, engine, output }) => {
      await open(options.catalogue, { orLook: true });
      const found = await engine.catalogue.call('contradictions.list', { kind: options.kind ?? null });
      sayList(output, COLUMNS, found.first, CONTRADICTIONS.none);
      if (found.count > found.first.length) output.say(`  ${SHARED.more(found.count - found.first.length)}`);
      return found;
    }),
  );

function settling(name: string, take: SettleRequest['take'], description: string): Command {
  return command(name, description, `contradictions ${name} 3 4 --by "Edith Moser" --catalogue ~/beetles`)
    .argument('[numbers...]', CONTRADICTIONS.numbers, (text: string, before: readonly number[] = []) => [
      ...before,
      wholeNumber(text),
    ])
    .addOption(kindOption())
    .option('--by <name>', CONTRADICTIONS.by)
    .addOption(catalogueOption())
    .action((ids: readonly number[], options: Options) =>
      sit(options.json === true, `contradictions ${name}`, async ({ open, engine, output }) => {
        const { kind, by = '' } = options;
        if (ids.length > 0 === (kind !== undefined)) throw new WrongUse(CONTRADICTIONS.needNumbers);
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
    throw new WrongUse(CONTRADICTIONS.needPerson);
  };
}

export const contradictionsCommand = new Command('contradictions')
  .description(CONTRADICTIONS.about)
  .addCommand(list)
  .addCommand(settling('take', 'disk', CONTRADICTIONS.take))
  .addCommand(settling('keep', 'catalogue', CONTRADICTIONS.keep));
