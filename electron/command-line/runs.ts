/* `vasculum runs`: lists the training runs of a catalogue, and removes the files of an interrupted run that is no longer wanted. */
import { Command } from 'commander';
import { because, ProblemError } from '../domain/problems.ts';
import type { RunSummary } from '../domain/training.ts';
import { bytesWords, percent } from '../domain/words.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { removeAfterAsking, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const COLUMNS: readonly ColumnOf<RunSummary>[] = [
  ['No.', ({ id }) => String(id), { right: true }],
  ['Run', ({ name }) => name, { most: 40 }],
  ['State', ({ state, resumable }) => (resumable ? `${state}, can go on` : state)],
  ['Epochs', ({ epochs, epochsDone }) => `${epochsDone} of ${epochs}`, { right: true }],
  ['Held out', (run) => (run.bestHeldOutAccuracy === null ? '' : percent(run.bestHeldOutAccuracy)), { right: true }],
  ['Begun', ({ startedUtc }) => startedUtc.slice(0, 10)],
  ['Room', ({ bytes }) => (bytes > 0 ? bytesWords(bytes) : ''), { right: true }],
];

const list = command('list', 'the training runs of a catalogue, newest first', 'runs list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'runs list', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const runs = await engine.catalogue.call('runs.list', null);
      sayList(output, COLUMNS, runs, 'There is no training run in this catalogue yet.');
      return runs;
    }),
  );

const discard = command(
  'discard',
  "remove a run's checkpoints and snapshots; its settings, curves and log stay",
  'runs discard 3 --catalogue ~/beetles',
)
  .argument('<run>', 'its number, or its name')
  .addOption(catalogueOption())
  .addOption(yesOption())
  .action((wanted: string, options: CatalogueOption & YesOption) =>
    sit(options.json === true, 'runs discard', async (session) => {
      await session.open(options.catalogue);
      const runs = await session.engine.catalogue.call('runs.list', null);
      const found = runs.find((run) => run.name === wanted) ?? runs.find((run) => String(run.id) === wanted);
      if (!found) throw new ProblemError('run-not-resumable', { run: wanted, reason: because('not-in-catalogue') });
      return removeAfterAsking(session, { kind: 'run', id: found.id }, options);
    }),
  );

export const runsCommand = new Command('runs')
  .description('list training runs, or remove what one keeps on disk')
  .addCommand(list)
  .addCommand(discard);
