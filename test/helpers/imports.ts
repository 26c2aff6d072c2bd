/*
 * What the source files import: every `import`, `export … from`, `import('…')`, `import x = require('…')` and
 * `new URL('…', import.meta.url)`, read by TypeScript's own parser and never run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** Path below the root of the project, with slashes. */
  readonly from: string;
  /** Such a path, or what is no file of the project: `node:fs`, `sharp`. */
  readonly to: string;
  /** Gone once compiled: nothing is loaded by it. */
  readonly typeOnly: boolean;
}

export function sourceFiles(root: string, folders: readonly string[], names = /\.(?:[cm]?ts|svelte)$/): string[] {
  return folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((name) => names.test(name))
      .sort(),
  );
}

export function importsOf(root: string, files: readonly string[]): Import[] {
  return files.flatMap((from) =>
    namesIn(scriptOf(from, readFileSync(posix.join(root, from), 'utf8'))).map(({ name, typeOnly }) => ({
      from,
      to: name.startsWith('.') ? posix.join(posix.dirname(from), name) : name,
      typeOnly,
    })),
  );
}

/** Of a component, what stands in its `<script>`s, at its own lines. */
export function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script).join('\n');
}

function namesIn(text: string): { name: string; typeOnly: boolean }[] {
  const found: { name: string; typeOnly: boolean }[] = [];
  const add = (name: ts.Node | undefined, typeOnly: boolean) => {
    if (name && ts.isStringLiteralLike(name)) found.push({ name: name.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly || allTypes(node.exportClause));
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && isOfThisFile(node.arguments?.[1]))
      add(node.arguments?.[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  return clause !== undefined && (clause.isTypeOnly || (!clause.name && allTypes(clause.namedBindings)));
}

function allTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

function isOfThisFile(node: ts.Node | undefined): boolean {
  return node?.getText() === 'import.meta.url';
}

/** The circles in `a -> b` arrows: those that reach each other, each once. */
export function circles(arrows: Iterable<readonly [string, string]>): string[][] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reached = new Map([...next.keys()].map((from) => [from, reach(next, from)]));
  const seen = new Set<string>();
  return [...reached].flatMap(([one, others]) => {
    if (seen.has(one) || !others.has(one)) return [];
    const circle = [...others].filter((other) => reached.get(other)?.has(one)).sort();
    for (const member of circle) seen.add(member);
    return [circle];
  });
}

/** All that can be come to from `from`, itself only by a circle. */
export function reach(next: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const added = [...(next.get(at) ?? [])].filter((to) => !reached.has(to));
    for (const to of added) reached.add(to);
    open.push(...added);
  }
  return reached;
}
