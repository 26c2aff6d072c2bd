/* `vasculum models`: lists the models of a catalogue, and adds one from a file. */
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { MODELS } from '../domain/language/command-line.ts';
import { ProblemError } from '../domain/problems.ts';
import type { ModelSummary } from '../domain/training.ts';
import { bytesWords, count, percent } from '../domain/words.ts';
import { removeAfterAsking, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const add = command('add', MODELS.add, 'models add beetles.vasculum-model --catalogue ~/beetles')
  .argument('<file>', MODELS.file)
  .addOption(catalogueOption())
  .action((file: string, options: CatalogueOption) =>
    sit(options.json === true, 'models add', async ({ open, run, output }) => {
      await open(options.catalogue);
      const result = await run('import-model', { path: resolve(file) });
      output.say(`  ${MODELS.added(basename(file), result.modelName, result.taxa)}`);
      if (result.taxaAdded > 0) output.say(`  ${MODELS.taxaAdded(result.taxaAdded)}`);
      output.say(`  ${MODELS.selfTest(result.pictures, result.largestDifference)}`);
      return result;
    }),
  );

const COLUMNS: readonly ColumnOf<ModelSummary>[] = [
  [MODELS.columns.model, ({ name }) => name, { most: 40 }],
  [MODELS.columns.network, ({ depth }) => `ResNet-${depth}`],
  [MODELS.columns.side, ({ size }) => String(size), { right: true }],
  [MODELS.columns.taxa, ({ classes }) => count(classes.length), { right: true }],
  [
    MODELS.columns.heldOut,
    (model) => (model.heldOutAccuracy === null ? '' : percent(model.heldOutAccuracy)),
    { right: true },
  ],
  [MODELS.columns.made, ({ createdUtc }) => createdUtc.slice(0, 10)],
  [MODELS.columns.from, ({ runId }) => (runId === null ? MODELS.fromFile : MODELS.fromRun(runId))],
  [
    MODELS.columns.room,
    ({ removedUtc, bytes }) => (removedUtc === null ? bytesWords(bytes) : MODELS.filesRemoved),
    { right: true },
  ],
];

const list = command('list', MODELS.list, 'models list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'models list', async ({ open, engine, output }) => {
      await open(options.catalogue, { orLook: true });
      const models = await engine.catalogue.call('models.list', null);
      sayList(output, COLUMNS, models, MODELS.none);
      return models;
    }),
  );

const remove = command('remove', MODELS.remove, 'models remove "beetles 1" --catalogue ~/beetles')
  .argument('<model>', MODELS.name)
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
  .description(MODELS.about)
  .addCommand(add)
  .addCommand(list)
  .addCommand(remove);
