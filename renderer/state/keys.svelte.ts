/*
 * The one listener for keys. Screens and buttons say which key does what while they are shown; the newest one wins. A
 * letter never acts while a text field has the focus; letters can be put on other keys, or turned off altogether (WCAG 2.1.4).
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
const swapsKept = kept<Readonly<Record<string, string>>>('swapped-keys', {});
export const onMac = navigator.userAgent.includes('Mac OS');

export class Keys {
  #bindings: KeyBinding[] = [];
  /** Rises when bindings come or go, so that a list of them can follow. */
  #version = $state(0);
  #letters = $state(lettersKept.get());
  /** By the key that the program was written with, the key that does the same here; what is not in it is as written. */
  #swaps = $state.raw(swapsOf(swapsKept.get()));

  get letters(): boolean {
    return this.#letters;
  }

  set letters(on: boolean) {
    this.#letters = on;
    lettersKept.set(on);
  }

  /** The key that stands for this one here. */
  shown(name: string): string {
    return this.#swaps[name] ?? name;
  }

  get swapped(): boolean {
    return Object.keys(this.#swaps).length > 0;
  }

  /** Puts what `name` does on `wanted`, and what that did on the key that `name` had: nothing is ever without a key. */
  swap(name: string, wanted: string): void {
    if (!isLetterKey(name) || !isLetterKey(wanted)) return;
    const [had, other] = [this.shown(name), this.#written(wanted)];
    this.#keepSwaps({ ...this.#swaps, [name]: wanted, [other]: had });
  }

  unswap(): void {
    this.#keepSwaps({});
  }

  #keepSwaps(swaps: Readonly<Record<string, string>>): void {
    this.#swaps = swapsOf(swaps);
    swapsKept.set(this.#swaps);
  }

  /** The key as the program was written with, of one that is pressed here. */
  #written(pressed: string): string {
    return Object.entries(this.#swaps).find(([, here]) => here === pressed)?.[0] ?? pressed;
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
    for (const pressed of keyNames(event, onMac)) {
      if (!this.#mayAct(pressed, event.target)) continue;
      const name = this.#written(pressed);
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

/** Of what was kept those that put each key on one, and none on two. */
function swapsOf(kept: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(kept).filter(
    ([name, here]) => typeof here === 'string' && name !== here && isLetterKey(name) && isLetterKey(here),
  );
  const [names, here] = [pairs.map(([name]) => name), pairs.map(([, key]) => key)];
  const isSwap = new Set(here).size === here.length && here.every((key) => names.includes(key));
  return isSwap ? Object.fromEntries(pairs) : {};
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
