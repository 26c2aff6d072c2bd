/*
 * The confusion matrix as it is shown: taxa by taxa, or, where there are too many to read, by genus (or the next rank at
 * which they are few enough), from which one goes down to the taxa of a cell. Pure; no DOM.
 */
import type { Evaluation, TaxonScore } from '../../../electron/contract/evaluation.ts';
import { isItalicRank, type Rank, RANKS } from '../../../electron/contract/taxonomy.ts';

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

/** What Enter does on a cell: go down to the taxa of its two groups, or show its photos. null: the cell has none. */
export function cellWithin({ rank, groups }: MatrixView, row: number, column: number): readonly number[] | null {
  const [label, predicted] = [groups[row], groups[column]];
  if (rank === null || !label || !predicted) return null;
  const places = row === column ? label.places : [...label.places, ...predicted.places].sort((a, b) => a - b);
  // One taxon on either side says no more than the cell itself.
  return label.places.length === 1 && predicted.places.length === 1 ? null : places;
}

/** 0..1 of the row's photos; what the colour of a cell says. */
export function cellShare({ groups, counts }: MatrixView, row: number, column: number): number {
  const photos = groups[row]?.photos ?? 0;
  return photos === 0 ? 0 : (counts[row]?.[column] ?? 0) / photos;
}

/** The same place moved by an arrow key, Home or End; stays within the matrix. */
export function nextCell(at: readonly [number, number], key: string, size: number): readonly [number, number] | null {
  const [row, column] = at;
  const last = Math.max(0, size - 1);
  const held = (value: number) => Math.max(0, Math.min(last, value));
  switch (key) {
    case 'ArrowUp':
      return [held(row - 1), column];
    case 'ArrowDown':
      return [held(row + 1), column];
    case 'ArrowLeft':
      return [row, held(column - 1)];
    case 'ArrowRight':
      return [row, held(column + 1)];
    case 'Home':
      return [row, 0];
    case 'End':
      return [row, last];
    default:
      return null;
  }
}

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
