/*
 * Which specimens a network learns from, which choose its best epoch and which judge it. Divided by specimen: two photos of
 * one specimen on both sides would let the network be asked what it was told. Runs in the catalogue thread (check page)
 * and in the trainer thread.
 */
import { addTo } from '../lists.ts';
import type { RunPart, SplitPart, ValidationPart } from '../training.ts';
import { chance } from './chance.ts';
import { FEWEST_TO_FIT, isForFitting } from './calibration.ts';

export interface SplitPhoto {
  readonly photoId: number;
  readonly specimenId: number;
  readonly label: number;
}

/** Keeps the split's numbers apart from others drawn with the same seed. */
const SPLIT = 1;

/**
 * Each photo's part, by photo id. Within every class the share of specimens nearest to `heldOutShare` is held out, but
 * at least one and never all; which ones depends on the seed and the specimen alone, not on the order of the photos. A
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
  for (const [id, label] of labels) addTo(specimens, label, { id, at: chance(options.seed, SPLIT, id) });

  const heldOut = new Set<number>();
  for (const drawn of specimens.values()) {
    drawn.sort((a, b) => a.at - b.at || a.id - b.id);
    const count = heldOutCount(drawn.length, options.heldOutShare);
    for (const { id } of drawn.slice(0, count)) heldOut.add(id);
  }
  return new Map(photos.map(({ photoId, specimenId }) => [photoId, heldOut.has(specimenId) ? 'held-out' : 'learn']));
}

/**
 * Each photo's part in a new run. A third of the held-out specimens, those that a temperature is fitted on, are for
 * validation and the others for the test, if both have photos enough; else all of them stay 'held-out' and do both.
 */
export function divideSpecimens(
  photos: readonly SplitPhoto[],
  options: { readonly heldOutShare: number; readonly seed: number },
): Map<number, RunPart> {
  const parts: Map<number, RunPart> = splitSpecimens(photos, options);
  const heldOut = photos.filter(({ photoId }) => parts.get(photoId) === 'held-out');
  const chooses = ({ specimenId }: SplitPhoto) => isForFitting(specimenId, options.seed);
  const choosing = heldOut.filter(chooses).length;
  if (Math.min(choosing, heldOut.length - choosing) < FEWEST_TO_FIT) return parts;
  for (const photo of heldOut) parts.set(photo.photoId, chooses(photo) ? 'validation' : 'test');
  return parts;
}

/** What a division set aside for validation; null: nothing. */
export function validationIn(
  photos: readonly SplitPhoto[],
  parts: ReadonlyMap<number, RunPart>,
): ValidationPart | null {
  const set = photos.filter(({ photoId }) => parts.get(photoId) === 'validation');
  if (set.length === 0) return null;
  return { photos: set.length, specimens: new Set(set.map(({ specimenId }) => specimenId)).size };
}

/** How many of a class's specimens are held out. */
export function heldOutCount(specimens: number, heldOutShare: number): number {
  return specimens < 2 ? 0 : Math.min(specimens - 1, Math.max(1, Math.round(specimens * heldOutShare)));
}
