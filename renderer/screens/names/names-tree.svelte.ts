/*
 * The tree of names as far as it was opened. Levels are read page by page as they come into view, and read again where the
 * catalogue was written; readings asked for meanwhile become one.
 */
import type { NameDetail, NameRow } from '../../../electron/contract/names.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { problemOf, request } from '../../bridge.ts';

const PAGE = 200;
const LARGEST_PAGE = 500;
/** The level of names that stand below none. */
const TOP = 0;

interface Level {
  readonly rows: readonly NameRow[];
  readonly next: string | null;
}

/** A line on screen: a name, or that more of a level is to be read. */
export type TreeLine =
  | { readonly depth: number; readonly row: NameRow; readonly isOpen: boolean }
  | { readonly depth: number; readonly row: null; readonly under: number };

export class NamesTree {
  problem = $state.raw<Problem | null>(null);
  /** False until the first level was read. */
  ready = $state(false);
  #levels = $state.raw<ReadonlyMap<number, Level>>(new Map());
  #open = $state.raw<ReadonlySet<number>>(new Set());
  #reading: Promise<void> | null = null;
  #again = false;
  readonly #under = new Set<number>();

  readonly lines = $derived(this.#flat());

  indexOf(taxonId: number): number {
    return this.lines.findIndex(({ row }) => row?.id === taxonId);
  }

  clear(): void {
    this.#levels = new Map();
    this.#open = new Set();
    this.ready = false;
    this.problem = null;
  }

  /** All that was read, as it is now. */
  async refresh(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#readAgain();
    await this.#reading;
  }

  async toggle({ id, hasBelow }: NameRow): Promise<void> {
    if (!hasBelow) return;
    const open = new Set(this.#open);
    if (open.delete(id)) this.#open = open;
    else {
      if (!this.#levels.has(id)) await this.more(id);
      this.#open = new Set([...this.#open, id]);
    }
  }

  /** The next page of a level. */
  async more(under: number): Promise<void> {
    const level = this.#levels.get(under);
    if (this.#under.has(under) || level?.next === null) return;
    this.#under.add(under);
    try {
      const read = await page(under, level?.next, PAGE);
      this.#put(under, { rows: [...(level?.rows ?? []), ...read.rows], next: read.next });
      this.problem = null;
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.#under.delete(under);
    }
  }

  /** Opens the way to a name; false where it is not in the tree. */
  async reveal({ name, wider }: Pick<NameDetail, 'name' | 'wider'>): Promise<boolean> {
    const line = [...wider, name];
    for (const [index, { id }] of line.entries()) {
      const under = line[index - 1]?.id ?? TOP;
      if (!this.#levels.has(under)) await this.more(under);
      while (!this.#has(under, id) && this.#levels.get(under)?.next) await this.more(under);
      if (!this.#has(under, id)) return false;
      if (under !== TOP) this.#open = new Set([...this.#open, under]);
    }
    return true;
  }

  #has(under: number, id: number): boolean {
    return this.#levels.get(under)?.rows.some((row) => row.id === id) ?? false;
  }

  #put(under: number, level: Level): void {
    this.#levels = new Map([...this.#levels, [under, level]]);
  }

  async #readAgain(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        const before = this.#levels;
        const wanted = [TOP, ...this.#open];
        const levels = new Map<number, Level>();
        for (const under of wanted) levels.set(under, await whole(under, this.#levels.get(under)?.rows.length ?? PAGE));
        // Levels that were opened meanwhile are as new.
        const meanwhile = [...this.#levels].filter(([under, level]) => before.get(under) !== level);
        this.#levels = new Map([...levels, ...meanwhile]);
        this.problem = null;
        this.ready = true;
      }
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.#reading = null;
    }
  }

  #flat(): readonly TreeLine[] {
    const lines: TreeLine[] = [];
    const add = (under: number, depth: number) => {
      const level = this.#levels.get(under);
      for (const row of level?.rows ?? []) {
        const isOpen = row.hasBelow && this.#open.has(row.id) && this.#levels.has(row.id);
        lines.push({ depth, row, isOpen });
        // No line of names is deeper, whatever a changed file says.
        if (isOpen && depth < 40) add(row.id, depth + 1);
      }
      if (level?.next) lines.push({ depth, row: null, under });
    };
    add(TOP, 0);
    return lines;
  }
}

const page = (under: number, after: string | null | undefined, limit: number) =>
  request('names.page', { under: under === TOP ? null : under, limit, ...(after ? { after } : {}) });

/** At least so many rows of a level. */
async function whole(under: number, length: number): Promise<Level> {
  const rows: NameRow[] = [];
  let next: string | null = null;
  do {
    const read = await page(under, next, Math.min(LARGEST_PAGE, Math.max(PAGE, length - rows.length)));
    rows.push(...read.rows);
    next = read.next;
  } while (next !== null && rows.length < length);
  return { rows, next };
}
