/*
 * The learning itself: step after step, a turn of the event loop between any two, so that whoever steers the run is
 * heard within one step. Runs in the trainer thread, which each step blocks for its whole length.
 *
 * Nothing that happens here by chance or by the clock touches the weights: what a step learns from depends on the seed,
 * the epoch and the photos alone, and checkpoints only read. So a run that was killed and resumed ends with the same
 * weights, bit for bit on a CPU, as one that never was.
 */
import { setImmediate } from 'node:timers/promises';
import { because, ProblemError } from '../../domain/problems.ts';
import { type Schedule, isCycleEnd, learningRate } from '../../domain/schedule.ts';
import { type EpochFigures, choosingWord } from '../../domain/training.ts';
import type { CallContext } from '../../calls/call.ts';
import { type BestEpoch, type Checkpoint, type Checkpoints, type RunPosition, allFinite } from './checkpoint.ts';
import { type Slot, readAhead } from './dataset.ts';
import type { Diary, LiveFigures } from './diary.ts';
import type { Learner, Loaded } from './learner.ts';
import { type Measure, Tally, askAll } from './measure.ts';
import { softmax } from '../../domain/statistics/metrics.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { Pace } from './pace.ts';
import type { RunPlan } from './run-plan.ts';
import { type Draw, epochDraws } from './sampling.ts';
import { answeringWeights } from '../../network/state.ts';
import { count } from '../../domain/words.ts';

export interface FitRequest<E> {
  readonly plan: RunPlan;
  readonly learner: Learner<E>;
  readonly schedule: Schedule;
  readonly checkpoints: Checkpoints;
  /** Where to go on; null: at the beginning. */
  readonly from: Checkpoint | null;
  readonly diary: Diary;
  readonly context: CallContext;
  readonly policy: CheckpointPolicy;
}

/** What learns in a run is made of; the same for every kind of run. */
export type RunParts = Omit<FitRequest<never>, 'learner' | 'schedule'> & { readonly shape: NetworkShape };

/** A checkpoint is due when the last is older than this, seconds; on a pause, a stop and after the last epoch always. */
export interface CheckpointPolicy {
  readonly atEpochEnd: number;
  readonly withinEpoch: number;
}

export interface FitResult {
  readonly best: BestEpoch;
  readonly weights: Tensors;
  readonly epochsDone: number;
  /** Cycles of the schedule that came to their end. */
  readonly cyclesDone: number;
  readonly seconds: number;
  readonly photosPerSecond: number;
  readonly end: RunEnd;
}

/** Why it ended: all epochs are done, somebody wished it, or none was better for as long as the patience lasts. */
export type RunEnd = 'last-epoch' | 'wish' | 'patience';

const START: RunPosition = {
  step: 0,
  epochsDone: 0,
  cyclesDone: 0,
  seen: 0,
  lossSum: 0,
  correct: 0,
  best: null,
  seconds: 0,
};

/** Learns until the last epoch or until told to finish. Rejects with AbortError when cancelled, after a checkpoint. */
export async function fit<E>(request: FitRequest<E>): Promise<FitResult> {
  return new Fitting(request).run();
}

/** More photos named rightly, or as many and a lower loss. */
export function isBetter(measured: Measure, best: BestEpoch | null): boolean {
  if (!best || measured.accuracy > best.heldOutAccuracy) return true;
  return measured.accuracy === best.heldOutAccuracy && measured.loss < best.heldOutLoss;
}

class Fitting<E> {
  readonly #request: FitRequest<E>;
  readonly #plan: RunPlan;
  readonly #pace: Pace;
  #position: RunPosition;
  /** What the newest checkpoint holds, or will hold once it is written. */
  #keptPosition: RunPosition | null;
  #bestWeights: Tensors | null;
  #lastCheckpoint = performance.now();
  #saving: Promise<void> = Promise.resolve();
  #saveFailure: { readonly error: unknown } | null = null;
  #measureSeconds = 0;
  #finish = false;

  constructor(request: FitRequest<E>) {
    this.#request = request;
    this.#plan = request.plan;
    this.#position = request.from?.position ?? START;
    this.#keptPosition = request.from?.position ?? null;
    this.#bestWeights = request.from?.bestWeights ?? null;
    this.#pace = new Pace(this.#position.seconds);
  }

  async run(): Promise<FitResult> {
    try {
      while (!this.#finish && !this.#isDone()) await this.#epoch();
      if (!this.#position.best) await this.#endEpoch();
    } catch (error) {
      // What was learned since the last checkpoint is kept too, as far as it is good and there is room for it.
      const lost = error instanceof ProblemError && ['loss-not-finite', 'disk-full'].includes(error.code);
      if (!lost) await this.#save().catch(() => {});
      await this.#saved().catch(() => {});
      throw error;
    }
    await this.#saved();
    const { best, epochsDone, cyclesDone } = this.#position;
    if (!best || !this.#bestWeights) throw new Error('a run without an epoch has no best');
    const isWhole = epochsDone >= this.#plan.settings.epochs;
    return {
      best,
      weights: this.#bestWeights,
      epochsDone,
      cyclesDone,
      seconds: this.#pace.seconds(),
      photosPerSecond: this.#pace.photosPerSecond(),
      end: isWhole ? 'last-epoch' : this.#isDone() ? 'patience' : 'wish',
    };
  }

  /** Depends on the position alone, so that a run that ended so is also at its end when it is opened again. */
  #isDone(): boolean {
    const { epochs, patience } = this.#plan.settings;
    const { best, epochsDone } = this.#position;
    return epochsDone >= epochs || (patience > 0 && best !== null && epochsDone - best.epoch >= patience);
  }

  async #epoch(): Promise<void> {
    const { learn, stepsPerEpoch, settings } = this.#plan;
    const { epochsDone, step } = this.#position;
    const { seed, balanced } = settings;
    const steps = epochDraws({ slots: learn, steps: stepsPerEpoch, seed, epoch: epochsDone, balanced });
    const left = steps.slice(step - epochsDone * stepsPerEpoch);
    const load = async (draws: readonly Draw[]) => {
      const numbers = draws.map(({ slot }) => slot);
      return { draws, loaded: await this.#request.learner.load('learn', numbers) };
    };
    for await (const { draws, loaded } of readAhead(left, load)) {
      if (await this.#obey()) return;
      this.#step(draws, loaded);
      if (this.#secondsSinceCheckpoint() > this.#request.policy.withinEpoch) await this.#save();
    }
    await this.#endEpoch();
  }

  #step(draws: readonly Draw[], { examples, readable }: Loaded<E>): void {
    const { learner, schedule, diary } = this.#request;
    const { step, epochsDone, seen, lossSum, correct } = this.#position;
    const { settings, learn } = this.#plan;
    const read = readable.map((position) => draws[position] as Draw);
    const slots = read.map(({ slot }) => learn[slot] as Slot);
    const rate = learningRate(schedule, step);
    if (slots.length === 0) {
      this.#position = { ...this.#position, step: step + 1 };
    } else {
      const repeats = read.map(({ repeat }) => repeat);
      const result = learner.step({ examples, slots, repeats, epoch: epochsDone, step }, rate);
      if (!Number.isFinite(result.loss)) {
        throw new ProblemError('loss-not-finite', { value: String(result.loss), step: count(step + 1) });
      }
      this.#pace.step(slots.length);
      this.#position = {
        ...this.#position,
        step: step + 1,
        seen: seen + slots.length,
        lossSum: lossSum + result.loss * slots.length,
        correct: correct + result.correct,
      };
      const accuracy = result.correct / slots.length;
      const figures = { step: step + 1, loss: result.loss, accuracy, learningRate: rate };
      diary.step(figures, () => this.#live());
    }
    if (isCycleEnd(schedule, step)) this.#endCycle();
    this.#report(`Learning, epoch ${epochsDone + 1} of ${settings.epochs}`);
  }

  #endCycle(): void {
    const { schedule, diary, checkpoints, learner } = this.#request;
    const cycle = this.#position.cyclesDone + 1;
    this.#position = { ...this.#position, cyclesDone: cycle };
    const weights = answeringWeights(learner.read());
    this.#inBackground(() => checkpoints.writeCycle(cycle, weights));
    const { step } = this.#position;
    if (step >= this.#totalSteps()) return;
    const rate = learningRate(schedule, step);
    diary.log({ code: 'warm-restart', values: { cycle: cycle + 1, rate } }, true);
  }

  /** Measures on the validation photos and keeps what is best. */
  async #endEpoch(): Promise<void> {
    const { schedule, diary, learner, policy } = this.#request;
    const before = this.#pace.seconds();
    const measured = await this.#pace.aside(() => this.#measure());
    this.#measureSeconds = this.#pace.seconds() - before;
    const { step, seen, lossSum, correct, best } = this.#position;
    const epoch = this.#position.epochsDone + 1;
    const isBest = isBetter(measured, best);
    const endsCycle = this.#cycleEndedSince(step - this.#plan.stepsPerEpoch);
    const figures: EpochFigures = {
      epoch,
      loss: seen > 0 ? lossSum / seen : 0,
      accuracy: seen > 0 ? correct / seen : 0,
      heldOutLoss: measured.loss,
      heldOutAccuracy: measured.accuracy,
      learningRate: learningRate(schedule, Math.max(0, step - 1)),
      kept: isBest ? (endsCycle ? 'best-and-cycle-end' : 'best') : endsCycle ? 'cycle-end' : null,
    };
    this.#position = { ...this.#position, epochsDone: epoch, seen: 0, lossSum: 0, correct: 0 };
    if (isBest) {
      this.#position = {
        ...this.#position,
        best: { epoch, step, heldOutAccuracy: measured.accuracy, heldOutLoss: measured.loss },
      };
      this.#bestWeights = answeringWeights(learner.read());
    }
    diary.epoch(figures);
    if (isBest) {
      const { accuracy } = measured;
      const choosing = choosingWord(this.#plan.validationPart);
      const values = { epoch, surer: accuracy === best?.heldOutAccuracy, accuracy, choosing };
      diary.log({ code: 'best-epoch', values }, true);
    }
    if (this.#isDone() || this.#secondsSinceCheckpoint() > policy.atEpochEnd) await this.#save();
  }

  /** On all validation photos that can be read. */
  async #measure(): Promise<Measure> {
    const { validation, settings } = this.#plan;
    const { learner, context } = this.#request;
    const tally = new Tally(validation);
    const turn = async () => {
      await this.#obey();
    };
    const report = () => {
      this.#report(`Measuring on ${choosingWord(this.#plan.validationPart)} photos`);
      context.signal.throwIfAborted();
    };
    const { batchSize } = settings;
    const request = { validation, batchSize, learner, turn, report };
    await askAll(request, (slot, logits) => tally.add(slot, softmax(logits)));
    const measured = tally.measure();
    if (!Number.isFinite(measured.loss)) {
      throw new ProblemError('loss-not-finite', { value: String(measured.loss), step: count(this.#position.step) });
    }
    return measured;
  }

  /** Lets messages in and does what they ask. True: stop here and keep the best. */
  async #obey(): Promise<boolean> {
    const { context, diary } = this.#request;
    // Two turns: a message that came during the step may be taken in only after the first one's timers and checks.
    await setImmediate();
    await setImmediate();
    context.signal.throwIfAborted();
    diary.check();
    if (this.#saveFailure) throw this.#saveFailure.error;
    if (context.paused()) {
      const { step } = this.#position;
      await this.#save();
      await this.#saved();
      diary.log({ code: 'paused', values: { step } });
      diary.state('paused');
      await diary.flush();
      await this.#pace.pause(() => context.gate());
      diary.state('running');
      diary.log({ code: 'goes-on', values: { step } });
    }
    this.#finish ||= context.finishing();
    return this.#finish;
  }

  /** Takes the state as it is now and writes it while the next steps run; waits for the one before. */
  async #save(): Promise<void> {
    const { learner, checkpoints, diary } = this.#request;
    await this.#saved();
    await diary.flush();
    this.#lastCheckpoint = performance.now();
    if (this.#position === this.#keptPosition) return;
    const tensors = learner.read();
    if (!allFinite(tensors)) {
      throw new ProblemError('loss-not-finite', { value: because('not-a-number'), step: count(this.#position.step) });
    }
    const position = { ...this.#position, seconds: this.#pace.seconds() };
    const bestWeights = this.#bestWeights;
    this.#keptPosition = this.#position;
    this.#inBackground(() => checkpoints.write({ position, tensors, bestWeights }));
  }

  #inBackground(write: () => Promise<void>): void {
    this.#saving = this.#saving.then(write).catch((error: unknown) => {
      this.#saveFailure ??= { error };
    });
  }

  /** Resolves when everything given to the disk is on it; rejects with what went wrong there. */
  async #saved(): Promise<void> {
    await this.#saving;
    if (this.#saveFailure) throw this.#saveFailure.error;
  }

  #secondsSinceCheckpoint(): number {
    return (performance.now() - this.#lastCheckpoint) / 1000;
  }

  #totalSteps(): number {
    return this.#plan.stepsPerEpoch * this.#plan.settings.epochs;
  }

  #cycleEndedSince(step: number): boolean {
    for (let at = Math.max(0, step); at < this.#position.step; at++) {
      if (isCycleEnd(this.#request.schedule, at)) return true;
    }
    return false;
  }

  #secondsLeft(): number {
    const { step, epochsDone } = this.#position;
    const epochsLeft = this.#plan.settings.epochs - epochsDone;
    return (this.#totalSteps() - step) * this.#pace.secondsPerStep() + epochsLeft * this.#measureSeconds;
  }

  #live(): LiveFigures {
    return {
      epoch: this.#position.step / this.#plan.stepsPerEpoch,
      photosPerSecond: this.#pace.photosPerSecond(),
      secondsGone: this.#pace.seconds(),
      secondsLeft: this.#secondsLeft(),
      memoryBytes: process.memoryUsage.rss(),
    };
  }

  #report(phase: string): void {
    const { learn, stepsPerEpoch, settings } = this.#plan;
    const photosPerStep = learn.length / stepsPerEpoch;
    this.#request.context.report({
      phase,
      done: Math.round(this.#position.step * photosPerStep),
      total: settings.epochs * learn.length,
      rate: this.#pace.photosPerSecond(),
      secondsLeft: this.#pace.secondsPerStep() > 0 ? this.#secondsLeft() : null,
    });
  }
}
