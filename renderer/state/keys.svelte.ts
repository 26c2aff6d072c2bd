/*
 * The one listener for keys. Screens and buttons say which key does what while they are shown; the newest one wins. A
 * letter never acts while a text field has the focus, and letters can be turned off altogether (WCAG 2.1.4).
 */
import { isLetterKey, keyNames } from './key-names.ts';
import { kept } from './kept.ts';

export interface KeyBinding {
  /** Such as "R" or "Ctrl+K". */
  readonly key: string;
  /** What it does, for the list of keys: "Name the selection". */
  readonly label: string;
  /** Returning false lets the key go on to the next binding, or to the browser. */
  readonly act: (event: KeyboardEvent) => void | false;
  readonly when?: () => boolean;
  /** Of the window as a whole, not of the screen. */
  readonly window?: true;
}

const lettersKept = kept<boolean>('letter-keys', true);
export const onMac = navigator.userAgent.includes('Mac OS');

export class Keys {
  #bindings: KeyBinding[] = [];
  /** Rises when bindings come or go, so that a list of them can follow. */
  #version = $state(0);
  #letters = $state(lettersKept.get());

  get letters(): boolean {
    return this.#letters;
  }

  set letters(on: boolean) {
    this.#letters = on;
    lettersKept.set(on);
  }

  /** What acts now, in the order in which it came, each key once: the newest of several. */
  get list(): readonly KeyBinding[] {
    void this.#version;
    const acting = this.#bindings.filter(({ when }) => !when || when());
    return acting.filter((binding, index) => !acting.slice(index + 1).some(({ key }) => key === binding.key));
  }

  /** Returns the function that takes the bindings away again. */
  add(...bindings: KeyBinding[]): () => void {
    this.#bindings.push(...bindings);
    this.#touch();
    return () => {
      this.#bindings = this.#bindings.filter((binding) => !bindings.includes(binding));
      this.#touch();
    };
  }

  /** In a component's script: these keys act while the component is shown. */
  use(...bindings: KeyBinding[]): void {
    $effect(() => this.add(...bindings));
  }

  press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    for (const name of keyNames(event, onMac)) {
      if (!this.#mayAct(name, event.target)) continue;
      for (const { key, when, act } of this.#bindings.toReversed()) {
        if (key !== name || (when && !when())) continue;
        if (act(event) === false) continue;
        event.preventDefault();
        return;
      }
    }
  };

  #mayAct(name: string, target: EventTarget | null): boolean {
    if (isLetterKey(name) && !this.#letters) return false;
    if (!(target instanceof Element)) return true;
    if (isTextField(target)) return name === 'Esc' || (/^(Ctrl|Alt)\+/.test(name) && !EDITING.has(name));
    // A focused button or slider keeps the keys that work it.
    if (name === 'Enter' || name === 'Space') return !isWorkedByEnter(target);
    if (/^(Left|Right|Up|Down|Home|End)$/.test(name)) return !target.matches('input, select, [role="separator"]');
    return true;
  }

  // Read untracked: adding bindings inside an effect must not run that effect again.
  #touch(): void {
    queueMicrotask(() => (this.#version += 1));
  }
}

const isWorkedByEnter = (target: Element) =>
  target.closest('button, a[href], summary, select, input, [role="menuitem"], [role="separator"]') !== null;
/** What a text field does by itself. */
const EDITING = new Set(['A', 'C', 'V', 'X', 'Y', 'Z', 'Shift+Z', 'Left', 'Right'].map((key) => `Ctrl+${key}`));
const NO_TEXT = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'file', 'color']);

function isTextField(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
