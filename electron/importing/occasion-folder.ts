/* Folders called after when, or by whom, something was collected: "2023-05-01 Leithagebirge", "leg. Huber 2021". Pure. */
import { isoDate } from '../domain/intake/written-date.ts';

/** Of a person who collected, determined or gave. */
const BY_WHOM = /(?:^|[^\p{L}])(?:leg|det|coll|ded)\.[\s_]*\p{L}/iu;
/** Before anything else a year is when; behind it, it may as well be a part of what something is called. */
const YEAR = /^(?:1[7-9]|20)\d\d$/;
const DAY_IN_ONE = /^((?:1[7-9]|20)\d\d)(\d\d)(\d\d)$/;

export function saysOccasion(folder: string): boolean {
  if (BY_WHOM.test(folder)) return true;
  const words = folder
    .normalize('NFC')
    .split(/[\s_]+/)
    .filter(Boolean);
  const pieces = [1, 2, 3].flatMap((count) => [words.slice(0, count), words.slice(-count)]);
  return YEAR.test(words[0] ?? '') || pieces.some((piece) => isDate(piece.join(' ')));
}

function isDate(text: string): boolean {
  return /^\d+$/.test(text)
    ? isoDate(text.replace(DAY_IN_ONE, '$1-$2-$3')) !== null && DAY_IN_ONE.test(text)
    : isoDate(text, 'day') !== null;
}
