/* What a person types into a search field, as words that full-text search understands. Pure. */

/** Letters and digits in runs, as the index cuts them; everything else only separates. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Every word as the beginning of one in the index. Quoted, so that no word is taken for an operator. */
export function prefixQuery(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' AND ');
}
