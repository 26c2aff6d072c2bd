/*
 * Names by words of which one or two letters are wrong, left out, too many or exchanged, for when nothing begins as it was
 * typed. The words of all names are kept in memory: some 70,000 for 100,000 names. Runs where the catalogue is open.
 */
import type { TaxonHit } from '../../domain/taxonomy.ts';
import type { ReadHandle } from '../database/database.ts';
import { wordsOf } from '../database/search-words.ts';
import type { TaxonTree } from '../listing/taxon-tree.ts';
import { namesMatching } from '../naming/taxa.ts';

/** Of each typed word. */
const MOST_ALTERNATIVES = 24;
const MOST_FOUND = 40;

interface Words {
  /** In the order of their letters. */
  readonly list: readonly string[];
  readonly newestVernacular: number;
}

const kept = new WeakMap<TaxonTree, Words>();

/** A word of the catalogue, with how many letters are otherwise; best first. */
type Alternatives = ReadonlyMap<string, number>;

/** Best first: those with the fewest letters otherwise. `without`: hits that are known already. */
export function similarNames(
  db: ReadHandle,
  tree: TaxonTree,
  text: string,
  { limit, without }: { readonly limit: number; readonly without: ReadonlySet<number> },
): TaxonHit[] {
  const typed = wordsOf(text).map(folded);
  if (!typed.some((word) => mistakesIn(word) > 0)) return [];
  const { list } = wordsNow(db, tree);
  const areRight = typed.map((word) => list[firstNotBefore(list, word)]?.startsWith(word) ?? false);
  // Words that the catalogue has as they were typed are meant so, unless nothing comes of it.
  for (const onlyWrong of areRight.includes(true) && areRight.includes(false) ? [true, false] : [false]) {
    const meant = typed.map((word, index) => ({
      word,
      isRight: areRight[index] ?? false,
      others: onlyWrong && areRight[index] ? NONE : alternativesOf(word, list),
    }));
    if (meant.some(({ isRight, others }) => !isRight && others.size === 0)) return [];
    const matching = { query: queryOf(meant), text, inOrder: '', limit: MOST_FOUND };
    const hits = namesMatching(db, matching).filter(({ id }) => !without.has(id));
    if (hits.length > 0) return nearestFirst(hits, meant).slice(0, limit);
  }
  return [];
}

const NONE: Alternatives = new Map();

interface MeantWord {
  readonly word: string;
  /** Words of the catalogue begin with it as it was typed. */
  readonly isRight: boolean;
  readonly others: Alternatives;
}

function queryOf(meant: readonly MeantWord[]): string {
  return meant
    .map(({ word, isRight, others }) => {
      const near = [...others].flatMap(([other, far]) => (far > 0 ? [`"${other}"`] : []));
      return `(${[...(isRight ? [`"${word}"*`] : []), ...near].join(' OR ')})`;
    })
    .join(' AND ');
}

function nearestFirst(hits: readonly TaxonHit[], meant: readonly MeantWord[]): TaxonHit[] {
  const distance = (hit: TaxonHit) => {
    const own = wordsOf(`${hit.scientificName} ${hit.vernacularName ?? ''}`).map(folded);
    const ofWord = ({ word, others }: MeantWord) =>
      Math.min(...own.map((one) => (one.startsWith(word) ? 0 : (others.get(one) ?? 3))));
    return meant.reduce((sum, one) => sum + ofWord(one), hit.acceptedId === null ? 0 : 0.5);
  };
  return hits
    .map((hit) => ({ hit, far: distance(hit) }))
    .sort((a, b) => a.far - b.far)
    .map(({ hit }) => ({ ...hit, isSimilar: true as const }));
}

/** As many as may be wrong in a word of this length. */
function mistakesIn(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
}

function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

const PLAIN = /^[ -~]*$/;

function wordsNow(db: ReadHandle, tree: TaxonTree): Words {
  const newestVernacular = db.value<number>('SELECT ifnull(max(id), 0) FROM vernacular_name');
  const known = kept.get(tree);
  if (known?.newestVernacular === newestVernacular) return known;
  const all = new Set<string>();
  const add = (name: string) => {
    // Most names have plain letters alone, and are cut a good deal faster.
    const words = PLAIN.test(name) ? name.toLowerCase().split(/[^a-z0-9]+/) : wordsOf(name).map(folded);
    for (const word of words) if (word.length > 2) all.add(word);
  };
  for (const name of tree.names()) add(name);
  for (const [name] of db.raw<[string]>('SELECT name FROM vernacular_name')) add(name);
  const words = { list: [...all].sort(), newestVernacular };
  kept.set(tree, words);
  return words;
}

/**
 * Words that begin nearly as typed: letters put in, left out, exchanged with another or with the next (optimal string alignment).
 * Words stand in order, so what was worked out for a beginning serves all words that have it, and those whose beginning is
 * too far already are passed over together.
 */
export function alternativesOf(typed: string, list: readonly string[]): Alternatives {
  const most = mistakesIn(typed);
  const width = typed.length + 1;
  const deepest = typed.length + most;
  // A row for each beginning of the word at hand: how far it is from each beginning of what was typed.
  const rows = new Uint8Array((deepest + 1) * width);
  for (let at = 0; at < width; at++) rows[at] = at;
  const best = new Uint8Array(deepest + 1);
  best[0] = typed.length;
  const found: [string, number][] = [];
  let before = '';
  let valid = 0;
  for (let index = 0; index < list.length;) {
    const word = list[index] as string;
    let depth = 0;
    const shared = Math.min(valid, before.length, word.length);
    while (depth < shared && word[depth] === before[depth]) depth += 1;
    let isNear = true;
    for (; depth < word.length && depth < deepest && isNear; depth++) {
      const least = nextRow(rows, width, { typed, word, depth });
      best[depth + 1] = Math.min(best[depth] as number, rows[(depth + 1) * width + typed.length] as number);
      isNear = least <= most || (best[depth + 1] as number) <= most;
    }
    [before, valid] = [word, depth];
    if (!isNear) {
      index = afterBeginning(list, index, word.slice(0, depth));
      continue;
    }
    const far = best[depth] as number;
    if (far <= most) found.push([word, far]);
    index += 1;
  }
  return new Map(found.sort(([a, far], [b, other]) => far - other || a.length - b.length).slice(0, MOST_ALTERNATIVES));
}

/** Works out the row of one letter more; gives its least value. */
function nextRow(
  rows: Uint8Array,
  width: number,
  { typed, word, depth }: { readonly typed: string; readonly word: string; readonly depth: number },
): number {
  const [above, row, twoAbove] = [depth * width, (depth + 1) * width, (depth - 1) * width];
  const letter = word.charCodeAt(depth);
  const letterBefore = depth > 0 ? word.charCodeAt(depth - 1) : -1;
  rows[row] = depth + 1;
  let least = depth + 1;
  for (let at = 1; at < width; at++) {
    const own = typed.charCodeAt(at - 1);
    let far = (rows[above + at - 1] as number) + (own === letter ? 0 : 1);
    far = Math.min(far, (rows[above + at] as number) + 1, (rows[row + at - 1] as number) + 1);
    if (at > 1 && depth > 0 && own === letterBefore && typed.charCodeAt(at - 2) === letter)
      far = Math.min(far, (rows[twoAbove + at - 2] as number) + 1);
    rows[row + at] = far;
    if (far < least) least = far;
  }
  return least;
}

/** The first word after those that begin so, from the one at `from` on. */
function afterBeginning(list: readonly string[], from: number, beginning: string): number {
  return firstThat(list, from, (word) => !word.startsWith(beginning));
}

function firstNotBefore(list: readonly string[], wanted: string): number {
  return firstThat(list, 0, (word) => word >= wanted);
}

/** By halves: from the first such word on all are so. */
function firstThat(list: readonly string[], from: number, isSo: (word: string) => boolean): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(list[middle] as string)) high = middle;
    else low = middle + 1;
  }
  return low;
}
