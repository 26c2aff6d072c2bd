/*
 * The factor on the loss that keeps float16 gradients from vanishing: halved, and the step left out, when one of them was
 * infinite; doubled after long without. As torch.amp.GradScaler, with its numbers. Pure; runs anywhere.
 */
import type { Tensors } from '../../network/network.ts';
import { LOSS_SCALE } from '../../network/state.ts';

const START = 65_536;
const STEPS_TO_DOUBLE = 2000;

/** Below this it is not the short type that makes gradients infinite. */
const LEAST = 2 ** -10;

export class LossScale {
  #value = START;
  /** Steps taken since it last changed. */
  #steps = 0;

  get value(): number {
    return this.#value;
  }

  /** A step was taken. */
  grow(): void {
    this.#steps += 1;
    if (this.#steps < STEPS_TO_DOUBLE) return;
    this.#value *= 2;
    this.#steps = 0;
  }

  /** A step was left out. False when no smaller scale will help. */
  shrink(): boolean {
    this.#value /= 2;
    this.#steps = 0;
    return this.#value >= LEAST;
  }

  /** The state with this in it. */
  within(state: Tensors): Tensors {
    return new Map([...state, [LOSS_SCALE, { shape: [2], data: Float32Array.of(this.#value, this.#steps) }]]);
  }

  /** From a state; one without it leaves the scale at its start. */
  take(state: Tensors): void {
    const [value = START, steps = 0] = state.get(LOSS_SCALE)?.data ?? [];
    this.#value = value;
    this.#steps = steps;
  }
}
