/* An evaluation's figures as CSV, for other people and programs. Pure. */
import type { Calibration, Evaluation, EvaluationRow, WorkCurve } from '../../../electron/domain/evaluation.ts';
import { confusionTable } from '../../../electron/domain/plots/confusion.ts';
import { RELIABILITY_COLUMNS, reliabilityRows } from '../../../electron/domain/plots/reliability.ts';
import { csvText } from '../../state/csv.ts';

/** Table 1: ID, Label, Predict; and what else is known of each photo. */
export function sampleTable(rows: readonly EvaluationRow[]): string {
  return csvText(
    ['ID', 'Label', 'Predict', 'right', 'certainty', 'fileName', 'nameNow'],
    rows.map(({ catalogNumber, fileName, label, predicted, certainty, nameNow }) => [
      catalogNumber ?? fileName,
      label,
      predicted,
      label === predicted,
      certainty,
      fileName,
      nameNow,
    ]),
  );
}

export function matrixTable(measured: Pick<Evaluation, 'taxa' | 'confusion'>): string {
  const { head, rows } = confusionTable(measured);
  return csvText(head, rows);
}

export function taxaTable({ taxa }: Pick<Evaluation, 'taxa'>): string {
  return csvText(
    ['scientificName', 'taxonRank', 'support', 'precision', 'recall', 'recallLow', 'recallHigh', 'f1'],
    taxa.map((one) => [
      one.scientificName,
      one.taxonRank,
      one.support,
      one.precision,
      one.recall,
      one.recallLow,
      one.recallHigh,
      one.f1,
    ]),
  );
}

export function reliabilityTable(calibration: Calibration): string {
  return csvText(RELIABILITY_COLUMNS, reliabilityRows(calibration));
}

export function workTable(curves: readonly WorkCurve[]): string {
  return csvText(
    ['rank', 'threshold', 'lookAt', 'errors', 'errorsLow', 'errorsHigh'],
    curves.flatMap(({ rank, threshold, lookAt, errors, errorsLow, errorsHigh }) =>
      threshold.map((value, index) => [
        rank ?? 'name',
        value,
        lookAt[index] ?? null,
        errors[index] ?? null,
        errorsLow[index] ?? null,
        errorsHigh[index] ?? null,
      ]),
    ),
  );
}
