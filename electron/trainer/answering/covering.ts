/*
 * What in a photo speaks for a class, found by covering it piece by piece and asking the network again (Zeiler and Fergus 2014,
 * arXiv:1311.2901). For networks of small pictures, whose last stage has too few places for a map. Pure.
 */
import type { ExplainingNetwork } from '../../network/network.ts';

/** Fields on a side of the map. */
const FIELDS = 8;

/** The middles of a row of fields, as shares of the picture's side. */
export const FIELD_CENTRES: readonly number[] = Array.from({ length: FIELDS }, (_, place) => (place + 0.5) / FIELDS);

/** Pictures asked about at once. */
const BATCH = 16;

/** Side of what is covered, in fields: their middles lie closer, so that no edge of it hides what a field shows. */
const COVER = 2;

/**
 * How far the certainty of `label`, `whole` for the whole picture, falls, 0 to 1, where a piece around each of `FIELDS` x `FIELDS` places is covered with the
 * picture's own mean colour; 0 where it does not. `turn` is awaited between batches. `picture`: [size, size, 3].
 */
export async function mapByCovering(
  network: Pick<ExplainingNetwork, 'predict'>,
  picture: Uint8Array,
  size: number,
  { label, whole }: { readonly label: number; readonly whole: number },
  turn: () => Promise<unknown>,
): Promise<Float32Array> {
  const map = new Float32Array(FIELDS ** 2);
  for (let from = 0; from < map.length; from += BATCH) {
    await turn();
    const pictures = new Uint8Array(BATCH * picture.length);
    for (let i = 0; i < BATCH; i++) pictures.set(covered(picture, size, [from + i]), i * picture.length);
    const left = network.predict(pictures, BATCH);
    for (let i = 0; i < BATCH; i++) {
      map[from + i] = Math.max(0, whole - (left[(i * left.length) / BATCH + label] ?? 0));
    }
  }
  return map;
}

/** The picture with the pieces around these fields in its mean colour. `fields`: on a side; `cover`: of a piece, in fields. */
export function covered(
  picture: Uint8Array,
  size: number,
  places: readonly number[],
  { fields = FIELDS, cover = COVER } = {},
): Uint8Array {
  const mean = meanColour(picture);
  const result = Uint8Array.from(picture);
  const reach = (middle: number) => {
    const half = (cover * size) / fields / 2;
    return [Math.max(0, Math.round(middle - half)), Math.min(size, Math.round(middle + half))] as const;
  };
  for (const place of places) {
    const [left, right] = reach((((place % fields) + 0.5) * size) / fields);
    const [top, bottom] = reach(((Math.floor(place / fields) + 0.5) * size) / fields);
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) result.set(mean, 3 * (size * y + x));
    }
  }
  return result;
}

function meanColour(picture: Uint8Array): number[] {
  const sums = [0, 0, 0];
  for (let at = 0; at < picture.length; at++) sums[at % 3]! += picture[at]!;
  return sums.map((sum) => Math.round((3 * sum) / picture.length));
}
