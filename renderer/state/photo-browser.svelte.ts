/*
 * The current card and how clicks and keys move and choose, the same in grid and table. The current one is an index: it
 * keeps its place while the list is read again.
 */
import type { PhotoCard } from '../../electron/contract/collection.ts';
import { problemOf } from '../bridge.ts';
import type { PhotoPages } from './photo-pages.svelte.ts';
import type { PhotoSelection } from './photo-selection.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Cards asked for at a time while all are being chosen: as many as the catalogue gives at once. */
const STEP = 500;

export interface Clicked {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export class PhotoBrowser {
  current = $state<number | null>(null);
  /** How many were found so far while all are being chosen; null: not under way. */
  choosing = $state<number | null>(null);
  /** Shows an index on screen; set by the grid or table that is there. */
  reveal: (index: number) => void = () => {};
  readonly pages: PhotoPages;
  readonly selection: PhotoSelection;
  readonly #session: Session;
  #run = 0;

  constructor(pages: PhotoPages, selection: PhotoSelection, session: Session) {
    this.pages = pages;
    this.selection = selection;
    this.#session = session;
  }

  get card(): PhotoCard | undefined {
    return this.current === null ? undefined : this.pages.card(this.current);
  }

  click(index: number, { ctrlKey, metaKey, shiftKey }: Clicked): void {
    const card = this.pages.card(index);
    this.current = index;
    if (!card) return;
    if (shiftKey) {
      void this.#chooseRange(this.selection.anchor ?? index, index);
      return;
    }
    this.selection.anchor = index;
    if (ctrlKey || metaKey) this.selection.toggle(card);
    else this.selection.set([card]);
  }

  /** Moves the current card; with `extend` the choice grows from where Shift began. */
  move(to: (current: number, last: number) => number, extend: boolean): void {
    const last = (this.pages.total ?? 0) - 1;
    if (last < 0) return;
    const from = this.current;
    const index = from === null ? 0 : Math.max(0, Math.min(last, to(from, last)));
    if (extend) {
      this.selection.anchor ??= from ?? index;
      void this.#chooseRange(this.selection.anchor, index);
    }
    this.current = index;
    this.reveal(index);
  }

  toggle(): void {
    const { card } = this;
    if (!card) return;
    this.selection.anchor = this.current;
    this.selection.toggle(card);
  }

  get hasNextSpecimen(): boolean {
    return this.#nextSpecimenAt !== null;
  }

  /** The index of the next photo of another specimen, as far as the list is at hand. */
  get #nextSpecimenAt(): number | null {
    const { card } = this;
    if (!card) return null;
    for (let index = (this.current ?? 0) + 1; index < (this.pages.total ?? 0); index++) {
      const next = this.pages.card(index);
      if (!next) return null;
      if (next.specimenId !== card.specimenId) return index;
    }
    return null;
  }

  /** Goes to the next specimen and chooses it. */
  nextSpecimen(): void {
    const index = this.#nextSpecimenAt;
    const card = index === null ? undefined : this.pages.card(index);
    if (index === null || !card) return;
    this.current = index;
    this.selection.anchor = index;
    this.selection.set([card]);
    this.reveal(index);
  }

  /** Acts reach the chosen cards; where there are none, the current one is chosen first. */
  chooseCurrent(): boolean {
    if (this.selection.size === 0 && this.card) this.selection.set([this.card]);
    return this.selection.size > 0;
  }

  async chooseAll(): Promise<void> {
    const run = ++this.#run;
    const total = this.pages.total ?? 0;
    const all: PhotoCard[] = [];
    this.choosing = 0;
    try {
      for (let from = 0; from < total; from += STEP) {
        all.push(...(await this.pages.read(from, STEP)).cards);
        if (run !== this.#run) return;
        this.choosing = all.length;
      }
      this.selection.set(all);
    } catch (error) {
      this.#session.tell(problemOf(error));
    } finally {
      if (run === this.#run) this.choosing = null;
    }
  }

  /** What persons call these specimens now and how many of them, most first; null: nobody has named them. */
  async namesOf(specimenIds: readonly number[]): Promise<[name: string | null, specimens: number][]> {
    const left = new Set(specimenIds);
    const names = new Map<string | null, number>();
    const total = this.pages.total ?? 0;
    for (let from = 0; from < total && left.size > 0; from += STEP) {
      const { cards } = await this.pages.read(from, STEP);
      for (const { specimenId, scientificName, certainty } of cards) {
        if (!left.delete(specimenId)) continue;
        const name = certainty === null ? scientificName : null;
        names.set(name, (names.get(name) ?? 0) + 1);
      }
    }
    return [...names].toSorted(([, a], [, b]) => b - a);
  }

  clear(): void {
    this.#run += 1;
    this.choosing = null;
    this.selection.clear();
  }

  async #chooseRange(anchor: number, index: number): Promise<void> {
    const run = ++this.#run;
    try {
      const cards = await this.pages.range(Math.min(anchor, index), Math.max(anchor, index));
      if (run === this.#run) this.selection.set(cards);
    } catch (error) {
      this.#session.tell(problemOf(error));
    }
  }
}
