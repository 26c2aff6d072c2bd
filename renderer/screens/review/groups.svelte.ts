/*
 * What waits in groups that look alike: the groups, the one that is looked at with its cards, which of them are ticked, and the
 * acts on those. What was decided leaves its group, and comes back with an undo.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Status } from '../../../electron/contract/collection.ts';
import type { GroupCard, LookAlikeGroup } from '../../../electron/contract/look-alikes.ts';
import type { ActionResult } from '../../../electron/contract/review.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import type { Taxon } from '../../../electron/domain/taxonomy.ts';
import { problemOf, request } from '../../bridge.ts';
import type { Session } from '../../state/session.svelte.ts';
import { decidable, inTheirOrder, ofMost } from './in-groups.ts';

const ASK_AGAIN_MS = 300;

export class Groups {
  /** How far the work on them is; null: it is done, or was not begun. */
  share = $state<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Specimens that wait and are in no group. */
  unseen = $state(0);
  /** False: no model has left anything to compare by. */
  compared = $state(true);
  /** Index of the card that keys act on. */
  card = $state(0);
  /** Those of the group that is looked at; null until they have come. */
  cards = $state.raw<readonly GroupCard[] | null>(null);
  readonly ticked = new SvelteSet<number>();
  #all = $state.raw<readonly LookAlikeGroup[] | null>(null);
  #chosen = $state.raw<LookAlikeGroup | null>(null);
  readonly #done = new SvelteSet<number>();
  readonly #session: Session;
  readonly #decided: (specimens: number) => void;
  #reading: object | null = null;
  #looking: object | null = null;
  /** Which statuses the groups are of. */
  #statuses = '';

  /** Those that something is left of. */
  readonly list = $derived.by(() =>
    (this.#all ?? []).flatMap((group) => {
      if (this.#done.size === 0) return [{ group, left: group.specimenIds }];
      const left = group.specimenIds.filter((id) => !this.#done.has(id));
      return left.length > 0 ? [{ group, left }] : [];
    }),
  );
  readonly left = $derived.by(() => this.list.reduce((sum, { left }) => sum + left.length, 0));
  readonly current = $derived.by(() => this.list.find(({ group }) => group === this.#chosen) ?? null);
  /** The name of most cards, and how many have it. */
  readonly most = $derived.by(() => ofMost(this.cards ?? []));

  /** `decided`: told how many were decided here. */
  constructor(session: Session, decided: (specimens: number) => void) {
    this.#session = session;
    this.#decided = decided;
  }

  /** The groups of what has these statuses, where they are not there yet. */
  async show(statuses: readonly Status[]): Promise<void> {
    const isThere = this.#statuses === statuses.join() && (this.#all !== null || this.share !== null);
    await (isThere ? this.refresh() : this.read(statuses));
  }

  /** Anew. */
  async read(statuses: readonly Status[]): Promise<void> {
    const reading = {};
    this.#reading = reading;
    this.#statuses = statuses.join();
    this.#all = null;
    this.#done.clear();
    this.problem = null;
    this.share = 0;
    try {
      for (;;) {
        const answer = await request('review.groups', { statuses });
        if (this.#reading !== reading) return;
        if ('groups' in answer) {
          this.#all = answer.groups;
          this.unseen = answer.left;
          this.compared = answer.compared;
          break;
        }
        this.share = answer.share;
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    } catch (error) {
      this.problem = problemOf(error);
    }
    this.share = null;
    this.#reading = null;
    await this.#choose(this.list[0]?.group ?? null);
  }

  /** The catalogue was written from elsewhere: what is looked at is read again. */
  async refresh(): Promise<void> {
    if (this.#all === null) return;
    await this.#choose(this.current?.group ?? this.list[0]?.group ?? null);
  }

  /** These are decided. */
  leave(specimenIds: readonly number[]): void {
    for (const id of specimenIds) this.#done.add(id);
  }

  async choose(group: LookAlikeGroup): Promise<void> {
    await this.#choose(group);
  }

  async beside(by: 1 | -1): Promise<void> {
    const at = this.list.findIndex(({ group }) => group === this.#chosen) + by;
    const next = this.list[at];
    if (next) await this.#choose(next.group);
  }

  /** `ticks`: those that agree are ticked, of a group that nothing was decided of yet. What is left of one is looked at singly. */
  async #choose(group: LookAlikeGroup | null, ticks = true): Promise<void> {
    const isOther = this.#chosen !== group;
    this.#chosen = group;
    if (isOther) this.cards = null;
    const left = this.current?.left ?? [];
    const looking = {};
    this.#looking = looking;
    try {
      const cards = inTheirOrder(await request('review.cards', { specimenIds: left, modelId: null }));
      if (this.#looking !== looking) return;
      this.cards = cards;
      this.card = Math.max(
        0,
        cards.findIndex((card) => decidable(card, ofMost(cards))),
      );
      const isWhole = left.length === group?.specimenIds.length;
      this.#tick(ticks && isWhole ? cards.filter((card) => decidable(card, ofMost(cards))) : []);
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  // -- what is ticked ----------------------------------------------------------------------------------------------

  #tick(cards: readonly GroupCard[]): void {
    this.ticked.clear();
    for (const { specimenId, isType } of cards) if (!isType) this.ticked.add(specimenId);
  }

  /** Types are named one by one. */
  toggle(at: number): void {
    const card = this.cards?.[at];
    if (!card || card.isType) return;
    this.card = at;
    if (!this.ticked.delete(card.specimenId)) this.ticked.add(card.specimenId);
  }

  /** From the card that keys act on to this one, ticked. */
  tickTo(at: number): void {
    const [from, to] = [Math.min(at, this.card), Math.max(at, this.card)];
    for (const card of this.cards?.slice(from, to + 1) ?? []) if (!card.isType) this.ticked.add(card.specimenId);
    this.card = at;
  }

  tickAll(): void {
    this.#tick(this.cards ?? []);
  }

  move(by: number): void {
    this.card = Math.max(0, Math.min((this.cards?.length ?? 1) - 1, this.card + by));
  }

  // -- acts --------------------------------------------------------------------------------------------------------

  async accept(): Promise<void> {
    if (this.most) await this.#decide('identified', this.most.taxonId);
  }

  async rename(taxon: Taxon): Promise<void> {
    await this.#decide('identified', taxon.id);
  }

  /** Not the name of most; those stay, with the name that comes next. */
  async reject(): Promise<void> {
    if (this.most) await this.#decide('rejected', this.most.taxonId);
  }

  async #decide(verdict: 'identified' | 'rejected', taxonId: number): Promise<void> {
    const specimenIds = (this.cards ?? []).map(({ specimenId }) => specimenId).filter((id) => this.ticked.has(id));
    if (specimenIds.length === 0) return;
    const decision = { specimenIds, verdict, taxonId, qualifier: null, remarks: null, modelId: null };
    if (!(await this.#session.decide(decision))) return;
    this.#decided(specimenIds.length);
    if (verdict === 'rejected') return this.#choose(this.#chosen, false);
    const at = this.list.findIndex(({ group }) => group === this.#chosen);
    this.leave(specimenIds);
    // The next one comes, whether something is left of this one or not.
    const next = this.list[this.current ? at + 1 : at] ?? this.list[0];
    await this.#choose(next?.group ?? null);
  }

  /** Those that are ticked become a group of their own, on screen alone. */
  async split(): Promise<void> {
    const group = this.current?.group;
    const cards = this.cards ?? [];
    const taken = cards.filter(({ specimenId }) => this.ticked.has(specimenId));
    if (!group || taken.length === 0 || taken.length === cards.length) return;
    const at = this.#all?.indexOf(group) ?? -1;
    const parts = [taken, cards.filter((card) => !taken.includes(card))].map((part): LookAlikeGroup => {
      const most = ofMost(part);
      const specimenIds = part.map(({ specimenId }) => specimenId);
      return { specimenIds, photoId: part[0]?.photoId ?? 0, name: most, agree: most?.agree ?? 0 };
    });
    // What was decided of it comes back to the rest, should that be undone.
    const [own, rest] = parts as [LookAlikeGroup, LookAlikeGroup];
    const done = group.specimenIds.filter((id) => this.#done.has(id));
    const left = { ...rest, specimenIds: [...rest.specimenIds, ...done] };
    this.#all = this.#all?.toSpliced(at, 1, own, left) ?? null;
    await this.#choose(own);
  }

  /** An undo or redo, from here or from the frame. */
  async turned(way: 'undo' | 'redo', { specimenIds }: ActionResult): Promise<void> {
    if (this.#all === null) return;
    for (const id of specimenIds) {
      if (way === 'undo') this.#done.delete(id);
      else this.#done.add(id);
    }
    const back = new Set(specimenIds);
    const of = this.list.find(({ left }) => left.some((id) => back.has(id)));
    await this.#choose(
      (way === 'undo' ? of : this.current)?.group ?? this.current?.group ?? this.list[0]?.group ?? null,
    );
  }
}
