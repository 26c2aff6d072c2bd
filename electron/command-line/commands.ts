/* The parts that commands share: options, number parsing, how a command is called here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Choice, type Figure, isAllowed, wanted } from '../domain/bounds.ts';
import { COUNTS } from '../domain/counts.ts';
import { toProblem } from '../domain/problems.ts';
import { programFolder } from '../files/program-folder.ts';
import type { Output } from './output.ts';

/** In the source tree the program is called through npm. */
export const called = existsSync(join(programFolder, 'electron', 'main', 'main.ts'))
  ? 'npm run --silent vasculum --'
  : 'vasculum';

/** How to open the window on a catalogue. */
export function windowCommand(folder: string): string {
  return called.startsWith('npm')
    ? `npm start -- --catalogue ${quoted(folder)}`
    : `vasculum --catalogue ${quoted(folder)}`;
}

/** Quoted so that a POSIX shell reads the same word again. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export interface JsonOption {
  readonly json?: true;
}

/** A command with what all commands have: --json, and an example below the help. */
export function command(name: string, description: string, example: string): Command {
  return new Command(name)
    .description(description)
    .addOption(new Option('--json', 'one JSON object a line on standard output, nothing else'))
    .addHelpText('after', `\nExample:\n  ${called} ${example}`);
}

export interface CatalogueOption extends JsonOption {
  readonly catalogue: string;
}

export function catalogueOption(): Option {
  return new Option('-c, --catalogue <dir>', "the catalogue's folder").makeOptionMandatory();
}

export interface PhotosOption {
  readonly readPhotosFrom?: readonly string[];
}

/** For commands that read photos: a catalogue from elsewhere may name any folder, so a person agrees to each. */
export function photosOption(): Option {
  return new Option(
    '--read-photos-from <dir>',
    'agree that the photos of this catalogue in DIR are read, now and later; needed once for a catalogue that came from elsewhere; may be given several times',
  ).argParser((folder: string, before: readonly string[] = []) => [...before, folder]);
}

export interface MissingOption {
  readonly withoutMissing?: true;
}

/** For commands that wait for photos whose folder is away. */
export function missingOption(): Option {
  return new Option('--without-missing', 'go on without photos that are not there, and say how many they are');
}

/** Names the option when the work ended because it was not given. */
export async function sayingHowWithout<T>(output: Output, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (toProblem(error).code === 'photos-away')
      output.say('  If they are gone for good, --without-missing goes on with the photos that are there.');
    throw error;
  }
}

/** Checks only that it is a number. The job checks the bounds. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** Reads a value that is allowed. */
export function readerOf<R extends Figure | Choice>(rule: R): (text: string) => ReadBy<R> {
  return (text) => {
    const value = valueOf(rule, text);
    if (isAllowed(rule, value)) return value as ReadBy<R>;
    throw new InvalidArgumentError(`It must be ${wanted(rule)}.`);
  };
}

type ReadBy<R> = R extends { readonly choices: readonly (infer Value)[] } ? Value : number;

function valueOf(rule: Figure | Choice, text: string): unknown {
  if (rule.kind === 'choice') return rule.choices.find((choice) => String(choice) === text);
  const isNumber = rule.kind === 'whole' ? /^\d{1,15}$/.test(text) : text.trim() !== '';
  return isNumber ? Number(text) : undefined;
}

/** `0/4`: the first of four parts. */
export function shardOf(text: string): readonly [number, number] {
  const [, index, parts] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (index === undefined || Number(index) >= Number(parts) || !isAllowed(COUNTS.shards, Number(parts))) {
    throw new InvalidArgumentError('It must be I/N with I from 0 to N-1, such as 0/4.');
  }
  return [Number(index), Number(parts)];
}
