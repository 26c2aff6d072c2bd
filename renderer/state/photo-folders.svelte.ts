/*
 * Folders of photos that the open catalogue names and that nobody has agreed to read on this computer: which wait, whether
 * the panel that asks about them is open, and the answer. Given to the window by App.
 */
import type { UnaskedSource } from '../../electron/contract/asking.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request } from '../bridge.ts';
import type { Session } from './session.svelte.ts';

export class PhotoFolders {
  waiting = $state.raw<readonly UnaskedSource[]>([]);
  /** The panel: open at first, until the person puts it off. */
  open = $state(false);
  /** Opened by the person, from a menu. */
  called = $state(false);
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #session: Session;
  readonly #onagreed: () => void;
  /** Ids of those that the person would rather not have read. */
  #left = $state.raw<ReadonlySet<number>>(new Set());
  #asked = 0;

  /** `onagreed`: pictures that were refused are there now. */
  constructor(session: Session, onagreed: () => void) {
    this.#session = session;
    this.#onagreed = onagreed;
  }

  readonly photos = $derived(this.waiting.reduce((sum, { photos }) => sum + photos, 0));
  readonly chosen = $derived(this.waiting.filter(({ id }) => !this.#left.has(id)));

  /** After a catalogue was opened or closed. */
  async arrived(): Promise<void> {
    this.waiting = [];
    this.putOff();
    this.problem = null;
    this.#left = new Set();
    await this.read();
    this.open = this.waiting.length > 0;
  }

  /** An import agrees to its folder by itself. */
  async read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const waiting = this.#session.catalogue ? await this.#session.attempt(() => request('sources.unasked')) : [];
    if (waiting && asked === this.#asked) this.#take(waiting);
  }

  call(): void {
    this.called = true;
    this.open = true;
  }

  putOff(): void {
    this.called = false;
    this.open = false;
  }

  isChosen(id: number): boolean {
    return !this.#left.has(id);
  }

  choose(id: number, chosen: boolean): void {
    const left = new Set(this.#left);
    if (chosen) left.delete(id);
    else left.add(id);
    this.#left = left;
  }

  /** Has the chosen folders read from now on. */
  async agree(): Promise<void> {
    this.busy = true;
    this.problem = null;
    const before = this.waiting;
    try {
      const sources = this.chosen.map(({ id, leadsTo }) => ({ id, leadsTo }));
      const waiting = await request('sources.agree', { sources });
      // What turned out to be a link is asked about anew: nothing is ticked that was not read.
      const asBefore = (one: UnaskedSource) =>
        before.some(({ id, leadsTo }) => id === one.id && leadsTo.join('\0') === one.leadsTo.join('\0'));
      const links = waiting.filter((one) => !asBefore(one));
      for (const { id } of links) this.choose(id, false);
      this.#take(waiting);
      if (links.length === 0) this.putOff();
      if (waiting.length < before.length) this.#onagreed();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  #take(waiting: readonly UnaskedSource[]): void {
    this.waiting = waiting;
    if (waiting.length === 0) this.putOff();
  }
}
