/*
 * The measures that stand above an evaluation, and the one scale on which their intervals are drawn. Pure; no DOM.
 */
import { count } from '../../../electron/domain/words.ts';
import { type Evaluation, FEW_PHOTOS } from '../../../electron/domain/evaluation.ts';
import { namedHereWords } from '../../../electron/domain/language/language.ts';
import { isItalicRank, type Rank } from '../../../electron/domain/taxonomy.ts';

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
      label: 'Names right',
      taxon: null,
      value: accuracy.value,
      interval: [accuracy.low, accuracy.high],
      only: few(accuracy.n),
      what: 'The name with the highest certainty is the one on the label.',
    });
  }
  for (const { rank, accuracy } of evaluation.ranks.slice(0, MOST_RANKS)) {
    measures.push({
      key: rank,
      label: `${rankWord(rank)} right`,
      taxon: null,
      value: accuracy.value,
      interval: [accuracy.low, accuracy.high],
      only: few(accuracy.n),
      what: `The name belongs to the right ${rank}, whatever is below it.`,
    });
  }
  measures.push(
    {
      key: 'top5',
      label: 'Among the first five',
      taxon: null,
      value: top5.value,
      interval: [top5.low, top5.high],
      only: few(top5.n),
      what: 'The name on the label is one of the five that are predicted.',
    },
    {
      key: 'f1',
      label: 'F1, mean over taxa',
      taxon: null,
      value: evaluation.macro.f1,
      interval: [evaluation.macro.f1Low, evaluation.macro.f1High],
      only: few(accuracy.n),
      what: 'Every taxon counts alike, however many photos it has; the interval comes from resampling the specimens.',
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
    label: 'Weakest recall',
    taxon: { name: scientificName, italic: isItalicRank(taxonRank) },
    value: recall,
    interval: recallLow === null || recallHigh === null ? null : [recallLow, recallHigh],
    only: few ? support : null,
    what: 'Of the photos of this taxon, so many were given its name: the fewest of all taxa.',
  };
}

/** Where the common scale of all whiskers begins, 0..1; it ends at 1. */
export function scaleFloor(measures: readonly Measure[]): number {
  const lowest = Math.min(1, ...measures.map(({ value, interval }) => interval?.[0] ?? value));
  return [0.65, 0.5, 0.25].find((floor) => lowest >= floor) ?? 0;
}

/** "Species", "Genus": a rank at the beginning of a label. */
export function rankWord(rank: Rank): string {
  return rank.charAt(0).toUpperCase() + rank.slice(1);
}

/** Why the intervals are wider than so many photos would make them; '' where they are not. */
export function alikeWords({ specimens, toCome }: Pick<Evaluation, 'specimens' | 'toCome'>): string {
  const { effective, accuracy } = toCome;
  if (effective === null || accuracy.n === specimens) return '';
  return `Photos of one specimen are alike: in the intervals the ${count(accuracy.n)} count as ${count(effective)}.`;
}

/** The same in the fewest words, after how many photos were measured. */
export function countingWords(evaluation: Pick<Evaluation, 'specimens' | 'toCome'>): string {
  const { effective } = evaluation.toCome;
  return alikeWords(evaluation) === '' || effective === null ? '' : `, counting as ${count(effective)}`;
}

/** How the epoch was chosen that was measured. */
export function choiceWords({ validation, namedHere }: Pick<Evaluation, 'validation' | 'namedHere'>): string {
  if (namedHere) return namedHereWords(namedHere).join(' ');
  return validation
    ? `Its epoch and its temperature were chosen on ${count(validation.photos)} other photos (validation).`
    : 'Its epoch was chosen on the same photos, which flatters it a little.';
}

/** "measured on 641 photos of 308 specimens it never saw", or "named here"; of a sample, out of how many it was drawn. */
export function measuredWords(
  {
    sample,
    frame,
    specimens,
    unreadable,
    namedHere,
  }: Pick<Evaluation, 'sample' | 'frame' | 'specimens' | 'unreadable' | 'namedHere'>,
  counted: (count: number, one: string) => string,
): string {
  const photos = counted(sample - unreadable, 'photo');
  const which = namedHere ? 'named here' : 'it never saw';
  return sample < frame
    ? `measured on ${photos}, drawn at random from ${count(frame)} ${which}`
    : `measured on ${photos} of ${counted(specimens, 'specimen')} ${which}`;
}
