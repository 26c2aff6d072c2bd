/* An act that puts something right, ready to be carried out. */

export interface Act {
  /** As it stands in the history and behind "Undo". */
  readonly description: string;
  readonly photos: number;
  /** Gives the specimens that it was about, new and taken out ones among them, and what else came of it. */
  readonly carryOut: (actionId: number) => { readonly concerned: readonly number[]; readonly told: readonly string[] };
}
