/* What one setting of a run says of itself; the rows are in `settings.ts`. Types only; runs everywhere. */
import type { Choice, Figure, Switch } from './bounds.ts';

/** What each is for is said in the folder of the language. */
interface Words<T> {
  readonly name: string;
  readonly help: string;
  readonly methods?: (value: T) => string;
}

interface Row<T> extends Words<T> {
  readonly default: T;
  /** The default of a quick run, and of one that does not begin from nothing, where it is another. */
  readonly quick?: T;
  readonly fromWeights?: T;
  /** What to try, where the default is no good example. */
  readonly example?: T;
  /** A quick run sees each photo once, as it is, and learns one layer: it refuses what it is asked for here, or has no use for it. */
  readonly fullOnly?: 'refused' | 'unused';
  /** Only runs with these schedules have it. */
  readonly schedules?: readonly string[];
  /** Kept apart from others of the settings. */
  readonly part?: 'augmentation';
  /** Off in its default, and left alone by most people. */
  readonly advanced?: true;
  /** On the command line, as commander writes it. */
  readonly flag: string;
  /** What the flag means where no value is given with it. */
  readonly flagAlone?: T;
}

interface Typed extends Row<number> {
  readonly label?: string;
  readonly unit?: string;
  /** A share that is typed and shown as percent; on the command line, from 0 to 1. */
  readonly percent?: true;
}

export type FigureSetting = Figure & Typed;
export type ChoiceSetting = Choice & Row<string | number>;
export type SwitchSetting = Switch & Row<boolean>;
export type Setting = FigureSetting | ChoiceSetting | SwitchSetting;
