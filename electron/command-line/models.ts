/* `vasculum models`: lists the models of a catalogue, and adds one from a file. */
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { ProblemError } from '../domain/problems.ts';
import type { ModelSummary } from '../domain/training.ts';
import { bytesWords, count, counted, percent } from '../domain/words.ts';
import { removeAfterAsking, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const add = command(
  'add',
  'open a model file and add the model, with its taxa',
  'models add beetles.vasculum-model --catalogue ~/beetles',
)
  .argument('<file>', 'a .vasculum-model file')
  .addOption(catalogueOption())
  .action((file: string, options: CatalogueOption) =>
    sit(options.json === true, 'models add', async ({ open, run, output }) => {
      await open(options.catalogue);
      const result = await run('import-model', { path: resolve(file) });
      const difference = result.largestDifference === 0 ? 'exactly' : `to ${result.largestDifference.toExponential(0)}`;
      output.say(`  ${basename(file)} is here as "${result.modelName}": ${counted(result.taxa, 'taxon', 'taxa')}`);
      if (result.taxaAdded > 0) output.say(`  ${counted(result.taxaAdded, 'name')} added to this catalogue`);
      output.say(`  self-test: ${counted(result.pictures, 'picture')} answered as where it was made, ${difference}`);
      return result;
    }),
  );

const COLUMNS: readonly ColumnOf<ModelSummary>[] = [
  ['Model', ({ name }) => name, { most: 40 }],
  ['Network', ({ depth }) => `ResNet-${depth}`],
  ['px', ({ size }) => String(size), { right: true }],
  ['Taxa', ({ classes }) => count(classes.length), { right: true }],
  ['Held out', (model) => (model.heldOutAccuracy === null ? '' : percent(model.heldOutAccuracy)), { right: true }],
  ['Made', ({ createdUtc }) => createdUtc.slice(0, 10)],
  ['From', ({ runId }) => (runId === null ? 'a file' : `run ${runId}`)],
  ['Room', ({ removedUtc, bytes }) => (removedUtc === null ? bytesWords(bytes) : 'files removed'), { right: true }],
];

const list = command('list', 'the models of a catalogue, newest first', 'models list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'models list', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const models = await engine.catalogue.call('models.list', null);
      sayList(output, COLUMNS, models, 'There is no model in this catalogue yet.');
      return models;
    }),
  );

const remove = command(
  'remove',
  'remove the files of a model; its name, passport, evaluations and answers stay',
  'models remove "beetles 1" --catalogue ~/beetles',
)
  .argument('<model>', 'its name')
  .addOption(catalogueOption())
  .addOption(yesOption())
  .action((name: string, options: CatalogueOption & YesOption) =>
    sit(options.json === true, 'models remove', async (session) => {
      await session.open(options.catalogue);
      const id = await session.modelId(name);
      if (id === null) throw new ProblemError('model-missing', { model: name });
      return removeAfterAsking(session, { kind: 'model', id }, options);
    }),
  );

export const modelsCommand = new Command('models')
  .description('list models, add one from a file, or remove the files of one')
  .addCommand(add)
  .addCommand(list)
  .addCommand(remove);
