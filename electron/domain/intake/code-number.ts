/*
 * What the codes in a photo say of its specimen's catalogue number. A code is evidence as good as a number in a file's
 * name; the number of a product, an address of a home page or several codes that say different things are none. Pure.
 */
import type { PhotoCode } from './photo-code.ts';
import { numberIdentity } from './number-identity.ts';

const MOST_SIGNS = 50;

/** The one number that they say; null where there is none, or more than one. */
export function numberInCodes(codes: readonly Pick<PhotoCode, 'text'>[]): string | null {
  const numbers = new Map<string, string>();
  for (const { text } of codes) {
    const number = numberIn(text);
    if (number !== null) numbers.set(numberIdentity(number), number);
  }
  const [only = null] = numbers.values();
  return numbers.size === 1 ? only : null;
}

function numberIn(text: string): string | null {
  const whole = text.trim();
  const number = /^https?:\/\//i.test(whole) ? lastOfAddress(whole) : whole;
  const isOne =
    number.length <= MOST_SIGNS &&
    /\p{N}/u.test(number) &&
    !/[\p{Cc}]|:\/\/|^(?:www\.|mailto:|tel:)/iu.test(number) &&
    !isProduct(number);
  return isOne ? number : null;
}

/** "VC104233" of https://example.org/object/VC104233; nothing of an address without a path. */
function lastOfAddress(address: string): string {
  const [, path = ''] = /^https?:\/\/[^/?#]+\/([^?#]*)/i.exec(address) ?? [];
  const last = /[^/]+(?=\/*$)/.exec(path)?.[0] ?? '';
  try {
    return decodeURIComponent(last).trim();
  } catch {
    return last;
  }
}

/** The 13 or 14 digits of trade, the last of which is the check digit of the others. */
function isProduct(text: string): boolean {
  if (!/^\d{13,14}$/.test(text)) return false;
  const sum = [...text].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** Whether two numbers are meant as one: one of them may leave out the letters of the collection (104233, VC 104233). */
export function numbersAgree(a: string, b: string): boolean {
  const [one, other] = [numberIdentity(a), numberIdentity(b)];
  if (one === other) return true;
  const [oneDigits, otherDigits] = [one, other].map((number) => number.replace(/^\p{L}+/u, ''));
  return oneDigits === otherDigits && (oneDigits === one || otherDigits === other);
}
