/* An evaluation, a comparison and a leakage report as a person reads them in a terminal. */
import { certaintyWords, count, counted, percent, percentRange } from '../domain/words.ts';
import type { AdoptionPage, Comparison, Evaluation, EvaluationRow } from '../domain/evaluation.ts';
import type { Leak, LeakageReport } from '../domain/leakage.ts';
import { comparedWords, leakageUnknown, namedHereWords } from '../domain/language/language.ts';
import { measuredOnWord } from '../domain/named-here.ts';
import { workForError } from '../domain/statistics/work-curve.ts';
import type { Output } from './output.ts';
import { table } from './words.ts';

/** The work is printed for these shares of errors. */
const WISHED_ERRORS = [0.05, 0.02, 0.01];
const MOST_CHANGES = 10;

const LEAK_WORDS: Readonly<Record<Leak, string>> = {
  'same-specimen': 'show a specimen that was learned from',
  'same-event': 'show a specimen of a collecting event that was learned from',
  'exact-copy': 'are exact copies of photos learned from',
  'near-copy': 'look the same as photos learned from',
};

/** The paper's Table 1, then the measures with their intervals. */
export function sayEvaluation(output: Output, result: Evaluation, rows: readonly EvaluationRow[]): void {
  sayRows(output, result, rows);
  const { accuracy, top5, toCome } = result;
  const judging = `${measuredOnWord(result)} photo`;
  const census = result.sample === result.frame;
  const interval = ({ low, high }: Evaluation['accuracy']) =>
    census ? '' : ` (95 % interval ${percentRange(low, high)})`;
  output.say();
  output.say(
    `  ${count(accuracy.right)} of ${count(accuracy.n)} right: ${percent(accuracy.value)}${interval(accuracy)}`,
  );
  output.say(`  among the first five: ${percent(top5.value)}${interval(top5)}`);
  output.say(`  always saying the commonest taxon would give ${percent(result.chance)}`);
  output.say(
    census
      ? `  all ${counted(result.frame, judging)}, so nothing is estimated of them`
      : `  a simple random sample of ${count(result.sample)} of ${counted(result.frame, judging)}, seed ${result.seed}`,
  );
  if (result.namedHere) for (const sentence of namedHereWords(result.namedHere)) output.say(`  ${sentence}`);
  if (result.given && result.given.test > 0) output.say('  these are the photos that came in a folder for the test');
  if (result.validation) {
    const { photos, specimens } = result.validation;
    output.say(
      `  no part of the training looked at them: ${counted(photos, 'other photo')} of ${counted(specimens, 'specimen')} chose the epoch (validation)`,
    );
  }
  output.say(`  for photos to come: ${between(toCome.accuracy)}${alikeWords(result)}`);
  if (result.unreadable > 0)
    output.say(`  ${counted(result.unreadable, 'photo')} could not be read and is not counted`);
  if (result.changed)
    output.say(`  of these ${count(result.changed)} changed since the import; import the folder again`);
  if (result.otherSince)
    output.say(
      `  ${counted(result.otherSince, 'held-out photo')} left out: another content or box than when the run began`,
    );
  sayFigures(output, result);
}

function sayRows(output: Output, result: Evaluation, shown: readonly EvaluationRow[]): void {
  const rows = shown.map(({ catalogNumber, fileName, label, predicted, certainty, nameNow }) => [
    catalogNumber ?? fileName,
    label,
    predicted,
    certaintyWords(certainty),
    [label === predicted ? '' : 'wrong', nameNow === null ? '' : `now ${nameNow}`].filter(Boolean).join(', '),
  ]);
  const columns = [
    { title: 'ID', most: 24 },
    { title: 'Label', most: 34 },
    { title: 'Predict', most: 34 },
    { title: 'Sure', right: true },
    { title: '' },
  ];
  if (rows.length > 0) for (const line of table(columns, rows)) output.say(line);
  const more = result.accuracy.n - shown.length;
  if (more > 0) output.say(`  … and ${count(more)} more`);
}

function sayFigures(output: Output, result: Evaluation): void {
  const { ranks, macro, taxa, calibration, work, distances, drift } = result;
  for (const { rank, accuracy } of ranks)
    output.say(`  ${rank} right: ${percent(accuracy.value)} (${between(accuracy)})`);
  output.say(
    `  mean over ${counted(macro.taxa, 'taxon', 'taxa')}: precision ${percent(macro.precision)}, recall ${percent(macro.recall)}, F1 ${percent(macro.f1)} (${percent(macro.f1Low)} to ${percent(macro.f1High)})`,
  );
  const few = taxa.filter((taxon) => taxon.few);
  if (few.length > 0) {
    const fewest = few.reduce((a, b) => (b.support < a.support ? b : a));
    output.say(
      `  ${few.length} of ${counted(taxa.length, 'taxon', 'taxa')} have too few photos to say much of, such as ${fewest.scientificName}: only ${counted(fewest.support, 'photo')}`,
    );
  }
  if (calibration) {
    const { before, after, temperature, inUse, fittedOn } = calibration;
    const fitted = fittedWords(result, fittedOn);
    output.say(
      `  calibration error ${percent(before.ece)}, with temperature ${temperature.toFixed(2)}${fitted} ${percent(after.ece)}${inUse ? ' (in use)' : ''}`,
    );
  }
  const [names] = work;
  const points = names ? WISHED_ERRORS.map((wished) => workForError(names, wished, 'measured')) : [];
  for (const [index, point] of points.entries()) {
    if (!point || point.threshold === points[index - 1]?.threshold) continue;
    output.say(
      `  look at ${percent(point.lookAt)} (names below ${percent(point.threshold)}) and keep errors in the rest near ${percent(point.errors)}, at most ${percent(point.errorsHigh)}`,
    );
  }
  if (distances) {
    const { within, between: apart, silhouette } = distances.cosine;
    output.say(
      `  cosine distance within taxa ${within.toFixed(3)}, between taxa ${apart.toFixed(3)}; separation (silhouette) ${silhouette.toFixed(2)}`,
    );
  }
  if (drift) {
    output.say(
      `  new photos lie ${drift.distance.toPrecision(3)} from those learned from, ${measuredOnWord(result)} ones ${drift.usual.toPrecision(3)} (Fréchet distance, ${counted(drift.fresh, 'photo')} each)`,
    );
  }
}

function fittedWords({ validation, namedHere }: Evaluation, photos: number): string {
  if (namedHere?.temperatureCame) return ', which came with the model,';
  if (namedHere) return `, fitted on ${counted(photos, 'photo')} of a third of the specimens (seed 0),`;
  return validation ? `, fitted on ${counted(photos, 'validation photo')}` : '';
}

/** Photos of one specimen are alike, so several of them say less than as many specimens would. */
function alikeWords({ accuracy, specimens, toCome: { effective } }: Evaluation): string {
  if (effective === null || accuracy.n === specimens) return '';
  return ` (${counted(accuracy.n, 'photo')} of ${counted(specimens, 'specimen')} say as much as ${count(Math.round(effective))} of one specimen each)`;
}

function between({ low, high }: Evaluation['accuracy']): string {
  return `${percentRange(low, high)}`;
}

export function sayComparison(output: Output, comparison: Comparison, adoption: AdoptionPage): void {
  const { first, second, photos, onlyFirstRight, onlySecondRight, mcnemar, renamed } = comparison;
  output.say();
  const fromFile = comparedWords([first, second]);
  output.say(`  On ${counted(photos, 'photo')} ${fromFile === null ? 'held out of' : 'measured with'} both:`);
  if (fromFile !== null) output.say(`  ${fromFile}`);
  output.say(`  ${first.modelName}: ${percent(comparison.firstAccuracy.value)} right`);
  output.say(`  ${second.modelName}: ${percent(comparison.secondAccuracy.value)} right`);
  output.say(`  the first alone is right on ${count(onlyFirstRight)}, the second alone on ${count(onlySecondRight)}`);
  if (mcnemar) {
    const test = mcnemar.method === 'exact' ? 'exact' : 'with continuity correction';
    output.say(`  McNemar's test, ${test}: p = ${mcnemar.p.toPrecision(2)}`);
  }
  if (renamed > 0)
    output.say(`  ${counted(renamed, 'photo')} was measured under another name with one of the two and is left out`);
  const { specimens, changed, unanswered, rows } = adoption;
  if (specimens > 0) {
    output.say(
      `  With ${first.modelName} in place of ${second.modelName}, ${count(changed)} of ${counted(specimens, 'prediction')} would change`,
    );
  }
  for (const { now, instead, specimens: n } of rows.slice(0, MOST_CHANGES))
    output.say(`    ${count(n)}  ${now ?? 'no name'} -> ${instead ?? 'no name'}`);
  if (unanswered > 0) {
    output.say(
      `  ${counted(unanswered, 'specimen')} not answered by ${first.modelName} yet: recognise with it to know more`,
    );
  }
}

export function sayNoLeakage(output: Output, { modelName, namedHere }: Evaluation): void {
  output.say();
  output.say(`  ${leakageUnknown(modelName, namedHere?.sameAs ?? null)}`);
}

export function sayLeakage(output: Output, report: LeakageReport): void {
  output.say();
  const found = report.counts.filter(({ photos }) => photos > 0);
  const judging = report.validationPhotos > 0 ? 'test photo' : 'held-out photo';
  if (found.length === 0) output.say(`  No ${judging} was seen in another guise.`);
  for (const { leak, photos, validation } of found) {
    const chosen = validation > 0 ? ` (${count(validation)} of them not learned from, but chose the epoch)` : '';
    output.say(`  ${count(photos)} of ${counted(report.heldOutPhotos, judging)} ${LEAK_WORDS[leak]}${chosen}`);
  }
  if (report.unreadable > 0) output.say(`  ${counted(report.unreadable, 'photo')} could not be compared`);
}
