/*
 * When two catalogue numbers are one: case and separators beside letters are set aside ("VC_104233", "vc 104233"), what
 * separates digits is not (1938.1.12 is not 1938.11.2), and no letter or leading zero is. Runs everywhere.
 */
export function numberIdentity(catalogNumber: string): string {
  return catalogNumber
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, (separator, at: number, whole: string) =>
      /\p{N}/u.test(whole[at - 1] ?? '') && /\p{N}/u.test(whole[at + separator.length] ?? '') ? '.' : '',
    );
}
