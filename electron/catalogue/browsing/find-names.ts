/* Names as a person searches them: by beginnings of words, and where that finds little, by words that are nearly so. */
import type { TaxonHit } from '../../domain/taxonomy.ts';
import { similarNames } from './similar-names.ts';
import { searchNames } from '../naming/taxa.ts';
import type { Catalogue } from '../opening/catalogue.ts';

/** With fewer the letters may be wrong. */
const ENOUGH = 3;

export function findNames({ read, listing }: Catalogue, text: string, limit: number): TaxonHit[] {
  const found = searchNames(read, text, limit);
  if (found.length >= Math.min(ENOUGH, limit)) return found;
  const without = new Set(found.map(({ id }) => id));
  return [...found, ...similarNames(read, listing.tree, text, { limit: limit - found.length, without })];
}
