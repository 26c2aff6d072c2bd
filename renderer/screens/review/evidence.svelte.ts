/* What looks like the specimens at hand: asked for with them, kept until the catalogue is read anew. */
import { SvelteMap } from 'svelte/reactivity';
import type { LookAlikes, Worked } from '../../../electron/contract/look-alikes.ts';
import { request } from '../../bridge.ts';

/** As many as a tall screen shows. */
const SHOWN = 8;
const ASK_AGAIN_MS = 700;

export class Evidence {
  readonly #known = new SvelteMap<number, Worked<LookAlikes>>();
  readonly #asked = new Set<number>();

  /** Null until something is known; to be read while it is shown, and wanted before. */
  of(specimenId: number): Worked<LookAlikes> | null {
    return this.#known.get(specimenId) ?? null;
  }

  /** `goesOn`: whether somebody still waits, where the photos have to be compared first. */
  want(specimenId: number, goesOn: () => boolean = () => false): void {
    const known = this.#known.get(specimenId);
    if (this.#asked.has(specimenId) || (known && !('share' in known))) return;
    this.#asked.add(specimenId);
    void this.#ask(specimenId, goesOn);
  }

  async #ask(specimenId: number, goesOn: () => boolean): Promise<void> {
    try {
      const answer = await request('review.look-alikes', { specimenId, limit: SHOWN });
      if (!this.#asked.delete(specimenId)) return;
      this.#known.set(specimenId, answer);
      if ('share' in answer && goesOn()) setTimeout(() => goesOn() && this.want(specimenId, goesOn), ASK_AGAIN_MS);
    } catch {
      // A name is given without evidence too; what failed for the specimen itself is said there.
      this.#asked.delete(specimenId);
    }
  }

  /** What is on screen stays until its like has come. */
  forget(onScreen: number | null): void {
    this.#asked.clear();
    for (const specimenId of this.#known.keys()) if (specimenId !== onScreen) this.#known.delete(specimenId);
  }
}
