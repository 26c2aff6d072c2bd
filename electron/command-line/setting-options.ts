/* The words of `vasculum train` for the settings of a run, made of the one table of them. */
import { type Command, Option } from 'commander';
import { type Given, PROPOSALS } from '../domain/proposal.ts';
import { wanted } from '../domain/bounds.ts';
import { fullOnly } from '../domain/language/language.ts';
import type { Setting } from '../domain/setting.ts';
import { SETTING_NAMES, settingOf } from '../domain/setting-values.ts';
import type { SettingName } from '../domain/settings.ts';
import { TRAINING } from '../domain/language/command-line.ts';
import { readerOf } from './commands.ts';
import { WrongUse } from './wrong-use.ts';

/** Each option under the name that commander keeps it by. */
const OPTIONS = SETTING_NAMES.map((name) => ({ name, option: optionOf(name) }));

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
export function refuseUnused(given: Given): void {
  for (const { name, option } of OPTIONS) {
    if (given.mode === 'quick' && settingOf(name).fullOnly && given[name] !== undefined) {
      throw new WrongUse(`${option.long ?? name}: ${fullOnly()}`);
    }
  }
}

function optionOf(name: SettingName): Option {
  const row = settingOf(name);
  const option = new Option(row.flag);
  // Put into words only where help is shown.
  Object.defineProperty(option, 'description', { get: () => helpOf(name, row) });
  if (row.flagAlone !== undefined) option.preset(row.flagAlone);
  if (row.kind === 'choice' && !option.isBoolean())
    return option.choices(row.choices.map(String)).argParser(readerOf(row));
  return row.kind === 'whole' || row.kind === 'decimal' ? option.argParser(readerOf(row)) : option;
}

function helpOf(name: SettingName, row: Setting): string {
  if (row.kind === 'switch' || row.flagAlone !== undefined) return row.help;
  const { help, example, fromWeights, quick } = row;
  const bounded = row.kind === 'choice' ? help : TRAINING.bounds(help, wanted(row));
  const tried = example === undefined ? '' : TRAINING.suchAs(example);
  const values = { usual: row.default, proposed: proposedFor(name), fromWeights, quick };
  return `${bounded}${tried}${TRAINING.defaults(values)}`;
}

/** What the rows of the proposals say of a setting; neighbours that say the same are one. */
function proposedFor(name: SettingName): readonly { readonly below: number; readonly value: unknown }[] {
  const usual = settingOf(name).default;
  const rows = PROPOSALS.map(({ below, values }) => ({ below, value: values[name] ?? usual }));
  return rows.filter(({ value }, index) => value !== (rows[index + 1] ?? { value: usual }).value);
}
