/* The cards of a group that looks alike: whose name is most of theirs, and who stands first. Pure. */
import type { GroupCard } from '../../../electron/contract/look-alikes.ts';

export interface Most {
  readonly taxonId: number;
  readonly scientificName: string;
  readonly italic: boolean;
  readonly agree: number;
}

/** The name that most of them show; null: none shows any. */
export function ofMost(cards: readonly GroupCard[]): Most | null {
  const counts = new Map<number, Most>();
  for (const { taxonId, scientificName, italic } of cards) {
    if (taxonId === null || scientificName === null) continue;
    counts.set(taxonId, { taxonId, scientificName, italic, agree: (counts.get(taxonId)?.agree ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.agree - a.agree)[0] ?? null;
}

/** Whether it is ticked from the beginning: it says what most say, and is no type. */
export function decidable(card: GroupCard, most: Most | null): boolean {
  return !card.isType && most !== null && card.taxonId === most.taxonId;
}

/** What wants a look of its own first: types, then those that say otherwise; the others as their looks follow. */
export function inTheirOrder(cards: readonly GroupCard[]): readonly GroupCard[] {
  const most = ofMost(cards);
  const rank = (card: GroupCard) => (card.isType ? 0 : decidable(card, most) ? 2 : 1);
  return cards.toSorted((a, b) => rank(a) - rank(b));
}
