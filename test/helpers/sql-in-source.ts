/* The statements in the source's text, found by the compiler's own parser. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface SqlInSource {
  /** File and line. */
  readonly at: string;
  /** The text as far as it is fixed; what is put in when the program runs stands between the parts. */
  readonly parts: readonly string[];
}

const BEGINS = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\s/;

/** All strings below these folders that begin as a statement does. */
export function sqlInSource(root: string, folders: readonly string[]): SqlInSource[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .flatMap((name) => statementsIn(root, join(folder, name))),
  );
}

function statementsIn(root: string, path: string): SqlInSource[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: SqlInSource[] = [];
  const visit = (node: ts.Node): void => {
    const parts = partsOf(node);
    if (parts && BEGINS.test(parts[0] ?? '')) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ at: `${path.replaceAll('\\', '/')}:${line}`, parts });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function partsOf(node: ts.Node): string[] | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

/** Whether one of these statements has all the parts, in their order. */
export function isAmong({ parts }: SqlInSource, statements: Iterable<string>): boolean {
  for (const statement of statements) {
    let from = 0;
    const hasAll = parts.every((part) => {
      const at = statement.indexOf(part, from);
      from = at + part.length;
      return at >= 0;
    });
    if (hasAll) return true;
  }
  return false;
}
