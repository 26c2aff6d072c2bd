/* An act that puts something right, ready to be carried out. */

import type { FieldPlan } from '../../contract/fields.ts';

export interface Act {
  /** As it stands in the history and behind "Undo". */
  readonly description: string;
  readonly photos: number;
  /** What it would do, where the act holds beforehand all that it will write; it changes no name then. */
  readonly foretold?: {
    readonly specimens: number;
    readonly told: readonly string[];
    readonly fields: readonly FieldPlan[];
  };
  /** Gives the specimens that it was about, new and taken out ones among them, and what else came of it. */
  readonly carryOut: (actionId: number) => { readonly concerned: readonly number[]; readonly told: readonly string[] };
}
