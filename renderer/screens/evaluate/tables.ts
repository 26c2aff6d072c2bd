/*
 * An evaluation's figures as tables for others: plain CSV (RFC 4180), shares 0..1, names in full. Pure.
 */
import type { Calibration, Evaluation, EvaluationRow, WorkCurve } from '../../../electron/contract/evaluation.ts';
import { RELIABILITY_COLUMNS, reliabilityRows } from '../../../electron/contract/plots/reliability.ts';

type Cell = string | number | boolean | null;

export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[head, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

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

/** One row a label, one column a prediction. */
export function matrixTable({ taxa, confusion }: Pick<Evaluation, 'taxa' | 'confusion'>): string {
  const names = taxa.map(({ scientificName }) => scientificName);
  return csvText(
    ['label', ...names],
    confusion.map((row, index) => [names[index] ?? '', ...row]),
  );
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
