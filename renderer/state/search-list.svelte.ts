/*
 * A text field with a list that fills while one types. Arrows move in the list, Enter takes the marked row; an Enter
 * pressed before the list has answered is kept and acts when it has.
 */
export interface Searched<T> {
  readonly text: () => string;
  readonly rows: () => readonly T[];
  readonly busy: () => boolean;
  readonly choose: (row: T) => void;
}

export class SearchList<T> {
  /** The marked row. */
  at = $state(0);
  #pending = $state(false);
  readonly #rows: () => readonly T[];

  /** In a component's script. `text`: as typed; `busy`: the rows are not yet those of the text. */
  constructor({ text, rows, busy, choose }: Searched<T>) {
    this.#rows = rows;
    $effect(() => {
      void text();
      this.at = 0;
    });
    $effect(() => {
      if (!this.#pending || busy()) return;
      this.#pending = false;
      const row = rows()[this.at];
      if (row !== undefined) choose(row);
    });
  }

  keydown = (event: KeyboardEvent): void => {
    const { length } = this.#rows();
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#pending = true;
    else if (event.key === 'ArrowDown') this.at = length === 0 ? 0 : (this.at + 1) % length;
    else if (event.key === 'ArrowUp') this.at = length === 0 ? 0 : (this.at - 1 + length) % length;
    else {
      // Going on typing takes back an Enter that has not acted yet.
      if (event.key.length === 1) this.#pending = false;
      return;
    }
    event.preventDefault();
  };
}

/** A value as it was last, a moment after it stopped changing; at once when it is emptied. In a component's script. */
export function settled<T extends string | null>(
  changing: () => T,
  milliseconds: number,
): { readonly value: T; readonly busy: boolean } {
  let value = $state.raw(changing());
  $effect(() => {
    const now = changing();
    const timer = setTimeout(() => (value = now), now ? milliseconds : 0);
    return () => clearTimeout(timer);
  });
  return {
    get value() {
      return value;
    },
    get busy() {
      return value !== changing();
    },
  };
}
