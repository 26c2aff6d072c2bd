/*
 * What a value may be: figures with their ends, choices, switches. Every door that a value comes in
 * by (schema, run, form, command line) asks here. Pure; runs everywhere.
 */
import { BOUNDS } from './language/language.ts';

export interface Figure {
  readonly kind: 'whole' | 'decimal';
  readonly low: number;
  readonly high: number;
  /** The end that is not allowed itself. */
  readonly open?: 'low' | 'high';
  readonly multipleOf?: number;
}

export interface Choice {
  readonly kind: 'choice';
  readonly choices: readonly (string | number)[];
}

export interface Switch {
  readonly kind: 'switch';
}

export type Rule = Figure | Choice | Switch;

export function whole(low: number, high: number): Figure {
  return { kind: 'whole', low, high };
}

export function decimal(low: number, high: number, open?: 'low' | 'high'): Figure {
  return { kind: 'decimal', low, high, ...(open && { open }) };
}

export function choice<const Choices extends Choice['choices']>(choices: Choices) {
  return { kind: 'choice', choices } as const;
}

export function isAllowed(rule: Rule, value: unknown): boolean {
  if (rule.kind === 'switch') return typeof value === 'boolean';
  if (rule.kind === 'choice') return rule.choices.some((choice) => choice === value);
  const { kind, low, high, open, multipleOf = null } = rule;
  return (
    typeof value === 'number' &&
    (kind === 'whole' ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    (open === 'low' ? value > low : value >= low) &&
    (open === 'high' ? value < high : value <= high) &&
    (multipleOf === null || value % multipleOf === 0)
  );
}

/** Such as "a whole number from 2 to 1,024"; `percent`: its ends are shown so. */
export function wanted(rule: Rule, percent = false): string {
  if (rule.kind === 'switch') return BOUNDS.yesOrNo;
  return rule.kind === 'choice' ? BOUNDS.oneOf(rule.choices) : BOUNDS.figure(rule, percent);
}

/** The end of a sentence that begins with what the value is called. */
export function refusalOf(rule: Rule, value: unknown): string {
  return BOUNDS.refused(wanted(rule), String(value));
}
