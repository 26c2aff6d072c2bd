/* Lengths in a photo: a line along its scale bar says how long a pixel is, each line after it how long a part is. */

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Shorter ones are a click, not a line. */
const SHORTEST_PX = 3;

export class Measuring {
  on = $state(false);
  /** In pixels of the photo. */
  line = $state.raw<Line | null>(null);
  #scale = $state.raw<{ readonly photoId: number; readonly mmPerPixel: number } | null>(null);
  #photoId = $state(0);

  /** Another photo has another scale. */
  lookAt(photoId: number): void {
    if (photoId === this.#photoId) return;
    this.#photoId = photoId;
    this.line = null;
  }

  toggle(): void {
    this.on = !this.on;
    this.line = null;
  }

  readonly #pixels = $derived.by(() => {
    if (!this.line) return 0;
    const { x1, y1, x2, y2 } = this.line;
    const length = Math.hypot(x2 - x1, y2 - y1);
    return length < SHORTEST_PX ? 0 : length;
  });
  readonly hasScale = $derived.by(() => this.#scale?.photoId === this.#photoId);
  /** A line is drawn whose length is to be said. */
  readonly asks = $derived.by(() => !this.hasScale && this.#pixels > 0);
  /** Of the line; null: none is drawn, or the scale is not known. */
  readonly mm = $derived.by(() =>
    this.hasScale && this.#scale && this.#pixels > 0 ? this.#pixels * this.#scale.mmPerPixel : null,
  );

  /** The line is so long. */
  say(mm: number): void {
    if (!(mm > 0) || !Number.isFinite(mm) || this.#pixels === 0) return;
    this.#scale = { photoId: this.#photoId, mmPerPixel: mm / this.#pixels };
  }

  forgetScale(): void {
    this.#scale = null;
    this.line = null;
  }
}
