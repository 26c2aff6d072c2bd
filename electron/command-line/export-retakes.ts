/* `vasculum export retakes`: the photos to take again as a table. */
import { basename } from 'node:path';
import { EXPORTING, SHARED } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, fileIn } from './commands.ts';
import { sit } from './sit.ts';

interface Options extends CatalogueOption {
  readonly out: string;
  readonly replace?: true;
}

export const exportRetakes = command(
  'retakes',
  EXPORTING.retakes,
  'export retakes --catalogue ~/beetles --out retakes.csv',
)
  .addOption(catalogueOption())
  .requiredOption('-o, --out <path>', EXPORTING.retakesOut)
  .option('--replace', SHARED.replace)
  .action((options: Options) =>
    sit(options.json === true, 'export retakes', async ({ open, run, output }) => {
      await open(options.catalogue);
      const path = fileIn(options.out, 'retakes.csv');
      const result = await run('export-retakes', { path, replace: options.replace === true });
      output.say(`  ${EXPORTING.csvWritten(result, basename(result.path))}`);
      return result;
    }),
  );
