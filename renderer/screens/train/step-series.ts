/*
 * The figures of a run's steps, kept thin: a running mean over a part of an epoch (single batches jump too much to be
 * read), at most MOST points however long the run. Pure; no DOM.
 */
import type { StepFigures } from '../../../electron/contract/training.ts';
import type { Point } from '../../components/plots/scale.ts';

const MOST = 1_600;

interface Mean {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
}

export class StepSeries {
  readonly stepsPerEpoch: number;
  /** Steps that the running mean reaches back over. */
  readonly window: number;
  #means: Mean[] = [];
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
    this.#means.push({ step, loss: this.#loss / this.#weight, accuracy: this.#accuracy / this.#weight });
    if (this.#means.length > MOST) this.#halve();
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

  /** Two neighbours become one, but for the first and the newest, which stay as they are. */
  #halve(): void {
    const [first, ...rest] = this.#means;
    const newest = rest.pop();
    const halved: Mean[] = [];
    for (let index = 0; index < rest.length; index += 2) {
      const [a, b] = [rest[index], rest[index + 1]];
      if (!a) break;
      halved.push(b ? { step: b.step, loss: (a.loss + b.loss) / 2, accuracy: (a.accuracy + b.accuracy) / 2 } : a);
    }
    this.#means = [...(first ? [first] : []), ...halved, ...(newest ? [newest] : [])];
  }
}
