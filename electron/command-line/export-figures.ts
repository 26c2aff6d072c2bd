/* `vasculum export figures`: the figures of a paper as files, of a model and its newest evaluation. */
import { resolve } from 'node:path';
import { COUNTS } from '../domain/counts.ts';
import { SETTINGS } from '../domain/settings.ts';
import { EXPORTING, SHARED } from '../domain/language/command-line.ts';
import {
  catalogueOption,
  type CatalogueOption,
  command,
  photosOption,
  type PhotosOption,
  readerOf,
} from './commands.ts';
import { filterOf } from './saved-set.ts';
import { sit } from './sit.ts';

interface Options extends CatalogueOption, PhotosOption {
  readonly out: string;
  readonly model?: string;
  readonly sample: number;
  readonly seed: number;
  readonly set?: string;
}

export const exportFigures = command(
  'figures',
  EXPORTING.figures,
  'export figures --catalogue ~/beetles --model "beetles 1" --out beetles-figures',
)
  .addOption(catalogueOption())
  .addOption(photosOption())
  .requiredOption('-o, --out <dir>', EXPORTING.figuresOut)
  .option('--model <name>', SHARED.newestModel)
  .option('--sample <n>', EXPORTING.figuresSample, readerOf(COUNTS.shownSample), 20)
  .option('--set <name>', EXPORTING.figuresSet)
  .option('--seed <n>', SHARED.samePhotos, readerOf(SETTINGS.seed), 1)
  .action((options: Options) =>
    sit(options.json === true, 'export figures', async ({ open, run, engine, modelId, output }) => {
      await open(options.catalogue, { orLook: true, readPhotosFrom: options.readPhotosFrom });
      const { sample, seed } = options;
      const id = await modelId(options.model);
      const among = options.set === undefined ? {} : { among: await filterOf(engine, options.set) };
      const folder = resolve(options.out);
      const result = await run('export-figures', { modelId: id, folder, ...among, sample, seed });
      output.say(`  ${EXPORTING.figuresWritten(result.files.length, result.modelName, result.folder)}`);
      for (const name of result.files) output.say(`    ${name}`);
      if (result.missing.length > 0) output.say(`  ${EXPORTING.missing}`);
      for (const sentence of result.missing) output.say(`  - ${sentence}`);
      return result;
    }),
  );
