/* The ranks that a catalogue keeps. Darwin Core's words. Pure; runs everywhere. */

/** From the widest to the narrowest. */
export const RANKS = ['kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'species', 'subspecies'] as const;
export type Rank = (typeof RANKS)[number];

/** Ranks below family are set in italics. */
export function isItalicRank(rank: Rank): boolean {
  return rank === 'genus' || rank === 'species' || rank === 'subspecies';
}
