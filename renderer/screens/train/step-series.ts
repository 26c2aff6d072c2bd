/*
 * The figures of a run's steps, kept thin: a running mean over a part of an epoch (single batches jump too much to be
 * read), at most MOST points however long the run. Pure; no DOM.
 */
import type { StepFigures } from '../../../electron/domain/training.ts';
import type { Point } from '../../../electron/domain/plots/scale.ts';

const MOST = 1_600;

/** One point: the mean over the steps of its stretch, at the last of them. */
interface Mean {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly steps: number;
}

export class StepSeries {
  readonly stepsPerEpoch: number;
  /** Steps that the running mean reaches back over. */
  readonly window: number;
  #means: Mean[] = [];
  /** Steps that share one point; all stretches are alike, so that the line is as fine at its beginning as at its end. */
  #stretch = 0;
  /** Sums of the running mean, with the weights that they carry: without them it would start at 0. */
  #weight = 0;
  #loss = 0;
  #accuracy = 0;

  constructor(stepsPerEpoch: number) {
    this.stepsPerEpoch = Math.max(1, stepsPerEpoch);
    this.window = Math.max(4, Math.round(this.stepsPerEpoch / 8));
  }

  get last(): Mean | undefined {
    return this.#means.at(-1);
  }

  get size(): number {
    return this.#means.length;
  }

  /** A step that is not new begins a part that is repeated after a resume: what lay beyond it is forgotten. */
  add({ step, loss, accuracy }: Pick<StepFigures, 'step' | 'loss' | 'accuracy'>): void {
    const before = this.last?.step ?? step - 1;
    if (step <= before) this.forgetBeyond(step - 1);
    // Steps may be told with gaps; a longer gap lets go of more of what was before.
    const keep = Math.exp(-Math.max(1, step - before) / this.window);
    this.#weight = this.#weight * keep + (1 - keep);
    this.#loss = this.#loss * keep + loss * (1 - keep);
    this.#accuracy = this.#accuracy * keep + accuracy * (1 - keep);
    const mean = { step, loss: this.#loss / this.#weight, accuracy: this.#accuracy / this.#weight, steps: 1 };
    append(this.#means, mean, this.#stretch);
    if (this.#means.length > MOST) this.#thin();
  }

  forgetBeyond(step: number): void {
    this.#means = this.#means.filter((mean) => mean.step <= step);
  }

  lossPoints(): Point[] {
    return this.#means.map(({ step, loss }) => [step / this.stepsPerEpoch, loss]);
  }

  /** In percent. */
  accuracyPoints(): Point[] {
    return this.#means.map(({ step, accuracy }) => [step / this.stepsPerEpoch, accuracy * 100]);
  }

  #thin(): void {
    const [first, last] = [this.#means[0], this.#means.at(-1)];
    if (!first || !last) return;
    this.#stretch = Math.max(2 * this.#stretch, ((last.step - first.step) / MOST) * 2);
    const thinned: Mean[] = [];
    for (const mean of this.#means) append(thinned, mean, this.#stretch);
    this.#means = thinned;
  }
}

function append(means: Mean[], mean: Mean, stretch: number): void {
  const last = means.at(-1);
  if (!last || stretch === 0 || Math.floor(last.step / stretch) !== Math.floor(mean.step / stretch)) {
    means.push(mean);
    return;
  }
  const steps = last.steps + mean.steps;
  const shared = (a: number, b: number) => (a * last.steps + b * mean.steps) / steps;
  means[means.length - 1] = {
    step: mean.step,
    loss: shared(last.loss, mean.loss),
    accuracy: shared(last.accuracy, mean.accuracy),
    steps,
  };
}
