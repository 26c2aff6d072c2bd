/*
 * Accuracy at every rank of the catalogue's tree, means over taxa, and the interval of a mean by resampling specimens.
 * Plain arithmetic; runs anywhere; imports only the contract, chance.ts and metrics.ts.
 */
import type { MacroAverage, RankScore } from '../../contract/evaluation.ts';
import { type Rank, RANKS } from '../../contract/taxonomy.ts';
import { chance } from '../chance.ts';
import { taxonFigures, wilsonOfMany } from '../metrics.ts';

/** A class and its wider taxa. */
export interface ClassLine {
  readonly taxonId: number;
  readonly taxonRank: Rank;
  readonly wider: readonly { readonly taxonId: number; readonly taxonRank: Rank }[];
}

export interface Named {
  readonly label: number;
  readonly predicted: number;
}

/** The taxon at a rank that each class belongs to, numbered from 0; -1 for a class that is wider than the rank. */
export interface RankGroups {
  readonly rank: Rank;
  readonly groupOf: readonly number[];
  readonly groups: number;
}

/** Keeps the resamples' numbers apart from others drawn with the same seed. */
const RESAMPLE = 12;
const RESAMPLES = 1_000;

/** Ranks at which the classes fall into two taxa or more, narrowest first. */
export function rankGroups(classes: readonly ClassLine[]): RankGroups[] {
  return RANKS.toReversed().flatMap((rank) => {
    const numbers = new Map<number, number>();
    const groupOf = classes.map((one) => {
      const at = [one, ...one.wider].find((taxon) => taxon.taxonRank === rank);
      if (!at) return -1;
      const number = numbers.get(at.taxonId) ?? numbers.size;
      numbers.set(at.taxonId, number);
      return number;
    });
    return numbers.size < 2 ? [] : [{ rank, groupOf, groups: numbers.size }];
  });
}

/** Accuracy and means at one rank; null where no photo has a name that narrow. */
export function rankScore({ rank, groupOf, groups }: RankGroups, answers: readonly Named[]): RankScore | null {
  const at = (index: number) => groupOf[index] ?? -1;
  const named = answers
    .filter(({ label }) => at(label) >= 0)
    .map(({ label, predicted }) => ({ label: at(label), predicted: at(predicted) }));
  if (named.length === 0) return null;
  const right = named.filter(({ label, predicted }) => label === predicted).length;
  return { rank, accuracy: wilsonOfMany(right, named.length), macro: macroAverage(counted([named], groups)) };
}

interface Counts {
  readonly support: Float64Array;
  readonly predicted: Float64Array;
  readonly right: Float64Array;
}

/** By specimen. A prediction of -1 (wider than the rank) is a miss of its label and a false name of nothing. */
function counted(specimens: readonly (readonly Named[])[], groups: number): Counts {
  const counts = {
    support: new Float64Array(groups),
    predicted: new Float64Array(groups),
    right: new Float64Array(groups),
  };
  for (const answers of specimens) {
    for (const { label, predicted } of answers) {
      counts.support[label]! += 1;
      if (predicted < 0) continue;
      counts.predicted[predicted]! += 1;
      if (predicted === label) counts.right[label]! += 1;
    }
  }
  return counts;
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
 * specimen are alike, so they are drawn together). Needs at least one answer.
 */
export function macroWithInterval(
  answers: readonly (Named & { readonly specimenId: number })[],
  classes: number,
  seed: number,
): MacroAverage {
  const bySpecimen = new Map<number, Named[]>();
  for (const answer of answers) {
    const own = bySpecimen.get(answer.specimenId);
    if (own) own.push(answer);
    else bySpecimen.set(answer.specimenId, [answer]);
  }
  const specimens = [...bySpecimen.values()];
  const f1 = Float64Array.from({ length: RESAMPLES }, (_, round) => {
    const next = numbersFrom(chance(seed, RESAMPLE, round));
    const drawn = specimens.map(() => specimens[Math.floor(next() * specimens.length)]!);
    return macroAverage(counted(drawn, classes)).f1;
  }).sort();
  const all = macroAverage(counted(specimens, classes));
  return { ...all, f1Low: f1[Math.floor(RESAMPLES * 0.025)]!, f1High: f1[Math.ceil(RESAMPLES * 0.975) - 1]! };
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
