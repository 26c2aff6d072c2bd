/* Which screen is shown and what it was asked to show. A place carries only what the screen cannot know by itself. */
import type { CollectionFilter } from '../../electron/contract/collection.ts';

export type Place =
  | { readonly screen: 'start' }
  /** `filter`: narrowed to this, the rest empty; left out: as the screen was left. `taxon`: a name for its chip. */
  | {
      readonly screen: 'collection';
      readonly filter?: Partial<CollectionFilter>;
      readonly taxon?: { readonly value: number; readonly label: string; readonly italic: boolean };
    }
  /** `folder`: photos to look over, already granted by a dialog or a drop. */
  | { readonly screen: 'import'; readonly folder?: string }
  | { readonly screen: 'train' }
  /** `modelId`: this one, measured at once if it was not yet. */
  | { readonly screen: 'evaluate'; readonly modelId?: number }
  | { readonly screen: 'models' }
  /** `specimenId`: begin with this one. */
  | { readonly screen: 'review'; readonly specimenId?: number }
  | { readonly screen: 'export' };

export type Screen = Place['screen'];

export class Router {
  #place = $state.raw<Place>({ screen: 'start' });

  get place(): Place {
    return this.#place;
  }

  get screen(): Screen {
    return this.#place.screen;
  }

  go(place: Place | Screen): void {
    this.#place = typeof place === 'string' ? { screen: place } : place;
  }
}
