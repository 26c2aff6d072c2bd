/* The review as it was left: order, place, what was decided. Lives as long as its catalogue is open. */
import { createContext } from 'svelte';
import type { Session } from '../../state/session.svelte.ts';
import { Review } from './review.svelte.ts';

export class ReviewDesk {
  readonly #session: Session;
  review = $state.raw<Review>() as Review;

  constructor(session: Session) {
    this.#session = session;
    this.clear();
  }

  clear(): void {
    this.review = new Review(this.#session, this.#session.opening);
  }
}

export const [useReviewDesk, provideReviewDesk] = createContext<ReviewDesk>();
