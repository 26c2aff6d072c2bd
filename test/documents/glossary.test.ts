/*
 * The words that .github/GLOSSARY.md gives up do not come back in what people read: the window, the command line, problems.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { rowsOf } from './table.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const glossary = rowsOf(readFileSync(`${root}.github/GLOSSARY.md`, 'utf8'));
const givenUp = glossary.flatMap(([, , not]) => [...(not ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''));

/** Sentences and single words that are read, not keys and addresses: those have no space and no capital. */
function isRead(text: string): boolean {
  return /\s/.test(text.trim()) || /^[A-Z]/.test(text);
}

function textsOfScript(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest));
  return texts.filter(isRead);
}

function textsOfComponent(source: string): string[] {
  const { fragment, instance, module } = parse(source, { modern: true });
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, data, value } = node as { type?: string; data?: unknown; value?: unknown };
    if (type === 'Comment') return;
    if (type === 'Text' && typeof data === 'string') texts.push(data);
    if (type === 'Literal' && typeof value === 'string') texts.push(value);
    if (type === 'TemplateElement') texts.push((value as { cooked?: string }).cooked ?? '');
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(fragment);
  const scripts = [instance, module].flatMap((script) => (script ? [source.slice(script.start, script.end)] : []));
  return [
    ...texts.filter(isRead),
    ...scripts.flatMap((script) => textsOfScript(script.replace(/<\/?script[^>]*>/g, ''))),
  ];
}

function read(folder: string): { file: string; text: string }[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:svelte|ts)$/.test(name))
    .flatMap((name) => {
      const source = readFileSync(`${root}${folder}/${name}`, 'utf8');
      const texts = name.endsWith('.svelte') ? textsOfComponent(source) : textsOfScript(source);
      return texts.map((text) => ({ file: `${folder}/${name}`, text }));
    });
}

describe.each(['renderer', 'electron/command-line', 'electron/domain/language'])('what people read of %s', (folder) => {
  const texts = read(folder);

  test('is found', () => {
    expect(texts.length).toBeGreaterThan(100);
  });

  test('uses no word that the glossary gives up', () => {
    const said = new RegExp(String.raw`\b(?:${givenUp.join('|')})(?:s|es)?\b`, 'i');
    expect(texts.filter(({ text }) => said.test(text))).toEqual([]);
  });
});

test('each word of the glossary has one row and a meaning', () => {
  const words = glossary.map(([word]) => word);
  expect(words.length).toBeGreaterThanOrEqual(30);
  expect(new Set(words).size).toBe(words.length);
  expect(glossary.filter((cells) => cells.length !== 3 || cells[1] === '')).toEqual([]);
});
