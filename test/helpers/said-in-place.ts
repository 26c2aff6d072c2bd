/*
 * Words for people that stand in the source itself instead of in the language's folder: text between tags, attributes, and
 * strings in scripts. Reads Svelte and TypeScript by their own parsers.
 */
import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface Said {
  readonly line: number;
  readonly text: string;
}

/** Attributes whose plain value is never read out or shown. */
const UNSAID = new Set(
  [
    'autocomplete class clip-path d dominant-baseline fill for href id inputmode kind lang name rel role scope size spellcheck',
    'src stroke stroke-linecap stroke-linejoin style text-anchor transform type value viewBox',
  ].flatMap((names) => names.split(' ')),
);

/** Attributes that are shown or read out; others, with one word in small letters, choose something. */
const SAID = new Set(['alt', 'aria-label', 'label', 'keyLabel', 'note', 'placeholder', 'text', 'title', 'unit']);

/** `aria-live="polite"`, unlike `aria-label`: a word of the standard. */
const ARIA_WORDS = /^aria-(?!label$|description$|roledescription$|valuetext$|placeholder$)/;

/** Keys by the names that events and handlers carry. */
const KEY =
  /^(?:(?:Alt|Ctrl|Shift)\+)*(?:Alt|AltGraph|(?:Arrow)?(?:Down|Left|Right|Up)|Backspace|Control|Ctrl|Dead|Delete|End|Enter|Esc|Escape|Home|Meta|Page(?:Down|Up)|Process|Shift|Space|Tab|Unidentified|,|\p{Lu})?$/u;

/** Asks of the page, columns of a file that programs read, keys, what the log is about: none is for people. */
const FOR_MACHINES =
  /(?:^|\.)(?:closest|csvText|remember|super|log\.(?:problem|told|write)|getPropertyValue|matches|matchMedia|querySelector(?:All)?)$/;

/** Names that a platform gives, and the ending by which screens are found. */
const GIVEN = new Set(['Files', 'Mac OS', 'Screen.svelte']);

/** The same in each language. */
const NAMES =
  /\b(?:Vasculum|ResNet|TensorFlow|Electron|Node|SQLite format \d|Code \d+|QR Code|Data Matrix|Library|Application Support|AppData|Roaming)\b/g;

/** `VipsForeignLoadPng`, `Content-Type`, `text/css; charset=utf-8`: a word of another program or a protocol. */
const FOREIGN_WORD = /^\W*(?:\p{Lu}[\p{L}\d]*[\p{Lu}\d-][\w+-]*|[a-z]+\/[a-z]+; charset=utf-8)\W*$/u;

const SQL =
  /\b(?:BEGIN|SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|VACUUM|EXPLAIN|FROM|WHERE|AND|OR|ON|IN|IS|AS|SET|VALUES|LIMIT|JOIN|ORDER BY|GROUP BY|DESC|ASC)\b/;

const LETTERS = /\p{L}{2}/u;

/** Text that is read: a capital at the beginning, or more than one word. */
function isSaid(text: string): boolean {
  if (GIVEN.has(text) || FOREIGN_WORD.test(text)) return false;
  const words = text.replaceAll(NAMES, '');
  return /^\W*\p{Lu}\p{Ll}/u.test(words) || /\p{L}{2,}[,;:.]?[ \u00a0]\(?\p{L}/u.test(words);
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function inside(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

/** In order of place. `path` says which language `source` is in. */
export function saidInPlace(path: string, source: string): Said[] {
  const found = path.endsWith('.svelte') ? inComponent(source) : inScript(source, 0);
  return found.toSorted((a, b) => a.start - b.start).map(({ start, text }) => ({ line: lineAt(source, start), text }));
}

interface Found {
  readonly start: number;
  readonly text: string;
}

const lineAt = (source: string, at: number) => source.slice(0, at).split('\n').length;

function inComponent(source: string): Found[] {
  const root = parse(source, { modern: true });
  const scripts = [root.module, root.instance].flatMap((script) => {
    if (!script) return [];
    const { start, end } = script.content as unknown as { start: number; end: number };
    return inScript(source.slice(start, end), start);
  });
  return [...scripts, ...inMarkup(root.fragment as unknown as Node, source)];
}

function inMarkup(node: Node, source: string): Found[] {
  if (node.type === 'Text') {
    const text = String(node['data']).trim();
    return LETTERS.test(text) ? [{ start: node.start, text }] : [];
  }
  if (node.type === 'StyleDirective') return [];
  if (node.type === 'Attribute') return inAttribute(node, source);
  if (node.type === 'ExpressionTag' || node.type.endsWith('Expression')) return inExpression(node, source);
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return inExpression(node, source);
  return inside(node).flatMap((child) => inMarkup(child, source));
}

function inAttribute(node: Node, source: string): Found[] {
  const name = String(node['name']);
  if (UNSAID.has(name) || ARIA_WORDS.test(name)) return [];
  return inside(node).flatMap((value) => {
    if (value.type !== 'Text') return inMarkup(value, source);
    const text = String(value['data']);
    if (/^[a-z][A-Za-z]*$/.test(text) && !SAID.has(name)) return [];
    return LETTERS.test(text) && !KEY.test(text) ? [{ start: value.start, text }] : [];
  });
}

function inExpression(node: Node, source: string): Found[] {
  const end = Number(node['end']);
  const text = source.slice(node.start, end).replace(/^\{/, '(').replace(/\}$/, ')');
  return inScript(node.type === 'ExpressionTag' ? text : source.slice(node.start, end), node.start);
}

function inScript(source: string, offset: number): Found[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const look = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForProgrammers(node) || isSql(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (isSaid(node.text) && (!KEY.test(node.text) || isLabel(node)))
        found.push({ start: offset + node.getStart(), text: node.text });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** `new Error('…')` and `detail` are for whoever maintains the program, too; a person sees what a ProblemError says. */
function isForProgrammers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /^(?:(?:Range|Type)?Error|DOMException)$/.test(node.expression.getText());
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'detail';
  if (ts.isCallExpression(node) && FOR_MACHINES.test(node.expression.getText())) return true;
  const { parent } = node;
  if (!parent || !ts.isCallExpression(parent)) return false;
  const typed = TYPED[parent.expression.getText()];
  return typed !== undefined && parent.arguments[typed] === node;
}

/** What a person types, by the place among the arguments: a command's own name, its example. */
const TYPED: Readonly<Record<string, number>> = { sit: 1, command: 2 };

function isSql(node: ts.Node): boolean {
  return (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) && SQL.test(node.getText());
}

/** `label: 'Delete'` is no key. */
function isLabel({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) && SAID.has(parent.name.getText());
}
