/* Two models on the same photos, and what would change if the other one's names were taken. */
import { ACTS } from '../../acts.ts';
import { count, counted, when } from '../../words.ts';
import { measure } from '../../terms.ts';

export const COMPARE = {
  nothing: 'Nothing to compare with yet',
  /** `fromFile`: at least one of the two came in a file. */
  unmeasured: (model: string, fromFile: boolean) =>
    `${model} was not measured yet. Both are compared on ${photosOfBoth(fromFile)}.`,
  trainSecond: (fromFile: boolean) => `Train a second model: both are then compared on ${photosOfBoth(fromFile)}.`,
  measure: (model: string) => `Measure ${model}`,
  /** Before the choice of the other model. */
  comparedWith: (model: string) => `${model} compared with`,
  choose: 'Compare with',
  one: ({ modelName, sample, madeUtc }: { modelName: string; sample: number; madeUtc: string }) =>
    `${modelName}, ${counted(sample, 'photo')}, ${when(madeUtc)}`,
  notMeasured: (model: string) => `${model} was not measured yet.`,
  measureIt: 'Measure it',
  impossible: 'They cannot be compared',
  label: 'Comparison',
  same: 'Both on the same photos',
  head: (photos: number) => `Both on the same ${counted(photos, 'photo')}`,
  verdict: {
    alike: 'The two are right and wrong on the same photos.',
    equal: 'Neither is better: each alone is right equally often.',
    better: (model: string) => `${model} is better on these photos.`,
    ahead: (model: string) => `${model} is ahead, but not by more than chance would do.`,
  },
  table: 'Photos by which model is right',
  right: (model: string) => `${model} right`,
  wrong: (model: string) => `${model} wrong`,
  renamed: (photos: number) =>
    `${counted(photos, 'photo')} whose label differs between the two ${photos === 1 ? 'is' : 'are'} left out.`,
  /** How often each alone is right, and McNemar's test of it. */
  test: ({ first, second, onlyFirstRight, onlySecondRight, mcnemar }: Tested) => {
    const alone = `${first.modelName} alone is right on ${onlyFirstRight}, ${second.modelName} alone on ${onlySecondRight}.`;
    if (!mcnemar) return alone;
    const method =
      mcnemar.method === 'exact'
        ? 'McNemar’s exact test'
        : `McNemar’s test, continuity-corrected, chi-square ${mcnemar.statistic?.toFixed(2) ?? ''}`;
    return `${alone} ${method}: ${probability(mcnemar.p)}, if the two were equally good, a difference like this or larger would come in ${measure(mcnemar.p)} of such comparisons.`;
  },
  probability,
} as const;

function photosOfBoth(fromFile: boolean): string {
  return fromFile ? 'the photos that both were measured on' : 'the photos that neither learned from';
}

export interface Tested {
  readonly first: { readonly modelName: string };
  readonly second: { readonly modelName: string };
  readonly onlyFirstRight: number;
  readonly onlySecondRight: number;
  readonly mcnemar: {
    readonly method: 'exact' | 'corrected';
    readonly statistic: number | null;
    readonly p: number;
  } | null;
}

/** "p = 0.012", "p < 0.0001". */
function probability(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${p < 0.001 ? p.toFixed(4) : p < 0.1 ? p.toFixed(3) : p.toFixed(2)}`;
}

export const DISCORDANT = {
  label: 'Photos on which one alone is right',
  head: 'Where one alone is right',
  photos: (photos: number) => counted(photos, 'photo'),
  who: 'Who is right',
  either: 'Either',
  only: (model: string) => `Only ${model}`,
  /** After the name on the label. */
  now: (name: string) => [', now ', { name }],
  right: 'right:',
  wrong: 'wrong:',
} as const;

export const ADOPTION = {
  head: 'What would change',
  which: (model: string, now: string) => `${model} in place of ${now}`,
  turn: 'The other way round',
  problem: 'That could not be worked out',
  nothing: 'No specimen without a person’s name was recognised by both models yet.',
  changed: (changed: number, specimens: number) => [
    { strong: count(changed) },
    ` of ${counted(specimens, 'specimen')} without a person’s name would get another prediction. Names that a person gave stay.`,
  ],
  unanswered: (specimens: number, model: string) => `${counted(specimens, 'specimen')} not recognised by ${model} yet.`,
  recognise: (model: string) => `Recognise with ${model}`,
  columns: { now: 'Now', instead: 'Would be', specimens: 'Specimens', examples: 'Such as' },
  noName: 'no name',
  openExample: 'Open an example in Review',
  open: ACTS.openInReview,
  commonest: (shown: number, kinds: number) => `The ${shown} commonest of ${count(kinds)} kinds of change.`,
} as const;
