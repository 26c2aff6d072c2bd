/* The second parent in the formula of a hybrid. Pure; runs everywhere. */
import { authorsEnd } from './authorship.ts';
import { EPITHET, GENUS, type Token } from './name-words.ts';

/** Genus and epithet, or the genus alone; null: it is none. `genus`: of the first parent. */
export function parseParent(tokens: readonly Token[], genus: string): string[] | null {
  const [first = '', second = ''] = tokens.map(({ text }) => text);
  const isShort = first === `${genus.slice(0, 1)}.`;
  if (EPITHET.test(first) && authorsEnd(tokens, 1) === tokens.length) return [genus, first];
  if (!isShort && !GENUS.test(first)) return null;
  const own = isShort ? genus : first;
  if (EPITHET.test(second) && authorsEnd(tokens, 2) >= tokens.length) return [own, second];
  return tokens.length === 1 && !isShort ? [own] : null;
}
