/*
 * File-name rules such as `VC_{number}[_{view}].{ext}`: text stands for itself, {number}, {view} and {ext} for parts,
 * {any} for whatever is there, and what is in [brackets] may be missing. Pure.
 */
import type { NameExample } from '../contract/import.ts';
import { viewName } from '../domain/intake/views.ts';
import { NAME_RULE } from '../domain/language/language.ts';
import { matchName, type PartKind, type Piece } from './name-match.ts';

export interface NameRule {
  readonly text: string;
  /** Catalogue number and view in a file's name; null: no match. */
  match(fileName: string): { readonly number: string; readonly view: string | null } | null;
  /** The parts of a name in order; null: no match. */
  parts(fileName: string): NameExample['parts'];
  readonly pieces: readonly Piece[];
  /** The rule's own text before the number: "VC_". */
  readonly prefix: string;
}

const PARTS: ReadonlySet<string> = new Set<PartKind>(['number', 'view', 'ext', 'any']);

/** More than anybody needs to name what is in the way; each makes a name that does not fit dearer. */
const MOST_ANY = 5;

/** The rule, or a sentence about what is wrong with its text. */
export function parseNameRule(text: string): NameRule | { readonly trouble: string } {
  const parsed = parsePieces(text.trim());
  if ('trouble' in parsed) return parsed;
  const { pieces } = parsed;
  const kinds = pieces.map(({ kind }) => kind);
  for (const kind of ['number', 'view', 'ext'] as const) {
    if (kinds.filter((found) => found === kind).length > 1) return { trouble: NAME_RULE.twice(kind) };
  }
  if (kinds.filter((kind) => kind === 'any').length > MOST_ANY) {
    return { trouble: NAME_RULE.manyAny(MOST_ANY) };
  }
  if (!isOutsideBrackets(pieces, 'number')) {
    return { trouble: NAME_RULE.noNumber };
  }
  if (!kinds.includes('ext')) return { trouble: NAME_RULE.noExt };
  const cut = (fileName: string) => matchName(pieces, fileName).parts;
  const first = pieces[0];
  return {
    text: text.trim(),
    pieces,
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

function parsePieces(text: string): { pieces: Piece[] } | { trouble: string } {
  const pieces: Piece[] = [];
  let optional: { at: number } | null = null;
  for (const [token] of text.matchAll(/\{[^}]*\}?|\[|\]|[^{[\]]+/gu)) {
    if (token === '[') {
      if (optional) return { trouble: NAME_RULE.nested };
      optional = { at: pieces.length };
      pieces.push({ kind: 'optional', end: pieces.length });
    } else if (token === ']') {
      if (!optional) return { trouble: NAME_RULE.neverOpened };
      pieces[optional.at] = { kind: 'optional', end: pieces.length };
      optional = null;
    } else if (token.startsWith('{')) {
      const kind = token.slice(1, -1);
      if (!token.endsWith('}')) return { trouble: NAME_RULE.notClosed };
      if (!isPartKind(kind)) return { trouble: NAME_RULE.unknown(kind) };
      pieces.push({ kind });
    } else pieces.push({ kind: 'text', text: token.normalize('NFC') });
  }
  return optional ? { trouble: NAME_RULE.neverCloses } : { pieces };
}

function isPartKind(kind: string): kind is PartKind {
  return PARTS.has(kind);
}

function isOutsideBrackets(pieces: readonly Piece[], wanted: PartKind): boolean {
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece?.kind === wanted) return true;
    if (piece?.kind === 'optional') at = piece.end - 1;
  }
  return false;
}
