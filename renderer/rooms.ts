/*
 * The rooms of the window, in the order of the work: the one list of screens besides Start. Rail, keys, palette and router
 * follow from it. The screen of `review` is `screens/review/ReviewScreen.svelte`, its label `FRAME.rooms.review`, its sign
 * `review` in `components/Icon.svelte`, its key Ctrl and its place in this list. All need an open catalogue.
 */
import type { CollectionFilter } from '../electron/contract/collection.ts';
import { FRAME } from '../electron/domain/language/window.ts';

interface Room {
  /** Begins a new group of the work. */
  readonly begins?: true;
}

const IN_ORDER = {
  collection: {},
  import: {},
  names: {},
  train: { begins: true },
  evaluate: {},
  models: {},
  review: { begins: true },
  export: { begins: true },
  history: {},
} as const satisfies Readonly<Record<string, Room>>;

export type RoomName = keyof typeof IN_ORDER;

/** What a screen may be asked to show; only what it cannot know by itself. */
export interface Asked {
  /** `filter`: narrowed to this, the rest empty; left out: as the screen was left. `taxon`: a name for its chip. */
  readonly collection: {
    readonly filter?: Partial<CollectionFilter>;
    readonly taxon?: { readonly value: number; readonly label: string; readonly italic: boolean };
  };
  /** `folder`: photos to look over, already granted by a dialog or a drop; `watch`: a folder to watch instead. */
  readonly import: { readonly folder?: string; readonly watch?: true };
  /** `taxonId`: this one is shown in the tree. */
  readonly names: { readonly taxonId?: number };
  /** `learnOn`: the form, to learn on from this model with the settings of its run. */
  readonly train: { readonly learnOn?: { readonly modelId: number; readonly runId: number } };
  /** `modelId`: this one, measured at once if it was not yet; `compare`: beside the one before it. */
  readonly evaluate: { readonly modelId?: number; readonly compare?: true };
  /** `specimen`: only what concerns it; `label`: what it is called. Left out: as the screen was left. */
  readonly history: { readonly specimen?: { readonly specimenId: number; readonly label: string } };
  /** `specimenId`: begin with this one. */
  readonly review: { readonly specimenId?: number };
}

const NAMES = Object.keys(IN_ORDER) as RoomName[];

export const ROOMS = NAMES.map((name, index) => {
  const room: Room = IN_ORDER[name];
  return {
    ...room,
    name,
    get label() {
      return FRAME.rooms[name];
    },
    key: `Ctrl+${index + 1}`,
  };
});

/** Its file, seen from `frame/`. */
export function screenFile(name: RoomName): string {
  return `../screens/${name}/${name.charAt(0).toUpperCase()}${name.slice(1)}Screen.svelte`;
}
