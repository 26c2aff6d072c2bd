/* Catalogue numbers as tables write them, and as spreadsheets spoil them. Pure. */
import { Several } from './several.ts';

const EXPONENT = /^(\d)(?:[.,](\d+))?E([+-]?)0*(\d{1,3})$/i;
/** "1.00E+05", which no number is that a person gave; "1E5" may be one. */
export function isMadeExponent(text: string): boolean {
  const [, , rest, sign] = EXPONENT.exec(text) ?? [];
  return rest !== undefined || (sign !== undefined && sign !== '');
}

const MOST_DIGITS = 15;

/** Digits without leading zeros, of a number that a spreadsheet may have taken for one; null for others. */
function value(text: string): string | null {
  const whole = /^0*(\d+?)(?:[.,]0+)?$/.exec(text)?.[1];
  if (whole !== undefined) return whole;
  const [, first = '', rest = '', sign, power = ''] = EXPONENT.exec(text) ?? [];
  const zeros = Number(power) - rest.length;
  if (first === '' || sign === '-' || zeros < 0 || Number(power) > MOST_DIGITS) return null;
  return (first + rest + '0'.repeat(zeros)).replace(/^0+(?=\d)/, '');
}

/** Numbers that are there, to be found by what a spreadsheet made of them. */
export class SpoiltIndex {
  readonly #byValue = new Several<string>();
  /** By the digits that an exponent leaves: "1.00E+05" stands for all from 99500 to 100499. */
  readonly #rounded = new Map<number, Several<string>>();
  readonly #numbers: readonly string[];

  constructor(numbers: readonly string[]) {
    this.#numbers = numbers;
    for (const number of numbers) {
      const digits = value(number);
      if (digits !== null) this.#byValue.add(digits, number);
    }
  }

  /** What the number may have been; empty where a spreadsheet does not make such a number. */
  find(written: string): readonly string[] {
    const digits = value(written);
    const exponent = EXPONENT.exec(written);
    if (digits === null) return [];
    const exact = this.#byValue.get(digits);
    if (!exponent) return exact;
    const decimals = exponent[2]?.length ?? 0;
    return [...new Set([...exact, ...this.#roundedTo(decimals).get(rounded(digits, decimals))])];
  }

  #roundedTo(decimals: number): Several<string> {
    const known = this.#rounded.get(decimals);
    if (known) return known;
    const index = new Several<string>();
    for (const number of this.#numbers) {
      const digits = value(number);
      if (digits !== null && digits.length <= MOST_DIGITS) index.add(rounded(digits, decimals), number);
    }
    this.#rounded.set(decimals, index);
    return index;
  }
}

function rounded(digits: string, decimals: number): string {
  return Number(digits).toExponential(Math.min(decimals, 20));
}
