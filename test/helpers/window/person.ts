/* What a person, with or without a screen reader, finds in the window and does to it. */
import { settled } from './mounted.ts';

/** Elements that have a role without saying so. */
const OWN_ROLE: Readonly<Record<string, string>> = {
  button: 'button',
  checkbox: 'input[type="checkbox"]',
  heading: 'h1, h2, h3',
  list: 'ul, ol',
  listitem: 'li',
  region: 'section[aria-label]',
  row: 'tr',
  slider: 'input[type="range"]',
  table: 'table',
  textbox: 'input:not([type]), input[type="text"], textarea',
};

/** All of a role, in the order of the page; with `name`, those that are called so. */
export function all(role: string, name?: string | RegExp, within: ParentNode = document): HTMLElement[] {
  const own = OWN_ROLE[role] ? `, :is(${OWN_ROLE[role]}):not([role])` : '';
  const found = [...within.querySelectorAll<HTMLElement>(`[role="${role}"]${own}`)];
  return found.filter((element) => {
    const called = nameOf(element);
    return name === undefined || (typeof name === 'string' ? called === name : name.test(called));
  });
}

/** Throws where there is none, or more than one. */
export function one(role: string, name?: string | RegExp, within?: ParentNode): HTMLElement {
  const found = all(role, name, within);
  if (found.length === 1) return found[0]!;
  const there = all(role, undefined, within).map((element) => `"${nameOf(element)}"`);
  throw new Error(`${found.length} of the role ${role} called ${String(name)}; there are: ${there.join(', ')}`);
}

/** What a screen reader calls it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent;
  return wordsOf(label);
}

/** Text as it is read: spaces and line ends are one space. */
export function wordsOf(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

export async function click(element: HTMLElement, more: MouseEventInit = {}): Promise<void> {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...more }));
  await settled();
}

/** On what has the focus. */
export async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await settled();
}

export async function type(field: HTMLElement, text: string): Promise<void> {
  field.focus();
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}
