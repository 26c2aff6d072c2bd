/*
 * The current row of the names and the chosen ones, by folder, so that they stay when the plan is worked out anew and rows
 * change places.
 */
import type { NameRow } from '../../../electron/contract/import.ts';
import type { Clicked } from '../../state/photo-browser.svelte.ts';

export class NamesList {
  readonly #rows: () => readonly NameRow[];
  #current = $state<string | null>(null);
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** Where Shift begins. */
  #anchor: string | null = null;

  constructor(rows: () => readonly NameRow[]) {
    this.#rows = rows;
  }

  /** The current row's index; null: none is, or it is there no more. */
  get at(): number | null {
    const at = this.#rows().findIndex(({ folder }) => folder === this.#current);
    return at < 0 ? null : at;
  }

  /** In the order of the list. */
  get chosen(): readonly NameRow[] {
    return this.#rows().filter(({ folder }) => this.#chosen.has(folder));
  }

  has(row: NameRow): boolean {
    return this.#chosen.has(row.folder);
  }

  click(index: number, { ctrlKey, metaKey, shiftKey }: Clicked): void {
    const folder = this.#rows()[index]?.folder;
    if (folder === undefined) return;
    this.#current = folder;
    if (shiftKey) return this.#chooseTo(index);
    this.#anchor = folder;
    const chosen = new Set(ctrlKey || metaKey ? this.#chosen : []);
    if (!chosen.delete(folder)) chosen.add(folder);
    this.#chosen = chosen;
  }

  /** Gives the index it came to. */
  move(to: (at: number, last: number) => number, extend: boolean): number | null {
    const rows = this.#rows();
    const last = rows.length - 1;
    if (last < 0) return null;
    const { at } = this;
    const index = at === null ? 0 : Math.max(0, Math.min(last, to(at, last)));
    this.click(index, { ctrlKey: false, metaKey: false, shiftKey: extend });
    return index;
  }

  chooseAll(): void {
    this.#chosen = new Set(this.#rows().map(({ folder }) => folder));
  }

  #chooseTo(index: number): void {
    const rows = this.#rows();
    const from = rows.findIndex(({ folder }) => folder === this.#anchor);
    const [first, last] = [Math.min(from < 0 ? index : from, index), Math.max(from, index)];
    if (from < 0) this.#anchor = this.#current;
    this.#chosen = new Set(rows.slice(first, last + 1).map(({ folder }) => folder));
  }
}
