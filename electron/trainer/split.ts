/*
 * Which specimens a network learns from and which are held out to measure it. Divided by specimen: two photos of one
 * specimen on both sides would let the network be asked what it was told. Runs in the catalogue thread (check page) and
 * in the trainer thread; imports only the contract and chance.ts.
 */
import type { SplitPart } from '../contract/threads.ts';
import { chance } from './chance.ts';

export interface SplitPhoto {
  readonly photoId: number;
  readonly specimenId: number;
  readonly label: number;
}

/** Keeps the split's numbers apart from others drawn with the same seed. */
const SPLIT = 1;

/**
 * Each photo's part, by photo id. Within every class the share of specimens nearest to `heldOutShare` is held out, but
 * at least one and never all; which ones hangs on the seed and the specimen alone, not on the order of the photos. A
 * class with one specimen goes wholly to learning: held out, it could not be learned, and nothing would be measured.
 * Throws when a specimen has photos under two labels, which the catalogue's one current name per specimen rules out.
 */
export function splitSpecimens(
  photos: readonly SplitPhoto[],
  options: { readonly heldOutShare: number; readonly seed: number },
): Map<number, SplitPart> {
  const labels = new Map<number, number>();
  for (const { specimenId, label } of photos) {
    const before = labels.get(specimenId);
    if (before !== undefined && before !== label) {
      throw new Error(`specimen ${specimenId} has photos under two labels, ${before} and ${label}`);
    }
    labels.set(specimenId, label);
  }

  const specimens = new Map<number, { id: number; at: number }[]>();
  for (const [id, label] of labels) {
    const drawn = { id, at: chance(options.seed, SPLIT, id) };
    const others = specimens.get(label);
    if (others) others.push(drawn);
    else specimens.set(label, [drawn]);
  }

  const heldOut = new Set<number>();
  for (const drawn of specimens.values()) {
    drawn.sort((a, b) => a.at - b.at || a.id - b.id);
    const count = heldOutCount(drawn.length, options.heldOutShare);
    for (const { id } of drawn.slice(0, count)) heldOut.add(id);
  }
  return new Map(photos.map(({ photoId, specimenId }) => [photoId, heldOut.has(specimenId) ? 'held-out' : 'learn']));
}

/** How many of a class's specimens are held out. */
export function heldOutCount(specimens: number, heldOutShare: number): number {
  return specimens < 2 ? 0 : Math.min(specimens - 1, Math.max(1, Math.round(specimens * heldOutShare)));
}
