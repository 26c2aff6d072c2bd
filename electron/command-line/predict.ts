/* `vasculum predict`: a model predicts names. With --shard it takes one part of the photos, so that several machines can share the work. */
import { Option } from 'commander';
import { changedWords, missingWords } from '../domain/language/language.ts';
import type { PredictRequest, PredictResult } from '../domain/training.ts';
import { PREDICTING, SHARED } from '../domain/language/command-line.ts';
import {
  catalogueOption,
  type CatalogueOption,
  command,
  missingOption,
  type MissingOption,
  photosOption,
  type PhotosOption,
  sayingHowWithout,
  shardOf,
} from './commands.ts';
import type { Output } from './output.ts';
import { sit } from './sit.ts';

interface Options extends CatalogueOption, PhotosOption, MissingOption {
  readonly model?: string;
  readonly photos: PredictRequest['photos'];
  readonly shard?: readonly [number, number];
}

export const predict = command('predict', PREDICTING.about, 'predict --catalogue ~/beetles --model "beetles 1"')
  .addOption(catalogueOption())
  .addOption(photosOption())
  .addOption(missingOption())
  .option('--model <name>', SHARED.newestModel)
  .addOption(new Option('--photos <which>', PREDICTING.photos).choices(['all', 'unnamed']).default('all'))
  .option('--shard <i/n>', PREDICTING.shard, shardOf)
  .action((options: Options) =>
    sit(options.json === true, 'predict', async ({ open, run, modelId, output }) => {
      await open(options.catalogue, { readPhotosFrom: options.readPhotosFrom });
      const work = run('predict', {
        modelId: await modelId(options.model),
        photos: options.photos,
        shard: options.shard ?? null,
        withoutMissing: options.withoutMissing ?? false,
      });
      const result = await sayingHowWithout(output, work);
      sayPrediction(output, result);
      return result;
    }),
  );

export function sayPrediction(output: Output, result: PredictResult): void {
  output.say(`  ${PREDICTING.result(result)}`);
  if (result.changed) output.say(`  ${SHARED.leftOut(changedWords(result.changed))}`);
  if (result.missing.length > 0) output.say(`  ${SHARED.leftOut(missingWords(result.missing))}`);
}
