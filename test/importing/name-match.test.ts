// The matcher of file-name rules: what a regular expression would find, in a bounded number of steps.
import { expect, test } from 'vitest';
import { matchName, type Piece } from '../../electron/importing/name-match.ts';
import { parseNameRule } from '../../electron/importing/name-rule.ts';

function piecesOf(text: string): readonly Piece[] {
  const rule = parseNameRule(text);
  if ('trouble' in rule) throw new Error(rule.trouble);
  return rule.pieces;
}

const PATTERNS = {
  number: String.raw`(?:\p{L}[\p{L} ._-]*?)??\p{N}(?:[\p{L}\p{N} .-]*?[\p{L}\p{N}])??`,
  view: String.raw`[\p{L}\p{N}]+`,
  ext: String.raw`[\p{L}\p{N}]+`,
  any: '.*',
};

/** The same by a regular expression, which may take as long as it likes. */
function byExpression(pieces: readonly Piece[], fileName: string) {
  const pattern = (from: number, end: number): string => {
    let text = '';
    for (let at = from; at < end; at += 1) {
      const piece = pieces[at]!;
      if (piece.kind === 'optional') {
        text += `(?:${pattern(at + 1, piece.end)})?`;
        at = piece.end - 1;
      } else if (piece.kind === 'text') {
        text += `(${[...piece.text].map((sign) => `[${sign.toLowerCase()}${sign.toUpperCase()}]`).join('')})`;
      } else text += `(${PATTERNS[piece.kind]})`;
    }
    return text;
  };
  const match = new RegExp(`^${pattern(0, pieces.length)}$`, 'u').exec(fileName);
  const kinds = pieces.filter(({ kind }) => kind !== 'optional').map(({ kind }) => kind);
  return match && kinds.map((kind, at) => ({ kind, text: match[at + 1] ?? '' })).filter(({ text }) => text !== '');
}

/** Numbers below `below`, always the same ones. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

test('a rule for file names finds what a regular expression finds, in ten thousand names', () => {
  const rules = [
    'a_{number}[_{view}].{ext}',
    '{number}[.{view}].{ext}',
    '{any}{number}{any}.{ext}',
    '[{any}_]{number}[_{any}][{view}].{ext}',
    '{any}-{number}[{any}.]{ext}',
    '[a][1]{number}[a]{any}[1]{ext}',
    '{view}{number}{ext}',
    '{number}[]{any}{any}.{ext}',
  ].map(piecesOf);
  const draw = drawing(7);
  let matching = 0;
  for (let n = 0; n < 10_000; n += 1) {
    const length = 1 + draw(12);
    const name = `${Array.from({ length }, () => 'aA1_ .-é'[draw(8)]).join('')}${draw(2) === 0 ? '.a' : ''}`;
    const pieces = rules[n % rules.length]!;
    const { parts } = matchName(pieces, name);
    expect(parts, `${n % rules.length} on ${name}`).toEqual(byExpression(pieces, name));
    if (parts) matching += 1;
  }
  expect(matching).toBeGreaterThan(1000);
});

test.each([
  ['{any}{any}{any}{any}{any}{number}{view}x.{ext}', '1'],
  ['{any}a{any}a{any}a{any}a{any}a{number}{view}{ext}!', 'a1'],
  [`${'[a]'.repeat(160)}{number}.{ext}`, 'a'],
  [`${'[1a]'.repeat(110)}{number}{ext}!`, '1a'],
  ['{number}[_{view}].{ext}', '1 '],
])('the most hostile rule on the longest name is told in a bounded number of steps: %s', (text, unit) => {
  const pieces = piecesOf(text);
  const name = `${unit.repeat(255)}`.slice(0, 255);
  const { parts, steps } = matchName(pieces, name);
  expect(parts).toBeNull();
  // Seven kinds of pieces at most try many ends at each place; all others one or two.
  expect(steps).toBeLessThan(8 * 256 * 256 + pieces.length * 256 * 2);
});

test('a rule with {any} more often than anybody needs is refused in words', () => {
  expect(parseNameRule('{any}{any}{any}{any}{any}{number}.{ext}')).not.toHaveProperty('trouble');
  expect(parseNameRule('{any}{any}{any}{any}{any}[{any}]{number}.{ext}')).toEqual({
    trouble: '{any} stands in the rule more than 5 times.',
  });
});
