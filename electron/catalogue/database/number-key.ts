/* Catalogue numbers in the order people expect. Pure. */

const DIGITS = 12;

/**
 * A key whose plain text order is the order of the numbers: case is set aside, runs of digits count as numbers
 * (VC 9 before VC 10), and equal numbers with fewer leading zeros come first.
 */
export function numberKey(catalogNumber: string): string {
  const key = catalogNumber
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(DIGITS, '0'));
  return `${key} ${catalogNumber}`;
}

/** How a number is found again when it is written a little otherwise: "VC_104233", "VC 104233" and "vc-104233" agree. */
export function looseNumber(catalogNumber: string): string {
  return catalogNumber
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
