/* The parts that commands share: options, number parsing, how a command is called here. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Choice, type Figure, isAllowed, wanted } from '../domain/bounds.ts';
import { COUNTS } from '../domain/counts.ts';
import { toProblem } from '../domain/problems.ts';
import { isFolder } from '../files/make-folder.ts';
import { programFolder } from '../files/program-folder.ts';
import { SHARED } from '../domain/language/command-line.ts';
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
    .addOption(new Option('--json', SHARED.json))
    .addHelpText('after', `\n${SHARED.example}\n  ${called} ${example}`);
}

export interface CatalogueOption extends JsonOption {
  readonly catalogue: string;
}

/** What is written: the file that was named, or one of this name in the folder that was named. */
export function fileIn(out: string, name: string): string {
  const path = resolve(out);
  return isFolder(path) ? join(path, name) : path;
}

export function catalogueOption(): Option {
  return new Option('-c, --catalogue <dir>', SHARED.catalogue).makeOptionMandatory();
}

export interface PhotosOption {
  readonly readPhotosFrom?: readonly string[];
}

/** For commands that read photos: a catalogue from elsewhere may name any folder, so a person agrees to each. */
export function photosOption(): Option {
  return new Option('--read-photos-from <dir>', SHARED.readPhotosFrom).argParser(
    (folder: string, before: readonly string[] = []) => [...before, folder],
  );
}

export interface MissingOption {
  readonly withoutMissing?: true;
}

/** For commands that wait for photos whose folder is away. */
export function missingOption(): Option {
  return new Option('--without-missing', SHARED.withoutMissing);
}

/** Names the option when the work ended because it was not given. */
export async function sayingHowWithout<T>(output: Output, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (toProblem(error).code === 'photos-away') output.say(`  ${SHARED.howWithoutMissing}`);
    throw error;
  }
}

/** Checks only that it is a number. The job checks the bounds. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError(SHARED.wholeNumber);
  return Number(text);
}

/** Reads a value that is allowed. */
export function readerOf<R extends Figure | Choice>(rule: R): (text: string) => ReadBy<R> {
  return (text) => {
    const value = valueOf(rule, text);
    if (isAllowed(rule, value)) return value as ReadBy<R>;
    throw new InvalidArgumentError(SHARED.mustBe(wanted(rule)));
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
    throw new InvalidArgumentError(SHARED.shard);
  }
  return [Number(index), Number(parts)];
}
