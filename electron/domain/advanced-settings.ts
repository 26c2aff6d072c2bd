/*
 * The settings of a run that most people leave alone. Each is off in its default, and a run in which all are off learns
 * exactly as one from before they were there. What each may be is said in `domain/settings.ts`. Runs everywhere.
 */
import { ADVANCED_NAMES, type AdvancedName, DEFAULT_VALUES, type SettingValues, valuesOf } from './setting-values.ts';

export type TrainFrom = SettingValues['trainFrom'];
export type Ensemble = SettingValues['ensemble'];
export type Precision = Exclude<SettingValues['precision'], 'auto'>;
export type AdvancedSettings = Pick<SettingValues, AdvancedName>;

export const DEFAULT_ADVANCED: AdvancedSettings = valuesOf(ADVANCED_NAMES, (name) => DEFAULT_VALUES[name]);

/** Those that are chosen, not typed as figures. */
export type AdvancedChoices = Pick<
  AdvancedSettings,
  'trainFrom' | 'frozenBatchNorm' | 'balanced' | 'ensemble' | 'precision'
>;

export function advancedChoices(settings: AdvancedSettings): AdvancedChoices {
  const { trainFrom, balanced, ensemble, precision } = settings;
  // A new run rests all of it or nothing.
  return {
    trainFrom,
    frozenBatchNorm: settings.frozenBatchNorm === 'off' ? 'off' : 'all',
    balanced,
    ensemble,
    precision,
  };
}
