/*
 * Which specimens a network learns from, which choose its best epoch and which judge it. Divided by specimen: two photos of
 * one specimen on both sides would let the network be asked what it was told. Runs in the catalogue thread (check page)
 * and in the trainer thread.
 */
import { type GivenPart, isGivenHeldOut } from '../given-part.ts';
import { addTo } from '../lists.ts';
import type { RunPart, SplitPart, ValidationPart } from '../training.ts';
import { chance } from './chance.ts';
import { FEWEST_TO_FIT, isForFitting } from './calibration.ts';

export interface SplitPhoto {
  readonly photoId: number;
  readonly specimenId: number;
  readonly label: number;
  /** The part that it came with; null or left out: none. All photos of a specimen have the same, or none. */
  readonly given?: GivenPart | null;
}

/** Keeps the split's numbers apart from others drawn with the same seed. */
const SPLIT = 1;

/**
 * Each photo's part, by photo id. Within every class the share of specimens nearest to `heldOutShare` is held out, but
 * at least one and never all; which ones depends on the seed and the specimen alone, not on the order of the photos. A
 * class with one specimen goes wholly to learning: held out, it could not be learned, and nothing would be measured.
 * Throws when a specimen has photos under two labels, which the catalogue's one current name per specimen rules out.
 */
export function splitSpecimens(photos: readonly SplitPhoto[], options: Division): Map<number, SplitPart> {
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

interface Division {
  readonly heldOutShare: number;
  readonly seed: number;
}

/**
 * Each photo's part in a new run. What came for validation or for the test is just that, and no other photo joins a test
 * that came. Where validation photos came, all that came for learning is learnt. The other specimens are divided as the
 * settings say, and those held out are for what nothing came for; where both came, they choose the epoch.
 */
export function divideSpecimens(photos: readonly SplitPhoto[], options: Division): Map<number, RunPart> {
  const came = (wanted: GivenPart) => photos.some(({ given }) => given === wanted);
  const [validation, test] = [came('validation'), came('test')];
  if (!validation && !test) return drawSpecimens(photos, options);
  const parts = new Map<number, RunPart>();
  const others: SplitPhoto[] = [];
  for (const photo of photos) {
    const { given = null } = photo;
    if (isGivenHeldOut(given) || (given === 'learn' && validation)) parts.set(photo.photoId, given);
    else others.push(photo);
  }
  const drawn = splitSpecimens(others, options);
  for (const [photoId, part] of drawn) parts.set(photoId, part === 'learn' ? part : test ? 'validation' : 'test');
  if (test) return parts;
  const judging = [...parts.values()].filter((part) => part === 'test').length;
  // Too few to judge alone: what chooses judges as well.
  if (judging < FEWEST_TO_FIT) for (const [id, part] of parts) if (part !== 'learn') parts.set(id, 'held-out');
  return parts;
}

/**
 * The same where nothing came. A third of the held-out specimens, those that a temperature is fitted on, are for
 * validation and the others for the test, if both have photos enough; else all of them stay 'held-out' and do both.
 */
function drawSpecimens(photos: readonly SplitPhoto[], options: Division): Map<number, RunPart> {
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
