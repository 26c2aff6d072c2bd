/*
 * What is worked out from the table of settings: the types and defaults of their values, and which of them a run has. Pure;
 * runs everywhere.
 */
import type { Setting } from './setting.ts';
import { type SettingName, SETTINGS } from './settings.ts';

type Table = typeof SETTINGS;
type NamesOf<Row> = { [K in SettingName]: Table[K] extends Row ? K : never }[SettingName];

type ValueOf<Row> = Row extends { readonly choices: readonly (infer Value)[] }
  ? Value
  : Row extends { readonly kind: 'switch' }
    ? boolean
    : number;

/** Each setting's value under its own name. */
export type SettingValues = { readonly [K in SettingName]: ValueOf<Table[K]> };

export type FigureName = NamesOf<{ readonly kind: 'whole' | 'decimal' }>;
export type AdvancedName = NamesOf<{ readonly advanced: true }>;
export type AugmentationName = NamesOf<{ readonly part: 'augmentation' }>;

export type Grouped<Values extends Readonly<Record<AugmentationName, unknown>>> = Omit<Values, AugmentationName> & {
  readonly augmentation: Pick<Values, AugmentationName>;
};

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

export function isSettingName(key: unknown): key is SettingName {
  return SETTING_NAMES.some((name) => name === key);
}

export function settingOf(name: SettingName): Setting {
  return SETTINGS[name];
}

function namesOf<Name extends SettingName>(isMeant: (row: Setting) => boolean): readonly Name[] {
  return SETTING_NAMES.filter((name) => isMeant(SETTINGS[name])) as Name[];
}

export const FIGURE_NAMES = namesOf<FigureName>(({ kind }) => kind === 'whole' || kind === 'decimal');
export const ADVANCED_NAMES = namesOf<AdvancedName>(({ advanced }) => advanced === true);

/** The values of some settings, each as `valueOf` gives it. */
export function valuesOf<Name extends SettingName>(
  names: readonly Name[],
  valueOf: (name: Name) => unknown,
): Pick<SettingValues, Name> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Pick<SettingValues, Name>;
}

export const DEFAULT_VALUES: SettingValues = valuesOf(SETTING_NAMES, (name) => SETTINGS[name].default);

type Changed<Key extends 'quick' | 'fromWeights'> = {
  readonly [K in SettingName as Table[K] extends Readonly<Record<Key, unknown>> ? K : never]: ValueOf<Table[K]>;
};

/** Where the default is another: of a quick run, of one that does not begin from nothing. */
export function changesFor<Key extends 'quick' | 'fromWeights'>(key: Key): Changed<Key> {
  const changed = namesOf((row) => row[key] !== undefined);
  return Object.fromEntries(changed.map((name) => [name, settingOf(name)[key]])) as Changed<Key>;
}

/** Settings as a run keeps them; also what is said of each. */
export function grouped<Values extends Readonly<Record<AugmentationName, unknown>>>(values: Values): Grouped<Values> {
  const { rotation, cropArea, flip, colour, ...others } = values;
  return { ...others, augmentation: { rotation, cropArea, flip, colour } as Pick<Values, AugmentationName> };
}

export function ungrouped({ augmentation, ...others }: Grouped<SettingValues>): SettingValues {
  return { ...others, ...augmentation };
}

/** Whether a run of this mode and schedule has any use for a setting. */
export function isUsed(name: SettingName, { mode, schedule }: Pick<SettingValues, 'mode' | 'schedule'>): boolean {
  const { fullOnly, schedules } = settingOf(name);
  return !(mode === 'quick' && fullOnly) && (schedules?.includes(schedule) ?? true);
}

/** As the beginning of a line. */
export function titleOf({ name }: Setting): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** What a paper says of a setting; empty where it is as by default, or nothing is said of it. */
export function methodsOf({ default: usual, methods }: Setting, value: unknown): string {
  // Row and value belong together; the compiler cannot follow that through the union of all rows.
  return value === usual || !methods ? '' : (methods as (value: unknown) => string)(value);
}
