/* `vasculum runs`: lists the training runs of a catalogue, and removes the files of an interrupted run that is no longer wanted. */
import { Command } from 'commander';
import { because, ProblemError } from '../domain/problems.ts';
import type { RunSummary } from '../domain/training.ts';
import { bytesWords, percent } from '../domain/words.ts';
import { RUNS } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { removeAfterAsking, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const COLUMNS: readonly ColumnOf<RunSummary>[] = [
  [RUNS.columns.number, ({ id }) => String(id), { right: true }],
  [RUNS.columns.run, ({ name }) => name, { most: 40 }],
  [RUNS.columns.state, ({ state, resumable }) => (resumable ? RUNS.canGoOn(state) : state)],
  [RUNS.columns.epochs, ({ epochs, epochsDone }) => RUNS.epochs(epochsDone, epochs), { right: true }],
  [
    RUNS.columns.heldOut,
    (run) => (run.bestHeldOutAccuracy === null ? '' : percent(run.bestHeldOutAccuracy)),
    { right: true },
  ],
  [RUNS.columns.begun, ({ startedUtc }) => startedUtc.slice(0, 10)],
  [RUNS.columns.room, ({ bytes }) => (bytes > 0 ? bytesWords(bytes) : ''), { right: true }],
];

const list = command('list', RUNS.list, 'runs list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'runs list', async ({ open, engine, output }) => {
      await open(options.catalogue, { orLook: true });
      const runs = await engine.catalogue.call('runs.list', null);
      sayList(output, COLUMNS, runs, RUNS.none);
      return runs;
    }),
  );

const discard = command('discard', RUNS.discard, 'runs discard 3 --catalogue ~/beetles')
  .argument('<run>', RUNS.run)
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

export const runsCommand = new Command('runs').description(RUNS.about).addCommand(list).addCommand(discard);
