/*
 * What a run may begin from, as choices in a list: nothing, weights, models, files that lie ready, or a file to look for.
 * Pure; no DOM.
 */
import { TRAIN } from '../../../electron/domain/language/window.ts';
import type { OfferedWeights, WeightsSummary } from '../../../electron/contract/starting-weights.ts';
import type { Beginning } from '../../../electron/domain/proposal.ts';
import type { Depth, ModelSummary, StartFrom, TrainingMode } from '../../../electron/domain/training.ts';

export interface StartChoice {
  /** Of the list: 'nothing', 'weights 3', 'model 1', 'offered <path>', 'file'. */
  readonly value: string;
  readonly label: string;
  /** What the run begins from, with the depth that it then has, and a model's photo size; null: from nothing. */
  readonly start?: Beginning | null;
  /** A file that is added first. */
  readonly path?: string;
}

export const FILE = 'file';
const words = TRAIN.startFrom;

export function startChoices(
  weights: readonly WeightsSummary[],
  models: readonly ModelSummary[],
  offered: readonly OfferedWeights[],
): StartChoice[] {
  const known = new Set(weights.map(({ name }) => name));
  return [
    { value: valueOf(null), label: words.nothing, start: null },
    ...weights.map(({ id, name, depth }) => choice({ kind: 'weights', id }, words.weights(short(name), depth), depth)),
    ...models.map(({ id, name, depth, size }) =>
      choice({ kind: 'model', id }, words.model(short(name), depth), depth, size),
    ),
    ...offered
      .filter(({ name }) => !known.has(name))
      .map(({ name, path }) => ({ value: `offered ${path}`, label: words.ready(short(name)), path })),
    { value: FILE, label: words.file },
  ];
}

function choice(startFrom: StartFrom, label: string, depth: Depth, size: number | null = null): StartChoice {
  return { value: valueOf(startFrom), label, start: { startFrom, depth, size } };
}

/** The form is narrow: of a long name, its beginning and its end, which tell files apart. */
function short(name: string): string {
  return name.length <= 28 ? name : `${name.slice(0, 16)}…${name.slice(-10)}`;
}

export function valueOf(startFrom: StartFrom | null): string {
  return startFrom === null ? 'nothing' : `${startFrom.kind} ${startFrom.id}`;
}

/** What the choice means for the run, in a sentence or two. */
export function startSentence(startFrom: StartFrom | null, depth: Depth, mode: TrainingMode = 'full'): string {
  const { sentences } = words;
  if (mode === 'quick') return startFrom === null ? sentences.quickNothing : sentences.quick(depth);
  return startFrom === null ? sentences.nothing : sentences[startFrom.kind](depth);
}
