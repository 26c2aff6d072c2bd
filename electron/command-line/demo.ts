/*
 * `vasculum demo`: the whole work once, on the drawn sample collection: photos, names from folders, training, evaluation,
 * predictions for the unnamed specimens, a table. Everything stays in one folder, so that a person can look at it afterwards.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { DEFAULT_CSV } from '../contract/exports.ts';
import type { JobResult } from '../contract/jobs.ts';
import { COUNTS } from '../domain/counts.ts';
import { endingOnACycle } from '../domain/proposal.ts';
import { SETTINGS } from '../domain/settings.ts';
import { measuredOnWord } from '../domain/named-here.ts';
import type { ReviewQueueItem, ReviewQueuePage } from '../contract/review.ts';
import { SAMPLE_SEED, sampleImport, SPECIMENS_PER_TAXON } from '../engine/sample-catalogue.ts';
import { DEMO, SAMPLE, SHARED } from '../domain/language/command-line.ts';
import { SAMPLE_TRAINING } from './sample-settings.ts';
import { command, type JsonOption, readerOf, windowCommand } from './commands.ts';
import { freshDemoFolder } from './demo-folder.ts';
import { rowsOf } from './evaluate.ts';
import { sayEvaluation } from './evaluation-words.ts';
import { sayImport } from './import.ts';
import { sayPrediction } from './predict.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { runTraining } from './train.ts';

interface Options extends JsonOption {
  readonly out?: string;
  readonly seed: number;
  readonly specimens: number;
  readonly epochs?: number;
}

/** Drawn for the evaluation: the paper's table of a simple random sample. */
const EVALUATION_SAMPLE = 20;

export const demo = command('demo', DEMO.about, 'demo --out ~/vasculum-demo')
  .option('--out <dir>', DEMO.out)
  .option('--seed <n>', SHARED.sameCollection, readerOf(SETTINGS.seed), SAMPLE_SEED)
  .option('--specimens <n>', SHARED.specimensPerTaxon, readerOf(COUNTS.specimensPerTaxon), SPECIMENS_PER_TAXON)
  .option('--epochs <n>', DEMO.epochs, readerOf(SETTINGS.epochs))
  .action((options: Options) => sit(options.json === true, 'demo', (session) => runDemo(session, options)));

async function runDemo(session: Session, options: Options): Promise<unknown> {
  const { engine, output, open, run } = session;
  const started = performance.now();
  const folder = freshDemoFolder(options.out);
  const photos = join(folder, 'photos');
  const catalogue = join(folder, 'catalogue');
  const table = join(folder, 'specimens.csv');
  let number = 0;
  const step = (title: string) => {
    number += 1;
    if (number > 1) output.say();
    output.title(DEMO.step(number, title));
  };

  step(DEMO.drawing);
  const { seed, specimens: specimensPerTaxon } = options;
  const drawn = await run('sample', { folder: photos, seed, specimensPerTaxon, photos: null });
  output.say(`  ${SAMPLE.drawn(drawn)}`);

  step(DEMO.importing);
  await open(catalogue, { create: true });
  const request = sampleImport(photos);
  const imported = await run('import', request);
  sayImport(output, imported, request);

  const given = options.epochs === undefined ? {} : { epochs: options.epochs };
  const settings = endingOnACycle({ ...SAMPLE_TRAINING, ...given }, given);
  const device = await engine.device();
  step(DEMO.training(settings, device.title));
  const trained = await runTraining(session, catalogue, { settings, resumeRunId: null });

  step(DEMO.measuring);
  const evaluated = await measure(session, trained.modelId);

  step(DEMO.predicting);
  const predicted = await run('predict', { modelId: trained.modelId, photos: 'unnamed', shard: null });
  sayPrediction(output, predicted);
  const truth = await compareWithTruth(session, trained.modelId, join(photos, 'truth.csv'));
  if (truth) output.say(`  ${DEMO.truth(truth.right, truth.compared)}`);

  step(DEMO.exporting);
  const exported = await run('export-csv', { choice: DEFAULT_CSV, path: table, replace: true });
  output.say(`  ${DEMO.exported(exported.rows, DEFAULT_CSV.columns.length)}`);

  const seconds = (performance.now() - started) / 1000;
  output.say();
  output.title(DEMO.done(seconds));
  for (const place of DEMO.places({ photos, catalogue, table })) output.say(`  ${place}`);
  output.say();
  output.say(`  ${DEMO.lookAt(windowCommand(catalogue))}`);
  const parts = { sample: drawn, import: imported, train: trained, evaluation: evaluated, predict: predicted };
  return { folder, catalogue, table, seconds, ...parts, truth, export: exported };
}

/** On a sample, as the paper does, and on all held-out photos beside it. */
async function measure(session: Session, modelId: number): Promise<JobResult<'evaluate'>> {
  const { output, run } = session;
  const sample = await run('evaluate', { modelId, sample: EVALUATION_SAMPLE, seed: 1 });
  sayEvaluation(output, sample, await rowsOf(session, sample, EVALUATION_SAMPLE));
  const evaluated = await run('evaluate', { modelId, sample: null, seed: 1 });
  const { value, n } = evaluated.accuracy;
  const within = sample.accuracy.low <= value && value <= sample.accuracy.high;
  output.say(`  ${DEMO.all(n, measuredOnWord(evaluated), value, within)}`);
  return evaluated;
}

interface TruthScore {
  readonly compared: number;
  readonly right: number;
}

/** The predicted names of the unnamed specimens beside the names that they were drawn as; null where those are not known. */
async function compareWithTruth({ engine }: Session, modelId: number, file: string): Promise<TruthScore | null> {
  if (!existsSync(file)) return null;
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
  const answers = new Map(rows.map((row) => [row['catalogNumber'], row['scientificName']]));
  let compared = 0;
  let right = 0;
  for (const { catalogNumber, scientificName } of await proposals(engine, modelId)) {
    const answer = catalogNumber === null ? undefined : answers.get(catalogNumber);
    if (answer === undefined || scientificName === null) continue;
    compared += 1;
    if (answer === scientificName) right += 1;
  }
  return compared === 0 ? null : { compared, right };
}

async function proposals(engine: Session['engine'], modelId: number): Promise<ReviewQueueItem[]> {
  const items: ReviewQueueItem[] = [];
  let after: string | null = null;
  do {
    const request = { order: 'catalogue-number', modelId, statuses: ['proposed'], limit: 500 } as const;
    const page: ReviewQueuePage = await engine.catalogue.call(
      'review.queue',
      after === null ? request : { ...request, after },
    );
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}
