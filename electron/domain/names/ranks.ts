/* The ranks that a catalogue keeps. Darwin Core's words. Pure; runs everywhere. */

/** From the widest to the narrowest. */
export const RANKS = [
  'kingdom',
  'phylum',
  'class',
  'order',
  'family',
  'genus',
  'species',
  'subspecies',
  'variety',
  'form',
] as const;
export type Rank = (typeof RANKS)[number];

/** Ranks below family are set in italics; a label is not. */
export function isItalicRank(rank: Rank | 'label'): boolean {
  return rank === 'genus' || rank === 'species' || isBelowSpecies(rank);
}

export function isBelowSpecies(rank: Rank | 'label'): rank is 'subspecies' | 'variety' | 'form' {
  return rank === 'subspecies' || rank === 'variety' || rank === 'form';
}
