/*
 * How far apart the network sees the photos of one taxon and of two. Plain arithmetic on embeddings; runs anywhere.
 */
import type { DistanceFigures, Distances } from '../evaluation.ts';

/** Pairs grow with the square: 500 photos are 125,000 pairs, about a second for embeddings of 2,048 numbers. */
export const MOST_COMPARED = 500;

export interface SeenPhoto {
  readonly label: number;
  readonly embedding: Float32Array;
}

/**
 * Distances among the photos of taxa that have at least two of them. null with fewer than two such taxa. The silhouette
 * of a photo is (b - a) / max(a, b), a its mean distance to the others of its taxon, b the least mean distance to
 * another taxon's (Rousseeuw 1987, J. Comput. Appl. Math. 20:53). `turn` is awaited between photos.
 */
export async function distances(
  photos: readonly SeenPhoto[],
  classes: readonly { readonly taxonId: number; readonly scientificName: string }[],
  turn: () => Promise<void> | undefined = () => undefined,
): Promise<Distances | null> {
  const counts = new Map<number, number>();
  for (const { label } of photos) counts.set(label, (counts.get(label) ?? 0) + 1);
  const compared = photos.filter(({ label }) => (counts.get(label) ?? 0) >= 2);
  const labels = [...new Set(compared.map(({ label }) => label))].sort((a, b) => a - b);
  if (labels.length < 2) return null;
  const place = new Map(labels.map((label, index) => [label, index]));
  const group = compared.map(({ label }) => place.get(label)!);
  const sizes = labels.map((label) => counts.get(label)!);

  const embeddings = compared.map(({ embedding }) => embedding);
  const unit = embeddings.map(unitVector);
  const manhattan = await compareAll(embeddings, group, sizes, manhattanDistance, turn);
  const cosine = await compareAll(unit, group, sizes, (a, b) => 1 - product(a, b), turn);
  const perTaxon = labels.map((label, index) => {
    const taxon = classes[label]!;
    const others = cosine.means[index]!.map((mean, other) => ({ mean, other })).filter(({ other }) => other !== index);
    const nearest = others.reduce((best, one) => (one.mean < best.mean ? one : best));
    return {
      taxonId: taxon.taxonId,
      scientificName: taxon.scientificName,
      photos: sizes[index]!,
      within: cosine.means[index]![index]!,
      silhouette: cosine.silhouettes[index]!,
      nearest: classes[labels[nearest.other]!]!.scientificName,
      nearestDistance: nearest.mean,
    };
  });
  return {
    photos: compared.length,
    taxa: labels.length,
    manhattan: manhattan.figures,
    cosine: cosine.figures,
    perTaxon: perTaxon.sort((a, b) => a.silhouette - b.silhouette),
  };
}

interface Compared {
  readonly figures: DistanceFigures;
  /** Mean silhouette of each group. */
  readonly silhouettes: readonly number[];
  /** Mean distance between groups; on the diagonal over pairs of different photos. */
  readonly means: readonly (readonly number[])[];
}

async function compareAll<V>(
  vectors: readonly V[],
  group: readonly number[],
  sizes: readonly number[],
  distance: (a: V, b: V) => number,
  turn: () => Promise<void> | undefined,
): Promise<Compared> {
  /** sums[photo][group] */
  const sums = vectors.map(() => new Float64Array(sizes.length));
  for (let a = 0; a < vectors.length; a++) {
    for (let b = a + 1; b < vectors.length; b++) {
      const apart = distance(vectors[a]!, vectors[b]!);
      sums[a]![group[b]!]! += apart;
      sums[b]![group[a]!]! += apart;
    }
    await turn();
  }
  const between = sizes.map(() => new Float64Array(sizes.length));
  const silhouettes = new Float64Array(sizes.length);
  sums.forEach((row, photo) => {
    const own = group[photo]!;
    row.forEach((sum, other) => (between[own]![other]! += sum));
    const inside = row[own]! / (sizes[own]! - 1);
    let outside = Infinity;
    row.forEach((sum, other) => {
      if (other !== own) outside = Math.min(outside, sum / sizes[other]!);
    });
    const larger = Math.max(inside, outside);
    silhouettes[own]! += larger === 0 ? 0 : (outside - inside) / larger;
  });
  const pairs = (a: number, b: number) => (a === b ? sizes[a]! * (sizes[a]! - 1) : sizes[a]! * sizes[b]!);
  const total = { within: 0, between: 0, withinPairs: 0, betweenPairs: 0 };
  between.forEach((row, a) =>
    row.forEach((sum, b) => {
      total[a === b ? 'within' : 'between'] += sum;
      total[a === b ? 'withinPairs' : 'betweenPairs'] += pairs(a, b);
    }),
  );
  return {
    figures: {
      within: total.within / total.withinPairs,
      between: total.between / total.betweenPairs,
      silhouette: silhouettes.reduce((a, b) => a + b, 0) / vectors.length,
    },
    silhouettes: [...silhouettes].map((sum, index) => sum / sizes[index]!),
    means: between.map((row, a) => [...row].map((sum, b) => sum / pairs(a, b))),
  };
}

/** Sum of absolute differences. */
function manhattanDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum;
}

/** Of length 1, so that 1 - product is the cosine distance; all zeros stay so. */
function unitVector(vector: Float32Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return Float64Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
