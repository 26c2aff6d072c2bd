/* `vasculum train`: learns from the determinations of the catalogue; --resume goes on with an interrupted run. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import { ProblemError, toProblem } from '../domain/problems.ts';
import { FROM_WEIGHTS } from '../contract/starting-weights.ts';
import {
  DEFAULT_TRAINING,
  DEPTHS,
  QUICK_TRAINING,
  SCHEDULES,
  type ScheduleKind,
  TRAINING_MODES,
  type TrainingMode,
  type TrainingSettings,
  type TrainResult,
  choosingWord,
} from '../domain/training.ts';
import { trainingSettings } from '../checks/inputs.ts';
import { inputProblem } from '../checks/input-problem.ts';
import { type AdvancedOptions, advancedSettingsOf, withAdvancedOptions } from './advanced-options.ts';
import {
  called,
  catalogueOption,
  type CatalogueOption,
  command,
  decimalNumber,
  photosOption,
  type PhotosOption,
  quoted,
  wholeNumber,
} from './commands.ts';
import type { Output } from './output.ts';
import { type Session, sit, WrongUse } from './session.ts';
import { duration, percent, plural } from './words.ts';

interface Options extends CatalogueOption, PhotosOption, AdvancedOptions {
  readonly name?: string;
  readonly mode: TrainingMode;
  readonly depth?: string;
  readonly weights?: string;
  readonly startModel?: string;
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

const presets = { full: DEFAULT_TRAINING, quick: { ...DEFAULT_TRAINING, ...QUICK_TRAINING } } as const;
const preset = presets.full;

/** The default, and that of a quick run where it is another. */
const shown = (value: number | string, quick = value) =>
  quick === value ? `(default: ${value})` : `(default: ${value}; quick: ${quick})`;

export const train = command(
  'train',
  'train a network on the named specimens',
  'train --catalogue ~/beetles --name "beetles 1" --depth 18 --epochs 12',
)
  .addOption(catalogueOption())
  .addOption(photosOption())
  .option('--name <name>', 'name of the model; needed unless --resume')
  .addOption(
    new Option('--mode <mode>', 'full: all layers learn; quick: the last one only, in seconds, from a model or weights')
      .choices(TRAINING_MODES)
      .default('full'),
  )
  .addOption(
    new Option('--depth <n>', `layers of the ResNet (default: those of the weights, else ${preset.depth})`).choices(
      DEPTHS.map(String),
    ),
  )
  .option('--weights <file>', 'begin from these weights instead of from nothing; "weights where" says where they are')
  .option('--start-model <name>', 'begin from this model of the catalogue')
  .option('--size <px>', `side of the square picture, a multiple of 32 ${shown(preset.size)}`, wholeNumber)
  .option('--epochs <n>', `how often every photo is seen ${shown(preset.epochs, presets.quick.epochs)}`, wholeNumber)
  .option('--batch <n>', `photos a step ${shown(preset.batchSize, presets.quick.batchSize)}`, wholeNumber)
  .option(
    '--lr <rate>',
    `highest learning rate (default: ${FROM_WEIGHTS.learningRate} from weights or a model, ${preset.learningRate} from nothing; quick: ${presets.quick.learningRate})`,
    decimalNumber,
  )
  .option('--min-lr <rate>', `lowest learning rate ${shown(preset.minLearningRate)}`, decimalNumber)
  .addOption(
    new Option('--schedule <kind>', `how the rate falls ${shown(preset.schedule, presets.quick.schedule)}`).choices(
      SCHEDULES,
    ),
  )
  .option('--first-cycle <epochs>', `length of the first cycle ${shown(preset.firstCycle)}`, wholeNumber)
  .option('--cycle-factor <n>', `each cycle is so many times the one before ${shown(preset.cycleFactor)}`, wholeNumber)
  .option(
    '--warmup <epochs>',
    `linear warm-up before the first cycle ${shown(preset.warmupEpochs, presets.quick.warmupEpochs)}`,
    decimalNumber,
  )
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
        if (options.weights !== undefined && options.startModel !== undefined) {
          throw new WrongUse('--weights and --start-model cannot both be given');
        }
      }
      await session.open(options.catalogue, { readPhotosFrom: options.readPhotosFrom });
      const resumeRunId = options.resume ? await interruptedRun(session, options.name) : null;
      const start = resumeRunId === null ? await startOf(session, options) : {};
      return runTraining(session, options.catalogue, { settings: { ...settings, ...start }, resumeRunId });
    }),
  );

withAdvancedOptions(train);

function settingsOf(options: Options): TrainingSettings {
  const preset = presets[options.mode];
  return {
    ...preset,
    mode: options.mode,
    ...advancedSettingsOf(options),
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

/** What the run begins from, and the depth, size and rate that follow from it where none was asked for. */
async function startOf(session: Session, options: Options): Promise<Partial<TrainingSettings>> {
  const begun = await beginningOf(session, options);
  if (!begun) return {};
  return {
    startFrom: begun.startFrom,
    ...(options.depth === undefined ? { depth: begun.depth } : {}),
    ...(options.mode === 'quick' && options.size === undefined && begun.size ? { size: begun.size } : {}),
    ...(options.mode === 'full' && options.lr === undefined ? FROM_WEIGHTS : {}),
  };
}

async function beginningOf(
  session: Session,
  { weights: file, startModel }: Options,
): Promise<(Pick<TrainingSettings, 'startFrom' | 'depth'> & { readonly size?: number }) | null> {
  if (file !== undefined) {
    const { weights } = await session.run('add-weights', { path: resolve(file) });
    return { startFrom: { kind: 'weights', id: weights.id }, depth: weights.depth };
  }
  if (startModel === undefined) return null;
  const id = await session.modelId(startModel);
  const model = (await session.engine.catalogue.call('models.list', null)).find((one) => one.id === id);
  if (!model) throw new ProblemError('model-missing', { model: startModel });
  return { startFrom: { kind: 'model', id: model.id }, depth: model.depth, size: model.size };
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
  const { modelName, validation, heldOutPhotos, members, bestEpoch, epochs } = result;
  const kept = members > 1 ? `by its ${members} snapshots together` : `at its best (epoch ${bestEpoch} of ${epochs})`;
  output.say(
    `  ${modelName}: ${percent(result.heldOutAccuracy)} of the ${choosingWord(validation)} photos right ${kept}; ${duration(result.seconds)}, ${result.photosPerSecond.toFixed(1)} photos a second`,
  );
  if (validation) {
    output.say(
      `  ${plural(validation.photos, 'photo')} for validation chose that epoch; ${plural(heldOutPhotos - validation.photos, 'test photo')} that no part of the run looked at judge it: ${called} evaluate`,
    );
  }
}
