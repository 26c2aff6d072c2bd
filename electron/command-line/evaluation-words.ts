/* An evaluation, a comparison and a leakage report as a person reads them in a terminal. */
import { certaintyWords } from '../domain/words.ts';
import type { AdoptionPage, Comparison, Evaluation, EvaluationRow } from '../domain/evaluation.ts';
import type { LeakageReport } from '../domain/leakage.ts';
import { comparedWords, leakageUnknown, namedHereWords } from '../domain/language/language.ts';
import { measuredOnWord } from '../domain/named-here.ts';
import { workForError } from '../domain/statistics/work-curve.ts';
import { COMPARING, EVALUATING, LEAKAGE, SHARED } from '../domain/language/command-line.ts';
import type { Output } from './output.ts';
import { table } from './words.ts';

/** The work is printed for these shares of errors. */
const WISHED_ERRORS = [0.05, 0.02, 0.01];
const MOST_CHANGES = 10;

/** The paper's Table 1, then the measures with their intervals. */
export function sayEvaluation(output: Output, result: Evaluation, rows: readonly EvaluationRow[]): void {
  sayRows(output, result, rows);
  const { accuracy, top5, toCome } = result;
  const photo = EVALUATING.photo(measuredOnWord(result));
  const { frame, sample, seed } = result;
  const census = sample === frame;
  output.say();
  output.say(`  ${EVALUATING.right(accuracy, census)}`);
  output.say(`  ${EVALUATING.firstFive(top5, census)}`);
  output.say(`  ${EVALUATING.chance(result.chance)}`);
  output.say(`  ${census ? EVALUATING.census(frame, photo) : EVALUATING.drawn(sample, frame, photo, seed)}`);
  if (result.namedHere) for (const sentence of namedHereWords(result.namedHere)) output.say(`  ${sentence}`);
  if (result.given && result.given.test > 0) output.say(`  ${EVALUATING.cameForTest}`);
  if (result.validation) output.say(`  ${EVALUATING.validation(result.validation)}`);
  output.say(`  ${EVALUATING.toCome(toCome.accuracy)}${alikeWords(result)}`);
  if (result.unreadable > 0) output.say(`  ${EVALUATING.unreadable(result.unreadable)}`);
  if (result.changed) output.say(`  ${EVALUATING.changed(result.changed)}`);
  if (result.otherSince) output.say(`  ${EVALUATING.otherSince(result.otherSince)}`);
  sayFigures(output, result);
}

function sayRows(output: Output, result: Evaluation, shown: readonly EvaluationRow[]): void {
  const rows = shown.map(({ catalogNumber, fileName, label, predicted, certainty, nameNow }) => [
    catalogNumber ?? fileName,
    label,
    predicted,
    certaintyWords(certainty),
    [label === predicted ? '' : EVALUATING.wrong, nameNow === null ? '' : EVALUATING.now(nameNow)]
      .filter(Boolean)
      .join(', '),
  ]);
  const columns = [
    { title: EVALUATING.columns.id, most: 24 },
    { title: EVALUATING.columns.label, most: 34 },
    { title: EVALUATING.columns.predicted, most: 34 },
    { title: EVALUATING.columns.sure, right: true },
    { title: '' },
  ];
  if (rows.length > 0) for (const line of table(columns, rows)) output.say(line);
  const more = result.accuracy.n - shown.length;
  if (more > 0) output.say(`  ${SHARED.more(more)}`);
}

function sayFigures(output: Output, result: Evaluation): void {
  const { ranks, macro, taxa, calibration, work, distances, drift } = result;
  for (const { rank, accuracy } of ranks) output.say(`  ${EVALUATING.rank(rank, accuracy)}`);
  output.say(`  ${EVALUATING.macro(macro)}`);
  const few = taxa.filter((taxon) => taxon.few);
  if (few.length > 0) {
    const fewest = few.reduce((a, b) => (b.support < a.support ? b : a));
    output.say(`  ${EVALUATING.few(few.length, taxa.length, fewest.scientificName, fewest.support)}`);
  }
  if (calibration) {
    const { before, after, temperature, inUse, fittedOn } = calibration;
    const fitted = fittedWords(result, fittedOn);
    const said = EVALUATING.calibration({ before: before.ece, temperature, fitted, after: after.ece, inUse });
    output.say(`  ${said}`);
  }
  const [names] = work;
  const points = names ? WISHED_ERRORS.map((wished) => workForError(names, wished, 'measured')) : [];
  for (const [index, point] of points.entries()) {
    if (!point || point.threshold === points[index - 1]?.threshold) continue;
    output.say(`  ${EVALUATING.work(point)}`);
  }
  if (distances) output.say(`  ${EVALUATING.distances(distances.cosine)}`);
  if (drift) output.say(`  ${EVALUATING.drift(drift, measuredOnWord(result))}`);
}

function fittedWords({ validation, namedHere }: Evaluation, photos: number): string {
  const { came, here, validation: on } = EVALUATING.fitted;
  if (namedHere) return namedHere.temperatureCame ? came : here(photos);
  return validation ? on(photos) : '';
}

function alikeWords({ accuracy, specimens, toCome: { effective } }: Evaluation): string {
  if (effective === null || accuracy.n === specimens) return '';
  return EVALUATING.alike(accuracy.n, specimens, effective);
}

export function sayComparison(output: Output, comparison: Comparison, adoption: AdoptionPage): void {
  const { first, second, photos, onlyFirstRight, onlySecondRight, mcnemar, renamed } = comparison;
  output.say();
  const fromFile = comparedWords([first, second]);
  output.say(`  ${COMPARING.on(photos, fromFile !== null)}`);
  if (fromFile !== null) output.say(`  ${fromFile}`);
  output.say(`  ${COMPARING.right(first.modelName, comparison.firstAccuracy.value)}`);
  output.say(`  ${COMPARING.right(second.modelName, comparison.secondAccuracy.value)}`);
  output.say(`  ${COMPARING.alone(onlyFirstRight, onlySecondRight)}`);
  if (mcnemar) output.say(`  ${COMPARING.mcnemar(mcnemar)}`);
  if (renamed > 0) output.say(`  ${COMPARING.renamed(renamed)}`);
  const { specimens, changed, unanswered, rows } = adoption;
  if (specimens > 0) output.say(`  ${COMPARING.adoption(first.modelName, second.modelName, changed, specimens)}`);
  for (const { now, instead, specimens: n } of rows.slice(0, MOST_CHANGES))
    output.say(`    ${COMPARING.change(n, now, instead)}`);
  if (unanswered > 0) output.say(`  ${COMPARING.unanswered(unanswered, first.modelName)}`);
}

export function sayNoLeakage(output: Output, { modelName, namedHere }: Evaluation): void {
  output.say();
  output.say(`  ${leakageUnknown(modelName, namedHere?.sameAs ?? null)}`);
}

export function sayLeakage(output: Output, report: LeakageReport): void {
  output.say();
  const found = report.counts.filter(({ photos }) => photos > 0);
  const judging = LEAKAGE.judging[report.validationPhotos > 0 ? 'test' : 'heldOut'];
  if (found.length === 0) output.say(`  ${LEAKAGE.none(judging)}`);
  for (const { leak, photos, validation } of found) {
    const chosen = validation > 0 ? LEAKAGE.chose(validation) : '';
    output.say(`  ${LEAKAGE.found(photos, report.heldOutPhotos, judging, LEAKAGE.kinds[leak])}${chosen}`);
  }
  if (report.unreadable > 0) output.say(`  ${LEAKAGE.unreadable(report.unreadable)}`);
}
