/*
 * What the codes in a photo add to what its file's name tells. A file's name is asked first: a code speaks where it says
 * nothing of the specimen, and where the two say different numbers neither is taken back, and nothing is named by it. Pure.
 */
import type { Contradiction } from '../contract/import.ts';
import { numberInCodes, numbersAgree } from '../domain/intake/code-number.ts';
import type { PhotoCode } from '../domain/intake/photo-code.ts';
import { shownPath } from '../domain/path-text.ts';
import type { Told } from './tell-apart.ts';

/** The number that a code says of a photo whose file name says nothing of its specimen; null: none. */
export function numberByCode({ catalogNumber, group, reason }: Told, codes: readonly PhotoCode[]): string | null {
  return catalogNumber !== null || group !== null || reason === 'decided' ? null : numberInCodes(codes);
}

/**
 * A code that says another number than the file's name; undefined: they agree, one says nothing, or a person who saw both has
 * decided.
 */
export function codeDispute(
  { catalogNumber: stands, reason }: Told,
  codes: readonly PhotoCode[],
  relativePath: string,
): Contradiction | undefined {
  const says = reason === 'watched' ? null : numberInCodes(codes);
  if (stands === null || says === null || numbersAgree(stands, says)) return undefined;
  return { kind: 'barcode', specimen: stands, stands, says, path: shownPath(relativePath) };
}
