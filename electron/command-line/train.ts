/* `vasculum train`: learns from the determinations of the catalogue; --resume goes on with an interrupted run. */
import { Option } from 'commander';
import { ProblemError, toProblem } from '../contract/problems.ts';
import {
  DEFAULT_TRAINING,
  DEPTHS,
  SCHEDULES,
  type ScheduleKind,
  type TrainingSettings,
  type TrainResult,
} from '../contract/training.ts';
import { trainingSettings } from '../input-schemas.ts';
import { inputProblem } from '../ipc.ts';
import {
  called,
  catalogueOption,
  type CatalogueOption,
  command,
  decimalNumber,
  quoted,
  wholeNumber,
} from './commands.ts';
import type { Output } from './output.ts';
import { type Session, sit, WrongUse } from './session.ts';
import { duration, percent } from './words.ts';

interface Options extends CatalogueOption {
  readonly name?: string;
  readonly depth: string;
  readonly size?: number;
  readonly epochs?: number;
  readonly batch?: number;
  readonly lr?: number;
  readonly minLr?: number;
  readonly schedule?: ScheduleKind;
  readonly firstCycle?: number;
  readonly cycleFactor?: number;
  readonly warmup?: number;
  readonly heldOut?: number;
  readonly seed?: number;
  readonly resume?: true;
}

const preset = DEFAULT_TRAINING;
const shown = (value: number) => `(default: ${value})`;

export const train = command(
  'train',
  'train a network on the named specimens',
  'train --catalogue ~/beetles --name "beetles 1" --depth 18 --epochs 12',
)
  .addOption(catalogueOption())
  .option('--name <name>', 'name of the model; needed unless --resume')
  .addOption(
    new Option('--depth <n>', 'layers of the ResNet').choices(DEPTHS.map(String)).default(String(preset.depth)),
  )
  .option('--size <px>', `side of the square picture, a multiple of 32 ${shown(preset.size)}`, wholeNumber)
  .option('--epochs <n>', `how often every photo is seen ${shown(preset.epochs)}`, wholeNumber)
  .option('--batch <n>', `photos a step ${shown(preset.batchSize)}`, wholeNumber)
  .option('--lr <rate>', `highest learning rate ${shown(preset.learningRate)}`, decimalNumber)
  .option('--min-lr <rate>', `lowest learning rate ${shown(preset.minLearningRate)}`, decimalNumber)
  .addOption(new Option('--schedule <kind>', 'how the rate falls').choices(SCHEDULES).default(preset.schedule))
  .option('--first-cycle <epochs>', `length of the first cycle ${shown(preset.firstCycle)}`, wholeNumber)
  .option('--cycle-factor <n>', `each cycle is so many times the one before ${shown(preset.cycleFactor)}`, wholeNumber)
  .option('--warmup <epochs>', `linear warm-up before the first cycle ${shown(preset.warmupEpochs)}`, decimalNumber)
  .option(
    '--held-out <share>',
    `share of the specimens that is held out to measure with ${shown(preset.heldOutShare)}`,
    decimalNumber,
  )
  .option('--seed <n>', `the same seed gives the same run ${shown(preset.seed)}`, wholeNumber)
  .option('--resume', 'go on with the newest interrupted run (of --name, if given), with its own settings')
  .action((options: Options) =>
    sit(options.json === true, 'train', async (session) => {
      const settings = settingsOf(options);
      if (!options.resume) {
        if (settings.name === '') throw new WrongUse('--name NAME is needed, unless --resume is given');
        const checked = trainingSettings.safeParse(settings);
        if (!checked.success) throw new WrongUse(inputProblem(checked.error).message);
      }
      await session.open(options.catalogue);
      const resumeRunId = options.resume ? await interruptedRun(session, options.name) : null;
      return runTraining(session, options.catalogue, { settings, resumeRunId });
    }),
  );

function settingsOf(options: Options): TrainingSettings {
  return {
    ...preset,
    name: options.name?.trim() ?? '',
    depth: DEPTHS.find((depth) => String(depth) === options.depth) ?? preset.depth,
    size: options.size ?? preset.size,
    epochs: options.epochs ?? preset.epochs,
    batchSize: options.batch ?? preset.batchSize,
    learningRate: options.lr ?? preset.learningRate,
    minLearningRate: options.minLr ?? preset.minLearningRate,
    schedule: options.schedule ?? preset.schedule,
    firstCycle: options.firstCycle ?? preset.firstCycle,
    cycleFactor: options.cycleFactor ?? preset.cycleFactor,
    warmupEpochs: options.warmup ?? preset.warmupEpochs,
    heldOutShare: options.heldOut ?? preset.heldOutShare,
    seed: options.seed ?? preset.seed,
  };
}

async function interruptedRun({ engine }: Session, name: string | undefined): Promise<number> {
  const runs = await engine.catalogue.call('runs.list', null);
  const open = runs.filter((run) => run.resumable && (name === undefined || run.name === name));
  const newest = open.sort((a, b) => b.id - a.id)[0];
  if (newest) return newest.id;
  throw new ProblemError('run-not-resumable', {
    run: name ?? 'asked for',
    reason: runs.length === 0 ? 'no run was ever started here' : 'no interrupted run is there',
  });
}

/** One run to its end; when it is stopped, says how it goes on. */
export async function runTraining(
  session: Session,
  catalogue: string,
  input: { readonly settings: TrainingSettings; readonly resumeRunId: number | null },
): Promise<TrainResult> {
  const { engine, output, run } = session;
  if (input.resumeRunId === null) {
    const { findings } = await engine.catalogue.call('training.check', input.settings);
    for (const { verdict, title, sentence } of findings) {
      if (verdict === 'warn') output.say(`  ${title}: ${sentence}`);
    }
  }
  try {
    const result = await run('train', input);
    sayTraining(output, result);
    return result;
  } catch (error) {
    if (toProblem(error).code === 'cancelled') {
      output.say(`  Stopped. Go on from where it is: ${called} train --catalogue ${quoted(catalogue)} --resume`);
    }
    throw error;
  }
}

function sayTraining(output: Output, result: TrainResult): void {
  output.say(
    `  ${result.modelName}: ${percent(result.heldOutAccuracy)} of the held-out photos right at its best (epoch ${result.bestEpoch} of ${result.epochs}); ${duration(result.seconds)}, ${result.photosPerSecond.toFixed(1)} photos a second`,
  );
}
