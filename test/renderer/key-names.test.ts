import { describe, expect, it } from 'vitest';
import {
  isLetterKey,
  keyLabel,
  keyNames,
  keyShortcut,
  keyWords,
  type PressedKey,
} from '../../renderer/state/key-names.ts';

const press = (key: string, code: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('keyNames', () => {
  it.each<[string, PressedKey]>([
    ['R', press('r', 'KeyR')],
    ['Shift+R', press('R', 'KeyR', { shiftKey: true })],
    ['Ctrl+Z', press('z', 'KeyZ', { ctrlKey: true })],
    ['Ctrl+Shift+Z', press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true })],
    ['Alt+Up', press('ArrowUp', 'ArrowUp', { altKey: true })],
    ['Shift+Down', press('ArrowDown', 'ArrowDown', { shiftKey: true })],
    ['Space', press(' ', 'Space')],
    ['Esc', press('Escape', 'Escape')],
    ['Ctrl+Enter', press('Enter', 'Enter', { ctrlKey: true })],
    ['1', press('1', 'Digit1')],
    ['?', press('?', 'Slash', { shiftKey: true })],
    ['/', press('/', 'Slash')],
  ])('%s', (name, event) => {
    expect(keyNames(event, false)).toEqual([name]);
  });

  it('goes by the letter that is typed, wherever it lies', () => {
    expect(keyNames(press('z', 'KeyY'), false)).toEqual(['Z']);
  });

  it('takes Shift and a digit for the sign first, then for the digit', () => {
    expect(keyNames(press('!', 'Digit1', { shiftKey: true }), false)).toEqual(['!', 'Shift+1']);
    expect(keyNames(press('/', 'Digit7', { shiftKey: true }), false)).toEqual(['/', 'Shift+7']);
  });

  it('takes Cmd for Ctrl on a Mac, and leaves the other one alone', () => {
    expect(keyNames(press('k', 'KeyK', { metaKey: true }), true)).toEqual(['Ctrl+K']);
    expect(keyNames(press('k', 'KeyK', { ctrlKey: true }), true)).toEqual([]);
    expect(keyNames(press('k', 'KeyK', { metaKey: true }), false)).toEqual([]);
  });

  it.each(['Shift', 'Control', 'Alt', 'Dead', 'Process'])('%s alone is no key', (key) => {
    expect(keyNames(press(key, ''), false)).toEqual([]);
  });
});

it('the keyboard’s single letters are known as what can be hit by mistake', () => {
  expect(['R', '?', '1', 'Shift+1', 'Shift+R'].every(isLetterKey)).toBe(true);
  expect(['Enter', 'Ctrl+K', 'Alt+Up', 'Space', 'Shift+Down'].some(isLetterKey)).toBe(false);
});

it('the window prints keys as they stand on the keyboard', () => {
  expect(keyLabel('Ctrl+K', false)).toBe('Ctrl K');
  expect(keyLabel('Ctrl+K', true)).toBe('⌘K');
  expect(keyLabel('Enter', false)).toBe('↵');
  expect(keyLabel('Shift+1', false)).toBe('⇧1');
  expect(['Esc', 'PageUp', '+', 'Shift+Up'].map((key) => keyLabel(key, false))).toEqual(['Esc', 'PageUp', '+', '⇧↑']);
  expect(['Ctrl+Enter', 'Shift+1', '+'].map(keyWords)).toEqual(['Ctrl+Enter', 'Shift+1', '+']);
  expect(keyShortcut('Ctrl+Enter', false)).toBe('Control+Enter');
  expect(keyShortcut('Alt+Up', true)).toBe('Alt+ArrowUp');
});
