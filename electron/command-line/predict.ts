/* `vasculum predict`: a model predicts names. With --shard it takes one part of the photos, so that several machines can share the work. */
import { Option } from 'commander';
import { changedWords, missingWords } from '../domain/language/language.ts';
import type { PredictRequest, PredictResult } from '../domain/training.ts';
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
import { counted, duration } from '../domain/words.ts';

interface Options extends CatalogueOption, PhotosOption, MissingOption {
  readonly model?: string;
  readonly photos: PredictRequest['photos'];
  readonly shard?: readonly [number, number];
}

export const predict = command(
  'predict',
  'let a model predict names',
  'predict --catalogue ~/beetles --model "beetles 1"',
)
  .addOption(catalogueOption())
  .addOption(photosOption())
  .addOption(missingOption())
  .option('--model <name>', 'the newest model when left out')
  .addOption(
    new Option(
      '--photos <which>',
      'all: every photo this model has not seen; unnamed: those without a name by a person',
    )
      .choices(['all', 'unnamed'])
      .default('all'),
  )
  .option('--shard <i/n>', 'only this part of the photos, by content; I from 0 to N-1', shardOf)
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
  const each = result.seconds > 0 ? `, ${(result.photos / result.seconds).toFixed(1)} photos a second` : '';
  const unreadable =
    result.unreadable > 0 ? `; ${counted(result.unreadable, 'photo')} could not be read, being gone or damaged` : '';
  output.say(
    `  ${result.modelName} predicted names for ${counted(result.photos, 'photo')}; ${duration(result.seconds)}${each}${unreadable}`,
  );
  if (result.changed) output.say(`  Left out: ${changedWords(result.changed)}`);
  if (result.missing.length > 0) output.say(`  Left out: ${missingWords(result.missing)}`);
}
