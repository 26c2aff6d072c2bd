/* `vasculum imports`: lists what was read in, and takes all that one import brought out again. */
import { Command } from 'commander';
import type { ImportSummary } from '../contract/repair.ts';
import { ProblemError } from '../domain/problems.ts';
import { count } from '../domain/words.ts';
import { catalogueOption, type CatalogueOption, command, wholeNumber } from './commands.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import { isAgreed, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const COLUMNS: readonly ColumnOf<ImportSummary>[] = [
  ['No.', ({ id }) => String(id), { right: true }],
  ['Folder', ({ folder }) => folder, { most: 60 }],
  ['Begun', ({ startedUtc }) => startedUtc.slice(0, 16).replace('T', ' ')],
  ['Photos', ({ photos }) => count(photos), { right: true }],
  ['Specimens', ({ specimens }) => count(specimens), { right: true }],
  ['Taken out', ({ takenOut }) => (takenOut > 0 ? count(takenOut) : ''), { right: true }],
  ['', ({ unended }) => (unended ? 'not ended' : '')],
];

const list = command(
  'list',
  'the imports of a catalogue, newest first, with what is still there of each',
  'imports list --catalogue ~/beetles',
)
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'imports list', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const imports = await engine.catalogue.call('imports.list', null);
      sayList(output, COLUMNS, imports, 'Nothing was imported into this catalogue yet.');
      return imports;
    }),
  );

const takeOut = withRepairOptions(
  command(
    'take-out',
    'take out all that an import brought, with the names that it gave; the files stay, and undo puts all of it back',
    'imports take-out 2 --catalogue ~/beetles',
  ),
)
  .argument('<import>', 'its number, as in the list', wholeNumber)
  .addOption(yesOption('take it out'))
  .action((importId: number, options: RepairOptions & YesOption) =>
    sit(options.json === true, 'imports take-out', async (session) => {
      await session.open(options.catalogue);
      const imports = await session.engine.catalogue.call('imports.list', null);
      if (!imports.some(({ id }) => id === importId)) throw new ProblemError('import-unknown', { number: importId });
      const repair = { act: 'take-import-out', importId } as const;
      if (options.dryRun === true || options.yes === true) return putRight(session, repair, options);
      const plan = await putRight(session, repair, { ...options, dryRun: true });
      if (await isAgreed(options, 'take it out')) return putRight(session, repair, options);
      session.output.say('  Nothing was taken out.');
      return plan;
    }),
  );

export const importsCommand = new Command('imports')
  .description('list imports, or take out what one brought')
  .addCommand(list)
  .addCommand(takeOut);
