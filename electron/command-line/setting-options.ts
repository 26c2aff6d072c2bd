/* The words of `vasculum train` for the settings of a run, made of the one table of them. */
import { type Command, Option } from 'commander';
import { DEFAULT_TRAINING, type TrainingMode, type TrainingSettings } from '../domain/training.ts';
import { wanted } from '../domain/bounds.ts';
import { FULL_ONLY } from '../domain/language/language.ts';
import type { Setting } from '../domain/setting.ts';
import {
  changesFor,
  DEFAULT_VALUES,
  grouped,
  SETTING_NAMES,
  settingOf,
  type SettingValues,
} from '../domain/setting-values.ts';
import type { SettingName } from '../domain/settings.ts';
import { TRAINING } from '../domain/language/command-line.ts';
import { readerOf } from './commands.ts';
import { WrongUse } from './wrong-use.ts';

/** What a person gave, under the names of the settings. */
export type Given = Partial<SettingValues>;

/** Each option under the name that commander keeps it by. */
const OPTIONS = SETTING_NAMES.map((name) => ({ name, option: optionOf(settingOf(name)) }));

export function withSettings(command: Command): Command {
  for (const { option } of OPTIONS) command.addOption(option);
  return command;
}

/** Of all options of a command. */
export function givenOf(options: object): Given {
  const words = new Map<string, unknown>(Object.entries(options));
  return Object.fromEntries(
    OPTIONS.map(({ name, option }) => [name, words.get(option.attributeName())]).filter(
      ([name, value]) => value !== undefined && !isSilence(name as SettingName, value),
    ),
  );
}

/** commander has a `--no-` option at true where it was not given. */
function isSilence(name: SettingName, value: unknown): boolean {
  return value === true && settingOf(name).default === true;
}

/** Throws WrongUse for what a quick run cannot have. */
export function settingsOf(given: Given): TrainingSettings {
  const mode: TrainingMode = given.mode ?? DEFAULT_VALUES.mode;
  for (const { name, option } of OPTIONS) {
    if (mode === 'quick' && settingOf(name).fullOnly && given[name] !== undefined) {
      throw new WrongUse(`${option.long ?? name}: ${FULL_ONLY}`);
    }
  }
  const changes = mode === 'quick' ? changesFor('quick') : {};
  return { ...DEFAULT_TRAINING, ...grouped({ ...DEFAULT_VALUES, ...changes, ...given }) };
}

function optionOf(row: Setting): Option {
  const option = new Option(row.flag);
  // Put into words only where help is shown.
  Object.defineProperty(option, 'description', { get: () => helpOf(row) });
  if (row.flagAlone !== undefined) option.preset(row.flagAlone);
  if (row.kind === 'choice' && !option.isBoolean())
    return option.choices(row.choices.map(String)).argParser(readerOf(row));
  return row.kind === 'whole' || row.kind === 'decimal' ? option.argParser(readerOf(row)) : option;
}

function helpOf(row: Setting): string {
  if (row.kind === 'switch' || row.flagAlone !== undefined) return row.help;
  const { help, example, fromWeights, quick } = row;
  const bounded = row.kind === 'choice' ? help : TRAINING.bounds(help, wanted(row));
  const tried = example === undefined ? '' : TRAINING.suchAs(example);
  return `${bounded}${tried}${TRAINING.defaults(row.default, fromWeights, quick)}`;
}
