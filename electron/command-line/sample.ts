/* `vasculum sample`: draws the sample collection. */
import { resolve } from 'node:path';
import { COUNTS } from '../domain/counts.ts';
import { SETTINGS } from '../domain/settings.ts';
import { SAMPLE_SEED, SPECIMENS_PER_TAXON } from '../engine/sample-catalogue.ts';
import { SAMPLE, SHARED } from '../domain/language/command-line.ts';
import { command, type JsonOption, readerOf } from './commands.ts';
import { sit } from './sit.ts';

interface Options extends JsonOption {
  readonly specimens: number;
  readonly photos?: number;
  readonly seed: number;
}

export const sample = command('sample', SAMPLE.about, 'sample ~/sample-photos --photos 500')
  .argument('<folder>', SAMPLE.folder)
  .option('--specimens <n>', SHARED.specimensPerTaxon, readerOf(COUNTS.specimensPerTaxon), SPECIMENS_PER_TAXON)
  .option('--photos <n>', SAMPLE.photos, readerOf(COUNTS.samplePhotos))
  .option('--seed <n>', SHARED.sameCollection, readerOf(SETTINGS.seed), SAMPLE_SEED)
  .action((folder: string, options: Options) =>
    sit(options.json === true, 'sample', async ({ run, output }) => {
      const result = await run('sample', {
        folder: resolve(folder),
        seed: options.seed,
        specimensPerTaxon: options.specimens,
        photos: options.photos ?? null,
      });
      output.say(SAMPLE.drawnIn(result, result.folder));
      return result;
    }),
  );
