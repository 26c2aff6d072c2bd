/* Rules that would fit a folder's file names, for a person to begin from. Pure. */
import { evenly } from '../domain/lists.ts';
import { type NameRule, parseNameRule } from './name-rule.ts';
import { tellApart } from './tell-apart.ts';

const SEPARATORS = ['_', '-', ' ', '.'];
const CANDIDATES = [
  ...SEPARATORS.map((separator) => `{number}[${separator}{view}].{ext}`),
  ...SEPARATORS.map((separator) => `{number}${separator}{any}.{ext}`),
  '{number}.{ext}',
];

const NAMES_LOOKED_AT = 300;
const RULES_GIVEN = 3;

/** At most three rules, the best first; none where no name holds a catalogue number. */
export function guessRules(fileNames: readonly string[]): string[] {
  const names = [...new Set(evenly(fileNames, NAMES_LOOKED_AT))];
  const apart = tellApart(names, { rule: null, isRecorded: () => false, decided: {} });
  const wanted = names
    .map((name) => ({ name, ...apart.told(name) }))
    .filter(({ catalogNumber }) => catalogNumber !== null);
  return CANDIDATES.flatMap((text) => {
    const rule = parseNameRule(text);
    return 'trouble' in rule ? [] : [{ text, fits: wanted.filter((told) => fits(rule, told)).length }];
  })
    .filter((candidate) => candidate.fits > 0)
    .toSorted((a, b) => b.fits - a.fits)
    .slice(0, RULES_GIVEN)
    .map(({ text }) => text);
}

/** Whether the rule finds what the name itself tells. */
function fits(
  rule: NameRule,
  {
    name,
    catalogNumber,
    view,
  }: { readonly name: string; readonly catalogNumber: string | null; readonly view: string | null },
): boolean {
  const found = rule.match(name);
  return found !== null && found.number === catalogNumber && (found.view === null) === (view === null);
}
