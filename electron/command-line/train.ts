/* `vasculum train`: learns from the determinations of the catalogue; --resume goes on with an interrupted run. */
import { resolve } from 'node:path';
import { because, ProblemError, toProblem } from '../domain/problems.ts';
import { type Beginning, type Given, type Proposal, proposalFor } from '../domain/proposal.ts';
import { type TrainingSettings, type TrainResult, choosingWord, type TrainRequest } from '../domain/training.ts';
import { missingWords, takenPartWords } from '../domain/language/language.ts';
import { SHARED, TRAINING } from '../domain/language/command-line.ts';
import {
  called,
  catalogueOption,
  type CatalogueOption,
  command,
  missingOption,
  type MissingOption,
  photosOption,
  type PhotosOption,
  quoted,
  sayingHowWithout,
} from './commands.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';
import { partOf, type PartOption, partOption, sayingWhichParts } from './part-option.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';
import { sayProposal, saySchedule, sayTime } from './before-training.ts';
import { givenOf, refuseUnused, withSettings } from './setting-options.ts';

/** Beside those of the settings. */
interface Options extends CatalogueOption, PhotosOption, MissingOption, PartOption {
  readonly name?: string;
  readonly weights?: string;
  readonly startModel?: string;
  readonly resume?: true;
}

export const train = withSettings(
  command('train', TRAINING.about, 'train --catalogue ~/beetles --name "beetles 1" --depth 18 --epochs 12')
    .addOption(catalogueOption())
    .addOption(photosOption())
    .addOption(missingOption())
    .option('--name <name>', TRAINING.name)
    .option('--weights <file>', TRAINING.weights)
    .addOption(partOption())
    .option('--start-model <name>', TRAINING.startModel),
)
  .option('--resume', TRAINING.resume)
  .action((options: Options) =>
    sit(options.json === true, 'train', async (session) => {
      const given = givenOf(options);
      const name = options.name?.trim() ?? '';
      refuseUnused(given);
      const asked = proposalFor(given, 0, null);
      if (!options.resume) {
        if (name === '') throw new WrongUse(TRAINING.needsName);
        await refuseOutOfBounds({ ...asked.settings, name });
        if (options.weights !== undefined && options.startModel !== undefined) {
          throw new WrongUse(TRAINING.oneBeginning);
        }
        if (options.part !== undefined && options.weights === undefined) throw new WrongUse(TRAINING.partOfWeights);
      }
      await session.open(options.catalogue, { readPhotosFrom: options.readPhotosFrom });
      const resumeRunId = options.resume ? await interruptedRun(session, options.name) : null;
      const { settings } = resumeRunId === null ? await proposed(session, options, given) : asked;
      if (resumeRunId === null) await refuseOutOfBounds({ ...settings, name });
      const withoutMissing = options.withoutMissing ?? false;
      return runTraining(session, options.catalogue, { settings: { ...settings, name }, resumeRunId, withoutMissing });
    }),
  );

/** Before the catalogue is opened. What checks is loaded only now. */
async function refuseOutOfBounds(settings: TrainingSettings): Promise<void> {
  const { trainingSettings } = await import('../checks/training-settings.ts');
  const { inputProblem } = await import('../checks/input-problem.ts');
  const checked = trainingSettings.safeParse(settings);
  if (!checked.success) throw new WrongUse(inputProblem(checked.error).message);
}

/** What was not asked for follows from what the run begins from, and from how much there is to learn from. */
async function proposed(session: Session, options: Options, given: Given): Promise<Proposal> {
  const start = await beginningOf(session, options);
  const withoutMissing = options.withoutMissing ?? false;
  const asked = { ...proposalFor(given, 0, start).settings, withoutMissing };
  const { learnPhotos } = await session.engine.catalogue.call('training.check', asked);
  const proposal = proposalFor(given, learnPhotos, start);
  sayProposal(session, proposal, learnPhotos);
  return proposal;
}

async function beginningOf(session: Session, options: Options): Promise<Beginning | null> {
  const { weights: file, startModel } = options;
  if (file !== undefined) {
    const input = { path: resolve(file), ...partOf(options) };
    const { weights, part } = await sayingWhichParts(session.output, session.run('add-weights', input));
    if (part) session.output.say(`  ${takenPartWords(part)}`);
    return { startFrom: { kind: 'weights', id: weights.id }, depth: weights.depth, size: null };
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
    run: name ?? because('asked-for'),
    reason: runs.length === 0 ? because('no-run-started') : because('no-run-interrupted'),
  });
}

/** One run to its end; when it is stopped, says how it goes on. */
export async function runTraining(session: Session, catalogue: string, input: TrainRequest): Promise<TrainResult> {
  const { engine, output, run } = session;
  if (input.resumeRunId === null) {
    const { settings, withoutMissing = false } = input;
    const check = await engine.catalogue.call('training.check', { ...settings, withoutMissing });
    for (const { verdict, title, sentence } of check.findings) {
      if (verdict === 'warn') output.say(`  ${title}: ${sentence}`);
    }
    if (check.stop === null) {
      saySchedule(session, settings, check.stepsPerEpoch);
      if (!output.isForPrograms) await sayTime(session, settings, check);
    }
  }
  try {
    const result = await sayingHowWithout(output, run('train', input));
    sayTraining(output, result);
    return result;
  } catch (error) {
    if (toProblem(error).code === 'cancelled') {
      output.say(`  ${TRAINING.stopped(`${called} train --catalogue ${quoted(catalogue)} --resume`)}`);
    }
    throw error;
  }
}

function sayTraining(output: Output, result: TrainResult): void {
  const { validation, heldOutPhotos, missing } = result;
  const said = TRAINING.result({ ...result, right: result.heldOutAccuracy, judging: choosingWord(validation) });
  output.say(`  ${said}`);
  if (missing.length > 0) output.say(`  ${SHARED.leftOut(missingWords(missing))}`);
  if (!validation) return;
  const { photos } = validation;
  output.say(`  ${TRAINING.divided(photos, heldOutPhotos - photos, `${called} evaluate`)}`);
}
