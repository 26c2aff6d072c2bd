/*
 * Accuracy at every rank of the catalogue's tree, means over taxa, and the interval of a mean by resampling specimens.
 * Plain arithmetic; runs anywhere.
 */
import { addTo } from '../lists.ts';
import type { MacroAverage, RankScore } from '../evaluation.ts';
import { LABEL, type NameRank, RANKS } from '../taxonomy.ts';
import { chance } from './chance.ts';
import { taxonFigures } from './metrics.ts';
import { wilsonBySpecimen } from './specimens.ts';

/** A class and its wider taxa. */
export interface ClassLine {
  readonly taxonId: number;
  readonly taxonRank: NameRank;
  readonly wider: readonly { readonly taxonId: number; readonly taxonRank: NameRank }[];
}

export interface Named {
  readonly label: number;
  readonly predicted: number;
}

/**
 * The taxon at a rank that each class belongs to, numbered from 0; -1 for a class that is wider than the rank. A label is
 * a group of its own at every rank.
 */
export interface RankGroups {
  readonly rank: NameRank;
  readonly groupOf: readonly number[];
  readonly groups: number;
}

/** Keeps the resamples' numbers apart from others drawn with the same seed. */
const RESAMPLE = 12;
const RESAMPLES = 1_000;

/** Ranks at which the classes fall into two groups or more, narrowest first. Where all are labels there is only that. */
export function rankGroups(classes: readonly ClassLine[]): RankGroups[] {
  const taxa = classes.filter(({ taxonRank }) => taxonRank !== LABEL);
  const isThere = (rank: NameRank) => taxa.some((one) => taxonAt(one, rank));
  const ranks: readonly NameRank[] = taxa.length === 0 ? [LABEL] : RANKS.toReversed().filter(isThere);
  return ranks.flatMap((rank) => {
    const numbers = new Map<number, number>();
    const groupOf = classes.map((one) => {
      const at = one.taxonRank === LABEL ? one : taxonAt(one, rank);
      if (!at) return -1;
      const number = numbers.get(at.taxonId) ?? numbers.size;
      numbers.set(at.taxonId, number);
      return number;
    });
    return numbers.size < 2 ? [] : [{ rank, groupOf, groups: numbers.size }];
  });
}

function taxonAt(one: ClassLine, rank: NameRank): Pick<ClassLine, 'taxonId'> | undefined {
  return [one, ...one.wider].find((taxon) => taxon.taxonRank === rank);
}

/** Accuracy and means at one rank; null where no photo has a name that narrow. */
export function rankScore(
  { rank, groupOf, groups }: RankGroups,
  answers: readonly (Named & { readonly specimenId: number })[],
): RankScore | null {
  const at = (index: number) => groupOf[index] ?? -1;
  const named = answers
    .filter(({ label }) => at(label) >= 0)
    .map(({ label, predicted, specimenId }) => ({ label: at(label), predicted: at(predicted), specimenId }));
  if (named.length === 0) return null;
  const accuracy = wilsonBySpecimen(
    named.map(({ label, predicted, specimenId }) => ({ specimenId, right: label === predicted })),
  );
  return { rank, accuracy, macro: macroAverage(counted(named, groups)) };
}

interface Counts {
  readonly support: Float64Array;
  readonly predicted: Float64Array;
  readonly right: Float64Array;
}

function noCounts(groups: number): Counts {
  return { support: new Float64Array(groups), predicted: new Float64Array(groups), right: new Float64Array(groups) };
}

function counted(answers: readonly Named[], groups: number): Counts {
  const counts = noCounts(groups);
  for (const { label, predicted } of answers) count(counts, label, predicted);
  return counts;
}

/** A prediction of -1 (wider than the rank) is a miss of its label and a false name of nothing. */
function count({ support, predicted, right }: Counts, label: number, name: number): void {
  support[label]! += 1;
  if (name < 0) return;
  predicted[name]! += 1;
  if (name === label) right[label]! += 1;
}

/** Means over the taxa with photos; a precision or F1 without meaning counts as 0, as scikit-learn's does. */
function macroAverage(counts: Counts): Omit<MacroAverage, 'f1Low' | 'f1High'> {
  const sum = { precision: 0, recall: 0, f1: 0 };
  let taxa = 0;
  counts.support.forEach((support, taxon) => {
    if (support === 0) return;
    const { precision, recall, f1 } = taxonFigures(counts.right[taxon]!, support, counts.predicted[taxon]!);
    sum.precision += precision ?? 0;
    sum.recall += recall ?? 0;
    sum.f1 += f1 ?? 0;
    taxa += 1;
  });
  return { taxa, precision: sum.precision / taxa, recall: sum.recall / taxa, f1: sum.f1 / taxa };
}

/**
 * The means with an interval of F1: the middle 95 % of resamples of the specimens with replacement (the photos of one
 * specimen are alike, so they are drawn together). Needs at least one answer. `turn` is awaited between resamples.
 */
export async function macroWithInterval(
  answers: readonly (Named & { readonly specimenId: number })[],
  classes: number,
  seed: number,
  turn: () => Promise<void> | undefined = () => undefined,
): Promise<MacroAverage> {
  const bySpecimen = new Map<number, Named[]>();
  for (const answer of answers) addTo(bySpecimen, answer.specimenId, answer);
  const specimens = [...bySpecimen.values()];
  // Flat, since a resample goes through all of it: the answers of specimen i from starts[i] to starts[i + 1].
  const starts = new Int32Array(specimens.length + 1);
  for (const [i, own] of specimens.entries()) starts[i + 1] = starts[i]! + own.length;
  const labels = Int32Array.from(specimens.flat(), ({ label }) => label);
  const names = Int32Array.from(specimens.flat(), ({ predicted }) => predicted);
  const counts = noCounts(classes);
  const f1 = new Float64Array(RESAMPLES);
  for (let round = 0; round < RESAMPLES; round++) {
    for (const part of [counts.support, counts.predicted, counts.right]) part.fill(0);
    const next = numbersFrom(chance(seed, RESAMPLE, round));
    for (let drawn = 0; drawn < specimens.length; drawn++) {
      const specimen = Math.floor(next() * specimens.length);
      for (let i = starts[specimen]!; i < starts[specimen + 1]!; i++) count(counts, labels[i]!, names[i]!);
    }
    f1[round] = macroAverage(counts).f1;
    await turn();
  }
  f1.sort();
  return {
    ...macroAverage(counted(answers, classes)),
    f1Low: f1[Math.floor(RESAMPLES * 0.025)]!,
    f1High: f1[Math.ceil(RESAMPLES * 0.975) - 1]!,
  };
}

/** Many numbers in [0, 1) from one: mulberry32, which is enough for a bootstrap. https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function numbersFrom(start: number): () => number {
  let state = Math.floor(start * 0x100000000) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
