/* Which screen is shown and what it was asked to show. */
import type { Asked, RoomName } from '../rooms.ts';

export type Screen = RoomName | 'start';

export type Place = {
  [S in Screen]: { readonly screen: S } & (S extends keyof Asked ? Asked[S] : unknown);
}[Screen];

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
