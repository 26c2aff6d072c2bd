/*
 * The measures that stand above an evaluation, and the one scale on which their intervals are drawn. Pure; no DOM.
 */
import { type Evaluation, FEW_PHOTOS } from '../../../electron/domain/evaluation.ts';
import { namedHereWords } from '../../../electron/domain/language/language.ts';
import { EVALUATE as words } from '../../../electron/domain/language/window.ts';
import { isItalicRank } from '../../../electron/domain/taxonomy.ts';
import { judgingWord, type ModelSummary } from '../../../electron/domain/training.ts';

export interface Measure {
  readonly key: string;
  readonly label: string;
  readonly taxon: { readonly name: string; readonly italic: boolean } | null;
  /** 0..1 */
  readonly value: number;
  /** 95 % interval for photos to come; null where there is none. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Set where the figure rests on so few photos that it says little. */
  readonly only: number | null;
  /** What it is, in a sentence. */
  readonly what: string;
}

/** Ranks shown beside each other above the figures; all of them stand in the table of taxa. */
const MOST_RANKS = 4;

export function measuresOf(evaluation: Evaluation): Measure[] {
  const { accuracy, top5 } = evaluation.toCome;
  const few = (photos: number) => (photos < FEW_PHOTOS ? photos : null);
  const [narrowest] = evaluation.ranks;
  const measures: Measure[] = [];
  // Where all names are of one rank the two are the same figure.
  if (!narrowest || narrowest.accuracy.n !== accuracy.n || narrowest.accuracy.right !== accuracy.right) {
    measures.push({
      key: 'names',
      ...words.measures.names,
      taxon: null,
      value: accuracy.value,
      interval: [accuracy.low, accuracy.high],
      only: few(accuracy.n),
    });
  }
  for (const { rank, accuracy } of evaluation.ranks.slice(0, MOST_RANKS)) {
    measures.push({
      key: rank,
      ...words.measures.rank(rank),
      taxon: null,
      value: accuracy.value,
      interval: [accuracy.low, accuracy.high],
      only: few(accuracy.n),
    });
  }
  measures.push(
    {
      key: 'top5',
      ...words.measures.top5,
      taxon: null,
      value: top5.value,
      interval: [top5.low, top5.high],
      only: few(top5.n),
    },
    {
      key: 'f1',
      ...words.measures.f1,
      taxon: null,
      value: evaluation.macro.f1,
      interval: [evaluation.macro.f1Low, evaluation.macro.f1High],
      only: few(accuracy.n),
    },
  );
  const weakest = weakestTaxon(evaluation);
  if (weakest) measures.push(weakest);
  return measures;
}

/** The taxon found least often, among those with enough photos if there are any. */
function weakestTaxon({ taxa }: Evaluation): Measure | null {
  const known = taxa.filter(({ support, recall }) => support > 0 && recall !== null);
  const enough = known.filter(({ few }) => !few);
  const weakest = (enough.length > 0 ? enough : known).reduce<(typeof known)[number] | null>(
    (least, taxon) => (least === null || (taxon.recall ?? 1) < (least.recall ?? 1) ? taxon : least),
    null,
  );
  if (!weakest || weakest.recall === null) return null;
  const { scientificName, taxonRank, recall, recallLow, recallHigh, few, support } = weakest;
  return {
    key: 'weakest',
    ...words.measures.weakest,
    taxon: { name: scientificName, italic: isItalicRank(taxonRank) },
    value: recall,
    interval: recallLow === null || recallHigh === null ? null : [recallLow, recallHigh],
    only: few ? support : null,
  };
}

/** Where the common scale of all whiskers begins, 0..1; it ends at 1. */
export function scaleFloor(measures: readonly Measure[]): number {
  const lowest = Math.min(1, ...measures.map(({ value, interval }) => interval?.[0] ?? value));
  return [0.65, 0.5, 0.25].find((floor) => lowest >= floor) ?? 0;
}

/** How a name of this evaluation is set; undefined: it is none of its taxa. */
export function italicIn({ taxa }: Pick<Evaluation, 'taxa'>, name: string): boolean | undefined {
  const taxon = taxa.find(({ scientificName }) => scientificName === name);
  return taxon && isItalicRank(taxon.taxonRank);
}

/** What the photos are called that judge a model. */
export function judgedOn({ runId, validation }: ModelSummary): 'test' | 'held-out' | 'named' {
  return runId === null ? 'named' : judgingWord(validation);
}

/** Why the intervals are wider than so many photos would make them; '' where they are not. */
export function alikeWords({ specimens, toCome }: Pick<Evaluation, 'specimens' | 'toCome'>): string {
  const { effective, accuracy } = toCome;
  if (effective === null || accuracy.n === specimens) return '';
  return words.chosen.alike(accuracy.n, effective);
}

/** The same in the fewest words, after how many photos were measured. */
export function countingWords(evaluation: Pick<Evaluation, 'specimens' | 'toCome'>): string {
  const { effective } = evaluation.toCome;
  return alikeWords(evaluation) === '' || effective === null ? '' : words.chosen.counting(effective);
}

/** How the epoch was chosen that was measured. */
export function choiceWords({
  validation,
  given,
  namedHere,
}: Pick<Evaluation, 'validation' | 'given' | 'namedHere'>): string {
  if (namedHere) return namedHereWords(namedHere).join(' ');
  const chosen = validation ? words.chosen.byValidation(validation.photos) : words.chosen.bySamePhotos;
  return given && given.test > 0 ? `${words.chosen.cameForTest} ${chosen}` : chosen;
}

/** "measured on 641 photos of 308 specimens it never saw", or "named here"; of a sample, out of how many it was drawn. */
export function measuredWords({
  sample,
  frame,
  specimens,
  unreadable,
  namedHere,
}: Pick<Evaluation, 'sample' | 'frame' | 'specimens' | 'unreadable' | 'namedHere'>): string {
  const photos = sample - unreadable;
  const whose = namedHere ? 'named' : 'unseen';
  return sample < frame ? words.chosen.drawn(photos, frame, whose) : words.chosen.photos(photos, specimens, whose);
}
