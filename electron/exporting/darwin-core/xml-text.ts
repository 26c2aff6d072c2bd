/* XML as text: elements whose content is escaped, and signs left out that no XML may hold. Pure. */

export type Content = string | readonly Xml[];

export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** An element; of parts that are null nothing is written. */
export function element(
  name: string,
  content: string | readonly (Xml | null)[],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  return { name, attributes, content: typeof content === 'string' ? content : content.filter((part) => part !== null) };
}

export function xmlText(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
}

function written({ name, attributes, content }: Xml, indent: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `${indent}<${name}${given.join('')}`;
  if (typeof content === 'string') return content === '' ? `${open}/>\n` : `${open}>${escaped(content)}</${name}>\n`;
  return `${open}>\n${content.map((part) => written(part, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
  return allowed.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');
}
