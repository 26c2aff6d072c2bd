/*
 * One run as the window knows it: what the catalogue has of it, and what a live one tells on top. A new figure comes at
 * most four times a second; the lists are replaced, never changed, so that plots follow cheaply.
 */
import {
  choosingWord,
  type EpochFigures,
  type RunDetail,
  type RunState,
  type TrainingEvent,
  type TrainingSettings,
  type ValidationPart,
} from '../../../electron/domain/training.ts';
import type { Point } from '../../../electron/domain/plots/scale.ts';
import { type DrawnSchedule, drawSchedule } from '../../../electron/domain/plots/schedule-drawing.ts';
import { StepSeries } from './step-series.ts';

export type LogLine = RunDetail['log'][number];
/** What is only known while steps are being made. */
export type LiveFigures = Pick<
  Extract<TrainingEvent, { kind: 'step' }>,
  'photosPerSecond' | 'secondsGone' | 'secondsLeft' | 'memoryBytes'
>;

const MOST_LINES = 500;
/** No eye follows more, and a slow screen is spared. */
const REDRAW_INTERVAL_MS = 200;

export class LiveRun {
  readonly id: number;
  readonly name: string;
  readonly settings: TrainingSettings;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
  readonly classes: number;
  readonly learnPhotos: number;
  readonly heldOutPhotos: number;
  readonly validation: ValidationPart | null;
  readonly startedUtc: string;
  readonly drawn: DrawnSchedule;

  state = $state<RunState>('running');
  modelId = $state<number | null>(null);
  resumable = $state(false);
  /** Steps made. */
  step = $state(0);
  live = $state.raw<LiveFigures | null>(null);
  epochFigures = $state.raw<readonly EpochFigures[]>([]);
  /** Newest first. */
  log = $state.raw<readonly LogLine[]>([]);
  /** Running means of what was learnt from, over epochs. */
  loss = $state.raw<readonly Point[]>([]);
  accuracy = $state.raw<readonly Point[]>([]);

  readonly #series: StepSeries;
  #newest: (LiveFigures & { readonly step: number }) | null = null;
  #drawn = -Infinity;
  #waiting: ReturnType<typeof setTimeout> | null = null;
  readonly epoch = $derived.by(() => this.step / this.stepsPerEpoch);
  readonly heldOutLoss = $derived(this.epochFigures.map((one): Point => [one.epoch, one.heldOutLoss]));
  readonly heldOutAccuracy = $derived(this.epochFigures.map((one): Point => [one.epoch, one.heldOutAccuracy * 100]));
  readonly best = $derived(this.epochFigures.findLast(({ kept }) => kept?.startsWith('best')) ?? null);

  constructor(detail: RunDetail) {
    this.id = detail.id;
    this.name = detail.name;
    this.settings = detail.settings;
    this.stepsPerEpoch = Math.max(1, detail.stepsPerEpoch);
    this.totalSteps = this.stepsPerEpoch * detail.settings.epochs;
    this.classes = detail.classes.length;
    this.learnPhotos = detail.learnPhotos;
    this.heldOutPhotos = detail.heldOutPhotos;
    this.validation = detail.validation;
    this.startedUtc = detail.startedUtc;
    this.drawn = drawSchedule(detail.settings, this.stepsPerEpoch);
    this.#series = new StepSeries(this.stepsPerEpoch);
    this.state = detail.state;
    this.modelId = detail.modelId;
    this.resumable = detail.resumable;
    for (const step of detail.steps) this.#series.add(step);
    this.step = detail.steps.at(-1)?.step ?? 0;
    this.epochFigures = detail.epochFigures;
    this.log = detail.log.toReversed();
    this.#redraw();
  }

  /** What the photos are called that it looks at after each epoch. */
  get choosing(): 'validation' | 'held-out' {
    return choosingWord(this.validation);
  }

  /** What can change once a run has ended; the figures are here already. */
  update({ state, modelId, resumable }: Pick<RunDetail, 'state' | 'modelId' | 'resumable'>): void {
    this.state = state;
    this.modelId = modelId;
    this.resumable = resumable;
  }

  hear(event: TrainingEvent): void {
    if (event.runId !== this.id) return;
    switch (event.kind) {
      case 'started':
        this.state = 'running';
        this.#goBackTo(event.fromStep);
        return;
      case 'step':
        this.#series.add(event);
        this.#forgetEpochsBeyond(event.step);
        this.#newest = event;
        this.#redrawSoon();
        return;
      case 'epoch':
        this.epochFigures = [...this.epochFigures.filter(({ epoch }) => epoch < event.epoch), event];
        return;
      case 'log':
        if (this.log.some((line) => line.timeUtc === event.timeUtc && line.sentence === event.sentence)) return;
        this.log = [event, ...this.log].slice(0, MOST_LINES);
        return;
      case 'ended':
        this.#redraw();
        this.state = event.state;
        this.live = null;
        return;
    }
  }

  /** A resumed run goes on from its checkpoint: what lay beyond it is made again. */
  #goBackTo(step: number): void {
    this.#newest = null;
    this.step = step;
    this.#series.forgetBeyond(step);
    this.#forgetEpochsBeyond(step);
    this.#redraw();
  }

  #forgetEpochsBeyond(step: number): void {
    const made = ({ epoch }: EpochFigures) => epoch * this.stepsPerEpoch <= step;
    if (!this.epochFigures.every(made)) this.epochFigures = this.epochFigures.filter(made);
  }

  #redrawSoon(): void {
    const wait = this.#drawn + REDRAW_INTERVAL_MS - performance.now();
    if (wait <= 0) this.#redraw();
    else this.#waiting ??= setTimeout(() => this.#redraw(), wait);
  }

  #redraw(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#waiting = null;
    this.#drawn = performance.now();
    if (this.#newest) {
      this.step = this.#newest.step;
      this.live = this.#newest;
    }
    this.loss = this.#series.lossPoints();
    this.accuracy = this.#series.accuracyPoints();
  }
}
