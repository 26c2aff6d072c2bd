/*
 * A list too long to hold, read page by page around what is on screen. Pages that are out of date stay until their
 * successors come, so nothing flickers; at most two questions are on their way, always about what is looked at now.
 * Knows neither Svelte nor the bridge.
 */
export interface LoadedPage<T> {
  readonly items: readonly T[];
  readonly total: number;
}

interface Page<T> {
  items: readonly T[];
  fresh: boolean;
  used: number;
}

export interface PageSource<T> {
  readonly pageSize: number;
  /** Pages kept beyond those on screen; the longest unused go first. */
  readonly mostPages: number;
  readonly load: (index: number, limit: number) => Promise<LoadedPage<T>>;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

const MOST_QUESTIONS = 2;

export class PageCache<T> {
  /** null until the first answer. */
  total: number | null = null;
  readonly #source: PageSource<T>;
  readonly #pages = new Map<number, Page<T>>();
  readonly #asked = new Set<number>();
  /** Pages on screen. */
  #shown: readonly number[] = [];
  #clock = 0;
  /** Answers to questions of an earlier generation are about another list. */
  #generation = 0;

  constructor(source: PageSource<T>) {
    this.#source = source;
  }

  get(index: number): T | undefined {
    const { pageSize } = this.#source;
    return this.#pages.get(Math.floor(index / pageSize))?.items[index % pageSize];
  }

  /** Says what is on screen, first to last index; missing and stale pages of it are read. */
  show(first: number, last: number): void {
    const { pageSize } = this.#source;
    const from = Math.max(0, Math.floor(first / pageSize));
    const to = Math.max(from, Math.floor(last / pageSize));
    this.#shown = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
    for (const number of this.#shown) {
      const page = this.#pages.get(number);
      if (page) page.used = ++this.#clock;
    }
    this.#ask();
  }

  /** Everything is out of date but of the same list: what is shown stays and is read again. */
  refresh(): void {
    for (const page of this.#pages.values()) page.fresh = false;
    // What is on its way may have been answered before the change.
    this.#generation += 1;
    this.#asked.clear();
    this.#ask();
  }

  /** Another list begins. */
  reset(): void {
    this.#pages.clear();
    this.total = null;
    this.#shown = [0];
    this.refresh();
  }

  /** True while something on screen is missing or out of date. */
  get waiting(): boolean {
    return this.total === null || this.#shown.some((number) => this.#isWanted(number));
  }

  /** The items from first to last index, read where they are missing. */
  async range(first: number, last: number): Promise<T[]> {
    const { pageSize, load } = this.#source;
    const items: T[] = [];
    for (let number = Math.floor(first / pageSize); number <= Math.floor(last / pageSize); number++) {
      const page = this.#pages.get(number);
      const whole = page?.fresh ? page.items : (await load(number * pageSize, pageSize)).items;
      items.push(...whole.slice(Math.max(0, first - number * pageSize), last - number * pageSize + 1));
    }
    return items;
  }

  #isWanted(number: number): boolean {
    const { total } = this;
    if (total !== null && number * this.#source.pageSize >= total && number > 0) return false;
    return this.#pages.get(number)?.fresh !== true;
  }

  #ask(): void {
    for (const number of this.#shown) {
      if (this.#asked.size >= MOST_QUESTIONS) return;
      if (this.#isWanted(number) && !this.#asked.has(number)) void this.#read(number);
    }
  }

  async #read(number: number): Promise<void> {
    const generation = this.#generation;
    const { pageSize, load, changed, failed } = this.#source;
    this.#asked.add(number);
    try {
      const { items, total } = await load(number * pageSize, pageSize);
      if (generation !== this.#generation) return;
      this.#asked.delete(number);
      this.total = total;
      this.#pages.set(number, { items, fresh: true, used: ++this.#clock });
      this.#forget();
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#asked.delete(number);
      // Asked again when the list is looked at anew, not at once: a failure would only repeat itself.
      this.#shown = this.#shown.filter((shown) => shown !== number);
      failed(error);
    }
    this.#ask();
    changed();
  }

  #forget(): void {
    const spare = [...this.#pages].filter(([number]) => !this.#shown.includes(number));
    spare.sort(([, a], [, b]) => a.used - b.used);
    for (const [number] of spare.slice(0, Math.max(0, this.#pages.size - this.#source.mostPages))) {
      this.#pages.delete(number);
    }
  }
}
