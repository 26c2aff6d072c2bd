/*
 * Matches a file's name against the pieces of a rule, trying what the rule prefers first. A place that failed once is not
 * tried again, so the most hostile rule and name take a number of steps that is bounded, where a regular expression
 * might take years. Pure.
 */

export type PartKind = 'number' | 'view' | 'ext' | 'any';
/** A rule in one row; `optional` begins pieces that may be missing, up to, not including, the piece at `end`. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: PartKind }
  | { readonly kind: 'optional'; readonly end: number };

export interface MatchedPart {
  readonly kind: 'text' | PartKind;
  readonly text: string;
}

export interface NameMatch {
  /** Without the empty ones; null: the name does not fit. */
  readonly parts: readonly MatchedPart[] | null;
  /** How many ends of pieces were tried: at most about pieces x length x length. */
  readonly steps: number;
}

export function matchName(pieces: readonly Piece[], fileName: string): NameMatch {
  const signs = [...fileName.normalize('NFC')];
  const failed = new Set<number>();
  const found: MatchedPart[] = [];
  let steps = 0;
  const fits = (at: number, from: number): boolean => {
    const piece = pieces[at];
    if (!piece) return from === signs.length;
    const place = at * (signs.length + 1) + from;
    if (failed.has(place)) return false;
    if (piece.kind === 'optional') {
      steps += 1;
      if (fits(at + 1, from) || fits(piece.end, from)) return true;
    } else {
      for (const end of endsOf(piece, signs, from)) {
        steps += 1;
        if (!fits(at + 1, end)) continue;
        if (end > from) found.push({ kind: piece.kind, text: signs.slice(from, end).join('') });
        return true;
      }
    }
    failed.add(place);
    return false;
  };
  const isWhole = fits(0, 0);
  return { parts: isWhole ? found.reverse() : null, steps };
}

const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{N}$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;
const BETWEEN = /^[ .-]$/;
const BEFORE_DIGITS = /^[ ._-]$/;
const LINE_END = /^[\n\r\u2028\u2029]$/;

/** Where the piece may end that begins at `from`, the preferred end first. */
function endsOf(piece: Exclude<Piece, { kind: 'optional' }>, signs: readonly string[], from: number): Iterable<number> {
  switch (piece.kind) {
    case 'text':
      return endOfText(piece.text, signs, from);
    case 'number':
      return endsOfNumber(signs, from);
    case 'any':
      return downFrom(
        runEnd(signs, from, (sign) => !LINE_END.test(sign)),
        from,
      );
    default:
      return downFrom(
        runEnd(signs, from, (sign) => LETTER_OR_DIGIT.test(sign)),
        from + 1,
      );
  }
}

function endOfText(text: string, signs: readonly string[], from: number): number[] {
  const wanted = [...text];
  return wanted.every((sign, index) => isSame(sign, signs[from + index])) ? [from + wanted.length] : [];
}

/** Letters stand for both their cases, where each is one sign. */
function isSame(wanted: string, found: string | undefined): boolean {
  if (found === undefined || wanted === found) return found !== undefined;
  const [lower, upper] = [wanted.toLowerCase(), wanted.toUpperCase()];
  return lower.length === 1 && upper.length === 1 && (found === lower || found === upper);
}

/**
 * Letters, blanks, dots, hyphens and underscores may come before its first digit, the first of them a letter ("original.jpg" has no
 * number), and letters and digits after it, with such signs between them. As short as the rest of the rule allows.
 */
function* endsOfNumber(signs: readonly string[], from: number): Generator<number> {
  const isLetterFirst = LETTER.test(signs[from] ?? '');
  const first = isLetterFirst ? runEnd(signs, from, (sign) => LETTER.test(sign) || BEFORE_DIGITS.test(sign)) : from;
  if (!DIGIT.test(signs[first] ?? '')) return;
  yield first + 1;
  for (let end = first + 1; end < signs.length; end += 1) {
    const sign = signs[end] ?? '';
    if (LETTER_OR_DIGIT.test(sign)) yield end + 1;
    else if (!BETWEEN.test(sign)) return;
  }
}

function runEnd(signs: readonly string[], from: number, belongs: (sign: string) => boolean): number {
  let end = from;
  while (end < signs.length && belongs(signs[end] ?? '')) end += 1;
  return end;
}

function* downFrom(highest: number, lowest: number): Generator<number> {
  for (let end = highest; end >= lowest; end -= 1) yield end;
}
