/* `vasculum export model`: a model as one file, for other catalogues and other programs. */
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import {
  type Licence,
  LICENCES,
  MODEL_FILE_ENDING,
  SELF_TEST_PICTURES,
  type SelfTestPictures,
} from '../contract/model-file.ts';
import { catalogueOption, type CatalogueOption, command, photosOption, type PhotosOption } from './commands.ts';
import { bytesWords, count, counted } from '../domain/words.ts';
import { isFolder } from '../files/make-folder.ts';
import { sit } from './sit.ts';

interface Options extends CatalogueOption, PhotosOption {
  readonly out: string;
  readonly model?: string;
  readonly licence: Licence;
  readonly credit: string;
  readonly pictures: SelfTestPictures;
  readonly replace?: true;
}

export const exportModel = command(
  'model',
  'write a model as one file: graph, weights, taxa, passport, self-test',
  'export model --catalogue ~/beetles --model "beetles 1" --out beetles.vasculum-model --licence CC-BY-4.0',
)
  .addOption(catalogueOption())
  .addOption(photosOption())
  .requiredOption('-o, --out <path>', `the file to write, or a folder for model${MODEL_FILE_ENDING}`)
  .option('--model <name>', 'the newest model when left out')
  .addOption(
    new Option('--licence <name>', 'under which others may use it').choices(LICENCES).default('all-rights-reserved'),
  )
  .option('--credit <text>', 'who made it, as it should be cited', '')
  .addOption(
    new Option('--pictures <which>', 'for the self-test: small held-out photos of yours, or drawn specimens')
      .choices(SELF_TEST_PICTURES)
      .default('held-out'),
  )
  .option('--replace', 'replace a file that is there')
  .action((options: Options) =>
    sit(options.json === true, 'export model', async ({ open, engine, run, modelId, output }) => {
      await open(options.catalogue, { readPhotosFrom: options.readPhotosFrom });
      const id = await modelId(options.model);
      const models = await engine.catalogue.call('models.list', null);
      const chosen = models.find((model) => model.id === id) ?? models[0];
      if (chosen) output.say(`  ${chosen.name} takes about ${bytesWords(chosen.bytes)}`);
      const out = resolve(options.out);
      const intoFolder = isFolder(out);
      const { licence, credit, pictures, replace } = options;
      const result = await run('export-model', {
        modelId: id,
        path: intoFolder ? join(out, `model${MODEL_FILE_ENDING}`) : out,
        replace: replace === true,
        licence,
        credit,
        pictures,
      });
      output.say(`  ${result.modelName} with a self-test of ${counted(result.pictures, 'picture')}`);
      output.say(`  ${count(result.bytes)} bytes: ${result.path}`);
      return result;
    }),
  );
