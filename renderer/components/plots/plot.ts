/* What a line plot is made of. Figures in the plot's own units; colours by what they mean. */
import type { Point } from '../../../electron/domain/plots/scale.ts';

/** held: held-out photos; learning: photos learned from, or figures from before; rate: the learning rate; wrong: errors. */
export type PlotInk = 'held' | 'learning' | 'rate' | 'wrong';

export interface PlotLine {
  readonly key: string;
  readonly ink: PlotInk;
  readonly points: readonly Point[];
  /** Still to come. */
  readonly dashed?: boolean;
  /** Tinted down to the axis. */
  readonly area?: boolean;
}

/** A line from top to bottom. restart: dotted; now: how far the run is; threshold: what a person has set. */
export interface PlotRule {
  readonly x: number;
  readonly kind: 'restart' | 'now' | 'threshold';
  readonly label?: string;
  /** Where the label stands. */
  readonly side?: 'left' | 'right';
}

/** Something kept: a ring (the end of a cycle) or a dot (the best; the present). */
export interface PlotDot {
  readonly x: number;
  readonly y: number;
  readonly ink: PlotInk;
  readonly filled: boolean;
  readonly label?: string;
}

export interface PlotText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly ink?: PlotInk;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** An interval, as a thin line from low to high. */
export interface PlotBar {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly ink: PlotInk;
}

export interface PlotTick {
  readonly value: number;
  readonly label: string;
}

/** What a screen reader reads in place of the lines. */
export interface PlotTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
