/*
 * The cards a person has chosen, in whatever order they lie. Holds what an act needs of each, because a chosen card may be
 * far from the screen. Types are never part of an act on many.
 */
import type { PhotoCard } from '../../electron/contract/collection.ts';

export type Selected = Pick<PhotoCard, 'photoId' | 'specimenId' | 'isType'>;

export class PhotoSelection {
  #cards = new Map<number, Selected>();
  #version = $state(0);
  /** Where Shift begins; an index into the list as it is shown. */
  anchor: number | null = null;

  has(photoId: number): boolean {
    void this.#version;
    return this.#cards.has(photoId);
  }

  get size(): number {
    void this.#version;
    return this.#cards.size;
  }

  readonly specimens = $derived.by(() => {
    void this.#version;
    return new Set([...this.#cards.values()].map(({ specimenId }) => specimenId)).size;
  });

  /** Types among the chosen that an act on many leaves out. */
  readonly typesLeftOut = $derived.by(() => {
    void this.#version;
    const types = new Set([...this.#cards.values()].filter(({ isType }) => isType).map(({ specimenId }) => specimenId));
    return this.specimens > 1 ? types.size : 0;
  });

  /** What an act reaches. */
  get specimenIds(): number[] {
    const cards = [...this.#cards.values()];
    const many = this.specimens > 1;
    return [...new Set(cards.filter(({ isType }) => !many || !isType).map(({ specimenId }) => specimenId))];
  }

  get photoIds(): number[] {
    void this.#version;
    return [...this.#cards.keys()];
  }

  /** Types among them: what is put right refuses many types itself, in words. */
  get allSpecimenIds(): number[] {
    void this.#version;
    return [...new Set([...this.#cards.values()].map(({ specimenId }) => specimenId))];
  }

  set(cards: readonly Selected[]): void {
    this.#cards = new Map(cards.map((card) => [card.photoId, card]));
    this.#version += 1;
  }

  add(cards: readonly Selected[]): void {
    for (const card of cards) this.#cards.set(card.photoId, card);
    this.#version += 1;
  }

  toggle(card: Selected): void {
    if (!this.#cards.delete(card.photoId)) this.#cards.set(card.photoId, card);
    this.#version += 1;
  }

  clear(): void {
    this.anchor = null;
    if (this.#cards.size === 0) return;
    this.#cards = new Map();
    this.#version += 1;
  }
}
