/*
 * Keys by name: "R", "?", "Enter", "Ctrl+K", "Shift+1", "Alt+Up". Ctrl stands for Cmd on a Mac. Letters and signs go by
 * what the key types, so that they are where the keyboard's owner expects them; digits with Shift by their place. Pure.
 */
import { FRAME } from '../../electron/domain/language/window.ts';

export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/**
 * What a press may be called, the likelier first: where Shift and a digit type a sign ("/" on a German keyboard), the sign
 * comes before "Shift+7". Empty for a modifier alone, or a key that is part of composing a character.
 */
export function keyNames(event: PressedKey, mac: boolean): string[] {
  const { key, code } = event;
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) return [];
  const ctrl = mac ? event.metaKey : event.ctrlKey;
  // The other of the two belongs to the system or to Emacs-like editing; nothing here answers to it.
  if (mac ? event.ctrlKey : event.metaKey) return [];
  const before = `${ctrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}`;
  const base = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const isSign = key.length === 1 && key !== ' ' && !/\p{L}/u.test(key);
  // A sign says by itself that Shift was needed for it.
  const names = [`${before}${event.shiftKey && !isSign ? 'Shift+' : ''}${base}`];
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  if (event.shiftKey && digit !== undefined && before === '') names.push(`Shift+${digit}`);
  return names;
}

/** One printed character without Ctrl or Alt: what a person can hit by mistake, or by speaking (WCAG 2.1.4). */
export function isLetterKey(name: string): boolean {
  return name.replace(/^Shift\+/, '').length === 1;
}

const WORDS: Readonly<Record<string, string>> = FRAME.keys;
const ON_MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };
const SIGNS: Readonly<Record<string, string>> = { Enter: '↵', Up: '↑', Down: '↓', Left: '←', Right: '→' };

/** As printed on a button: "Ctrl K", "⇧1", "↵"; "⌘K" on a Mac. */
export function keyLabel(name: string, mac: boolean): string {
  const parts = partsOf(name);
  const words = parts.map((part) => SIGNS[part] ?? (mac ? ON_MAC[part] : undefined) ?? WORDS[part] ?? part);
  if (mac) return words.join('');
  return parts.length === 2 && parts[0] === 'Shift' ? `⇧${words[1]}` : words.join(' ');
}

/** As it is read out: "Ctrl+K". */
export function keyWords(name: string): string {
  return partsOf(name)
    .map((part) => WORDS[part] ?? part)
    .join('+');
}

function partsOf(name: string): string[] {
  return name === '+' ? ['+'] : name.split('+');
}

/** For aria-keyshortcuts. */
export function keyShortcut(name: string, mac: boolean): string {
  const full: Readonly<Record<string, string>> = {
    Ctrl: mac ? 'Meta' : 'Control',
    Esc: 'Escape',
    Up: 'ArrowUp',
    Down: 'ArrowDown',
    Left: 'ArrowLeft',
    Right: 'ArrowRight',
  };
  return name
    .split('+')
    .map((part) => full[part] ?? part)
    .join('+');
}
