/* The review as it was left: order, place, what was decided. Lives as long as its catalogue is open. */
import type { Session } from '../../state/session.svelte.ts';
import { Review } from './review.svelte.ts';

export class ReviewDesk {
  readonly #session: Session;
  #opening = Date.now() % 1_000_000;
  review = $state.raw<Review>() as Review;

  constructor(session: Session) {
    this.#session = session;
    this.clear();
  }

  clear(): void {
    // Photos are kept by an address that differs for each opening, since their ids begin anew in each catalogue.
    this.#opening += 1;
    this.review = new Review(this.#session, this.#opening);
  }
}
