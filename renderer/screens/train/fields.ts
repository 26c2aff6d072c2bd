/*
 * The settings as they are typed: each a text until it is a number within its bounds, else words that say what is
 * wanted. Pure; no DOM.
 */
import type { AdvancedChoices } from '../../../electron/domain/advanced-settings.ts';
import type { TrainingSettings } from '../../../electron/domain/training.ts';
import { TRAIN } from '../../../electron/domain/language/window.ts';
import { isAllowed, wanted } from '../../../electron/domain/bounds.ts';
import type { FigureSetting } from '../../../electron/domain/setting.ts';
import {
  type FigureName,
  FIGURE_NAMES,
  grouped,
  isUsed,
  SETTING_NAMES,
  ungrouped,
  valuesOf,
} from '../../../electron/domain/setting-values.ts';
import { LONGEST_NAME, SETTINGS } from '../../../electron/domain/settings.ts';

/** What the table says of a field. */
export function ruleOf(field: FigureName): FigureSetting {
  return SETTINGS[field];
}

export type Drafts = Record<FigureName, string>;
export type Faults = Partial<Record<FigureName, string>>;

/** A figure as its field shows it, without trailing zeros. */
export function draftOf(field: FigureName, value: number): string {
  const shown = ruleOf(field).percent ? value * 100 : value;
  const text = String(Number(shown.toPrecision(10)));
  return text.includes('e') ? shown.toFixed(12).replace(/0+$/, '') : text;
}

export function draftsOf(settings: TrainingSettings): Drafts {
  const values = ungrouped(settings);
  return Object.fromEntries(FIGURE_NAMES.map((field) => [field, draftOf(field, values[field])])) as Drafts;
}

export type Typed = { readonly value: number } | { readonly fault: string };

/** What a field's text means; a comma may stand for the decimal point. */
export function readField(field: FigureName, text: string): Typed {
  const rule = ruleOf(field);
  const tidy = text.trim().replace(/\s*%$/, '');
  const plain = rule.kind === 'whole' ? tidy : tidy.replace(',', '.');
  const typed = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  const value = rule.percent ? Number((typed / 100).toPrecision(12)) : typed;
  return isAllowed(rule, value) ? { value } : { fault: faultWords(rule) };
}

function faultWords(rule: FigureSetting): string {
  const { name, percent = false, example = rule.default } = rule;
  return TRAIN.settingsForm.fault(name, wanted(rule, percent), percent ? `${example * 100} %` : String(example));
}

/** All values of a choice, in the order of their words. */
export function offered<Value extends string>(
  words: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly label: string }[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));
}

/** The other settings: chosen, not typed. */
export type Choices = Pick<TrainingSettings, 'name' | 'mode' | 'depth' | 'startFrom' | 'schedule'> &
  AdvancedChoices & { readonly flip: boolean };

/**
 * All settings when every field is right, and what is wrong with those that are not. What a run of this mode and schedule has
 * no use for is as in `fallback`, whatever stands in its field.
 */
export function readSettings(
  drafts: Drafts,
  { name, startFrom, ...chosen }: Choices,
  fallback: TrainingSettings,
): { readonly settings: TrainingSettings | null; readonly faults: Faults } {
  const faults: Faults = {};
  const known = ungrouped(fallback);
  const figures = valuesOf(FIGURE_NAMES, (field) => {
    const typed = readField(field, drafts[field]);
    if ('value' in typed) return typed.value;
    if (isUsed(field, chosen)) faults[field] = typed.fault;
    return known[field];
  });
  const read = { ...figures, ...chosen };
  const values = valuesOf(SETTING_NAMES, (setting) => (isUsed(setting, chosen) ? read : known)[setting]);
  const areRates = faults.learningRate === undefined && faults.minLearningRate === undefined;
  if (areRates && isUsed('minLearningRate', chosen) && values.minLearningRate > values.learningRate) {
    faults.minLearningRate = TRAIN.settingsForm.lowestAboveHighest;
  }
  if (name.length > LONGEST_NAME || Object.keys(faults).length > 0) return { settings: null, faults };
  return { settings: { ...grouped(values), name: name.trim(), startFrom }, faults };
}
