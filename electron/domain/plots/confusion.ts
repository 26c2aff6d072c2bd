/*
 * The confusion matrix as it is drawn, in the window and in files: taxa by taxa, or, where there are too many to read, by
 * genus (or the next rank at which they are few enough). Pure; runs everywhere.
 */
import type { Evaluation, TaxonScore } from '../evaluation.ts';
import { isItalicRank, type Rank, RANKS } from '../taxonomy.ts';

/** Above so many rows the matrix shows a wider rank. */
export const MOST_ROWS = 40;

export interface MatrixGroup {
  readonly key: string;
  readonly name: string;
  readonly italic: boolean;
  /** Places in the evaluation's `taxa`. */
  readonly places: readonly number[];
  /** Photos labelled so, whatever they were taken for. */
  readonly photos: number;
}

export interface MatrixView {
  /** null: the taxa themselves. */
  readonly rank: Rank | null;
  readonly groups: readonly MatrixGroup[];
  /** counts[row][column]: photos of one group that were taken for the other. */
  readonly counts: readonly (readonly number[])[];
}

type Measured = Pick<Evaluation, 'taxa' | 'confusion'>;

/** `within`: only these places of `taxa`; null: all that any photo is labelled as or was taken for. */
export function matrixView(measured: Measured, within: readonly number[] | null): MatrixView {
  const places = within ?? placesInUse(measured);
  const { rank, groups } = grouping(measured, places);
  const groupOf = new Map(groups.flatMap(({ places }, index) => places.map((place) => [place, index] as const)));
  const counts = groups.map(() => groups.map(() => 0));
  for (const label of places) {
    for (const predicted of places) {
      const row = counts[groupOf.get(label) ?? -1];
      const column = groupOf.get(predicted) ?? -1;
      const count = measured.confusion[label]?.[predicted] ?? 0;
      if (row && count > 0) row[column] = (row[column] ?? 0) + count;
    }
  }
  return { rank, groups, counts };
}

/** All numbers: one row a label, one column a predicted name, whatever is drawn. */
export function confusionTable({ taxa, confusion }: Measured): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
} {
  const names = taxa.map(({ scientificName }) => scientificName);
  return { head: ['label', ...names], rows: confusion.map((row, place) => [names[place] ?? '', ...row]) };
}

export interface MatrixCell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  readonly right: boolean;
  /** Of its colour, 0..1; see cellStrength. */
  readonly strength: number;
}

/** Row by row. */
export function matrixCells(view: MatrixView): MatrixCell[] {
  return view.counts.flatMap((counts, row) =>
    counts.map((count, column) => {
      const right = row === column;
      return { row, column, count, right, strength: cellStrength(cellShare(view, row, column), right) };
    }),
  );
}

/** 0..1 of the row's photos; what the colour of a cell says. */
export function cellShare({ groups, counts }: MatrixView, row: number, column: number): number {
  const photos = groups[row]?.photos ?? 0;
  return photos === 0 ? 0 : (counts[row]?.[column] ?? 0) / photos;
}

/**
 * How strong a cell's colour is, 0..1: seen at one mistake already. `share` of the row, 0..1. Between 0.5 and 0.9 neither
 * ink nor paper can be read on it in both themes (4.5:1), so that it leaps over them: for taxa found three times in four,
 * and for names that take half of another's photos.
 */
export function cellStrength(share: number, right: boolean): number {
  if (right) return share < 0.75 ? 0.2 + 0.4 * share : 0.9 + 0.4 * (share - 0.75);
  return share < 0.5 ? 0.12 + 0.53 * Math.sqrt(share) : 0.9 + 0.2 * (share - 0.5);
}

/** From this strength on figures stand light on dark. */
export const DEEP = 0.7;

function placesInUse({ taxa, confusion }: Measured): number[] {
  return taxa.flatMap(({ support }, place) =>
    support > 0 || confusion.some((row) => (row[place] ?? 0) > 0) ? [place] : [],
  );
}

function grouping({ taxa }: Measured, places: readonly number[]): Pick<MatrixView, 'rank' | 'groups'> {
  const alone = { rank: null, groups: places.flatMap((place) => groupOfTaxon(taxa[place], place)) };
  if (places.length <= MOST_ROWS) return alone;
  const byRank = RANKS.toReversed()
    .map((rank) => ({ rank, groups: groupsAt(taxa, places, rank) }))
    .filter(({ groups }) => groups.length > 1 && groups.length < places.length);
  const wide = byRank.find(({ groups }) => groups.length <= MOST_ROWS) ?? byRank.at(-1);
  return wide ?? alone;
}

function groupOfTaxon(taxon: TaxonScore | undefined, place: number): MatrixGroup[] {
  if (!taxon) return [];
  const { taxonId, scientificName, taxonRank, support } = taxon;
  return [
    {
      key: String(taxonId),
      name: scientificName,
      italic: isItalicRank(taxonRank),
      places: [place],
      photos: support,
    },
  ];
}

/** Taxa that have no name at this rank stand alone. */
function groupsAt(taxa: readonly TaxonScore[], places: readonly number[], rank: Rank): MatrixGroup[] {
  const groups = new Map<string, { name: string; italic: boolean; places: number[]; photos: number }>();
  for (const place of places) {
    const taxon = taxa[place];
    if (!taxon) continue;
    const { taxonId, scientificName, taxonRank } =
      taxon.taxonRank === rank ? taxon : (taxon.wider.find((wider) => wider.taxonRank === rank) ?? taxon);
    const key = String(taxonId);
    const group = groups.get(key) ?? { name: scientificName, italic: isItalicRank(taxonRank), places: [], photos: 0 };
    group.places.push(place);
    group.photos += taxon.support;
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}
