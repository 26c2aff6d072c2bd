/*
 * File-name rules such as `VC_{number}[_{view}].{ext}`: text stands for itself, {number}, {view} and {ext} for parts,
 * {any} for whatever is there, and what is in [brackets] may be missing. Pure.
 */
import type { NameExample } from '../contract/import.ts';

type PartKind = 'number' | 'view' | 'ext' | 'any';
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: PartKind }
  | { readonly kind: 'optional'; readonly pieces: readonly Piece[] };

export interface NameRule {
  readonly text: string;
  /** Catalogue number and view in a file's name; null: no match. */
  match(fileName: string): { readonly number: string; readonly view: string | null } | null;
  /** The parts of a name in order; null: no match. */
  parts(fileName: string): NameExample['parts'];
  /** The rule's own text before the number: "VC_". */
  readonly prefix: string;
}

/** Letters that photographers put for a view. */
const VIEWS: Readonly<Record<string, string>> = {
  d: 'dorsal',
  v: 'ventral',
  l: 'label',
  lat: 'lateral',
  s: 'lateral',
  f: 'frontal',
  lbl: 'label',
  h: 'habitus',
};

const PART_PATTERNS: Readonly<Record<PartKind, string>> = {
  // At least one digit: "original.jpg" has no number. As short as the rest of the rule allows.
  number: String.raw`(?:\p{L}[\p{L} .-]*?)??\p{N}(?:[\p{L}\p{N} .-]*?[\p{L}\p{N}])??`,
  view: String.raw`[\p{L}\p{N}]+`,
  ext: String.raw`[\p{L}\p{N}]+`,
  any: '.*',
};

/** The rule, or a sentence about what is wrong with its text. */
export function parseNameRule(text: string): NameRule | { readonly trouble: string } {
  const parsed = parsePieces(text.trim());
  if ('trouble' in parsed) return parsed;
  const { pieces } = parsed;
  const kinds = flat(pieces).map(({ kind }) => kind);
  for (const kind of ['number', 'view', 'ext'] as const) {
    if (kinds.filter((found) => found === kind).length > 1) return { trouble: `{${kind}} stands in the rule twice.` };
  }
  if (!pieces.some(({ kind }) => kind === 'number')) {
    return { trouble: 'The rule needs {number} outside brackets: the part that tells specimens apart.' };
  }
  if (!kinds.includes('ext')) return { trouble: 'The rule needs {ext} at its end, for jpg, png and the like.' };
  const groups: ('text' | PartKind)[] = [];
  const expression = new RegExp(`^${pattern(pieces, groups)}$`, 'u');
  const cut = (fileName: string) => {
    const match = expression.exec(fileName.normalize('NFC'));
    if (!match) return null;
    return groups.map((kind, index) => ({ kind, text: match[index + 1] ?? '' })).filter((part) => part.text !== '');
  };
  const first = pieces[0];
  return {
    text: text.trim(),
    prefix: first?.kind === 'text' ? first.text : '',
    match: (fileName) => {
      const parts = cut(fileName);
      const number = parts?.find(({ kind }) => kind === 'number')?.text;
      if (parts === null || number === undefined) return null;
      const view = parts.find(({ kind }) => kind === 'view')?.text;
      return { number, view: view === undefined ? null : viewName(view) };
    },
    parts: (fileName) =>
      cut(fileName)?.map(({ kind, text: part }) => ({ kind: kind === 'any' ? 'text' : kind, text: part })) ?? null,
  };
}

/** The word for a view: d is dorsal; an unknown one stays as it is written. */
export function viewName(view: string): string {
  const lower = view.toLowerCase();
  return Object.hasOwn(VIEWS, lower) ? (VIEWS[lower] ?? lower) : lower;
}

function parsePieces(text: string): { pieces: Piece[] } | { trouble: string } {
  const top: Piece[] = [];
  let optional: Piece[] | null = null;
  for (const [token] of text.matchAll(/\{[^}]*\}?|\[|\]|[^{[\]]+/gu)) {
    const into = optional ?? top;
    if (token === '[') {
      if (optional) return { trouble: 'Brackets stand inside brackets. One level is enough: [_{view}].' };
      optional = [];
    } else if (token === ']') {
      if (!optional) return { trouble: 'A bracket closes that never opened.' };
      top.push({ kind: 'optional', pieces: optional });
      optional = null;
    } else if (token.startsWith('{')) {
      const kind = token.slice(1, -1);
      if (!token.endsWith('}')) return { trouble: 'A { has no } after it.' };
      if (!isPartKind(kind)) return { trouble: `{${kind}} is not known. Parts are {number}, {view}, {any} and {ext}.` };
      into.push({ kind });
    } else into.push({ kind: 'text', text: token });
  }
  return optional ? { trouble: 'A bracket opens that never closes.' } : { pieces: top };
}

function isPartKind(kind: string): kind is PartKind {
  return Object.hasOwn(PART_PATTERNS, kind);
}

function flat(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === 'optional' ? flat(piece.pieces) : [piece]));
}

/** The expression's text; every piece is one group, told in `groups`. The number takes as little as the rest allows. */
function pattern(pieces: readonly Piece[], groups: ('text' | PartKind)[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'optional') return `(?:${pattern(piece.pieces, groups)})?`;
      groups.push(piece.kind);
      return piece.kind === 'text' ? `(${escaped(piece.text)})` : `(${PART_PATTERNS[piece.kind]})`;
    })
    .join('');
}

/** Letters stand for both their cases; the flag that does this makes the engine build huge classes of \\p{L}. */
function escaped(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => {
      const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
      if (lower !== upper && lower.length === 1 && upper.length === 1) return `[${lower}${upper}]`;
      return character.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
    })
    .join('');
}
