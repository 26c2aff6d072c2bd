/* `vasculum export csv`: the catalogue as a table; and the list of what else can be exported. */
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { type Status, STATUSES } from '../contract/collection.ts';
import { CSV_COLUMNS, type CsvChoice, type CsvColumn, type CsvPreset, DEFAULT_CSV } from '../contract/exports.ts';
import { EXPORTING, SHARED } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, fileIn } from './commands.ts';
import { exportArchive } from './export-archive.ts';
import { exportFigures } from './export-figures.ts';
import { exportModel } from './export-model.ts';
import { exportRetakes } from './export-retakes.ts';
import { oneOf } from './one-of.ts';
import { filterOf } from './saved-set.ts';
import { sit } from './sit.ts';
import { sensitivePlaces, unreadableLeftOut } from '../domain/language/language.ts';

interface Options extends CatalogueOption {
  readonly out: string;
  readonly preset: CsvPreset;
  readonly rows: CsvChoice['rows'];
  readonly columns?: readonly CsvColumn[];
  readonly status?: readonly Status[];
  readonly separator: keyof typeof SEPARATORS;
  readonly set?: string;
  readonly replace?: true;
}

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

const csv = command('csv', EXPORTING.csv, 'export csv --catalogue ~/beetles --out beetles.csv --status verified')
  .addOption(catalogueOption())
  .requiredOption('-o, --out <path>', EXPORTING.csvOut)
  .addOption(new Option('--preset <name>', EXPORTING.preset).choices(['plain', 'excel']).default('plain'))
  .addOption(new Option('--rows <what>', EXPORTING.rows).choices(['specimen', 'photo']).default('specimen'))
  .option('--columns <list>', EXPORTING.columns(CSV_COLUMNS), oneOf(CSV_COLUMNS))
  .option('--status <list>', EXPORTING.status(STATUSES), oneOf(STATUSES))
  .option('--set <name>', EXPORTING.set)
  .addOption(new Option('--separator <name>', EXPORTING.separator).choices(Object.keys(SEPARATORS)).default('comma'))
  .option('--replace', SHARED.replace)
  .action((options: Options) =>
    sit(options.json === true, 'export csv', async ({ open, run, engine, output }) => {
      await open(options.catalogue, { orLook: true });
      const filter = options.set === undefined ? null : await filterOf(engine, options.set);
      const path = fileIn(options.out, 'specimens.csv');
      const result = await run('export-csv', {
        choice: {
          preset: options.preset,
          rows: options.rows,
          columns: options.columns ?? DEFAULT_CSV.columns,
          statuses: options.status ?? [],
          taxonIds: [],
          separator: SEPARATORS[options.separator],
          ...(filter && { filter }),
        },
        path,
        replace: options.replace === true,
      });
      output.say(`  ${EXPORTING.csvWritten(result, basename(result.path))}`);
      if (result.unreadable > 0) output.say(`  ${unreadableLeftOut(result.unreadable)}`);
      if (result.sensitive > 0) output.say(`  ${sensitivePlaces(result.sensitive)}`);
      return result;
    }),
  );

export const exportCommand = new Command('export')
  .description(EXPORTING.about)
  .addCommand(csv)
  .addCommand(exportRetakes)
  .addCommand(exportArchive)
  .addCommand(exportFigures)
  .addCommand(exportModel);
