/* Rules that would fit a folder's file names, the best first. Pure. */
import { type NameRule, parseNameRule, viewName } from './name-rule.ts';

/** Tried when nothing in the names themselves gives a better one. */
const COMMON = ['{number}[_{view}].{ext}', '{number}[-{view}].{ext}', '{number}.{ext}'];

const NAMES_LOOKED_AT = 300;
const RULES_GIVEN = 3;

/** At most three rules that match something, those that match most and group best first. */
export function guessRules(fileNames: readonly string[]): string[] {
  const names = evenly(fileNames, NAMES_LOOKED_AT);
  const candidates = new Set<string>();
  for (const [prefix] of commonest(names.map(prefixOf)).slice(0, 3)) {
    for (const separator of ['_', '-']) candidates.add(`${escapedText(prefix)}{number}[${separator}{view}].{ext}`);
    candidates.add(`${escapedText(prefix)}{number}.{ext}`);
  }
  for (const rule of COMMON) candidates.add(rule);
  return [...candidates]
    .map((text) => ({ text, score: score(text, names) }))
    .filter((candidate) => candidate.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, RULES_GIVEN)
    .map(({ text }) => text);
}

/** `count` entries spread over the whole list. */
export function evenly<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as T);
}

/** The letters before the first digit: "VC_" of VC_104233_d.jpg; '' where a name begins with a digit or has none. */
function prefixOf(fileName: string): string {
  return /^([\p{L} _.-]*[_. -])\p{N}/u.exec(fileName)?.[1] ?? /^(\p{L}+)\p{N}/u.exec(fileName)?.[1] ?? '';
}

function escapedText(prefix: string): string {
  return prefix.replace(/[{}[\]]/g, '');
}

function commonest(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}

/**
 * Share of the names that match, weighed by how much the rule explains: a number of digits, a view that is a known one,
 * and text of its own all speak for it.
 */
function score(text: string, names: readonly string[]): number {
  const rule = parseNameRule(text);
  if ('trouble' in rule || names.length === 0) return 0;
  const each = names.map((name) => scoreOf(rule, name));
  return each.reduce((sum, one) => sum + one, 0) / names.length + (rule.prefix === '' ? 0 : 0.01);
}

const KNOWN_VIEWS = new Set(['dorsal', 'ventral', 'label', 'lateral', 'frontal', 'habitus']);

function scoreOf(rule: NameRule, fileName: string): number {
  const found = rule.match(fileName);
  if (!found) return 0;
  const digits = /^\p{N}+$/u.test(found.number);
  const view = found.view !== null && KNOWN_VIEWS.has(viewName(found.view));
  return 0.6 + (digits ? 0.3 : 0) + (view ? 0.1 : 0) - (found.view !== null && !view ? 0.2 : 0);
}
