/* `vasculum export model`: a model as one file, for other catalogues and other programs. */
import { Option } from 'commander';
import {
  type Licence,
  LICENCES,
  MODEL_FILE_ENDING,
  SELF_TEST_PICTURES,
  type SelfTestPictures,
} from '../contract/model-file.ts';
import { EXPORTING, SHARED } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, fileIn, photosOption, type PhotosOption } from './commands.ts';
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
  EXPORTING.model,
  'export model --catalogue ~/beetles --model "beetles 1" --out beetles.vasculum-model --licence CC-BY-4.0',
)
  .addOption(catalogueOption())
  .addOption(photosOption())
  .requiredOption('-o, --out <path>', EXPORTING.modelOut(`model${MODEL_FILE_ENDING}`))
  .option('--model <name>', SHARED.newestModel)
  .addOption(new Option('--licence <name>', EXPORTING.licence).choices(LICENCES).default('all-rights-reserved'))
  .option('--credit <text>', EXPORTING.credit, '')
  .addOption(new Option('--pictures <which>', EXPORTING.pictures).choices(SELF_TEST_PICTURES).default('held-out'))
  .option('--replace', SHARED.replace)
  .action((options: Options) =>
    sit(options.json === true, 'export model', async ({ open, engine, run, modelId, output }) => {
      await open(options.catalogue, { orLook: true, readPhotosFrom: options.readPhotosFrom });
      const id = await modelId(options.model);
      const models = await engine.catalogue.call('models.list', null);
      const chosen = models.find((model) => model.id === id) ?? models[0];
      if (chosen) output.say(`  ${EXPORTING.takesAbout(chosen.name, chosen.bytes)}`);
      const { licence, credit, pictures, replace } = options;
      const result = await run('export-model', {
        modelId: id,
        path: fileIn(options.out, `model${MODEL_FILE_ENDING}`),
        replace: replace === true,
        licence,
        credit,
        pictures,
      });
      output.say(`  ${EXPORTING.modelWritten(result)}`);
      output.say(`  ${EXPORTING.bytes(result.bytes, result.path)}`);
      return result;
    }),
  );
