/*
 * The specimens that wait, in the order chosen, read page by page; and the place in them. What was decided stays in its
 * place, marked, so that one can look back.
 */
import type { Status } from '../../../electron/contract/collection.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import {
  MOST_PARTS,
  type ReviewOrder,
  type ReviewPart,
  type ReviewQueueItem,
  type ReviewQueuePage,
} from '../../../electron/contract/review.ts';
import { problemOf, request } from '../../bridge.ts';
import { isEverything } from '../../state/collection-filter.ts';
import { CollectionView } from '../../state/collection-view.svelte.ts';
import { kept } from '../../state/kept.ts';
import { waitingBelow } from '../../state/work-left.ts';
import { type Mark, nextWaiting, type QueueEntry, waitingBeside, waits } from './walk.ts';

/** Which specimens: those never named, those that a person doubted, or those that a person has named. */
export type Choice = 'to-name' | 'doubtful' | 'verified';

export const CHOICES: Readonly<Record<Choice, readonly Status[]>> = {
  'to-name': ['proposed', 'unnamed'],
  doubtful: ['doubtful'],
  verified: ['verified'],
};

/** Only a model's predictions below so many percent: what Evaluate sends here. */
export interface Below {
  readonly modelId: number;
  readonly percent: number;
}

/** Only predictions of these names, such as two that are mixed up: what Evaluate sends here. */
export interface Among {
  readonly taxonIds: readonly number[];
  /** As they are called, or the wider taxa that they are all of. */
  readonly names: readonly { readonly name: string; readonly italic: boolean }[];
}

/** Which part of the shared work is this person's, such as "1/2"; '': all of it. */
const keptPart = kept<string>('review-part', '');

const PAGE = 200;
/** Read on when so few are left after the present place. */
const NEAR_END = 60;

export class Queue {
  order = $state<ReviewOrder>('doubt');
  choice = $state<Choice>('to-name');
  /** Whose predictions are shown; null: the newest model's. */
  modelId = $state<number | null>(null);
  /** null: all that wait. */
  below = $state.raw<Below | null>(null);
  /** null: of any name. */
  among = $state.raw<Among | null>(null);
  /** Filter of its own, as the collection has one. */
  readonly narrowed = new CollectionView();
  #part = $state(keptPart.get());
  entries = $state.raw<readonly QueueEntry[]>([]);
  /** Place of the one on screen; null: nothing waits. */
  at = $state<number | null>(null);
  /** How many waited when the queue was read. */
  total = $state(0);
  busy = $state(true);
  problem = $state.raw<Problem | null>(null);
  readonly #arrived: () => void;
  #next: string | null = null;
  #reading: object | null = null;

  readonly current = $derived.by(() => (this.at === null ? null : (this.entries[this.at] ?? null)));
  /** Still to be decided, those not read yet included. */
  readonly left = $derived.by(() =>
    Math.max(0, this.total - this.entries.reduce((done, entry) => done + (waits(entry) ? 0 : 1), 0)),
  );

  /** Whether it is limited to what a person chose here: by the filter, or as a part of shared work. */
  readonly isNarrowed = $derived.by(() => !isEverything(this.narrowed.filter) || this.#part !== '');

  constructor(arrived: () => void) {
    this.#arrived = arrived;
  }

  get part(): string {
    return this.#part;
  }

  set part(part: string) {
    this.#part = part;
    keptPart.set(part);
  }

  /** Contradicted names are those of people, and the other orders begin with what nobody named. */
  choose({ order = this.order, choice }: { readonly order?: ReviewOrder; readonly choice?: Choice }): void {
    const [from, to] = [this.order === 'contradiction', order === 'contradiction'];
    if (from !== to) this.choice = to ? 'verified' : 'to-name';
    this.order = to && choice === 'to-name' ? 'doubt' : order;
    this.choice = choice ?? this.choice;
  }

  /** Reads the queue anew; `keep` stays on screen if it still waits. */
  async read(keep: number | null = null): Promise<void> {
    const reading = {};
    this.#reading = reading;
    this.busy = true;
    this.problem = null;
    try {
      const page = await this.#page();
      const total = this.below ? await countBelow(this.below) : page.total;
      if (this.#reading !== reading) return;
      this.entries = this.#take(page).map(untouched);
      this.total = total;
      const kept = keep === null ? -1 : this.entries.findIndex(({ specimenId }) => specimenId === keep);
      this.#goTo(this.entries.length === 0 ? null : Math.max(0, kept));
    } catch (error) {
      if (this.#reading === reading) this.problem = problemOf(error);
    } finally {
      if (this.#reading === reading) {
        this.#reading = null;
        this.busy = false;
      }
    }
  }

  #page(after?: string) {
    const { order, choice, below, among } = this;
    const { filter } = this.narrowed;
    const part = partOf(this.#part);
    const statuses: readonly Status[] = below || among ? ['proposed'] : CHOICES[choice];
    return request('review.queue', {
      order,
      modelId: this.modelId,
      statuses,
      limit: PAGE,
      ...(among ? { taxonIds: among.taxonIds } : {}),
      // Evaluate told how many there are of all.
      ...(!below && !isEverything(filter) ? { filter: { ...filter, statuses: [] } } : {}),
      ...(!below && part ? { part } : {}),
      ...(after === undefined ? {} : { after }),
    });
  }

  /** The items of a page that are meant; the least certain come first, so that the first too certain one ends the queue. */
  #take({ items, next }: ReviewQueuePage): readonly ReviewQueueItem[] {
    const limit = this.below ? this.below.percent / 100 : Infinity;
    const end = items.findIndex(({ certainty }) => certainty !== null && certainty >= limit);
    this.#next = end < 0 ? next : null;
    return end < 0 ? items : items.slice(0, end);
  }

  /** Only what is less certain than that, least certain first; null: all again. Read by the screen, or with `read`. */
  lookBelow(below: Below | null): void {
    this.below = below;
    this.among = null;
    if (below === null) return;
    this.order = 'doubt';
    this.choice = 'to-name';
  }

  /** Only predictions of these names, least certain first. Read by the screen, or with `read`. */
  lookAmong(among: Among): void {
    this.lookBelow(null);
    this.among = among;
    this.order = 'doubt';
    this.choice = 'to-name';
  }

  async #readOn(): Promise<void> {
    if (this.#next === null || this.#reading) return;
    const reading = {};
    this.#reading = reading;
    try {
      const page = await this.#page(this.#next);
      if (this.#reading !== reading) return;
      const there = new Set(this.entries.map(({ specimenId }) => specimenId));
      const items = this.#take(page).filter(({ specimenId }) => !there.has(specimenId));
      this.entries = [...this.entries, ...items.map(untouched)];
      if (this.at === null) this.toNextWaiting();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      if (this.#reading === reading) this.#reading = null;
    }
  }

  #goTo(at: number | null): void {
    this.at = at;
    this.#arrived();
    if (at === null || at > this.entries.length - NEAR_END) void this.#readOn();
  }

  /** The next few after the present one that wait: what to fetch ahead. */
  ahead(count: number): readonly QueueEntry[] {
    return this.at === null
      ? []
      : this.entries
          .slice(this.at + 1, this.at + 30)
          .filter(waits)
          .slice(0, count);
  }

  move(by: 1 | -1): void {
    if (this.at === null) return;
    const at = this.at + by;
    if (at >= 0 && at < this.entries.length) this.#goTo(at);
  }

  /** After a decision. */
  toNextWaiting(): void {
    this.#goTo(nextWaiting(this.entries, this.at ?? -1));
  }

  /** By hand; stays where nothing waits on that side. */
  toWaitingBeside(by: 1 | -1): void {
    const at = this.at === null ? null : waitingBeside(this.entries, this.at, by);
    if (at !== null) this.#goTo(at);
  }

  /** False when the queue does not hold it. */
  show(specimenId: number): boolean {
    const at = this.entries.findIndex((entry) => entry.specimenId === specimenId);
    if (at < 0) return false;
    this.#goTo(at);
    return true;
  }

  /** Before the present one, and onto the screen. */
  insert(item: ReviewQueueItem): void {
    const at = this.at ?? 0;
    this.entries = this.entries.toSpliced(at, 0, untouched(item));
    this.total += 1;
    this.#goTo(at);
  }

  mark(specimenId: number, mark: Mark | null): void {
    const at = this.entries.findIndex((entry) => entry.specimenId === specimenId);
    const entry = this.entries[at];
    if (entry && entry.mark !== mark) this.entries = this.entries.with(at, { ...entry, mark });
  }
}

function partOf(kept: string): ReviewPart | null {
  const [part = 0, of = 0] = kept.split('/').map(Number);
  return part >= 1 && part <= of && of <= MOST_PARTS ? { part, of } : null;
}

async function countBelow({ modelId, percent }: Below): Promise<number> {
  return waitingBelow(await request('evaluations.waiting', { modelId }), percent);
}

function untouched(item: ReviewQueueItem): QueueEntry {
  return { ...item, mark: null };
}
