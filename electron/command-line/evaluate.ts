/* `vasculum evaluate`: a simple random sample of the held-out photos, and how many the model gets right. */
import type { Evaluation } from '../contract/training.ts';
import { catalogueOption, type CatalogueOption, command, wholeNumber } from './commands.ts';
import type { Output } from './output.ts';
import { sit } from './session.ts';
import { count, percent, plural, table } from './words.ts';

interface Options extends CatalogueOption {
  readonly model?: string;
  readonly sample?: number;
  readonly seed: number;
  readonly rows: number;
}

export const evaluate = command(
  'evaluate',
  'measure a model on photos held out of its training',
  'evaluate --catalogue ~/beetles --sample 100 --seed 1',
)
  .addOption(catalogueOption())
  .option('--model <name>', 'the newest model when left out')
  .option('--sample <n>', 'photos drawn by simple random sampling; all held-out ones when left out', wholeNumber)
  .option('--seed <n>', 'the same seed draws the same sample', wholeNumber, 1)
  .option('--rows <n>', 'rows of the table that are printed', wholeNumber, 20)
  .action((options: Options) =>
    sit(options.json === true, 'evaluate', async ({ open, run, modelId, output }) => {
      await open(options.catalogue);
      const result = await run('evaluate', {
        modelId: await modelId(options.model),
        sample: options.sample ?? null,
        seed: options.seed,
      });
      sayEvaluation(output, result, options.rows);
      return result;
    }),
  );

/** The paper's Table 1, then the measures with their intervals. */
export function sayEvaluation(output: Output, result: Evaluation, mostRows: number): void {
  const shown = result.rows.slice(0, mostRows);
  const rows = shown.map(({ catalogNumber, fileName, label, predicted, certainty }) => [
    catalogNumber ?? fileName,
    label,
    predicted,
    percent(certainty, 0),
    label === predicted ? '' : 'wrong',
  ]);
  const columns = [
    { title: 'ID', most: 24 },
    { title: 'Label', most: 34 },
    { title: 'Predict', most: 34 },
    { title: 'Sure', right: true },
    { title: '' },
  ];
  for (const line of table(columns, rows)) output.say(line);
  if (result.rows.length > shown.length) output.say(`  … and ${count(result.rows.length - shown.length)} more`);
  const { accuracy, top5 } = result;
  const census = result.sample === result.frame;
  const interval = ({ low, high }: Evaluation['accuracy']) =>
    census ? '' : ` (95 % interval ${percent(low)} to ${percent(high)})`;
  output.say();
  output.say(
    `  ${count(accuracy.right)} of ${count(accuracy.n)} right: ${percent(accuracy.value)}${interval(accuracy)}`,
  );
  output.say(`  among the first five: ${percent(top5.value)}${interval(top5)}`);
  output.say(`  always saying the commonest taxon would give ${percent(result.chance)}`);
  output.say(
    census
      ? `  all ${plural(result.frame, 'held-out photo')}, so nothing is estimated`
      : `  a simple random sample of ${count(result.sample)} of ${plural(result.frame, 'held-out photo')}, seed ${result.seed}`,
  );
  if (result.unreadable > 0) output.say(`  ${plural(result.unreadable, 'photo')} could not be read and is not counted`);
}
