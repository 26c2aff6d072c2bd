/* `vasculum imports`: lists what was read in, and takes all that one import brought out again. */
import { Command } from 'commander';
import type { ImportSummary } from '../contract/repair.ts';
import { ProblemError } from '../domain/problems.ts';
import { count } from '../domain/words.ts';
import { IMPORTS } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, wholeNumber } from './commands.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import { isAgreed, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const COLUMNS: readonly ColumnOf<ImportSummary>[] = [
  [IMPORTS.columns.number, ({ id }) => String(id), { right: true }],
  [IMPORTS.columns.folder, ({ folder }) => folder, { most: 60 }],
  [IMPORTS.columns.begun, ({ startedUtc }) => startedUtc.slice(0, 16).replace('T', ' ')],
  [IMPORTS.columns.photos, ({ photos }) => count(photos), { right: true }],
  [IMPORTS.columns.specimens, ({ specimens }) => count(specimens), { right: true }],
  [IMPORTS.columns.takenOut, ({ takenOut }) => (takenOut > 0 ? count(takenOut) : ''), { right: true }],
  ['', ({ unended }) => (unended ? IMPORTS.notEnded : '')],
];

const list = command('list', IMPORTS.list, 'imports list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'imports list', async ({ open, engine, output }) => {
      await open(options.catalogue, { orLook: true });
      const imports = await engine.catalogue.call('imports.list', null);
      sayList(output, COLUMNS, imports, IMPORTS.none);
      return imports;
    }),
  );

const takeOut = withRepairOptions(command('take-out', IMPORTS.takeOut, 'imports take-out 2 --catalogue ~/beetles'))
  .argument('<import>', IMPORTS.number, wholeNumber)
  .addOption(yesOption('take-out'))
  .action((importId: number, options: RepairOptions & YesOption) =>
    sit(options.json === true, 'imports take-out', async (session) => {
      await session.open(options.catalogue);
      const imports = await session.engine.catalogue.call('imports.list', null);
      if (!imports.some(({ id }) => id === importId)) throw new ProblemError('import-unknown', { number: importId });
      const repair = { act: 'take-import-out', importId } as const;
      if (options.dryRun === true || options.yes === true) return putRight(session, repair, options);
      const plan = await putRight(session, repair, { ...options, dryRun: true });
      if (await isAgreed(options, 'take-out')) return putRight(session, repair, options);
      session.output.say(`  ${IMPORTS.nothing}`);
      return plan;
    }),
  );

export const importsCommand = new Command('imports').description(IMPORTS.about).addCommand(list).addCommand(takeOut);
