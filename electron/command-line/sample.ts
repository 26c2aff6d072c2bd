/* `vasculum sample`: draws the sample collection. */
import { resolve } from 'node:path';
import { COUNTS } from '../domain/counts.ts';
import { SETTINGS } from '../domain/settings.ts';
import { SAMPLE_SEED, SPECIMENS_PER_TAXON } from '../engine/sample-catalogue.ts';
import { command, type JsonOption, readerOf } from './commands.ts';
import { sit } from './sit.ts';
import { counted } from '../domain/words.ts';

interface Options extends JsonOption {
  readonly specimens: number;
  readonly photos?: number;
  readonly seed: number;
}

export const sample = command('sample', 'draw the sample collection', 'sample ~/sample-photos --photos 500')
  .argument('<folder>', 'where the photos are written; empty or not there yet')
  .option('--specimens <n>', 'specimens of each taxon', readerOf(COUNTS.specimensPerTaxon), SPECIMENS_PER_TAXON)
  .option('--photos <n>', 'exact number of readable photos, instead of --specimens', readerOf(COUNTS.samplePhotos))
  .option('--seed <n>', 'the same seed draws the same collection', readerOf(SETTINGS.seed), SAMPLE_SEED)
  .action((folder: string, options: Options) =>
    sit(options.json === true, 'sample', async ({ run, output }) => {
      const result = await run('sample', {
        folder: resolve(folder),
        seed: options.seed,
        specimensPerTaxon: options.specimens,
        photos: options.photos ?? null,
      });
      output.say(
        `${counted(result.photos, 'photo')} of ${counted(result.specimens, 'specimen')} of ${counted(result.taxa, 'taxon', 'taxa')} in ${result.folder}`,
      );
      return result;
    }),
  );
