/* Reads a comma-separated list of known words. */
import { InvalidArgumentError } from 'commander';
import { EXPORTING } from '../domain/language/command-line.ts';

export function oneOf<T extends string>(words: readonly T[]): (text: string) => readonly T[] {
  return (text) =>
    text.split(',').map((word) => {
      const known = words.find((one) => one === word.trim());
      if (known === undefined) throw new InvalidArgumentError(EXPORTING.noneOf(word, words));
      return known;
    });
}
