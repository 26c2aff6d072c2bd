/* `vasculum export figures`: the figures of a paper as files, of a model and its newest evaluation. */
import { resolve } from 'node:path';
import { COUNTS } from '../domain/counts.ts';
import { SETTINGS } from '../domain/settings.ts';
import {
  catalogueOption,
  type CatalogueOption,
  command,
  photosOption,
  type PhotosOption,
  readerOf,
} from './commands.ts';
import { sit } from './sit.ts';
import { counted } from '../domain/words.ts';

interface Options extends CatalogueOption, PhotosOption {
  readonly out: string;
  readonly model?: string;
  readonly sample: number;
  readonly seed: number;
}

export const exportFigures = command(
  'figures',
  'draw the figures and tables of a paper, as SVG, PNG and CSV',
  'export figures --catalogue ~/beetles --model "beetles 1" --out beetles-figures',
)
  .addOption(catalogueOption())
  .addOption(photosOption())
  .requiredOption('-o, --out <dir>', 'a new or empty folder')
  .option('--model <name>', 'the newest model when left out')
  .option(
    '--sample <n>',
    'photos drawn from its newest evaluation for Figure 2 and Table 1',
    readerOf(COUNTS.shownSample),
    20,
  )
  .option('--seed <n>', 'the same seed draws the same photos', readerOf(SETTINGS.seed), 1)
  .action((options: Options) =>
    sit(options.json === true, 'export figures', async ({ open, run, modelId, output }) => {
      await open(options.catalogue, { readPhotosFrom: options.readPhotosFrom });
      const { sample, seed } = options;
      const id = await modelId(options.model);
      const result = await run('export-figures', { modelId: id, folder: resolve(options.out), sample, seed });
      output.say(`  ${counted(result.files.length, 'file')} about ${result.modelName}: ${result.folder}`);
      for (const name of result.files) output.say(`    ${name}`);
      if (result.missing.length > 0) output.say('  What is missing, and how to get it:');
      for (const sentence of result.missing) output.say(`  - ${sentence}`);
      return result;
    }),
  );
