/*
 * Typing fields of one specimen after the other: what is typed and not saved yet, the specimen that was saved before, and the
 * fields that are carried forward. Lives as long as its catalogue is open.
 */
import { createContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { SpecimenFields } from '../../electron/contract/fields.ts';
import { type FieldDraft, type FieldKey, filledFrom, togetherWith } from './field-drafts.ts';

export class FieldsDesk {
  /** As it was saved last. */
  previous = $state.raw<SpecimenFields | null>(null);
  readonly carried = new SvelteSet<FieldKey>();
  readonly #drafts = new SvelteMap<number, FieldDraft>();

  draft(specimenId: number): FieldDraft {
    return this.#drafts.get(specimenId) ?? {};
  }

  type(specimenId: number, key: FieldKey, value: string): void {
    this.#drafts.set(specimenId, { ...this.draft(specimenId), [key]: value });
  }

  /** What was carried forward fills what is empty, once: what a person takes out again stays out. */
  arrived(fields: SpecimenFields): void {
    const { previous } = this;
    if (!previous || previous.specimenId === fields.specimenId || this.#drafts.has(fields.specimenId)) return;
    this.#drafts.set(
      fields.specimenId,
      filledFrom(fields, {}, previous, (key) => this.carried.has(key)),
    );
  }

  copyPrevious(fields: SpecimenFields): void {
    const { previous } = this;
    if (previous) this.#drafts.set(fields.specimenId, filledFrom(fields, this.draft(fields.specimenId), previous));
  }

  forget(specimenId: number): void {
    this.#drafts.set(specimenId, {});
  }

  carry(key: FieldKey, on: boolean): void {
    for (const one of togetherWith(key)) {
      if (on) this.carried.add(one);
      else this.carried.delete(one);
    }
  }

  clear(): void {
    this.previous = null;
    this.carried.clear();
    this.#drafts.clear();
  }
}

export const [useFieldsDesk, provideFieldsDesk] = createContext<FieldsDesk>();
