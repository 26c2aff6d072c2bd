/* What a person has chosen to be put right so far, and the act that it makes once all of it is there. Pure. */
import type { Repair } from '../../electron/contract/repair.ts';

export const WAYS = ['split', 'join', 'renumber', 'move', 'view', 'take-out', 'rename'] as const;
export type Way = (typeof WAYS)[number];

/** Keys that are free in the collection and in the review alike. */
export const WAY_KEYS: Readonly<Record<Way, string>> = {
  split: 'Shift+S',
  join: 'Shift+J',
  renumber: 'Shift+N',
  move: 'Shift+M',
  view: 'Shift+V',
  'take-out': 'Shift+T',
  rename: 'Shift+R',
};

/** What the act would be about. */
export interface About {
  readonly photoIds: readonly number[];
  readonly specimenIds: readonly number[];
}

export interface RepairDraft {
  readonly each: boolean;
  readonly whole: boolean;
  /** Typed: a number, a view, a name. */
  readonly text: string;
  /** The specimen that was found by what was typed. */
  readonly targetId: number | null;
  readonly taxonId: number | null;
}

export const EMPTY_DRAFT: RepairDraft = { each: false, whole: false, text: '', targetId: null, taxonId: null };

/** Ways that there are with what is chosen. */
export function waysFor({ photoIds, specimenIds }: About): readonly Way[] {
  if (photoIds.length === 0) return ['rename'];
  return WAYS.filter((way) => way !== 'renumber' || specimenIds.length === 1);
}

/** null: something is still to be said. */
export function repairOf(way: Way, draft: RepairDraft, { photoIds, specimenIds }: About): Repair | null {
  const { each, whole, text, targetId, taxonId } = draft;
  switch (way) {
    case 'split':
      return { act: 'split', photoIds, each: each || specimenIds.length > 1 };
    case 'join':
      return targetId === null ? null : { act: 'join', specimenIds, intoId: targetId };
    case 'move':
      return targetId === null ? null : { act: 'move', photoIds, toId: targetId };
    case 'renumber': {
      const [specimenId] = specimenIds;
      return specimenId === undefined || text === '' ? null : { act: 'renumber', specimenId, catalogNumber: text };
    }
    case 'view':
      return text === '' ? null : { act: 'view', photoIds, view: text };
    case 'take-out':
      return whole ? { act: 'take-specimens-out', specimenIds } : { act: 'take-photos-out', photoIds };
    case 'rename':
      return taxonId === null || text === '' ? null : { act: 'rename', taxonId, scientificName: text };
  }
}
