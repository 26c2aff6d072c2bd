/*
 * `vasculum evaluate`: how good a model is on photos held out of its training, alone or beside another model. A model that came in
 * a file is evaluated on photos that people named here.
 */
import type { AdoptionPage, Comparison, Evaluation, EvaluationRow } from '../domain/evaluation.ts';
import type { LeakageReport } from '../domain/leakage.ts';
import { COUNTS } from '../domain/counts.ts';
import { SETTINGS } from '../domain/settings.ts';
import { EVALUATING, SHARED } from '../domain/language/command-line.ts';
import {
  catalogueOption,
  type CatalogueOption,
  command,
  missingOption,
  type MissingOption,
  photosOption,
  type PhotosOption,
  readerOf,
  sayingHowWithout,
  wholeNumber,
} from './commands.ts';
import { sayComparison, sayEvaluation, sayLeakage, sayNoLeakage } from './evaluation-words.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';

interface Options extends CatalogueOption, PhotosOption, MissingOption {
  readonly model?: string;
  readonly sample?: number;
  readonly seed: number;
  readonly rows: number;
  readonly against?: string;
  readonly leakage?: true;
}

/** What `--json` prints. */
interface Printed extends Evaluation {
  readonly rows: readonly EvaluationRow[];
  /** With --against. */
  readonly comparison?: Comparison;
  readonly adoption?: AdoptionPage;
  /** With --leakage; null for a model that came in a file. */
  readonly leakage?: LeakageReport | null;
}

const PAGE = 500;

export const evaluate = command('evaluate', EVALUATING.about, 'evaluate --catalogue ~/beetles --sample 100 --seed 1')
  .addOption(catalogueOption())
  .addOption(photosOption())
  .addOption(missingOption())
  .option('--model <name>', SHARED.newestModel)
  .option('--sample <n>', EVALUATING.sample, readerOf(COUNTS.measuredSample))
  .option('--seed <n>', SHARED.sameSample, readerOf(SETTINGS.seed), 1)
  .option('--rows <n>', EVALUATING.rows, wholeNumber, 20)
  .option('--against <name>', EVALUATING.against)
  .option('--leakage', EVALUATING.leakage)
  .action((options: Options) =>
    sit(options.json === true, 'evaluate', async (session) => {
      const { open, run, output } = session;
      await open(options.catalogue, { readPhotosFrom: options.readPhotosFrom });
      const modelId = await session.modelId(options.model);
      const againstId = options.against === undefined ? null : await session.modelId(options.against);
      const work = run('evaluate', {
        modelId,
        sample: options.sample ?? null,
        seed: options.seed,
        withoutMissing: options.withoutMissing ?? false,
      });
      const result = await sayingHowWithout(output, work);
      const rows = await rowsOf(session, result, options.json === true ? result.sample : options.rows);
      sayEvaluation(output, result, rows);
      const printed: Printed = { ...result, rows };
      const compared = againstId === null ? {} : await compare(session, result, againstId, options);
      if (options.leakage !== true) return { ...printed, ...compared };
      if (result.namedHere) {
        sayNoLeakage(output, result);
        return { ...printed, ...compared, leakage: null };
      }
      const leakage = await run('leakage', { modelId: result.modelId });
      sayLeakage(output, leakage);
      return { ...printed, ...compared, leakage };
    }),
  );

/** The first rows of Table 1. */
export async function rowsOf({ engine }: Session, { id }: Evaluation, most: number): Promise<EvaluationRow[]> {
  const rows: EvaluationRow[] = [];
  for (;;) {
    const limit = Math.min(PAGE, most - rows.length);
    if (limit <= 0) return rows;
    const page = await engine.catalogue.call('evaluations.rows', {
      evaluationId: id,
      labels: null,
      predicted: null,
      only: 'all',
      from: rows.length,
      limit,
    });
    rows.push(...page.rows);
    if (page.rows.length < limit) return rows;
  }
}

/** The other model's newest evaluation on all photos that judge it; made now if there is none. */
async function compare(
  { engine, run, output }: Session,
  evaluation: Evaluation,
  againstModelId: number,
  { seed, withoutMissing }: Pick<Options, 'seed' | 'withoutMissing'>,
): Promise<Pick<Printed, 'comparison' | 'adoption'>> {
  const known = await engine.catalogue.call('evaluations.list', { modelId: againstModelId });
  const whole = known.find(({ frame, sample }) => frame === sample);
  const measured = { modelId: againstModelId, sample: null, seed, withoutMissing: withoutMissing ?? false };
  const against = whole ?? (await run('evaluate', measured));
  const comparison = await engine.catalogue.call('evaluations.compare', {
    evaluationId: evaluation.id,
    againstId: against.id,
  });
  const adoption = await engine.catalogue.call('evaluations.adoption', {
    modelId: evaluation.modelId,
    againstModelId,
    from: 0,
    limit: PAGE,
  });
  sayComparison(output, comparison, adoption);
  return { comparison, adoption };
}
