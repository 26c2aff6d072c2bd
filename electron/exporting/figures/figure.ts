/* What is written for one figure: a drawing, the numbers in it, and the sentence below it. Pure. */
import type { Evaluation } from '../../domain/evaluation.ts';
import { guarded } from '../../domain/formula-guard.ts';
import { namedHereWords } from '../../domain/language/language.ts';
import { csvText } from '../csv/csv.ts';

export type Cell = string | number | boolean | null;

export interface Table {
  /** File name without its ending. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Figure {
  /** File name without its ending. */
  readonly name: string;
  readonly caption: string;
  readonly svg: string;
  readonly tables: readonly Table[];
}

/** RFC 4180, numbers in full, nothing for null, no text that a spreadsheet takes for a formula. */
export function tableText({ head, rows }: Table): string {
  const cells = rows.map((row) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'string' ? guarded(cell) : String(cell))),
  );
  return csvText([head.map(guarded), ...cells], { separator: ',', mark: false, guard: false });
}

/** "figure", "figure-2", "figure-3": the sheets of one figure, from 0. */
export function sheetName(name: string, sheet: number): string {
  return sheet === 0 ? name : `${name}-${sheet + 1}`;
}

export function inSheets<T>(items: readonly T[], perSheet: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / perSheet) }, (_, sheet) =>
    items.slice(sheet * perSheet, (sheet + 1) * perSheet),
  );
}

/** The end of a caption where the model came in a file: whose names these are, and what is not known. */
export function fromFileWords({ namedHere }: Pick<Evaluation, 'namedHere'>): string {
  return namedHere ? ` ${namedHereWords(namedHere).join(' ')}` : '';
}
